// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachescan.h"
#include "core/cache/filelock.h"
#include "core/upkeep/copypass.h"
#include "core/upkeep/movecache.h"
#include "core/upkeep/moverecord.h"
#include "tests/cache/cachetree.h"
#include "tests/cache/randomcache.h"
#include "tests/support/disktree.h"

#include <QRegularExpression>
#include <QTest>

#include <sys/stat.h>
#include <utime.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Way = MovePlan::Way;

/// A cache goes elsewhere: by a new name, and by copying.
class TestMoveCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void onOneVolumeItGetsANewName();
    void copiedAllIsAsItWas();
    void anotherVolume();
    void itGoesOn();
    void aCopyKeepsTheOldOne();
    void whatAppearsMeanwhileComesAlong();
    void whatIsChangedInBothPlacesStays();
    void whatSomebodyDownloadsStays();
    void linksLeadWhereTheyLed_data();
    void linksLeadWhereTheyLed();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void withoutRoomNothingIsWritten();
    void aStopLeavesItToBeFinished();
    void randomCachesAreTheSame();

private:
    void fill() const;
    /// As two volumes would have it.
    void forceCopy() const { QVERIFY((MoveRecord{ m_tree->root, {} }.write(m_target).has_value())); }
    MovePlan plan(bool keeps = false) const
    {
        const auto made = planMove(m_tree->root, m_target, keeps, {});
        if (!made) {
            qFatal("%s", qPrintable(made.error().detail));
        }
        return *made;
    }
    /// Without what moves and locks leave, which says nothing of the cache.
    static QStringList lines(const QString &root);
    void expectMoved(const QStringList &before);

    std::unique_ptr<CacheTree> m_tree;
    QString m_target;
    UpkeepProgress m_progress;
};

void TestMoveCache::init()
{
    m_tree = std::make_unique<CacheTree>();
    QVERIFY(QDir().mkpath(m_tree->root));
    m_tree->root = QFileInfo(m_tree->root).canonicalFilePath();
    m_target = QFileInfo(m_tree->root).path() + "/deep/other"_L1;
    m_progress.done = 0;
    fill();
}

void TestMoveCache::fill() const
{
    const auto repo = u"models--o--m/"_s;
    const auto snapshot = repo + "snapshots/"_L1 + m_tree->commit.hex + u'/';
    const QString blob(64, u'a');
    m_tree->write(u"CACHEDIR.TAG"_s, CacheStore::tagText());
    m_tree->write(repo + "blobs/"_L1 + blob, QByteArray(2'500'000, 'w'));
    m_tree->link(u"../../blobs/"_s + blob, snapshot + "w.bin"_L1);
    m_tree->write(repo + "refs/main"_L1, m_tree->commit.hex.toLatin1());
    m_tree->write(repo + "trees/%1.json"_L1.arg(m_tree->commit.hex), "{}");
    m_tree->write(repo + ".no_exist/%1/none"_L1.arg(m_tree->commit.hex));
    m_tree->write(u".locks/models--o--m/%1.lock"_s.arg(blob));
    QVERIFY(makeSecondName(m_tree->at(repo + "blobs/"_L1 + blob), m_tree->at(repo + "blobs/second"_L1)));
    const auto hash = m_tree->addPayload(QByteArray(9000, 'p'));
    m_tree->write(u"blobs/bb/%1.refs"_s.arg(hash), "models--o--m/blobs/shared\n");
    m_tree->write(u"blobs/bb/%1.lock"_s.arg(hash));
    m_tree->link(u"../../blobs/bb/"_s + hash, repo + "blobs/shared"_L1);
    m_tree->link(u"../../blobs/shared"_s, snapshot + "s.bin"_L1);
    QFile partial(m_tree->at(repo + "blobs/%1.hubdesk-part"_L1.arg(QString(64, u'c'))));
    QVERIFY(partial.open(QIODevice::ReadWrite) && partial.resize(50'000'000) && partial.seek(20'000'000)
            && partial.write("here") == 4);
    QVERIFY(QFile::setPermissions(m_tree->at(repo + "trees/%1.json"_L1.arg(m_tree->commit.hex)),
                                  QFile::ReadOwner | QFile::WriteOwner));
    const utimbuf old{ .actime = 1'600'000'000, .modtime = 1'500'000'000 };
    QCOMPARE(::utime(QFile::encodeName(m_tree->at(repo + "blobs/"_L1 + blob)).constData(), &old), 0);
}

QStringList TestMoveCache::lines(const QString &root)
{
    auto lines = DiskTree::lines(root);
    lines.removeIf([](const QString &line) { return line.contains(u".hubdesk-move"_s); });
    return lines;
}

void TestMoveCache::expectMoved(const QStringList &before)
{
    const auto different = DiskTree::differences(before, lines(m_target));
    QVERIFY2(different.isEmpty(), different.constData());
    QVERIFY(!QFileInfo::exists(m_tree->root));
    QCOMPARE(DiskTree::lines(m_target).filter(u".hubdesk-move"_s), QStringList());
    QCOMPARE(scanCacheNow(m_target, {})->warnings(), 0);
}

void TestMoveCache::onOneVolumeItGetsANewName()
{
    const auto before = lines(m_tree->root);
    QVERIFY(QDir().mkpath(m_target)); // an empty one is fine
    const auto planned = plan();
    QCOMPARE(planned.way, Way::Rename);
    QCOMPARE(planned.needed, 0);
    QCOMPARE(planned.files, 15);
    const auto moved = moveCache(planned, &m_progress, {});
    QVERIFY2(moved.has_value(), moved ? "" : qPrintable(moved.error().detail));
    // Killed here, the same command ends it.
    const auto again = plan();
    QVERIFY(again.goesOn && again.isCopied);
    QCOMPARE(moveCache(again, &m_progress, {}).value(), MovedCache{});
    QVERIFY(finishMove(again, &m_progress, {})->isOldGone);
    expectMoved(before);
}

void TestMoveCache::copiedAllIsAsItWas()
{
    const auto before = lines(m_tree->root);
    const auto size = scanCacheNow(m_tree->root, {})->size();
    forceCopy();
    const auto planned = plan();
    QCOMPARE(planned.way, Way::Copy);
    QVERIFY(planned.needed > 2'500'000 && planned.needed < 10'000'000); // the partial has holes
    const auto moved = moveCache(planned, &m_progress, {});
    QVERIFY2(moved.has_value(), moved ? "" : qPrintable(moved.error().detail));
    QCOMPARE(moved->failures, QList<UpkeepFailure>());
    QCOMPARE(m_progress.done.load(), planned.size);
    QCOMPARE(scanCacheNow(m_tree->root, {})->size(), size); // as it was until the caller has switched
    const auto finished = finishMove(planned, &m_progress, {});
    QVERIFY2(finished.has_value(), finished ? "" : qPrintable(finished.error().detail));
    QCOMPARE(finished->failures, QList<UpkeepFailure>());
    QVERIFY(finished->isOldGone);
    expectMoved(before);
    struct stat one = {};
    struct stat other = {};
    const auto blobs = QFile::encodeName(m_target + "/models--o--m/blobs/"_L1);
    QCOMPARE(::stat((blobs + QByteArray(64, 'a')).constData(), &one), 0);
    QCOMPARE(::stat((blobs + "second").constData(), &other), 0);
    QCOMPARE(one.st_ino, other.st_ino);
    QCOMPARE(one.st_mtime, 1'500'000'000);
    QCOMPARE(::stat((blobs + QByteArray(64, 'c') + ".hubdesk-part").constData(), &one), 0);
    QVERIFY(one.st_blocks * 512 < 5'000'000);
}

void TestMoveCache::anotherVolume()
{
    const QTemporaryDir there(u"/dev/shm/hubdesk-XXXXXX"_s);
    if (!there.isValid() || Folder::lookAt(there.path())->device == Folder::lookAt(m_tree->root)->device) {
        QSKIP("there is no second volume here; a forced copy on one stands for it");
    }
    const auto before = lines(m_tree->root);
    m_target = there.path() + "/hub"_L1;
    const auto planned = plan();
    QCOMPARE(planned.way, Way::Copy);
    QVERIFY(moveCache(planned, &m_progress, {})->failures.isEmpty());
    QVERIFY(finishMove(planned, &m_progress, {})->isOldGone);
    expectMoved(before);
}

void TestMoveCache::itGoesOn()
{
    const auto before = lines(m_tree->root);
    forceCopy();
    QVERIFY(moveCache(plan(), &m_progress, {}));
    // As if it had been killed while it copied: one file is half there, one is missing, junk is left.
    const auto blob = m_target + "/models--o--m/blobs/"_L1 + QString(64, u'a');
    QVERIFY(QFile::remove(m_target + "/models--o--m/refs/main"_L1));
    QVERIFY(QFile::remove(blob));
    QFile half(blob);
    QVERIFY(half.open(QIODevice::WriteOnly) && half.write("half") == 4);
    half.close();
    forceCopy();
    const auto planned = plan();
    QVERIFY(planned.goesOn && !planned.isCopied);
    QCOMPARE(moveCache(planned, &m_progress, {})->failures, QList<UpkeepFailure>());
    QVERIFY(finishMove(planned, &m_progress, {})->isOldGone);
    expectMoved(before);
}

void TestMoveCache::aCopyKeepsTheOldOne()
{
    const auto before = lines(m_tree->root);
    const auto planned = plan(true);
    QCOMPARE(planned.way, Way::Copy);
    QVERIFY(moveCache(planned, &m_progress, {}));
    QVERIFY(!finishMove(planned, &m_progress, {})->isOldGone);
    QCOMPARE(DiskTree::differences(before, DiskTree::lines(m_target)), QByteArray());
    QCOMPARE(DiskTree::differences(before, DiskTree::lines(m_tree->root)), QByteArray());
}

void TestMoveCache::whatAppearsMeanwhileComesAlong()
{
    forceCopy();
    const auto planned = plan();
    QVERIFY(moveCache(planned, &m_progress, {}));
    m_tree->write(u"models--o--m/refs/new"_s, "1");
    m_tree->write(u"models--o--late/blobs/x"_s, "late");
    m_tree->write(u"models--o--m/refs/main"_s, QByteArray(40, 'd'));
    const auto finished = finishMove(planned, &m_progress, {});
    QVERIFY(finished.has_value() && finished->isOldGone);
    QCOMPARE(finished->failures, QList<UpkeepFailure>());
    m_tree->root = m_target;
    QCOMPARE(m_tree->read(u"models--o--m/refs/new"_s), "1");
    QCOMPARE(m_tree->read(u"models--o--late/blobs/x"_s), "late");
    QCOMPARE(m_tree->read(u"models--o--m/refs/main"_s), QByteArray(40, 'd')); // newer than the copy
}

void TestMoveCache::whatIsChangedInBothPlacesStays()
{
    forceCopy();
    const auto planned = plan();
    QVERIFY(moveCache(planned, &m_progress, {}));
    m_tree->write(u"models--o--m/refs/main"_s, "old one");
    const auto root = m_tree->root;
    m_tree->root = m_target;
    QTest::qWait(20);
    m_tree->write(u"models--o--m/refs/main"_s, "new one");
    m_tree->root = root;
    const auto finished = finishMove(planned, &m_progress, {});
    QVERIFY(finished.has_value() && !finished->isOldGone);
    QCOMPARE(finished->failures.first().path, u"models--o--m"_s);
    QCOMPARE(finished->failures.first().error.kind, Error::Kind::Conflict);
    QCOMPARE(m_tree->read(u"models--o--m/refs/main"_s), "old one");
    QVERIFY(QFileInfo::exists(m_tree->at(u"blobs"_s))); // what stays needs it
    QCOMPARE(scanCacheNow(root, {})->repos.size(), 1);
    m_tree->write(u"models--o--m/refs/main"_s, "new one again");
    QVERIFY(finishMove(plan(), &m_progress, {})->isOldGone);
}

void TestMoveCache::whatSomebodyDownloadsStays()
{
    const auto path = m_tree->at(u".locks/models--o--m/%1.lock"_s.arg(QString(64, u'a')));
    {
        const auto lock = FileLock::tryLock(path);
        QVERIFY(lock.has_value());
        const auto refused = moveCache(plan(), &m_progress, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
    }
    QVERIFY(QFileInfo::exists(m_tree->root));
    forceCopy();
    const auto planned = plan();
    QVERIFY(moveCache(planned, &m_progress, {}));
    {
        const auto lock = FileLock::tryLock(path);
        const auto finished = finishMove(planned, &m_progress, {});
        QVERIFY(finished.has_value() && !finished->isOldGone);
        QCOMPARE(finished->failures.first().error.kind, Error::Kind::Conflict);
        QVERIFY(QFileInfo::exists(m_tree->at(u"models--o--m"_s)));
    }
    QVERIFY(finishMove(plan(), &m_progress, {})->isOldGone);
}

void TestMoveCache::linksLeadWhereTheyLed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("copy");
    QTest::newRow("inside") << u"../../blobs/a"_s << u"../../blobs/a"_s;
    QTest::newRow("by its whole path")
        << u"/old/hub/models--o--m/blobs/a"_s << u"/new/models--o--m/blobs/a"_s;
    QTest::newRow("elsewhere") << u"/data/a"_s << u"/data/a"_s;
    QTest::newRow("like the root") << u"/old/hub2/a"_s << u"/old/hub2/a"_s;
    QTest::newRow("out") << u"../../../../store/a"_s << u"/old/store/a"_s;
}

void TestMoveCache::linksLeadWhereTheyLed()
{
    QFETCH(QString, text);
    QFETCH(QString, copy);
    QCOMPARE(CopyPass::linkInCopy(text, u"models--o--m/snapshots/c/w"_s, u"/old/hub"_s, u"/new"_s), copy);
}

void TestMoveCache::whatCannotBeIsRefused_data()
{
    QTest::addColumn<QString>("target"); // beside the root
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("itself") << u"hub"_s << Error::Kind::Usage;
    QTest::newRow("inside") << u"hub/x"_s << Error::Kind::Usage;
    QTest::newRow("around") << u"."_s << Error::Kind::Usage;
    QTest::newRow("by a link") << u"link/x"_s << Error::Kind::Usage;
    QTest::newRow("a file") << u"file"_s << Error::Kind::Usage;
    QTest::newRow("not empty") << u"full"_s << Error::Kind::Conflict;
    QTest::newRow("another move") << u"moving"_s << Error::Kind::Conflict;
}

void TestMoveCache::whatCannotBeIsRefused()
{
    QFETCH(QString, target);
    QFETCH(Error::Kind, kind);
    const auto base = QFileInfo(m_tree->root).path() + u'/';
    QVERIFY(QFile::link(m_tree->root, base + "link"_L1));
    m_tree->root = base;
    m_tree->write(u"file"_s, "x");
    m_tree->write(u"full/x"_s, "x");
    QVERIFY((MoveRecord{ u"/elsewhere"_s, {} }.write(base + "moving"_L1)));
    const auto made = planMove(base + "hub"_L1, base + target, false, {});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, kind);
    QCOMPARE(planMove(base + "none"_L1, base + "new"_L1, false, {}).error().kind, Error::Kind::EntryNotFound);
    QVERIFY(!QFileInfo::exists(base + "new"_L1));
}

void TestMoveCache::withoutRoomNothingIsWritten()
{
    auto planned = plan(true);
    planned.free = 1000;
    const auto moved = moveCache(planned, &m_progress, {});
    QVERIFY(!moved);
    QCOMPARE(moved.error().kind, Error::Kind::DiskFull);
    QCOMPARE(moved.error().missingBytes, planned.needed - 1000);
    QVERIFY(!QFileInfo::exists(m_target));
}

void TestMoveCache::aStopLeavesItToBeFinished()
{
    const auto before = lines(m_tree->root);
    forceCopy();
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(moveCache(plan(), &m_progress, stop.get_token()).error().kind, Error::Kind::Cancelled);
    QCOMPARE(finishMove(plan(), &m_progress, {}).error().kind, Error::Kind::Usage); // it is not whole
    QVERIFY(moveCache(plan(), &m_progress, {}));
    QCOMPARE(finishMove(plan(), &m_progress, stop.get_token()).error().kind, Error::Kind::Cancelled);
    QVERIFY(finishMove(plan(), &m_progress, {})->isOldGone);
    expectMoved(before);
}

/// Whatever damage is in them: what was there is there, and leads where it led.
void TestMoveCache::randomCachesAreTheSame()
{
    for (quint32 seed = 1; seed <= 40; ++seed) {
        const QTemporaryDir folder;
        const auto base = QFileInfo(folder.path()).canonicalFilePath();
        const auto root = base + "/a/hub"_L1;
        const auto target = base + "/b/hub"_L1;
        RandomCache(seed, root).make();
        const auto before = lines(root);
        QVERIFY((MoveRecord{ root, {} }.write(target)));
        const auto planned = planMove(root, target, false, {});
        QVERIFY2(planned.has_value(), planned ? "" : qPrintable(planned.error().detail));
        const auto moved = moveCache(*planned, &m_progress, {});
        QVERIFY2(moved && moved->failures.isEmpty(), QByteArray::number(seed).constData());
        const auto finished = finishMove(*planned, &m_progress, {});
        QVERIFY2(finished && finished->failures.isEmpty(), QByteArray::number(seed).constData());
        auto after = lines(target);
        auto there = before;
        // What leads out names its place, and what names the root the new one.
        const QRegularExpression out(u"\\.outside|\\.elsewhere|/hub"_s);
        there.removeIf([&](const QString &line) { return line.contains(out); });
        after.removeIf([&](const QString &line) { return line.contains(out); });
        const auto different = DiskTree::differences(there, after);
        QVERIFY2(different.isEmpty(), (QByteArray::number(seed) + '\n' + different).constData());
    }
}

QTEST_GUILESS_MAIN(TestMoveCache)
#include "tst_movecache_posix.moc"
