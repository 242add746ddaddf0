# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""growth of the resident memory over an hour's worth of random browsing (1,200 visits) of the demo Hub, in per cent"""
import json
import os
import sys

UNIT = "%"
LIMIT = 20
ROUNDS = 1  # of some minutes


def subjects(bench):
    program = bench.app.parent / "tests" / "bench" / "bench-browse"
    if not program.exists():
        raise sys.modules["__main__"].Skip("bench-browse is not built yet")
    hub = json.loads(bench.start(bench.program("hubdesk-fakehub"), "--demo", "--until-stdin-closes").stdout.readline())["url"]
    visits = os.environ.get("HUBDESK_BENCH_VISITS", "1200")
    return {"after the hour, more than before": lambda: float(bench.output(program, hub, visits))}
