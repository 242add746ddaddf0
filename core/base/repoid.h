// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QMetaType>
#include <QString>

namespace Hubdesk
{

enum class RepoKind { Model, Dataset, Space, Kernel };

/// "model", "dataset", ...
QLatin1StringView kindName(RepoKind kind);
/// "models", "datasets", ...: the segment of API paths and the prefix of cache folders.
QLatin1StringView kindPlural(RepoKind kind);
/// From the singular or plural name; Usage error otherwise.
Result<RepoKind> kindFromName(const QString &name);

/// The identity of a repository on the Hub: `owner/name`, or `name` alone for the old canonical repos. Values
/// made by parse() satisfy the rules of hub-protocol.md 3.1 with the corrections of hub-delta-cache.md
/// (ASCII, both parts up to 96).
struct RepoId {
    RepoKind kind = RepoKind::Model;
    QString owner; ///< empty for a canonical repo such as `gpt2`
    QString name;

    static Result<RepoId> parse(RepoKind kind, const QString &text);

    /// `owner/name` or `name`.
    QString text() const;
    /// `models--owner--name`, the folder in the cache.
    QString folderName() const;
    /// Backwards from a folder name of the cache; Usage error if it is none.
    static Result<RepoId> fromFolderName(const QString &folder);
    /// `/api/models/owner/name`.
    QByteArray apiPath() const;
    /// `/owner/name`, `/datasets/owner/name`: prefix of web pages and of `/resolve/`.
    QByteArray webPath() const;
    bool isEmpty() const { return name.isEmpty(); }

    bool operator==(const RepoId &) const = default;
    auto operator<=>(const RepoId &) const = default;
};

size_t qHash(const RepoId &id, size_t seed = 0) noexcept;

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::RepoId)
