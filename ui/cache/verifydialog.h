// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/door.h"
#include "ui/cache/checkdialog.h"
#include "ui/shared/link.h"

#include <stop_token>

class QPushButton;
class QTreeView;

namespace Hubdesk
{

class Segmented;
class TextLabel;
class VerdictModel;
class VerifyModel;

/// The queue of verifications and what each has found.
class VerifyDialog : public CheckDialog
{
    Q_OBJECT
public:
    /// `items` as they are now; what follows comes from the engine.
    VerifyDialog(Engine *engine, const QList<VerifyItem> &items, QWidget *parent);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);

private:
    QWidget *makeQueue();
    QWidget *makeFiles();
    void connectParts();
    void connectButtons();
    void take(const QList<VerifyItem> &items);
    void chooseRunning();
    const VerifyItem *chosen() const;
    void showAll();
    void showChosen();
    void showRunning();
    void showDetail();
    void fetchFiles();
    void repair();

    Engine *m_engine;
    VerifyModel *m_model;
    VerdictModel *m_files;
    QTreeView *m_queue;
    TextLabel *m_sentence;
    Segmented *m_filter;
    QTreeView *m_table;
    TextLabel *m_detail;
    QPushButton *m_stop;
    QPushButton *m_stopAll;
    QPushButton *m_clear;
    QPushButton *m_again;
    QPushButton *m_repair;
    std::stop_source m_asked;
    VerifyId m_shown = 0; ///< whose files are shown
    QDateTime m_shownWhen; ///< when that was verified
    VerifyId m_bars = 0; ///< whose progress the bar shows
    bool m_isTaking = false; ///< what is chosen changes with the queue, not by a person
    bool m_isFollowing = true; ///< the one that runs is chosen, until a person chooses another one
};

} // namespace Hubdesk
