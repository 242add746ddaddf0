# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""requests with a Range for the header of a safetensors file of 2 GiB, and for a header that is longer than usual"""
import sys

UNIT = "requests"
LIMIT = 2
ROUNDS = 1  # a number, not a time


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-header"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-header is not built yet")
    return {"the more of the two": lambda: float(bench.output(program))}
