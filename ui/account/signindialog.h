// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/user.h"

#include <QDialog>

#include <stop_token>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace Hubdesk
{

class Engine;
class TextLabel;

/// Asks for an access token, has the Hub confirm it, stores it in the keychain and, if wanted, where Python
/// looks.
class SignInDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SignInDialog(Engine *engine, QWidget *parent = nullptr);
    ~SignInDialog() override;

Q_SIGNALS:
    void signedIn(const Hubdesk::Identity &identity);

private:
    void signIn();
    void showResult(const Result<Identity> &identity);
    void setBusy(bool busy);

    Engine *m_engine;
    QLineEdit *m_token;
    QCheckBox *m_share;
    TextLabel *m_message;
    QPushButton *m_signIn;
    std::stop_source m_asked;
};

} // namespace Hubdesk
