// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/cachemoves.h"
#include "core/services/door.h"
#include "ui/cache/workdialog.h"

#include <optional>
#include <stop_token>

class QCheckBox;

namespace Hubdesk
{

class FolderLine;

/// A cache goes to another folder or disk: where to, what that takes, and, in the end, what a person has to
/// set for other programs. *Cancel* is what Return presses. GUI thread; deleted when it is closed.
class MoveDialog : public WorkDialog
{
    Q_OBJECT
public:
    MoveDialog(Engine *engine, CacheCare *care, QWidget *parent);

    /// What the person has agreed to.
    MovePlan plan() const { return m_plan.value_or(MovePlan()); }
    /// The cache, as the program spells it.
    QString spelled() const { return m_spelled; }
    void showBegun();
    void showEnd(const Result<MoveOutcome> &done);
    /// One sentence of how it has ended, also for where there is no dialog any more.
    static QString sentenceOf(const Result<MoveOutcome> &done, const QString &target);

protected:
    void showProgress() override;

private:
    QWidget *makeChoice();
    void takeUp(const BegunMove &begun);
    void askForPlan();
    void showPlan(const Result<MovePlan> &plan);
    QString planError(const Error &error) const;
    void showLine(const MoveOutcome &outcome);

    Engine *m_engine;
    QString m_spelled;
    TextLabel *m_from;
    FolderLine *m_target;
    QCheckBox *m_keep;
    TextLabel *m_facts;
    TextLabel *m_trouble; ///< what keeps it from being moved there
    TextLabel *m_users;
    std::optional<MovePlan> m_plan; ///< of what stands in the line now
    std::stop_source m_asked;
};

} // namespace Hubdesk
