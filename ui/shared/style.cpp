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
        return QProxyStyle::subElementRect(element, option, widget);
    case SE_PushButtonContents:
    case SE_PushButtonFocusRect:
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
    case SE_CheckBoxClickRect:
    case SE_RadioButtonClickRect:
    case SE_TabBarTabText:
        return option->rect;
    case SE_HeaderLabel:
        return option->rect.adjusted(8, 0, -8, 0);
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
        return size;
    case CT_Menu:
        return size;
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_MenuHMargin:
    case PM_MenuPanelWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
    case PM_ButtonDefaultIndicator:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_DefaultFrameWidth:
        return widget && (widget->inherits("QPlainTextEdit") || widget->inherits("QTextEdit")) ? 4 : 1;
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
        return 1;
    case PM_MenuVMargin:
        return 5;
    case PM_MenuBarHMargin:
        return 8;
    case PM_FocusFrameHMargin:
        // Fusion uses this one as the text margin of item views, too.
        return qobject_cast<const QFocusFrame *>(widget) ? 3 : 5;
    case PM_FocusFrameVMargin:
        return 3;
    case PM_ScrollBarExtent:
    case PM_ScrollView_ScrollBarOverlap:
        return 10;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
        return 1;
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return Theme::px(14);
    case PM_SliderThickness:
        return Theme::px(20);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return Theme::px(Metrics::checkBox);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return Metrics::controlGap;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
        return Theme::px(Metrics::iconButton);
    case PM_MessageBoxIconSize:
    case PM_LargeIconSize:
        return Theme::px(Metrics::iconState);
    case PM_LineEditIconMargin:
        return Metrics::iconGap;
    case PM_TreeViewIndentation:
        return Theme::px(24);
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderMarkSize:
        return Theme::px(12);
    case PM_HeaderDefaultSectionSizeVertical:
        return Theme::px(Metrics::treeRow);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Metrics::controlGap;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return widget && widget->isWindow() ? Metrics::dialogMargin : Metrics::space3;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_MenuButtonIndicator:
        return Theme::px(26);
    case PM_ToolBarItemSpacing:
        return Metrics::space1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint,
                     const QStyleOption *option,
                     const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animation_Duration:
    case SH_Menu_FadeOutOnHide:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_MessageBox_CenterButtons:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ItemView_ShowDecorationSelected:
    case SH_FocusFrame_AboveWidget:
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Table_GridLineColor:
        return static_cast<int>(Theme::color(Token::Border).rgba());
    case SH_GroupBox_TextLabelColor:
        return static_cast<int>(Theme::color(Token::Ink).rgba());
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
        return Qt::NoButton;
    case SH_Menu_Mask:
    case SH_ToolTip_Mask: {
        auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(returned);
        if (!mask) {
            return 0;
        }
        QPainterPath path;
        path.addRoundedRect(option->rect, 4, 4);
        mask->region = QRegion(path.toFillPolygon().toPolygon());
        return 1;
    }
    case SH_FocusFrame_Mask:
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(returned)) {
            mask->region = QRegion(option->rect) - QRegion(option->rect.adjusted(4, 4, -4, -4));
        }
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QIcon Style::standardIcon(StandardPixmap name, const QStyleOption *option, const QWidget *widget) const
{
    switch (name) {
    case SP_MessageBoxInformation:
        return icon(Icon::Info, Token::Blue);
    case SP_MessageBoxWarning:
        return icon(Icon::Warning, Token::Amber);
    case SP_MessageBoxCritical:
        return icon(Icon::Error, Token::Red);
    case SP_MessageBoxQuestion:
        return icon(Icon::Help, Token::Muted);
    case SP_LineEditClearButton:
    case SP_TabCloseButton:
    case SP_DialogCloseButton:
    case SP_TitleBarCloseButton:
        return icon(Icon::Close);
    case SP_DirIcon:
    case SP_DirOpenIcon:
    case SP_DirClosedIcon:
        return icon(Icon::Folder);
    case SP_FileIcon:
        return icon(Icon::File);
    case SP_DriveHDIcon:
        return icon(Icon::Cache);
    case SP_ComputerIcon:
        return icon(Icon::Monitor);
    case SP_ArrowBack:
    case SP_ArrowLeft:
        return icon(Icon::Back);
    case SP_ArrowForward:
    case SP_ArrowRight:
        return icon(Icon::Forward);
    case SP_ArrowUp:
    case SP_FileDialogToParent:
        return icon(Icon::ArrowUp);
    case SP_ArrowDown:
        return icon(Icon::ArrowDown);
    case SP_FileDialogNewFolder:
        return icon(Icon::Plus);
    case SP_FileDialogListView:
        return icon(Icon::List);
    case SP_FileDialogDetailedView:
        return icon(Icon::Table);
    case SP_BrowserReload:
        return icon(Icon::Retry);
    case SP_BrowserStop:
        return icon(Icon::Stop);
    case SP_TrashIcon:
        return icon(Icon::Trash);
    case SP_DialogHelpButton:
    case SP_TitleBarContextHelpButton:
        return icon(Icon::Help);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return icon(Icon::More);
    default:
        return QProxyStyle::standardIcon(name, option, widget);
    }
}

QPixmap Style::standardPixmap(StandardPixmap name, const QStyleOption *option, const QWidget *widget) const
{
    const QIcon known = standardIcon(name, option, widget);
    if (!iconOf(known)) {
        return QProxyStyle::standardPixmap(name, option, widget);
    }
    const int side = pixelMetric(PM_SmallIconSize, option, widget);
    return known.pixmap(QSize(side, side), widget ? widget->devicePixelRatio() : qApp->devicePixelRatio());
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
