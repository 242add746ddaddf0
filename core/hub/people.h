// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// A user or an organisation: whoever may own repos.
struct Person {
    QString name; ///< the owner part of a repo id
    QString fullName;
    QString avatarUrl; ///< absolute, or below the endpoint
    bool isOrganisation = false;

    bool operator==(const Person &) const = default;
};

/// What a person's page tells (`/api/users/{name}/overview`, `/api/organizations/{name}/overview`;
/// hub-protocol.md 4.8). Counts that the Hub leaves out are absent.
struct Profile {
    Person person;
    QString details; ///< what they say about themselves, plain text
    bool isPro = false;
    bool isVerified = false; ///< organisations
    std::optional<qint64> models;
    std::optional<qint64> datasets;
    std::optional<qint64> spaces;
    std::optional<qint64> followers;
    std::optional<qint64> members; ///< organisations
    QList<Person> organisations; ///< of a user

    static Result<Profile> fromUserJson(const QJsonObject &json);
    static Result<Profile> fromOrganisationJson(const QJsonObject &json);
    bool operator==(const Profile &) const = default;
};

/// The first few of everything whose name fits some letters (`/api/quicksearch`, hub-protocol.md 4.1).
/// What has no id that a repo may have is left out.
struct QuickHits {
    struct Repo {
        RepoId id;
        bool isPrivate = false;
        QString emoji; ///< Spaces
        bool operator==(const Repo &) const = default;
    };
    QList<Repo> repos; ///< models, datasets, Spaces; each kind in the order of the Hub
    QList<Person> people;
    qint64 repoCount = 0; ///< of all that fit

    static Result<QuickHits> fromJson(const QJsonObject &json);
    bool operator==(const QuickHits &) const = default;
};

} // namespace Hubdesk
