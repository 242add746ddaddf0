// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"

#include <QPersistentModelIndex>
#include <QStyle>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <optional>

class QAbstractItemView;
class QMenu;
class QToolButton;

namespace Hubdesk
{

class CompareSet;
class Favourites;

/// What can be done with a repo of a list without opening it: small buttons before its state, over facts and
/// never over the name, in the row under the pointer, else in the current row while its list has the focus;
/// and the same as a menu, by the right button, the menu key or Shift+F10. They lie over the row, so that
/// nothing in it moves. GUI thread; a child of the view.
class RowActions : public QWidget
{
    Q_OBJECT
public:
    /// What the page around the list decides.
    struct Place {
        Favourites *favourites = nullptr;
        QUrl endpoint; ///< whose web pages are opened
        QString downloadText; ///< what the page does at downloadRequested()
    };
    RowActions(QAbstractItemView *view, Place place);
    /// From now on the menu offers to collect what is to be compared.
    void setCompared(CompareSet *set) { m_compared = set; }
    /// How much of the end of `line` the buttons of the view lie over, if they are in the row of `index`.
    static int coverOf(const QWidget *view, const QModelIndex &index, const QRect &line);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void downloadRequested(const Hubdesk::RepoId &repo);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Act { Favourite, Copy, Browse, Download };

    QToolButton *addButton(Act act, const QString &name);
    void follow();
    void setRow(const QModelIndex &row);
    QStyle::State groundState() const;
    void write();
    QRect placeIn(const QModelIndex &row) const;
    void hover(const QModelIndex &index);
    QPoint middleOf(const QModelIndex &index) const;
    bool opensMenu(bool inside, QEvent *event);
    bool openMenu(const QModelIndex &index, const QPoint &place);
    void addTo(QMenu *menu, Act act, const QString &name, const RepoId &repo);
    void addCollect(QMenu *menu, const RepoId &repo);
    void addOwner(QMenu *menu, const RepoId &repo);
    QString textOf(Act act, const RepoId &repo) const;
    QIcon iconFor(Act act, const RepoId &repo) const;
    void run(Act act, const RepoId &repo);

    QAbstractItemView *m_view;
    Place m_place;
    CompareSet *m_compared = nullptr;
    QList<std::pair<Act, QToolButton *>> m_buttons;
    std::optional<QPoint> m_pointer; ///< over the view
    QPersistentModelIndex m_hovered; ///< what the view takes for the row under it
    QPersistentModelIndex m_row; ///< where the buttons are
    RepoId m_repo; ///< of that row
    QStyle::State m_ground; ///< of the row, as last painted
    QTimer m_soon; ///< once for all that has just changed
};

/// The repo of the current row; empty where there is none.
RepoId chosenRepo(const QAbstractItemView *view);

} // namespace Hubdesk
