// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "core/cache/fileops.h"
#include "core/transfer/partfile.h"
#include "core/transfer/smallflow.h"
#include "tests/transfer/rig.h"

#include <QMutex>
#include <QSemaphore>

#include <algorithm>
#include <atomic>
#include <numeric>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

/// Many small files: what the disk does for them is done together, and whatever goes wrong with one concerns
/// that one alone.
class TestSmallFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void manyAreBroughtToTheDiskTogether();
    void noneHasItsNameBeforeItIsOnTheDisk();
    void aSlowDiskKeepsNothingFromTheNetwork();
    void whatGoesWrongIsMended_data();
    void whatGoesWrongIsMended();
    void whatIsMissingForEverIsSaidAtOnce();
    void aFullDiskPausesAndGoesOn();
    void twoOfOneContentAreTwoFiles();
    void whatIsHereIsNotAskedFor();
    void aLockThatSomebodyHoldsIsWaitedFor();
    void aPauseInTheMiddleLosesNothing();
    void aLargerOneGoesTheGeneralWay();

private:
    static QByteArray text(int number) { return "file " + QByteArray::number(number).repeated(500); }
    static QString name(int number) { return u"text/%1.txt"_s.arg(number); }
    void addMany();
    void expectAll(const Result<DownloadResult> &result);

    static constexpr int count = 60;
    std::unique_ptr<Rig> m_rig;
};

void TestSmallFlow::init()
{
    m_rig = std::make_unique<Rig>();
}

void TestSmallFlow::cleanup()
{
    const auto violations = m_rig->hub.violations();
    m_rig.reset(); // its workers look at the watcher
    watchFlushes({});
    QCOMPARE(violations, QStringList());
}

void TestSmallFlow::addMany()
{
    QMap<QString, Blob> files;
    for (int i = 0; i < count; ++i) {
        files.insert(name(i), Blob(text(i)));
    }
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, repoName, files);
}

void TestSmallFlow::expectAll(const Result<DownloadResult> &result)
{
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->files.size(), count);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(Rig::content(result->path + u'/' + name(i)), text(i));
        QVERIFY(QFileInfo(result->path + u'/' + name(i)).isSymLink());
    }
    QCOMPARE(m_rig->leftovers(), QStringList());
}

void TestSmallFlow::manyAreBroughtToTheDiskTogether()
{
    QMutex mutex;
    QStringList flushed;
    qsizetype mostAtOnce = 0;
    addMany();
    watchFlushes([&](const QString &path) {
        const QMutexLocker lock(&mutex);
        flushed.append(path);
        mostAtOnce = qMax(mostAtOnce, QDir(QFileInfo(path).path()).entryList({ u"*part"_s }).size());
    });
    m_rig->hub.addFault(Fault::latency(std::chrono::milliseconds(5)).on(u"resolve"_s)); // they come in groups
    const auto result = m_rig->download(repoName);
    watchFlushes({});
    expectAll(result);
    flushed.removeDuplicates();
    QCOMPARE(flushed.size(), count);
    QCOMPARE_GT(mostAtOnce, 3);
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), count);
    QVERIFY(std::ranges::all_of(
        result->files, [](const DownloadedFile &file) { return file.outcome == Outcome::Downloaded; }));
    QCOMPARE(result->bytesTransferred,
             std::accumulate(result->files.cbegin(),
                             result->files.cend(),
                             qint64(0),
                             [](qint64 sum, const DownloadedFile &file) { return sum + file.size; }));
}

void TestSmallFlow::noneHasItsNameBeforeItIsOnTheDisk()
{
    addMany();
    std::atomic<bool> early = false;
    std::atomic<int> seen = 0;
    watchFlushes([&](const QString &path) {
        ++seen;
        auto blob = path;
        blob.remove(u".hubdesk-part"_s);
        early = early || QFileInfo::exists(blob) || !QFileInfo(path).isFile();
    });
    expectAll(m_rig->download(repoName));
    QCOMPARE(seen, count);
    QVERIFY(!early);
}

/// Four at once, and the first of them stays on its way to the disk.
void TestSmallFlow::aSlowDiskKeepsNothingFromTheNetwork()
{
    addMany();
    QSemaphore disk;
    watchFlushes([&disk](const QString &) {
        disk.acquire();
        disk.release();
    });
    m_rig->queue->setConcurrency({ .filesPerTransfer = 4, .smallFiles = 4 });
    const auto id = m_rig->queue->add({ .repo = Rig::repo(repoName) });
    QTRY_COMPARE(m_rig->hub.requestCount(u"resolve"_s), count);
    disk.release();
    expectAll(QCoro::waitFor(m_rig->queue->wait(*id, {})));
}

void TestSmallFlow::whatGoesWrongIsMended_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("again"); ///< requests; Qt itself repeats one whose connection was closed
    const auto file = u"*/resolve-cache/*7.txt*"_s; // where the Hub sends those that ask for it
    QTest::newRow("cut") << Fault::cutAfter(100).on(file).times(1) << 1;
    QTest::newRow("closed without an answer") << Fault::close().on(file).times(1) << 0;
    QTest::newRow("wrong bytes") << Fault::wrongBytes(3).on(file).times(1) << 1;
    QTest::newRow("longer") << Fault::lengthChange(50).on(file).times(1) << 1;
    QTest::newRow("shorter") << Fault::lengthChange(-50).on(file).times(1) << 1;
    QTest::newRow("a server that is busy") << Fault::status(503).on(file).times(1) << 1;
    QTest::newRow("too many requests") << Fault::tooManyRequests(0).on(file).times(1) << 1;
    QTest::newRow("another file") << Fault::setHeader("x-linked-etag", QByteArray(40, 'a')).on(file).times(1)
                                  << 1;
    QTest::newRow("compressed") << Fault::setHeader("content-encoding", "gzip").on(file).times(1) << 1;
    QTest::newRow("no content at all") << Fault::status(204).on(file).times(1) << 1;
}

void TestSmallFlow::whatGoesWrongIsMended()
{
    QFETCH(Fault, fault);
    QFETCH(int, again);
    addMany();
    m_rig->hub.addFault(fault);
    expectAll(m_rig->download(repoName));
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), count + again);
}

void TestSmallFlow::whatIsMissingForEverIsSaidAtOnce()
{
    addMany();
    m_rig->hub.addFault(Fault::status(404).on(u"*/resolve/*/7.txt"_s));
    const auto result = m_rig->download(repoName);
    QVERIFY(!result);
    QCOMPARE(result.error().status, 404);
    QCOMPARE(std::ranges::count_if(m_rig->hub.requests(),
                                   [](const auto &request) { return request.path.endsWith("/7.txt"_L1); }),
             1);
    QCOMPARE(m_rig->leftovers(), QStringList());
}

/// Room goes while files come: the next look at the disk sees it.
void TestSmallFlow::aFullDiskPausesAndGoesOn()
{
    addMany();
    std::atomic<qint64> room = 1'000'000;
    m_rig->spaceAt = [&room](const QString &path) {
        return volumeSpace(path).transform([&room](VolumeSpace volume) {
            volume.freeBytes = room;
            return volume;
        });
    };
    m_rig->restart();
    m_rig->hub.addFault(Fault::latency(std::chrono::milliseconds(100)).on(u"resolve"_s));
    const auto id = m_rig->queue->add({ .repo = Rig::repo(repoName) });
    QVERIFY(id);
    const auto state = [this] { return m_rig->queue->states().constFirst(); };
    QTRY_COMPARE(state().phase, TransferPhase::Downloading);
    room = 10;
    QTRY_COMPARE(state().pauseReason, PauseReason::DiskFull);
    room = 1'000'000;
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    expectAll(QCoro::waitFor(m_rig->queue->wait(*id, {})));
}

/// They have one blob, and one lock.
void TestSmallFlow::twoOfOneContentAreTwoFiles()
{
    QMap<QString, Blob> files;
    for (int i = 0; i < 12; ++i) {
        files.insert(name(i), Blob(QByteArray("the same")));
    }
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, repoName, files);
    const auto result = m_rig->download(repoName);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    for (int i = 0; i < 12; ++i) {
        QCOMPARE(Rig::content(result->path + u'/' + name(i)), "the same");
    }
    QCOMPARE(m_rig->leftovers(), QStringList());
}

void TestSmallFlow::whatIsHereIsNotAskedFor()
{
    addMany();
    const auto first = m_rig->download(repoName);
    expectAll(first);
    if (QTest::currentTestFailed()) {
        return;
    }
    // The pointers are gone, the blobs are here: as after another commit with the same files.
    for (int i = 0; i < count; ++i) {
        QVERIFY(QFile::remove(first->path + u'/' + name(i)));
    }
    m_rig->hub.clearRequests();
    expectAll(m_rig->download(repoName));
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), 0);
}

void TestSmallFlow::aLockThatSomebodyHoldsIsWaitedFor()
{
    addMany();
    const auto path = m_rig->cache->layout().lock(Rig::repo(repoName), { Blob(text(7)).gitSha1() });
    auto lock = std::make_unique<FileLock>(*FileLock::tryLock(path));
    const auto id = m_rig->queue->add({ .repo = Rig::repo(repoName) });
    QVERIFY(id);
    QTRY_COMPARE(m_rig->queue->states().constFirst().filesDone, count - 1);
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), count - 1);
    lock.reset();
    expectAll(QCoro::waitFor(m_rig->queue->wait(*id, {})));
}

void TestSmallFlow::aPauseInTheMiddleLosesNothing()
{
    addMany();
    m_rig->hub.addFault(Fault::stallAfter(20).on(u"*/resolve/*/7.txt"_s).times(1));
    const auto id = m_rig->queue->add({ .repo = Rig::repo(repoName) });
    QVERIFY(id);
    QTRY_COMPARE(m_rig->queue->states().constFirst().filesDone, count - 1);
    m_rig->queue->pause(*id);
    QTRY_COMPARE(m_rig->queue->states().constFirst().phase, TransferPhase::Paused);
    QCOMPARE(m_rig->leftovers(), QStringList());
    m_rig->queue->resume(*id);
    expectAll(QCoro::waitFor(m_rig->queue->wait(*id, {})));
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), count + 1);
}

/// It resumes where it was cut.
void TestSmallFlow::aLargerOneGoesTheGeneralWay()
{
    const auto large = Blob::seeded(5, SmallFiles::mostSize + 1);
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, repoName, { { u"a.bin"_s, large } });
    m_rig->hub.addFault(Fault::cutAfter(40'000).onPort(FakeHub::Port::Cdn).times(1));
    const auto result = m_rig->download(repoName);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(Rig::content(result->path + u"/a.bin"_s), large.bytes());
    const auto requests = m_rig->hub.requests();
    QVERIFY(requests.constLast().headers.value("range").startsWith("bytes="));
}

QTEST_GUILESS_MAIN(TestSmallFlow)
#include "tst_smallflow.moc"
