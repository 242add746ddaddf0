# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""what a frame costs the GUI thread while a list of 100,000 models is scrolled by wheel and by thumb, 99th percentile"""
import sys

UNIT = "ms"
LIMIT = 16
ROUNDS = 1  # of two minutes: every row is loaded first


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-window"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-window is not built yet")
    return {"100,000 models": lambda: float(bench.output(program, "list"))}
