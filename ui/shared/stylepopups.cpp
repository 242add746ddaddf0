// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

// Menus, menu bars, tooltips, status and tool bars, arrows.

namespace Hubdesk
{

namespace
{

constexpr int separatorHeight = 9;
constexpr int menuInset = 5; ///< ground of the active item to the menu's edge

int markWidth()
{
    return Theme::px(Metrics::iconButton) + Metrics::controlGap;
}

std::pair<QString, QString> splitShortcut(const QString &text)
{
    const qsizetype tab = text.indexOf(QLatin1Char('\t'));
    return tab < 0 ? std::pair(text, QString()) : std::pair(text.left(tab), text.mid(tab + 1));
}

Icon arrowOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
        return Icon::ChevronUp;
    case QStyle::PE_IndicatorArrowLeft:
        return Icon::ChevronLeft;
    case QStyle::PE_IndicatorArrowRight:
        return Icon::ChevronRight;
    default:
        return Icon::ChevronDown;
    }
}

void drawMark(const QStyleOptionMenuItem *item, QPainter *painter, const QRect &place)
{
    const bool enabled = item->state & QStyle::State_Enabled;
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked) {
        drawIcon(painter, Icon::Check, place, Theme::color(enabled ? Token::AccentText : Token::Faint));
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
}

// A line; below it the title of what follows, where it has one.
void drawSeparator(const QStyleOptionMenuItem *item, QPainter *painter)
{
    const QRect rect = item->rect;
    const int y = rect.y() + separatorHeight / 2;
    painter->fillRect(rect.x() + 1, y, rect.width() - 2, 1, Theme::color(Token::Border));
    if (!item->text.isEmpty()) {
        painter->save();
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(Theme::color(Token::Muted));
        const int edge = menuInset + Metrics::space2;
        painter->drawText(
            rect.adjusted(edge, separatorHeight, -edge, 0),
            static_cast<int>(QStyle::visualAlignment(item->direction, Qt::AlignLeft) | Qt::AlignVCenter)
                | Qt::TextSingleLine,
            item->text);
        painter->restore();
    }
}

} // namespace

bool Style::drawPopupPrimitive(PrimitiveElement element,
                               const QStyleOption *option,
                               QPainter *painter,
                               const QWidget *) const
{
    switch (element) {
    case PE_PanelMenu:
        painter->fillRect(option->rect, Theme::color(Token::Raised));
        strokeRounded(painter, option->rect, 4, Theme::color(Token::Control));
        return true;
    case PE_FrameMenu:
        return true;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, Theme::color(Token::TooltipGround));
        return true;
    case PE_PanelStatusBar:
    case PE_PanelMenuBar:
    case PE_PanelToolBar:
        painter->fillRect(option->rect, Theme::color(Token::Panel));
        return true;
    case PE_FrameStatusBarItem:
    case PE_IndicatorButtonDropDown:
        return true;
    case PE_IndicatorToolBarSeparator:
        painter->fillRect(option->rect.center().x(),
                          option->rect.y() + 6,
                          1,
                          option->rect.height() - 12,
                          Theme::color(Token::Border));
        return true;
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const int side = std::min(Theme::px(Metrics::iconSmall),
                                  std::max(8, std::min(option->rect.width(), option->rect.height())));
        drawIcon(painter,
                 arrowOf(element),
                 alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(side, side), option->rect),
                 Theme::color(option->state & State_Enabled ? Token::Muted : Token::Control));
        return true;
    }
    case PE_IndicatorMenuCheckMark:
        drawIcon(painter, Icon::Check, option->rect, Theme::color(Token::AccentText));
        return true;
    default:
        return false;
    }
}

bool Style::drawPopupControl(ControlElement element,
                             const QStyleOption *option,
                             QPainter *painter,
                             const QWidget *) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    switch (element) {
    case CE_MenuItem:
        if (item) {
            drawMenuItem(item, painter);
        }
        return true;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
    case CE_MenuTearoff:
        return true;
    case CE_MenuScroller:
        proxy()->drawPrimitive(
            option->state & State_DownArrow ? PE_IndicatorArrowDown : PE_IndicatorArrowUp, option, painter);
        return true;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, Theme::color(Token::Panel));
        return true;
    case CE_MenuBarItem: {
        painter->fillRect(option->rect, Theme::color(Token::Panel));
        const bool active = option->state & (State_Selected | State_Sunken);
        if (active && option->state & State_Enabled) {
            fillRounded(painter,
                        option->rect.adjusted(1, 2, -1, -2),
                        Metrics::radiusControl,
                        Theme::color(option->state & State_Sunken ? Token::Pressed : Token::Hover));
        }
        painter->save();
        painter->setPen(Theme::color(option->state & State_Enabled ? Token::Ink : Token::Faint));
        painter->drawText(
            option->rect, Qt::AlignCenter | Qt::TextShowMnemonic, item ? item->text : QString());
        painter->restore();
        return true;
    }
    default:
        return false;
    }
}

void Style::drawMenuItem(const QStyleOptionMenuItem *item, QPainter *painter) const
{
    const QRect rect = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        drawSeparator(item, painter);
        return;
    }
    const bool enabled = item->state & State_Enabled;
    if (item->state & State_Selected && enabled) {
        fillRounded(painter,
                    rect.adjusted(menuInset, 0, -menuInset, 0),
                    Metrics::radiusSmall,
                    Theme::color(item->state & State_Sunken ? Token::Pressed : Token::Selection));
    }
    const int side = Theme::px(Metrics::iconButton);
    const QRect inner = rect.adjusted(menuInset + Metrics::space2, 0, -menuInset - Metrics::space2, 0);
    const QRect mark(inner.x(), inner.y() + (inner.height() - side) / 2, side, side);
    drawMark(item, painter, visualRect(item->direction, rect, mark));
    painter->save();
    const auto [text, shortcut] = splitShortcut(item->text);
    const QRect words = visualRect(item->direction, rect, inner.adjusted(markWidth(), 0, 0, 0));
    painter->setFont(item->font);
    painter->setPen(Theme::color(enabled ? Token::Ink : Token::Faint));
    const auto start = visualAlignment(item->direction, Qt::AlignLeft);
    painter->drawText(
        words, static_cast<int>(start | Qt::AlignVCenter) | Qt::TextShowMnemonic | Qt::TextSingleLine, text);
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(inner.right() - Theme::px(Metrics::iconSmall),
                          inner.y(),
                          Theme::px(Metrics::iconSmall),
                          inner.height());
        const bool mirrored = item->direction == Qt::RightToLeft;
        drawIcon(painter,
                 mirrored ? Icon::ChevronLeft : Icon::ChevronRight,
                 visualRect(item->direction, rect, arrow),
                 Theme::color(enabled ? Token::Muted : Token::Faint));
    } else if (!shortcut.isEmpty()) {
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(Theme::color(enabled ? Token::Muted : Token::Faint));
        const auto end = visualAlignment(item->direction, Qt::AlignRight);
        painter->drawText(words, static_cast<int>(end | Qt::AlignVCenter) | Qt::TextSingleLine, shortcut);
    }
    painter->restore();
}

QSize Style::menuItemSize(const QStyleOption *option, const QSize &size) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (item && item->menuItemType == QStyleOptionMenuItem::Separator) {
        const QFontMetrics words(Theme::font(TextSize::Small));
        return item->text.isEmpty()
            ? QSize(size.width(), separatorHeight)
            : QSize(words.horizontalAdvance(item->text) + 2 * (menuInset + Metrics::space2),
                    separatorHeight + Theme::px(22));
    }
    int width = size.width() + markWidth() + 2 * (menuInset + Metrics::space2);
    if (item && item->text.contains(QLatin1Char('\t'))) {
        width += Metrics::space5;
    }
    if (item && item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        width += Theme::px(Metrics::iconSmall) + Metrics::space3;
    }
    return { width, Theme::px(28) };
}

} // namespace Hubdesk
