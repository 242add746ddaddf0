// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/account/sessionrig.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Whose token is in force, and signing in.
class TestSession : public SessionRig
{
    Q_OBJECT
private Q_SLOTS:
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
    void startSaysWhatIsInForce();
    void lateKeychainIsToldToo();
    void refusedTokenIsToldOnce();
    void signInSaysWhereTheTokenWent_data();
    void signInSaysWhereTheTokenWent();
    void gitHelperDoesNotHoldUpTheThread();
    void tokenOfAnotherHubIsNotUsed();
};

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
    QVERIFY(changed[0][0].value<AccountState>().isSignedIn());
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
    QCOMPARE(wait(m_session->identity({}))->name, u"ada"_s);
    QCOMPARE(wait(m_session->identity({}))->name, u"ada"_s); // the kept one, and still whole
    QCOMPARE(wait(m_session->identity({}))->name, u"ada"_s);
    QCOMPARE(m_fake->requestCount(u"whoami-v2"_s), 1);
}

void TestSession::startSaysWhatIsInForce()
{
    build({ { u"HF_TOKEN"_s, u"hf_test"_s } });
    QSignalSpy changed(m_session.get(), &Session::changed);
    m_session->start({}, false);
    QCOMPARE(changed.size(), 1);
    const auto first = changed[0][0].value<AccountState>();
    QVERIFY(first.isSignedIn());
    QVERIFY(!first.canSignOut());
    QCOMPARE(first.origin, u"HF_TOKEN"_s);
    QVERIFY(first.identity.name.isEmpty());
    QVERIFY(wait(m_session->identity({})));
    QCOMPARE(changed.size(), 2);
    const auto second = changed[1][0].value<AccountState>();
    QCOMPARE(second.identity.name, u"ada"_s);
    QCOMPARE(second.token, first.token);
}

void TestSession::lateKeychainIsToldToo()
{
    build();
    m_keychain.silent = true;
    QVERIFY(OwnAccounts(path("config")).save(m_environment.endpoint, { u"ada"_s, true, {} }));
    m_keychain.entries.insert(OwnAccounts::keychainKey(m_environment.endpoint), u"hf_chain"_s);
    QSignalSpy changed(m_session.get(), &Session::changed);
    m_session->start({}, true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!changed[0][0].value<AccountState>().isSignedIn());
    m_keychain.silent = false;
    QTRY_COMPARE(changed.size(), 2);
    const auto late = changed[1][0].value<AccountState>();
    QVERIFY(late.isSignedIn());
    QVERIFY(late.canSignOut());
    QVERIFY(late.token != changed[0][0].value<AccountState>().token);
}

void TestSession::refusedTokenIsToldOnce()
{
    build();
    QVERIFY(OwnAccounts(path("config")).save(m_environment.endpoint, { u"ada"_s, false, u"hf_old"_s }));
    m_session->start({}, true);
    QSignalSpy changed(m_session.get(), &Session::changed);
    QCOMPARE(wait(m_session->identity({})).error().kind, Error::Kind::Unauthorized);
    QCOMPARE(wait(m_session->identity({})).error().kind, Error::Kind::Unauthorized);
    QCOMPARE(changed.size(), 1);
    const auto state = changed[0][0].value<AccountState>();
    QVERIFY(state.refused);
    QVERIFY(!state.isSignedIn());
    QVERIFY(state.canSignOut());
}

void TestSession::signInSaysWhereTheTokenWent_data()
{
    QTest::addColumn<bool>("broken");
    QTest::addColumn<TokenPlace>("place");
    QTest::newRow("into the keychain that works") << false << TokenPlace::Keychain;
    QTest::newRow("into a file where none works") << true << TokenPlace::File;
}

void TestSession::signInSaysWhereTheTokenWent()
{
    QFETCH(bool, broken);
    QFETCH(TokenPlace, place);
    build();
    m_keychain.broken = broken;
    m_session->start({}, true);
    const auto foretold = wait(m_session->placeForToken({}));
    QVERIFY(foretold);
    QCOMPARE(*foretold, place);
    const auto in = wait(m_session->signIn({ .token = u"hf_test"_s }, {}));
    QVERIFY(in);
    QCOMPARE(in->place, place);
    QCOMPARE(QFile::exists(m_session->ownFile()), true); // names the account in both cases
}

void TestSession::gitHelperDoesNotHoldUpTheThread()
{
    // This git ends only once a file is there, which this thread makes while it waits.
    const auto tools = path("tools");
    const auto sign = path("go-on");
    QVERIFY(QDir().mkpath(tools));
    QFile git(tools + "/git"_L1);
    QVERIFY(git.open(QIODevice::WriteOnly));
    git.write("#!/bin/sh\nwhile [ ! -e '" + sign.toUtf8() + "' ]; do sleep 0.01; done\n");
    git.close();
    QVERIFY(git.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const auto before = qgetenv("PATH");
    const auto restore = qScopeGuard([&] { qputenv("PATH", before); });
    qputenv("PATH", tools.toUtf8() + ':' + before);
    build();
    m_session->start({}, false);
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] {
        if (QFile::exists(m_environment.tokenPath)) { // stored: git is next
            QVERIFY(QFile(sign).open(QIODevice::WriteOnly));
        }
    });
    beat.start(1);
    const auto in
        = wait(m_session->signIn({ .token = u"hf_test"_s, .shareWithPython = true, .addToGit = true }, {}));
    QVERIFY2(in, in ? "" : qPrintable(in.error().detail));
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
#include "moc_sessionrig.cpp"
#include "tst_session.moc"
