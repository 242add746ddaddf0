// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/style.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QFocusFrame>
#include <QHeaderView>
#include <QPainterPath>
#include <QScrollBar>
#include <QSlider>
#include <QStyleOption>
#include <QTabBar>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Style::Style()
    : QProxyStyle(u"fusion"_s)
{
    connect(qApp, &QApplication::focusChanged, this, &Style::followFocus);
    qApp->installEventFilter(this);
}

Style::~Style()
{
    delete m_ring;
}

// The ring lies outside its control, where the control itself cannot paint. It shows only when the keyboard
// brought the focus, as everywhere else.
void Style::followFocus(QWidget *before, QWidget *now)
{
    for (QWidget *widget : { before, now }) {
        if (qobject_cast<QAbstractScrollArea *>(widget)) {
            widget->update(); // its frame shows the focus
        }
        if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
            for (auto *other : view->window()->findChildren<QAbstractItemView *>()) {
                other->viewport()->update(); // the selection of the other views turns grey
            }
        }
    }
    const bool ringed = (qobject_cast<QAbstractButton *>(now) || qobject_cast<QSlider *>(now))
        && now->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (ringed) {
        if (!m_ring) {
            m_ring = new QFocusFrame(now);
        }
        m_ring->setWidget(now);
    } else if (m_ring) {
        m_ring->setWidget(nullptr);
    }
}

// Qt never forgets that somebody has used the keyboard: whoever takes the mouse again wants no ring, neither
// on what is clicked nor on what gets the focus of a page that comes then.
bool Style::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        auto *window = static_cast<QWidget *>(watched)->window();
        if (window->testAttribute(Qt::WA_KeyboardFocusChange)) {
            window->setAttribute(Qt::WA_KeyboardFocusChange, false);
            if (m_ring) {
                m_ring->setWidget(nullptr);
            }
        }
    }
    return QProxyStyle::eventFilter(watched, event);
}

void Style::drawPrimitive(PrimitiveElement element,
                          const QStyleOption *option,
                          QPainter *painter,
                          const QWidget *widget) const
{
    if (drawButtonPrimitive(element, option, painter, widget)
        || drawFieldPrimitive(element, option, painter, widget)
        || drawViewPrimitive(element, option, painter, widget)
        || drawPopupPrimitive(element, option, painter, widget)) {
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element,
                        const QStyleOption *option,
                        QPainter *painter,
                        const QWidget *widget) const
{
    if (drawButtonControl(element, option, painter, widget)
        || drawFieldControl(element, option, painter, widget)
        || drawViewControl(element, option, painter, widget)
        || drawPopupControl(element, option, painter, widget)
        || drawBarControl(element, option, painter, widget)) {
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control,
                               const QStyleOptionComplex *option,
                               QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            drawToolButton(button, painter, widget);
        }
        return;
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_GroupBox:
        drawGroupBox(option, painter, widget);
        return;
    case CC_Slider:
        drawSlider(option, painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        return frame && frame->lineWidth > 0 ? option->rect.adjusted(6, 1, -6, -1) : option->rect;
    }
    case SE_ItemViewItemCheckIndicator:
    case SE_ItemViewItemDecoration:
    case SE_ItemViewItemText:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
            item && rowLookOf(widget) == RowLook::Rail) {
            QStyleOptionViewItem inset = *item;
            inset.rect.adjust(Metrics::space2 + 5, 0, -Metrics::space2 - 5, 0);
            return QProxyStyle::subElementRect(element, &inset, widget);
        }
        return itemPartRect(element, option, widget);
    case SE_PushButtonContents:
    case SE_PushButtonFocusRect:
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
    case SE_CheckBoxClickRect:
    case SE_RadioButtonClickRect:
    case SE_TabBarTabText:
        return option->rect;
    case SE_HeaderLabel:
        return visualRect(option->direction,
                          option->rect,
                          option->rect.adjusted(
                              8 + headIndent(option, widget), 0, -8 - roomForScrollBar(option, widget), 0));
    case SE_PushButtonLayoutItem:
        // Its letters are on the edge of the layout, the room for the ring is outside.
        return roleOf(widget) == ButtonRole::Link
            ? option->rect.adjusted(Metrics::linkRing, 0, -Metrics::linkRing, 0)
            : option->rect;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect Style::subControlRect(ComplexControl control,
                            const QStyleOptionComplex *option,
                            SubControl part,
                            const QWidget *widget) const
{
    QRect rect;
    if (control == CC_ScrollBar) {
        rect = scrollBarRect(option, part);
    } else if (control == CC_Slider) {
        rect = sliderRect(option, part);
    } else if (control == CC_ComboBox || control == CC_SpinBox || control == CC_GroupBox
               || control == CC_ToolButton) {
        rect = fieldRect(control, option, part);
    } else {
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    return visualRect(option->direction, option->rect, rect);
}

QSize Style::sizeFromContents(ContentsType type,
                              const QStyleOption *option,
                              const QSize &size,
                              const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
    case CT_ToolButton:
    case CT_CheckBox:
    case CT_RadioButton:
        return buttonSize(type, option, size, widget);
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox: {
        const int height = Theme::px(isCompact(widget) ? Metrics::compactControl : Metrics::control);
        const int arrows = Theme::px(22) + 24;
        const int beside = type == CT_LineEdit ? 12 : arrows;
        return { size.width() + beside, height };
    }
    case CT_TabBarTab:
    case CT_HeaderSection:
    case CT_ItemViewItem:
        return viewSize(type, option, size, widget);
    case CT_MenuItem:
        return menuItemSize(option, size);
    case CT_MenuBarItem:
        return { size.width() + 20, Theme::px(28) };
    case CT_GroupBox:
        return size + QSize(2 * Metrics::space3, Theme::px(28) + 2 * Metrics::space3);
    case CT_ProgressBar:
        return { size.width(), Theme::px(Metrics::progressBar) + 4 };
    case CT_Slider:
    case CT_Menu:
        return size;
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QPalette Style::standardPalette() const
{
    return QApplication::palette();
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    const bool hovers = qobject_cast<QAbstractButton *>(widget) || widget->inherits("QComboBox")
        || widget->inherits("QAbstractSpinBox") || widget->inherits("QLineEdit")
        || widget->inherits("QTabBar") || qobject_cast<QAbstractSlider *>(widget)
        || qobject_cast<QHeaderView *>(widget);
    if (hovers) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (qobject_cast<QScrollBar *>(widget)) {
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false); // it lies over the content
    }
    if (auto *bar = qobject_cast<QTabBar *>(widget)) {
        bar->setExpanding(false);
    }
    const bool written = (widget->inherits("QPlainTextEdit") || widget->inherits("QTextEdit"))
        && !widget->inherits("QTextBrowser");
    if (written) {
        // The frame below paints the field's ground, corners included.
        static_cast<QAbstractScrollArea *>(widget)->viewport()->setAutoFillBackground(false);
    }
    if (auto *tree = qobject_cast<QTreeView *>(widget)) {
        tree->setAllColumnsShowFocus(true);
    }
    if (auto *view = qobject_cast<QAbstractItemView *>(widget);
        view && !qobject_cast<QHeaderView *>(widget)) {
        view->viewport()->setAttribute(Qt::WA_Hover);
    }
}

} // namespace Hubdesk
