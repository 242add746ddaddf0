# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""peak memory of the window while it downloads 2 GiB, less what the idle window has; resident, shared pages counted"""
import json
import pathlib
import shutil
import sys
import time

UNIT = "MB"
LIMITS = {"idle": 40}
LIMIT_OF_EIGHT = 64
REPO, FILE = "northlight/two-gib", "weights.bin"
PATIENCE = 300  # seconds, for whatever is waited for
OURS, EIGHT, IDLE = "peak while downloading", "peak with 8 connections", "idle"

seen = []  # connections at once of each round with eight


def wait_for(what, found):
    until = time.monotonic() + PATIENCE
    while not found():
        if time.monotonic() > until:
            raise RuntimeError(f"waited in vain for {what}")
        time.sleep(0.01)


def connections(port):
    """Established ones to that port of this machine."""
    lines = (line.split() for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:])
    return sum(fields[3] == "01" and int(fields[2].rpartition(":")[2], 16) == port for fields in lines)


def subjects(bench):
    window, cli = bench.window, bench.cli
    cache = bench.folder / "cache"

    def serve(*more):
        server = bench.start(bench.program("hubdesk-fakehub"), "--demo", "--until-stdin-closes", *more)
        hub = json.loads(server.stdout.readline())
        where = {"HF_ENDPOINT": hub["url"], "HF_HUB_CACHE": str(cache), "HUBDESK_STATE_DIR": bench.state()}
        return where, int(hub["cdn"].rpartition(":")[2])

    def settings(connections):
        with (pathlib.Path(bench.state()) / "settings.ini").open("a") as file:
            file.write(f"[transfer]\nconnectionsPerFile={connections}\n" if connections else "")

    def begin(where, connections):
        """What a person left unfinished: the window goes on with it when it starts, without a hand on it."""
        shutil.rmtree(cache, ignore_errors=True)
        settings(connections)
        download = bench.start(cli, "download", REPO, FILE, **where)
        wait_for("the first bytes", lambda: download.poll() is not None or any(cache.rglob("*.hubdesk-part")))
        download.kill()  # what ends by Ctrl+C stays paused
        download.wait()

    def memory(kind, where, settled):
        process = bench.start(window, **where)
        settled(process)
        found = bench.memory(process, kind)
        bench.end(process)
        return found

    def downloading(served, at_once=None):
        where, port = served
        most = 0

        def arrived(process):
            nonlocal most
            most = max(most, connections(port))
            return process.poll() is not None or any(cache.glob(f"models--*/snapshots/*/{FILE}"))
        begin(where, at_once)
        peak = memory("VmHWM", where, lambda process: wait_for("the file", lambda: arrived(process)))
        if at_once:
            seen.append(most)
        return peak

    def idle(served):
        settings(None)
        return memory("VmRSS", served[0], lambda process: time.sleep(5))

    fast, capped = serve(), serve("--fault", "slow=20000000,port=cdn")  # else one is as fast as eight
    return {OURS: lambda: downloading(fast), IDLE: lambda: idle(fast), EIGHT: lambda: downloading(capped, 8)}


def also(values):
    more = [peak - idle for peak, idle in zip(values[EIGHT], values[IDLE])]
    sys.modules["__main__"].line(f"{EIGHT} less {IDLE}", UNIT, more, LIMIT_OF_EIGHT)
    print(f"  up to {min(seen)} at once, each of 20 MB a second")
