# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""1,000 files of 10 kB from a Hub whose answers take 30 ms to come, against the official snapshot_download"""
import importlib

near = importlib.import_module("small-files")
AIMS = {near.OFFICIAL: 0.25}
FILES, LATENCY = 1_000, 30


def subjects(bench):
    return near.pair(bench, FILES, "--latency", str(LATENCY))
