// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/transfers/transfermodel.h"

#include <QDir>
#include <QLabel>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;
constexpr std::chrono::milliseconds late{ 300 };

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s, QByteArray("# Heron\n\nA bird.\n") },
                  { u"config.json"_s, QByteArray("{}\n") },
                  { u"model.safetensors"_s, FakeHub::Blob::seeded(7, 3'000'000) } });
    for (int n = 0; n < 60; ++n) {
        hub.addRepo(FakeHub::RepoKind::Model,
                    u"fleet/ship-%1"_s.arg(n),
                    { { u"README.md"_s, QByteArray("# Ship\n") } });
    }
}

QString cell(TestWindow &test, int column, int role = Qt::DisplayRole)
{
    const auto *view = test.get<QAbstractItemView>(u"transferTree"_s);
    return view ? view->model()->index(0, column).data(role).toString() : QString();
}

void search(TestWindow &test)
{
    test.type(u"searchField"_s, u"heron"_s);
}

void open(TestWindow &test)
{
    test.type(u"searchField"_s, u"hf://northwind/heron"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
}

/// Pages change and text can be typed, whatever the page in front waits for.
void isAlive(TestWindow &test)
{
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(!test.isShown(u"transfersPage"_s));
}

/// The sentence after three seconds, with the host in it.
void namesWhatItWaitsFor(TestWindow &test)
{
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"skeletonSentence"_s), longMs);
    QVERIFY2(test.text(u"skeletonSentence"_s).contains(u"127.0.0.1"_s),
             qPrintable(test.text(u"skeletonSentence"_s)));
}

bool isHeronAlone(TestWindow &test)
{
    const auto *list = test.get<QAbstractItemView>(u"repoList"_s);
    return test.rows(u"repoList"_s) == 1
        && list->model()->index(0, 0).data().toString() == "northwind/heron"_L1;
}

bool isInCache(const TestWindow &test)
{
    const QDir blobs(test.cacheRoot() + u"/models--northwind--heron/blobs"_s);
    return blobs.entryList(QDir::Files).size() == 3 && blobs.entryList({ u"*part"_s }, QDir::Files).isEmpty();
}

} // namespace

/// A slow Hub and one that stalls: the window stays alive (the watchdog of TestWindow looks at every moment),
/// says what it waits for or what failed, and goes on when asked.
class TestLatency : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyAnswerLate();
    void searchStalls();
    void cardStalls();
    void filesStall();
    void downloadStalls();
    void searchFailsAndIsTriedAgain();
    void pageFailsAndIsTriedAgain_data();
    void pageFailsAndIsTriedAgain();
};

void TestLatency::everyAnswerLate()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::latency(late));
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) >= 50, longMs);
    search(test);
    QTRY_VERIFY_WITH_TIMEOUT(isHeronAlone(test), longMs);
    open(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 3, longMs);
    test.click(u"downloadRepo"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cell(test, TransferModel::StateColumn), u"Done"_s, longMs);
    QVERIFY(isInCache(test));
}

void TestLatency::searchStalls()
{
    TestWindow test;
    fill(test.hub);
    const auto stall = test.hub.addFault(FakeHub::Fault::stallAfter(20).on(u"list"_s));
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.fired(stall) > 0, longMs);
    namesWhatItWaitsFor(test);
    isAlive(test);
    test.hub.removeFault(stall);
    search(test); // another question does not wait for the old one
    QTRY_VERIFY_WITH_TIMEOUT(isHeronAlone(test), longMs);
}

void TestLatency::cardStalls()
{
    TestWindow test;
    fill(test.hub);
    const auto stall = test.hub.addFault(FakeHub::Fault::stallAfter(5).on(u"*README.md*"_s));
    test.start();
    open(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.fired(stall) > 0, longMs);
    namesWhatItWaitsFor(test);
    isAlive(test);
    test.clickTab(u"repoTabs"_s, 1); // the files do not wait for the card
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 3, longMs);
    test.hub.removeFault(stall);
    test.clickTab(u"repoTabs"_s, 0);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
}

void TestLatency::filesStall()
{
    TestWindow test;
    fill(test.hub);
    const auto stall = test.hub.addFault(FakeHub::Fault::stallAfter(20).on(u"tree"_s));
    test.start();
    open(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs); // the card does not wait for the files
    test.clickTab(u"repoTabs"_s, 1);
    namesWhatItWaitsFor(test);
    isAlive(test);
    test.hub.removeFault(stall);
    test.clickTab(u"repoTabs"_s, 1);
    test.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 3, longMs);
}

void TestLatency::downloadStalls()
{
    TestWindow test;
    fill(test.hub);
    const auto stall = test.hub.addFault(FakeHub::Fault::stallAfter(500'000).on(u"cdn"_s));
    test.start();
    open(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.click(u"downloadRepo"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.fired(stall) > 0, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(cell(test, TransferModel::StateColumn), u"Downloading"_s, longMs);
    isAlive(test);
    test.key(Qt::Key_4, Qt::ControlModifier);
    // No byte for twenty seconds: a new connection, and a sentence that says why.
    QTRY_VERIFY_WITH_TIMEOUT(cell(test, TransferModel::StateColumn, TransferModel::SecondLineRole)
                                 .contains(u"The Hub does not answer"_s),
                             longMs);
    QCOMPARE(cell(test, TransferModel::StateColumn), u"Retrying"_s);
    test.hub.removeFault(stall);
    QTRY_COMPARE_WITH_TIMEOUT(cell(test, TransferModel::StateColumn), u"Done"_s, longMs);
    QVERIFY(isInCache(test));
}

void TestLatency::searchFailsAndIsTriedAgain()
{
    TestWindow test;
    fill(test.hub);
    const auto fault = test.hub.addFault(FakeHub::Fault::status(400).on(u"list"_s));
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s) || test.isShown(u"errorBanner"_s), longMs);
    QVERIFY(test.isShown(u"statePane"_s));
    test.hub.removeFault(fault);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) >= 50, longMs);
}

void TestLatency::pageFailsAndIsTriedAgain_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("shows");
    QTest::newRow("the repo") << u"info"_s << 0 << u"cardView"_s;
    QTest::newRow("the card") << u"*README.md*"_s << 0 << u"cardView"_s;
    QTest::newRow("the files") << u"tree"_s << 1 << u"fileTree"_s;
}

/// An answer that makes no sense is told with a button; while the second try is slow, that is to be seen.
void TestLatency::pageFailsAndIsTriedAgain()
{
    QFETCH(QString, route);
    QFETCH(int, tab);
    QFETCH(QString, shows);
    TestWindow test;
    fill(test.hub);
    const auto fault = test.hub.addFault(FakeHub::Fault::status(418).on(route));
    test.start();
    open(test);
    if (route != "info"_L1) {
        test.clickTab(u"repoTabs"_s, tab);
    }
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QTRY_COMPARE(test.text(u"statePrimary"_s), u"Try again"_s);
    test.hub.removeFault(fault);
    const auto slow = test.hub.addFault(FakeHub::Fault::stallAfter(0).on(route));
    test.click(u"statePrimary"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.fired(slow) > 0, longMs);
    QVERIFY2(!test.isShown(u"statePane"_s), "the old error stays while it is tried again");
    namesWhatItWaitsFor(test);
    test.hub.removeFault(slow);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(shows), longMs);
}

QTEST_MAIN(TestLatency)
#include "tst_latency.moc"
