# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""peak memory of the 2 GiB download over that of a file of a few bytes; the aim is under 40 MB"""
import json
import shutil

UNIT = "MB"


def subjects(bench):
    cli = bench.cli
    hub = json.loads(bench.start(bench.program("hubdesk-fakehub"), "--demo", "--until-stdin-closes").stdout.readline())["url"]

    def peak(repo, file):
        for name in ("cache", "state"):
            shutil.rmtree(bench.folder / name, ignore_errors=True)
        return bench.peak(cli, "--endpoint", hub, "--cache-dir", bench.folder / "cache", "download", repo, file,
                          XDG_DATA_HOME=str(bench.folder / "state"))

    def over():
        return peak("northlight/two-gib", "weights.bin") - peak("northlight/two-gib", "README.md")

    return {"peak of 2 GiB over a small file": over, "a small file": lambda: peak("northlight/two-gib", "README.md")}
