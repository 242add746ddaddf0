// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

// Push buttons, tool buttons, check boxes, radio buttons, focus ring.

namespace Hubdesk
{

namespace
{

struct ButtonColors {
    QColor ground;
    QColor edge;
    QColor text;
};

ButtonColors buttonColors(ButtonRole role, QStyle::State state)
{
    const QColor none = Qt::transparent;
    const bool framed = role != ButtonRole::Flat && role != ButtonRole::Link;
    if (!(state & QStyle::State_Enabled)) {
        return { none, framed ? Theme::color(Token::Border) : none, Theme::color(Token::Faint) };
    }
    const bool pressed = state & QStyle::State_Sunken;
    const bool hovered = state & QStyle::State_MouseOver;
    const bool on = state & QStyle::State_On;
    const QColor touched = Theme::color(pressed ? Token::Pressed : Token::Hover);
    switch (role) {
    case ButtonRole::Primary:
        return { Theme::color(pressed       ? Token::AccentPressed
                                  : hovered ? Token::AccentHover
                                            : Token::Accent),
                 none,
                 Theme::color(Token::OnAccent) };
    case ButtonRole::Danger:
        return { pressed || hovered ? Theme::color(Token::RedGround) : Theme::color(Token::Raised),
                 Theme::color(Token::Red),
                 Theme::color(Token::Red) };
    case ButtonRole::Link:
        return { none, none, Theme::color(Token::AccentText) };
    case ButtonRole::Flat:
        return { pressed || hovered ? touched
                     : on           ? Theme::color(Token::Selection)
                                    : none,
                 none,
                 Theme::color(on ? Token::AccentText : Token::Ink) };
    case ButtonRole::Normal:
        break;
    }
    const QColor resting = Theme::color(on ? Token::Selection : Token::Raised);
    return { pressed || hovered ? touched : resting,
             Theme::color(Token::Control),
             Theme::color(on ? Token::AccentText : Token::Ink) };
}

void drawButtonGround(QPainter *painter, const QRect &rect, const ButtonColors &colors)
{
    if (colors.ground.alpha() > 0) {
        fillRounded(painter, rect, Metrics::radiusControl, colors.ground);
    }
    if (colors.edge.alpha() > 0) {
        strokeRounded(painter, rect, Metrics::radiusControl, colors.edge);
    }
}

// Icons of our family take the colour that the button needs; foreign ones are drawn as they are.
void drawButtonIcon(
    QPainter *painter, const QIcon &picture, const QRect &rect, const QColor &color, bool enabled)
{
    if (const auto ours = iconOf(picture)) {
        drawIcon(painter, *ours, rect, color);
    } else {
        picture.paint(painter, rect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
}

struct Label {
    QString text;
    QIcon icon;
    QSize iconSize;
    bool menu = false; ///< a chevron follows
};

void drawLabel(
    QPainter *painter, const QRect &rect, const Label &label, ButtonRole role, const QStyleOption *option)
{
    const ButtonColors colors = buttonColors(role, option->state);
    QFont font = painter->font();
    if (role == ButtonRole::Primary) {
        font.setWeight(QFont::Medium);
    }
    if (role == ButtonRole::Link && option->state & QStyle::State_MouseOver
        && option->state & QStyle::State_Enabled) {
        font.setUnderline(true);
    }
    painter->save();
    painter->setFont(font);
    painter->setPen(colors.text);
    const bool iconed = !label.icon.isNull();
    const int chevron = label.menu && !label.text.isEmpty() ? Theme::px(Metrics::iconSmall) : 0;
    const int iconWidth = iconed ? label.iconSize.width() : 0;
    const int gap = iconed && !label.text.isEmpty() ? Metrics::iconGap : 0;
    const int textWidth = painter->fontMetrics().size(Qt::TextShowMnemonic, label.text).width();
    const int wide = iconWidth + gap + textWidth + (chevron ? chevron + Metrics::iconGap : 0);
    int x = rect.x() + std::max(0, (rect.width() - wide) / 2);
    if (iconed) {
        // A lone icon is quieter than a word.
        const bool quiet = label.text.isEmpty() && colors.text == Theme::color(Token::Ink);
        const bool enabled = option->state & QStyle::State_Enabled;
        QColor color = quiet ? Theme::color(Token::Muted) : colors.text;
        if (!enabled) {
            color.setAlphaF(0.6F);
        }
        const QRect place(
            x, rect.y() + (rect.height() - label.iconSize.height()) / 2, iconWidth, label.iconSize.height());
        drawButtonIcon(painter, label.icon, place, color, enabled);
        x += iconWidth + gap;
    }
    const QRect textRect(x, rect.y(), std::min(textWidth, rect.right() - x), rect.height());
    painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, label.text);
    if (chevron) {
        drawIcon(painter,
                 Icon::ChevronDown,
                 QRect(textRect.right() + Metrics::iconGap, rect.y(), chevron, rect.height()),
                 colors.text);
    }
    painter->restore();
}

// The arrows of a tab bar that has no room for all its tabs.
bool scrollsTabs(const QWidget *widget)
{
    return widget && qobject_cast<const QTabBar *>(widget->parentWidget());
}

QIcon arrowIcon(Qt::ArrowType type)
{
    switch (type) {
    case Qt::LeftArrow:
        return icon(Icon::ChevronLeft);
    case Qt::RightArrow:
        return icon(Icon::ChevronRight);
    case Qt::UpArrow:
        return icon(Icon::ChevronUp);
    default:
        return icon(Icon::ChevronDown);
    }
}

ButtonRole toolRole(const QStyleOption *option, const QWidget *widget)
{
    const ButtonRole role = roleOf(widget);
    const bool isFlat = option->state & QStyle::State_AutoRaise || scrollsTabs(widget);
    return role == ButtonRole::Normal && isFlat ? ButtonRole::Flat : role;
}

void drawCheck(QPainter *painter, const QRectF &box, QStyle::State state)
{
    const bool enabled = state & QStyle::State_Enabled;
    const bool filled = state & (QStyle::State_On | QStyle::State_NoChange);
    const Token fill = !enabled           ? Token::Control
        : state & QStyle::State_Sunken    ? Token::AccentPressed
        : state & QStyle::State_MouseOver ? Token::AccentHover
                                          : Token::Accent;
    if (!filled) {
        fillRounded(
            painter, box, Metrics::radiusSmall, Theme::color(enabled ? Token::Raised : Token::Surface));
        const Token edge = !enabled           ? Token::Control
            : state & QStyle::State_MouseOver ? Token::Accent
                                              : Token::Mark;
        strokeRounded(painter, box, Metrics::radiusSmall, Theme::color(edge), 1.25);
        return;
    }
    fillRounded(painter, box, Metrics::radiusSmall, Theme::color(fill));
    const QColor sign = Theme::color(enabled ? Token::OnAccent : Token::Surface);
    if (state & QStyle::State_On) {
        drawTick(painter, box, sign);
    } else {
        const qreal thick = box.height() / 8;
        fillRounded(
            painter,
            QRectF(box.x() + box.width() * 0.25, box.center().y() - thick / 2, box.width() * 0.5, thick),
            thick / 2,
            sign);
    }
}

void drawRadio(QPainter *painter, const QRectF &box, QStyle::State state)
{
    const bool enabled = state & QStyle::State_Enabled;
    const qreal radius = box.width() / 2;
    if (!(state & QStyle::State_On)) {
        fillRounded(painter, box, radius, Theme::color(enabled ? Token::Raised : Token::Surface));
        const Token edge = !enabled           ? Token::Control
            : state & QStyle::State_MouseOver ? Token::Accent
                                              : Token::Mark;
        strokeRounded(painter, box, radius, Theme::color(edge), 1.25);
        return;
    }
    fillRounded(painter, box, radius, Theme::color(enabled ? Token::Accent : Token::Control));
    const qreal dot = box.width() * 0.375;
    fillRounded(painter,
                QRectF(box.center().x() - dot / 2, box.center().y() - dot / 2, dot, dot),
                dot / 2,
                Theme::color(enabled ? Token::OnAccent : Token::Surface));
}

QRectF squareIn(const QRect &rect)
{
    const int side = std::min({ rect.width(), rect.height(), Theme::px(Metrics::checkBox) });
    return QRectF(
        rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side, side);
}

} // namespace

bool Style::drawButtonPrimitive(PrimitiveElement element,
                                const QStyleOption *option,
                                QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonGround(painter, option->rect, buttonColors(roleOf(widget), option->state));
        return true;
    case PE_PanelButtonTool:
        drawButtonGround(painter, option->rect, buttonColors(toolRole(option, widget), option->state));
        return true;
    case PE_FrameDefaultButton:
    case PE_FrameButtonTool:
    case PE_PanelButtonBevel:
        return true;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(painter, squareIn(option->rect), option->state);
        return true;
    case PE_IndicatorRadioButton:
        drawRadio(painter, squareIn(option->rect), option->state);
        return true;
    default:
        return false;
    }
}

bool Style::drawButtonControl(ControlElement element,
                              const QStyleOption *option,
                              QPainter *painter,
                              const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    switch (element) {
    case CE_PushButton:
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        proxy()->drawControl(CE_PushButtonLabel, option, painter, widget);
        return true;
    case CE_PushButtonBevel: {
        const bool flat
            = button && button->features & QStyleOptionButton::Flat && roleOf(widget) == ButtonRole::Normal;
        drawButtonGround(
            painter, option->rect, buttonColors(flat ? ButtonRole::Flat : roleOf(widget), option->state));
        return true;
    }
    case CE_PushButtonLabel:
        if (button) {
            const Label label{ button->text,
                               button->icon,
                               button->iconSize,
                               bool(button->features & QStyleOptionButton::HasMenu) };
            drawLabel(painter, button->rect, label, roleOf(widget), button);
        }
        return true;
    case CE_CheckBoxLabel:
    case CE_RadioButtonLabel:
        if (button) {
            const bool enabled = button->state & State_Enabled;
            painter->save();
            painter->setPen(Theme::color(enabled ? Token::Ink : Token::Faint));
            painter->drawText(
                button->rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, button->text);
            painter->restore();
        }
        return true;
    case CE_FocusFrame:
        strokeRounded(painter, option->rect, Metrics::radiusControl + 3, Theme::color(Token::Accent), 2);
        return true;
    default:
        return false;
    }
}

void Style::drawToolButton(const QStyleOptionToolButton *option,
                           QPainter *painter,
                           const QWidget *widget) const
{
    const ButtonRole role = toolRole(option, widget);
    const bool split = option->features & QStyleOptionToolButton::MenuButtonPopup;
    const QRect menu = split ? subControlRect(CC_ToolButton, option, SC_ToolButtonMenu, widget) : QRect();
    // Each half of a split button answers to the pointer for itself.
    const auto half = [&](SubControl part) {
        State state = option->state;
        if (split && !(option->activeSubControls & part)) {
            state &= ~(State_Sunken | State_MouseOver);
        }
        return buttonColors(role, state);
    };
    const ButtonColors body = half(SC_ToolButton);
    if (scrollsTabs(widget)) {
        painter->fillRect(option->rect, option->palette.window()); // a tab goes on below it
    }
    drawButtonGround(painter, option->rect, body);
    Label label{ option->text, option->icon, option->iconSize, false };
    if (option->toolButtonStyle == Qt::ToolButtonIconOnly) {
        label.text.clear();
    } else if (option->toolButtonStyle == Qt::ToolButtonTextOnly) {
        label.icon = QIcon();
    }
    if (option->features & QStyleOptionToolButton::Arrow) {
        label.icon = arrowIcon(option->arrowType);
        label.iconSize = QSize(Theme::px(Metrics::iconSmall), Theme::px(Metrics::iconSmall));
    }
    label.menu = !split && option->features & QStyleOptionToolButton::HasMenu;
    QRect labelRect = option->rect;
    if (split) {
        labelRect = subControlRect(CC_ToolButton, option, SC_ToolButton, widget);
        const ButtonColors side = half(SC_ToolButtonMenu);
        painter->save();
        painter->setClipRect(menu);
        drawButtonGround(painter, option->rect, side);
        painter->restore();
        QColor line
            = role == ButtonRole::Primary ? Theme::color(Token::OnAccent) : Theme::color(Token::Control);
        line.setAlphaF(role == ButtonRole::Primary ? 0.35F : 1.0F);
        if (option->state & State_Enabled) {
            const int inset = role == ButtonRole::Primary ? 0 : 1;
            painter->fillRect(menu.x(), menu.y() + inset, 1, menu.height() - 2 * inset, line);
        }
        drawIcon(painter,
                 Icon::ChevronDown,
                 QStyle::alignedRect(Qt::LeftToRight,
                                     Qt::AlignCenter,
                                     QSize(Theme::px(Metrics::iconSmall), Theme::px(Metrics::iconSmall)),
                                     menu),
                 side.text);
    }
    drawLabel(painter, labelRect, label, role, option);
}

QSize Style::buttonSize(ContentsType type,
                        const QStyleOption *option,
                        const QSize &size,
                        const QWidget *widget) const
{
    const int height = Theme::px(isCompact(widget) ? Metrics::compactControl : Metrics::control);
    const int chevron = Theme::px(Metrics::iconSmall) + Metrics::iconGap;
    if (type == CT_CheckBox || type == CT_RadioButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int gap = button && !button->text.isEmpty() ? Metrics::controlGap : 0;
        return { size.width() + Theme::px(Metrics::checkBox) + gap, std::max(size.height(), Theme::px(20)) };
    }
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
        const QFontMetrics metrics(button->fontMetrics);
        int width = metrics.size(Qt::TextShowMnemonic, button->text).width();
        if (!button->icon.isNull()) {
            width += button->iconSize.width() + (button->text.isEmpty() ? 0 : Metrics::iconGap);
        }
        if (button->features & QStyleOptionButton::HasMenu) {
            width += chevron;
        }
        if (roleOf(widget) == ButtonRole::Link) {
            return { width + 2 * Metrics::linkRing, metrics.height() + 2 * Metrics::linkRing };
        }
        if (button->text.isEmpty()) {
            return { height, height };
        }
        return { width + width / 24 + 2 * (isCompact(widget) ? 9 : 12), height };
    }
    if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
        const bool texted = tool->toolButtonStyle != Qt::ToolButtonIconOnly && !tool->text.isEmpty();
        const int split = tool->features & QStyleOptionToolButton::MenuButtonPopup ? Theme::px(26) : 0;
        if (!texted) {
            const int side = isCompact(widget) ? Theme::px(Metrics::rowButton) : height;
            return { side + split, side };
        }
        int width = tool->fontMetrics.size(Qt::TextShowMnemonic, tool->text).width();
        if (tool->toolButtonStyle != Qt::ToolButtonTextOnly && !tool->icon.isNull()) {
            width += tool->iconSize.width() + Metrics::iconGap;
        }
        if (!split && tool->features & QStyleOptionToolButton::HasMenu) {
            width += chevron;
        }
        return { width + width / 24 + 2 * (isCompact(widget) ? 8 : 11) + split, height };
    }
    return size;
}

} // namespace Hubdesk
