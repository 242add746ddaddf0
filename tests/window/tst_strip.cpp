// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/shared/actions.h"
#include "ui/shared/format.h"
#include "ui/window/statusstrip.h"

#include <QAction>
#include <QSignalSpy>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

QToolButton *part(const StatusStrip &strip, const QString &name)
{
    return strip.findChild<QToolButton *>(name);
}

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s, QByteArray("# Heron\n") },
                  { u"model.safetensors"_s, FakeHub::Blob::seeded(7, 4'000'000) } });
}

} // namespace

/// The strip at the foot: what each part says, what a click on it does, and what gives way.
class TestStrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void transfersAreCountedWithTheirRate();
    void spaceIsToldWhereItIsKnown();
    void theConnectionIsTold_data();
    void theConnectionIsTold();
    void theAccountIsTold();
    void clicksAreHandedOn();
    void theRateLimitGivesWay();
    void inTheWindowEveryPartLeadsSomewhere();
    void aTransferIsSeenInIt();
};

void TestStrip::transfersAreCountedWithTheirRate()
{
    Actions actions;
    StatusStrip strip(&actions);
    const auto *transfers = part(strip, u"stripTransfers"_s);
    QCOMPARE(transfers->text(), u"No transfers"_s);
    strip.setTransfers(2, 0);
    QCOMPARE(transfers->text(), u"2 in the queue"_s);
    strip.setTransfers(2, 3'000'000);
    QCOMPARE(transfers->text(), u"%1 · 2 active"_s.arg(formatRate(3'000'000)));
    QCOMPARE(transfers->accessibleName(), u"Transfers: "_s + transfers->text());
    strip.setTransfers(0, 0);
    QCOMPARE(transfers->text(), u"No transfers"_s);
}

void TestStrip::spaceIsToldWhereItIsKnown()
{
    Actions actions;
    StatusStrip strip(&actions);
    const auto *space = part(strip, u"stripSpace"_s);
    QVERIFY(space->isHidden()); // nobody knows yet
    strip.setFreeSpace(12'000'000'000, u"/home/ada/hub"_s);
    QVERIFY(!space->isHidden());
    QCOMPARE(space->text(), u"%1 free"_s.arg(formatSize(12'000'000'000)));
    QVERIFY(space->toolTip().contains(u"/home/ada/hub"_s));
    strip.setFreeSpace(-1, {});
    QVERIFY(space->isHidden());
}

void TestStrip::theConnectionIsTold_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("quota");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint");
    QTest::newRow("online") << QString() << 0 << u"hub.example"_s << u"Click to work offline"_s;
    QTest::newRow("with a limit") << QString() << 500 << u"hub.example · 499 of 500 requests left"_s
                                  << u"Click to work offline"_s;
    QTest::newRow("by the switch") << u"switch"_s << 500 << u"Working offline"_s << u"Click to go online"_s;
    QTest::newRow("no answer") << u"unreachable"_s << 0 << u"hub.example does not answer"_s
                               << u"Click to work offline"_s;
    QTest::newRow("by an option") << u"--offline"_s << 0 << u"Offline by --offline"_s
                                  << u"option --offline"_s;
    QTest::newRow("by a variable") << u"HF_HUB_OFFLINE"_s << 0 << u"Offline by HF_HUB_OFFLINE"_s
                                   << u"variable HF_HUB_OFFLINE"_s;
}

void TestStrip::theConnectionIsTold()
{
    QFETCH(QString, reason);
    QFETCH(int, quota);
    QFETCH(QString, text);
    QFETCH(QString, hint);
    Actions actions;
    StatusStrip strip(&actions);
    strip.resize(1000, strip.height());
    strip.setConnection(u"hub.example"_s, reason, 499, quota);
    const auto *connection = part(strip, u"stripConnection"_s);
    QCOMPARE(connection->text(), text);
    QCOMPARE(connection->accessibleName(), u"Connection: "_s + text);
    QVERIFY2(connection->toolTip().contains(hint), qPrintable(connection->toolTip()));
}

void TestStrip::theAccountIsTold()
{
    Actions actions;
    StatusStrip strip(&actions);
    const auto *account = part(strip, u"stripAccount"_s);
    QCOMPARE(account->text(), u"Not signed in"_s);
    strip.setAccount(u"ada"_s);
    QCOMPARE(account->text(), u"ada"_s);
    QCOMPARE(account->accessibleName(), u"Account: ada"_s);
}

void TestStrip::clicksAreHandedOn()
{
    Actions actions;
    StatusStrip strip(&actions);
    strip.setFreeSpace(1'000, u"/hub"_s);
    strip.resize(1000, strip.height());
    strip.show();
    const QSignalSpy transfers(&strip, &StatusStrip::transfersClicked);
    const QSignalSpy space(&strip, &StatusStrip::spaceClicked);
    const QSignalSpy account(&strip, &StatusStrip::accountClicked);
    for (const auto &name : { u"stripTransfers"_s, u"stripSpace"_s, u"stripAccount"_s }) {
        QTest::mouseClick(part(strip, name), Qt::LeftButton);
    }
    QCOMPARE(transfers.size(), 1);
    QCOMPARE(space.size(), 1);
    QCOMPARE(account.size(), 1);
    QVERIFY(!actions.workOffline->isChecked());
    QTest::mouseClick(part(strip, u"stripConnection"_s), Qt::LeftButton);
    QVERIFY(actions.workOffline->isChecked()); // it is the switch itself
    QTest::mouseClick(part(strip, u"stripConnection"_s), Qt::LeftButton);
    QVERIFY(!actions.workOffline->isChecked());
}

void TestStrip::theRateLimitGivesWay()
{
    Actions actions;
    QWidget window; // a window of its own would be no narrower than its words
    StatusStrip strip(&actions, &window);
    strip.setTransfers(3, 12'000'000);
    strip.setFreeSpace(12'000'000'000, u"/hub"_s);
    strip.setAccount(u"ada"_s);
    strip.setConnection(u"hub.example"_s, {}, 499, 500);
    const auto *connection = part(strip, u"stripConnection"_s);
    strip.resize(1200, strip.height());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(connection->text(), u"hub.example · 499 of 500 requests left"_s);
    strip.resize(460, strip.height());
    QTRY_COMPARE(connection->text(), u"hub.example"_s);
    QVERIFY(connection->accessibleName().contains(u"499"_s)); // it is told all the same
    strip.resize(1200, strip.height());
    QTRY_COMPARE(connection->text(), u"hub.example · 499 of 500 requests left"_s);
}

void TestStrip::inTheWindowEveryPartLeadsSomewhere()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"stripSpace"_s), longMs);
    QVERIFY(test.text(u"stripSpace"_s).endsWith(u" free"_s));
    test.click(u"stripTransfers"_s);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    test.click(u"stripConnection"_s);
    QTRY_COMPARE(test.text(u"stripConnection"_s), u"Working offline"_s);
    test.click(u"stripConnection"_s);
    QTRY_VERIFY(test.text(u"stripConnection"_s).startsWith(u"127.0.0.1"_s));
    test.click(u"stripAccount"_s);
    QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    QTest::keyClick(test.find(u"signInDialog"_s), Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"signInDialog"_s));
}

void TestStrip::aTransferIsSeenInIt()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u' '), longMs);
    QCOMPARE(test.text(u"stripTransfers"_s), u"No transfers"_s);
    test.hub.addFault(FakeHub::Fault::slow(400'000).on(u"cdn"_s));
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"stripTransfers"_s).endsWith(u"/s · 1 active"_s), longMs);
    test.hub.clearFaults();
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"stripTransfers"_s), u"No transfers"_s, 4 * longMs);
}

QTEST_MAIN(TestStrip)
#include "tst_strip.moc"
