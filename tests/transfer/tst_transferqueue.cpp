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

/// What runs, in which order, what is published, and what a person's commands do.
class TestTransferQueue : public QObject
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

    void aPlanMovesNothing();
    void pathsAndPatternsChoose_data();
    void pathsAndPatternsChoose();
    void aMissingPathIsAnError();
    void pauseKeepsAndResumeGoesOn();
    void cancelRemovesPartialsAndKeepsFinishedFiles();
    void theSameRequestTwiceIsOneTransfer();
    void offlineModePausesAndGoesOn();
    void offlineServesWhatIsHere();
    void aHostileRepositoryStaysInItsPlace();
    void severalTransfersShareTheFiles();
    void everyFileIsInTheJournalBeforeItsFirstByte();
    void aTransferOutlivesTheProgramInEveryState();
    void newsComeAtMostTenTimesASecond();
    void manySmallFiles();
    void theRateLimitHolds();
    void aPayloadOfTheSharedStoreIsLinkedNotFetched();
    void aHeldStoreLockHoldsUpNothingElse();

private:
    RepoId repo() const { return Rig::repo(u"org/model"_s); }
    TransferState state(TransferId id) const { return m_rig->stateOf(id); }

    const Blob m_big = Blob::seeded(5, 10 * MiB);
    std::unique_ptr<Rig> m_rig;
};

void TestTransferQueue::aPlanMovesNothing()
{
    const auto plan = QCoro::waitFor(m_rig->queue->plan({ .repo = repo() }, {}));
    QVERIFY(plan);
    QCOMPARE(plan->files.size(), 3);
    QCOMPARE(plan->bytesToFetch, m_big.size() + 6);
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), 0);
    QVERIFY(!QFile::exists(m_rig->root + u"/models--org--model/refs"_s));
    QVERIFY(m_rig->download(u"org/model"_s));
    const auto again = QCoro::waitFor(m_rig->queue->plan({ .repo = repo() }, {}));
    QCOMPARE(again->bytesToFetch, 0);
    for (const auto &file : again->files) {
        QCOMPARE(file.action, DownloadPlan::FileAction::Cached);
    }
}

void TestTransferQueue::pathsAndPatternsChoose_data()
{
    QTest::addColumn<DownloadRequest>("request");
    QTest::addColumn<QStringList>("expected");
    const auto id = *RepoId::parse(RepoKind::Model, u"org/model"_s);
    QTest::newRow("one path") << DownloadRequest{ .repo = id, .paths = { u"config.json"_s } }
                              << QStringList{ u"config.json"_s };
    QTest::newRow("a folder") << DownloadRequest{ .repo = id, .paths = { u"onnx/"_s } }
                              << QStringList{ u"onnx/model.json"_s };
    QTest::newRow("a pattern crosses folders")
        << DownloadRequest{ .repo = id, .include = { u"*.json"_s }, .hasInclude = true }
        << QStringList{ u"config.json"_s, u"onnx/model.json"_s };
    QTest::newRow("all but") << DownloadRequest{ .repo = id, .exclude = { u"*.safetensors"_s, u"onnx/*"_s } }
                             << QStringList{ u"config.json"_s };
    QTest::newRow("an empty list of patterns keeps nothing")
        << DownloadRequest{ .repo = id, .hasInclude = true } << QStringList();
}

void TestTransferQueue::pathsAndPatternsChoose()
{
    QFETCH(DownloadRequest, request);
    QFETCH(QStringList, expected);
    const auto result = m_rig->download(request);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QStringList got;
    for (const auto &file : result->files) {
        got.append(file.path);
        QVERIFY(QFile::exists(file.localPath));
    }
    got.sort();
    QCOMPARE(got, expected);
}

void TestTransferQueue::aMissingPathIsAnError()
{
    const auto result = m_rig->download({ .repo = repo(), .paths = { u"nope.txt"_s } });
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::EntryNotFound);
    QVERIFY(!m_rig->tree().filter(u".no_exist/"_s).filter(u"nope.txt"_s).isEmpty());
    const auto unknown = m_rig->download(u"org/none"_s);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Error::Kind::NotFound);
    const auto revision = m_rig->download({ .repo = repo(), .revision = { u"v9"_s } });
    QVERIFY(!revision);
    QCOMPARE(revision.error().kind, Error::Kind::RevisionNotFound);
}

void TestTransferQueue::pauseKeepsAndResumeGoesOn()
{
    m_rig->hub.addFault(Fault::stallAfter(6 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(id).done, 6 * MiB + 6);
    m_rig->queue->pause(id);
    QTRY_COMPARE(state(id).phase, TransferPhase::Paused);
    QCOMPARE(state(id).pauseReason, PauseReason::User);
    QCOMPARE(state(id).done, 6 * MiB + 6);
    m_rig->queue->resume(id);
    const auto result = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY(result);
    QCOMPARE(m_rig->ranges().last(), "bytes=" + QByteArray::number(6 * MiB) + '-');
    QCOMPARE(state(id).done, m_big.size() + 6);
    QCOMPARE(state(id).filesDone, 3);
}

void TestTransferQueue::cancelRemovesPartialsAndKeepsFinishedFiles()
{
    m_rig->hub.addFault(Fault::stallAfter(6 * MiB).onPort(FakeHub::Port::Cdn));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(id).done, 6 * MiB + 6);
    QVERIFY(!m_rig->leftovers().isEmpty());
    m_rig->queue->cancel(id);
    const auto result = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    QCOMPARE(m_rig->leftovers(), QStringList());
    QCOMPARE(m_rig->tree().filter(u"config.json"_s).size(), 1);
    QSignalSpy removed(m_rig->queue.get(), &TransferQueue::removed);
    m_rig->queue->remove(id);
    QCOMPARE(removed.size(), 1);
    QVERIFY(m_rig->queue->states().isEmpty());
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QVERIFY(m_rig->queue->states().isEmpty());
}

void TestTransferQueue::theSameRequestTwiceIsOneTransfer()
{
    m_rig->hub.addFault(Fault::stallAfter(MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QCOMPARE(*m_rig->queue->add({ .repo = repo() }), id);
    QTRY_VERIFY(state(id).done > MiB);
    m_rig->restart();
    // As the command line does, which restores nothing.
    QCOMPARE(*m_rig->queue->add({ .repo = repo() }), id);
    const auto result = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY(result);
    QCOMPARE(m_rig->queue->states().size(), 1);
}

void TestTransferQueue::offlineModePausesAndGoesOn()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_COMPARE(state(id).done, 2 * MiB + 6);
    m_rig->http->setOffline(u"switch"_s);
    const auto stuck = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY(!stuck);
    QCOMPARE(stuck.error().kind, Error::Kind::Offline);
    QCOMPARE(state(id).phase, TransferPhase::Paused);
    QCOMPARE(state(id).pauseReason, PauseReason::Offline);
    m_rig->hub.clearRequests();
    QTest::qWait(60); // several looks of the queue
    QCOMPARE(m_rig->hub.requestCount(), 0);
    m_rig->http->setOffline({});
    m_rig->queue->networkChanged();
    QTRY_COMPARE(state(id).phase, TransferPhase::Done);
}

void TestTransferQueue::offlineServesWhatIsHere()
{
    QVERIFY(m_rig->download(u"org/model"_s));
    m_rig->hub.clearRequests();
    m_rig->http->setOffline(u"HF_HUB_OFFLINE"_s);
    const auto result = m_rig->download(u"org/model"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->files.size(), 3);
    QCOMPARE(result->bytesTransferred, 0);
    QCOMPARE(m_rig->hub.requestCount(), 0);
    const auto other = m_rig->download({ .repo = repo(), .paths = { u"other"_s } });
    QVERIFY(!other);
    QCOMPARE(other.error().kind, Error::Kind::Offline);
}

void TestTransferQueue::aHostileRepositoryStaysInItsPlace()
{
    m_rig->hub.addRepo(FakeHub::RepoKind::Model,
                       u"org/hostile"_s,
                       { { u"../../../escaped.txt"_s, QByteArray("x") },
                         { u"a/../../../../escaped.txt"_s, QByteArray("x") },
                         { u"/escaped.txt"_s, QByteArray("x") },
                         { u"C:\\escaped.txt"_s, QByteArray("x") },
                         { u"bad\u0001name"_s, QByteArray("x") },
                         { u"NUL"_s, QByteArray("x") },
                         { u"good.txt"_s, QByteArray("good") },
                         { u"deep/er/good.txt"_s, QByteArray("better") } });
    const auto result = m_rig->download(u"org/hostile"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    int good = 0;
    for (const auto &file : result->files) {
        if (file.path.contains(u"good")) {
            ++good;
            QCOMPARE(file.outcome, Outcome::Downloaded);
            QVERIFY(file.localPath.startsWith(m_rig->root));
            QVERIFY(QFile::exists(file.localPath));
        } else {
            QCOMPARE(file.outcome, Outcome::Skipped);
            QVERIFY(file.refused && file.refused->kind == Error::Kind::Unsafe);
        }
    }
    QCOMPARE(good, 2);
    QCOMPARE(QDir(m_rig->folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{ u"cache"_s, u"state"_s }));
    QVERIFY(m_rig->tree().filter(u"escaped"_s).isEmpty());
}

void TestTransferQueue::severalTransfersShareTheFiles()
{
    QList<TransferId> ids;
    for (int i = 0; i < 5; ++i) {
        const auto name = u"org/r%1"_s.arg(i);
        m_rig->hub.addRepo(
            FakeHub::RepoKind::Model,
            name,
            { { u"a"_s, QByteArray(1000, char('a' + i)) }, { u"b.bin"_s, Blob::seeded(i, MiB) } });
        ids.append(*m_rig->queue->add({ .repo = Rig::repo(name) }));
    }
    int most = 0;
    const QObject listener; // goes before what its slots count in
    connect(m_rig->queue.get(), &TransferQueue::changed, &listener, [&] {
        const auto states = m_rig->queue->states();
        most = qMax(most, int(std::ranges::count_if(states, &TransferState::isRunning)));
    });
    for (const auto id : ids) {
        QVERIFY(QCoro::waitFor(m_rig->queue->wait(id, {})));
    }
    QVERIFY(most <= 2);
    QCOMPARE(m_rig->leftovers(), QStringList());
}

void TestTransferQueue::everyFileIsInTheJournalBeforeItsFirstByte()
{
    m_rig->hub.addFault(Fault::stallAfter(0).on(u"resolve"_s));
    const auto id = *m_rig->queue->add({ .repo = repo() });
    QTRY_VERIFY(m_rig->hub.requestCount(u"resolve"_s) > 0);
    const auto files = m_rig->journal->files(id);
    QVERIFY(files && files->size() > 1);
    QCOMPARE(files->size(), state(id).fileCount);
}

void TestTransferQueue::aTransferOutlivesTheProgramInEveryState()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn));
    const auto paused = *m_rig->queue->add({ .repo = repo(), .paths = { u"weights.safetensors"_s } });
    const auto failed = *m_rig->queue->add({ .repo = Rig::repo(u"org/none"_s) });
    const auto done = *m_rig->queue->add({ .repo = repo(), .paths = { u"config.json"_s } });
    QVERIFY(!QCoro::waitFor(m_rig->queue->wait(failed, {})));
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(done, {})));
    m_rig->queue->pause(paused);
    QTRY_COMPARE(state(paused).phase, TransferPhase::Paused);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(paused).phase, TransferPhase::Paused);
    QCOMPARE(state(paused).pauseReason, PauseReason::User);
    QCOMPARE(state(failed).phase, TransferPhase::NeedsAttention);
    QCOMPARE(state(failed).error->kind, Error::Kind::NotFound);
    QCOMPARE(state(done).phase, TransferPhase::Done);
    QCOMPARE(state(done).filesDone, 1);
    QVERIFY(state(done).path.endsWith(u"config.json"));
    m_rig->hub.clearFaults();
    m_rig->queue->resume(paused);
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(paused, {})));
}

void TestTransferQueue::newsComeAtMostTenTimesASecond()
{
    QElapsedTimer clock;
    int news = 0;
    const QObject listener;
    connect(m_rig->queue.get(), &TransferQueue::changed, &listener, [&] { ++news; });
    m_rig->queue->setRateLimit(20 * MiB);
    clock.start();
    QVERIFY(m_rig->download(u"org/model"_s));
    QVERIFY(news > 0);
    QVERIFY(news <= clock.elapsed() / 100 + 2);
}

void TestTransferQueue::manySmallFiles()
{
    QMap<QString, Blob> files;
    for (int i = 0; i < 600; ++i) {
        files.insert(u"data/%1.json"_s.arg(i), QByteArray::number(i) + '\n');
    }
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, u"org/many"_s, files);
    qsizetype told = 0;
    const QObject listener;
    connect(m_rig->queue.get(),
            &TransferQueue::filesChanged,
            this,
            [&](TransferId, const QList<FileState> &states) { told += states.size(); });
    const auto result = m_rig->download(u"org/many"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->files.size(), 600);
    for (int i = 0; i < 600; i += 37) {
        QCOMPARE(Rig::content(result->path + u"/data/%1.json"_s.arg(i)), QByteArray::number(i) + '\n');
    }
    QCOMPARE(m_rig->leftovers(), QStringList());
    QVERIFY(told < 600 * 4);
    for (const auto &request : m_rig->hub.requests(u"resolve"_s)) {
        QCOMPARE(request.method, QByteArray("GET"));
    }
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(m_rig->queue->states().first().filesDone, 600);
}

void TestTransferQueue::theRateLimitHolds()
{
    m_rig->queue->setRateLimit(20 * MiB);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(m_rig->download(u"org/model"_s));
    // 10 MiB at 20 MiB/s; what the bucket holds comes at once. Only the lower bound is a promise.
    QVERIFY(clock.elapsed() >= 380);
}

void TestTransferQueue::aPayloadOfTheSharedStoreIsLinkedNotFetched()
{
    m_rig->hub.edit(FakeHub::RepoKind::Model, u"org/model"_s, [](FakeHub::Repo &repo) { repo.xet = true; });
    const auto listing
        = QCoro::waitFor(m_rig->api->wholeTree({ .repo = repo(), .revision = {}, .recursive = true }, {}));
    QVERIFY(listing);
    const auto entry = std::ranges::find(*listing, u"weights.safetensors"_s, &TreeEntry::path);
    QVERIFY(!entry->xetHash.isEmpty());
    const auto payload = m_rig->cache->layout().sharedPayload(entry->xetHash);
    QVERIFY(QDir().mkpath(QFileInfo(payload).path()));
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
            && file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    };
    QVERIFY(write(m_rig->cache->layout().sharedStore() + u"/.huggingface-shared-blobs"_s, "1\n"));
    QVERIFY(write(payload, m_big.bytes()));
    const auto before = QFileInfo(payload).lastModified();
    const auto result = m_rig->download(u"org/model"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY(Rig::content(result->path + u"/weights.safetensors"_s) == m_big.bytes());
    QVERIFY(m_rig->ranges().isEmpty());
    QCOMPARE(QFileInfo(payload).lastModified(), before);
    QVERIFY(QFileInfo(m_rig->cache->layout().blob(repo(), { m_big.sha256() })).isSymLink());
    QCOMPARE(Rig::content(payload + u".refs"_s), "models--org--model/blobs/" + m_big.sha256() + '\n');
}

void TestTransferQueue::aHeldStoreLockHoldsUpNothingElse()
{
    // More files than there are workers, and every one is in the store under a lock that somebody holds.
    QMap<QString, Blob> files;
    for (int i = 0; i < 8; ++i) {
        files.insert(u"part-%1.safetensors"_s.arg(i), Blob::seeded(100 + i, MiB));
    }
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, u"org/shared"_s, files);
    m_rig->hub.edit(FakeHub::RepoKind::Model, u"org/shared"_s, [](FakeHub::Repo &repo) { repo.xet = true; });
    const auto shared = Rig::repo(u"org/shared"_s);
    const auto listing
        = QCoro::waitFor(m_rig->api->wholeTree({ .repo = shared, .revision = {}, .recursive = true }, {}));
    QVERIFY(listing && listing->size() == files.size());
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
            && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(m_rig->cache->layout().sharedStore() + u"/.huggingface-shared-blobs"_s, "1\n"));
    std::vector<FileLock> held;
    for (const auto &entry : *listing) {
        const auto payload = m_rig->cache->layout().sharedPayload(entry.xetHash);
        QVERIFY(write(payload, files[entry.path].bytes()));
        auto lock = FileLock::tryLock(payload + u".lock"_s, FileLock::Mode::Store);
        QVERIFY(lock);
        held.push_back(std::move(*lock));
    }
    const auto waiting = *m_rig->queue->add({ .repo = shared });
    const auto toldOfLock = [&] {
        const auto all = m_rig->queue->files(waiting);
        return all.size() == 8 && std::ranges::all_of(all, [](const FileState &file) {
                   return file.phase == TransferPhase::Waiting && file.error
                       && file.error->kind == Error::Kind::Conflict;
               });
    };
    QTRY_VERIFY(toldOfLock());
    // Another repo comes, with all that workers do for it, and what is asked is answered.
    const auto other = m_rig->download(u"org/model"_s);
    QVERIFY2(other, other ? "" : qPrintable(other.error().detail));
    QVERIFY(QCoro::waitFor(m_rig->queue->plan({ .repo = shared }, {})));
    QCOMPARE(state(waiting).filesDone, 0);
    held.clear();
    const auto result = QCoro::waitFor(m_rig->queue->wait(waiting, {}));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->bytesTransferred, 0);
    for (const auto &file : result->files) {
        QCOMPARE(file.outcome, Outcome::Cached);
    }
}

QTEST_GUILESS_MAIN(TestTransferQueue)
#include "tst_transferqueue.moc"
