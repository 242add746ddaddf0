// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filedelegate.h"
#include "ui/viewers/filegroupmodel.h"
#include "ui/viewers/filetreehead.h"
#include "ui/viewers/filetreeview.h"
#include "ui/viewers/scanwords.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

// How wide the columns of the files are: names and last commits are measured, what else there is takes what
// its words need.
namespace Hubdesk
{

namespace
{

constexpr int wide = 1000; ///< from here on the scanners' word has room beside its sign
constexpr int narrow = 560; ///< below this width only name, size and state are shown
constexpr int tight = 400; ///< below this width the state is a sign without its word
constexpr int mostMeasured = 120; ///< rows: more than a person sees at once
constexpr int leastCommit = 104; ///< of the last commit: its age alone
constexpr int mostCommit = 420;
constexpr int leastName = 96;
constexpr int mostName = 400; ///< that the others give way for: a longer one keeps what sets it apart

} // namespace

/// A row of the first column with a name of one letter, for the style.
QStyleOptionViewItem FileTreeView::emptyRow() const
{
    QStyleOptionViewItem row;
    row.initFrom(this);
    row.widget = this; // whom the style asks for its margins
    row.rect = { indentation(), 0, 300, Theme::row(Metrics::treeRow) };
    row.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay
        | QStyleOptionViewItem::HasDecoration;
    row.text = u"n"_s;
    row.decorationSize = { Theme::px(Metrics::iconButton), Theme::px(Metrics::iconButton) };
    return row;
}

/// The longest of the first rows that are open.
void FileTreeView::measure()
{
    const auto row = emptyRow();
    const int before = style()->subElementRect(QStyle::SE_ItemViewItemText, &row, this).x();
    const int margin = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &row, this) + 1;
    const QFontMetrics names(Theme::mono(TextSize::Small));
    const QFontMetrics words(Theme::font(TextSize::Small));
    m_nameWidth = m_warningWidth = 0;
    m_commitWidth = Theme::px(leastCommit);
    int left = mostMeasured;
    for (auto at = model()->index(0, 0); at.isValid() && left > 0; at = indexBelow(at), --left) {
        int depth = 0;
        for (auto above = at.parent(); above.isValid(); above = above.parent()) {
            ++depth;
        }
        const int note = words.horizontalAdvance(at.data(FileGroupModel::NoteRole).toString());
        m_nameWidth = std::max(m_nameWidth,
                               before + depth * indentation() + names.horizontalAdvance(at.data().toString())
                                   + 2 * margin + (note > 0 ? note + Metrics::space2 : 0));
        if (saysMoreThanSafe(ScanLevel(at.data(FileTreeModel::ScanLevelRole).toInt()))) {
            const auto warning = at.siblingAtColumn(FileTreeModel::ScanColumn).data().toString();
            m_warningWidth = std::max(m_warningWidth,
                                      words.horizontalAdvance(warning) + Theme::px(Metrics::iconSmall)
                                          + Metrics::iconGap + Metrics::space2 + Metrics::space1 + 2);
        }
        const auto commit = at.siblingAtColumn(FileTreeModel::CommitColumn).data().toString();
        if (!commit.isEmpty()) {
            m_commitWidth = std::max(m_commitWidth,
                                     words.horizontalAdvance(commit) + Metrics::space3
                                         + words.horizontalAdvance(at.data(FileTreeModel::AgeRole).toString())
                                         + 2 * Metrics::space2 + 2);
        }
    }
    m_commitWidth = std::min(m_commitWidth, Theme::px(mostCommit));
    placeColumns();
}

void FileTreeView::setFewColumns(bool few)
{
    if (m_isFew != few) {
        m_isFew = few;
        placeColumns();
    }
}

/// Name, size and state stay; of the others those at the right give way first, until the longest name has
/// room.
void FileTreeView::placeColumns()
{
    const bool isNarrow = width() < Theme::px(narrow);
    const bool isTight = width() < Theme::px(tight);
    const QFontMetrics words(Theme::font(TextSize::Small));
    const auto headOf = [&words, this](int column) {
        return words.horizontalAdvance(
                   model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
            + 2 * Metrics::space2 + 2;
    };
    const int size = Theme::px(isTight ? 76 : 90);
    const int state = isTight ? Theme::px(36)
        : isNarrow            ? Theme::px(116)
                              : std::max(headOf(FileTreeModel::StateColumn), Theme::px(124));
    const int kind = std::max(headOf(FileTreeModel::KindColumn), Theme::px(48));
    const int scan = std::max({ headOf(FileTreeModel::ScanColumn),
                                Theme::px(width() >= Theme::px(wide) ? 108 : 40),
                                m_warningWidth });
    const int name = std::clamp(m_nameWidth, Theme::px(leastName), Theme::px(mostName));
    int room = viewport()->width() - size - state - name;
    bool hasKind = !isNarrow && !m_isFew;
    bool hasScan = !isNarrow;
    room -= (hasKind ? kind : 0) + (hasScan ? scan : 0);
    const bool hasCommit = !isNarrow && !m_isFew && room >= Theme::px(leastCommit);
    const int commit = hasCommit ? std::min(room, m_commitWidth) : 0;
    for (auto [has, width] : { std::pair(&hasScan, scan), std::pair(&hasKind, kind) }) {
        if (*has && room < 0) {
            *has = false;
            room += width;
        }
    }
    m_delegate->setWarnsInName(!hasScan);
    setColumnHidden(FileTreeModel::KindColumn, !hasKind);
    setColumnHidden(FileTreeModel::ScanColumn, !hasScan);
    setColumnHidden(FileTreeModel::CommitColumn, !hasCommit);
    setColumnWidth(FileTreeModel::SizeColumn, size);
    setColumnWidth(FileTreeModel::KindColumn, kind);
    setColumnWidth(FileTreeModel::ScanColumn, scan);
    setColumnWidth(FileTreeModel::StateColumn, state);
    if (hasCommit) {
        setColumnWidth(FileTreeModel::CommitColumn, commit);
    }
    placeCheckAll();
}

/// Over the boxes of the rows; its word over their pictures.
void FileTreeView::placeCheckAll()
{
    if (!m_checkAll) {
        return; // not made yet
    }
    const auto row = emptyRow();
    QStyleOptionButton box;
    box.initFrom(m_checkAll);
    box.rect = { {}, m_checkAll->sizeHint() };
    const auto place = [&row, this](QStyle::SubElement part) {
        return QStyle::visualRect(layoutDirection(), row.rect, style()->subElementRect(part, &row, this)).x();
    };
    const int inBox = style()->subElementRect(QStyle::SE_CheckBoxIndicator, &box, m_checkAll).x();
    const QRect rect(place(QStyle::SE_ItemViewItemCheckIndicator) - inBox,
                     0,
                     m_checkAll->sizeHint().width(),
                     header()->height() - 1);
    m_checkAll->setGeometry(QStyle::visualRect(layoutDirection(), header()->rect(), rect));
    // The pictures keep a distance from the boxes that the style does not know of.
    static_cast<FileHeader *>(header())->nameAt = place(QStyle::SE_ItemViewItemDecoration) + Metrics::space2;
    header()->viewport()->update();
}

} // namespace Hubdesk
