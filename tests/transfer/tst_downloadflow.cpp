// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "core/transfer/partfile.h"
#include "tests/transfer/rig.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

/// One file, and everything that may go wrong with it on the wire and on the disk.
class TestDownloadFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aSnapshotArrivesAsTheOfficialClientLaysItOut();
    void whatIsHereMovesNoByte();
    void aCutAsksOnlyForWhatIsMissing();
    void aRestartAsksOnlyForWhatIsMissing();
    void aBlockDamagedBetweenRunsIsFetchedAlone();
    void wrongBytesForEverNeedAttentionAndLeaveNothing();
    void whatCameWrongIsComparedAndOnlyThatIsWritten();
    void theLockOfAnotherProgramIsWaitedFor();
    void aPartialGoesWhereAnotherProgramHasBroughtTheFile();
    void aPartialGoesOnceItsLockIsFree_data();
    void aPartialGoesOnceItsLockIsFree();
    void withoutItsLockNothingIsFetched();
    void anAdoptedPartialGetsTheModeOfANewFile();
    void aFullDiskPausesAndGoesOn();
    void theTokenNeverReachesTheOtherPort();

private:
    DownloadRequest request() const { return { .repo = Rig::repo(repoName) }; }
    QString partial() const
    {
        return m_rig->cache->layout().partial(Rig::repo(repoName), { m_big.sha256() });
    }
    void expectWhole(const Result<DownloadResult> &result);
    void beginAndLetAnotherBringIt();

    Blob m_big;
    std::unique_ptr<Rig> m_rig;
};

void TestDownloadFlow::init()
{
    m_rig = std::make_unique<Rig>();
    m_big = Blob::seeded(3, 18 * MiB + 333);
    m_rig->hub.addRepo(FakeHub::RepoKind::Model,
                       repoName,
                       { { u"config.json"_s, QByteArray("{}\n") },
                         { u"sub/empty.txt"_s, QByteArray() },
                         { bigName, m_big } });
}

void TestDownloadFlow::cleanup()
{
    PartFile::failWritesAfter(-1);
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestDownloadFlow::expectWhole(const Result<DownloadResult> &result)
{
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->files.size(), 3);
    QVERIFY(Rig::content(result->path + u"/weights.safetensors"_s) == m_big.bytes());
    QCOMPARE(Rig::content(result->path + u"/config.json"_s), QByteArray("{}\n"));
    QCOMPARE(Rig::content(result->path + u"/sub/empty.txt"_s), QByteArray());
    QCOMPARE(m_rig->leftovers(), QStringList());
}

void TestDownloadFlow::aSnapshotArrivesAsTheOfficialClientLaysItOut()
{
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    const auto commit = result->commit.hex;
    const auto base = u"models--org--model/"_s;
    QStringList expected{ u"CACHEDIR.TAG"_s,
                          u"models--org--model"_s,
                          base + u"blobs"_s,
                          base + u"blobs/"_s + QString::fromLatin1(m_big.sha256()),
                          base + u"blobs/"_s + QString::fromLatin1(Blob(QByteArray("{}\n")).gitSha1()),
                          base + u"blobs/"_s + QString::fromLatin1(Blob(QByteArray()).gitSha1()),
                          base + u"refs"_s,
                          base + u"refs/main"_s,
                          base + u"snapshots"_s,
                          base + u"snapshots/"_s + commit,
                          base + u"snapshots/"_s + commit + u"/config.json"_s,
                          base + u"snapshots/"_s + commit + u"/sub"_s,
                          base + u"snapshots/"_s + commit + u"/sub/empty.txt"_s,
                          base + u"snapshots/"_s + commit + u"/weights.safetensors"_s,
                          base + u"trees"_s,
                          base + u"trees/"_s + commit + u".json"_s };
    expected.sort();
    QCOMPARE(m_rig->tree(), expected);
    QCOMPARE(Rig::content(m_rig->root + u'/' + base + u"refs/main"_s), commit.toLatin1());
    for (const auto &file : result->files) {
        QCOMPARE(file.outcome, Outcome::Downloaded);
    }
    QCOMPARE(result->bytesTransferred, m_big.size() + 3);
}

void TestDownloadFlow::whatIsHereMovesNoByte()
{
    expectWhole(m_rig->download(repoName));
    if (QTest::currentTestFailed()) {
        return;
    }
    m_rig->hub.clearRequests();
    const auto again = m_rig->download(repoName);
    expectWhole(again);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(again->bytesTransferred, 0);
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), 0);
    for (const auto &file : again->files) {
        QCOMPARE(file.outcome, Outcome::Cached);
    }
}

void TestDownloadFlow::aCutAsksOnlyForWhatIsMissing()
{
    m_rig->hub.addFault(Fault::cutAfter(5 * MiB + 17).onPort(FakeHub::Port::Cdn).times(1));
    expectWhole(m_rig->download(repoName));
    if (QTest::currentTestFailed()) {
        return;
    }
    const auto ranges = m_rig->ranges();
    QCOMPARE(ranges.size(), 2);
    QCOMPARE(ranges[0], QByteArray());
    // A connection that is torn takes with it what was not read yet, never more than the read buffer.
    const auto begin = ranges[1].sliced(6).chopped(1).toLongLong();
    QVERIFY2(begin > MiB && begin <= 5 * MiB + 17, ranges[1].constData());
}

void TestDownloadFlow::aRestartAsksOnlyForWhatIsMissing()
{
    m_rig->hub.addFault(Fault::stallAfter(7 * MiB + 5).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = m_rig->queue->add(request());
    QVERIFY(id);
    QTRY_COMPARE(m_rig->queue->states().first().done, 7 * MiB + 5 + 3);
    m_rig->restart();
    QVERIFY(m_rig->queue->states().isEmpty());
    QVERIFY(m_rig->queue->restore());
    const auto result = QCoro::waitFor(m_rig->queue->wait(*id, {}));
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(m_rig->ranges().last(), "bytes=" + QByteArray::number(7 * MiB + 5) + '-');
    const auto resumed = std::ranges::find(result->files, bigName, &DownloadedFile::path);
    QCOMPARE(resumed->outcome, Outcome::Resumed);
}

void TestDownloadFlow::aBlockDamagedBetweenRunsIsFetchedAlone()
{
    m_rig->hub.addFault(Fault::stallAfter(11 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = m_rig->queue->add(request());
    QTRY_COMPARE(m_rig->queue->states().first().done, 11 * MiB + 3);
    m_rig->stop();
    QFile file(m_rig->folder.filePath(u"cache/models--org--model/blobs/"_s
                                      + QString::fromLatin1(m_big.sha256()) + u".hubdesk-part"_s));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(5 * MiB) && file.write("damaged") == 7);
    file.close();
    m_rig->hub.clearRequests();
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    expectWhole(QCoro::waitFor(m_rig->queue->wait(*id, {})));
    if (QTest::currentTestFailed()) {
        return;
    }
    const auto ranges = m_rig->ranges();
    QVERIFY(ranges.contains("bytes=" + QByteArray::number(11 * MiB) + '-'));
    QVERIFY(ranges.contains("bytes=" + QByteArray::number(4 * MiB) + '-' + QByteArray::number(8 * MiB - 1)));
    QCOMPARE(ranges.size(), 2);
}

void TestDownloadFlow::wrongBytesForEverNeedAttentionAndLeaveNothing()
{
    m_rig->hub.addFault(Fault::wrongBytes(MiB).onPort(FakeHub::Port::Cdn));
    const auto result = m_rig->download(repoName);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Integrity);
    QCOMPARE(m_rig->leftovers(), QStringList());
    QVERIFY(!m_rig->cache->hasBlob(Rig::repo(repoName), { m_big.sha256() }));
    QCOMPARE(m_rig->ranges().size(), 2); // and once more, no oftener
}

void TestDownloadFlow::whatCameWrongIsComparedAndOnlyThatIsWritten()
{
    m_rig->hub.addFault(Fault::wrongBytes(9 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    PartFile::failWritesAfter(m_big.size() + 3 + MiB); // all of it once, and little more
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(result->bytesTransferred, 2 * m_big.size() + 3);
    const auto requests = m_rig->hub.requests();
    const auto last = std::ranges::find_last_if(
        requests, [](const auto &request) { return request.port == FakeHub::Port::Cdn; });
    QCOMPARE(last.front().headers.value("cache-control"), QByteArray("no-cache"));
}

void TestDownloadFlow::theLockOfAnotherProgramIsWaitedFor()
{
    const auto path = m_rig->cache->layout().lock(Rig::repo(repoName), { m_big.sha256() });
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    auto lock = std::make_unique<Result<FileLock>>(FileLock::tryLock(path));
    QVERIFY(*lock);
    const auto id = m_rig->queue->add(request());
    QTRY_COMPARE(m_rig->queue->states().first().filesDone, 2);
    QVERIFY(m_rig->ranges().isEmpty());
    lock.reset();
    expectWhole(QCoro::waitFor(m_rig->queue->wait(*id, {})));
    if (QTest::currentTestFailed()) {
        return;
    }
}

/// The official client, say, while ours had been killed.
void TestDownloadFlow::beginAndLetAnotherBringIt()
{
    m_rig->hub.addFault(Fault::stallAfter(7 * MiB).onPort(FakeHub::Port::Cdn));
    QVERIFY(m_rig->queue->add(request()));
    QTRY_COMPARE(m_rig->queue->states().first().done, 7 * MiB + 3);
    m_rig->stop();
    QCOMPARE(m_rig->leftovers().size(), 1);
    QFile theirs(CacheStore(m_rig->root).layout().blob(Rig::repo(repoName), { m_big.sha256() }));
    QVERIFY(theirs.open(QIODevice::WriteOnly) && theirs.write(m_big.bytes()) == m_big.size());
    theirs.close();
    m_rig->start();
}

/// Nothing of ours stays beside it.
void TestDownloadFlow::aPartialGoesWhereAnotherProgramHasBroughtTheFile()
{
    beginAndLetAnotherBringIt();
    expectWhole(m_rig->download(repoName));
    QCOMPARE(m_rig->journal->partialBytes().value().size(), 0);
}

void TestDownloadFlow::aPartialGoesOnceItsLockIsFree_data()
{
    QTest::addColumn<bool>("isHeldOn");
    QTest::newRow("for a moment, by whoever has brought the file") << false;
    QTest::newRow("for long, by who fetches it once more") << true;
}

void TestDownloadFlow::aPartialGoesOnceItsLockIsFree()
{
    QFETCH(const bool, isHeldOn);
    beginAndLetAnotherBringIt();
    std::optional theirs(
        FileLock::tryLock(m_rig->cache->layout().lock(Rig::repo(repoName), { m_big.sha256() })));
    QVERIFY(*theirs);
    const auto id = m_rig->queue->add(request());
    QVERIFY(id);
    QTRY_VERIFY(std::ranges::contains(
        m_rig->queue->log(*id), TransferEvent::Kind::WaitsForOther, &TransferEvent::kind));
    if (!isHeldOn) {
        theirs.reset();
    }
    const auto result = QCoro::waitFor(m_rig->queue->wait(*id, {}));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(m_rig->leftovers().size(), isHeldOn ? 1 : 0); // it is in their use
}

void TestDownloadFlow::withoutItsLockNothingIsFetched()
{
    const auto path = m_rig->cache->layout().lock(Rig::repo(repoName), { m_big.sha256() });
    QVERIFY(QDir().mkpath(path)); // a folder lies where the lock should
    const auto result = m_rig->download(repoName);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Disk);
    QVERIFY(m_rig->ranges().isEmpty());
    QVERIFY(QDir(path).removeRecursively());
    const auto id = m_rig->queue->states().last().id;
    m_rig->queue->resume(id);
    expectWhole(QCoro::waitFor(m_rig->queue->wait(id, {})));
}

/// One that an earlier run has made, or another program: the finished file is readable for whom a new one is.
void TestDownloadFlow::anAdoptedPartialGetsTheModeOfANewFile()
{
    QVERIFY(QDir().mkpath(QFileInfo(partial()).path()));
    {
        QFile old(partial());
        QVERIFY(old.open(QIODevice::WriteOnly) && old.resize(m_big.size()));
    }
    QVERIFY(QFile::setPermissions(partial(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOther));
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    const auto modeOf = [&](const QString &name) {
        return QFileInfo(QFileInfo(result->path + u'/' + name).canonicalFilePath()).permissions();
    };
    QCOMPARE(modeOf(bigName), modeOf(u"config.json"_s));
}

void TestDownloadFlow::aFullDiskPausesAndGoesOn()
{
    PartFile::failWritesAfter(6 * MiB);
    const auto id = m_rig->queue->add(request());
    const auto stuck = QCoro::waitFor(m_rig->queue->wait(*id, {}));
    QVERIFY(!stuck);
    QCOMPARE(stuck.error().kind, Error::Kind::DiskFull);
    QVERIFY(stuck.error().missingBytes > 0);
    PartFile::failWritesAfter(-1);
    QTRY_COMPARE(m_rig->queue->states().first().phase, TransferPhase::Done);
    expectWhole(QCoro::waitFor(m_rig->queue->wait(*id, {})));
    if (QTest::currentTestFailed()) {
        return;
    }
}

void TestDownloadFlow::theTokenNeverReachesTheOtherPort()
{
    expectWhole(m_rig->download(repoName));
    if (QTest::currentTestFailed()) {
        return;
    }
    int authorized = 0;
    for (const auto &request : m_rig->hub.requests()) {
        const bool has = request.headers.contains("authorization");
        QVERIFY(!has || request.port == FakeHub::Port::Hub);
        authorized += has ? 1 : 0;
    }
    QVERIFY(authorized > 0);
}

QTEST_GUILESS_MAIN(TestDownloadFlow)
#include "tst_downloadflow.moc"
