// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/revision.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace Hubdesk
{

/// One branch, tag, convert or pull-request ref and the commit it points at.
struct Ref {
    QString name; ///< "main", "v1.0", "parquet", "3"
    QString ref; ///< "refs/heads/main", "refs/pr/3"
    CommitId target;

    /// The revision to ask for: the name of a branch or tag, the whole ref of a pull request or conversion.
    Revision revision() const;
    bool operator==(const Ref &) const = default;
};

/// hub-protocol.md 4.6.
struct Refs {
    QList<Ref> branches;
    QList<Ref> tags;
    QList<Ref> converts;
    QList<Ref> pullRequests;

    static Result<Refs> fromJson(const QJsonObject &json);
    bool operator==(const Refs &) const = default;
};

struct Commit {
    CommitId id;
    QString title;
    QString message;
    QDateTime date;
    QStringList authors;

    static Result<Commit> fromJson(const QJsonObject &json);
    bool operator==(const Commit &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::Commit)
