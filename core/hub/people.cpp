// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/people.h"

#include "core/hub/json.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Person personIn(const QJsonObject &json, QLatin1StringView nameKey, bool isOrganisation)
{
    return { json[nameKey].toString(),
             json["fullname"_L1].toString(),
             json["avatarUrl"_L1].toString(),
             isOrganisation };
}

QList<Person> peopleIn(const QJsonValue &list, QLatin1StringView nameKey, bool areOrganisations)
{
    QList<Person> people;
    for (const auto &item : list.toArray()) {
        auto person = personIn(item.toObject(), nameKey, areOrganisations);
        if (!person.name.isEmpty()) {
            people.append(std::move(person));
        }
    }
    return people;
}

Result<Profile> profileIn(const QJsonObject &json, QLatin1StringView nameKey, bool isOrganisation)
{
    Profile made;
    made.person = personIn(json, nameKey, isOrganisation);
    if (made.person.name.isEmpty()) {
        return missing(isOrganisation ? "organisation"_L1 : "user"_L1, nameKey);
    }
    made.details = json["details"_L1].toString();
    made.isPro = json["isPro"_L1].toBool();
    made.isVerified = json["isVerified"_L1].toBool();
    made.models = integerIn(json, "numModels"_L1);
    made.datasets = integerIn(json, "numDatasets"_L1);
    made.spaces = integerIn(json, "numSpaces"_L1);
    made.followers = integerIn(json, "numFollowers"_L1);
    made.members = integerIn(json, "numUsers"_L1);
    made.organisations = peopleIn(json["orgs"_L1], "name"_L1, true);
    return made;
}

void readRepos(const QJsonObject &json, RepoKind kind, QuickHits *hits)
{
    const auto key = kindPlural(kind);
    for (const auto &item : json[key].toArray()) {
        const auto id = RepoId::parse(kind, item["id"_L1].toString());
        if (id) {
            hits->repos.append({ *id, item["private"_L1].toBool(), item["emoji"_L1].toString() });
        }
    }
    hits->repoCount += integerIn(json, QLatin1StringView(QByteArray(key.data()) + "Count")).value_or(0);
}

} // namespace

Result<Profile> Profile::fromUserJson(const QJsonObject &json)
{
    return profileIn(json, "user"_L1, false);
}

Result<Profile> Profile::fromOrganisationJson(const QJsonObject &json)
{
    return profileIn(json, "name"_L1, true);
}

Result<QuickHits> QuickHits::fromJson(const QJsonObject &json)
{
    QuickHits made;
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        readRepos(json, kind, &made);
    }
    made.people = peopleIn(json["orgs"_L1], "name"_L1, true) + peopleIn(json["users"_L1], "user"_L1, false);
    return made;
}

} // namespace Hubdesk
