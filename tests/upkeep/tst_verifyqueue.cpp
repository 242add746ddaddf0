// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/cachekeeper.h"
#include "core/upkeep/verifyqueue.h"
#include "tests/transfer/rig.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using State = VerifyItem::State;
using Repair = VerifyItem::Repair;

/// The queue of verifications, over caches that were downloaded from the stand-in Hub.
class TestVerifyQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void oneAfterTheOther();
    void everyFindingIsCounted();
    void withoutANetworkTheKeptListingIsEnough();
    void aCutNetworkIsToldAndTheOthersGoOn();
    void oneIsStoppedAndTheOthersGoOn();
    void allAreStopped();
    void theSameOneIsNotQueuedTwice();
    void whatIsOverIsCleared();
    void aRepairIsFollowedAndVerifiedAgain();
    void onlyWhatIsDamagedCanBeRepaired();
    void aRepairThatLeftTheListIsOver();
    void anotherCacheIsLookedInto();
    void nothingRunsWhileSomethingIsDoneWithACache();
    void aPersonStopsWhatIsHeld();
    void whatWasMovedIsLookedAtInItsNewPlace();
    void aDiskThatIsNotPluggedInIsSaid();
    void itEndsInOrder();

private:
    VerifyTarget target(const QString &repo);
    void run(const QList<VerifyTarget> &targets);
    VerifyItem item(qsizetype at) const { return m_queue->items().value(at); }
    bool isIdle() const;
    QString blobOf(const VerifyTarget &target, const QString &file) const;
    static void damage(const QString &path);

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<VerifyQueue> m_queue;
    QList<QList<VerifyItem>> m_published;
    QList<qint64> m_when;
    QElapsedTimer m_clock;
};

void TestVerifyQueue::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->addModel(Blob::seeded(5, 3 * MiB));
    m_rig->hub.addRepo(
        FakeHub::RepoKind::Model, u"org/other"_s, { { u"config.json"_s, QByteArray("{1}\n") } });
    m_queue = std::make_unique<VerifyQueue>(m_rig->api.get(), *m_rig->cache);
    m_published.clear();
    m_when.clear();
    m_clock.start();
    connect(m_queue.get(), &VerifyQueue::changed, this, [this](const QList<VerifyItem> &items) {
        m_published.append(items);
        m_when.append(m_clock.elapsed());
    });
}

void TestVerifyQueue::cleanup()
{
    QVERIFY(QCoro::waitFor(m_queue->shutDown()));
    m_queue.reset();
    m_rig.reset();
}

VerifyTarget TestVerifyQueue::target(const QString &repo)
{
    const auto done = m_rig->download(repo);
    if (!done) {
        qFatal("%s", qPrintable(done.error().detail));
    }
    return { m_rig->root, Rig::repo(repo), done->commit, { u"main"_s } };
}

bool TestVerifyQueue::isIdle() const
{
    const auto items = m_queue->items();
    return std::ranges::all_of(items, &VerifyItem::isOver);
}

void TestVerifyQueue::run(const QList<VerifyTarget> &targets)
{
    m_queue->add(targets);
    QTRY_VERIFY(isIdle());
}

QString TestVerifyQueue::blobOf(const VerifyTarget &target, const QString &file) const
{
    const auto link = CacheLayout(target.root).pointer(target.repo, target.commit, file);
    return QFileInfo(QFileInfo(link).symLinkTarget()).absoluteFilePath();
}

void TestVerifyQueue::damage(const QString &path)
{
    QFile file(path);
    char byte = 0;
    QVERIFY2(file.open(QIODevice::ReadWrite) && file.getChar(&byte) && file.seek(0)
                 && file.putChar(char(byte ^ 1)),
             qPrintable(path));
}

void TestVerifyQueue::oneAfterTheOther()
{
    const auto first = target(QString(repoName));
    const auto second = target(u"org/other"_s);
    run({ first, second });
    QCOMPARE(item(0).target, first);
    QCOMPARE(item(0).state, State::Done);
    QCOMPARE(item(0).counts, VerdictCounts{ .good = 3 });
    QCOMPARE(item(0).total, 3 * MiB + 6);
    QCOMPARE(item(0).done, item(0).total);
    QCOMPARE(item(1).counts, VerdictCounts{ .good = 1 });
    QVERIFY(item(1).ended >= item(0).ended);
    QCOMPARE(m_queue->found(item(0).id)->files.size(), 3);
    QTRY_VERIFY(!m_published.isEmpty() && m_published.last() == m_queue->items());
    for (const auto &items : std::as_const(m_published)) {
        QVERIFY(std::ranges::count(items, State::Running, &VerifyItem::state) <= 1);
    }
    for (qsizetype i = 1; i < m_when.size(); ++i) { // a timer may come a little early
        QVERIFY2(m_when[i] - m_when[i - 1] >= 90, qPrintable(QString::number(m_when[i] - m_when[i - 1])));
    }
}

void TestVerifyQueue::everyFindingIsCounted()
{
    const auto one = target(QString(repoName));
    damage(blobOf(one, u"weights.safetensors"_s));
    QVERIFY(QFile::remove(blobOf(one, u"config.json"_s)));
    QFile extra(CacheLayout(one.root).pointer(one.repo, one.commit, u"notes.txt"_s));
    QVERIFY(extra.open(QIODevice::WriteOnly) && extra.write("mine") == 4);
    extra.close();
    run({ one });
    QCOMPARE(item(0).counts, (VerdictCounts{ .good = 1, .damaged = 1, .missing = 1, .lost = 1, .extra = 1 }));
    QCOMPARE(item(0).counts.findings(), 3);
    QVERIFY(item(0).canRepair());
}

void TestVerifyQueue::withoutANetworkTheKeptListingIsEnough()
{
    const auto one = target(QString(repoName));
    m_rig->hub.goAway();
    run({ one });
    QCOMPARE(item(0).state, State::Done);
    QVERIFY(QFile::remove(CacheLayout(one.root).tree(one.repo, one.commit)));
    m_queue->again(item(0).id);
    QTRY_VERIFY(isIdle());
    QCOMPARE(item(0).state, State::Failed);
    QCOMPARE(item(0).error->kind, Error::Kind::Offline);
    QVERIFY(!m_queue->found(item(0).id));
    m_rig->hub.comeBack();
}

void TestVerifyQueue::aCutNetworkIsToldAndTheOthersGoOn()
{
    const auto first = target(QString(repoName));
    const auto second = target(u"org/other"_s);
    QVERIFY(QFile::remove(CacheLayout(first.root).tree(first.repo, first.commit)));
    m_rig->hub.addFault(FakeHub::Fault::cutAfter(20).on(u"tree"_s));
    run({ first, second });
    QCOMPARE(item(0).state, State::Failed);
    QVERIFY(item(0).error.has_value());
    QCOMPARE(item(1).state, State::Done);
}

void TestVerifyQueue::oneIsStoppedAndTheOthersGoOn()
{
    const auto first = target(QString(repoName));
    const auto second = target(u"org/other"_s);
    m_queue->add({ first, second });
    QCOMPARE(item(0).state, State::Running);
    m_queue->stop(item(0).id);
    QTRY_VERIFY(isIdle());
    QCOMPARE(item(0).state, State::Cancelled);
    QCOMPARE(item(1).state, State::Done);
    m_queue->again(item(0).id);
    QTRY_VERIFY(isIdle());
    QCOMPARE(item(1).target, first); // at the end of the list
    QCOMPARE(item(1).state, State::Done);
}

void TestVerifyQueue::allAreStopped()
{
    const auto first = target(QString(repoName));
    const auto second = target(u"org/other"_s);
    m_queue->add({ first, second });
    m_queue->stopAll();
    QTRY_VERIFY(isIdle());
    QCOMPARE(item(0).state, State::Cancelled);
    QCOMPARE(item(1).state, State::Cancelled);
}

void TestVerifyQueue::theSameOneIsNotQueuedTwice()
{
    const auto first = target(QString(repoName));
    const auto second = target(u"org/other"_s);
    m_queue->add({ first, second, second, first });
    QCOMPARE(m_queue->items().size(), 2);
    QTRY_VERIFY(isIdle());
    m_queue->hold(); // a small one may be over before add() returns
    m_queue->add({ first });
    QCOMPARE(m_queue->items().size(), 2);
    QCOMPARE(item(1).target, first);
    QCOMPARE(item(1).state, State::Waiting);
    m_queue->release();
    QTRY_VERIFY(isIdle());
}

void TestVerifyQueue::whatIsOverIsCleared()
{
    run({ target(QString(repoName)) });
    m_queue->hold();
    m_queue->add({ target(u"org/other"_s) });
    m_queue->clear();
    QCOMPARE(m_queue->items().size(), 1);
    QCOMPARE(item(0).state, State::Waiting);
    m_queue->release();
    QTRY_VERIFY(isIdle());
    m_queue->clear();
    QTRY_VERIFY(!m_published.isEmpty() && m_published.last().isEmpty());
}

void TestVerifyQueue::aRepairIsFollowedAndVerifiedAgain()
{
    connect(m_rig->queue.get(), &TransferQueue::changed, m_queue.get(), &VerifyQueue::noteTransfers);
    const auto one = target(QString(repoName));
    damage(blobOf(one, u"weights.safetensors"_s));
    run({ one });
    const auto request = m_queue->repairRequest(item(0).id);
    QVERIFY(request.has_value());
    QCOMPARE(request->paths, QStringList{ u"weights.safetensors"_s });
    QCOMPARE(request->cacheDir, m_rig->root);
    const auto transfer = m_rig->queue->add(*request);
    QVERIFY(transfer.has_value());
    m_queue->noteRepair(item(0).id, *transfer);
    QCOMPARE(item(0).repair, Repair::UnderWay);
    QVERIFY(!m_queue->repairRequest(item(0).id)); // not twice
    QTRY_COMPARE(item(0).repair, Repair::Done);
    m_queue->again(item(0).id);
    QTRY_VERIFY(isIdle());
    QCOMPARE(item(0).counts, VerdictCounts{ .good = 3 });
    QCOMPARE(item(0).repair, Repair::None);
}

void TestVerifyQueue::onlyWhatIsDamagedCanBeRepaired()
{
    const auto one = target(QString(repoName));
    QVERIFY(QFile::remove(CacheLayout(one.root).pointer(one.repo, one.commit, u"config.json"_s)));
    run({ one }); // as if it had never been wanted
    QCOMPARE(item(0).counts.missing, 1);
    QVERIFY(!item(0).canRepair());
    QCOMPARE(m_queue->repairRequest(item(0).id).error().kind, Error::Kind::EntryNotFound);
    QCOMPARE(m_queue->repairRequest(99).error().kind, Error::Kind::EntryNotFound);
}

void TestVerifyQueue::aRepairThatLeftTheListIsOver()
{
    connect(m_rig->queue.get(), &TransferQueue::changed, m_queue.get(), &VerifyQueue::noteTransfers);
    connect(m_rig->queue.get(), &TransferQueue::removed, m_queue.get(), &VerifyQueue::noteRemoved);
    const auto one = target(QString(repoName));
    damage(blobOf(one, u"weights.safetensors"_s));
    run({ one });
    const auto transfer = m_rig->queue->add(*m_queue->repairRequest(item(0).id), Begin::Paused);
    QVERIFY(transfer.has_value());
    m_queue->noteRepair(item(0).id, *transfer);
    m_rig->queue->cancel(*transfer);
    const auto isFinal = [this, id = *transfer] {
        const auto states = m_rig->queue->states();
        return std::ranges::find(states, id, &TransferState::id)->isFinal();
    };
    QTRY_VERIFY(isFinal());
    m_rig->queue->remove(*transfer);
    QTRY_COMPARE(item(0).repair, Repair::Cancelled);
    QCOMPARE(item(0).transfer, 0); // which leads nowhere now
    QVERIFY(m_queue->repairRequest(item(0).id)); // once more
}

void TestVerifyQueue::nothingRunsWhileSomethingIsDoneWithACache()
{
    const auto first = target(QString(repoName));
    const auto second = target(u"org/other"_s);
    m_queue->add({ first, second });
    QCOMPARE(item(0).state, State::Running);
    m_queue->hold();
    m_queue->hold();
    QTRY_COMPARE(item(0).state, State::Waiting);
    QVERIFY(item(0).isHeld && item(1).isHeld);
    QCOMPARE(item(0).target, first); // where it was
    m_queue->release(); // one of two
    m_queue->add({ second });
    QTRY_VERIFY(!m_published.isEmpty() && m_published.last() == m_queue->items());
    QCOMPARE(item(1).state, State::Waiting);
    m_queue->release();
    QTRY_VERIFY(isIdle());
    QCOMPARE(item(0).counts, VerdictCounts{ .good = 3 });
    QCOMPARE(item(1).counts, VerdictCounts{ .good = 1 });
    QVERIFY(!item(0).isHeld && !item(1).isHeld);
}

void TestVerifyQueue::aPersonStopsWhatIsHeld()
{
    m_queue->add({ target(QString(repoName)), target(u"org/other"_s) });
    m_queue->hold();
    m_queue->stopAll();
    QTRY_VERIFY(isIdle());
    QCOMPARE(item(0).state, State::Cancelled);
    QCOMPARE(item(1).state, State::Cancelled);
    m_queue->release();
    QVERIFY(isIdle());
}

void TestVerifyQueue::whatWasMovedIsLookedAtInItsNewPlace()
{
    const auto one = target(QString(repoName));
    damage(blobOf(one, u"weights.safetensors"_s));
    run({ one });
    const auto to = m_rig->folder.filePath(u"moved"_s);
    QVERIFY(QFile::rename(m_rig->root, to));
    m_queue->rootMoved({ m_rig->root }, to);
    QCOMPARE(m_queue->repairRequest(item(0).id)->cacheDir, to);
    m_queue->again(item(0).id);
    QTRY_VERIFY(isIdle());
    QCOMPARE(item(0).state, State::Done);
    QCOMPARE(item(0).counts, (VerdictCounts{ .good = 2, .damaged = 1 }));
    QVERIFY(!QFileInfo::exists(m_rig->root));
}

void TestVerifyQueue::aDiskThatIsNotPluggedInIsSaid()
{
    const auto one = target(QString(repoName));
    KnownVolumes volumes(m_rig->folder.filePath(u"volumes.json"_s));
    volumes.note({ m_rig->root, m_rig->root, &volumeSpace }); // where its disk was mounted
    CacheKeeper keeper(m_rig->state, &volumes);
    VerifyQueue queue(m_rig->api.get(), *m_rig->cache, &keeper);
    queue.add({ one });
    QTRY_VERIFY(queue.items().first().isOver());
    QCOMPARE(queue.items().first().state, State::Failed);
    QCOMPARE(queue.items().first().error->kind, Error::Kind::NotConnected);
    {
        const CacheAct act(&keeper);
        queue.again(1);
        QVERIFY(queue.items().first().isHeld);
    }
    QTRY_VERIFY(queue.items().first().isOver());
    QVERIFY(QCoro::waitFor(queue.shutDown()));
}

void TestVerifyQueue::anotherCacheIsLookedInto()
{
    auto one = target(QString(repoName));
    const auto elsewhere = m_rig->folder.filePath(u"elsewhere"_s);
    QVERIFY(QFile::rename(m_rig->root, elsewhere));
    one.root = elsewhere;
    run({ one });
    QCOMPARE(item(0).counts, VerdictCounts{ .good = 3 });
    one.root = m_rig->root;
    run({ one });
    QCOMPARE(item(1).state, State::Failed); // what is not there
}

void TestVerifyQueue::itEndsInOrder()
{
    m_queue->add({ target(QString(repoName)), target(u"org/other"_s) });
    QVERIFY(QCoro::waitFor(m_queue->shutDown()));
    QCOMPARE(item(0).state, State::Cancelled);
    QCOMPARE(item(1).state, State::Waiting);
}

QTEST_GUILESS_MAIN(TestVerifyQueue)
#include "tst_verifyqueue.moc"
