// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/server.h"
#include "core/account/ownaccounts.h"
#include "core/account/session.h"
#include "core/account/tokenstore.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "tests/account/mapkeychain.h"

#include <QCoroTask>
#include <QTemporaryDir>

// What the tests of the session begin with.
namespace Hubdesk
{

template<typename T>
Result<T> wait(Async<T> answer)
{
    return QCoro::waitFor(std::move(answer));
}

/// A session with a stand-in Hub, a keychain and a home folder of its own for each test.
class SessionRig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

protected:
    void build(const QMap<QString, QString> &variables = {});
    QString path(const char *name) const { return m_home + u'/' + QString::fromLatin1(name); }

    QTemporaryDir m_folder;
    int m_count = 0;
    QString m_home;
    std::unique_ptr<FakeHub::Server> m_fake;
    MapKeychain m_keychain;
    Environment m_environment;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<HubApi> m_hub;
    std::unique_ptr<Session> m_session;
};

inline void SessionRig::init()
{
    m_home = m_folder.filePath(QString::number(++m_count));
    m_fake = std::make_unique<FakeHub::Server>();
    m_fake->addToken(QStringLiteral("hf_test"), QStringLiteral("ada"));
    m_keychain.entries.clear();
    m_keychain.broken = false;
    m_keychain.silent = false;
}

inline void SessionRig::cleanup()
{
    m_session.reset();
    m_hub.reset();
    m_http.reset();
}

inline void SessionRig::build(const QMap<QString, QString> &variables)
{
    cleanup();
    QProcessEnvironment all;
    all.insert(QStringLiteral("HF_HOME"), m_home);
    all.insert(QStringLiteral("HF_ENDPOINT"), m_fake->url().toString());
    for (const auto &[name, value] : variables.asKeyValueRange()) {
        all.insert(name, value);
    }
    m_environment = Environment::from(all, m_folder.path());
    HttpConfig config;
    config.endpoint = m_environment.endpoint;
    config.retry = RetryPolicy::none();
    config.loopbackOnly = true;
    m_http = std::make_unique<HttpClient>(config);
    m_hub = std::make_unique<HubApi>(m_http.get());
    m_session = std::make_unique<Session>(
        m_environment, m_http.get(), m_hub.get(), Session::Stores{ path("config"), &m_keychain });
}

} // namespace Hubdesk
