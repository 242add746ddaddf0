// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace Cli
{

class Interrupts;

// Finds the command that `arguments` (without the program's name) name, runs it, and returns the exit code.
int runCommandLine(const QStringList &arguments, Interrupts *interrupts);

} // namespace Cli
