// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"

#include <optional>

namespace Cli
{

// --yes, or a person at a terminal who says so: nothing, go on. Else the exit code, and what is wrong has
// been said. What is asked about is on the terminal already.
std::optional<int> refused(Run &run, const QString &question);

} // namespace Cli
