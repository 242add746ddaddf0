// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/session.h"
#include "ui/shared/dialog.h"

#include <optional>
#include <stop_token>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace Hubdesk
{

class AppSettings;
class Engine;
class TextLabel;

/// Asks for an access token, has the Hub confirm it, stores it in the keychain and, if wanted, where Python
/// looks.
class SignInDialog : public Dialog
{
    Q_OBJECT
public:
    SignInDialog(Engine *engine, AppSettings *settings, QWidget *parent = nullptr);
    ~SignInDialog() override;

Q_SIGNALS:
    void signedIn(const Hubdesk::SignedIn &who);
    /// The token is in a file, although the dialog did not say so before.
    void keptInFile(const QString &name);

private:
    void setUpFields();
    void signIn();
    void say(const QString &message);
    void askPlace();
    void rememberShare();
    bool sharesByDefault() const;
    void showResult(const Result<SignedIn> &who);
    void setBusy(bool busy);

    Engine *m_engine;
    AppSettings *m_settings;
    QLineEdit *m_token;
    QCheckBox *m_share;
    TextLabel *m_message;
    QPushButton *m_signIn;
    std::optional<TokenPlace> m_place; ///< where the token will go, as said
    bool m_pressed = false; ///< the message is about the sign-in now
    std::stop_source m_placeAsked;
    std::stop_source m_asked;
};

} // namespace Hubdesk
