// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/refs.h"
#include "ui/shared/icons.h"

#include <QAbstractListModel>

namespace Hubdesk
{

/// One line of the revision popup.
struct RevisionRow {
    enum class Group { Branches, Tags, PullRequests, Conversions, Commits, Typed };
    enum class Kind { Heading, Entry, MoreCommits };

    Group group = Group::Branches;
    Kind kind = Kind::Heading;
    QString text; ///< name of the ref, title of the commit
    QString aside; ///< quiet, at the end: the short hash, and of a commit its age
    Revision revision; ///< of an entry
    bool isCurrent = false;

    bool operator==(const RevisionRow &) const = default;
};

/// What a repo can be shown at: branches, tags, pull requests and conversions under headings, commits once
/// they have been loaded, and whatever is typed that is none of them. GUI thread, owned by the popup.
class RevisionModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1 };

    explicit RevisionModel(QObject *parent = nullptr);

    void clear();
    void setCurrent(const Revision &current);
    void setRefs(const Refs &refs);
    /// A further page; `more` follow.
    void addCommits(const QList<Commit> &commits, bool more);
    void clearCommits();
    /// Only what holds these letters; they are offered as a revision, too, where none is called like that.
    void setPattern(const QString &pattern);

    const RevisionRow *row(const QModelIndex &index) const;
    /// The row to start from: the current revision while nothing is typed, else the first that fits; what
    /// opens more commits only if there is nothing else.
    QModelIndex preferred() const;
    /// The next row in this direction that can be chosen, round at both ends.
    QModelIndex next(const QModelIndex &from, int step) const;
    static Icon iconOf(RevisionRow::Group group);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void arrange();
    void add(RevisionRow::Group group, const QList<RevisionRow> &entries);
    void addTyped();
    QList<RevisionRow> fitting(RevisionRow::Group group, const QList<Ref> &refs) const;
    QList<RevisionRow> fittingCommits() const;
    static QString heading(RevisionRow::Group group);

    Revision m_current;
    Refs m_refs;
    QList<Commit> m_commits;
    bool m_moreCommits = true; ///< nobody has asked for the last page
    QString m_pattern;
    QList<RevisionRow> m_rows;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::RevisionRow)
