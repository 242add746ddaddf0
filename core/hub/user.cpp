// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/user.h"

#include "core/hub/json.h"
#include "core/hub/repoinfo.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Result<Identity> Identity::fromJson(const QJsonObject &json)
{
    Identity made;
    made.name = json["name"_L1].toString();
    if (made.name.isEmpty()) {
        return missing("user"_L1, "name"_L1);
    }
    made.fullName = json["fullname"_L1].toString();
    made.type = json["type"_L1].toString();
    made.avatarUrl = json["avatarUrl"_L1].toString();
    made.isPro = json["isPro"_L1].toBool();
    for (const auto &item : json["orgs"_L1].toArray()) {
        const auto name = item["name"_L1].toString();
        if (!name.isEmpty()) {
            made.organisations << name;
        }
    }
    const auto token = json["auth"_L1]["accessToken"_L1].toObject();
    made.tokenName = token["displayName"_L1].toString();
    made.tokenRole = token["role"_L1].toString();
    made.expires = parseHubTime(json["auth"_L1]["expiresAt"_L1].toString());
    if (!made.expires.isValid()) {
        made.expires = parseHubTime(token["expiresAt"_L1].toString());
    }
    return made;
}

} // namespace Hubdesk
