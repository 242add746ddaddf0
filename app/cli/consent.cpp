// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/consent.h"

#include <QCoreApplication>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

std::optional<int> refused(Run &run, const QString &question)
{
    if (run.isSet("yes")) {
        return {};
    }
    if (run.out.format != Format::Human || !isTerminal(Stream::In) || !isTerminal(Stream::Err)) {
        return run.out.error(WrongUsage,
                             u"usage"_s,
                             { u"Nothing was done, because there is nobody to ask: --yes does it unasked."_s,
                               u"--dry-run tells what would be done."_s });
    }
    const auto answer = readAnswer((question + " [y/N] "_L1).toUtf8());
    QCoreApplication::processEvents(); // a signal that came meanwhile
    if (run.interrupts()->exitCode() != 0) {
        return run.out.error({ Error::Kind::Cancelled, u"Nothing was changed."_s });
    }
    const auto word = answer.value_or(QString()).trimmed().toLower();
    if (word == "y"_L1 || word == "yes"_L1) {
        return {};
    }
    run.out.note(u"Nothing was changed."_s);
    return Failed;
}

} // namespace Cli
