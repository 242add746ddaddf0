# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""how far the worst window of ten seconds is off a limit of 10 MB/s, then of 4 MB/s, which is set while it runs; 1 to 16 connections"""
import sys

UNIT = "%"
LIMIT = 5
ROUNDS = 1  # of two minutes
COUNTS = (1, 4, 8, 16)

found = {}


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-ratelimit"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-ratelimit is not built yet")

    def all_counts():
        for count in COUNTS:
            had, first, second = bench.output(program, str(count)).split()
            found[count] = (int(had), float(first), float(second))
        return max(worst for _, *both in found.values() for worst in both)

    return {"the worst of all": all_counts}


def also(_values):
    for count, (had, first, second) in found.items():
        print(f"  {count} asked for, {had} at once: {first:.2f} % at 10 MB/s, {second:.2f} % at 4 MB/s")
