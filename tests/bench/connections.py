# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""2 GiB from a Hub that gives each connection 20 MB a second, with up to 8 connections and verified, against one curl"""
import json
import shutil

AIMS = {"curl": 1 / 7}
ROUNDS = 3  # the cap makes them alike
REPO, FILE = "northlight/two-gib", "weights.bin"


def subjects(bench):
    cli = bench.cli
    hub = json.loads(bench.start(bench.program("hubdesk-fakehub"), "--demo", "--until-stdin-closes", "--fault", "slow=20000000,port=cdn")
                     .stdout.readline())["url"]

    def ours():
        for name in ("cache", "state"):
            shutil.rmtree(bench.folder / name, ignore_errors=True)
        return bench.run(cli, "--endpoint", hub, "--cache-dir", bench.folder / "cache", "download", REPO, FILE, "--connections", "8",
                         XDG_DATA_HOME=str(bench.folder / "state"))

    def plain():
        return bench.run("curl", "-sSfL", "-o", "plain", f"{hub}/{REPO}/resolve/main/{FILE}")

    return {"hubdesk-cli download": ours, "curl": plain}
