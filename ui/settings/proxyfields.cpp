// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/proxyfields.h"

#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "ui/shared/controls.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int fieldWidth = 110; ///< the least
constexpr int addressWidth = 150;

QLineEdit *field(const QString &name, const QString &label)
{
    auto *made = new QLineEdit;
    made->setObjectName(name);
    made->setAccessibleName(label);
    made->setPlaceholderText(label);
    made->setMaxLength(500);
    return made;
}

} // namespace

ProxyFields::ProxyFields(Engine *engine, AppSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_mode(new QComboBox)
    , m_address(field(u"net.proxyAddress"_s, tr("Host and port of the proxy")))
    , m_user(field(u"net.proxyUser"_s, tr("User")))
    , m_password(field(u"net.proxyPassword"_s, tr("Password")))
    , m_note(new TextLabel({}, TextSize::Small, Token::Muted))
{
    layOut();
    for (SettingBase *part : std::initializer_list<SettingBase *>{
             &settings->proxy, &settings->proxyHost, &settings->proxyPort, &settings->proxyUser }) {
        connect(part, &SettingBase::changed, this, &ProxyFields::show);
    }
    connect(m_mode, &QComboBox::activated, this, [this](int index) {
        m_settings->proxy.set(m_mode->itemData(index).value<Route::Proxy>());
    });
    connect(m_address, &QLineEdit::editingFinished, this, &ProxyFields::takeAddress);
    connect(m_user, &QLineEdit::editingFinished, this, &ProxyFields::takeUser);
    connect(m_password, &QLineEdit::editingFinished, this, &ProxyFields::takePassword);
    show();
}

ProxyFields::~ProxyFields()
{
    m_asked.request_stop();
}

void ProxyFields::layOut()
{
    const std::pair<QString, Route::Proxy> modes[]{ { tr("As the system"), Route::Proxy::System },
                                                    { tr("None"), Route::Proxy::None },
                                                    { u"HTTP"_s, Route::Proxy::Http },
                                                    { u"SOCKS5"_s, Route::Proxy::Socks5 } };
    for (const auto &[text, mode] : modes) {
        m_mode->addItem(text, QVariant::fromValue(mode));
    }
    m_mode->setObjectName(u"net.proxyMode"_s);
    m_mode->setAccessibleName(tr("Proxy"));
    m_address->setPlaceholderText(u"proxy.example:3128"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_note->setObjectName(u"net.proxyNote"_s);
    m_note->setWordWrap(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Metrics::controlGap);
    grid->setVerticalSpacing(Metrics::space1);
    grid->addWidget(m_mode, 0, 0);
    grid->addWidget(m_address, 0, 1);
    grid->addWidget(m_user, 1, 0);
    grid->addWidget(m_password, 1, 1);
    grid->addWidget(m_note, 2, 0, 1, 2);
    setFocusProxy(m_mode);
    Theme::follow(this, [this] {
        m_address->setMinimumWidth(Theme::px(addressWidth));
        m_user->setMinimumWidth(Theme::px(fieldWidth));
        m_password->setMinimumWidth(Theme::px(fieldWidth));
    });
}

// A field that has the focus keeps what is being written.
void ProxyFields::show()
{
    m_mode->setCurrentIndex(m_mode->findData(QVariant::fromValue(m_settings->proxy())));
    const bool own = m_settings->proxy() == Route::Proxy::Http || m_settings->proxy() == Route::Proxy::Socks5;
    m_address->setText(ProxyAddress::text(m_settings->proxyHost(), m_settings->proxyPort()));
    m_user->setText(m_settings->proxyUser());
    for (auto *part : { m_address, m_user, m_password }) {
        part->setVisible(own);
    }
    // A column keeps its distance also while nothing stands in it.
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->setColumnStretch(1, own ? 1 : 0);
    grid->setHorizontalSpacing(own ? Metrics::controlGap : 0);
    m_password->setEnabled(!m_settings->proxyUser().isEmpty());
    setValidity(m_address, Validity::Fine);
    const bool isIncomplete = own && !m_settings->route().namesProxy();
    Q_EMIT troubleChanged(isIncomplete
                              ? tr("Name the proxy's host and port, as in proxy.example:3128. Until then the "
                                   "system's setting is used.")
                              : QString());
    tell(PasswordPlace::Nowhere);
    if (m_settings->route().namesProxy() && !m_settings->proxyUser().isEmpty()) {
        askPlace();
    }
}

void ProxyFields::takeAddress()
{
    const auto text = m_address->text().trimmed();
    if (text == ProxyAddress::text(m_settings->proxyHost(), m_settings->proxyPort())) {
        return;
    }
    if (text.isEmpty()) {
        m_settings->proxyHost.reset();
        m_settings->proxyPort.reset();
        return;
    }
    const auto address = ProxyAddress::parse(text);
    if (!address) {
        setValidity(m_address, Validity::Invalid);
        Q_EMIT troubleChanged(
            tr("This is no address of a proxy, and changes nothing: write its host and port, "
               "as in proxy.example:3128."));
        return;
    }
    m_settings->proxyHost.set(address->host);
    m_settings->proxyPort.set(address->port);
    if (address->proxy) {
        m_settings->proxy.set(*address->proxy);
    }
    if (!address->user.isEmpty()) {
        m_settings->proxyUser.set(address->user);
    }
    show(); // also where nothing was new but the password, which leaves the field
    if (!address->password.isEmpty()) {
        keep(address->password);
    }
}

void ProxyFields::takeUser()
{
    m_settings->proxyUser.set(m_user->text().trimmed());
}

void ProxyFields::takePassword()
{
    if (m_password->isModified()) {
        const auto password = m_password->text();
        m_password->clear();
        keep(password);
    }
}

// Asked in the engine's name: what was typed is kept, also where the dialog closes meanwhile.
void ProxyFields::keep(const QString &password)
{
    m_asked.request_stop();
    ask(
        m_engine,
        m_engine,
        [password](Services &core, std::stop_token) { return core.proxyLogin().setPassword(password, {}); },
        [self = QPointer(this)](const Result<KeptPassword> &kept) {
            if (self) {
                self->tell(kept ? kept->place : PasswordPlace::Nowhere);
            }
        });
}

void ProxyFields::askPlace()
{
    m_asked.request_stop();
    m_asked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return core.proxyLogin().place(stop); },
        [this](const Result<KeptPassword> &kept) { tell(kept ? kept->place : PasswordPlace::Nowhere); });
}

void ProxyFields::tell(PasswordPlace place)
{
    switch (place) {
    case PasswordPlace::Nowhere:
        m_note->setText({});
        break;
    case PasswordPlace::Keychain:
        m_note->setText(tr("The password is in the keychain."));
        break;
    case PasswordPlace::Memory:
        m_note->setText(tr("There is no keychain here: the password holds until Hubdesk is closed."));
        break;
    }
    m_note->setVisible(!m_note->text().isEmpty());
    m_password->setPlaceholderText(place == PasswordPlace::Nowhere ? tr("Password") : u"••••••••"_s);
}

void ProxyFields::reset()
{
    if (m_settings->route().namesProxy() && !m_settings->proxyUser().isEmpty()) {
        keep({});
    }
    m_settings->proxy.reset();
    m_settings->proxyHost.reset();
    m_settings->proxyPort.reset();
    m_settings->proxyUser.reset();
    show();
}

} // namespace Hubdesk
