// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/proxylogin.h"

#include <QWidget>

#include <stop_token>

class QComboBox;
class QLineEdit;

namespace Hubdesk
{

class AppSettings;
class Engine;
class TextLabel;

/// Which proxy is used; the fields for its place and its user appear only where a proxy of one's own is
/// chosen. What is written applies when the person has finished it. The password goes to the engine, which
/// keeps it in the keychain: it is never read back into a field. GUI thread; owned by the row that shows it.
class ProxyFields : public QWidget
{
    Q_OBJECT
public:
    ProxyFields(Engine *engine, AppSettings *settings, QWidget *parent = nullptr);
    ~ProxyFields() override;

    /// Everything as it was at first; the password is forgotten.
    void reset();

Q_SIGNALS:
    /// A sentence about what was written; empty: it is fine.
    void troubleChanged(QString text);

private:
    void layOut();
    void show();
    void takeAddress();
    void takeUser();
    void takePassword();
    void keep(const QString &password);
    void askPlace();
    void tell(PasswordPlace place);

    Engine *m_engine;
    AppSettings *m_settings;
    QComboBox *m_mode;
    QLineEdit *m_address;
    QLineEdit *m_user;
    QLineEdit *m_password;
    TextLabel *m_note; ///< where the password is
    std::stop_source m_asked;
};

} // namespace Hubdesk
