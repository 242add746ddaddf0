// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop/states.h"
#include "ui/desktop/tray.h"
#include "ui/shared/actions.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Phase = TransferPhase;
using Work = TrayFace::Work;

namespace
{

TransferSummary sumOf(const QList<TransferState> &states)
{
    TransferWatch watch;
    watch.update(states);
    return watch.summary();
}

QImage imageOf(const TrayFace &face, int side)
{
    return face.icon().pixmap(QSize(side, side), 1.0).toImage();
}

int countOf(const QImage &image, const QColor &color)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            found += image.pixelColor(x, y) == color ? 1 : 0;
        }
    }
    return found;
}

} // namespace

/// What the icon in the tray says, and its menu.
class TestTray : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsTheStateOfTheTransfers_data();
    void itIsTheStateOfTheTransfers();
    void everyFaceLooksDifferent();
    void thePieGrows();
    void theTip_data();
    void theTip();
    void theMenuHasTheCommandsOfTheWindow();
    void itIsThereWhereThereIsATray();
};

void TestTray::itIsTheStateOfTheTransfers_data()
{
    QTest::addColumn<QList<TransferState>>("states");
    QTest::addColumn<TrayFace>("face");
    const auto row = [](const char *name, const QList<TransferState> &states, const TrayFace &face) {
        QTest::newRow(name) << states << face;
    };
    const auto running = stateOf(1, Phase::Downloading);
    const auto paused = stateOf(2, Phase::Paused, PauseReason::User);
    const auto trouble = stateOf(3, Phase::NeedsAttention);
    row("nothing to do", {}, { Work::None, -1, false });
    row("all done", { stateOf(1, Phase::Done) }, { Work::None, -1, false });
    row("one runs", { running }, { Work::Busy, 25, false });
    row("one runs, one is paused", { running, paused }, { Work::Busy, 25, false });
    row("paused", { paused }, { Work::Paused, -1, false });
    row("waits for the network",
        { stateOf(1, Phase::Paused, PauseReason::NoNetwork) },
        { Work::Paused, -1, false });
    row("needs attention", { trouble }, { Work::None, -1, true });
    row("needs attention while another runs", { running, trouble }, { Work::Busy, 25, true });
    row("waits for its turn", { stateOf(1, Phase::Waiting) }, { Work::Busy, 25, false });
    auto unknown = stateOf(1, Phase::Resolving);
    unknown.size = -1;
    row("nobody knows how much", { unknown }, { Work::Busy, -1, false });
    auto odd = running;
    odd.done = 429;
    row("in steps", { odd }, { Work::Busy, 40, false });
}

void TestTray::itIsTheStateOfTheTransfers()
{
    QFETCH(QList<TransferState>, states);
    QFETCH(TrayFace, face);
    const auto found = TrayFace::of(sumOf(states));
    QCOMPARE(found.work, face.work);
    QCOMPARE(found.percent, face.percent);
    QCOMPARE(found.needsAttention, face.needsAttention);
}

void TestTray::everyFaceLooksDifferent()
{
    const Theme theme;
    for (const int side : { 16, 22, 64 }) {
        QList<QImage> seen;
        for (const bool attention : { false, true }) {
            for (const auto work : { Work::None, Work::Busy, Work::Paused }) {
                const auto image = imageOf({ work, -1, attention }, side);
                QCOMPARE(image.size(), QSize(side, side));
                QVERIFY2(!seen.contains(image), qPrintable(u"%1 at %2"_s.arg(int(work)).arg(side)));
                seen << image;
                QCOMPARE(countOf(image, Theme::color(Token::Red)) > 0, attention);
                QCOMPARE(countOf(image, Theme::color(Token::Amber)) > 0, work == Work::Paused);
            }
        }
    }
}

void TestTray::thePieGrows()
{
    const Theme theme;
    int before = -1;
    for (const int percent : { 0, 25, 50, 75, 100 }) {
        const auto image = imageOf({ Work::Busy, percent, false }, 64);
        const int now = countOf(image.copy(32, 32, 32, 32), Theme::color(Token::Accent));
        QVERIFY2(now > before, qPrintable(u"%1 % has %2 pixels"_s.arg(percent).arg(now)));
        before = now;
    }
}

void TestTray::theTip_data()
{
    QTest::addColumn<QList<TransferState>>("states");
    QTest::addColumn<QString>("tip");
    const auto running = stateOf(1, Phase::Downloading);
    auto fast = running;
    fast.bytesPerSecond = 84'200'000;
    fast.secondsLeft = 190;
    QTest::newRow("nothing") << QList<TransferState>() << u"Hubdesk"_s;
    QTest::newRow("one") << QList{ fast } << u"1 download(s), 84.2 MB/s, 3 min 10 s left"_s;
    QTest::newRow("nothing moves") << QList{ stateOf(1, Phase::Retrying) } << u"1 download(s)"_s;
    QTest::newRow("waiting") << QList{ stateOf(1, Phase::Waiting) } << u"1 download(s) waiting"_s;
    QTest::newRow("everything at once")
        << QList{ fast, stateOf(2, Phase::Paused, PauseReason::User), stateOf(3, Phase::NeedsAttention) }
        << u"1 download(s), 84.2 MB/s, 3 min 10 s left\n1 download(s) paused\n1 download(s) need attention"_s;
}

void TestTray::theTip()
{
    QFETCH(QList<TransferState>, states);
    QTEST(trayTip(sumOf(states)), "tip");
}

void TestTray::theMenuHasTheCommandsOfTheWindow()
{
    QWidget window;
    Actions actions;
    QMenu finish;
    Tray tray(&actions, &finish, [] { return false; }, &window);
    const auto entries = tray.menu()->actions();
    for (auto *action : { actions.pauseAll,
                          actions.pauseHalfHour,
                          actions.pauseTwoHours,
                          actions.pauseTomorrow,
                          actions.quit }) {
        QVERIFY2(entries.contains(action), qPrintable(action->objectName())); // the very same
    }
    QVERIFY(entries.contains(finish.menuAction()));
    QCOMPARE(tray.menu()->defaultAction()->objectName(), u"trayShow"_s);
    const QSignalSpy show(&tray, &Tray::showRequested);
    const QSignalSpy open(&tray, &Tray::transferRequested);
    tray.menu()->defaultAction()->trigger();
    QCOMPARE(show.size(), 1);
    tray.menu()->findChild<QAction *>(u"trayTransfers"_s)->trigger();
    QCOMPARE(open.size(), 1);
}

void TestTray::itIsThereWhereThereIsATray()
{
    const Theme theme;
    QWidget window;
    Actions actions;
    QMenu finish;
    bool available = false;
    Tray tray(&actions, &finish, [&] { return available; }, &window);
    tray.setWanted(true);
    QVERIFY(!tray.isThere());
    available = true;
    tray.setWanted(true);
    QVERIFY(tray.isThere());
    tray.show(sumOf({ stateOf(1, Phase::Waiting) }));
    QCOMPARE(tray.tip(), u"1 download(s) waiting"_s);
    tray.setWanted(false);
    QVERIFY(!tray.isThere());
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
