// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "ui/account/signindialog.h"
#include "ui/account/signoutdialog.h"
#include "ui/account/welcomepage.h"
#include "ui/shared/actions.h"
#include "ui/shared/connection.h"
#include "ui/shared/noticebar.h"
#include "ui/window/mainwindow.h"
#include "ui/window/navigator.h"
#include "ui/window/pages.h"
#include "ui/window/statusstrip.h"
#include "ui/window/topbar.h"

#include <QAction>
#include <QCoreApplication>
#include <QProcess>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

// Who is signed in, as far as the window shows it.
namespace Hubdesk
{

void MainWindow::connectAccount()
{
    connect(m_engine, &Engine::accountChanged, this, &MainWindow::showAccount);
    // The session may have spoken before this window was there.
    Door::post(m_engine, [](Services &core) { core.session().announce(); });
}

void MainWindow::showAccount(const AccountState &state)
{
    const auto before = std::exchange(m_account, state);
    const auto signedIn = state.isSignedIn();
    const auto known = state.identity.name.isEmpty() ? tr("Signed in") : state.identity.name;
    m_top->setAccount(signedIn ? known : QString(), signedIn ? state.identity.name : QString());
    m_strip->setAccount(signedIn ? known : QString());
    m_actions->signIn->setVisible(!signedIn);
    m_actions->signOut->setVisible(state.canSignOut());
    m_accountOrigin->setVisible(!state.origin.isEmpty());
    //: %1 is an environment variable or option.
    m_accountOrigin->setText(tr("Signed in by %1").arg(state.origin));
    if (state.refused && !(before && before->refused)) {
        m_notice->setNotice({ .kind = Notice::Kind::Warning,
                              .text = tr("The Hub does not know the stored token any more. Sign in again."),
                              .closable = true });
    }
    if (m_welcome) {
        m_welcome->setAccount(state);
    }
    introduce();
    // What is shown was read with another token. The first news only says what was in force all along.
    if (before && before->token != state.token) {
        m_pages->refresh();
    }
}

// Asks once for each token whose it is; that it cannot be asked now is no news.
void MainWindow::introduce()
{
    if (!m_account || m_account->token == m_introduced || !m_account->isSignedIn() || !m_account->sent
        || !m_account->identity.name.isEmpty() || !m_connection->offlineReason().isEmpty()) {
        return;
    }
    m_introduced = m_account->token;
    ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return core.session().identity(stop); },
        [](Result<Identity>) {});
}

// The first-run page, in place of everything but the strip. Whatever goes to another place leaves it.
void MainWindow::welcome()
{
    if (!m_welcome) {
        m_welcome = new WelcomePage(m_engine, m_settings);
        m_frame->addWidget(m_welcome);
        connect(m_welcome, &WelcomePage::signInRequested, this, &MainWindow::signIn);
        connect(m_welcome, &WelcomePage::finished, this, [this] { showPlace(m_navigator->current()); });
        connect(m_welcome, &WelcomePage::demoRequested, this, [] {
            QProcess::startDetached(QCoreApplication::applicationFilePath(), { u"--demo"_s });
        });
    }
    m_welcome->setAccount(m_account.value_or(AccountState()));
    m_welcome->setOffline(m_connection->offlineReason());
    m_frame->setCurrentWidget(m_welcome);
    m_welcome->start();
}

void MainWindow::signIn()
{
    auto *dialog = new SignInDialog(m_engine, m_settings, this);
    connect(dialog, &SignInDialog::keptInFile, this, [this](const QString &name) {
        m_notice->setNotice(
            { .kind = Notice::Kind::Information,
              .text = tr("Signed in as %1. The keychain did not take the token: it is kept in a file that "
                         "only you may read.")
                          .arg(name),
              .closable = true });
    });
    dialog->open();
}

void MainWindow::signOut()
{
    auto *dialog = new SignOutDialog(m_engine, this);
    dialog->open();
}

} // namespace Hubdesk
