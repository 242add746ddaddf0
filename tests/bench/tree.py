# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""from the last byte of the listing of 50,000 files until all of them are in the tree and painted"""
import sys

LIMIT = 1


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-window"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-window is not built yet")
    return {"50,000 files": lambda: float(bench.output(program, "tree"))}
