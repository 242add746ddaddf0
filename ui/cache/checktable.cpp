// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/checktable.h"

#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTreeView>

namespace Hubdesk
{

void CheckDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isMono = index.data(CheckRole::Mono).toBool();
    option->font = isMono ? Theme::mono(TextSize::Small) : Theme::figures(TextSize::Small);
    option->fontMetrics = QFontMetrics(option->font);
    option->textElideMode = isMono ? Qt::ElideMiddle : Qt::ElideRight;
    if (index.data(CheckRole::NoBox).toBool()) { // a picture of nothing
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = { Theme::px(Metrics::checkBox), 1 };
    }
    if (!isMono) {
        option->palette.setColor(QPalette::Text, Theme::color(Token::Muted));
    }
}

void CheckDelegate::paint(QPainter *painter,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    auto own = option;
    initStyleOption(&own, index);
    const auto badge = index.data(CheckRole::Badge);
    if (badge.isValid()) {
        own.text.clear();
    }
    const auto *style = own.widget ? own.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &own, painter, own.widget);
    if (badge.isValid()) {
        drawStateBadge(painter,
                       own.rect.adjusted(Metrics::space2, 0, -Metrics::space1, -1),
                       badge.value<StateBadge>(),
                       Theme::font(TextSize::Small),
                       own.state.testFlag(QStyle::State_Selected));
    }
}

QSize CheckDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    auto size = QStyledItemDelegate::sizeHint(option, index);
    const auto badge = index.data(CheckRole::Badge);
    if (badge.isValid()) {
        const auto drawn = stateBadgeSize(badge.value<StateBadge>(), Theme::font(TextSize::Small));
        size.setWidth(drawn.width() + 2 * Metrics::space2);
    }
    return size;
}

QTreeView *checkTable(const QString &object, const QString &name, QAbstractItemModel *model)
{
    auto *table = new QTreeView;
    table->setObjectName(object);
    table->setAccessibleName(name);
    table->setItemDelegate(new CheckDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setModel(model);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    return table;
}

void fitColumns(QTreeView *table, const QStringList &widest)
{
    Theme::follow(table, [table, widest] {
        const QFontMetrics figures(Theme::figures(TextSize::Small));
        for (qsizetype column = 1; column <= widest.size(); ++column) {
            table->setColumnWidth(int(column),
                                  figures.horizontalAdvance(widest[column - 1]) + 3 * Metrics::space2);
        }
    });
}

} // namespace Hubdesk
