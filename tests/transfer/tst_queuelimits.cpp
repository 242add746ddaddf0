// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/transfer/rig.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

namespace
{
const QDate monday(2026, 11, 23);

/// From noon on for an hour.
Timetable noon(qint64 bytesPerSecond)
{
    return { { { .from = 12 * 60, .to = 13 * 60, .bytesPerSecond = bytesPerSecond } } };
}

} // namespace

/// Limits of all, of one, and at times, while transfers run.
class TestQueueLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aLimitOfOneOutlivesTheProgram();
    void bothLimitsHoldAndAreLiftedWhileItRuns();
    void aTimeOfRestPausesAndGoesOnByItself();
    void aPersonLetsOneGoOnThroughTheRest();
    void theRestOutlivesTheProgramAsLongAsItLasts();
    void aLimitOfTheTimetableTakesThePlaceOfTheOther();

private:
    TransferId add(const QString &name, Begin begin = Begin::Now)
    {
        return *m_rig->queue->add({ .repo = Rig::repo(u"org/"_s + name) }, begin);
    }
    TransferState state(TransferId id) const { return m_rig->stateOf(id); }
    bool rests(TransferId id) const
    {
        return state(id).phase == TransferPhase::Paused && state(id).pauseReason == PauseReason::Timetable;
    }
    bool crawls(TransferId id) const { return m_rig->crawls(id); }
    /// The clock stands there until it is set again.
    void setClock(const QTime &time)
    {
        m_rig->now = [time] { return QDateTime(monday, time); };
    }

    std::unique_ptr<Rig> m_rig;
};

void TestQueueLimits::init()
{
    m_rig = std::make_unique<Rig>();
    for (const auto &name : { u"a"_s, u"b"_s }) {
        m_rig->hub.addRepo(FakeHub::RepoKind::Model,
                           u"org/"_s + name,
                           { { u"weights.safetensors"_s, Blob::seeded(name.at(0).unicode(), 3 * MiB) } });
    }
}

void TestQueueLimits::cleanup()
{
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestQueueLimits::aLimitOfOneOutlivesTheProgram()
{
    const auto a = add(u"a"_s, Begin::Paused);
    m_rig->queue->setTransferLimit(a, 2'000'000);
    QCOMPARE(state(a).limit, 2'000'000);
    m_rig->queue->setTransferLimit(a, -1); // no limit that there is
    QCOMPARE(state(a).limit, 2'000'000);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(a).limit, 2'000'000);
    m_rig->queue->setTransferLimit(a, 0);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(a).limit, 0);
}

void TestQueueLimits::bothLimitsHoldAndAreLiftedWhileItRuns()
{
    const auto a = add(u"a"_s, Begin::Paused);
    m_rig->queue->setTransferLimit(a, Rig::crawl);
    m_rig->queue->resume(a);
    QTRY_VERIFY(crawls(a));
    // Its limit is its own: another one ends.
    const auto b = add(u"b"_s);
    QTRY_COMPARE(state(b).phase, TransferPhase::Done);
    m_rig->queue->setRateLimit(Rig::crawl);
    m_rig->queue->setTransferLimit(a, 0);
    const auto done = state(a).done;
    QTRY_VERIFY(state(a).done > done); // it goes on, and not faster
    QVERIFY(state(a).done < state(a).size);
    m_rig->queue->setRateLimit(0);
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
}

void TestQueueLimits::aTimeOfRestPausesAndGoesOnByItself()
{
    setClock({ 11, 59, 59, 990 });
    m_rig->queue->setRateLimit(Rig::crawl);
    const auto a = add(u"a"_s);
    QTRY_VERIFY(crawls(a));
    m_rig->queue->setTimetable(noon(Timetable::pause));
    QVERIFY(crawls(a)); // not yet
    setClock({ 12, 0 });
    QTRY_VERIFY(rests(a));
    const auto b = add(u"b"_s);
    QTRY_VERIFY(rests(b)); // also what comes meanwhile
    m_rig->queue->setRateLimit(0);
    QVERIFY(rests(a) && rests(b));
    setClock({ 12, 59, 59, 990 });
    m_rig->queue->setTimetable(noon(Timetable::pause)); // so that it looks at the clock
    QVERIFY(rests(a) && rests(b));
    setClock({ 13, 0 });
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    QTRY_COMPARE(state(b).phase, TransferPhase::Done);
}

void TestQueueLimits::aPersonLetsOneGoOnThroughTheRest()
{
    setClock({ 12, 30 });
    m_rig->queue->setTimetable(noon(Timetable::pause));
    const auto a = add(u"a"_s);
    const auto b = add(u"b"_s);
    QTRY_VERIFY(rests(a) && rests(b));
    m_rig->queue->resume(a);
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    QVERIFY(rests(b));
    m_rig->queue->resumeAll();
    QTRY_COMPARE(state(b).phase, TransferPhase::Done);
}

void TestQueueLimits::theRestOutlivesTheProgramAsLongAsItLasts()
{
    setClock({ 12, 30 });
    m_rig->queue->setTimetable(noon(Timetable::pause));
    const auto a = add(u"a"_s);
    QTRY_VERIFY(rests(a));
    m_rig->restart();
    m_rig->queue->setTimetable(noon(Timetable::pause));
    QVERIFY(m_rig->queue->restore());
    QTRY_VERIFY(rests(a));
    m_rig->restart();
    QVERIFY(m_rig->queue->restore()); // there is no timetable any more
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
}

void TestQueueLimits::aLimitOfTheTimetableTakesThePlaceOfTheOther()
{
    setClock({ 12, 30 });
    m_rig->queue->setTimetable(noon(Rig::crawl));
    const auto a = add(u"a"_s);
    QTRY_VERIFY(crawls(a));
    m_rig->queue->setRateLimit(100 * MiB); // for the other times
    QVERIFY(crawls(a));
    m_rig->queue->setTimetable(noon(Timetable::unlimited));
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    m_rig->queue->setRateLimit(Rig::crawl);
    const auto b = add(u"b"_s);
    QTRY_COMPARE(state(b).phase, TransferPhase::Done); // without any, although the general one is there
}

QTEST_GUILESS_MAIN(TestQueueLimits)
#include "tst_queuelimits.moc"
