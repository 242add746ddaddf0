// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/door.h"
#include "ui/cache/checkdialog.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

class QPushButton;
class QTreeView;

namespace Hubdesk
{

class ChangesModel;
class ContentStack;
class RadarModel;
class TextLabel;

/// What of a cache is newer on the Hub, and how to get it.
class RadarDialog : public CheckDialog
{
    Q_OBJECT
public:
    /// `state` as it is now; what follows comes from the engine.
    RadarDialog(Engine *engine, const RadarState &state, QWidget *parent);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);

private:
    QWidget *makeResults();
    void connectParts();
    void take(const RadarState &state);
    void noteChoice();
    void showState();
    void showButtons();
    void showChosen();
    void openMenu(const QPoint &place);
    void checkAgain();
    /// What is ticked, else what is chosen.
    QList<RefUpdate> wanted() const;
    void fetch(const QList<RefUpdate> &updates);
    void catchUp();

    Engine *m_engine;
    RadarState m_state;
    RadarModel *m_model;
    ChangesModel *m_changes;
    QTreeView *m_table;
    TextLabel *m_detail;
    QTreeView *m_files;
    ContentStack *m_stack;
    QPushButton *m_again;
    QPushButton *m_stop;
    QPushButton *m_update;
    bool m_isTaking = false; ///< what is chosen changes with the rows, not by a person
    bool m_isFollowing = true; ///< what can be updated is chosen, until a person chooses
    bool m_isWaiting = false; ///< there is nothing to show yet
};

} // namespace Hubdesk
