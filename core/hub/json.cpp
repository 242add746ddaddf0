// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/json.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

std::optional<qint64> integerIn(const QJsonObject &json, QLatin1StringView key)
{
    const auto value = json[key];
    if (!value.isDouble()) {
        return {};
    }
    const double number = value.toDouble();
    // Beyond 2^53 a double is no count any more, and beyond 2^63 the cast would be undefined.
    constexpr double most = 9.0e18;
    if (!std::isfinite(number) || std::abs(number) > most) {
        return {};
    }
    return value.toInteger(qint64(number));
}

QStringList textsIn(const QJsonValue &value)
{
    if (value.isString()) {
        return { value.toString() };
    }
    QStringList texts;
    for (const auto &item : value.toArray()) {
        if (item.isString()) {
            texts << item.toString();
        }
    }
    return texts;
}

CommitId commitIn(const QJsonObject &json, QLatin1StringView key)
{
    const auto text = json[key].toString();
    return CommitId::isOne(text) ? CommitId{ text } : CommitId{};
}

std::unexpected<Error> missing(QLatin1StringView what, QLatin1StringView key)
{
    return fail(Error::Kind::Protocol, u"the answer for a %1 has no good '%2'"_s.arg(what, key));
}

bool isHex(QStringView text, qsizetype count)
{
    return text.size() == count && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace Hubdesk
