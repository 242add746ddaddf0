// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace Hubdesk
{

/// Every command of the window, made once: menus, tool bars, context menus and the shortcut sheet only place
/// these. Owned by the main window. A page decides when one is enabled, the window decides where it shows.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    QAction *back = nullptr;
    QAction *forward = nullptr;
    QAction *goModels = nullptr;
    QAction *goDatasets = nullptr;
    QAction *goSpaces = nullptr;
    QAction *goTransfers = nullptr;
    QAction *goCache = nullptr;
    QAction *goFavourites = nullptr; ///< the list that is shown, or not, of favourites alone
    QAction *goCompare = nullptr; ///< what is collected, side by side
    QAction *find = nullptr; ///< to the search field
    QAction *findInPage = nullptr; ///< a text in what the page shows
    QAction *findNext = nullptr;
    QAction *findPrevious = nullptr;
    QAction *palette = nullptr; ///< Ctrl+K
    QAction *refresh = nullptr;
    QAction *toggleSidebar = nullptr;
    QAction *menus = nullptr; ///< F10: to the menu bar
    QAction *menuBar = nullptr; ///< checkable: it stays
    QAction *larger = nullptr; ///< text, and what grows along
    QAction *smaller = nullptr;
    QAction *normalSize = nullptr;
    QAction *fullScreen = nullptr; ///< checkable
    QAction *webPictures = nullptr; ///< checkable
    QAction *workOffline = nullptr; ///< checkable
    QAction *download = nullptr;
    QAction *preview = nullptr;
    QAction *undo = nullptr; ///< this and the next five: in the field or list that has the focus
    QAction *redo = nullptr;
    QAction *cut = nullptr;
    QAction *copy = nullptr;
    QAction *paste = nullptr;
    QAction *selectAll = nullptr;
    QAction *favourite = nullptr; ///< marks the repo that is shown, or takes the mark away
    QAction *collect = nullptr; ///< the chosen repo, to compare it
    QAction *copyId = nullptr;
    QAction *openInBrowser = nullptr;
    QAction *openOwner = nullptr; ///< of the repo that is shown
    QAction *openFolder = nullptr;
    QAction *cancel = nullptr;
    QAction *retry = nullptr;
    QAction *pauseAll = nullptr; ///< transfers, or lets them go on
    QAction *pauseHalfHour = nullptr; ///< this and the next two: all, for a time
    QAction *pauseTwoHours = nullptr;
    QAction *pauseTomorrow = nullptr;
    QAction *moveTop = nullptr; ///< this and the next three: the row of the queue that has the focus
    QAction *moveUp = nullptr;
    QAction *moveDown = nullptr;
    QAction *moveBottom = nullptr;
    QAction *signIn = nullptr;
    QAction *signOut = nullptr;
    QAction *settings = nullptr;
    QAction *shortcuts = nullptr; ///< F1
    QAction *firstSteps = nullptr; ///< the first-run page again
    QAction *about = nullptr;
    QAction *quit = nullptr;

    /// In the order of the shortcut sheet. The id is the action's objectName, the tip its statusTip.
    const QList<QAction *> &all() const { return m_all; }
    /// What an act is called where it stands without its action: in the menu of a row, on a tool button.
    static QString favouriteText();
    static QString collectText();
    static QString copyIdText();
    static QString openInBrowserText();
    static QString openOwnerText();
    /// Null for an unknown id ("repo.download").
    QAction *byId(const QString &id) const { return m_byId.value(id); }
    /// What an action has unless the person chose other keys.
    QKeySequence defaultKeys(const QAction *action) const;
    /// The person's own keys, as the setting has them: a JSON object of ids and portable key names. What it
    /// does not name, or names wrongly, gets its default.
    void applyShortcuts(const QString &json);
    /// The setting after one change; keys that are the default are not kept.
    QString withShortcut(const QString &json, const QAction *action, const QKeySequence &keys) const;
    /// Another action that has these keys in the same place; null if none.
    QAction *withKeys(const QKeySequence &keys, const QAction *except) const;
    /// The keys belong to whatever has the focus, which knows them by itself: preview and the commands of a
    /// field.
    static bool isOfFocus(const QAction *action);
    /// Makes the shortcuts work in this window, but those of the focus.
    void addTo(QWidget *window) const;

private:
    struct Description;

    void makeNavigation();
    void makeView();
    void makeRepo();
    void makeEdit();
    void makeTransfers();
    void makeProgram();
    QAction *add(Description description);
    static void setKeys(QAction *action, const QKeySequence &keys);

    QList<QAction *> m_all;
    QHash<QString, QAction *> m_byId;
    QHash<const QAction *, QKeySequence> m_defaults;
};

} // namespace Hubdesk
