// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/tokenstore.h"
#include "support/window.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void prepare(TestWindow *test)
{
    test->firstRun = true;
    test->hub.addToken(u"hf_test"_s, u"ada"_s);
    test->hub.addRepo(
        FakeHub::RepoKind::Model, u"northwind/heron"_s, { { u"README.md"_s, QByteArray("# Heron\n") } });
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, test->hub.url().toString());
    variables.insert(u"HF_HOME"_s, test->folder() + u"/hf"_s);
    test->options.environment = Environment::from(variables, test->folder());
}

TokenStore official(const TestWindow &test)
{
    return { test.options.environment.tokenPath, test.options.environment.storedTokensPath };
}

// Two repos with three blobs of 1,000 bytes, a link that must not count, and one that is not finished.
void fillCache(const QString &root)
{
    const auto write = [&root](const QString &path) {
        QVERIFY(QDir().mkpath(root + u'/' + path.section(u'/', 0, -2)));
        QFile file(root + u'/' + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(1000, 'x'));
    };
    write(u"models--northwind--heron/blobs/a"_s);
    write(u"models--northwind--heron/blobs/b.incomplete"_s);
    write(u"datasets--northwind--tides/blobs/a"_s);
    write(u"blobs/aa/payload"_s);
    QVERIFY(QFile::link(root + u"/blobs/aa/payload"_s, root + u"/models--northwind--heron/blobs/c"_s));
}

} // namespace

/// The first-run page by mouse and keys.
class TestWelcome : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itTellsWhatIsHereAndGoesThrough();
    void stayingAnonymousLeavesPythonItsLogin();
    void signingInGoesOn();
    void aRefusedLoginIsSaid();
    void aHubThatIsAwayIsSaid();
    void aFolderThatCannotBeWrittenIsSaid();
    void anAddressLeavesItAndItComesBack();
    void byKeysAlone();
    void inASmallWindowTheStepsGo();
};

void TestWelcome::itTellsWhatIsHereAndGoesThrough()
{
    TestWindow test;
    prepare(&test);
    fillCache(test.cacheRoot());
    QVERIFY(official(test).save(u"laptop"_s, u"hf_test"_s));
    test.start();
    QVERIFY(test.isShown(u"welcomePage"_s));
    QVERIFY(!test.isShown(u"topBar"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"foundCacheTitle"_s).startsWith(u"3.00 kB"_s), longMs);
    QCOMPARE(test.text(u"foundCacheText"_s).section(u'.', 0, 0),
             u"1 models, 1 datasets, 0 Spaces"_s); // no language is loaded here
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"foundLoginTitle"_s).contains(u"ada"_s), longMs);
    QVERIFY(test.text(u"foundLoginTitle"_s).contains(u"hf auth login"_s));
    QVERIFY(test.find(u"welcomeSteps"_s)->accessibleName().contains(u"2"_s));
    QCOMPARE(test.hub.requestCount(u"list"_s), 0); // nothing is asked for that nobody wanted
    test.click(u"goOnButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"checkHubState"_s).contains(u"ms"_s), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"checkFolderState"_s), u"Can be written"_s, longMs);
    QCOMPARE(test.text(u"checkLinksState"_s), u"Can be made"_s);
    QVERIFY(test.text(u"checkSpaceState"_s).contains(u"free"_s));
    QVERIFY(QDir(test.cacheRoot() + u"/.locks"_s).isEmpty()); // what was tried out is gone again
    test.click(u"welcomeDone"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QVERIFY(!test.isShown(u"welcomePage"_s));
    QCOMPARE(test.text(u"stripAccount"_s), u"ada"_s);
    test.quit();
    test.start();
    QVERIFY(!test.isShown(u"welcomePage"_s)); // once
}

void TestWelcome::stayingAnonymousLeavesPythonItsLogin()
{
    TestWindow test;
    prepare(&test);
    QVERIFY(official(test).save(u"laptop"_s, u"hf_test"_s));
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"foundLoginTitle"_s).contains(u"ada"_s), longMs);
    test.click(u"anonymousButton"_s);
    test.click(u"welcomeDone"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"stripAccount"_s), u"Not signed in"_s, longMs);
    QCOMPARE(official(test).active(), u"hf_test"_s);
    test.hub.clearRequests();
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"list"_s) > 0, longMs);
    for (const auto &request : test.hub.requests()) {
        QVERIFY(request.headers.value("authorization").isEmpty());
    }
    test.settings()->officialLogin.set(true); // the row of the settings
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"stripAccount"_s), u"ada"_s, longMs);
}

void TestWelcome::signingInGoesOn()
{
    TestWindow test;
    prepare(&test);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"foundCacheTitle"_s), u"No models or datasets yet"_s, longMs);
    QVERIFY(!test.isShown(u"goOn"_s));
    test.click(u"welcomeSignInButton"_s);
    test.type(u"tokenField"_s, u"hf_test"_s);
    test.click(u"signInButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"welcomeDone"_s), longMs);
    QCOMPARE(test.text(u"welcomeNumber"_s), u"Step 3 of 3"_s);
    test.click(u"welcomeBack"_s);
    QVERIFY(test.text(u"foundLoginTitle"_s).contains(u"ada"_s));
    QVERIFY(test.isShown(u"goOn"_s));
    test.click(u"welcomeSkip"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
}

void TestWelcome::aRefusedLoginIsSaid()
{
    TestWindow test;
    prepare(&test);
    QVERIFY(official(test).save(u"laptop"_s, u"hf_gone"_s));
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"foundLoginState"_s), u"Refused"_s, longMs);
    QVERIFY(!test.isShown(u"goOn"_s));
    QVERIFY(test.isShown(u"welcomeSignInButton"_s) && test.isShown(u"anonymousButton"_s));
}

void TestWelcome::aHubThatIsAwayIsSaid()
{
    TestWindow test;
    prepare(&test);
    test.hub.addFault(FakeHub::Fault::close());
    test.start();
    test.click(u"anonymousButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"checkHubState"_s), u"Does not answer"_s, longMs);
    test.hub.clearFaults();
    test.click(u"checkAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"checkHubState"_s).contains(u"ms"_s), longMs);
}

void TestWelcome::aFolderThatCannotBeWrittenIsSaid()
{
    TestWindow test;
    prepare(&test);
    QFile file(test.folder() + u"/hf"_s); // where the folder would be made
    QVERIFY(file.open(QIODevice::WriteOnly));
    test.start();
    test.click(u"anonymousButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"checkFolderState"_s), u"Cannot be written"_s, longMs);
    QVERIFY(test.text(u"checkFolderPath"_s).startsWith(test.cacheRoot()));
    QVERIFY(test.find(u"welcomeDone"_s)->isEnabled()); // one can look around all the same
}

void TestWelcome::anAddressLeavesItAndItComesBack()
{
    TestWindow test;
    prepare(&test);
    test.start();
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    QVERIFY(!test.settings()->welcomed()); // nobody has seen it to its end
    const auto again = [&test] {
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type(u"paletteField"_s, u"> first steps"_s);
        test.key(Qt::Key_Return);
        QTRY_VERIFY(test.isShown(u"welcomePage"_s));
    };
    again();
    test.key(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!test.isShown(u"welcomePage"_s));
    again();
    test.click(u"welcomeSkip"_s);
    QVERIFY(test.settings()->welcomed());
    QTRY_VERIFY(test.isShown(u"repoList"_s));
}

void TestWelcome::byKeysAlone()
{
    TestWindow test;
    prepare(&test);
    QVERIFY(official(test).save(u"laptop"_s, u"hf_test"_s));
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"foundLoginTitle"_s).contains(u"ada"_s), longMs);
    QTRY_COMPARE(QApplication::focusWidget(), test.find(u"goOnButton"_s));
    test.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), test.find(u"welcomeSignInButton"_s));
    test.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), test.find(u"anonymousButton"_s));
    test.key(Qt::Key_Space);
    QTRY_COMPARE(QApplication::focusWidget(), test.find(u"welcomeDone"_s));
    test.key(Qt::Key_Space);
    QTRY_VERIFY(test.isShown(u"repoList"_s));
}

void TestWelcome::inASmallWindowTheStepsGo()
{
    TestWindow test;
    prepare(&test);
    test.start({ 1440, 900 });
    QVERIFY(test.isShown(u"welcomeSteps"_s));
    test.window()->resize(760, 520);
    QTRY_VERIFY(!test.isShown(u"welcomeSteps"_s));
    const auto *page = test.find(u"welcomePage"_s);
    const auto *button = test.find(u"anonymousButton"_s);
    QVERIFY(button && button->mapTo(page, QPoint(button->width(), 0)).x() <= page->width());
}

QTEST_MAIN(TestWelcome)
#include "tst_welcome.moc"
