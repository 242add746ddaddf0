// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/planmodel.h"

#include "ui/cache/basketbar.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype shownCommit = 7;

QString stayingText(const QStringList &staying)
{
    if (staying.isEmpty()) {
        return {};
    }
    const auto names = staying.size() > 2 ? staying.first(2) : staying;
    //: %1 is what stays of a repo: "main", or "main, v1.0".
    return PlanModel::tr("%1 stays complete", nullptr, int(staying.size())).arg(names.join(", "_L1));
}

QString meaningOf(const Departure &departure)
{
    const auto staying = stayingText(departure.staying);
    switch (departure.meaning) {
    case Departure::Meaning::RepoGoes:
        return PlanModel::tr("Nothing of it is left");
    case Departure::Meaning::FetchedAgain:
        return PlanModel::tr("%1 is downloaded again when used").arg(departure.refs.join(", "_L1));
    case Departure::Meaning::NothingAsksForIt:
        return staying.isEmpty() ? PlanModel::tr("Nothing points at it") : staying;
    case Departure::Meaning::BeginsAnew:
        return PlanModel::tr("Its download starts from the beginning");
    case Departure::Meaning::RevisionsLackIt:
        return PlanModel::tr("Its revisions are not complete any more");
    case Departure::Meaning::Forgotten:
        return PlanModel::tr("Nothing here uses it");
    case Departure::Meaning::MadeAgain:
        return PlanModel::tr("Made or fetched again when needed");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

PlanModel::PlanModel(DeletionPlan plan, QObject *parent)
    : QAbstractTableModel(parent)
    , m_plan(std::move(plan))
{
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_plan.departures.size()) + 1;
}

int PlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PlanModel::cell(const Departure &departure, int column) const
{
    switch (Column(column)) {
    case NameColumn:
        return departureName(departure);
    case RefColumn:
        return departure.target.kind != DeletionTarget::Kind::Revision ? QString()
            : departure.refs.isEmpty()                                 ? tr("no ref")
                                                                       : departure.refs.join(", "_L1);
    case RevisionColumn:
        return departure.target.kind == DeletionTarget::Kind::Revision
            ? departure.target.name.left(shownCommit)
            : QString();
    case FilesColumn:
        return tr("%n file(s)", nullptr, departure.files);
    case FreesColumn:
        return formatSize(departure.frees);
    case StaysColumn:
        return formatSize(departure.stays);
    case MeaningColumn:
        return meaningOf(departure);
    case ColumnCount:
        break;
    }
    return {};
}

QString PlanModel::sum(int column) const
{
    switch (Column(column)) {
    case NameColumn:
        return tr("Total");
    case FilesColumn:
        return tr("%n file(s)", nullptr, m_plan.files());
    case FreesColumn:
        return formatSize(m_plan.size);
    case StaysColumn:
        return formatSize(
            std::accumulate(m_plan.departures.cbegin(),
                            m_plan.departures.cend(),
                            qint64(0),
                            [](qint64 all, const Departure &departure) { return all + departure.stays; }));
    default:
        return {};
    }
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    const bool isSum = index.row() == m_plan.departures.size();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return isSum ? sum(column) : cell(m_plan.departures.at(index.row()), column);
    case Qt::TextAlignmentRole:
        return int((column == FreesColumn || column == StaysColumn ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    case Qt::FontRole: {
        const bool isMono = !isSum && (column == NameColumn || column == RevisionColumn);
        const auto weight = isSum || column == FreesColumn ? QFont::DemiBold : QFont::Normal;
        return isMono ? Theme::mono(TextSize::Small)
                      : Theme::figures(column == FreesColumn ? TextSize::Body : TextSize::Small, weight);
    }
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList words{ tr("Deleted"), tr("Ref"),   tr("Revision"),     tr("Files"),
                             tr("Frees"),   tr("Stays"), tr("What it means") };
    return words.value(section);
}

QString PlanModel::text() const
{
    QStringList lines;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            cells << (row < 0 ? headerData(column, Qt::Horizontal) : index(row, column).data()).toString();
        }
        lines << cells.join(u'\t');
    }
    lines << QString() << m_plan.root;
    for (const auto &removal : m_plan.removals) {
        lines << (removal.base.isEmpty() ? removal.path : m_plan.pathOf(removal));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace Hubdesk
