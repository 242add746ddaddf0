// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/terminal.h"

#include <QCoreApplication>
#include <QLoggingCategory>

int main(int argc, char **argv)
{
    // Standard error belongs to the person; what the program tells itself is there with HF_DEBUG.
    if (qEnvironmentVariableIsEmpty("HF_DEBUG") && qEnvironmentVariableIsEmpty("QT_LOGGING_RULES")) {
        QLoggingCategory::setFilterRules(QStringLiteral("hub.*=false"));
    }
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hubdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HUBDESK_VERSION));
    Cli::Interrupts interrupts;
    return Cli::runCommandLine(QCoreApplication::arguments().sliced(1), &interrupts);
}
