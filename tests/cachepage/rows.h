// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QMenu>
#include <QTest>
#include <QTreeView>

namespace Hubdesk
{

/// The first row that can be seen whose name has that in it; invalid where there is none, or no view.
inline QModelIndex rowWith(const QTreeView *view, const QString &text)
{
    for (auto index = view ? view->indexAt({ 1, 1 }) : QModelIndex(); index.isValid();
         index = view->indexBelow(index)) {
        if (index.data().toString().contains(text)) {
            return index;
        }
    }
    return {};
}

/// By the arrow keys; false where the menu has no such action.
inline bool takeAction(QMenu *menu, const QString &name)
{
    for (qsizetype step = 0; menu && step <= menu->actions().size(); ++step) {
        if (menu->activeAction() && menu->activeAction()->objectName() == name) {
            QTest::keyClick(menu, Qt::Key_Return);
            return true;
        }
        QTest::keyClick(menu, Qt::Key_Down);
    }
    return false;
}

} // namespace Hubdesk
