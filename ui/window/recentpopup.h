// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"
#include "ui/shared/panel.h"

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace Hubdesk
{

class Recent;

/// The last places, below the search field while that has the focus and is empty. Down and Up choose one,
/// Return or a click goes there, Escape closes, typing hides it; the field keeps the focus. Nothing where
/// nothing is remembered. GUI thread; child of the window that it lies over.
class RecentPopup : public Panel
{
    Q_OBJECT
public:
    RecentPopup(QLineEdit *field, const Recent *recent, QWidget *window);

Q_SIGNALS:
    void linkChosen(const Hubdesk::Link &link);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer();
    void fill();
    void place();
    bool takesKey(int key);
    void move(int step);
    void choose(const QModelIndex &index);

    QLineEdit *m_field;
    const Recent *m_recent;
    QStandardItemModel *m_model;
    QListView *m_list;
};

} // namespace Hubdesk
