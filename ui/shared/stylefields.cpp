// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFrame>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextBrowser>
#include <QTextEdit>

#include <algorithm>

// Line edits, combo boxes, spin boxes, text edits, frames, group boxes.

namespace Hubdesk
{

namespace
{

void drawField(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focused = option->state & QStyle::State_HasFocus && enabled;
    const QRectF rect = option->rect;
    if (enabled) {
        fillRounded(painter,
                    rect.adjusted(0.5, 0.5, -0.5, -0.5),
                    Metrics::radiusControl,
                    Theme::color(Token::Raised));
    }
    Token edge = enabled ? Token::Control : Token::Border;
    if (focused) {
        edge = Token::Accent;
    } else if (enabled && option->state & QStyle::State_MouseOver) {
        edge = Token::Mark;
    }
    const Validity validity = validityOf(widget);
    if (enabled && validity != Validity::Fine) {
        edge = validity == Validity::Invalid ? Token::Red : Token::Amber;
    }
    strokeRounded(painter, rect, Metrics::radiusControl, Theme::color(edge), focused ? 2 : 1);
}

// The edit inside a combo or spin box has no box of its own.
bool isEmbedded(const QWidget *widget)
{
    const QWidget *parent = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent);
}

bool isTextField(const QWidget *widget)
{
    if (qobject_cast<const QTextBrowser *>(widget)) {
        return false;
    }
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

void drawStep(QPainter *painter, const QRect &rect, bool up, bool usable)
{
    const int side = Theme::px(12);
    const QRect place = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(side, side), rect);
    drawIcon(painter,
             up ? Icon::ChevronUp : Icon::ChevronDown,
             place,
             Theme::color(usable ? Token::Muted : Token::Control));
}

} // namespace

bool Style::drawFieldPrimitive(PrimitiveElement element,
                               const QStyleOption *option,
                               QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0 && !isEmbedded(widget)) {
            drawField(painter, option, widget);
        }
        return true;
    }
    case PE_FrameLineEdit:
        return true; // drawn with the panel
    case PE_Frame:
    case PE_FrameWindow:
        if (isTextField(widget)) {
            drawField(painter, option, widget);
        } else if (qobject_cast<const QFrame *>(widget)
                   && !qobject_cast<const QAbstractScrollArea *>(widget)) {
            strokeRounded(painter, option->rect, Metrics::radiusBox, Theme::color(Token::Border));
        } else {
            strokeRounded(painter, option->rect, 0, Theme::color(Token::Border));
        }
        return true;
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
        strokeRounded(painter, option->rect, Metrics::radiusBox, Theme::color(Token::Border));
        return true;
    case PE_IndicatorSpinUp:
    case PE_IndicatorSpinDown:
    case PE_IndicatorSpinPlus:
    case PE_IndicatorSpinMinus:
        drawStep(painter,
                 option->rect,
                 element == PE_IndicatorSpinUp || element == PE_IndicatorSpinPlus,
                 option->state & State_Enabled);
        return true;
    default:
        return false;
    }
}

bool Style::drawFieldControl(ControlElement element,
                             const QStyleOption *option,
                             QPainter *painter,
                             const QWidget *widget) const
{
    if (element == CE_ComboBoxLabel) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (combo && !combo->editable) {
            QRect rect = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            painter->save();
            painter->setPen(Theme::color(combo->state & State_Enabled ? Token::Ink : Token::Faint));
            if (!combo->currentIcon.isNull()) {
                const QRect place(rect.x(),
                                  rect.y() + (rect.height() - combo->iconSize.height()) / 2,
                                  combo->iconSize.width(),
                                  combo->iconSize.height());
                combo->currentIcon.paint(painter, visualRect(combo->direction, rect, place));
                rect.setLeft(place.right() + 1 + Metrics::iconGap);
            }
            drawElided(painter, rect, visualAlignment(combo->direction, Qt::AlignLeft), combo->currentText);
            painter->restore();
        }
        return true;
    }
    if (element == CE_ShapedFrame) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (!frame) {
            return false;
        }
        const QRect rect = option->rect;
        const QColor line = Theme::color(Token::Border);
        if (frame->frameShape == QFrame::HLine) {
            painter->fillRect(rect.x(), rect.center().y(), rect.width(), 1, line);
        } else if (frame->frameShape == QFrame::VLine) {
            painter->fillRect(rect.center().x(), rect.y(), 1, rect.height(), line);
        } else if (frame->frameShape != QFrame::NoFrame) {
            drawFieldPrimitive(PE_Frame, option, painter, widget);
        }
        return true;
    }
    return false;
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo) {
        return;
    }
    const bool enabled = option->state & State_Enabled;
    if (combo->frame) {
        drawField(painter, option, widget);
    }
    const bool touched = enabled && !combo->editable && option->state & (State_MouseOver | State_On);
    if (touched) {
        fillRounded(painter,
                    option->rect.adjusted(2, 2, -2, -2),
                    Metrics::radiusSmall,
                    Theme::color(option->state & State_On ? Token::Pressed : Token::Hover));
    }
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    const int side = Theme::px(Metrics::iconSmall);
    drawIcon(painter,
             Icon::ChevronDown,
             alignedRect(option->direction, Qt::AlignCenter, QSize(side, side), arrow),
             Theme::color(enabled ? Token::Muted : Token::Control));
}

void Style::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin) {
        return;
    }
    if (spin->frame) {
        drawField(painter, option, widget);
    }
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    for (const auto &[part, step] : { std::pair(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled),
                                      std::pair(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled) }) {
        const QRect rect = subControlRect(CC_SpinBox, option, part, widget);
        const bool usable = option->state & State_Enabled && spin->stepEnabled & step;
        if (usable && option->activeSubControls == part && option->state & (State_MouseOver | State_Sunken)) {
            fillRounded(
                painter, rect, 3, Theme::color(option->state & State_Sunken ? Token::Pressed : Token::Hover));
        }
        drawStep(painter, rect, part == SC_SpinBoxUp, usable);
    }
}

void Style::drawGroupBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionGroupBox *>(option);
    if (!box) {
        return;
    }
    if (box->subControls & SC_GroupBoxFrame && !(box->features & QStyleOptionFrame::Flat)) {
        strokeRounded(painter,
                      subControlRect(CC_GroupBox, option, SC_GroupBoxFrame, widget),
                      Metrics::radiusBox,
                      Theme::color(Token::Border));
    }
    if (box->subControls & SC_GroupBoxCheckBox) {
        QStyleOption check(option->version, option->type);
        check.state = option->state;
        check.direction = option->direction;
        check.palette = option->palette;
        check.rect = subControlRect(CC_GroupBox, option, SC_GroupBoxCheckBox, widget);
        proxy()->drawPrimitive(PE_IndicatorCheckBox, &check, painter, widget);
    }
    painter->save();
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(Theme::color(option->state & State_Enabled ? Token::Ink : Token::Faint));
    const QRect label = subControlRect(CC_GroupBox, option, SC_GroupBoxLabel, widget);
    painter->drawText(label, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, box->text);
    painter->restore();
}

QRect Style::fieldRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part) const
{
    const QRect rect = option->rect;
    if (control == CC_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool split = button && button->features & QStyleOptionToolButton::MenuButtonPopup;
        const int side = split ? Theme::px(26) : 0;
        return part == SC_ToolButtonMenu ? rect.adjusted(rect.width() - side, 0, 0, 0)
                                         : rect.adjusted(0, 0, -side, 0);
    }
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const int arrow = Theme::px(22) + 4;
        switch (part) {
        case SC_ComboBoxArrow:
            return rect.adjusted(rect.width() - arrow, 0, -4, 0);
        case SC_ComboBoxEditField:
            return rect.adjusted(combo && combo->editable ? 7 : 10, 1, -arrow, -1);
        case SC_ComboBoxListBoxPopup:
            return rect.translated(0, 4);
        default:
            return rect;
        }
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const int steps = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : Theme::px(22);
        const QRect right = rect.adjusted(rect.width() - steps - 3, 3, -3, -3);
        switch (part) {
        case SC_SpinBoxUp:
            return right.adjusted(0, 0, 0, -right.height() / 2);
        case SC_SpinBoxDown:
            return right.adjusted(0, right.height() / 2, 0, 0);
        case SC_SpinBoxEditField:
            return rect.adjusted(6, 1, -steps - 6, -1);
        default:
            return rect;
        }
    }
    const auto *box = qstyleoption_cast<const QStyleOptionGroupBox *>(option);
    const bool titled = box && (!box->text.isEmpty() || box->subControls & SC_GroupBoxCheckBox);
    const int title = titled ? Theme::px(28) : 0;
    const bool checkable = box && box->subControls & SC_GroupBoxCheckBox;
    const int check = Theme::px(Metrics::checkBox);
    switch (part) {
    case SC_GroupBoxCheckBox:
        return { rect.x(), rect.y(), check, title };
    case SC_GroupBoxLabel:
        return rect.adjusted(checkable ? check + Metrics::controlGap : 0, 0, 0, title - rect.height());
    default: // the contents
        return rect.adjusted(0, title, 0, 0);
    }
}

} // namespace Hubdesk
