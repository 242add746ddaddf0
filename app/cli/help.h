// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"

// What `--help` shows.
namespace Cli
{

QList<QCommandLineOption> globalOptions(); // those that every command takes
// All commands, or those of one group.
QString overview(const QList<Command> &commands, const QString &group);
QString helpOf(const Command &command);
// Writes it in the form that was asked for; Done.
int showHelp(Output &out, const QString &text);

} // namespace Cli
