// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "core/cache/localfolder.h"
#include "tests/transfer/rig.h"

#include <QStorageInfo>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

Q_DECLARE_METATYPE(Hubdesk::LocalDirLink)

/// A folder that gets links into the cache, and another cache folder than that of the program.
class TestDestinations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theFolderGetsWhatWasAskedFor_data();
    void theFolderGetsWhatWasAskedFor();
    void whatCannotBeMadeIsSaidBeforeAnyByte_data();
    void whatCannotBeMadeIsSaidBeforeAnyByte();
    void anInterruptedOneKeepsItsLinks();
    void whatWentOutOfTheCacheMeanwhileIsNotCalledDone();
    void namesOfLinksAreWordsOfTheJournal();
    void anotherCacheFolderIsACache();
    void anotherCacheFolderGoesOnAfterARestart();
    void foldersThatCannotBeMeant_data();
    void foldersThatCannotBeMeant();
    void oneFolderByTwoNamesIsOneTransfer();

private:
    DownloadRequest request(LocalDirLink link) const
    {
        return { .repo = Rig::repo(repoName), .localDir = m_folder.root(), .localDirLink = link };
    }
    TransferState state() const { return m_rig->queue->states().last(); }
    QString blob() const { return m_rig->cache->layout().blob(Rig::repo(repoName), { m_big.sha256() }); }

    const Blob m_big = Blob::seeded(5, 10 * MiB);
    QString m_base;
    std::unique_ptr<Rig> m_rig;
    LocalFolder m_folder{ QString() };
};

void TestDestinations::init()
{
    m_rig = std::make_unique<Rig>();
    m_base = QFileInfo(m_rig->folder.path()).canonicalFilePath();
    m_folder = LocalFolder(m_base + u"/mine"_s);
    m_rig->addModel(m_big);
}

void TestDestinations::cleanup()
{
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestDestinations::theFolderGetsWhatWasAskedFor_data()
{
    QTest::addColumn<LocalDirLink>("link");
    QTest::newRow("copies") << LocalDirLink::Copy;
    QTest::newRow("symbolic links") << LocalDirLink::Symlink;
    QTest::newRow("hard links") << LocalDirLink::Hardlink;
}

void TestDestinations::theFolderGetsWhatWasAskedFor()
{
    QFETCH(LocalDirLink, link);
    for (int round = 0; round < 2; ++round) { // a second time changes nothing
        const auto result = m_rig->download(request(link));
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->path, m_folder.root());
        QCOMPARE(result->bytesTransferred, round == 0 ? m_big.size() + 6 : 0);
        const auto file = m_folder.file(bigName);
        QVERIFY(Rig::content(file) == m_big.bytes());
        QCOMPARE(QFileInfo(file).isSymLink(), link == LocalDirLink::Symlink);
        QCOMPARE(isSameFile(file, blob()), link != LocalDirLink::Copy);
        // To the blob, which outlives the snapshot of one commit.
        QCOMPARE(QFileInfo(file).symLinkTarget(), link == LocalDirLink::Symlink ? blob() : QString());
        QCOMPARE(m_folder.readRecord(bigName).value().etag, m_big.sha256());
        QCOMPARE(m_folder.readRecord(u"onnx/model.json"_s).value().commit, result->commit);
        QVERIFY(m_rig->cache->resolve(Rig::repo(repoName), Revision{}));
        QVERIFY(m_rig->cache->find(Rig::repo(repoName), result->commit, bigName));
    }
    QCOMPARE(m_rig->leftovers(), QStringList());
}

void TestDestinations::whatCannotBeMadeIsSaidBeforeAnyByte_data()
{
    QTest::addColumn<LocalDirLink>("link");
    QTest::addColumn<QString>("says");
    QTest::newRow("a hard link to another volume")
        << LocalDirLink::Hardlink << u"a hard link from /dev/shm"_s;
    QTest::newRow("shared blocks on another volume")
        << LocalDirLink::Reflink << u"shares its blocks (a reflink) from /dev/shm"_s;
}

void TestDestinations::whatCannotBeMadeIsSaidBeforeAnyByte()
{
    QFETCH(LocalDirLink, link);
    QFETCH(QString, says);
    const QTemporaryDir elsewhere(u"/dev/shm/hubdesk-XXXXXX"_s);
    if (!elsewhere.isValid()
        || QStorageInfo(elsewhere.path()).device() == QStorageInfo(m_rig->folder.path()).device()) {
        QSKIP("no second volume here");
    }
    auto wanted = request(link);
    wanted.localDir = elsewhere.filePath(u"mine"_s);
    const auto result = m_rig->download(wanted);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Disk);
    QVERIFY2(result.error().detail.contains(says), qPrintable(result.error().detail));
    QCOMPARE(state().phase, TransferPhase::NeedsAttention);
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), 0);
    QCOMPARE(m_rig->leftovers(), QStringList());
    // The links that do reach there.
    for (const auto other : { LocalDirLink::Symlink, LocalDirLink::Copy }) {
        wanted.localDirLink = other;
        const auto good = m_rig->download(wanted);
        QVERIFY2(good, good ? "" : qPrintable(good.error().detail));
        QVERIFY(Rig::content(wanted.localDir + u'/' + bigName) == m_big.bytes());
    }
}

void TestDestinations::anInterruptedOneKeepsItsLinks()
{
    m_rig->hub.addFault(Fault::stallAfter(3 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add(request(LocalDirLink::Symlink));
    QTRY_COMPARE(state().done, 3 * MiB + 6);
    QVERIFY(QFile::exists(blob() + u".hubdesk-part"_s)); // the bytes go into the cache
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    const auto result = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY(QFileInfo(m_folder.file(bigName)).isSymLink());
    QCOMPARE(m_rig->ranges().last(), "bytes=" + QByteArray::number(3 * MiB) + '-');
}

void TestDestinations::whatWentOutOfTheCacheMeanwhileIsNotCalledDone()
{
    QVERIFY(m_folder.prepare() && m_folder.prepareFor(bigName));
    auto held = FileLock::tryLock(m_folder.lock(bigName));
    QVERIFY(held && held->isHeld());
    const auto id = *m_rig->queue->add(request(LocalDirLink::Copy));
    QTRY_VERIFY(QFile::exists(blob()));
    QTRY_COMPARE(state().filesDone, 2);
    QVERIFY(QFile::remove(blob())); // as cleaning up does it, while the copy waits for another program
    held = fail(Error::Kind::Cancelled, {});
    const auto result = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::EntryNotFound);
    m_rig->queue->resume(id);
    const auto again = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QVERIFY(Rig::content(m_folder.file(bigName)) == m_big.bytes());
}

void TestDestinations::namesOfLinksAreWordsOfTheJournal()
{
    for (const auto link :
         { LocalDirLink::Copy, LocalDirLink::Symlink, LocalDirLink::Hardlink, LocalDirLink::Reflink }) {
        QCOMPARE(localDirLinkFromName(localDirLinkName(link)), link);
        auto wanted = request(link);
        wanted.cacheDir = u"/other"_s;
        QCOMPARE(requestFromJson(toJson(wanted)), wanted);
    }
    for (const auto &word : { u""_s, u"link"_s, u"Symlink"_s }) {
        QCOMPARE(localDirLinkFromName(word).error().kind, Error::Kind::Usage);
    }
    const DownloadRequest plain{ .repo = Rig::repo(repoName) };
    QVERIFY(!toJson(plain).contains("localDirLink"_L1)); // as rows of before have it
    QVERIFY(!toJson(plain).contains("cacheDir"_L1));
}

void TestDestinations::anotherCacheFolderIsACache()
{
    const auto other = m_base + u"/other"_s;
    const auto result = m_rig->download({ .repo = Rig::repo(repoName), .cacheDir = other });
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    const CacheStore there(other);
    QCOMPARE(result->path, there.layout().snapshot(Rig::repo(repoName), result->commit));
    QVERIFY(Rig::content(result->path + u'/' + bigName) == m_big.bytes());
    QCOMPARE(there.resolve(Rig::repo(repoName), Revision{}), result->commit);
    QCOMPARE(m_rig->tree(), QStringList());
    QCOMPARE(state().target, other);
    // Named, the own one is what is meant without a name.
    const auto own = m_rig->download({ .repo = Rig::repo(repoName), .cacheDir = m_rig->root });
    QVERIFY(own);
    QVERIFY(own->path.startsWith(m_rig->root));
}

void TestDestinations::anotherCacheFolderGoesOnAfterARestart()
{
    const auto other = m_base + u"/other"_s;
    m_rig->hub.addFault(Fault::stallAfter(3 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add({ .repo = Rig::repo(repoName), .cacheDir = other });
    QTRY_COMPARE(state().done, 3 * MiB + 6);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QVERIFY(state().pauseReason != PauseReason::OtherPlace);
    const auto result = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(m_rig->ranges().last(), "bytes=" + QByteArray::number(3 * MiB) + '-');
    QVERIFY(Rig::content(result->path + u'/' + bigName) == m_big.bytes());
    QCOMPARE(m_rig->tree(), QStringList());
}

void TestDestinations::foldersThatCannotBeMeant_data()
{
    QTest::addColumn<QString>("localDir");
    QTest::addColumn<LocalDirLink>("link");
    QTest::addColumn<QString>("cacheDir");
    QTest::newRow("a relative folder") << u"mine"_s << LocalDirLink::None << QString();
    QTest::newRow("a relative cache") << QString() << LocalDirLink::None << u"other"_s;
    QTest::newRow("links without a folder") << QString() << LocalDirLink::Symlink << QString();
    QTest::newRow("the cache itself") << u"/%/cache"_s << LocalDirLink::None << QString();
    QTest::newRow("a folder of the cache") << u"/%/cache/models--a--b"_s << LocalDirLink::Copy << QString();
    QTest::newRow("a folder of the other cache") << u"/%/c/x"_s << LocalDirLink::None << u"/%/c"_s;
}

void TestDestinations::foldersThatCannotBeMeant()
{
    QFETCH(QString, localDir);
    QFETCH(LocalDirLink, link);
    QFETCH(QString, cacheDir);
    const DownloadRequest wanted{ .repo = Rig::repo(repoName),
                                  .localDir = localDir.replace("/%"_L1, m_base),
                                  .localDirLink = link,
                                  .cacheDir = cacheDir.replace("/%"_L1, m_base) };
    const auto id = m_rig->queue->add(wanted);
    QVERIFY(!id);
    QCOMPARE(id.error().kind, Error::Kind::Usage);
    const auto plan = QCoro::waitFor(m_rig->queue->plan(wanted, {}));
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Error::Kind::Usage);
    QVERIFY(m_rig->queue->states().isEmpty());
}

void TestDestinations::oneFolderByTwoNamesIsOneTransfer()
{
    QVERIFY(QDir().mkpath(m_folder.root()));
    QVERIFY(QFile::link(m_folder.root(), m_base + u"/alias"_s));
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    auto wanted = request(LocalDirLink::None);
    const auto id = *m_rig->queue->add(wanted);
    wanted.localDir = m_base + u"/x/../alias/"_s;
    QCOMPARE(*m_rig->queue->add(wanted), id);
    wanted.localDir = m_base + u"/yet to be made"_s;
    QVERIFY(*m_rig->queue->add(wanted) != id);
}

QTEST_GUILESS_MAIN(TestDestinations)
#include "tst_destinations.moc"
