# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""peak memory of the window while it downloads 2 GiB, less what the idle window has; resident, shared pages counted"""
import json
import shutil
import time

UNIT = "MB"
LIMITS = {"idle": 40}
REPO, FILE = "northlight/two-gib", "weights.bin"
PATIENCE = 300  # seconds, for whatever is waited for


def wait_for(what, found):
    until = time.monotonic() + PATIENCE
    while not found():
        if time.monotonic() > until:
            raise RuntimeError(f"waited in vain for {what}")
        time.sleep(0.01)


def subjects(bench):
    window, cli = bench.window, bench.cli
    hub = json.loads(bench.start(bench.program("hubdesk-fakehub"), "--demo", "--until-stdin-closes").stdout.readline())["url"]
    cache = bench.folder / "cache"
    where = {"HF_ENDPOINT": hub, "HF_HUB_CACHE": str(cache), "HUBDESK_STATE_DIR": bench.state()}

    def begin():
        """What a person left unfinished: the window goes on with it when it starts, without a hand on it."""
        shutil.rmtree(cache, ignore_errors=True)
        bench.state()
        download = bench.start(cli, "download", REPO, FILE, **where)
        wait_for("the first bytes", lambda: download.poll() is not None or any(cache.rglob("*.hubdesk-part")))
        download.kill()  # what ends by Ctrl+C stays paused
        download.wait()

    def memory(kind, settled):
        process = bench.start(window, **where)
        settled(process)
        found = bench.memory(process, kind)
        bench.end(process)
        return found

    def downloading():
        begin()
        arrived = lambda: any(cache.glob(f"models--*/snapshots/*/{FILE}"))
        return memory("VmHWM", lambda process: wait_for("the file", lambda: process.poll() is not None or arrived()))

    def idle():
        bench.state()
        return memory("VmRSS", lambda process: time.sleep(5))

    return {"peak while downloading": downloading, "idle": idle}
