// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/mending.h"
#include "tests/upkeep/smallcache.h"

#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

using Damage = CacheDamage::Kind;

/// What a scan has found damaged is made good, and nothing else is touched.
class TestMending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void lostContentIsAskedFor();
    void namesThatTheHubRefusesAreNot();
    void aRef_data();
    void aRef();
    void anotherRefByNowStays();
    void whatIsHereByNowStays();
    void nothingOutsideIsTouched();
    void whereNobodyCanTellNothingGoes();

private:
    QList<CacheDamage> damages() const
    {
        const auto report = m_cache->scan();
        return report.repos.isEmpty() ? QList<CacheDamage>() : report.repos.first().damages;
    }
    QString ref() const { return m_cache->at(u"models--o--m/refs/old"_s); }
    QString root() const { return QFileInfo(m_cache->root).canonicalFilePath(); }

    std::unique_ptr<SmallCache> m_cache;
};

void TestMending::init()
{
    m_cache = std::make_unique<SmallCache>();
    m_cache->revision(u"m"_s, u'1', { "a", "b" }, u"main"_s);
}

void TestMending::lostContentIsAskedFor()
{
    m_cache->revision(u"m"_s, u'2', { "a", "c" });
    QVERIFY(QFile::remove(m_cache->at(u"models--o--m/blobs/"_s + QString(64, u'a'))));
    const auto report = m_cache->scan();
    const auto &repo = report.repos.first();
    QCOMPARE(repo.damages.size(), 2);
    const auto requests = downloadsThatMend(repo, repo.damages, u"/there"_s);
    QCOMPARE(requests.size(), 2);
    QStringList commits;
    for (const auto &request : requests) {
        QCOMPARE(request.paths, QStringList{ u"a"_s });
        QCOMPARE(request.cacheDir, u"/there"_s);
        QCOMPARE(request.repo, *RepoId::parse(RepoKind::Model, u"o/m"_s));
        QVERIFY(!request.force);
        commits << request.commit.hex;
    }
    commits.sort();
    QCOMPARE(commits, (QStringList{ SmallCache::hash(u'1'), SmallCache::hash(u'2') }));
    QCOMPARE(downloadsThatMend(repo, repo.damages.first(1), {}).size(), 1); // what is chosen alone
}

void TestMending::namesThatTheHubRefusesAreNot()
{
    auto report = m_cache->scan();
    auto &repo = report.repos.first();
    repo.id = u"a/b/c"_s;
    const CacheDamage lost{ Damage::BlobMissing,
                            u"%1/snapshots/%2/a"_s.arg(repo.path, SmallCache::hash(u'1')),
                            {} };
    QVERIFY(downloadsThatMend(repo, { lost }, {}).isEmpty());
    QCOMPARE(mendingOf(lost, &repo), Mending::None);
    repo.id = u"o/m"_s;
    QCOMPARE(mendingOf(lost, &repo), Mending::Download);
    repo.revisions.first().commit = u"no-commit"_s;
    QCOMPARE(mendingOf(lost, &repo), Mending::None);
}

void TestMending::aRef_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("mended"); // null: it is gone
    const auto here = SmallCache::hash(u'1').toLatin1();
    const auto gone = SmallCache::hash(u'9').toLatin1();
    QTest::newRow("a revision that is not here") << gone << QByteArray();
    QTest::newRow("with a line end") << here + '\n' << here;
    QTest::newRow("with a line end, not here") << gone + '\n' << QByteArray();
    QTest::newRow("no commit") << QByteArray("main") << QByteArray();
    QTest::newRow("empty") << QByteArray("") << QByteArray();
    QTest::newRow("a way out") << QByteArray("../../../x") << QByteArray();
}

void TestMending::aRef()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, mended);
    m_cache->write(u"models--o--m/refs/old"_s, content);
    const auto found = damages();
    QVERIFY(!found.isEmpty());
    QVERIFY(
        std::ranges::all_of(found, [](const auto &one) { return mendingOf(one, nullptr) == Mending::Ref; }));
    QVERIFY(mendRef(root(), found.first()));
    QFile left(ref());
    QCOMPARE(left.exists(), !mended.isNull());
    QVERIFY(!left.exists() || (left.open(QIODevice::ReadOnly) && left.readAll() == mended));
    QCOMPARE(damages(), QList<CacheDamage>());
    QVERIFY(QFileInfo::exists(m_cache->at(u"models--o--m/refs/main"_s)));
}

void TestMending::anotherRefByNowStays()
{
    m_cache->write(u"models--o--m/refs/old"_s, SmallCache::hash(u'9').toLatin1());
    const auto found = damages();
    m_cache->write(u"models--o--m/refs/old"_s, SmallCache::hash(u'8').toLatin1());
    const auto mended = mendRef(root(), found.first());
    QVERIFY(!mended);
    QCOMPARE(mended.error().kind, Error::Kind::Conflict);
    QVERIFY(QFileInfo::exists(ref()));
}

void TestMending::whatIsHereByNowStays()
{
    m_cache->write(u"models--o--m/refs/old"_s, SmallCache::hash(u'2').toLatin1());
    const auto found = damages();
    m_cache->revision(u"m"_s, u'2', { "c" });
    const auto mended = mendRef(root(), found.first());
    QVERIFY(!mended);
    QCOMPARE(mended.error().kind, Error::Kind::Conflict);
    QVERIFY(QFileInfo::exists(ref()));
}

void TestMending::nothingOutsideIsTouched()
{
    QTemporaryDir outside;
    QFile file(outside.filePath(u"old"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(SmallCache::hash(u'9').toLatin1()) > 0);
    file.close();
    const CacheDamage theirs{ Damage::RefToNothing, file.fileName(), SmallCache::hash(u'9') };
    QCOMPARE(mendRef(root(), theirs).error().kind, Error::Kind::Unsafe);
    QVERIFY(QDir(m_cache->at(u"models--o--m/refs"_s)).removeRecursively());
    QVERIFY(QFile::link(outside.path(), m_cache->at(u"models--o--m/refs"_s)));
    const CacheDamage through{ Damage::RefToNothing, root() + "/models--o--m/refs/old"_L1, theirs.detail };
    QCOMPARE(mendRef(root(), through).error().kind, Error::Kind::Unsafe);
    const CacheDamage up{ Damage::RefToNothing, root() + "/models--o--m/refs/../../../x"_L1, theirs.detail };
    QCOMPARE(mendRef(root(), up).error().kind, Error::Kind::Unsafe);
    QVERIFY(file.exists());
}

/// What lies in place of the revisions is no folder: they may be anywhere.
void TestMending::whereNobodyCanTellNothingGoes()
{
    m_cache->write(u"models--o--m/refs/old"_s, SmallCache::hash(u'9').toLatin1());
    const auto found = damages();
    QVERIFY(QDir(m_cache->at(u"models--o--m/snapshots"_s)).removeRecursively());
    m_cache->write(u"models--o--m/snapshots"_s, "x");
    const auto mended = mendRef(root(), found.first());
    QVERIFY(!mended);
    QCOMPARE(mended.error().kind, Error::Kind::Disk);
    QVERIFY(QFileInfo::exists(ref()));
}

QTEST_GUILESS_MAIN(TestMending)
#include "tst_mending.moc"
