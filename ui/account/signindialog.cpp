// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/account/signindialog.h"

#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "ui/shared/controls.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

SignInDialog::SignInDialog(Engine *engine, AppSettings *settings, QWidget *parent)
    : Dialog(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_token(new QLineEdit)
    , m_share(new QCheckBox(tr("Share with &Python")))
    , m_message(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_signIn(new QPushButton(tr("&Sign in")))
{
    const auto &environment = engine->options().environment;
    setObjectName(u"signInDialog"_s);
    setWindowTitle(tr("Sign in"));

    //: %1 is the host of the Hub.
    auto *title = new TextLabel(tr("Sign in to %1").arg(environment.endpoint.host()));
    title->setLook(TextSize::Title, QFont::DemiBold);
    auto *label = new QLabel(tr("Access &token"));
    label->setBuddy(m_token);
    setUpFields();
    auto *make = new QPushButton(tr("Make a token on the Hub"));
    make->setObjectName(u"makeToken"_s);
    setRole(make, ButtonRole::Link);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"signInCancel"_s);
    m_signIn->setObjectName(u"signInButton"_s);
    m_signIn->setDefault(true);
    setRole(m_signIn, ButtonRole::Primary);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(make);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_signIn);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin);
    layout->setSpacing(Metrics::space2);
    layout->addWidget(title);
    layout->addSpacing(Metrics::space2);
    layout->addWidget(label);
    layout->addWidget(m_token);
    layout->addWidget(m_message);
    layout->addSpacing(Metrics::space1);
    layout->addWidget(m_share);
    layout->addSpacing(Metrics::space4);
    layout->addLayout(buttons);

    m_signIn->setEnabled(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(make, &QPushButton::clicked, this, [endpoint = environment.endpoint] {
        QDesktopServices::openUrl(QUrl(endpoint.toString() + u"/settings/tokens"_s));
    });
    connect(m_token, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_signIn->setEnabled(!text.trimmed().isEmpty());
    });
    connect(m_signIn, &QPushButton::clicked, this, &SignInDialog::signIn);
    askPlace();
}

void SignInDialog::setUpFields()
{
    m_token->setObjectName(u"tokenField"_s);
    m_token->setAccessibleName(tr("Access token"));
    m_token->setEchoMode(QLineEdit::Password);
    Theme::follow(this, [this] { m_token->setMinimumWidth(Theme::px(380)); });
    m_token->setMaxLength(4000);
    m_share->setObjectName(u"shareWithPython"_s);
    m_share->setChecked(sharesByDefault());
    m_share->setToolTip(tr("Writes the token where the Python library looks for it: %1")
                            .arg(m_engine->options().environment.tokenPath));
    m_message->setObjectName(u"signInMessage"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    say(tr("It is sent to this Hub alone."));
}

SignInDialog::~SignInDialog()
{
    m_placeAsked.request_stop();
    m_asked.request_stop();
}

bool SignInDialog::sharesByDefault() const
{
    const auto &environment = m_engine->options().environment;
    switch (m_settings->shareWithPython()) {
    case SharePolicy::Always:
        return true;
    case SharePolicy::Never:
        return false;
    case SharePolicy::IfFilesExist:
        break;
    }
    return QFile::exists(environment.tokenPath) || QFile::exists(environment.storedTokensPath);
}

// Only a decision that differs from what was proposed is one.
void SignInDialog::rememberShare()
{
    if (m_share->isChecked() != sharesByDefault()) {
        m_settings->shareWithPython.set(m_share->isChecked() ? SharePolicy::Always : SharePolicy::Never);
    }
}

// Longer words push nothing together: the dialog grows with them.
void SignInDialog::say(const QString &message)
{
    m_message->setText(message);
    if (isVisible()) {
        layout()->activate();
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    }
}

void SignInDialog::askPlace()
{
    m_placeAsked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return core.session().placeForToken(stop); },
        [this](Result<TokenPlace> place) {
            if (!place || m_pressed) {
                return;
            }
            m_place = *place;
            say(*place == TokenPlace::Keychain
                    ? tr("It is kept in the keychain of this computer and sent to this Hub alone.")
                    : tr("There is no keychain here: it is kept in a file that only you can read, and sent "
                         "to this Hub alone."));
        });
}

void SignInDialog::signIn()
{
    m_pressed = true;
    rememberShare();
    setBusy(true);
    const Session::SignIn request{ .token = m_token->text(), .shareWithPython = m_share->isChecked() };
    m_asked = ask(
        m_engine,
        this,
        [request](Services &core, std::stop_token stop) { return core.session().signIn(request, stop); },
        [this](Result<SignedIn> who) { showResult(who); });
}

void SignInDialog::showResult(const Result<SignedIn> &who)
{
    setBusy(false);
    if (who) {
        Q_EMIT signedIn(*who);
        if (who->place == TokenPlace::File && m_place != TokenPlace::File) {
            Q_EMIT keptInFile(who->name);
        }
        accept();
        return;
    }
    const auto refused = who.error().kind == Error::Kind::Unauthorized;
    say(refused ? tr("The Hub does not know this token. Copy it again, or make a new one.")
                : humanError(who.error()).sentence);
    m_message->setTone(Token::Red);
    setValidity(m_token, refused ? Validity::Invalid : Validity::Fine);
    m_token->selectAll();
    m_token->setFocus();
}

void SignInDialog::setBusy(bool busy)
{
    m_token->setEnabled(!busy);
    m_signIn->setEnabled(!busy);
    if (busy) {
        m_message->setTone(Token::Muted);
        say(tr("Asking the Hub …"));
    }
}

} // namespace Hubdesk
