// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/logrules.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Every kind of message from `level` on.
QString rulesFrom(const QString &level)
{
    bool told = false;
    QString rules;
    for (const auto &kind : { u"debug"_s, u"info"_s, u"warning"_s }) {
        told = told || kind == level;
        rules += u"hub.*.%1=%2\n"_s.arg(kind, told ? u"true"_s : u"false"_s);
    }
    return rules;
}

} // namespace

void setUpLogging(const Environment &environment, const QString &otherwise)
{
    const auto level = environment.debug ? u"debug"_s : environment.verbosity;
    QLoggingCategory::setFilterRules(level.isEmpty() ? otherwise : rulesFrom(level));
}

} // namespace Hubdesk
