// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheclean.h"

#include <QCoreApplication>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

Consent askConsent(Run &run, const QString &question)
{
    if (run.isSet("yes")) {
        return Consent::Given;
    }
    if (run.out.format != Format::Human || !isTerminal(Stream::In) || !isTerminal(Stream::Err)) {
        return Consent::NobodyToAsk;
    }
    const auto answer = readAnswer((question + " [y/N] "_L1).toUtf8());
    QCoreApplication::processEvents(); // a signal that came meanwhile
    if (run.interrupts()->exitCode() != 0) {
        return Consent::Interrupted;
    }
    const auto word = answer.value_or(QString()).trimmed().toLower();
    return word == "y"_L1 || word == "yes"_L1 ? Consent::Given : Consent::Refused;
}

int withoutConsent(Run &run, Consent consent)
{
    switch (consent) {
    case Consent::Given:
        return Done;
    case Consent::Refused:
        run.out.note(u"Nothing was changed."_s);
        return Failed;
    case Consent::Interrupted:
        return run.out.error({ Error::Kind::Cancelled, u"Nothing was changed."_s });
    case Consent::NobodyToAsk:
        return run.out.error(WrongUsage,
                             u"usage"_s,
                             { u"This deletes, and there is nobody to ask: --yes does it unasked."_s,
                               u"--dry-run tells what would go."_s });
    }
    Q_UNREACHABLE_RETURN(Failed);
}

} // namespace Cli
