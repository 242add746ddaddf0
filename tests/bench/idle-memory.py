# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""resident memory of the idle window, shared pages counted, on the demo Hub, five seconds after its start"""
import time

UNIT = "MB"
LIMIT = 120


def subjects(bench):
    window = bench.window

    def idle():
        process = bench.start(window, "--demo")
        time.sleep(5)
        memory = bench.memory(process, "VmRSS")
        bench.end(process)
        return memory

    return {"hubdesk --demo": idle}
