// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/controls.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QAbstractScrollArea>
#include <QFocusFrame>
#include <QMenuBar>
#include <QPainterPath>
#include <QStyleOption>
#include <QTableView>
#include <QTreeView>

// How large things are, and how they behave.
namespace Hubdesk
{

namespace
{

bool hasTableHead(const QWidget *widget)
{
    const auto *tree = qobject_cast<const QTreeView *>(widget);
    return (tree && !tree->isHeaderHidden()) || qobject_cast<const QTableView *>(widget);
}

// One of a menu bar, which may have more entries than the screen has room for: it scrolls instead of going on
// in a second column.
bool isOfMenuBar(const QWidget *widget)
{
    return widget && qobject_cast<const QMenuBar *>(widget->parentWidget());
}

} // namespace

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
        // Fusion uses this one as the text margin of item views, too: one more is where it puts the words.
        // Below the head of a table they stand where its words do.
        if (qobject_cast<const QFocusFrame *>(widget)) {
            return 3;
        }
        return hasTableHead(widget) ? 7 : 5;
    case PM_FocusFrameVMargin:
        return 3;
    case PM_ScrollView_ScrollBarOverlap: // asked by the bar, which stands in a frame of the view
        for (auto *above = widget ? widget->parentWidget() : nullptr; above; above = above->parentWidget()) {
            if (qobject_cast<const QAbstractScrollArea *>(above)) {
                return hasBarsBeside(above) ? 0 : 10;
            }
        }
        return 10;
    case PM_ScrollBarExtent:
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
        return Theme::row(Metrics::treeRow);
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

/// Of a row: box, picture, words. Qt keeps a whole margin on both sides of each; but the box belongs to what
/// it ticks, and in a table the picture to its word.
QRect Style::itemPartRect(SubElement part, const QStyleOption *option, const QWidget *widget) const
{
    QRect rect = QProxyStyle::subElementRect(part, option, widget);
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (!item || part == SE_ItemViewItemCheckIndicator
        || item->decorationPosition != QStyleOptionViewItem::Left) {
        return rect;
    }
    const bool isText = part == SE_ItemViewItemText;
    const int margins = 2 * (pixelMetric(PM_FocusFrameHMargin, option, widget) + 1);
    const bool hasBox = item->features & QStyleOptionViewItem::HasCheckIndicator;
    const bool hasPicture = item->features & QStyleOptionViewItem::HasDecoration;
    const bool isTable = hasTableHead(widget);
    const int nearer = (hasBox && (isTable || !hasPicture) ? margins - Metrics::controlGap : 0)
        + (isText && hasPicture && isTable ? margins - Metrics::iconGap : 0);
    if (!isText) {
        return rect.translated(option->direction == Qt::RightToLeft ? nearer : -nearer, 0);
    }
    // A filter's words may go on to where the row ends.
    const int longer = hasBox && !isTable ? margins / 2 : 0;
    return option->direction == Qt::RightToLeft
        ? rect.adjusted(-longer, 0, nearer, 0)
        : rect.adjusted(-nearer, 0, longer - roomForScrollBar(option, widget), 0);
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
    case SH_Menu_SupportsSections:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_Menu_Scrollable:
        return isOfMenuBar(widget) ? 1 : 0;
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

} // namespace Hubdesk
