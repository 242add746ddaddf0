// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/session.h"
#include "core/services/firstlook.h"

#include <QWidget>

#include <optional>
#include <stop_token>

class QPushButton;
class QStackedWidget;

namespace Hubdesk
{

class AppSettings;
class Engine;
class TextLabel;
class WelcomeRow;
class WelcomeSteps;

/// The first-run page: what is on this computer already, who one wants to be on the Hub, and whether
/// downloads will work. Every step may be skipped; nothing is written before a choice. A page of the window,
/// no dialog; GUI thread.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    WelcomePage(Engine *engine, AppSettings *settings, QWidget *parent = nullptr);
    ~WelcomePage() override;

    /// From the first step, with a new look at the computer.
    void start();
    void setAccount(const AccountState &account);
    /// Why no network is used; empty when it is.
    void setOffline(const QString &reason);

Q_SIGNALS:
    void signInRequested();
    void demoRequested();
    void finished();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Step { Look, Account, Checks };

    QWidget *makeAccount();
    QWidget *makeChecks();
    QWidget *makeFoot();
    void connectButtons();
    void showStep(Step step);
    void showCache(const Result<FoundCache> &found);
    void showLogin();
    void showChoices();
    void tellSteps();
    void check();
    void showFolder(const CacheChecks &checks);
    void showHub(const Result<HubChecks> &answer);
    void choose(bool anonymous);
    void leave();

    Engine *m_engine;
    AppSettings *m_settings;
    Step m_step = Look;
    AccountState m_account;
    QString m_offlineReason;
    std::optional<FoundCache> m_cache;
    std::optional<bool> m_isAnonymous; ///< what was chosen; holds when the page is left

    WelcomeSteps *m_steps;
    QStackedWidget *m_pages;
    WelcomeRow *m_foundCache;
    WelcomeRow *m_foundLogin;
    WelcomeRow *m_goOn;
    WelcomeRow *m_signIn;
    WelcomeRow *m_anonymous;
    WelcomeRow *m_demo;
    WelcomeRow *m_folder;
    WelcomeRow *m_links;
    WelcomeRow *m_space;
    WelcomeRow *m_hub;
    TextLabel *m_number; ///< which step
    QPushButton *m_again;
    QPushButton *m_back;
    QPushButton *m_skip;
    QPushButton *m_done;
    std::stop_source m_looked;
    std::stop_source m_checked;
};

} // namespace Hubdesk
