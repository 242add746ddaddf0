// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop/busrig.h"
#include "tests/desktop/states.h"
#include "ui/desktop/keepawake.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/taskbarprogress.h"

#include <QSignalSpy>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

DesktopNotice doneNotice()
{
    return { .title = u"1 done"_s, .text = u"org/a & <b>"_s, .folder = u"/cache/a"_s, .transfer = 7 };
}

} // namespace

/// What is said on the buses of a desktop, to stand-ins for who listens there.
class TestBuses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCallAndItsAnswer();
    void withoutABusEverythingIsRefused();
    void withoutAServiceLikewise();
    void anAnswerComesToTheLivingAlone();
    void theComputerIsKeptAwake();
    void aLockThatIsNotWantedAnyMoreIsGivenBack();
    void whoIsRefusedAsksOnce();
    void aNoticeAndItsButtons();
    void aDesktopWithMarkup();
    void aDesktopWithoutButtons();
    void severalBecomeOne();
    void whatIsSeenInTheWindowIsWithdrawn();
    void noticesOfOthersAreNotOurs();
    void nobodyShowsNotifications();
    void theTaskBarIsToldWhatChanged();
};

void TestBuses::aCallAndItsAnswer()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    QString answer;
    bus->call(
        { DesktopBus::Bus::System,
          u"org.freedesktop.login1"_s,
          u"/org/freedesktop/login1"_s,
          u"org.freedesktop.login1.Manager"_s },
        u"CanSuspend"_s,
        {},
        this,
        [&](const DesktopBus::Answer &given) { answer = given ? given->value(0).toString() : u"no"_s; });
    QVERIFY(answer.isEmpty()); // nobody waits
    QTRY_COMPARE(answer, u"yes"_s);
}

void TestBuses::withoutABusEverythingIsRefused()
{
    for (const bool named : { false, true }) {
        // Offscreen, nobody's own bus is used.
        const auto bus
            = named ? std::make_unique<DesktopBus>(u"no such"_s, QString()) : std::make_unique<DesktopBus>();
        int refused = 0;
        for (const auto which : { DesktopBus::Bus::Session, DesktopBus::Bus::System }) {
            const DesktopBus::Object object{ which, u"a.b"_s, u"/a"_s, u"a.b"_s };
            bus->call(object, u"C"_s, {}, this, [&](const auto &given) { refused += given ? 0 : 1; });
            bus->tell(object, u"D"_s, {});
            bus->listen(object, u"E"_s, this, SLOT(deleteLater()));
        }
        QCOMPARE(refused, 0);
        QTRY_COMPARE(refused, 2);
    }
}

void TestBuses::withoutAServiceLikewise()
{
    BusRig rig(false);
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    KeepAwake awake(bus.get());
    bool refused = false;
    bus->call({ DesktopBus::Bus::Session, u"a.b"_s, u"/a"_s, u"a.b"_s },
              u"C"_s,
              {},
              this,
              [&](const DesktopBus::Answer &given) { refused = !given && !given.error().isEmpty(); });
    awake.setWanted(true);
    QTRY_VERIFY(refused);
    QVERIFY(!awake.isAwake());
}

void TestBuses::anAnswerComesToTheLivingAlone()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    const DesktopBus::Object object{ DesktopBus::Bus::System,
                                     u"org.freedesktop.login1"_s,
                                     u"/org/freedesktop/login1"_s,
                                     u"org.freedesktop.login1.Manager"_s };
    int answers = 0;
    {
        QObject context;
        bus->call(object, u"CanSuspend"_s, {}, &context, [&](const auto &) { ++answers; });
    }
    bool second = false;
    bus->call(object, u"CanSuspend"_s, {}, this, [&](const auto &) { second = true; });
    QTRY_VERIFY(second);
    QCOMPARE(answers, 0);
}

void TestBuses::theComputerIsKeptAwake()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    KeepAwake awake(bus.get());
    QVERIFY(!awake.isAwake());
    awake.setWanted(true);
    awake.setWanted(true);
    QTRY_VERIFY(awake.isAwake());
    QCOMPARE(rig.logind.asked.value(0), u"sleep"_s);
    QCOMPARE(rig.logind.asked.value(1), u"Hubdesk"_s);
    QCOMPARE(rig.logind.asked.value(3), u"block"_s);
    QCOMPARE(rig.logind.locks, 1);
    QCOMPARE(rig.logind.held, 1);
    awake.setWanted(false);
    QVERIFY(!awake.isAwake());
    QTRY_COMPARE(rig.logind.held, 0); // the other side sees it
    awake.setWanted(true);
    QTRY_VERIFY(awake.isAwake());
    QCOMPARE(rig.logind.held, 1);
}

void TestBuses::aLockThatIsNotWantedAnyMoreIsGivenBack()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    KeepAwake awake(bus.get());
    awake.setWanted(true);
    awake.setWanted(false); // before the answer
    QTRY_COMPARE(rig.logind.locks, 1);
    QTRY_COMPARE(rig.logind.held, 0);
    QVERIFY(!awake.isAwake());
    awake.setWanted(true);
    awake.setWanted(false);
    awake.setWanted(true);
    QTRY_VERIFY(awake.isAwake());
    QCOMPARE(rig.logind.locks, 2);
}

void TestBuses::whoIsRefusedAsksOnce()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    rig.logind.refuses = true;
    const auto bus = rig.bus();
    KeepAwake awake(bus.get());
    awake.setWanted(true);
    QTRY_COMPARE(rig.logind.locks, 1);
    awake.setWanted(true);
    bool answered = false; // after whatever that might have asked
    bus->call({ DesktopBus::Bus::System,
                u"org.freedesktop.login1"_s,
                u"/org/freedesktop/login1"_s,
                u"org.freedesktop.login1.Manager"_s },
              u"CanSuspend"_s,
              {},
              this,
              [&](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(rig.logind.locks, 1);
    QVERIFY(!awake.isAwake());
}

void TestBuses::aNoticeAndItsButtons()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    Notifier notifier(bus.get());
    QSignalSpy shows(&notifier, &Notifier::showRequested);
    QSignalSpy folders(&notifier, &Notifier::folderRequested);
    notifier.post(doneNotice());
    QTRY_COMPARE(rig.notifications.shown.size(), 1);
    const auto shown = rig.notifications.shown.first();
    QCOMPARE(shown.title, u"1 done"_s);
    QCOMPARE(shown.text, u"org/a & <b>"_s);
    QCOMPARE(shown.hints.value(u"desktop-entry"_s).toString(), u"hubdesk"_s);
    QCOMPARE(shown.hints.value(u"category"_s).toString(), u"transfer.complete"_s);
    QVERIFY(shown.hints.value(u"suppress-sound"_s).toBool());
    QCOMPARE(shown.actions, (QStringList{ u"default"_s, u"Show"_s, u"folder"_s, u"Open folder"_s }));
    // Sent again until the number has come back to us, which the desktop knows first.
    QTRY_VERIFY(
        (Q_EMIT rig.notifications.ActionInvoked(1, u"folder"_s), QTest::qWait(0), folders.size() > 0));
    QCOMPARE(folders.first().first().toString(), u"/cache/a"_s);
    Q_EMIT rig.notifications.ActionInvoked(1, u"default"_s);
    QTRY_COMPARE(shows.size(), 1);
    QCOMPARE(shows.first().first().value<TransferId>(), 7);
    Q_EMIT rig.notifications.ActivationToken(1, u"from the desktop"_s);
    QTRY_COMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), "from the desktop");
    qunsetenv("XDG_ACTIVATION_TOKEN");
    auto trouble = doneNotice();
    trouble.folder.clear();
    trouble.isTrouble = true;
    notifier.post(trouble);
    QTRY_COMPARE(rig.notifications.shown.size(), 2);
    QVERIFY(!rig.notifications.shown[1].actions.contains(u"folder"_s));
    QCOMPARE(rig.notifications.shown[1].hints.value(u"category"_s).toString(), u"transfer.error"_s);
}

void TestBuses::aDesktopWithMarkup()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    rig.notifications.abilities << u"body-markup"_s;
    const auto bus = rig.bus();
    Notifier notifier(bus.get());
    notifier.post(doneNotice());
    QTRY_COMPARE(rig.notifications.shown.size(), 1);
    QCOMPARE(rig.notifications.shown.first().text, u"org/a &amp; &lt;b&gt;"_s);
}

void TestBuses::aDesktopWithoutButtons()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    rig.notifications.abilities = { u"body"_s };
    const auto bus = rig.bus();
    Notifier notifier(bus.get());
    notifier.post(doneNotice());
    QTRY_COMPARE(rig.notifications.shown.size(), 1);
    QVERIFY(rig.notifications.shown.first().actions.isEmpty());
}

void TestBuses::severalBecomeOne()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    Notifier notifier(bus.get());
    notifier.setPatience(1ms);
    for (TransferId id = 1; id <= 3; ++id) {
        notifier.add({ TransferNews::Kind::Done, stateOf(id, TransferPhase::Done) });
    }
    QTRY_COMPARE(rig.notifications.shown.size(), 1);
    QVERIFY(rig.notifications.shown.first().title.startsWith(u"3 "_s));
    notifier.add({ TransferNews::Kind::Done, stateOf(4, TransferPhase::Done) });
    QTRY_COMPARE(rig.notifications.shown.size(), 2);
    QVERIFY(rig.notifications.shown[1].title.startsWith(u"1 "_s));
}

void TestBuses::whatIsSeenInTheWindowIsWithdrawn()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    Notifier notifier(bus.get());
    notifier.post(doneNotice());
    QTRY_COMPARE(rig.notifications.shown.size(), 1);
    notifier.add({ TransferNews::Kind::Done, stateOf(1, TransferPhase::Done) });
    QTRY_VERIFY((notifier.withdraw(), QTest::qWait(0), !rig.notifications.closed.isEmpty()));
    QCOMPARE(rig.notifications.closed, QList<uint>{ 1 });
    notifier.setPatience(1ms);
    notifier.add({ TransferNews::Kind::Attention, stateOf(2, TransferPhase::NeedsAttention) });
    QTRY_COMPARE(rig.notifications.shown.size(), 2);
    QVERIFY(!rig.notifications.shown[1].text.contains(u"name-1"_s)); // which waited, and was seen
}

void TestBuses::noticesOfOthersAreNotOurs()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    Notifier notifier(bus.get());
    QSignalSpy shows(&notifier, &Notifier::showRequested);
    notifier.post(doneNotice());
    QTRY_VERIFY((Q_EMIT rig.notifications.ActionInvoked(99, u"default"_s),
                 Q_EMIT rig.notifications.ActionInvoked(1, u"default"_s),
                 QTest::qWait(0),
                 shows.size() > 0));
    for (const auto &heard : std::as_const(shows)) {
        QCOMPARE(heard.first().value<TransferId>(), 7);
    }
    Q_EMIT rig.notifications.NotificationClosed(1, 2);
    notifier.withdraw(); // it may be on its way still
    QTRY_VERIFY(rig.notifications.closed.size() <= 1);
}

void TestBuses::nobodyShowsNotifications()
{
    BusRig rig(false);
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    Notifier notifier(bus.get());
    QSignalSpy unserved(&notifier, &Notifier::unserved);
    notifier.post(doneNotice());
    QTRY_COMPARE(unserved.size(), 1);
    QCOMPARE(unserved.first().first().value<DesktopNotice>(), doneNotice());
}

void TestBuses::theTaskBarIsToldWhatChanged()
{
    BusRig rig;
    QVERIFY(rig.isThere());
    const auto bus = rig.bus();
    {
        TaskbarProgress bar(bus.get());
        bar.show({}); // as it is
        bar.show({ 62, 2, false });
        bar.show({ 62, 2, false });
        bar.show({ 63, 2, true });
        QTRY_COMPARE(rig.taskbar.heard.size(), 2);
        QCOMPARE(rig.taskbar.entry, u"application://hubdesk.desktop"_s);
        QCOMPARE(rig.taskbar.heard[0].value(u"progress"_s).toDouble(), 0.62);
        QVERIFY(rig.taskbar.heard[0].value(u"progress-visible"_s).toBool());
        QCOMPARE(rig.taskbar.heard[0].value(u"count"_s).toLongLong(), 2);
        QVERIFY(!rig.taskbar.heard[0].value(u"urgent"_s).toBool());
        QVERIFY(rig.taskbar.heard[1].value(u"urgent"_s).toBool());
    }
    QTRY_COMPARE(rig.taskbar.heard.size(), 3); // the end of the program leaves nothing behind
    QVERIFY(!rig.taskbar.heard[2].value(u"progress-visible"_s).toBool());
    QVERIFY(!rig.taskbar.heard[2].value(u"count-visible"_s).toBool());
}

QTEST_MAIN(TestBuses)
#include "moc_busrig.cpp"
#include "tst_buses.moc"
