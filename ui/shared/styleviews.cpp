// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>
#include <QTreeView>

#include <algorithm>
#include <optional>

// Rows of item views, branches, header sections, tabs.

namespace Hubdesk
{

namespace
{

constexpr int tabGap = 20; ///< between the words of two tabs

bool otherViewHasFocus(const QWidget *view)
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && focused != view && focused->window() == view->window()
        && qobject_cast<const QAbstractItemView *>(focused);
}

QColor rowGround(const QStyleOption *option, const QWidget *view)
{
    if (option->state & QStyle::State_Selected) {
        return Theme::color(otherViewHasFocus(view) ? Token::SelectionElsewhere : Token::Selection);
    }
    const bool hovered = option->state & QStyle::State_MouseOver && option->state & QStyle::State_Enabled;
    return hovered ? Theme::color(Token::Hover) : QColor();
}

bool opensRow(const QStyleOptionViewItem *option)
{
    return option->viewItemPosition == QStyleOptionViewItem::Beginning
        || option->viewItemPosition == QStyleOptionViewItem::OnlyOne
        || (option->viewItemPosition == QStyleOptionViewItem::Invalid && option->index.column() <= 0);
}

bool closesRow(const QStyleOptionViewItem *option)
{
    return option->viewItemPosition == QStyleOptionViewItem::End
        || option->viewItemPosition == QStyleOptionViewItem::OnlyOne
        || option->viewItemPosition == QStyleOptionViewItem::Invalid;
}

void drawRailRow(const QStyleOptionViewItem *option, QPainter *painter, const QWidget *view)
{
    const QRect ground = option->rect.adjusted(Metrics::space2, 0, -Metrics::space2, 0);
    if (const QColor color = rowGround(option, view); color.isValid()) {
        fillRounded(painter, ground, Metrics::radiusControl, color);
    }
    if (option->state & QStyle::State_Selected) {
        fillRounded(painter,
                    QRectF(ground.x(), ground.y() + 7, 2.5, ground.height() - 14),
                    1.25,
                    Theme::color(Token::Accent));
    }
    if (option->state & QStyle::State_HasFocus && option->state & QStyle::State_KeyboardFocusChange) {
        strokeRounded(painter, ground, Metrics::radiusControl, Theme::color(Token::Accent), 1.5);
    }
}

// What is another than Fusion's: the chosen row of a rail is stronger, and what stands at the right is a
// column of figures.
std::optional<QStyleOptionViewItem> ownItem(const QStyleOptionViewItem &item, const QWidget *view)
{
    if (item.state & QStyle::State_Selected && rowLookOf(view) == RowLook::Rail) {
        QStyleOptionViewItem chosen = item;
        chosen.font.setWeight(QFont::Medium);
        if (const auto picture = iconOf(chosen.icon)) {
            chosen.icon = icon(*picture, Token::AccentText);
        }
        return chosen;
    }
    if (item.displayAlignment & Qt::AlignRight && !item.text.isEmpty()) {
        QStyleOptionViewItem figures = item;
        figures.font = Theme::figures(item.font);
        return figures;
    }
    return {};
}

// The text of a tab, and the quiet count behind it.
QString tabCount(const QStyleOptionTab *tab, const QWidget *widget)
{
    const auto *bar = qobject_cast<const QTabBar *>(widget);
    return bar && tab->tabIndex >= 0 ? bar->tabData(tab->tabIndex).toString() : QString();
}

QFont tabFont(bool selected)
{
    return Theme::font(TextSize::Body, selected ? QFont::Medium : QFont::Normal);
}

void drawTabLabel(const QStyleOptionTab *tab, QPainter *painter, const QWidget *widget)
{
    const bool selected = tab->state & QStyle::State_Selected;
    const bool enabled = tab->state & QStyle::State_Enabled;
    const bool hovered = tab->state & QStyle::State_MouseOver;
    QRect rect = tab->rect.adjusted(0, 0, 0, -2);
    painter->save();
    if (!tab->icon.isNull()) {
        const int side = Theme::px(Metrics::iconButton);
        const QRect place(rect.x(), rect.center().y() - side / 2, side, side);
        if (const auto picture = iconOf(tab->icon)) {
            drawIcon(painter,
                     *picture,
                     place,
                     Theme::color(!enabled       ? Token::Faint
                                      : selected ? Token::AccentText
                                                 : Token::Muted));
        } else {
            tab->icon.paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        }
        rect.setLeft(rect.left() + side + Metrics::iconGap);
    }
    painter->setFont(tabFont(selected));
    painter->setPen(Theme::color(!enabled ? Token::Faint : selected || hovered ? Token::Ink : Token::Muted));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, tab->text);
    const QString count = tabCount(tab, widget);
    if (!count.isEmpty()) {
        const int x = painter->fontMetrics().size(Qt::TextHideMnemonic, tab->text).width() + Metrics::iconGap;
        const auto large = painter->fontMetrics();
        painter->setFont(Theme::font(TextSize::Small));
        const auto small = painter->fontMetrics();
        // On the line of the words before it.
        const int down
            = qRound(((large.ascent() - large.descent()) - (small.ascent() - small.descent())) / 2.0);
        painter->setPen(Theme::color(enabled ? Token::Muted : Token::Faint));
        painter->drawText(rect.adjusted(x, down, 0, down), Qt::AlignVCenter | Qt::AlignLeft, count);
    }
    if (tab->state & QStyle::State_HasFocus && tab->state & QStyle::State_KeyboardFocusChange && selected) {
        strokeRounded(painter,
                      tab->rect.adjusted(0, 6, -tabGap + 4, -6),
                      Metrics::radiusSmall,
                      Theme::color(Token::Accent),
                      1.5);
    }
    painter->restore();
}

void drawHeaderLabel(const QStyleOptionHeader *header, QPainter *painter)
{
    painter->save();
    painter->setFont(Theme::font(TextSize::Small));
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    painter->setPen(Theme::color(sorted ? Token::Ink : Token::Muted));
    const int arrow = sorted ? Theme::px(12) + 2 : 0;
    QRect rect = header->rect;
    if (!header->icon.isNull()) {
        const int side = Theme::px(Metrics::iconButton);
        header->icon.paint(painter, QRect(rect.x(), rect.center().y() - side / 2, side, side));
        rect.setLeft(rect.left() + side + Metrics::iconGap);
    }
    const bool right = header->textAlignment & Qt::AlignRight;
    const Qt::Alignment side = right               ? Qt::AlignRight
        : header->textAlignment & Qt::AlignHCenter ? Qt::AlignHCenter
                                                   : Qt::AlignLeft;
    const int width = drawElided(painter, rect.adjusted(0, 0, -arrow, 0), side, header->text);
    if (sorted) {
        const int x = right ? rect.right() - arrow + 3 : rect.left() + width + 2;
        const bool down = header->sortIndicator == QStyleOptionHeader::SortUp;
        drawIcon(painter,
                 down ? Icon::ChevronUp : Icon::ChevronDown,
                 QRect(x, rect.y(), arrow - 2, rect.height()),
                 Theme::color(Token::Muted));
    }
    painter->restore();
}

} // namespace

/// The scroll bar lies over the end of the rows: figures in the last column keep off it, and so does their
/// head.
int Style::roomForScrollBar(const QStyleOption *option, const QWidget *widget) const
{
    if (option->direction == Qt::RightToLeft) {
        return 0; // it lies at the other end
    }
    bool isLast = false;
    if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
        isLast = item->displayAlignment & Qt::AlignRight && !item->text.isEmpty()
            && (item->viewItemPosition == QStyleOptionViewItem::End
                || item->viewItemPosition == QStyleOptionViewItem::OnlyOne);
    } else if (const auto *head = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
        isLast = head->textAlignment & Qt::AlignRight && head->position == QStyleOptionHeader::End
            && qobject_cast<const QTreeView *>(widget ? widget->parentWidget() : nullptr);
    }
    return isLast ? Metrics::space2 : 0;
}

/// The head of a tree's first column begins where its first words do, right of the branches.
int Style::headIndent(const QStyleOption *option, const QWidget *widget) const
{
    const auto *head = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const auto *tree = qobject_cast<const QTreeView *>(widget ? widget->parentWidget() : nullptr);
    const bool isFirst = head
        && (head->position == QStyleOptionHeader::Beginning
            || head->position == QStyleOptionHeader::OnlyOneSection);
    return isFirst && tree && tree->rootIsDecorated() ? tree->indentation() : 0;
}

void Style::drawRow(const QStyleOptionViewItem *option,
                    QPainter *painter,
                    const QWidget *widget,
                    bool wholeRow) const
{
    const RowLook look = rowLookOf(widget);
    if (look == RowLook::Rail) {
        if (!wholeRow) {
            drawRailRow(option, painter, widget);
        }
        return;
    }
    const QRect rect = option->rect;
    if (const QColor ground = rowGround(option, widget); ground.isValid()) {
        painter->fillRect(rect, ground);
    } else if (option->backgroundBrush.style() != Qt::NoBrush && !wholeRow) {
        painter->fillRect(rect, option->backgroundBrush);
    }
    if (look == RowLook::Lined) {
        painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, Theme::color(Token::Border));
    }
    const auto *tree = qobject_cast<const QTreeView *>(widget);
    // In a tree with branches the row starts left of its first item, with them.
    const bool leftmost = opensRow(option) && (wholeRow || !tree || !tree->rootIsDecorated());
    if (leftmost && option->state & State_Selected) {
        painter->fillRect(rect.x(), rect.y(), 3, rect.height(), Theme::color(Token::Accent));
    }
    if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange) {
        const QColor edge = Theme::color(Token::Accent);
        painter->fillRect(QRectF(rect.x(), rect.y(), rect.width(), 1.5), edge);
        painter->fillRect(QRectF(rect.x(), rect.bottom() - 0.5, rect.width(), 1.5), edge);
        if (leftmost) {
            painter->fillRect(QRectF(rect.x(), rect.y(), 1.5, rect.height()), edge);
        }
        if (closesRow(option)) {
            painter->fillRect(QRectF(rect.right() - 0.5, rect.y(), 1.5, rect.height()), edge);
        }
    }
}

bool Style::drawViewPrimitive(PrimitiveElement element,
                              const QStyleOption *option,
                              QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            drawRow(item, painter, widget, element == PE_PanelItemViewRow);
        }
        return true;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const int side = Theme::px(Metrics::iconSmall);
            const bool open = option->state & State_Open;
            const Icon shut = option->direction == Qt::RightToLeft ? Icon::ChevronLeft : Icon::ChevronRight;
            drawIcon(painter,
                     open ? Icon::ChevronDown : shut,
                     alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(side, side), option->rect),
                     Theme::color(Token::Muted));
        }
        return true;
    case PE_FrameFocusRect:
        return true; // rings, edges and rows say it in their own way
    case PE_IndicatorItemViewItemDrop:
        if (!option->rect.isEmpty()) {
            strokeRounded(painter, option->rect, Metrics::radiusSmall, Theme::color(Token::Accent), 2);
        } else {
            painter->fillRect(
                QRect(option->rect.x(), option->rect.y() - 1, std::max(2, option->rect.width()), 2),
                Theme::color(Token::Accent));
        }
        return true;
    case PE_FrameTabBarBase:
        painter->fillRect(
            option->rect.x(), option->rect.bottom(), option->rect.width(), 1, Theme::color(Token::Border));
        return true;
    case PE_IndicatorTabClose:
        drawIcon(painter,
                 Icon::Close,
                 option->rect,
                 Theme::color(option->state & State_MouseOver ? Token::Ink : Token::Muted));
        return true;
    case PE_PanelScrollAreaCorner:
    case PE_IndicatorTabTear:
    case PE_IndicatorColumnViewArrow:
    case PE_IndicatorHeaderArrow: // part of the label
        return true;
    default:
        return false;
    }
}

bool Style::drawViewControl(ControlElement element,
                            const QStyleOption *option,
                            QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            const auto own = ownItem(*item, widget);
            QProxyStyle::drawControl(element, own ? &*own : option, painter, widget);
        }
        return true;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        const bool hovered
            = element == CE_HeaderSection && option->state & State_MouseOver && option->state & State_Enabled;
        const auto *header = qobject_cast<const QHeaderView *>(widget);
        const bool clickable = header && header->sectionsClickable();
        painter->fillRect(option->rect, Theme::color(hovered && clickable ? Token::Hover : Token::Panel));
        const QRect rect = option->rect;
        if (header && header->orientation() == Qt::Vertical) {
            painter->fillRect(rect.right(), rect.y(), 1, rect.height(), Theme::color(Token::Border));
        }
        painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, Theme::color(Token::Border));
        return true;
    }
    case CE_Header: {
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawViewControl(CE_HeaderSection, option, painter, widget);
            QStyleOptionHeader label = *header;
            label.rect = subElementRect(SE_HeaderLabel, option, widget);
            drawHeaderLabel(&label, painter);
        }
        return true;
    }
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawHeaderLabel(header, painter);
        }
        return true;
    case CE_TabBarTabShape:
        if (option->state & State_Selected) {
            painter->fillRect(
                QRect(option->rect.x(), option->rect.bottom() - 1, option->rect.width() - tabGap, 2),
                Theme::color(option->state & State_Enabled ? Token::Accent : Token::Control));
        }
        return true;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTabLabel(tab, painter, widget);
        }
        return true;
    default:
        return false;
    }
}

QSize Style::viewSize(ContentsType type,
                      const QStyleOption *option,
                      const QSize &size,
                      const QWidget *widget) const
{
    if (type == CT_TabBarTab) {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        const QFontMetrics metrics(tabFont(true));
        int width = tab ? metrics.size(Qt::TextHideMnemonic, tab->text).width() : size.width();
        if (tab && !tab->icon.isNull()) {
            width += Theme::px(Metrics::iconButton) + Metrics::iconGap;
        }
        if (const QString count = tab ? tabCount(tab, widget) : QString(); !count.isEmpty()) {
            width += QFontMetrics(Theme::font(TextSize::Small)).horizontalAdvance(count) + Metrics::iconGap;
        }
        return { width + tabGap, Theme::px(Metrics::tabBar) };
    }
    if (type == CT_HeaderSection) {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const QFontMetrics metrics(Theme::font(TextSize::Small));
        const int width = header ? metrics.horizontalAdvance(header->text) : size.width();
        return { width + 2 * Metrics::space2 + Theme::px(14), Theme::px(Metrics::tableHeader) };
    }
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    const QSize natural = item ? QProxyStyle::sizeFromContents(type, option, size, widget) : size;
    const bool dense = widget && widget->property("denseRows").toBool();
    return { natural.width(),
             std::max(natural.height(), Theme::row(dense ? Metrics::denseRow : Metrics::treeRow)) };
}

} // namespace Hubdesk
