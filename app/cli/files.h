// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"

namespace Cli
{

// The files of the repository that the first positional argument names, below the folder that the second
// names.
int listFiles(Run &run, std::optional<Hubdesk::RepoKind> kind);
QList<QCommandLineOption> fileListOptions();

} // namespace Cli
