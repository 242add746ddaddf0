// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/session.h"
#include "ui/shared/dialog.h"

#include <stop_token>

class QPushButton;

namespace Hubdesk
{

class Engine;
class TextLabel;

/// Says what signing out forgets and what stays, and does it once a person has agreed. Cancel is the default.
class SignOutDialog : public Dialog
{
    Q_OBJECT
public:
    explicit SignOutDialog(Engine *engine, QWidget *parent = nullptr);
    ~SignOutDialog() override;

private:
    void askPlan();
    void showPlan(const Result<SignOutPlan> &plan);
    void signOut();
    void showTrouble(const Error &error);

    Engine *m_engine;
    TextLabel *m_forgotten;
    TextLabel *m_file; ///< below it, elided
    TextLabel *m_kept;
    QPushButton *m_signOut;
    std::stop_source m_asked;
};

} // namespace Hubdesk
