// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/cachesharing.h"
#include "core/services/door.h"
#include "ui/cache/workdialog.h"

#include <stop_token>

class QCheckBox;
class QPushButton;
class QTreeView;

namespace Hubdesk
{

class DuplicatesModel;

/// The same content in several repos, and letting them share it: what, how, and what that frees. Nothing is
/// ticked at first, and *Cancel* is what Return presses. GUI thread; deleted when it is closed.
class DuplicatesDialog : public WorkDialog
{
    Q_OBJECT
public:
    DuplicatesDialog(Engine *engine, CacheCare *care, QWidget *parent);

    QList<DuplicateGroup> chosen() const;
    Sharing sharing() const;
    void showBegun();
    void showEnd(const Result<Deduplication> &done);

private:
    QWidget *makeChoice();
    QWidget *makeTable();
    QWidget *makeTicks();
    void find();
    void show(const Result<DuplicatesFound> &found);
    void showSum();

    Engine *m_engine;
    DuplicatesModel *m_model;
    QTreeView *m_table;
    TextLabel *m_state; ///< instead of rows
    TextLabel *m_way;
    QCheckBox *m_others;
    QCheckBox *m_hardLinks;
    TextLabel *m_meaning; ///< of hard links
    TextLabel *m_sum;
    QPushButton *m_all;
    bool m_canShareBlocks = false;
    std::stop_source m_asked;
};

} // namespace Hubdesk
