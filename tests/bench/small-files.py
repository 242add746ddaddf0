# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""10,000 files of 10 kB from the stand-in Hub into the cache, verified, against the official snapshot_download"""
import json
import os
import statistics
import tempfile

OURS, OFFICIAL = "hubdesk-cli download", "snapshot_download"
AIMS = {OFFICIAL: 0.1}
REPO, FILES = "northlight/many-files", 10_000

cpu = {}  # seconds of each round: (the program's own, the stand-in Hub's)


def pair(bench, files, *options):
    cli, python = bench.cli, bench.python
    server = bench.start(bench.program("hubdesk-fakehub"), "--many-files", str(files), "--quota", "1000000000",
                         "--until-stdin-closes", *options)
    hub = json.loads(server.stdout.readline())["url"]

    def timed(name, *command, **extra):
        """In a folder of its own, which stays: to make files just after many were deleted is slow on some file systems. What the
        disk has not taken of the last round's does not count."""
        def subject():
            place = tempfile.mkdtemp(dir=bench.folder)
            os.sync()
            before = bench.cpu(server)
            seconds, own = bench.cost(*command, HF_HOME=place, XDG_DATA_HOME=place, **extra)
            cpu.setdefault(name, []).append((own, bench.cpu(server) - before))
            return seconds
        return subject

    return {
        OURS: timed(OURS, cli, "--endpoint", hub, "download", REPO),
        OFFICIAL: timed(OFFICIAL, python, "-c", f"import huggingface_hub as hub; hub.snapshot_download('{REPO}')",
                        HF_ENDPOINT=hub),
    }


def subjects(bench):
    return pair(bench, FILES)


def also(values):
    for name, rounds in cpu.items():
        own, served = (statistics.median(one) for one in zip(*rounds[1:]))
        seconds = statistics.median(values[name])
        print(f"  {name}: {FILES / seconds:.0f} files a second; "
              f"{own / FILES * 1e3:.2f} ms CPU a file, and the Hub {served / FILES * 1e3:.2f}")
