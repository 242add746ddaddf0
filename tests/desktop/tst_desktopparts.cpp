// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"
#include "tests/desktop/busrig.h"
#include "tests/desktop/states.h"
#include "ui/desktop/desktopparts.h"
#include "ui/desktop/finishplan.h"
#include "ui/desktop/tray.h"
#include "ui/shared/actions.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QWindow>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Phase = TransferPhase;

namespace
{

/// Asks as the main window does.
class Window : public QWidget
{
public:
    DesktopParts *parts = nullptr;
    int closed = 0;

protected:
    void closeEvent(QCloseEvent *event) override
    {
        if (parts && !parts->mayClose()) {
            event->ignore();
            return;
        }
        ++closed;
    }
};

/// Everything that stands around the window, on a bus of its own; with a tray if one is wanted.
struct PartsRig {
    explicit PartsRig(bool tray = true, const QList<TransferState> &states = {})
        : settings(folder.filePath(u"settings.ini"_s))
        , hasTray(tray)
    {
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        parts = new DesktopParts(
            { &settings, &actions, &window, [this] { return hasTray; } }, buses.bus(), states);
        parts->notifier()->setPatience(1ms);
        window.parts = parts;
    }
    ~PartsRig()
    {
        delete parts;
        window.parts = nullptr;
        QGuiApplication::setQuitOnLastWindowClosed(true);
    }

    void look() // at the window
    {
        window.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(&window));
    }
    void lookAway() // at a window that is none of the program's widgets
    {
        other.show();
        other.requestActivate();
        QTRY_COMPARE(QApplication::activeWindow(), nullptr);
    }
    void answer(const QString &button)
    {
        auto *dialog = window.findChild<QDialog *>(u"closeDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QTest::mouseClick(dialog->findChild<QPushButton *>(button), Qt::LeftButton);
    }

    QTemporaryDir folder;
    AppSettings settings;
    Actions actions;
    BusRig buses;
    bool hasTray;
    Window window;
    QWindow other;
    DesktopParts *parts = nullptr;
};

TransferState added(TransferId id, Phase phase)
{
    auto state = stateOf(id, phase);
    state.added = QDateTime::currentDateTimeUtc();
    return state;
}

} // namespace

/// All that is seen and done outside the window, together.
class TestDesktopParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsToldWhileNobodyLooks();
    void itIsNotToldTwice();
    void theSettingsDecideWhatIsTold();
    void lookingWithdrawsIt();
    void theComputerIsAwakeWhileSomethingRuns();
    void theTaskBarGoesAlong();
    void theTrayTellsTheTruth();
    void closingWithoutATrayCloses();
    void closingGoesIntoTheTray();
    void closingAsksOnceAndStays();
    void closingAsksOnceAndQuits();
    void closingIsCancelled();
    void closingWithNothingToDoAsksNobody();
    void theEndOfTheProgramIsNoClosing();
    void quittingOutOfTheTray();
    void theEndOfAllIsTold();
    void troubleAtTheEndIsToldInTheWindow();
};

void TestDesktopParts::itIsToldWhileNobodyLooks()
{
    PartsRig rig(false, { stateOf(9, Phase::Done) });
    rig.lookAway();
    rig.parts->update({ added(1, Phase::Downloading), added(2, Phase::Downloading) });
    rig.parts->update({ added(1, Phase::Done), added(2, Phase::Done) });
    QTRY_COMPARE(rig.buses.notifications.shown.size(), 1);
    QCOMPARE(rig.buses.notifications.shown.first().text, u"org/name-1\norg/name-2"_s);
    rig.look();
    rig.parts->update({ added(3, Phase::Downloading) });
    rig.parts->update({ added(3, Phase::Done) });
    rig.lookAway();
    rig.parts->update({ added(4, Phase::Downloading) });
    rig.parts->update({ added(4, Phase::NeedsAttention) });
    QTRY_COMPARE(rig.buses.notifications.shown.size(), 2);
    QVERIFY(rig.buses.notifications.shown[1].text.contains(u"name-4"_s));
}

void TestDesktopParts::itIsNotToldTwice()
{
    PartsRig rig(false, { added(1, Phase::Downloading) });
    rig.lookAway();
    const auto done = added(1, Phase::Done);
    rig.parts->update({ done });
    rig.parts->update({ done });
    QTRY_COMPARE(rig.buses.notifications.shown.size(), 1);
    QVERIFY(rig.buses.notifications.shown.first().title.startsWith(u"1 "_s));
}

void TestDesktopParts::theSettingsDecideWhatIsTold()
{
    PartsRig rig(false);
    rig.lookAway();
    rig.settings.tellDone.set(false);
    rig.parts->update({ added(1, Phase::Downloading), added(2, Phase::Downloading) });
    rig.parts->update({ added(1, Phase::Done), added(2, Phase::NeedsAttention) });
    QTRY_COMPARE(rig.buses.notifications.shown.size(), 1);
    QVERIFY(rig.buses.notifications.shown.first().text.contains(u"name-2"_s));
    rig.settings.tellDone.reset();
    rig.settings.tellTrouble.set(false);
    rig.parts->update({ added(3, Phase::Downloading), added(4, Phase::Downloading) });
    rig.parts->update({ added(3, Phase::NeedsAttention), added(4, Phase::Done) });
    QTRY_COMPARE(rig.buses.notifications.shown.size(), 2);
    QVERIFY(rig.buses.notifications.shown[1].text.contains(u"name-4"_s));
}

void TestDesktopParts::lookingWithdrawsIt()
{
    PartsRig rig(false);
    rig.lookAway();
    rig.parts->update({ added(1, Phase::Downloading) });
    rig.parts->update({ added(1, Phase::Done) });
    QTRY_COMPARE(rig.buses.notifications.shown.size(), 1);
    QTRY_VERIFY((rig.lookAway(), rig.look(), QTest::qWait(0), !rig.buses.notifications.closed.isEmpty()));
}

void TestDesktopParts::theComputerIsAwakeWhileSomethingRuns()
{
    PartsRig rig(false, { added(1, Phase::Downloading) });
    QTRY_VERIFY(rig.parts->keepAwake().isAwake()); // from the start
    rig.settings.keepAwake.set(false);
    QVERIFY(!rig.parts->keepAwake().isAwake());
    rig.settings.keepAwake.reset();
    QTRY_VERIFY(rig.parts->keepAwake().isAwake());
    rig.parts->update({ stateOf(1, Phase::Paused, PauseReason::NoNetwork) });
    QVERIFY(!rig.parts->keepAwake().isAwake());
    rig.parts->update({ added(1, Phase::Verifying) });
    QTRY_VERIFY(rig.parts->keepAwake().isAwake());
    rig.parts->remove(1);
    QVERIFY(!rig.parts->keepAwake().isAwake());
    QTRY_COMPARE(rig.buses.logind.held, 0);
}

void TestDesktopParts::theTaskBarGoesAlong()
{
    PartsRig rig(false, { added(1, Phase::Downloading) });
    rig.look();
    QTRY_VERIFY(!rig.buses.taskbar.heard.isEmpty());
    QCOMPARE(rig.buses.taskbar.heard.last().value(u"progress"_s).toDouble(), 0.25);
    rig.parts->update({ added(1, Phase::NeedsAttention) });
    QTRY_VERIFY(!rig.buses.taskbar.heard.last().value(u"progress-visible"_s).toBool());
    QVERIFY(!rig.buses.taskbar.heard.last().value(u"urgent"_s).toBool());
    rig.lookAway();
    QTRY_VERIFY(rig.buses.taskbar.heard.last().value(u"urgent"_s).toBool());
    rig.look();
    QTRY_VERIFY(!rig.buses.taskbar.heard.last().value(u"urgent"_s).toBool());
}

void TestDesktopParts::theTrayTellsTheTruth()
{
    PartsRig rig(true, { added(1, Phase::Downloading), added(2, Phase::Downloading) });
    QVERIFY(rig.parts->tray()->isThere());
    QVERIFY(rig.parts->tray()->tip().startsWith(u"2 "_s));
    rig.parts->update(
        { stateOf(1, Phase::Paused, PauseReason::All), stateOf(2, Phase::Paused, PauseReason::All) });
    QVERIFY2(rig.parts->tray()->tip().contains(u"paused"_s), qPrintable(rig.parts->tray()->tip()));
    rig.settings.tray.set(false);
    QVERIFY(!rig.parts->tray()->isThere());
    rig.settings.tray.reset();
    QVERIFY(rig.parts->tray()->isThere());
}

void TestDesktopParts::closingWithoutATrayCloses()
{
    PartsRig rig(false, { added(1, Phase::Downloading) });
    QGuiApplication::setQuitOnLastWindowClosed(false);
    rig.settings.closeToTray.set(true);
    rig.window.close();
    QCOMPARE(rig.window.closed, 1);
}

void TestDesktopParts::closingGoesIntoTheTray()
{
    PartsRig rig;
    rig.settings.closeToTray.set(true);
    rig.window.close();
    QCOMPARE(rig.window.closed, 0);
    QVERIFY(rig.window.isHidden());
    QVERIFY(!QGuiApplication::quitOnLastWindowClosed()); // a dialog that ends is not the end
    QSignalSpy shows(rig.parts, &DesktopParts::showRequested);
    Q_EMIT rig.parts->tray()->showRequested();
    QCOMPARE(shows.size(), 1);
    rig.window.show();
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
}

void TestDesktopParts::closingAsksOnceAndStays()
{
    PartsRig rig(true, { added(1, Phase::Downloading) });
    rig.window.close();
    QCOMPARE(rig.window.closed, 0);
    QVERIFY(rig.window.isVisible());
    rig.answer(u"closeStay"_s);
    QVERIFY(rig.window.isHidden());
    QVERIFY(rig.settings.closeToTray() && rig.settings.closeAsked());
    rig.window.show();
    rig.window.close();
    QVERIFY(rig.window.isHidden());
    QVERIFY(!rig.window.findChild<QDialog *>(u"closeDialog"_s)
            || !rig.window.findChild<QDialog *>(u"closeDialog"_s)->isVisible());
}

void TestDesktopParts::closingAsksOnceAndQuits()
{
    PartsRig rig(true, { added(1, Phase::Downloading) });
    QGuiApplication::setQuitOnLastWindowClosed(false);
    rig.window.close();
    rig.answer(u"closeQuit"_s);
    QCOMPARE(rig.window.closed, 1);
    QVERIFY(!rig.settings.closeToTray() && rig.settings.closeAsked());
}

void TestDesktopParts::closingIsCancelled()
{
    PartsRig rig(true, { added(1, Phase::Downloading) });
    rig.window.close();
    rig.answer(u"closeCancel"_s);
    QVERIFY(rig.window.isVisible());
    QVERIFY(!rig.settings.closeAsked());
    QCOMPARE(rig.window.closed, 0);
}

void TestDesktopParts::closingWithNothingToDoAsksNobody()
{
    PartsRig rig(true, { stateOf(1, Phase::Done), stateOf(2, Phase::Paused, PauseReason::User) });
    QGuiApplication::setQuitOnLastWindowClosed(false);
    rig.window.close();
    QCOMPARE(rig.window.closed, 1);
}

void TestDesktopParts::theEndOfTheProgramIsNoClosing()
{
    PartsRig rig(true, { added(1, Phase::Downloading) });
    rig.settings.closeToTray.set(true);
    QEvent quit(QEvent::Quit);
    QCoreApplication::sendEvent(qApp, &quit);
    QCOMPARE(rig.window.closed, 1);
}

void TestDesktopParts::quittingOutOfTheTray()
{
    PartsRig rig(true, { added(1, Phase::Downloading) });
    rig.settings.closeToTray.set(true);
    rig.window.close();
    QVERIFY(rig.window.isHidden());
    QSignalSpy ends(qApp, &QCoreApplication::aboutToQuit);
    QTimer::singleShot(0, rig.parts, &DesktopParts::quit);
    QApplication::exec(); // ends, or the test hangs
    QCOMPARE(ends.size(), 1);
}

void TestDesktopParts::theEndOfAllIsTold()
{
    PartsRig rig(false, { added(1, Phase::Downloading) });
    QSignalSpy told(rig.parts, &DesktopParts::told);
    rig.lookAway();
    rig.parts->plan()->choose(WhenFinished::Notify);
    rig.parts->update({ added(1, Phase::Done) });
    QTRY_COMPARE(rig.buses.notifications.shown.size(), 1); // in place of that of each
    QCOMPARE(told.size(), 0);
    rig.look();
    rig.parts->plan()->choose(WhenFinished::Notify);
    rig.parts->update({ added(2, Phase::Downloading) });
    rig.parts->update({ added(2, Phase::Done) });
    QCOMPARE(told.size(), 1);
    QCOMPARE(rig.buses.notifications.shown.first().title, told[0][0].value<DesktopNotice>().title);
}

void TestDesktopParts::troubleAtTheEndIsToldInTheWindow()
{
    PartsRig rig(false, { added(1, Phase::Downloading) });
    QSignalSpy told(rig.parts, &DesktopParts::told);
    rig.lookAway();
    rig.parts->plan()->choose(WhenFinished::Quit);
    rig.parts->update({ added(1, Phase::NeedsAttention) });
    QCOMPARE(told.size(), 1); // for whoever comes back
    QVERIFY(told[0][0].value<DesktopNotice>().isTrouble);
    QTRY_VERIFY(!rig.buses.notifications.shown.isEmpty());
    QCOMPARE(rig.window.closed, 0);
}

QTEST_MAIN(TestDesktopParts)
#include "moc_busrig.cpp"
#include "tst_desktopparts.moc"
