# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""2 GiB from the stand-in Hub into the cache, verified, against what the disk, the hash and the cores allow, curl and hf"""
import json
import os
import shutil
import statistics
import sys

OURS, CURL, HASH, TEE, HF = ("hubdesk-cli download", "curl -o", "openssl dgst", "curl | tee | openssl dgst", "hf download")
AIMS = {TEE: 0.75, HF: 0.35}  # hf verifies nothing
SLOWER, SUM = 1.15, 0.8  # the physical limit; one after the other
REPO, FILE, GIB = "northlight/two-gib", "weights.bin", 2

ratio = sys.modules["__main__"].ratio
cpu = {}  # seconds of each round: (the program's own, the stand-in Hub's)


def subjects(bench):
    cli, python = bench.cli, bench.python
    server = bench.start(bench.program("hubdesk-fakehub"), "--demo", "--until-stdin-closes")
    hub = json.loads(server.stdout.readline())["url"]
    url = f"{hub}/{REPO}/resolve/main/{FILE}"

    def timed(name, *command, clean=True, **extra):
        """What the last round left goes first, and does not count."""
        def subject():
            for folder in ("cache", "state", "home") if clean else ():
                shutil.rmtree(bench.folder / folder, ignore_errors=True)
            if clean:
                (bench.folder / "plain").unlink(missing_ok=True)
            before = bench.cpu(server)
            seconds, own = bench.cost(*command, **extra)
            cpu.setdefault(name, []).append((own, bench.cpu(server) - before))
            return seconds
        return subject

    return {
        OURS: timed(OURS, cli, "--endpoint", hub, "--cache-dir", bench.folder / "cache", "download", REPO, FILE,
                    XDG_DATA_HOME=str(bench.folder / "state")),
        CURL: timed(CURL, "curl", "-sSfL", "-o", "plain", url),
        HASH: timed(HASH, "openssl", "dgst", "-sha256", "plain", clean=False),  # of what curl has left
        TEE: timed(TEE, "bash", "-o", "pipefail", "-c", f"curl -sSfL {url} | tee plain | openssl dgst -sha256"),
        HF: timed(HF, python, "-m", "huggingface_hub.cli.hf", "download", REPO, FILE, HF_ENDPOINT=hub),
    }


def also(values):
    ours, curl, digest = (statistics.median(values[name]) for name in (OURS, CURL, HASH))
    own = {name: statistics.median(one for one, _ in rounds[1:]) for name, rounds in cpu.items()}
    served = statistics.median(one for _, one in cpu[CURL][1:])
    cores = len(os.sched_getaffinity(0))
    shared = (own[CURL] + own[HASH] + served) / cores
    ratio(f"{OURS} / the slower of {CURL}, {HASH}", ours / max(curl, digest), SLOWER)
    ratio(f"{OURS} / {CURL} and then {HASH}", ours / (curl + digest), SUM)
    print(f"  where the Hub, {CURL} and {HASH} share {cores} cores: {served:.2f} + {own[CURL]:.2f} + {own[HASH]:.2f} CPU s, so "
          f"nobody is faster than {shared:.3f} s")
    ratio(f"{OURS} / the slowest of {CURL}, {HASH} and that", ours / max(curl, digest, shared), SLOWER)
    for name in (OURS, CURL, TEE, HF):
        print(f"  {name}: {own[name] / GIB:.2f} CPU s a GiB")
