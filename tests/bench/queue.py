# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""what a frame costs the GUI thread while 100,000 files are planned and downloaded and their list is scrolled, 99th percentile"""
import json
import statistics
import sys

UNIT = "ms"
LIMIT = 16
ROUNDS = 3
REPO, FILES = "northlight/many-files", 100_000
PLAN_SECONDS = 5

found = []  # what each round said


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-queue"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-queue is not built yet")
    # A Hub is another machine's work: it gives way to the window as the program's own threads do.
    server = bench.start("nice", "-n", "5", bench.program("hubdesk-fakehub"), "--many-files", str(FILES), "--quota", "1000000000",
                         "--until-stdin-closes")
    hub = json.loads(server.stdout.readline())["url"]
    # The stand-in makes the files and their hashes when it is first asked for them.
    bench.run(bench.cli, "--endpoint", hub, "--cache-dir", bench.folder / "cache", "download", REPO, "--dry-run",
              XDG_DATA_HOME=str(bench.folder / "state"))

    def worst():
        found.append(json.loads(bench.output(program, hub, str(FILES))))
        return max(part["most"] for part in found[-1]["parts"].values())

    return {"100,000 files": worst}


def also(_values):
    rounds = found[1:]
    line = sys.modules["__main__"].line
    line("until the plan is in the journal", "s", [one["plan"] for one in rounds], PLAN_SECONDS)
    line("until the first byte", "s", [one["first"] for one in rounds])
    line("memory before", "MB", [one["idle"] for one in rounds])
    line("memory at its peak", "MB", [one["peak"] for one in rounds])
    for name in rounds[0]["parts"]:
        median, most, longest = (statistics.median(one["parts"][name][key] for one in rounds)
                                 for key in ("median", "most", "longest"))
        print(f"  {name:12} median {median:5.1f}, 99 % {most:5.1f}, longest {longest:5.1f} ms")
