// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/revision.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Hubdesk
{

// Reading values that the Hub may leave out, send as null, or send in another type than yesterday.

/// A count; fractions are cut, everything that is no number is absent.
std::optional<qint64> integerIn(const QJsonObject &json, QLatin1StringView key);
/// The texts of a list; a text alone is a list of one; what is no text is left out.
QStringList textsIn(const QJsonValue &value);
/// 40 hex digits or empty.
CommitId commitIn(const QJsonObject &json, QLatin1StringView key);
/// Protocol error that names the value and the missing key.
std::unexpected<Error> missing(QLatin1StringView what, QLatin1StringView key);
/// True for `count` lower-case hex digits.
bool isHex(QStringView text, qsizetype count);

} // namespace Hubdesk
