# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""memory of the idle window, on the demo Hub, five seconds after its start"""
import pathlib
import re
import time

UNIT = "MB"
LIMIT = 120
ROUNDS = 3


def subjects(bench):
    window = bench.window

    def idle():
        process = bench.start(window, "--demo")
        time.sleep(5)
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        process.terminate()
        process.wait()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    return {"hubdesk --demo": idle}
