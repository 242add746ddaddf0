# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""start of the command-line program against `hf version`"""

AIMS = {"hf version": 0.15}


def subjects(bench):
    cli, python = bench.cli, bench.python
    return {"hubdesk-cli --version": lambda: bench.run(cli, "--version"),
            "hf version": lambda: bench.run(python, "-m", "huggingface_hub.cli.hf", "version")}
