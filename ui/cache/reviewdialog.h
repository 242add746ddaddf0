// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/door.h"
#include "core/upkeep/cachekeeper.h"
#include "ui/shared/dialog.h"

#include <stop_token>

class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace Hubdesk
{

class PlanModel;
class TextLabel;

/// The plan of a deletion before the act: what goes, what stays and why, who uses it right now, and whether
/// it can be undone. *Cancel* is what Return presses. GUI thread; deleted when it is closed.
class ReviewDialog : public Dialog
{
    Q_OBJECT
public:
    struct Around {
        Engine *engine;
        QString root; ///< of the cache, as it is shown
        VolumeSpace volume;
        QStringList elsewhere = {}; ///< folders beside it, of other volumes
        int quarantineDays = 7; ///< what is chosen at first; 0: nothing is kept
    };
    ReviewDialog(const DeletionPlan &plan, const Around &around, QWidget *parent);

Q_SIGNALS:
    /// The person wants it. 0 days: for good.
    void confirmed(const Hubdesk::DeletionPlan &plan, int days);

private:
    QWidget *makeHead(const Around &around);
    QWidget *makeTable();
    QWidget *makeReasons();
    QWidget *makeChoice(const Around &around);
    QWidget *makeFoot();
    QWidget *choicePanel(QRadioButton *button, const QString &text);
    void showUsers(const QList<FileUser> &users);
    void showWords();
    void tellNumbers(const Around &around);

    DeletionPlan m_plan;
    int m_days;
    PlanModel *m_model;
    QRadioButton *m_keep;
    QRadioButton *m_now;
    QVBoxLayout *m_users = nullptr;
    TextLabel *m_free;
    QPushButton *m_act;
    QPushButton *m_cancel;
    std::stop_source m_asked;
};

} // namespace Hubdesk
