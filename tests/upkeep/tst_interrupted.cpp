// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachescan.h"
#include "core/upkeep/carryout.h"
#include "core/upkeep/pruning.h"
#include "tests/cli/samplecache.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What is left of a clean-up whose program was killed, and what time does to it. tests/prove kills for real.
class TestInterrupted : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cache = std::make_unique<SampleCache>(); }
    void aRefThatHasMovedOnStays();
    void whatIsDroppedIsNeverTakenAgain();
    void husksAreClearedAway_data();
    void husksAreClearedAway();
    void looseBlobsThatAreUsedAgainComeBack();
    void aPartOfARepoGoesThoughAllOfItMayNot();
    void oldPartialsArePruned();

private:
    CacheReport scan() const { return *scanCacheNow(m_cache->root, {}); }
    DeletionPlan
    plan(DeletionTarget::Kind kind, const QString &repo, const QString &name, const Pins &pins = {}) const
    {
        return planDeletion(scan(), { { kind, repo, name } }, pins);
    }
    QString begun(const DeletionPlan &plan) const
    {
        const auto now = QDateTime::currentDateTimeUtc();
        return OpenQuarantine::begin(plan, now.addDays(1))->item().id; // and no further
    }
    std::unique_ptr<SampleCache> m_cache;
    UpkeepProgress m_progress;
};

void TestInterrupted::aRefThatHasMovedOnStays()
{
    const auto big = u"models--org--big"_s;
    const auto id = begun(plan(DeletionTarget::Kind::Revision, big, SampleCache::hash(u'a')));
    m_cache->tree.write(big + "/refs/main"_L1, SampleCache::hash(u'b').toLatin1()); // by a download since
    const auto done = finishQuarantine(m_cache->root, id, &m_progress, {});
    QVERIFY(done);
    QCOMPARE(done->failures.size(), 1);
    QCOMPARE(done->failures.first().path, big + "/refs/main"_L1);
    QVERIFY(m_cache->has(big + "/refs/main"_L1));
    QVERIFY(!m_cache->has(big + "/snapshots/"_L1 + SampleCache::hash(u'a')));
    QCOMPARE(scan().warnings(), 0);
}

/// Killed when all was deleted but the record: then the same repo is downloaded anew.
void TestInterrupted::whatIsDroppedIsNeverTakenAgain()
{
    const auto id = begun(plan(DeletionTarget::Kind::Repo, u"models--org--big"_s, {}));
    QVERIFY(QDir(m_cache->quarantine() + u'/' + id).rmdir(u"files"_s));
    QCOMPARE(quarantineOf(m_cache->root).first().state, QuarantineItem::State::Emptying);
    QVERIFY(finishQuarantine(m_cache->root, id, &m_progress, {}));
    QVERIFY(m_cache->has(u"models--org--big/refs/main"_s));
    QVERIFY(!QFileInfo::exists(m_cache->quarantine()));
}

void TestInterrupted::husksAreClearedAway_data()
{
    QTest::addColumn<QStringList>("entries");
    QTest::addColumn<bool>("isHusk");
    QTest::newRow("nothing else") << QStringList{} << true;
    QTest::newRow("before its record") << QStringList{ u"id/lock"_s, u"id/files/"_s } << true;
    QTest::newRow("while its record was written")
        << QStringList{ u"id/lock"_s, u"id/files/"_s, u"id/record.json.new"_s } << true;
    QTest::newRow("made this moment") << QStringList{ u"id/"_s } << false;
    QTest::newRow("with something in it") << QStringList{ u"id/lock"_s, u"id/files/0"_s } << false;
    QTest::newRow("a record that nobody can read")
        << QStringList{ u"id/lock"_s, u"id/record.json"_s } << false;
}

void TestInterrupted::husksAreClearedAway()
{
    QFETCH(QStringList, entries);
    QFETCH(bool, isHusk);
    QVERIFY(QDir().mkpath(m_cache->quarantine()));
    for (const auto &entry : std::as_const(entries)) {
        const auto path = u"../.hubdesk-quarantine/"_s + entry;
        if (entry.endsWith(u'/')) {
            QVERIFY(QDir().mkpath(m_cache->tree.at(path)));
        } else {
            m_cache->tree.write(path, {});
        }
    }
    QCOMPARE(quarantineOf(m_cache->root), QList<QuarantineItem>());
    QCOMPARE(QFileInfo::exists(m_cache->quarantine()), !isHusk);
}

/// Whole, and forgotten when the plan was made; then a download found it and made a link to it.
void TestInterrupted::looseBlobsThatAreUsedAgainComeBack()
{
    const auto big = u"models--org--big"_s;
    const QString name(64, u'2');
    m_cache->tree.write(big + "/blobs/"_L1 + name, "forgotten");
    const auto id = begun(plan(DeletionTarget::Kind::Loose, big, name));
    m_cache->tree.link(u"../../blobs/"_s + name, u"%1/snapshots/%2/new"_s.arg(big, SampleCache::hash(u'a')));
    const auto done = finishQuarantine(m_cache->root, id, &m_progress, {});
    QVERIFY(done);
    QCOMPARE(done->failures.size(), 1);
    QVERIFY(m_cache->has(big + "/blobs/"_L1 + name));
    QCOMPARE(scan().warnings(), 0);
}

void TestInterrupted::aPartOfARepoGoesThoughAllOfItMayNot()
{
    const auto big = u"models--org--big"_s;
    const Pins pins{ u"model/org/big@"_s + SampleCache::hash(u'a') };
    const auto plan = planDeletion(scan(),
                                   { { DeletionTarget::Kind::Repo, big, {} },
                                     { DeletionTarget::Kind::Revision, big, SampleCache::hash(u'b') } },
                                   pins);
    QCOMPARE(plan.exclusions.size(), 1);
    QCOMPARE(plan.size, 2'000'000);
}

void TestInterrupted::oldPartialsArePruned()
{
    const auto partial = u"models--org--big/blobs/%1.hubdesk-part"_s.arg(QString(64, u'1'));
    m_cache->tree.write(partial, "begun");
    const auto now = QDateTime::currentDateTimeUtc();
    QCOMPARE(pruningOf(scan(), {}, now).resumable, QStringList{ partial });
    const auto later = pruningOf(scan(), {}, now.addDays(8));
    QCOMPARE(later.resumable, QStringList());
    QCOMPARE(later.targets.size(), 3); // with the detached revision and the incomplete file
    const Pins pins{ u"model/org/big"_s };
    QCOMPARE(pruningOf(scan(), pins, now).pinned,
             QStringList{ u"model/org/big@"_s + SampleCache::hash(u'b') });
}

QTEST_GUILESS_MAIN(TestInterrupted)
#include "tst_interrupted.moc"
