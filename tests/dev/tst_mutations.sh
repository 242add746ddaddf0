#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
#
# The faults of `./dev prove mutations` still fit the text that they break.
set -euo pipefail
command -v python3 >/dev/null || { echo "there is no python3"; exit 77; }
exec python3 "$(dirname "$0")/../prove/mutations.py" --check
