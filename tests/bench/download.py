# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""2 GiB from the stand-in Hub into the cache, verified, against curl followed by openssl, and the official client"""
import json
import shutil
import time

AIMS = {"curl, openssl dgst": 0.8, "hf download": 0.5}
REPO, FILE = "northlight/two-gib", "weights.bin"


def subjects(bench):
    cli, python = bench.cli, bench.python
    hub = json.loads(bench.start(bench.program("hubdesk-fakehub"), "--demo", "--until-stdin-closes").stdout.readline())["url"]

    def timed(work):
        """What the last round left goes first, and does not count."""
        def subject():
            for name in ("cache", "state", "home"):
                shutil.rmtree(bench.folder / name, ignore_errors=True)
            (bench.folder / "plain").unlink(missing_ok=True)
            started = time.perf_counter()
            work()
            return time.perf_counter() - started
        return subject

    def ours():
        bench.run(cli, "--endpoint", hub, "--cache-dir", bench.folder / "cache", "download", REPO, FILE,
                  XDG_DATA_HOME=str(bench.folder / "state"))

    def plain():
        bench.run("curl", "-sSfL", "-o", "plain", f"{hub}/{REPO}/resolve/main/{FILE}")
        bench.run("openssl", "dgst", "-sha256", "plain")

    def official():
        bench.run(python, "-m", "huggingface_hub.cli.hf", "download", REPO, FILE, HF_ENDPOINT=hub)

    return {"hubdesk-cli download": timed(ours), "curl, openssl dgst": timed(plain), "hf download": timed(official)}
