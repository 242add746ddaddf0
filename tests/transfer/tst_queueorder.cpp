// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/transfer/rig.h"

#include <QSignalSpy>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

/// Which transfer goes first, and holding all of them.
class TestQueueOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theyAreMoved();
    void movesSurviveTheProgram();
    void thereIsAlwaysAPlaceBetween();
    void theFirstOfTheQueueIsNext();
    void downloadNowHoldsTheOthers();
    void downloadNowLeavesTheOthersInPeaceWhenItStops();
    void allArePausedAndGoOn();
    void aPauseEndsByItself();
    void aPauseOutlivesTheProgram();
    void oneOfThePausedGoesOnAlone();
    void aPauseEndsWithTheLastOfThem();
    void whatBelongsElsewhereIsNotMoved();
    void oneThatHasToWaitForItsFilesIsNotDone();

private:
    TransferId add(const QString &name)
    {
        return *m_rig->queue->add({ .repo = Rig::repo(u"org/"_s + name) });
    }
    /// Names of those that are not over, in the order of the queue.
    QString order() const;
    TransferState state(TransferId id) const { return m_rig->stateOf(id); }
    /// Names and phases, for the message of a test that fails.
    QStringList phases() const
    {
        QStringList all;
        for (const auto &one : m_rig->queue->states()) {
            all << one.repo.name + u' ' + phaseName(one.phase);
        }
        return all;
    }
    void stallOnce() { m_rig->hub.addFault(Fault::stallAfter(100'000).onPort(FakeHub::Port::Cdn).times(1)); }

    std::unique_ptr<Rig> m_rig;
};

void TestQueueOrder::init()
{
    m_rig = std::make_unique<Rig>();
    quint64 seed = 1;
    for (const auto &name : { u"a"_s, u"b"_s, u"c"_s, u"d"_s }) {
        m_rig->hub.addRepo(FakeHub::RepoKind::Model,
                           u"org/"_s + name,
                           { { u"weights.safetensors"_s, Blob::seeded(seed++, 1 << 20) } });
    }
    m_rig->queue->setConcurrency({ .transfers = 1 });
}

void TestQueueOrder::cleanup()
{
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

QString TestQueueOrder::order() const
{
    auto states = m_rig->queue->states();
    states.removeIf([](const auto &state) { return state.isFinal(); });
    for (qsizetype i = 1; i < states.size(); ++i) {
        if (states[i - 1].position >= states[i].position) {
            return u"positions do not rise"_s;
        }
    }
    QString names;
    for (const auto &state : states) {
        names += state.repo.name;
    }
    return names;
}

void TestQueueOrder::theyAreMoved()
{
    const auto a = add(u"a"_s);
    const auto b = add(u"b"_s);
    const auto c = add(u"c"_s);
    const auto d = add(u"d"_s);
    auto &queue = *m_rig->queue;
    queue.pauseAll();
    QCOMPARE(order(), u"abcd"_s);
    queue.move(c, QueueMove::Top);
    QCOMPARE(order(), u"cabd"_s);
    queue.move(c, QueueMove::Down);
    QCOMPARE(order(), u"acbd"_s);
    queue.move(d, QueueMove::Up);
    QCOMPARE(order(), u"acdb"_s);
    queue.move(a, QueueMove::Bottom);
    QCOMPARE(order(), u"cdba"_s);
    queue.move(a, QueueMove::Bottom);
    queue.move(a, QueueMove::Down);
    queue.move(c, QueueMove::Up);
    queue.move(4711, QueueMove::Top);
    QCOMPARE(order(), u"cdba"_s);
    queue.moveBefore(a, d);
    QCOMPARE(order(), u"cadb"_s);
    queue.moveBefore(c, 0);
    QCOMPARE(order(), u"adbc"_s);
    queue.moveBefore(b, b);
    queue.moveBefore(4711, b);
    QCOMPARE(order(), u"adbc"_s);
    queue.cancel(d);
    QCOMPARE(order(), u"abc"_s);
    queue.move(b, QueueMove::Up); // past what is over, too
    QCOMPARE(order(), u"bac"_s);
}

void TestQueueOrder::movesSurviveTheProgram()
{
    add(u"a"_s);
    add(u"b"_s);
    m_rig->queue->pauseAll();
    m_rig->queue->move(add(u"c"_s), QueueMove::Top);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(order(), u"cab"_s);
    add(u"d"_s);
    QCOMPARE(order(), u"cabd"_s);
}

void TestQueueOrder::thereIsAlwaysAPlaceBetween()
{
    const auto a = add(u"a"_s);
    add(u"b"_s);
    const auto c = add(u"c"_s);
    m_rig->queue->pauseAll();
    for (int i = 0; i < 200; ++i) {
        m_rig->queue->moveBefore(i % 2 ? a : c, i % 2 ? c : a);
        QCOMPARE(order().size(), 3);
    }
}

void TestQueueOrder::theFirstOfTheQueueIsNext()
{
    stallOnce();
    const auto a = add(u"a"_s);
    add(u"b"_s);
    const auto c = add(u"c"_s);
    QStringList placed;
    connect(m_rig->queue.get(), &TransferQueue::placed, this, [&placed](const RepoId &repo) {
        placed << repo.name;
    });
    QTRY_COMPARE(state(a).done, 100'000);
    m_rig->queue->move(c, QueueMove::Top);
    QCOMPARE(state(c).phase, TransferPhase::Waiting); // one is enough, and it is not pushed aside
    QCoreApplication::processEvents();
    QCOMPARE(state(c).phase, TransferPhase::Waiting);
    m_rig->queue->pause(a);
    m_rig->queue->resume(a);
    QTRY_COMPARE(phases(), QStringList({ u"c done"_s, u"a done"_s, u"b done"_s }));
    QCOMPARE(placed, QStringList({ u"c"_s, u"a"_s, u"b"_s }));
}

void TestQueueOrder::downloadNowHoldsTheOthers()
{
    stallOnce();
    const auto a = add(u"a"_s);
    add(u"b"_s);
    const auto c = add(u"c"_s);
    QStringList placed;
    connect(m_rig->queue.get(), &TransferQueue::placed, this, [&placed](const RepoId &repo) {
        placed << repo.name;
    });
    QTRY_COMPARE(state(a).done, 100'000);
    m_rig->queue->downloadNow(c);
    QTRY_COMPARE(state(a).phase, TransferPhase::Waiting);
    QTRY_COMPARE(phases(), QStringList({ u"c done"_s, u"a done"_s, u"b done"_s }));
    QCOMPARE(placed, QStringList({ u"c"_s, u"a"_s, u"b"_s }));
}

void TestQueueOrder::downloadNowLeavesTheOthersInPeaceWhenItStops()
{
    stallOnce();
    const auto a = add(u"a"_s);
    const auto b = add(u"b"_s);
    m_rig->queue->downloadNow(a);
    QTRY_COMPARE(state(a).done, 100'000);
    QCOMPARE(state(b).phase, TransferPhase::Waiting);
    m_rig->queue->pause(a);
    QTRY_COMPARE(state(b).phase, TransferPhase::Done);
    QCOMPARE(state(a).pauseReason, PauseReason::User);
}

void TestQueueOrder::allArePausedAndGoOn()
{
    stallOnce();
    const auto a = add(u"a"_s);
    const auto b = add(u"b"_s);
    const auto c = add(u"c"_s);
    m_rig->queue->pause(b);
    QTRY_COMPARE(state(a).done, 100'000);
    m_rig->queue->pauseAll();
    QTRY_COMPARE(state(a).phase, TransferPhase::Paused);
    QCOMPARE(state(a).pauseReason, PauseReason::All);
    QCOMPARE(state(b).pauseReason, PauseReason::User);
    QCOMPARE(state(c).pauseReason, PauseReason::All);
    const auto d = add(u"d"_s); // is held, too
    QCOMPARE(state(d).pauseReason, PauseReason::All);
    QCOMPARE(state(a).done, 100'000); // nothing is lost
    m_rig->queue->resumeAll();
    QTRY_COMPARE(phases(), QStringList({ u"a done"_s, u"b done"_s, u"c done"_s, u"d done"_s }));
}

void TestQueueOrder::aPauseEndsByItself()
{
    const auto a = add(u"a"_s);
    const auto b = add(u"b"_s);
    m_rig->queue->pause(b);
    const auto soon = QDateTime::currentMSecsSinceEpoch() + 200;
    m_rig->queue->pauseAll(soon);
    QCOMPARE(state(a).pausedUntilMs, soon);
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    QVERIFY(QDateTime::currentMSecsSinceEpoch() >= soon);
    QCOMPARE(state(b).pauseReason, PauseReason::User); // a person has stopped that one
    const auto c = add(u"c"_s);
    QTRY_COMPARE(state(c).phase, TransferPhase::Done);
}

void TestQueueOrder::aPauseOutlivesTheProgram()
{
    const auto late = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    const auto a = add(u"a"_s);
    m_rig->queue->pauseAll(late);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(a).pauseReason, PauseReason::All);
    QCOMPARE(state(a).pausedUntilMs, late);
    QCOMPARE(state(add(u"b"_s)).pauseReason, PauseReason::All);
    m_rig->queue->pauseAll(QDateTime::currentMSecsSinceEpoch() - 1);
    QTRY_COMPARE(phases(), QStringList({ u"a done"_s, u"b done"_s })); // the time has passed
}

void TestQueueOrder::oneOfThePausedGoesOnAlone()
{
    const auto a = add(u"a"_s);
    const auto b = add(u"b"_s);
    m_rig->queue->pauseAll();
    m_rig->queue->resume(a);
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    QCOMPARE(state(b).pauseReason, PauseReason::All);
    QCOMPARE(state(add(u"c"_s)).pauseReason, PauseReason::All); // as long as one is held
    m_rig->queue->downloadNow(b);
    QTRY_COMPARE(state(b).phase, TransferPhase::Done);
}

void TestQueueOrder::aPauseEndsWithTheLastOfThem()
{
    m_rig->queue->pauseAll(); // nothing to hold
    const auto a = add(u"a"_s);
    QVERIFY(state(a).phase != TransferPhase::Paused);
    m_rig->queue->pauseAll();
    QTRY_COMPARE(state(a).pauseReason, PauseReason::All);
    m_rig->queue->resume(a);
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    const auto b = add(u"b"_s);
    QTRY_COMPARE(state(b).phase, TransferPhase::Done);
    m_rig->hub.addFault(Fault::stallAfter(1'000).onPort(FakeHub::Port::Cdn));
    const auto c = add(u"c"_s);
    m_rig->queue->pauseAll();
    m_rig->queue->cancel(c);
    QTRY_COMPARE(state(c).phase, TransferPhase::Cancelled);
    QVERIFY(state(add(u"d"_s)).phase != TransferPhase::Paused);
}

void TestQueueOrder::whatBelongsElsewhereIsNotMoved()
{
    const auto root = m_rig->root;
    m_rig->hub.addFault(Fault::stallAfter(1'000).onPort(FakeHub::Port::Cdn));
    const auto a = add(u"a"_s);
    m_rig->queue->pause(a);
    QTRY_COMPARE(state(a).phase, TransferPhase::Paused);
    m_rig->stop();
    m_rig->root = m_rig->folder.filePath(u"other"_s);
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(a).pauseReason, PauseReason::OtherPlace);
    const auto b = add(u"b"_s);
    m_rig->queue->move(a, QueueMove::Bottom);
    m_rig->queue->moveBefore(a, 0);
    m_rig->queue->moveBefore(b, a);
    QCOMPARE(order(), u"ba"_s);
    m_rig->queue->pause(b);
    QTRY_COMPARE(state(b).phase, TransferPhase::Paused);
    m_rig->stop();
    m_rig->root = root;
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(a).phase, TransferPhase::Paused); // as the person there left it
    QCOMPARE(state(a).pauseReason, PauseReason::User);
}

/// Others have all the files that there may be at once.
void TestQueueOrder::oneThatHasToWaitForItsFilesIsNotDone()
{
    QMap<QString, Blob> files;
    for (int n = 0; n < 16; ++n) {
        files.insert(u"file-%1.txt"_s.arg(n), QByteArray::number(n));
    }
    for (const auto &name : { u"e"_s, u"f"_s, u"g"_s }) {
        m_rig->hub.addRepo(FakeHub::RepoKind::Model, u"org/"_s + name, files);
    }
    m_rig->hub.addFault(Fault::latency(std::chrono::milliseconds(100)).on(u"resolve"_s));
    m_rig->queue->setConcurrency({ .transfers = 3, .filesPerTransfer = 16 });
    for (const auto id : { add(u"e"_s), add(u"f"_s), add(u"g"_s) }) {
        const auto result = QCoro::waitFor(m_rig->queue->wait(id, {}));
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        for (const auto &[path, blob] : files.asKeyValueRange()) {
            QCOMPARE(Rig::content(result->path + u'/' + path), blob.bytes());
        }
    }
}

QTEST_GUILESS_MAIN(TestQueueOrder)
#include "tst_queueorder.moc"
