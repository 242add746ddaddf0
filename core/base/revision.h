// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QMetaType>
#include <QString>

namespace Hubdesk
{

/// A full commit hash: exactly 40 lower-case hex digits. Only this form is immutable.
struct CommitId {
    QString hex;

    static Result<CommitId> parse(const QString &text);
    static bool isOne(QStringView text);
    /// First seven digits, as shown to people.
    QString shortText() const { return hex.left(7); }
    bool isEmpty() const { return hex.isEmpty(); }

    bool operator==(const CommitId &) const = default;
    auto operator<=>(const CommitId &) const = default;
};

/// A branch, tag, commit hash or special ref (`refs/pr/3`), as a person names it. Default is `main`.
struct Revision {
    QString name = defaultName();

    /// Usage error for names that git refuses or that would leave the refs folder (`..`, leading `/`, control
    /// characters).
    static Result<Revision> parse(const QString &text);
    static QString defaultName();
    bool isCommit() const { return CommitId::isOne(name); }
    /// `refs/pr/<digits>` or `refs/convert/<name>`.
    bool isSpecialRef() const;

    bool operator==(const Revision &) const = default;
    auto operator<=>(const Revision &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::CommitId)
Q_DECLARE_METATYPE(Hubdesk::Revision)
