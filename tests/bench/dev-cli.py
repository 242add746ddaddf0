# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""what `./dev cli` adds to the start of the program: through the private root where there is one, else natively"""
import os
import pathlib

UNIT = "ms"
LIMITS = {"hubdesk-cli --version": 50}
ROUNDS = 15  # a round is short

dev = pathlib.Path(__file__).resolve().parents[2] / "dev"


def subjects(bench):
    # Whoever is inside the private root makes the way into it again, as one outside does.
    host = {"HUBDESK_DEV_HOST": "root"} if "HUBDESK_INSIDE" in os.environ else {}
    cli = bench.cli
    return {"./dev cli --version": lambda: bench.run(dev, "cli", "--version", **host) * 1000,
            "hubdesk-cli --version": lambda: bench.run(cli, "--version") * 1000}
