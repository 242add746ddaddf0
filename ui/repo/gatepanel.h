// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/repoaccess.h"
#include "core/hub/repoinfo.h"
#include "ui/shared/panel.h"

#include <QTimer>

#include <stop_token>

class QLabel;
class QPushButton;

namespace Hubdesk
{

class Engine;
class FoldOut;
class TextLabel;

/// Under the head of a gated repo, until the account has been let in: how it stands, what the authors ask,
/// and the next step. The form itself is on the Hub's web page. Looks again by itself while the authors
/// decide and when the person comes back to the window. GUI thread; owned by the page.
class GatePanel : public Panel
{
    Q_OBJECT
public:
    explicit GatePanel(Engine *engine, QWidget *parent = nullptr);

    void clear();
    void open(const RepoInfo &info);

Q_SIGNALS:
    void browserRequested();
    void signInRequested();
    /// Also when it is granted; `isNews`: it was refused before.
    void accessChanged(const Hubdesk::RepoAccess &access, bool isNews);

protected:
    bool event(QEvent *event) override;

private:
    void askAccess();
    void take(const RepoAccess &access);
    void write();
    QString title() const;
    QString text() const;

    Engine *m_engine;
    RepoId m_repo;
    Gate m_gate = Gate::Open;
    AccessForm m_form;
    std::optional<RepoAccess> m_access;
    QLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    TextLabel *m_words;
    FoldOut *m_terms;
    QPushButton *m_act;
    QPushButton *m_again;
    QTimer m_wait;
    std::stop_source m_asked;
};

} // namespace Hubdesk
