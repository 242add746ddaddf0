// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/account/keychain.h"
#include "core/account/ownaccounts.h"
#include "core/account/session.h"
#include "core/account/tokenstore.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"

#include <QCoroTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// The keychain of a test: a map that may be locked, or answer only when it is told to.
class MapKeychain : public Keychain
{
public:
    QMap<QString, QString> entries;
    bool broken = false;
    bool silent = false; ///< answers nothing until a stop

    Async<Secret> read(QString key, std::stop_token stop) override
    {
        while (silent && !stop.stop_requested()) {
            QTimer timer;
            timer.setSingleShot(true);
            timer.start(1);
            co_await timer;
        }
        if (broken || stop.stop_requested()) {
            co_return fail(Error::Kind::Permission, u"locked"_s);
        }
        co_return Secret{ entries.value(key) };
    }
    Async<> write(QString key, QString secret, std::stop_token) override
    {
        if (broken) {
            co_return fail(Error::Kind::Permission, u"locked"_s);
        }
        entries.insert(key, secret);
        co_return {};
    }
    Async<> remove(QString key, std::stop_token) override
    {
        entries.remove(key);
        co_return {};
    }
};

template<typename T>
Result<T> wait(Async<T> answer)
{
    return QCoro::waitFor(std::move(answer));
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void precedence_data();
    void precedence();
    void implicitTokenIsNotSent();
    void keychainNeverDelaysTheStart();
    void signInKeepsItInTheKeychain();
    void signInFallsBackToAPrivateFile();
    void signInSharesWithPython();
    void commandLineSignInWritesOfficialFilesOnly();
    void refusedTokenIsStoredNowhere();
    void identityIsAskedOnce();
    void signOutForgetsEverywhere();
    void signOutSaysWhenTheEnvironmentHolds();
    void signOutByName();
    void tokenOfAnotherHubIsNotUsed();

private:
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

void TestSession::init()
{
    m_home = m_folder.filePath(QString::number(++m_count));
    m_fake = std::make_unique<FakeHub::Server>();
    m_fake->addToken(u"hf_test"_s, u"ada"_s);
    m_keychain.entries.clear();
    m_keychain.broken = false;
    m_keychain.silent = false;
}

void TestSession::cleanup()
{
    m_session.reset();
    m_hub.reset();
    m_http.reset();
}

void TestSession::build(const QMap<QString, QString> &variables)
{
    cleanup();
    QProcessEnvironment all;
    all.insert(u"HF_HOME"_s, m_home);
    all.insert(u"HF_ENDPOINT"_s, m_fake->url().toString());
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

void TestSession::precedence_data()
{
    QTest::addColumn<bool>("option");
    QTest::addColumn<bool>("variable");
    QTest::addColumn<bool>("keychain");
    QTest::addColumn<bool>("ownFile");
    QTest::addColumn<bool>("official");
    QTest::addColumn<TokenSource>("source");
    QTest::newRow("nothing") << false << false << false << false << false << TokenSource::None;
    QTest::newRow("the option wins") << true << true << true << false << true << TokenSource::CommandLine;
    QTest::newRow("then the variable") << false << true << true << false << true << TokenSource::Environment;
    QTest::newRow("then the keychain") << false << false << true << false << true << TokenSource::Keychain;
    QTest::newRow("or our own file") << false << false << false << true << true << TokenSource::OwnFile;
    QTest::newRow("then the official file")
        << false << false << false << false << true << TokenSource::OfficialFile;
}

void TestSession::precedence()
{
    QFETCH(bool, option);
    QFETCH(bool, variable);
    QFETCH(bool, keychain);
    QFETCH(bool, ownFile);
    QFETCH(bool, official);
    QFETCH(TokenSource, source);
    build(variable ? QMap<QString, QString>{ { u"HF_TOKEN"_s, u"hf_env"_s } } : QMap<QString, QString>{});
    if (official) {
        QVERIFY(
            TokenStore(m_environment.tokenPath, m_environment.storedTokensPath).save(u"x"_s, u"hf_file"_s));
    }
    if (keychain) {
        QVERIFY(OwnAccounts(path("config")).save(m_environment.endpoint, { u"ada"_s, true, {} }));
        m_keychain.entries.insert(OwnAccounts::keychainKey(m_environment.endpoint), u"hf_chain"_s);
    }
    if (ownFile) {
        QVERIFY(OwnAccounts(path("config")).save(m_environment.endpoint, { u"ada"_s, false, u"hf_own"_s }));
    }
    m_session->start(option ? u"hf_option"_s : QString(), true);
    QVERIFY(wait(m_session->ready({})));
    QCOMPARE(m_session->source(), source);
    QCOMPARE(m_http->hasToken(), source != TokenSource::None);
}

void TestSession::implicitTokenIsNotSent()
{
    build({ { u"HF_TOKEN"_s, u"hf_test"_s }, { u"HF_HUB_DISABLE_IMPLICIT_TOKEN"_s, u"1"_s } });
    m_session->start({}, false);
    QVERIFY(!m_http->hasToken());
    const auto identity = wait(m_session->identity({}));
    QVERIFY(identity);
    QCOMPARE(identity->name, u"ada"_s);
    m_session->start(u"hf_test"_s, false);
    QVERIFY(m_http->hasToken());
}

void TestSession::keychainNeverDelaysTheStart()
{
    build();
    m_keychain.silent = true;
    QVERIFY(TokenStore(m_environment.tokenPath, m_environment.storedTokensPath).save(u"x"_s, u"hf_file"_s));
    QVERIFY(OwnAccounts(path("config")).save(m_environment.endpoint, { u"ada"_s, true, {} }));
    m_keychain.entries.insert(OwnAccounts::keychainKey(m_environment.endpoint), u"hf_chain"_s);
    m_session->start({}, true);
    QCOMPARE(m_session->source(), TokenSource::OfficialFile);
    m_keychain.silent = false;
    QTRY_COMPARE(m_session->source(), TokenSource::Keychain);
}

void TestSession::signInKeepsItInTheKeychain()
{
    build();
    m_session->start({}, true);
    QSignalSpy changed(m_session.get(), &Session::changed);
    const auto identity = wait(m_session->signIn({ .token = u" hf_test\n"_s }, {}));
    QVERIFY(identity);
    QCOMPARE(identity->name, u"ada"_s);
    QCOMPARE(m_keychain.entries.value(OwnAccounts::keychainKey(m_environment.endpoint)), u"hf_test"_s);
    QVERIFY(!QFile::exists(m_environment.tokenPath));
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed[0][0].toBool());
    QVERIFY(m_http->hasToken());
    build();
    m_session->start({}, true);
    QVERIFY(wait(m_session->ready({})));
    QCOMPARE(m_session->source(), TokenSource::Keychain);
}

void TestSession::signInFallsBackToAPrivateFile()
{
    build();
    m_keychain.broken = true;
    m_session->start({}, true);
    QVERIFY(wait(m_session->signIn({ .token = u"hf_test"_s }, {})));
    QCOMPARE(m_session->source(), TokenSource::OwnFile);
    QCOMPARE(OwnAccounts(path("config")).find(m_environment.endpoint)->token, u"hf_test"_s);
}

void TestSession::signInSharesWithPython()
{
    build();
    m_session->start({}, true);
    QVERIFY(!m_session->officialFilesExist());
    QVERIFY(wait(m_session->signIn({ .token = u"hf_test"_s, .shareWithPython = true }, {})));
    QVERIFY(m_session->officialFilesExist());
    const TokenStore official(m_environment.tokenPath, m_environment.storedTokensPath);
    QCOMPARE(official.active(), u"hf_test"_s);
    QVERIFY(official.stored()->section(u"a-token"_s));
}

void TestSession::commandLineSignInWritesOfficialFilesOnly()
{
    build();
    m_session->start({}, true);
    QVERIFY(wait(m_session->signIn({ .token = u"hf_test"_s, .keychain = false }, {})));
    QVERIFY(m_keychain.entries.isEmpty());
    QVERIFY(!OwnAccounts(path("config")).find(m_environment.endpoint));
    QCOMPARE(m_session->source(), TokenSource::OfficialFile);
}

void TestSession::refusedTokenIsStoredNowhere()
{
    build();
    m_session->start({}, true);
    const auto refused
        = wait(m_session->signIn({ .token = u"hf_wrong"_s, .shareWithPython = true, .keychain = true }, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unauthorized);
    QVERIFY(!refused.error().detail.contains("hf_wrong"_L1));
    QVERIFY(m_keychain.entries.isEmpty());
    QVERIFY(!QFile::exists(m_environment.tokenPath));
    QVERIFY(!m_session->hasToken());
    QCOMPARE(wait(m_session->signIn({ .token = u" \n"_s }, {})).error().kind, Error::Kind::Usage);
    QCOMPARE(wait(m_session->signIn({ .token = u"api_org_test"_s }, {})).error().kind, Error::Kind::Usage);
}

void TestSession::identityIsAskedOnce()
{
    build({ { u"HF_TOKEN"_s, u"hf_test"_s } });
    m_session->start({}, false);
    QVERIFY(wait(m_session->identity({})));
    QVERIFY(wait(m_session->identity({})));
    QCOMPARE(m_fake->requestCount(u"whoami-v2"_s), 1);
}

void TestSession::signOutForgetsEverywhere()
{
    build();
    m_session->start({}, true);
    QVERIFY(wait(m_session->signIn({ .token = u"hf_test"_s, .shareWithPython = true }, {})));
    QSignalSpy changed(m_session.get(), &Session::changed);
    QVERIFY(wait(m_session->signOut({}, {})));
    QVERIFY(!m_session->hasToken());
    QVERIFY(!m_http->hasToken());
    QVERIFY(!m_session->officialFilesExist());
    QVERIFY(m_keychain.entries.isEmpty());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!changed[0][0].toBool());
    QCOMPARE(wait(m_session->identity({})).error().kind, Error::Kind::Unauthorized);
}

void TestSession::signOutSaysWhenTheEnvironmentHolds()
{
    build({ { u"HF_TOKEN"_s, u"hf_test"_s } });
    m_session->start({}, true);
    const auto out = wait(m_session->signOut({}, {}));
    QVERIFY(!out);
    QCOMPARE(out.error().kind, Error::Kind::Conflict);
    QVERIFY(out.error().detail.contains("HF_TOKEN"_L1));
}

void TestSession::signOutByName()
{
    build();
    TokenStore official(m_environment.tokenPath, m_environment.storedTokensPath);
    QVERIFY(official.save(u"one"_s, u"hf_1"_s));
    QVERIFY(official.save(u"two"_s, u"hf_2"_s));
    m_session->start({}, true);
    QCOMPARE(wait(m_session->signOut(u"none"_s, {})).error().kind, Error::Kind::EntryNotFound);
    QVERIFY(wait(m_session->signOut(u"one"_s, {})));
    QVERIFY(m_session->hasToken());
    QVERIFY(wait(m_session->signOut(u"two"_s, {})));
    QVERIFY(!m_session->hasToken());
}

void TestSession::tokenOfAnotherHubIsNotUsed()
{
    build();
    QVERIFY(
        OwnAccounts(path("config")).save(QUrl(u"https://hub.example.org"_s), { u"ada"_s, false, u"hf_x"_s }));
    m_session->start({}, true);
    QCOMPARE(m_session->source(), TokenSource::None);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
