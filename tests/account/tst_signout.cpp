// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/account/sessionrig.h"

#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What signing out forgets, and what it leaves.
class TestSignOut : public SessionRig
{
    Q_OBJECT
private Q_SLOTS:
    void signOutHereLeavesOtherTokensAlone();
    void signOutHereTakesTheSharedOne();
    void signOutHereIsRefusedWhileAVariableSignsIn();
    void logOutForgetsEverywhere();
    void logOutSaysWhenTheEnvironmentHolds();
    void logOutByName();
};

void TestSignOut::signOutHereLeavesOtherTokensAlone()
{
    build();
    TokenStore official(m_environment.tokenPath, m_environment.storedTokensPath);
    QVERIFY(official.save(u"one"_s, u"hf_1"_s));
    QVERIFY(official.save(u"two"_s, u"hf_2"_s));
    m_session->start({}, true);
    QVERIFY(wait(m_session->signIn({ .token = u"hf_test"_s }, {})));
    const auto plan = wait(m_session->signOutPlan({}));
    QVERIFY(plan);
    QVERIFY(plan->keychain);
    QVERIFY(plan->shared.isEmpty());
    QCOMPARE(plan->others, 2);
    QVERIFY(wait(m_session->signOutHere({})));
    QVERIFY(m_keychain.entries.isEmpty());
    QCOMPARE(official.active(), u"hf_2"_s);
    QVERIFY(official.stored()->section(u"one"_s));
    QVERIFY(official.stored()->section(u"two"_s));
    QCOMPARE(m_session->source(), TokenSource::OfficialFile);
}

void TestSignOut::signOutHereTakesTheSharedOne()
{
    build();
    TokenStore official(m_environment.tokenPath, m_environment.storedTokensPath);
    QVERIFY(official.save(u"one"_s, u"hf_1"_s));
    m_session->start({}, true);
    QVERIFY(wait(m_session->signIn({ .token = u"hf_test"_s, .shareWithPython = true }, {})));
    const auto plan = wait(m_session->signOutPlan({}));
    QVERIFY(plan);
    QCOMPARE(plan->shared, QStringList{ u"a-token"_s });
    QVERIFY(plan->sharedActive);
    QCOMPARE(plan->others, 1);
    QSignalSpy changed(m_session.get(), &Session::changed);
    QVERIFY(wait(m_session->signOutHere({})));
    QVERIFY(official.active().isEmpty());
    QVERIFY(!official.stored()->section(u"a-token"_s));
    QVERIFY(official.stored()->section(u"one"_s));
    QVERIFY(!m_session->hasToken());
    QVERIFY(!m_http->hasToken());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!changed[0][0].value<AccountState>().isSignedIn());
}

void TestSignOut::signOutHereIsRefusedWhileAVariableSignsIn()
{
    build({ { u"HF_TOKEN"_s, u"hf_test"_s } });
    TokenStore official(m_environment.tokenPath, m_environment.storedTokensPath);
    QVERIFY(official.save(u"one"_s, u"hf_test"_s));
    m_session->start({}, true);
    const auto out = wait(m_session->signOutHere({}));
    QVERIFY(!out);
    QCOMPARE(out.error().kind, Error::Kind::Conflict);
    QVERIFY(out.error().detail.contains("HF_TOKEN"_L1));
    QCOMPARE(official.active(), u"hf_test"_s);
}

void TestSignOut::logOutForgetsEverywhere()
{
    build();
    m_session->start({}, true);
    QVERIFY(wait(m_session->signIn({ .token = u"hf_test"_s, .shareWithPython = true }, {})));
    QSignalSpy changed(m_session.get(), &Session::changed);
    QVERIFY(wait(m_session->logOut({}, {})));
    QVERIFY(!m_session->hasToken());
    QVERIFY(!m_http->hasToken());
    QVERIFY(!m_session->officialFilesExist());
    QVERIFY(m_keychain.entries.isEmpty());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!changed[0][0].value<AccountState>().isSignedIn());
    QCOMPARE(wait(m_session->identity({})).error().kind, Error::Kind::Unauthorized);
}

void TestSignOut::logOutSaysWhenTheEnvironmentHolds()
{
    build({ { u"HF_TOKEN"_s, u"hf_test"_s } });
    m_session->start({}, true);
    const auto out = wait(m_session->logOut({}, {}));
    QVERIFY(!out);
    QCOMPARE(out.error().kind, Error::Kind::Conflict);
    QVERIFY(out.error().detail.contains("HF_TOKEN"_L1));
}

void TestSignOut::logOutByName()
{
    build();
    TokenStore official(m_environment.tokenPath, m_environment.storedTokensPath);
    QVERIFY(official.save(u"one"_s, u"hf_1"_s));
    QVERIFY(official.save(u"two"_s, u"hf_2"_s));
    m_session->start({}, true);
    QCOMPARE(wait(m_session->logOut(u"none"_s, {})).error().kind, Error::Kind::EntryNotFound);
    QVERIFY(wait(m_session->logOut(u"one"_s, {})));
    QVERIFY(m_session->hasToken());
    QVERIFY(wait(m_session->logOut(u"two"_s, {})));
    QVERIFY(!m_session->hasToken());
}

QTEST_GUILESS_MAIN(TestSignOut)
#include "moc_sessionrig.cpp"
#include "tst_signout.moc"
