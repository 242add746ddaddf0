// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/revisionmodel.h"

#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qsizetype briefHash = 7;
}

RevisionModel::RevisionModel(QObject *parent)
    : QAbstractListModel(parent)
{
    arrange();
}

void RevisionModel::clear()
{
    m_refs = {};
    m_commits.clear();
    m_moreCommits = true;
    m_pattern.clear();
    arrange();
}

void RevisionModel::setCurrent(const Revision &current)
{
    m_current = current;
    arrange();
}

void RevisionModel::setRefs(const Refs &refs)
{
    m_refs = refs;
    arrange();
}

void RevisionModel::addCommits(const QList<Commit> &commits, bool more)
{
    m_commits << commits;
    m_moreCommits = more;
    arrange();
}

void RevisionModel::clearCommits()
{
    m_commits.clear();
    m_moreCommits = true;
    arrange();
}

void RevisionModel::setPattern(const QString &pattern)
{
    m_pattern = pattern.trimmed();
    arrange();
}

QList<RevisionRow> RevisionModel::fitting(RevisionRow::Group group, const QList<Ref> &refs) const
{
    QList<RevisionRow> rows;
    for (const auto &ref : refs) {
        const auto revision = ref.revision();
        if (revision.name.contains(m_pattern, Qt::CaseInsensitive)) {
            rows << RevisionRow{ .group = group,
                                 .kind = RevisionRow::Kind::Entry,
                                 .text = revision.name,
                                 .aside = ref.target.hex.left(briefHash),
                                 .revision = revision,
                                 .isCurrent = revision == m_current };
        }
    }
    return rows;
}

QList<RevisionRow> RevisionModel::fittingCommits() const
{
    QList<RevisionRow> rows;
    for (const auto &commit : m_commits) {
        if (commit.title.contains(m_pattern, Qt::CaseInsensitive)
            || commit.id.hex.startsWith(m_pattern, Qt::CaseInsensitive)) {
            rows << RevisionRow{ .group = RevisionRow::Group::Commits,
                                 .kind = RevisionRow::Kind::Entry,
                                 .text = commit.title,
                                 .aside = commit.id.hex.left(briefHash) + u" · "_s + formatAgo(commit.date),
                                 .revision = Revision{ commit.id.hex },
                                 .isCurrent = commit.id.hex == m_current.name };
        }
    }
    if (m_moreCommits) {
        rows << RevisionRow{ .group = RevisionRow::Group::Commits,
                             .kind = RevisionRow::Kind::MoreCommits,
                             .text = m_commits.isEmpty() ? tr("Show commits") : tr("More commits") };
    }
    return rows;
}

void RevisionModel::add(RevisionRow::Group group, const QList<RevisionRow> &entries)
{
    if (!entries.isEmpty()) {
        m_rows << RevisionRow{ .group = group, .text = heading(group) } << entries;
    }
}

// A person may know a revision that no list has: a shortened hash, a ref that is hidden.
void RevisionModel::addTyped()
{
    const auto isIt = [this](const RevisionRow &row) {
        return row.kind == RevisionRow::Kind::Entry && row.revision.name == m_pattern;
    };
    if (!m_pattern.isEmpty() && std::ranges::none_of(m_rows, isIt)) {
        add(RevisionRow::Group::Typed,
            { { .group = RevisionRow::Group::Typed,
                .kind = RevisionRow::Kind::Entry,
                .text = m_pattern,
                .revision = Revision{ m_pattern } } });
    }
}

void RevisionModel::arrange()
{
    beginResetModel();
    m_rows.clear();
    add(RevisionRow::Group::Branches, fitting(RevisionRow::Group::Branches, m_refs.branches));
    add(RevisionRow::Group::Tags, fitting(RevisionRow::Group::Tags, m_refs.tags));
    add(RevisionRow::Group::PullRequests, fitting(RevisionRow::Group::PullRequests, m_refs.pullRequests));
    add(RevisionRow::Group::Conversions, fitting(RevisionRow::Group::Conversions, m_refs.converts));
    addTyped();
    add(RevisionRow::Group::Commits, fittingCommits());
    endResetModel();
}

QString RevisionModel::heading(RevisionRow::Group group)
{
    switch (group) {
    case RevisionRow::Group::Branches:
        return tr("Branches");
    case RevisionRow::Group::Tags:
        return tr("Tags");
    case RevisionRow::Group::PullRequests:
        return tr("Pull requests");
    case RevisionRow::Group::Conversions:
        //: Revisions that the Hub has made itself, in another file format.
        return tr("Conversions");
    case RevisionRow::Group::Commits:
        return tr("Commits");
    case RevisionRow::Group::Typed:
        //: Heading over a revision that a person has typed and the list does not have.
        return tr("As typed");
    }
    Q_UNREACHABLE_RETURN({});
}

Icon RevisionModel::iconOf(RevisionRow::Group group)
{
    switch (group) {
    case RevisionRow::Group::Branches:
    case RevisionRow::Group::Conversions:
        return Icon::Branch;
    case RevisionRow::Group::Tags:
        return Icon::Tag;
    case RevisionRow::Group::PullRequests:
        return Icon::PullRequest;
    case RevisionRow::Group::Commits:
        return Icon::Commit;
    case RevisionRow::Group::Typed:
        return Icon::Search;
    }
    Q_UNREACHABLE_RETURN(Icon::Branch);
}

const RevisionRow *RevisionModel::row(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? &m_rows[index.row()] : nullptr;
}

QModelIndex RevisionModel::preferred() const
{
    const auto isEntry = [](const RevisionRow &row) { return row.kind == RevisionRow::Kind::Entry; };
    auto found = m_rows.cend();
    if (m_pattern.isEmpty()) {
        found = std::ranges::find_if(m_rows, &RevisionRow::isCurrent);
    }
    if (found == m_rows.cend()) {
        found = std::ranges::find_if(m_rows, isEntry);
    }
    return found == m_rows.cend() ? next({}, 1) : index(int(found - m_rows.cbegin()));
}

QModelIndex RevisionModel::next(const QModelIndex &from, int step) const
{
    const int count = rowCount();
    int at = from.isValid() ? from.row() : step > 0 ? -1 : 0;
    for (int tries = 0; tries < count; ++tries) {
        at = (at + step + count) % count;
        if (m_rows[at].kind != RevisionRow::Kind::Heading) {
            return index(at);
        }
    }
    return {};
}

int RevisionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RevisionModel::data(const QModelIndex &index, int role) const
{
    const auto *one = row(index);
    if (!one) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return one->text;
    case Qt::ToolTipRole:
        return plainTip(one->revision.isCommit() ? one->text + u'\n' + one->revision.name : one->text);
    case Qt::AccessibleTextRole:
        if (one->isCurrent) {
            //: A revision in a list, spoken: %1 is its name.
            return tr("%1, shown now").arg(one->text);
        }
        return one->aside.isEmpty() ? one->text : one->text + u", "_s + one->aside;
    case RowRole:
        return QVariant::fromValue(*one);
    default:
        return {};
    }
}

Qt::ItemFlags RevisionModel::flags(const QModelIndex &index) const
{
    const auto *one = row(index);
    if (!one || one->kind == RevisionRow::Kind::Heading) {
        return one ? Qt::ItemNeverHasChildren : Qt::NoItemFlags;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace Hubdesk
