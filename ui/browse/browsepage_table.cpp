// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/browsebar.h"
#include "ui/browse/browsepage.h"
#include "ui/browse/repodelegate.h"
#include "ui/shared/columnfit.h"
#include "ui/shared/theme.h"

#include <QHash>
#include <QHeaderView>
#include <QTreeView>

#include <algorithm>

// The list as a table.
namespace Hubdesk
{

namespace
{

constexpr int rowsToFit = 60; ///< those that the first page has
constexpr int widestTask = 200;
constexpr int leastName = 160;
constexpr int widestName = 420;

} // namespace

/// As wide as the head and the first rows need it; the page of the list is read once, and its rows are alike.
int BrowsePage::wantedWidth(int column) const
{
    using Model = RepoListModel;
    const int sign = column == Model::OnThisComputer ? Theme::px(Metrics::iconSmall) + Metrics::iconGap : 0;
    const auto alignment = m_model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    const QFontMetrics words(sign > 0                         ? Theme::font(TextSize::Small)
                                 : alignment & Qt::AlignRight ? Theme::figures(TextSize::Body)
                                                              : Theme::font(TextSize::Body));
    const bool isSorting = Model::sortOf(Model::Column(column)).has_value(); // an arrow may stand there
    int wanted
        = QFontMetrics(Theme::font(TextSize::Small))
              .horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
        + 2 * Metrics::space2 + 2 + (isSorting ? Theme::px(14) : 0);
    for (int row = 0; row < std::min(m_model->rowCount(), rowsToFit); ++row) {
        const auto index = m_model->index(row, column);
        wanted = std::max(
            wanted,
            column == Model::Name
                ? RepoCellDelegate::nameWidth(m_model->summary(index)->id) + m_table->indentation()
                : words.horizontalAdvance(index.data().toString()) + sign + 2 * Metrics::space2 + 2);
    }
    return column == Model::Task          ? std::min(wanted, Theme::px(widestTask))
        : column == Model::OnThisComputer ? wanted + Metrics::space2 // the scroll bar lies over its end
                                          : wanted;
}

// All that is read of a row, as wide as it needs. Where there is not enough room columns give way from the
// right, but for that which the list is sorted by; name, size and state stay.
void BrowsePage::placeColumns()
{
    using Model = RepoListModel;
    QHash<int, int> widths;
    int all = 0;
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (isColumnOffered(column)) {
            widths[column] = wantedWidth(column);
            all += widths[column];
        }
    }
    const int room = m_table->viewport()->width();
    for (const int column : { Model::Updated, Model::Likes, Model::Downloads, Model::Licence, Model::Task }) {
        const bool isSorted = Model::sortOf(Model::Column(column)) == m_bar->sort();
        if (all > room && widths.contains(column) && !isSorted) {
            all -= widths.take(column);
        }
    }
    widths[Model::Name] = std::clamp(widths[Model::Name] + room - all,
                                     Theme::px(leastName),
                                     std::max(Theme::px(widestName), widths[Model::Name]));
    for (int column = 0; column < Model::ColumnCount; ++column) {
        m_table->setColumnHidden(column, !widths.contains(column));
        if (widths.contains(column) && column != Model::OnThisComputer) { // which has the rest
            m_table->setColumnWidth(column, widths[column]);
        }
    }
}

// What the Hub does not tell of a kind has no column.
bool BrowsePage::isColumnOffered(int column) const
{
    switch (column) {
    case RepoListModel::Parameters:
    case RepoListModel::Size:
        return m_kind == RepoKind::Model;
    case RepoListModel::Downloads:
        return m_kind != RepoKind::Space;
    default:
        return true;
    }
}

// What the Hub can sort by, it sorts; the other headings do nothing.
void BrowsePage::sortByColumn(int column)
{
    const auto sort = RepoListModel::sortOf(RepoListModel::Column(column));
    if (sort && !m_favouritesOnly) {
        m_bar->setSort(*sort);
    }
    showSort();
}

void BrowsePage::showSort()
{
    auto *header = m_table->header();
    header->setSortIndicatorShown(false);
    for (int column = 0; column < RepoListModel::ColumnCount; ++column) {
        if (RepoListModel::sortOf(RepoListModel::Column(column)) == m_bar->sort() && !m_favouritesOnly) {
            header->setSortIndicatorShown(true);
            header->setSortIndicator(column, Qt::DescendingOrder);
        }
    }
    m_columns->fit(); // what it is sorted by can be seen
}

} // namespace Hubdesk
