// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/robot.h"
#include "ui/shared/theme.h"

namespace Hubdesk
{

/// Pictures of every page on the demo Hub in the sizes of a window, and of states and dialogs in one size;
/// the scheme and text size are those of the run. The names of the files say them.
class Shots : public Robot
{
    Q_OBJECT
public:
    /// `variant` stands in the names of the pictures, behind scheme and text size.
    Shots(QWidget *window, const Theme &theme, const QString &folder, const QString &variant);

private:
    void addPages(QSize size, qreal scale, const QString &name);
    void addList(Qt::Key key, const QString &page, qreal scale, const QString &name);
    void addRepo(qreal scale, const QString &name);
    void addStates(const QString &name);
    void addFavourites(const QString &name);
    void addRepoStates(const QString &name);
    void addPlace(const QString &address, const QString &shows);
    bool knowsDetails() const;
    bool hubHasAnswered() const;
    void addActivate();
    void addWelcome(const QString &name);
    void addClose(const QString &dialog, const QString &button);
    void addCard(const QString &name);
    void addWeights(const QString &name);
    void addPalette(const QString &name);
    void addMenus(const QString &name);
    void addDrop(const QString &name);
    void addSettings(const QString &name);
    void addOffline(const QString &name);
    void addCompare(QSize size, const QString &name);
    bool isCompared() const;
    // ---- shotscache.cpp
    void addCache(qreal scale, const QString &name);
    void addCacheStates(const QString &name);
    void addCacheDialogs(const QString &name);
    bool saysAll(const QString &label) const;
    struct CacheDialog {
        QString action; ///< that opens it
        bool isOfRow; ///< in the menu of the current row, else in "More"
        QString object;
        std::function<bool()> isWhole; ///< shows all
    };
    void addCacheDialog(const CacheDialog &dialog, const QString &file);
    // ----
    void addViewers(const QString &name);
    void addViewer(const QString &file, const QString &viewer, const QString &name);
    // ---- shotswindow.cpp
    void addWindow(const QString &name);
    void addArrangements(QSize size, const QString &name);
    void addDark(const QString &name);
    void addModels();
    void addTable(const QString &name);
    void addChips(const QString &name);
    void addNarrowFilters(const QString &name);
    void addSkeleton(const QString &name);
    void addContrast(const QString &name);
    int transferOf(const QString &repo) const;
    void addTransfer(const QString &name);
    void addAccount(const QString &name);
    // ----

    QWidget *m_main;
    QString m_connection; ///< what the status strip said of it before the network was switched off
};

} // namespace Hubdesk
