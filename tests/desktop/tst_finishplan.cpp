// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop/busrig.h"
#include "ui/desktop/finishplan.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// A window, its plan, and what the plan has said.
struct PlanRig {
    explicit PlanRig(BusRig &buses)
        : bus(buses.bus())
        , plan(bus.get(), &window)
        , quits(&plan, &FinishPlan::quitRequested)
        , told(&plan, &FinishPlan::told)
    {
        window.show();
    }

    void take(const QString &name) { plan.menu()->findChild<QAction *>(name)->trigger(); }
    QDialog *dialog() const
    {
        const auto all = window.findChildren<QDialog *>(u"finishDialog"_s);
        const auto shown = std::ranges::find_if(all, &QWidget::isVisible);
        return shown == all.end() ? nullptr : *shown;
    }
    void press(const QString &name)
    {
        QVERIFY(dialog());
        QTest::mouseClick(dialog()->findChild<QPushButton *>(name), Qt::LeftButton);
    }
    DesktopNotice said(qsizetype at = 0) const { return told.value(at).value(0).value<DesktopNotice>(); }

    QWidget window;
    std::unique_ptr<DesktopBus> bus;
    FinishPlan plan;
    QSignalSpy quits;
    QSignalSpy told;
};

} // namespace

/// What happens when all is done, once it was chosen.
class TestFinishPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingUnlessChosen();
    void tellingIsDoneOnce();
    void quittingAfterACountdown();
    void quittingNow();
    void aPersonStopsIt();
    void newWorkStopsItAndThePlanStays();
    void theComputerSleeps();
    void aComputerThatCannotSleep();
    void aComputerThatDoesNotSleep();
    void troubleKeepsThePlanAndIsTold_data();
    void troubleKeepsThePlanAndIsTold();
    void aHiddenWindowComesOut();
};

void TestFinishPlan::nothingUnlessChosen()
{
    BusRig buses;
    PlanRig rig(buses);
    QVERIFY(rig.plan.menu()->findChild<QAction *>(u"finishNothing"_s)->isChecked());
    rig.plan.end(Ending::Well, {});
    rig.plan.end(Ending::WithTrouble, {});
    QVERIFY(!rig.dialog());
    QVERIFY(rig.told.isEmpty() && rig.quits.isEmpty());
}

void TestFinishPlan::tellingIsDoneOnce()
{
    BusRig buses;
    PlanRig rig(buses);
    rig.take(u"finishNotify"_s);
    rig.plan.end(Ending::None, {});
    QVERIFY(rig.told.isEmpty());
    rig.plan.end(Ending::Well, {});
    QCOMPARE(rig.told.size(), 1);
    QVERIFY(!rig.said().isTrouble);
    QCOMPARE(rig.plan.choice(), WhenFinished::Nothing);
    QVERIFY(rig.plan.menu()->findChild<QAction *>(u"finishNothing"_s)->isChecked());
    rig.plan.end(Ending::Well, {});
    QCOMPARE(rig.told.size(), 1);
}

void TestFinishPlan::quittingAfterACountdown()
{
    BusRig buses;
    PlanRig rig(buses);
    rig.plan.setCountdown(1);
    rig.take(u"finishQuit"_s);
    rig.plan.end(Ending::Well, {});
    QVERIFY(rig.dialog());
    QVERIFY(rig.quits.isEmpty());
    QTRY_COMPARE(rig.quits.size(), 1);
    QCOMPARE(rig.plan.choice(), WhenFinished::Nothing);
}

void TestFinishPlan::quittingNow()
{
    BusRig buses;
    PlanRig rig(buses);
    rig.take(u"finishQuit"_s);
    rig.plan.end(Ending::Well, {});
    QVERIFY(rig.dialog()->findChild<QLabel *>(u"finishTitle"_s)->text().contains(u"30"_s));
    rig.press(u"finishNow"_s);
    QCOMPARE(rig.quits.size(), 1);
    QVERIFY(!rig.dialog());
}

void TestFinishPlan::aPersonStopsIt()
{
    BusRig buses;
    PlanRig rig(buses);
    rig.take(u"finishQuit"_s);
    rig.plan.end(Ending::Well, {});
    QVERIFY(rig.dialog());
    QVERIFY(rig.dialog()->findChild<QPushButton *>(u"finishCancel"_s)->isDefault());
    QTest::keyClick(rig.dialog(), Qt::Key_Escape);
    QVERIFY(!rig.dialog());
    QVERIFY(rig.quits.isEmpty());
    QCOMPARE(rig.plan.choice(), WhenFinished::Nothing); // who is there wants nothing of the kind
}

void TestFinishPlan::newWorkStopsItAndThePlanStays()
{
    BusRig buses;
    PlanRig rig(buses);
    rig.take(u"finishQuit"_s);
    rig.plan.end(Ending::Well, {});
    QVERIFY(rig.dialog());
    rig.plan.goOn();
    QVERIFY(!rig.dialog());
    QCOMPARE(rig.plan.choice(), WhenFinished::Quit);
    rig.plan.end(Ending::Well, {});
    QTRY_VERIFY(rig.dialog());
    rig.take(u"finishNothing"_s); // in the tray's menu
    QVERIFY(!rig.dialog());
    QVERIFY(rig.quits.isEmpty());
}

void TestFinishPlan::theComputerSleeps()
{
    BusRig buses;
    QVERIFY(buses.isThere());
    PlanRig rig(buses);
    auto *sleep = rig.plan.menu()->findChild<QAction *>(u"finishSleep"_s);
    QVERIFY(!sleep->isEnabled()); // nobody knows yet
    QTRY_VERIFY(sleep->isEnabled());
    rig.take(u"finishSleep"_s);
    rig.plan.end(Ending::Well, {});
    QCOMPARE(buses.logind.slept, 0);
    rig.press(u"finishNow"_s);
    QTRY_COMPARE(buses.logind.slept, 1);
    QCOMPARE(rig.plan.choice(), WhenFinished::Nothing);
    QVERIFY(rig.quits.isEmpty());
}

void TestFinishPlan::aComputerThatCannotSleep()
{
    BusRig buses;
    QVERIFY(buses.isThere());
    buses.logind.canSleep = u"na"_s;
    PlanRig rig(buses);
    bool answered = false; // after the first question
    rig.bus->call({ DesktopBus::Bus::System,
                    u"org.freedesktop.login1"_s,
                    u"/org/freedesktop/login1"_s,
                    u"org.freedesktop.login1.Manager"_s },
                  u"CanSuspend"_s,
                  {},
                  this,
                  [&](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
    QVERIFY(!rig.plan.menu()->findChild<QAction *>(u"finishSleep"_s)->isEnabled());
}

void TestFinishPlan::aComputerThatDoesNotSleep()
{
    BusRig buses;
    QVERIFY(buses.isThere());
    PlanRig rig(buses);
    QTRY_VERIFY(rig.plan.menu()->findChild<QAction *>(u"finishSleep"_s)->isEnabled());
    buses.logind.refuses = true;
    rig.take(u"finishSleep"_s);
    rig.plan.end(Ending::Well, {});
    rig.press(u"finishNow"_s);
    QTRY_COMPARE(rig.told.size(), 1);
    QVERIFY(rig.said().isTrouble);
    QCOMPARE(rig.said().text, u"not today"_s);
}

void TestFinishPlan::troubleKeepsThePlanAndIsTold_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("telling") << int(WhenFinished::Notify);
    QTest::newRow("quitting") << int(WhenFinished::Quit);
    QTest::newRow("sleeping") << int(WhenFinished::Sleep);
}

void TestFinishPlan::troubleKeepsThePlanAndIsTold()
{
    QFETCH(int, choice);
    BusRig buses;
    PlanRig rig(buses);
    rig.plan.choose(WhenFinished(choice));
    TransferSummary summary;
    summary.failed = 2;
    rig.plan.end(Ending::WithTrouble, summary);
    QVERIFY(!rig.dialog());
    QCOMPARE(rig.told.size(), 1);
    QVERIFY(rig.said().isTrouble);
    QVERIFY2(rig.said().text.startsWith(u"2 "_s), qPrintable(rig.said().text));
    QCOMPARE(rig.plan.choice(), WhenFinished(choice));
}

void TestFinishPlan::aHiddenWindowComesOut()
{
    BusRig buses;
    PlanRig rig(buses);
    rig.window.hide();
    rig.take(u"finishQuit"_s);
    rig.plan.end(Ending::Well, {});
    QVERIFY(rig.window.isVisible());
    QVERIFY(rig.dialog());
}

QTEST_MAIN(TestFinishPlan)
#include "moc_busrig.cpp"
#include "tst_finishplan.moc"
