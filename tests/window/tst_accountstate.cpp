// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/tokenstore.h"
#include "support/window.h"

#include <QAction>
#include <QFile>
#include <QPushButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

/// What TestWindow makes, with a few variables more.
void prepare(TestWindow *test, const QMap<QString, QString> &variables = {})
{
    test->hub.addToken(u"hf_test"_s, u"ada"_s);
    test->hub.addRepo(
        FakeHub::RepoKind::Model, u"northwind/heron"_s, { { u"README.md"_s, QByteArray("# Heron\n") } });
    QProcessEnvironment all;
    all.insert(u"HF_ENDPOINT"_s, test->hub.url().toString());
    all.insert(u"HF_HOME"_s, test->folder() + u"/hf"_s);
    for (const auto &[name, value] : variables.asKeyValueRange()) {
        all.insert(name, value);
    }
    test->options.environment = Environment::from(all, test->folder());
}

TokenStore official(const TestWindow &test)
{
    return { test.options.environment.tokenPath, test.options.environment.storedTokensPath };
}

} // namespace

/// Who is signed in, as a person sees it in the window.
class TestAccountState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startShowsWhoIsSignedIn();
    void variableIsNamedAndCannotBeSignedOut();
    void unknownTokenIsSaid();
    void signingOutAsksFirstAndKeepsTheOthers();
    void signingInReadsThePageAgain();
    void optionIsNoVariable();
};

void TestAccountState::startShowsWhoIsSignedIn()
{
    TestWindow test;
    prepare(&test);
    QVERIFY(official(test).save(u"one"_s, u"hf_test"_s));
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"ada"_s, longMs);
    QCOMPARE(test.text(u"stripAccount"_s), u"ada"_s);
    QVERIFY(test.window()->findChild<QAction *>(u"account.signOut"_s)->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QCOMPARE(test.hub.requestCount(u"whoami-v2"_s), 1);
    QCOMPARE(test.hub.requestCount(u"list"_s), 1); // the token was in force all along: nothing is read twice
}

void TestAccountState::variableIsNamedAndCannotBeSignedOut()
{
    TestWindow test;
    prepare(&test, { { u"HF_TOKEN"_s, u"hf_test"_s } });
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"ada"_s, longMs);
    QVERIFY(!test.window()->findChild<QAction *>(u"account.signOut"_s)->isVisible());
    const auto *origin = test.window()->findChild<QAction *>(u"account.origin"_s);
    QVERIFY(origin->isVisible());
    QVERIFY(origin->text().contains(u"HF_TOKEN"_s));
}

void TestAccountState::unknownTokenIsSaid()
{
    TestWindow test;
    prepare(&test);
    QVERIFY(official(test).save(u"one"_s, u"hf_gone"_s));
    test.start();
    auto *signIn = test.window()->findChild<QAction *>(u"account.signIn"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"whoami-v2"_s) == 1 && signIn->isVisible(), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"noticeText"_s), longMs);
    QVERIFY(test.text(u"noticeText"_s).contains(u"does not know the stored token"_s));
}

void TestAccountState::signingOutAsksFirstAndKeepsTheOthers()
{
    TestWindow test;
    prepare(&test);
    QVERIFY(official(test).save(u"other"_s, u"hf_other"_s));
    QVERIFY(official(test).save(u"mine"_s, u"hf_test"_s));
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"ada"_s, longMs);
    auto *signOut = test.window()->findChild<QAction *>(u"account.signOut"_s);
    signOut->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"signOutDialog"_s) && test.find(u"signOutButton"_s)->isEnabled(),
                             longMs);
    QVERIFY(test.text(u"signOutForgotten"_s).contains(u"mine"_s));
    QVERIFY(!test.text(u"signOutForgotten"_s).contains(u"other"_s));
    QVERIFY(test.get<QPushButton>(u"signOutCancel"_s)->isDefault());
    QTest::keyClick(test.find(u"signOutDialog"_s), Qt::Key_Return); // the default: nothing happens
    QTRY_VERIFY(!test.isShown(u"signOutDialog"_s));
    QCOMPARE(official(test).active(), u"hf_test"_s);
    signOut->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"signOutDialog"_s) && test.find(u"signOutButton"_s)->isEnabled(),
                             longMs);
    QTest::keyClick(test.find(u"signOutDialog"_s), Qt::Key_S, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"signOutDialog"_s), longMs);
    QVERIFY(official(test).active().isEmpty());
    QVERIFY(official(test).stored()->section(u"other"_s));
    QVERIFY(!official(test).stored()->section(u"mine"_s));
    QTRY_VERIFY(!signOut->isVisible());
}

void TestAccountState::signingInReadsThePageAgain()
{
    TestWindow test;
    prepare(&test);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    test.window()->findChild<QAction *>(u"account.signIn"_s)->trigger();
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    // This window has no keychain, and the dialog does not promise one.
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"signInMessage"_s).contains(u"a file that only you can read"_s),
                             longMs);
    test.type(u"tokenField"_s, u"hf_test"_s);
    test.click(u"signInButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"ada"_s, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.hub.requestCount(u"list"_s), 2, longMs);
    QCOMPARE(test.hub.requestCount(u"whoami-v2"_s), 1);
}

void TestAccountState::optionIsNoVariable()
{
    TestWindow test;
    prepare(&test);
    test.options.offline = true;
    test.start();
    QCOMPARE(test.text(u"stripConnection"_s), u"Offline by --offline"_s);
    QVERIFY(test.find(u"stripConnection"_s)->toolTip().contains(u"option --offline"_s));
    QVERIFY(!test.find(u"stripConnection"_s)->toolTip().contains(u"variable"_s));
}

QTEST_MAIN(TestAccountState)
#include "tst_accountstate.moc"
