// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "core/cache/localfolder.h"
#include "core/transfer/partfile.h"
#include "tests/transfer/rig.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

/// Real files in a folder of a person's own: what comes, what need not come, and what happens when it is cut
/// short.
class TestLocalDir : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void filesComeWithTheOfficialRecords();
    void whatIsThereMovesNoByte();
    void aNewCommitMovesOnlyWhatChanged();
    void aFileThatWasChangedComesAnew();
    void aFileWithoutARecordIsRecognized();
    void whatTheCacheHasIsCopied();
    void aLinkIntoTheCacheBecomesAFile();
    void forceFetchesAnew();
    void aRestartAsksOnlyForWhatIsMissing();
    void faults_data();
    void faults();
    void theOldFileStaysUntilTheNewOneIsWhole();
    void aFullDiskPausesAndGoesOn();
    void cancellingTakesThePartialAlong();
    void aPartialGoesWhereAnotherProgramHasBroughtTheFile();
    void whatWasTakenAwayComesAgain();
    void theLockOfAnotherProgramIsWaitedFor();
    void aHostileRepositoryStaysInTheFolder();
    void offlineServesWhatIsThere();
    void aDryRunWritesNothing();

private:
    DownloadRequest request() const { return { .repo = Rig::repo(repoName), .localDir = m_folder.root() }; }
    Result<DownloadResult> download() { return m_rig->download(request()); }
    void expectWhole(const Result<DownloadResult> &result);
    TransferState state() const { return m_rig->queue->states().last(); }
    QString partial() const { return m_folder.partial(bigName, { m_big.sha256() }); }
    /// As an editor does it, some seconds after the download.
    void change(const QString &path, const QByteArray &content);
    QStringList tree() const;
    Outcome outcome(const DownloadResult &result, const QString &path) const
    {
        return std::ranges::find(result.files, path, &DownloadedFile::path)->outcome;
    }

    Blob m_big;
    std::unique_ptr<Rig> m_rig;
    LocalFolder m_folder{ QString() };
};

void TestLocalDir::init()
{
    m_rig = std::make_unique<Rig>();
    m_big = Blob::seeded(3, 18 * MiB + 333);
    m_folder = LocalFolder(QFileInfo(m_rig->folder.path()).canonicalFilePath() + u"/mine"_s);
    m_rig->addModel(m_big);
}

void TestLocalDir::cleanup()
{
    PartFile::failWritesAfter(-1);
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestLocalDir::expectWhole(const Result<DownloadResult> &result)
{
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->path, m_folder.root());
    QVERIFY(Rig::content(m_folder.file(bigName)) == m_big.bytes());
    QCOMPARE(Rig::content(m_folder.file(u"config.json"_s)), QByteArray("{}\n"));
    QCOMPARE(Rig::content(m_folder.file(u"onnx/model.json"_s)), QByteArray("[]\n"));
    for (const auto &file : result->files) {
        const auto record = m_folder.readRecord(file.path);
        QVERIFY2(record, qPrintable(file.path));
        QCOMPARE(record->commit, result->commit);
        QCOMPARE(file.localPath, m_folder.file(file.path));
    }
    const auto left = tree().filter(QRegularExpression(u"part$|incomplete$|tmp$"_s));
    QCOMPARE(left, QStringList());
}

QStringList TestLocalDir::tree() const
{
    QStringList paths;
    QDirIterator all(m_folder.root(),
                     QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        paths.append(all.next().sliced(m_folder.root().size() + 1));
    }
    paths.sort();
    return paths;
}

void TestLocalDir::change(const QString &path, const QByteArray &content)
{
    QFile file(m_folder.file(path));
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Truncate) && file.write(content) == content.size());
    file.close();
    auto lines = Rig::content(m_folder.record(path)).split('\n');
    QCOMPARE(lines.size(), 4);
    lines[2] = QByteArray::number(lines[2].toDouble() - 10, 'f', 3);
    QFile record(m_folder.record(path));
    QVERIFY(record.open(QIODevice::WriteOnly) && record.write(lines.join('\n')) > 0);
}

void TestLocalDir::filesComeWithTheOfficialRecords()
{
    const auto result = download();
    expectWhole(result);
    QVERIFY(result);
    const auto base = u".cache/huggingface/"_s;
    QStringList expected{ u"config.json"_s,         u"onnx/model.json"_s,
                          QString(bigName),         base + u".gitignore"_s,
                          base + u"CACHEDIR.TAG"_s, base + u"trees/"_s + result->commit.hex + u".json"_s };
    for (const auto &path : { u"config.json"_s, u"onnx/model.json"_s, QString(bigName) }) {
        expected << base + u"download/"_s + path + u".metadata"_s
                 << base + u"download/"_s + path + u".lock"_s;
    }
    expected.sort();
    QCOMPARE(tree(), expected);
    QCOMPARE(m_folder.readRecord(bigName)->etag, m_big.sha256());
    QCOMPARE(m_folder.readRecord(u"config.json"_s)->etag, Blob(QByteArray("{}\n")).gitSha1());
    QCOMPARE(m_rig->tree(), QStringList()); // nothing in the cache, not even a ref
    QCOMPARE(result->bytesTransferred, m_big.size() + 6);
    QCOMPARE(state().folder, m_folder.root());
}

void TestLocalDir::whatIsThereMovesNoByte()
{
    expectWhole(download());
    m_rig->hub.clearRequests();
    const auto again = download();
    expectWhole(again);
    QVERIFY(again);
    QCOMPARE(again->bytesTransferred, 0);
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), 0);
    QCOMPARE(outcome(*again, bigName), Outcome::Cached);
}

void TestLocalDir::aNewCommitMovesOnlyWhatChanged()
{
    expectWhole(download());
    m_rig->hub.commit(
        FakeHub::RepoKind::Model, repoName, { .add = { { u"new.txt"_s, QByteArray("new\n") } } });
    m_rig->hub.clearRequests();
    const auto result = download();
    expectWhole(result); // the others are recorded for the new commit
    QVERIFY(result);
    QCOMPARE(result->bytesTransferred, 4);
    QCOMPARE(outcome(*result, u"new.txt"_s), Outcome::Downloaded);
    QCOMPARE(m_rig->ranges().size(), 0);
}

void TestLocalDir::aFileThatWasChangedComesAnew()
{
    expectWhole(download());
    auto other = m_big.bytes();
    other[int(7 * MiB)] ^= 1;
    change(bigName, other); // of the same size
    change(u"config.json"_s, "{}\n"); // only touched
    m_rig->hub.clearRequests();
    const auto result = download();
    expectWhole(result);
    QVERIFY(result);
    QCOMPARE(outcome(*result, bigName), Outcome::Downloaded);
    QCOMPARE(outcome(*result, u"config.json"_s), Outcome::Cached);
    QCOMPARE(result->bytesTransferred, m_big.size());
}

void TestLocalDir::aFileWithoutARecordIsRecognized()
{
    expectWhole(download());
    QVERIFY(QDir(m_folder.root() + u"/.cache"_s).removeRecursively());
    m_rig->hub.clearRequests();
    const auto result = download();
    expectWhole(result);
    QVERIFY(result);
    QCOMPARE(result->bytesTransferred, 0); // by their hashes, the small ones of git, too
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), 0);
}

void TestLocalDir::whatTheCacheHasIsCopied()
{
    QVERIFY(m_rig->download(repoName));
    const auto cached = m_rig->tree();
    m_rig->hub.clearRequests();
    const auto result = download();
    expectWhole(result);
    QVERIFY(result);
    QCOMPARE(result->bytesTransferred, 0);
    QCOMPARE(outcome(*result, bigName), Outcome::Cached);
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), 0);
    const QFileInfo file(m_folder.file(bigName));
    QVERIFY(!file.isSymLink());
    QVERIFY(
        !isSameFile(file.filePath(), m_rig->cache->layout().blob(Rig::repo(repoName), { m_big.sha256() })));
    QCOMPARE(m_rig->tree(), cached);
}

void TestLocalDir::aLinkIntoTheCacheBecomesAFile()
{
    auto links = request();
    links.localDirLink = LocalDirLink::Symlink;
    QVERIFY(m_rig->download(links));
    QVERIFY(QFileInfo(m_folder.file(bigName)).isSymLink());
    m_rig->hub.clearRequests();
    expectWhole(download());
    QVERIFY(!QFileInfo(m_folder.file(bigName)).isSymLink());
    QCOMPARE(m_rig->ranges().size(), 0);
}

void TestLocalDir::forceFetchesAnew()
{
    QVERIFY(m_rig->download(repoName));
    expectWhole(download());
    m_rig->hub.clearRequests();
    auto forced = request();
    forced.force = true;
    const auto result = m_rig->download(forced);
    expectWhole(result);
    QVERIFY(result);
    QCOMPARE(result->bytesTransferred, m_big.size() + 6);
}

void TestLocalDir::aRestartAsksOnlyForWhatIsMissing()
{
    m_rig->hub.addFault(Fault::stallAfter(7 * MiB + 5).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = m_rig->queue->add(request());
    QVERIFY(id);
    QTRY_COMPARE(state().done, 7 * MiB + 5 + 6);
    QCOMPARE(QFileInfo(partial()).size(), m_big.size()); // beside the records
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state().target, m_folder.root());
    const auto result = QCoro::waitFor(m_rig->queue->wait(*id, {}));
    expectWhole(result);
    QVERIFY(result);
    QCOMPARE(m_rig->ranges().last(), "bytes=" + QByteArray::number(7 * MiB + 5) + '-');
    QCOMPARE(outcome(*result, bigName), Outcome::Resumed);
    QCOMPARE(m_rig->tree(), QStringList());
}

void TestLocalDir::faults_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("error"); // -1: ends well
    const auto cdn = FakeHub::Port::Cdn;
    QTest::newRow("cut once") << Fault::cutAfter(5 * MiB).onPort(cdn).times(1) << -1;
    QTest::newRow("a stall") << Fault::stallAfter(3 * MiB).onPort(cdn).times(1) << -1;
    QTest::newRow("a wrong byte once") << Fault::wrongBytes(9 * MiB).onPort(cdn).times(1) << -1;
    QTest::newRow("an expired link") << Fault::expiredLink().onPort(cdn).times(2) << -1;
    QTest::newRow("a wrong byte always") << Fault::wrongBytes(MiB).onPort(cdn) << int(Error::Kind::Integrity);
    QTest::newRow("errors for ever") << Fault::status(500).onPort(cdn) << int(Error::Kind::Server);
}

void TestLocalDir::faults()
{
    QFETCH(Fault, fault);
    QFETCH(int, error);
    m_rig->stop();
    m_rig->idleTimeoutMs = 300;
    m_rig->start();
    m_rig->hub.addFault(fault);
    const auto result = download();
    if (error < 0) {
        expectWhole(result);
        return;
    }
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind(error));
    QVERIFY(!QFile::exists(m_folder.file(bigName)));
    QVERIFY(!m_folder.readRecord(bigName));
    m_rig->hub.clearFaults();
    m_rig->queue->resume(state().id);
    expectWhole(QCoro::waitFor(m_rig->queue->wait(state().id, {})));
}

void TestLocalDir::theOldFileStaysUntilTheNewOneIsWhole()
{
    expectWhole(download());
    const auto fresh = Blob::seeded(4, 12 * MiB);
    m_rig->hub.commit(FakeHub::RepoKind::Model, repoName, { .add = { { bigName, fresh } } });
    m_rig->hub.addFault(Fault::stallAfter(5 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add(request());
    QTRY_COMPARE(state().done, 5 * MiB + 6);
    QVERIFY(Rig::content(m_folder.file(bigName)) == m_big.bytes());
    m_rig->restart();
    QVERIFY(Rig::content(m_folder.file(bigName)) == m_big.bytes());
    m_big = fresh;
    QVERIFY(m_rig->queue->restore());
    expectWhole(QCoro::waitFor(m_rig->queue->wait(id, {})));
}

void TestLocalDir::aFullDiskPausesAndGoesOn()
{
    PartFile::failWritesAfter(6 * MiB);
    const auto id = m_rig->queue->add(request());
    const auto stuck = QCoro::waitFor(m_rig->queue->wait(*id, {}));
    QVERIFY(!stuck);
    QCOMPARE(stuck.error().kind, Error::Kind::DiskFull);
    PartFile::failWritesAfter(-1);
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    expectWhole(QCoro::waitFor(m_rig->queue->wait(*id, {})));
}

void TestLocalDir::cancellingTakesThePartialAlong()
{
    m_rig->hub.addFault(Fault::stallAfter(7 * MiB).onPort(FakeHub::Port::Cdn));
    const auto id = *m_rig->queue->add(request());
    QTRY_COMPARE(state().done, 7 * MiB + 6);
    QVERIFY(QFile::exists(partial()));
    m_rig->queue->cancel(id);
    QTRY_COMPARE(state().phase, TransferPhase::Cancelled);
    QVERIFY(!QFile::exists(partial()));
    QCOMPARE(Rig::content(m_folder.file(u"config.json"_s)), QByteArray("{}\n"));
}

void TestLocalDir::aPartialGoesWhereAnotherProgramHasBroughtTheFile()
{
    m_rig->hub.addFault(Fault::stallAfter(7 * MiB).onPort(FakeHub::Port::Cdn));
    QVERIFY(m_rig->queue->add(request()));
    QTRY_COMPARE(state().done, 7 * MiB + 6);
    QFile theirs(m_folder.file(bigName));
    QVERIFY(theirs.open(QIODevice::WriteOnly) && theirs.write(m_big.bytes()) > 0 && theirs.flush());
    m_rig->restart();
    expectWhole(download());
    QVERIFY(!QFile::exists(partial()));
}

void TestLocalDir::whatWasTakenAwayComesAgain()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add(request());
    QTRY_COMPARE(state().filesDone, 2);
    QTRY_COMPARE(state().done, 2 * MiB + 6);
    m_rig->stop();
    QVERIFY(QFile::remove(m_folder.file(u"config.json"_s)));
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    expectWhole(QCoro::waitFor(m_rig->queue->wait(id, {})));
    QCOMPARE(state().done, m_big.size() + 6);
}

void TestLocalDir::theLockOfAnotherProgramIsWaitedFor()
{
    QVERIFY(m_folder.prepareFor(bigName));
    auto lock = std::make_unique<Result<FileLock>>(FileLock::tryLock(m_folder.lock(bigName)));
    QVERIFY(*lock);
    const auto id = m_rig->queue->add(request());
    QTRY_COMPARE(state().filesDone, 2);
    QVERIFY(m_rig->ranges().isEmpty());
    lock.reset();
    expectWhole(QCoro::waitFor(m_rig->queue->wait(*id, {})));
}

void TestLocalDir::aHostileRepositoryStaysInTheFolder()
{
    m_rig->hub.addRepo(FakeHub::RepoKind::Model,
                       u"org/hostile"_s,
                       { { u"../escaped.txt"_s, QByteArray("x") },
                         { u"/escaped.txt"_s, QByteArray("x") },
                         { u".cache/huggingface/download/good.txt.metadata"_s, QByteArray("x") },
                         { u".cache/huggingface/.gitignore"_s, QByteArray("x") },
                         { u"away/evil.txt"_s, QByteArray("x") },
                         { u"good.txt"_s, QByteArray("good") } });
    const auto outside = m_rig->folder.filePath(u"outside"_s);
    QVERIFY(QDir().mkpath(outside) && QDir().mkpath(m_folder.root()));
    QVERIFY(QFile::link(outside, m_folder.root() + u"/away"_s));
    const auto request = DownloadRequest{ .repo = Rig::repo(u"org/hostile"_s), .localDir = m_folder.root() };
    const auto stuck = m_rig->download(request); // what leads through a link is an error, not left out
    QVERIFY(!stuck);
    QCOMPARE(stuck.error().kind, Error::Kind::Unsafe);
    QVERIFY(QDir(outside).isEmpty());
    QVERIFY(QFile::remove(m_folder.root() + u"/away"_s));
    const auto result = m_rig->download(request);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    for (const auto &file : result->files) {
        const bool isGood = file.path == "good.txt"_L1 || file.path == "away/evil.txt"_L1;
        QCOMPARE(file.outcome == Outcome::Skipped, !isGood);
        QVERIFY(isGood || file.refused->kind == Error::Kind::Unsafe);
    }
    QCOMPARE(Rig::content(m_folder.root() + u"/.cache/huggingface/.gitignore"_s), "*");
    QVERIFY(!QFile::exists(m_rig->folder.filePath(u"escaped.txt"_s)));
    QVERIFY(m_folder.readRecord(u"good.txt"_s));
}

void TestLocalDir::offlineServesWhatIsThere()
{
    expectWhole(download());
    m_rig->hub.clearRequests();
    m_rig->http->setOffline(u"HF_HUB_OFFLINE"_s);
    const auto result = download();
    expectWhole(result);
    QCOMPARE(m_rig->hub.requestCount(), 0);
    auto tagged = request();
    tagged.revision = *Revision::parse(u"v1"_s); // nobody knows what that was
    const auto other = m_rig->download(tagged);
    QVERIFY(!other);
    QCOMPARE(other.error().kind, Error::Kind::Offline);
    change(u"config.json"_s, "[]\n");
    QVERIFY(!download());
}

void TestLocalDir::aDryRunWritesNothing()
{
    using Action = DownloadPlan::FileAction;
    auto plan = QCoro::waitFor(m_rig->queue->plan(request(), {}));
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
    QCOMPARE(plan->path, m_folder.root());
    QCOMPARE(plan->bytesToFetch, m_big.size() + 6);
    QVERIFY(!QFile::exists(m_folder.root()));
    expectWhole(download());
    change(u"config.json"_s, "{}\n"); // touched: its hash tells
    change(u"onnx/model.json"_s, "{}\n");
    const auto before = tree();
    plan = QCoro::waitFor(m_rig->queue->plan(request(), {}));
    QVERIFY(plan);
    QHash<QString, Action> actions;
    for (const auto &file : plan->files) {
        actions[file.path] = file.action;
    }
    QCOMPARE(actions[u"config.json"_s], Action::Cached);
    QCOMPARE(actions[u"onnx/model.json"_s], Action::Fetch);
    QCOMPARE(actions[bigName], Action::Cached);
    QCOMPARE(tree(), before);
    QCOMPARE(m_rig->tree(), QStringList());
}

QTEST_GUILESS_MAIN(TestLocalDir)
#include "tst_localdir.moc"
