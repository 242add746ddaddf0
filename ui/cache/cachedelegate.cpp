// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cachedelegate.h"

#include "ui/cache/cachetreemodel.h"
#include "ui/shared/paint.h"
#include "ui/shared/reponame.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int shareBarHeight = 5;
constexpr double leastBar = 2; ///< px: little is not nothing

bool isGroup(const QModelIndex &index)
{
    return !index.parent().isValid();
}

void paintShareBar(QPainter *painter, const QRect &cell, const QModelIndex &index)
{
    const QRectF track(cell.left() + Metrics::space2,
                       cell.center().y() - shareBarHeight / 2.0,
                       cell.width() - 2 * Metrics::space2,
                       shareBarHeight);
    const auto share = index.data(CacheTreeModel::ShareRole).toDouble();
    fillRounded(painter, track, shareBarHeight / 2.0, Theme::color(Token::Track));
    if (share > 0) {
        auto filled = track;
        filled.setWidth(std::max(leastBar, track.width() * share));
        fillRounded(painter,
                    filled,
                    shareBarHeight / 2.0,
                    seriesLine(Series(index.data(CacheTreeModel::SeriesRole).toInt()), Theme::isDark()));
    }
}

} // namespace

void CacheDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isHead = isGroup(index);
    const bool isName = index.column() == CacheTreeModel::NameColumn;
    if (isName && !isHead) {
        option->font = Theme::mono(TextSize::Body);
        option->textElideMode = Qt::ElideMiddle;
    } else if (index.column() == CacheTreeModel::SizeColumn) {
        option->font = Theme::figures(TextSize::Body);
        option->font.setWeight(isHead ? QFont::DemiBold : QFont::Medium);
    } else if (isHead) {
        option->font.setWeight(QFont::DemiBold);
    } else {
        option->palette.setColor(QPalette::Text, Theme::color(Token::Muted));
    }
    option->fontMetrics = QFontMetrics(option->font);
}

void CacheDelegate::paint(QPainter *painter,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    auto own = option;
    initStyleOption(&own, index);
    const bool isOurs
        = index.column() == CacheTreeModel::ShareColumn || index.column() == CacheTreeModel::StateColumn;
    const auto quiet = index.column() == CacheTreeModel::NameColumn
        ? index.data(CacheTreeModel::QuietRole).toString()
        : QString();
    const auto text = own.text;
    if (isOurs || quiet.size() > 1) {
        own.text.clear();
    }
    const auto *style = own.widget ? own.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &own, painter, own.widget);
    own.text = text;
    painter->save();
    painter->setLayoutDirection(own.direction);
    paintOwn(painter, own, index, quiet);
    painter->restore();
}

/// What the style does not paint.
void CacheDelegate::paintOwn(QPainter *painter,
                             const QStyleOptionViewItem &own,
                             const QModelIndex &index,
                             const QString &owner)
{
    if (index.column() == CacheTreeModel::ShareColumn) {
        paintShareBar(painter, own.rect, index);
    } else if (index.column() == CacheTreeModel::StateColumn) {
        drawStateBadge(painter,
                       own.rect.adjusted(Metrics::space2, 0, -Metrics::space1, -1),
                       index.data(CacheTreeModel::BadgeRole).value<StateBadge>(),
                       Theme::font(TextSize::Small),
                       own.state.testFlag(QStyle::State_Selected));
    } else if (owner.size() > 1) {
        const auto *style = own.widget ? own.widget->style() : QApplication::style();
        const auto room = style->subElementRect(QStyle::SE_ItemViewItemText, &own, own.widget);
        const auto name = own.text.sliced(std::min(owner.size(), own.text.size()));
        drawRepoName(painter, room.adjusted(3, 0, -3, 0), owner, name, TextSize::Body);
    }
}

} // namespace Hubdesk
