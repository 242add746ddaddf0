// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/repo/downloadrig.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QScrollBar>

using namespace DownloadRig;

/// What is said before a download that the scanners warn of.
class TestFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findingsAreShownAndCancelIsTheDefault();
    void findingsLeftOut();
    void findingsTakenAllTheSame();
    void findingsOfTickedFiles();
    void scannersThatCannotBeAsked();
    void whatIsBeingLookedAtComesAllTheSame();
    void theSheetIsReadByTheKeyboard();
    void keysDoNotReachThePageBelowTheSheet();
    void theSheetGoesWithItsRepo();
    void sheetsComeOneAfterTheOther();
};

void TestFindings::findingsAreShownAndCancelIsTheDefault()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/pickles"_s);
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
    const auto words = said(test.find(u"findingsSheet"_s));
    QVERIFY2(words.contains(u"bad [1].pkl"_s), qPrintable(words));
    QVERIFY2(words.contains(u"Unsafe"_s), qPrintable(words));
    QVERIFY2(words.contains(u"Protect AI: unsafe. Runs a shell when it is loaded."_s), qPrintable(words));
    QCOMPARE(QApplication::focusWidget(), test.find(u"findingsCancel"_s));
    test.key(Qt::Key_Tab); // the focus stays inside
    QCOMPARE(QApplication::focusWidget(), test.find(u"findingsDownload"_s));
    test.key(Qt::Key_Backtab);
    test.key(Qt::Key_Return);
    QVERIFY(!test.isShown(u"findingsSheet"_s));
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
    test.key(Qt::Key_Escape);
    QVERIFY(!test.isShown(u"findingsSheet"_s));
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    QTest::qWait(200); // nothing comes
    QCOMPARE(test.rows(u"transferTree"_s), 0);
}

void TestFindings::findingsLeftOut()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/pickles"_s);
    test.click(u"downloadRepo"_s);
    test.click(u"findingsLeaveOut"_s);
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/pickles"_s), QStringList({ u"README.md"_s, u"fine.txt"_s }));
}

void TestFindings::findingsTakenAllTheSame()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/pickles"_s);
    test.click(u"downloadRepo"_s);
    test.click(u"findingsDownload"_s);
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/pickles"_s).size(), 3);
}

void TestFindings::findingsOfTickedFiles()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/pickles"_s);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 3, longMs);
    auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(0, 0)); // bad [1].pkl
    test.key(Qt::Key_Return);
    test.click(u"downloadSelected"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
    QVERIFY2(!test.find(u"findingsLeaveOut"_s)->isEnabled(), "nothing would be left");
    test.key(Qt::Key_Escape);
    tree->setFocus();
    test.key(Qt::Key_Return);
    tree->setCurrentIndex(tree->model()->index(1, 0)); // fine.txt alone: nobody is warned
    test.key(Qt::Key_Return);
    test.click(u"downloadSelected"_s);
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/pickles"_s), QStringList({ u"fine.txt"_s }));
}

void TestFindings::scannersThatCannotBeAsked()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::status(418).on(u"scan"_s));
    test.start();
    open(test, u"northwind/python"_s);
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoNotice"_s)
                                 && said(test.find(u"repoNotice"_s)).contains(u"has not scanned"_s),
                             longMs);
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/python"_s).size(), 3);
}

void TestFindings::whatIsBeingLookedAtComesAllTheSame()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(1'000)).on(u"scan"_s));
    test.start();
    open(test, u"northwind/python"_s);
    test.click(u"downloadRepo"_s);
    QVERIFY(test.window()->openAddress(u"hf://northwind/quants"_s)); // before the scanners have answered
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/python"_s).size(), 3);
}

void TestFindings::theSheetIsReadByTheKeyboard()
{
    TestWindow test;
    fill(test.hub);
    test.hub.edit(model, u"northwind/pickles"_s, [](FakeHub::Repo &repo) {
        QMap<QString, FakeHub::Blob> more;
        for (int n = 0; n < 40; ++n) {
            const auto path = u"more/bad-%1.pkl"_s.arg(n);
            more.insert(path, weights(quint64(n) + 100, 4'000));
            repo.findings.insert(path, repo.findings.value(u"bad [1].pkl"_s));
        }
        repo.commit({ .add = more });
    });
    test.start();
    open(test, u"northwind/pickles"_s);
    static QStringList spoken; // the handler is a plain function
    spoken.clear();
    QAccessible::setActive(true);
    auto *before = QAccessible::installUpdateHandler([](QAccessibleEvent *event) {
        if (event->type() == QAccessible::Announcement) {
            spoken << static_cast<QAccessibleAnnouncementEvent *>(event)->message();
        }
    });
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
    QAccessible::installUpdateHandler(before);
    QVERIFY2(spoken.join(u'\n').contains(
                 u"warn about 41 file(s) in northwind/pickles. Loading such a file may run"_s),
             qPrintable(spoken.join(u'\n')));
    const auto *bar = test.get<QAbstractScrollArea>(u"findingsList"_s)->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 100);
    test.key(Qt::Key_PageDown);
    QVERIFY(bar->value() > 0);
    test.key(Qt::Key_End);
    QCOMPARE(bar->value(), bar->maximum());
    test.key(Qt::Key_PageUp);
    QVERIFY(bar->value() < bar->maximum());
    test.key(Qt::Key_Home);
    QCOMPARE(bar->value(), 0);
    QCOMPARE(QApplication::focusWidget(), test.find(u"findingsCancel"_s));
}

void TestFindings::keysDoNotReachThePageBelowTheSheet()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/pickles"_s);
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    test.key(Qt::Key_F5);
    QVERIFY(test.isShown(u"repoPage"_s));
    QVERIFY(test.isShown(u"findingsSheet"_s));
    test.key(Qt::Key_K, Qt::ControlModifier); // comes over it, and goes without it
    QTRY_VERIFY(test.isShown(u"palette"_s));
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"palette"_s));
    QVERIFY(test.isShown(u"findingsSheet"_s));
}

void TestFindings::theSheetGoesWithItsRepo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/pickles"_s);
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
    QVERIFY(test.window()->openAddress(u"hf://northwind/python"_s)); // as a second start of the program does
    QTRY_VERIFY(!test.isShown(u"findingsSheet"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u"300 kB"_s), longMs);
    test.click(u"downloadRepo"_s);
    waitUntilDone(test);
    QCOMPARE(test.rows(u"transferTree"_s), 1);
    QCOMPARE(cached(test, u"northwind/python"_s).size(), 3);
    QVERIFY(cached(test, u"northwind/pickles"_s).isEmpty());
}

void TestFindings::sheetsComeOneAfterTheOther()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(1'000)).on(u"scan"_s));
    test.start();
    open(test, u"northwind/pickles"_s);
    test.choose(u"downloadRepo"_s, { u"downloadEverything"_s });
    test.choose(u"downloadRepo"_s, { u"addPausedMenu"_s, u"downloadEverythingPaused"_s });
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
    test.key(Qt::Key_Escape); // not the first
    QVERIFY(!test.isShown(u"findingsSheet"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
    test.click(u"findingsLeaveOut"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        test.isShown(u"repoNotice"_s) && said(test.find(u"repoNotice"_s)).contains(u"paused"_s), longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
}

QTEST_MAIN(TestFindings)
#include "tst_findings.moc"
