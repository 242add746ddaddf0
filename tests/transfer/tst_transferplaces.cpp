// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "tests/transfer/rig.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

/// What the queue says and keeps when the disk, the place or another program changed meanwhile.
class TestTransferPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<Rig>();
        m_rig->addModel(m_big);
    }
    void cleanup()
    {
        QCOMPARE(m_rig->hub.violations(), QStringList());
        m_rig.reset();
    }

    void aStoredPlanIsComparedWithTheDisk();
    void aTransferOfAnotherPlaceStaysPaused();
    void filesAreToldAfterTheirTransfer();
    void filesAreToldInTheirOrder();
    void aLongListIsToldInPieces();
    void aFinishedOneTellsItsFilesWhenAsked();
    void aRefNeverGoesBackwards();
    void aRefThatCannotBeWrittenNeedsAttention();
    void tryingAgainDoesNotWait();
    void theFolderIsNeverAFile();
    void forgettingKeepsWhatIsOnTheDisk();
    void whatNobodyGoesOnWithIsOffered();
    void whatACommandLineLeavesWaitsToBeAskedFor();

private:
    RepoId repo() const { return Rig::repo(u"org/model"_s); }
    TransferState state(TransferId id) const { return m_rig->stateOf(id); }

    const Blob m_big = Blob::seeded(5, 10 * MiB);
    std::unique_ptr<Rig> m_rig;
};

void TestTransferPlaces::aStoredPlanIsComparedWithTheDisk()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(id).filesDone, 2);
    QTRY_COMPARE(state(id).done, 2 * MiB + 6);
    const auto snapshot = state(id).path;
    m_rig->stop();
    QVERIFY(QFile::remove(snapshot + u"/config.json"_s));
    QVERIFY(QFile::remove(m_rig->root + u"/models--org--model/blobs/"_s
                          + QString::fromLatin1(Blob(QByteArray("{}\n")).gitSha1())));
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    const auto result = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(Rig::content(snapshot + u"/config.json"_s), QByteArray("{}\n"));
    QCOMPARE(state(id).filesDone, 3);
    QCOMPARE(state(id).done, m_big.size() + 6);
    QCOMPARE(state(id).verified, m_big.size() + 6);
}

void TestTransferPlaces::aTransferOfAnotherPlaceStaysPaused()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(id).done, 2 * MiB + 6);
    m_rig->stop();
    const auto root = std::exchange(m_rig->root, m_rig->folder.filePath(u"other"_s));
    m_rig->hub.clearFaults();
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(id).phase, TransferPhase::Paused);
    QCOMPARE(state(id).pauseReason, PauseReason::OtherPlace);
    m_rig->queue->resume(id);
    QCOMPARE(state(id).pauseReason, PauseReason::OtherPlace);
    QVERIFY(!QCoro::waitFor(m_rig->queue->wait(id, {})));
    // The same request is another transfer here.
    const auto here = *m_rig->queue->add({ .repo = repo(), .paths = { u"config.json"_s } });
    QVERIFY(here != id);
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(here, {})));
    m_rig->stop();
    m_rig->root = root;
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(id, {}))); // in its own place it goes on by itself
}

void TestTransferPlaces::filesAreToldAfterTheirTransfer()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn));
    QSet<TransferId> known;
    QStringList told;
    const QObject listener;
    const auto listen = [&] {
        known.clear();
        told.clear();
        connect(m_rig->queue.get(), &TransferQueue::changed, &listener, [&](const auto &states) {
            for (const auto &state : states) {
                known.insert(state.id);
            }
        });
        connect(m_rig->queue.get(), &TransferQueue::filesChanged, &listener, [&](auto id, const auto &files) {
            for (const auto &file : files) {
                told.append(known.contains(id) ? file.path : u"too early"_s);
            }
        });
    };
    const auto everyFile = [&] {
        return QSet<QString>(told.cbegin(), told.cend())
            == QSet<QString>{ u"config.json"_s, u"onnx/model.json"_s, u"weights.safetensors"_s };
    };
    listen();
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(id).done, 2 * MiB + 6);
    QTRY_VERIFY2(everyFile(), qPrintable(told.join(u' ')));
    m_rig->queue->pause(id);
    QTRY_COMPARE(state(id).phase, TransferPhase::Paused);
    m_rig->restart();
    listen();
    QVERIFY(m_rig->queue->restore());
    QTRY_VERIFY2(everyFile(), qPrintable(told.join(u' ')));
    m_rig->restart();
    listen();
    QCOMPARE(*m_rig->queue->add({ .repo = repo() }), id); // left by a dead program
    QTRY_VERIFY2(everyFile(), qPrintable(told.join(u' ')));
}

void TestTransferPlaces::filesAreToldInTheirOrder()
{
    QMap<QString, Blob> files;
    for (int at = 100; at < 200; ++at) {
        files.insert(u"%1.json"_s.arg(at), QByteArray::number(at));
    }
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, u"org/many"_s, files);
    QSignalSpy told(m_rig->queue.get(), &TransferQueue::filesChanged);
    const auto result = m_rig->download({ .repo = Rig::repo(u"org/many"_s) });
    QVERIFY(result);
    QTRY_VERIFY(!told.isEmpty());
    for (const auto &news : told) {
        const auto states = news[1].value<QList<FileState>>();
        QVERIFY(std::ranges::is_sorted(states, {}, &FileState::path));
    }
}

void TestTransferPlaces::aLongListIsToldInPieces()
{
    constexpr int count = 4'500;
    QMap<QString, Blob> files;
    for (int at = 0; at < count; ++at) {
        files.insert(u"%1.json"_s.arg(10'000 + at), QByteArray::number(at));
    }
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, u"org/many"_s, files);
    m_rig->queue->setRateLimit(1); // the first files last as long as the test
    QStringList told;
    const QObject listener;
    connect(m_rig->queue.get(), &TransferQueue::filesChanged, &listener, [&told](auto, const auto &states) {
        QVERIFY(states.size() <= 2'000); // what a window takes in within a frame
        for (const auto &state : states) {
            told << state.path;
        }
    });
    const auto id = *m_rig->queue->add({ .repo = Rig::repo(u"org/many"_s) });
    QTRY_COMPARE(state(id).fileCount, count);
    told.clear();
    m_rig->queue->showFiles(id);
    QTRY_VERIFY(told.size() >= count);
    told.removeDuplicates(); // those that move are told again
    QCOMPARE(told, files.keys());
}

void TestTransferPlaces::aFinishedOneTellsItsFilesWhenAsked()
{
    QVERIFY(m_rig->download(u"org/model"_s));
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    const auto done = m_rig->queue->states().first();
    QCOMPARE(done.fileCount, 3);
    QCOMPARE(done.filesDone, 3);
    QCOMPARE(done.size, m_big.size() + 6);
    QCOMPARE(done.done, m_big.size() + 6);
    QSignalSpy changed(m_rig->queue.get(), &TransferQueue::changed);
    QSignalSpy files(m_rig->queue.get(), &TransferQueue::filesChanged);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(files.size(), 0);
    m_rig->queue->showFiles(done.id);
    QTRY_COMPARE(files.size(), 1);
    QCOMPARE(files.first().at(1).value<QList<FileState>>().size(), 3);
}

void TestTransferPlaces::aRefNeverGoesBackwards()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(id).done, 2 * MiB + 6);
    QTRY_VERIFY(m_rig->cache->resolve(repo(), {})); // a worker writes it while bytes come
    QCOMPARE(m_rig->cache->resolve(repo(), {})->hex, state(id).commit.hex);
    const CommitId newer{ QString(40, u'e') };
    QVERIFY(m_rig->cache->writeRef(repo(), {}, newer)); // as another program
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(id, {})));
    QCOMPARE(m_rig->cache->resolve(repo(), {})->hex, newer.hex);
    // One that begins now knows what it moves.
    const auto again = m_rig->download({ .repo = repo() });
    QVERIFY(again);
    QCOMPARE(m_rig->cache->resolve(repo(), {})->hex, again->commit.hex);
}

void TestTransferPlaces::aRefThatCannotBeWrittenNeedsAttention()
{
    const auto place = m_rig->root + u"/models--org--model/refs/main"_s;
    QVERIFY(QDir().mkpath(place + u"/in-the-way"_s));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QVERIFY(!QCoro::waitFor(m_rig->queue->wait(id, {})));
    QCOMPARE(state(id).phase, TransferPhase::NeedsAttention);
    QCOMPARE(state(id).filesDone, 3);
    QVERIFY(QDir(place).removeRecursively());
    m_rig->queue->resume(id);
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(id, {})));
    QCOMPARE(m_rig->cache->resolve(repo(), {})->hex, state(id).commit.hex);
}

void TestTransferPlaces::tryingAgainDoesNotWait()
{
    m_rig->stop();
    m_rig->retry = { .firstWaitMs = 3'600'000, .longestWaitMs = 3'600'000, .jitter = 0 };
    m_rig->start();
    m_rig->hub.addFault(Fault::cutAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QSignalSpy changed(m_rig->queue.get(), &TransferQueue::changed);
    QTRY_COMPARE(state(id).phase, TransferPhase::Retrying);
    QVERIFY(state(id).retryAtMs > QDateTime::currentMSecsSinceEpoch() + 60'000);
    m_rig->queue->resume(id);
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(id, {})));
    QCOMPARE(m_rig->ranges().last(), "bytes=" + QByteArray::number(2 * MiB) + '-');
}

void TestTransferPlaces::theFolderIsNeverAFile()
{
    const auto one = *m_rig->queue->add({ .repo = repo(), .paths = { u"onnx/model.json"_s } });
    const auto all = *m_rig->queue->add({ .repo = repo() });
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(one, {})));
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(all, {})));
    const auto snapshot = m_rig->cache->layout().snapshot(repo(), state(all).commit);
    QCOMPARE(state(one).folder, snapshot + u"/onnx"_s);
    QCOMPARE(state(all).folder, snapshot);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(one).folder, snapshot + u"/onnx"_s);
    QCOMPARE(state(all).folder, snapshot);
}

void TestTransferPlaces::forgettingKeepsWhatIsOnTheDisk()
{
    m_rig->hub.addFault(Fault::cutAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    m_rig->hub.addFault(Fault::status(403).on(u"resolve"_s).after(3));
    const auto failed = *m_rig->queue->add({ .repo = repo() });
    QVERIFY(!QCoro::waitFor(m_rig->queue->wait(failed, {})));
    QCOMPARE(state(failed).phase, TransferPhase::NeedsAttention);
    m_rig->queue->forget(failed);
    QVERIFY(m_rig->queue->states().isEmpty());
    QVERIFY(!m_rig->leftovers().isEmpty());
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QVERIFY(m_rig->queue->states().isEmpty());
    m_rig->hub.clearFaults();
    m_rig->hub.clearRequests();
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(id, {})));
    QCOMPARE(m_rig->ranges(), QList<QByteArray>{ "bytes=" + QByteArray::number(2 * MiB) + '-' });
}

void TestTransferPlaces::whatNobodyGoesOnWithIsOffered()
{
    const auto find = [this] { return *QCoro::waitFor(m_rig->queue->leftovers()); };
    m_rig->hub.addFault(Fault::cutAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    m_rig->hub.addFault(Fault::status(403).on(u"resolve"_s).after(3));
    const auto failed = *m_rig->queue->add({ .repo = repo() });
    QVERIFY(!QCoro::waitFor(m_rig->queue->wait(failed, {})));
    QCOMPARE(find(), Leftovers()); // a person may try again
    m_rig->queue->forget(failed);
    const auto partial = m_rig->cache->layout().partial(repo(), { m_big.sha256() });
    QCOMPARE(find(), (Leftovers{ { partial }, 2 * MiB }));
    {
        const auto other = FileLock::tryLock(m_rig->cache->layout().lock(repo(), { m_big.sha256() }));
        QVERIFY(other && other->isHeld());
        QCOMPARE(*m_rig->queue->removeLeftovers({ partial }), Leftovers());
    }
    // Who asks for it again goes on with it, and then it is nobody's to remove: from that moment on, before
    // anything is known of its files.
    m_rig->hub.clearFaults();
    const auto later = *m_rig->queue->add({ .repo = repo(), .paths = { u"config.json"_s } }, Begin::Paused);
    QCOMPARE(find(), Leftovers());
    QCOMPARE(*m_rig->queue->removeLeftovers({ partial }), Leftovers());
    m_rig->queue->cancel(later);
    QTRY_COMPARE(find(), (Leftovers{ { partial }, 2 * MiB }));
    m_rig->hub.addFault(Fault::stallAfter(MiB).onPort(FakeHub::Port::Cdn));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(id).done, 3 * MiB + 6);
    QCOMPARE(find(), Leftovers());
    QCOMPARE(*m_rig->queue->removeLeftovers({ partial }), Leftovers());
    m_rig->queue->pause(id);
    QTRY_COMPARE(state(id).phase, TransferPhase::Paused);
    QCOMPARE(find(), Leftovers());
    m_rig->restart();
    QCOMPARE(find(), Leftovers()); // nor before it is taken up
    QVERIFY(m_rig->queue->restore());
    m_rig->queue->forget(id); // does nothing to one that is not over
    QCOMPARE(find(), Leftovers());
    m_rig->journal->remove(id).value(); // of an older list, say
    QCOMPARE(*m_rig->queue->removeLeftovers({ partial, m_rig->root + u"/mine"_s }),
             (Leftovers{ { partial }, 3 * MiB }));
    QVERIFY(!QFile::exists(partial));
    QCOMPARE(find(), Leftovers());
}

void TestTransferPlaces::whatACommandLineLeavesWaitsToBeAskedFor()
{
    m_rig->stop();
    m_rig->goesOnLater = false;
    m_rig->start();
    const auto stall = m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn));
    const auto busy = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(busy).done, 2 * MiB + 6);
    m_rig->queue->setConcurrency({ .transfers = 1, .filesPerTransfer = 1 });
    const auto behind = *m_rig->queue->add({ .repo = repo(), .paths = { u"config.json"_s } });
    m_rig->stop(); // as Ctrl+C does
    m_rig->hub.removeFault(stall);
    m_rig->hub.clearRequests();
    m_rig->goesOnLater = true; // the window
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    for (const auto id : { busy, behind }) {
        QCOMPARE(state(id).phase, TransferPhase::Paused);
        QCOMPARE(state(id).pauseReason, PauseReason::User);
    }
    m_rig->queue->resume(busy);
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(busy, {})));
    QCOMPARE(m_rig->ranges(), QList<QByteArray>{ "bytes=" + QByteArray::number(2 * MiB) + '-' });
    QCOMPARE(state(behind).phase, TransferPhase::Paused); // nobody has asked for this one
}

QTEST_GUILESS_MAIN(TestTransferPlaces)
#include "tst_transferplaces.moc"
