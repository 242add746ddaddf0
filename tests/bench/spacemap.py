# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""milliseconds to lay out and paint a treemap of a cache with 100,000 rectangles; a frame has 16"""
import sys

UNIT = "ms"
LIMIT = 16


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-spacemap"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-spacemap is not built yet")
    return {"layout and paint": lambda: float(bench.output(program))}
