// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filecopy.h"
#include "core/upkeep/placing.h"
#include "tests/support/disktree.h"
#include "tests/upkeep/smallcache.h"

#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Files of a snapshot in a folder of a person's own.
class TestPlacing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void allWaysBringTheBytes_data();
    void allWaysBringTheBytes();
    void whatIsThereStaysUnlessReplaced();
    void aLinkThatIsThereIsReplacedAndNotFollowed();
    void noWayLeadsThroughALink();
    void theCacheIsNoFolderForIt_data();
    void theCacheIsNoFolderForIt();
    void whatLeadsOutOfTheCacheIsRefused();
    void anotherVolumeSaysSo();
    void withoutRoomNothingIsWritten();
    void aStopKeepsWhatIsPlaced();
    void twiceIsOnce_data();
    void twiceIsOnce();

private:
    PlaceWish wish() const { return { m_cache->root, u"models--o--m"_s, SmallCache::hash(u'1'), m_folder }; }
    PlacePlan plan() const
    {
        const auto made = planPlacing(wish(), {});
        if (!made) {
            qFatal("%s", qPrintable(made.error().detail));
        }
        return *made;
    }
    Placement place(PlaceWay way, bool replaces = false)
    {
        const auto done = placeFiles(plan(), way, replaces, &m_progress, {});
        if (!done) {
            qFatal("%s", qPrintable(done.error().detail));
        }
        return *done;
    }
    QByteArray read(const QString &path) const
    {
        QFile file(m_folder + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }
    void write(const QString &path, const QByteArray &content) const
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    QString blob(QChar letter) const { return m_cache->at(u"models--o--m/blobs/"_s + QString(64, letter)); }

    std::unique_ptr<SmallCache> m_cache;
    QString m_folder;
    UpkeepProgress m_progress;
    QStringList m_before; ///< of the cache
};

void TestPlacing::init()
{
    m_progress.done = 0;
    m_cache = std::make_unique<SmallCache>();
    m_cache->root = QFileInfo(m_cache->root).canonicalFilePath();
    m_folder = QFileInfo(m_cache->root).path() + "/own/place"_L1;
    m_cache->revision(u"m"_s, u'1', { "a"_ba.repeated(5000), "b"_ba.repeated(70'000) }, u"main"_s);
    m_cache->link(u"../../../blobs/"_s + QString(64, u'b'),
                  u"models--o--m/snapshots/%1/sub/b.bin"_s.arg(SmallCache::hash(u'1')));
    m_before = DiskTree::lines(m_cache->root);
}

/// Whatever a test does, the cache stays as it is.
void TestPlacing::cleanup()
{
    QCOMPARE(DiskTree::lines(m_cache->root), m_before);
}

void TestPlacing::allWaysBringTheBytes_data()
{
    QTest::addColumn<PlaceWay>("way");
    QTest::newRow("reflink") << PlaceWay::Reflink;
    QTest::newRow("hard link") << PlaceWay::HardLink;
    QTest::newRow("symbolic link") << PlaceWay::Symlink;
    QTest::newRow("copy") << PlaceWay::Copy;
}

void TestPlacing::allWaysBringTheBytes()
{
    QFETCH(PlaceWay, way);
    const auto made = plan();
    QCOMPARE(made.files.size(), 3);
    QCOMPARE(made.refused, QList<UpkeepFailure>());
    QCOMPARE(made.conflicts(), 0);
    QCOMPARE(made.size(false), 5000 + 70'000 + 70'000);
    QVERIFY(!QFileInfo::exists(QFileInfo(m_folder).path())); // a plan makes nothing
    if (!made.isPossible(way)) {
        QCOMPARE(way, PlaceWay::Reflink);
        QSKIP("this volume has no reflinks");
    }
    const bool isFree = way != PlaceWay::Copy || made.isPossible(PlaceWay::Reflink);
    QCOMPARE(made.cost(way, false) == 0, isFree);
    const auto done = place(way);
    QCOMPARE(done, (Placement{ .placed = 3, .size = 145'000 }));
    QCOMPARE(m_progress.done.load(), m_progress.total.load());
    QCOMPARE(read(u"a"_s), "a"_ba.repeated(5000));
    QCOMPARE(read(u"b"_s), "b"_ba.repeated(70'000));
    QCOMPARE(read(u"sub/b.bin"_s), "b"_ba.repeated(70'000));
    const auto file = m_folder + "/sub/b.bin"_L1;
    QCOMPARE(QFileInfo(file).isSymLink(), way == PlaceWay::Symlink);
    QCOMPARE(isSameFile(file, blob(u'b')), way == PlaceWay::Symlink || way == PlaceWay::HardLink);
    if (way == PlaceWay::Symlink) { // to the blob: the snapshot may go
        QCOMPARE(QFileInfo(file).readSymLink(), blob(u'b'));
    }
    QCOMPARE(QDir(m_folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList({ u"a"_s, u"b"_s, u"sub"_s }));
    if (way == PlaceWay::HardLink) {
        QVERIFY(QDir(m_folder).removeRecursively()); // else the cache counts its names
    }
}

void TestPlacing::whatIsThereStaysUnlessReplaced()
{
    write(m_folder + "/a"_L1, "mine");
    QCOMPARE(plan().conflicts(), 1);
    QCOMPARE(plan().count(false), 2);
    QCOMPARE(place(PlaceWay::Copy), (Placement{ .placed = 2, .skipped = 1, .size = 140'000 }));
    QCOMPARE(read(u"a"_s), "mine"_ba);
    QCOMPARE(plan().conflicts(), 3);
    QCOMPARE(place(PlaceWay::Copy, true).placed, 3);
    QCOMPARE(read(u"a"_s), "a"_ba.repeated(5000));
    // A folder is never replaced.
    QVERIFY(QFile::remove(m_folder + "/a"_L1));
    write(m_folder + "/a/inside"_L1, "mine");
    const auto done = place(PlaceWay::Copy, true);
    QCOMPARE(done.failures.size(), 1);
    QCOMPARE(done.failures.first().path, u"a"_s);
    QCOMPARE(read(u"a/inside"_s), "mine"_ba);
}

void TestPlacing::aLinkThatIsThereIsReplacedAndNotFollowed()
{
    const auto victim = m_cache->folder.filePath(u"victim"_s);
    write(victim, "precious");
    QDir().mkpath(m_folder);
    QVERIFY(QFile::link(victim, m_folder + "/a"_L1));
    QCOMPARE(place(PlaceWay::Copy).skipped, 1);
    QCOMPARE(place(PlaceWay::Copy, true).failures, QList<UpkeepFailure>());
    QVERIFY(!QFileInfo(m_folder + "/a"_L1).isSymLink());
    QFile file(victim);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "precious"_ba);
}

void TestPlacing::noWayLeadsThroughALink()
{
    const auto outside = m_cache->folder.filePath(u"outside"_s);
    QDir().mkpath(outside);
    QDir().mkpath(m_folder);
    QVERIFY(QFile::link(outside, m_folder + "/sub"_L1));
    const auto made = plan();
    QCOMPARE(made.files.size(), 2);
    QCOMPARE(made.refused.size(), 1);
    QCOMPARE(made.refused.first().error.kind, Error::Kind::Unsafe);
    const auto done = place(PlaceWay::Copy, true);
    QCOMPARE(done.placed, 2);
    QCOMPARE(done.failures.size(), 1); // and it says so in the end
    // Also where it becomes one after the plan.
    QVERIFY(QFile::remove(m_folder + "/sub"_L1));
    const auto early = plan();
    QVERIFY(QFile::link(outside, m_folder + "/sub"_L1));
    const auto late = placeFiles(early, PlaceWay::Copy, true, &m_progress, {});
    QVERIFY(late && late->failures.size() == 1);
    QVERIFY(QDir(outside).isEmpty());
}

void TestPlacing::theCacheIsNoFolderForIt_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("the root") << u"%1"_s << Error::Kind::Usage;
    QTest::newRow("in it") << u"%1/models--o--m/snapshots"_s << Error::Kind::Usage;
    QTest::newRow("by a way around") << u"%1/../hub/x"_s << Error::Kind::Usage;
    QTest::newRow("no path") << u"relative"_s << Error::Kind::Usage;
    QTest::newRow("a file") << u"%1/../file"_s << Error::Kind::Usage;
}

void TestPlacing::theCacheIsNoFolderForIt()
{
    QFETCH(QString, folder);
    QFETCH(Error::Kind, kind);
    write(QFileInfo(m_cache->root).path() + "/file"_L1, "x");
    m_folder = folder.contains(u'%') ? folder.arg(m_cache->root) : folder;
    const auto made = planPlacing(wish(), {});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, kind);
}

void TestPlacing::whatLeadsOutOfTheCacheIsRefused()
{
    const auto secret = m_cache->folder.filePath(u"secret"_s);
    write(secret, "key");
    const auto snapshot = u"models--o--m/snapshots/%1/"_s.arg(SmallCache::hash(u'1'));
    m_cache->link(secret, snapshot + "out"_L1);
    m_cache->link(u"../../blobs/none"_s, snapshot + "gone"_L1);
    m_before = DiskTree::lines(m_cache->root);
    const auto made = plan();
    QCOMPARE(made.files.size(), 3);
    QCOMPARE(made.refused.size(), 2);
    QCOMPARE(made.refused[0].path, u"gone"_s);
    QCOMPARE(made.refused[0].error.kind, Error::Kind::EntryNotFound);
    QCOMPARE(made.refused[1].error.kind, Error::Kind::Unsafe);
    QCOMPARE(place(PlaceWay::Symlink).placed, 3);
    QVERIFY(!QFileInfo::exists(m_folder + "/out"_L1));
}

void TestPlacing::anotherVolumeSaysSo()
{
    const QTemporaryDir other(u"/dev/shm/hubdesk-XXXXXX"_s);
    if (!other.isValid() || QStorageInfo(other.path()).device() == QStorageInfo(m_cache->root).device()) {
        QSKIP("there is no other volume here");
    }
    m_folder = other.filePath(u"place"_s);
    const auto made = plan();
    QCOMPARE(made.obstacles[size_t(PlaceWay::HardLink)], PlaceObstacle::OtherVolume);
    QCOMPARE(made.obstacles[size_t(PlaceWay::Reflink)], PlaceObstacle::OtherVolume);
    QVERIFY(made.isPossible(PlaceWay::Symlink) && made.isPossible(PlaceWay::Copy));
    QVERIFY(made.cost(PlaceWay::Copy, false) >= made.size(false));
    QCOMPARE(place(PlaceWay::Copy).placed, 3);
    QCOMPARE(read(u"b"_s), "b"_ba.repeated(70'000));
    QCOMPARE(place(PlaceWay::HardLink, true).failures.size(), 3);
    QCOMPARE(read(u"b"_s), "b"_ba.repeated(70'000)); // what was there is there
}

void TestPlacing::withoutRoomNothingIsWritten()
{
    auto made = plan();
    made.free = 10;
    made.obstacles[size_t(PlaceWay::Reflink)] = PlaceObstacle::NotSupported;
    const auto done = placeFiles(made, PlaceWay::Copy, false, &m_progress, {});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::DiskFull);
    QVERIFY(done.error().missingBytes > 0);
    QVERIFY(!QFileInfo::exists(m_folder));
}

void TestPlacing::aStopKeepsWhatIsPlaced()
{
    std::stop_source stop;
    stop.request_stop();
    const auto done = placeFiles(plan(), PlaceWay::Copy, false, &m_progress, stop.get_token());
    QVERIFY(done && done->isStopped);
    QCOMPARE(done->placed, 0);
    QVERIFY(QDir(m_folder).isEmpty());
    QVERIFY(!planPlacing(wish(), stop.get_token()));
}

void TestPlacing::twiceIsOnce_data()
{
    allWaysBringTheBytes_data();
}

void TestPlacing::twiceIsOnce()
{
    QFETCH(PlaceWay, way);
    if (!plan().isPossible(way)) {
        QSKIP("not on this volume");
    }
    QCOMPARE(place(way).placed, 3);
    const auto again = place(way);
    const bool isLink = way == PlaceWay::HardLink || way == PlaceWay::Symlink;
    QCOMPARE(again.already, isLink ? 3 : 0);
    QCOMPARE(again.skipped, isLink ? 0 : 3);
    QCOMPARE(place(way, true).failures, QList<UpkeepFailure>());
    QVERIFY(QDir(m_folder).removeRecursively());
}

QTEST_GUILESS_MAIN(TestPlacing)
#include "tst_placing.moc"
