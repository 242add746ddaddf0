# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""The same scan of 100,000 files after a start of the computer: nothing of them is in memory"""
import importlib
import os

warm = importlib.import_module("scan")
AIMS = warm.AIMS
ROUNDS = 3


def forget():
    os.sync()
    try:
        with open("/proc/sys/vm/drop_caches", "w") as kernel:
            kernel.write("3")
    except OSError as error:
        raise importlib.import_module("__main__").Skip(f"the memory cannot be emptied: {error}") from error


def subjects(bench):
    return warm.trio(bench, forget)
