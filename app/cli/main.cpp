// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/terminal.h"
#include "core/settings/logrules.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    // Standard error belongs to the person, and what the program tells about itself goes there when it is
    // asked for, also where that is a file.
    qputenv("QT_FORCE_STDERR_LOGGING", "1");
    Hubdesk::setUpLogging(Hubdesk::Environment::system(), QStringLiteral("hub.*=false"));
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hubdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HUBDESK_VERSION));
    Cli::Interrupts interrupts;
    return Cli::runCommandLine(QCoreApplication::arguments().sliced(1), &interrupts);
}
