// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"

#include <QObject>

class QAbstractItemView;
class QPoint;

namespace Hubdesk
{

class CompareSet;

/// What can be done with a row of a list of repos, by the right mouse button or the menu key: open it,
/// collect it to be compared, copy its name. GUI thread; a child of the view, whose model may be any
/// RepoListModel.
class RowMenu : public QObject
{
    Q_OBJECT
public:
    RowMenu(QAbstractItemView *view, CompareSet *set);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);

private:
    void show(const QPoint &at);

    QAbstractItemView *m_view;
    CompareSet *m_set;
};

/// The repo of the current row; empty where there is none.
RepoId chosenRepo(const QAbstractItemView *view);

} // namespace Hubdesk
