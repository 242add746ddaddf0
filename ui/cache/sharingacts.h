// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/duplicatesdialog.h"
#include "ui/cache/movedialog.h"
#include "ui/cache/placedialog.h"

#include <QPointer>

class QMenu;

namespace Hubdesk
{

class AppSettings;
class CacheCare;

/// What a person can do with a cache beside deleting: let equal files share their room, move all of it, place
/// files in a folder. Opens the dialogs, and carries on when they are closed. One at a time, and nothing else
/// acts on a cache meanwhile (CacheCare::beginWork). GUI thread; owned by the page.
class CacheSharingActs : public QObject
{
    Q_OBJECT
public:
    struct Around {
        Engine *engine;
        CacheCare *care;
        AppSettings *settings;
    };
    CacheSharingActs(const Around &around, QWidget *page);

    void fillMore(QMenu *menu);
    void fillRow(QMenu *menu, int node);
    void findDuplicates();

Q_SIGNALS:
    /// How something has ended whose dialog is closed.
    void told(const QString &text, bool isTrouble);

private:
    bool canAct() const;
    void moveCache();
    void placeFiles(const PlaceDialog::Subject &subject);
    std::optional<PlaceDialog::Subject> subjectOf(int node) const;
    void share(QList<DuplicateGroup> groups, Sharing sharing);
    void carryOutMove(const MovePlan &plan, const QString &spelled);
    void endMove(const Result<MoveOutcome> &done, const MovePlan &plan, const QString &spelled);
    void place(const PlaceOrder &order);

    Engine *m_engine;
    CacheCare *m_care;
    AppSettings *m_settings;
    QWidget *m_page;
    QPointer<DuplicatesDialog> m_duplicates;
    QPointer<MoveDialog> m_move;
    QPointer<PlaceDialog> m_place;
};

} // namespace Hubdesk
