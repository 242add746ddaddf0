// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace Hubdesk
{

/// Who a token belongs to (`whoami-v2`, hub-protocol.md 2.3). Every level of the answer may be missing.
struct Identity {
    QString name;
    QString fullName;
    QString type; ///< "user", "org", "app"
    QString avatarUrl;
    bool isPro = false;
    QStringList organisations;
    QString tokenName; ///< display name of the access token; empty for OAuth tokens
    QString tokenRole; ///< "read", "write", "fineGrained"
    QDateTime expires;

    static Result<Identity> fromJson(const QJsonObject &json);
    bool operator==(const Identity &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::Identity)
