// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/icons.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QWidget>

// Our icons where Qt's own dialogs and widgets ask for theirs.
namespace Hubdesk
{

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
    case SP_MediaPlay:
        return icon(Icon::Run);
    case SP_MediaPause:
        return icon(Icon::Pause);
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

} // namespace Hubdesk
