// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/deletionplan.h"
#include "tests/upkeep/smallcache.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestDeletionPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void freesWhatTheOfficialExampleSays_data();
    void freesWhatTheOfficialExampleSays();
    void paysForASharedPayloadWithTheLast_data();
    void paysForASharedPayloadWithTheLast();
    void leavesAlone_data();
    void leavesAlone();
    void goesInAnOrderThatIsSoundAtAnyMoment();
    void saysWhyBytesStay();
    void takesAFileOutOfEveryRevision();
    void aSecondNameWeighsNothing();
    void anUnlistedLinkKeepsItsPayload();
};

namespace
{

/// The example of hub-protocol.md 6.4: main {A:1, S:10000}, detached {B:10, C:1000, S}, pr1 {D:100, C, S}.
const SmallCache &example()
{
    static const SmallCache *const cache = [] {
        auto *made = new SmallCache;
        const QByteArray s = "s"_ba.repeated(10000);
        const QByteArray c = "c"_ba.repeated(1000);
        made->revision(u"m"_s, u'1', { "a"_ba, s }, u"main"_s);
        made->revision(u"m"_s, u'2', { "b"_ba.repeated(10), c, s });
        made->revision(u"m"_s, u'3', { "d"_ba.repeated(100), c, s }, u"refs/pr/1"_s);
        return made;
    }();
    return *cache;
}

QStringList pathsOf(const DeletionPlan &plan, Removal::Kind kind)
{
    QStringList paths;
    for (const auto &removal : plan.removals) {
        if (removal.kind == kind) {
            paths.append(removal.path);
        }
    }
    return paths;
}

qint64 sizeOf(const DeletionPlan &plan, Removal::Kind kind)
{
    qint64 size = 0;
    for (const auto &removal : plan.removals) {
        size += removal.kind == kind ? removal.size : 0;
    }
    return size;
}

} // namespace

void TestDeletionPlan::freesWhatTheOfficialExampleSays_data()
{
    QTest::addColumn<QString>("revisions");
    QTest::addColumn<qint64>("blobs");
    QTest::addColumn<QStringList>("refs");
    QTest::newRow("the detached one") << u"2"_s << 10LL << QStringList();
    QTest::newRow("the pull request") << u"3"_s << 100LL << QStringList{ u"models--o--m/refs/refs/pr/1"_s };
    QTest::newRow("both") << u"23"_s << 1110LL << QStringList{ u"models--o--m/refs/refs/pr/1"_s };
}

void TestDeletionPlan::freesWhatTheOfficialExampleSays()
{
    QFETCH(const QString, revisions);
    QFETCH(const qint64, blobs);
    QFETCH(const QStringList, refs);
    QList<DeletionTarget> targets;
    for (const auto letter : revisions) {
        targets.append(example().revisionOf(u"m"_s, letter));
    }
    const auto plan = example().plan(targets);
    QCOMPARE(sizeOf(plan, Removal::Kind::Blob), blobs);
    QCOMPARE(pathsOf(plan, Removal::Kind::Ref), refs);
    QCOMPARE(plan.size, blobs + 40 * refs.size());
    qint64 frees = 0;
    for (const auto &departure : plan.departures) {
        frees += departure.frees;
    }
    QCOMPARE(frees, plan.size);
    // All three are the whole repo.
    const auto all = example().plan({ example().revisionOf(u"m"_s, u'1'),
                                      example().revisionOf(u"m"_s, u'2'),
                                      example().revisionOf(u"m"_s, u'3') });
    QCOMPARE(pathsOf(all, Removal::Kind::Repo), QStringList{ u"models--o--m"_s });
    QCOMPARE(all.size, 11111 + 2 * 40);
    QCOMPARE(all.departures.size(), 1);
}

void TestDeletionPlan::paysForASharedPayloadWithTheLast_data()
{
    QTest::addColumn<QStringList>("repos");
    QTest::addColumn<qint64>("payloads");
    // The numbers of hub-delta-cache.md 5.
    QTest::newRow("one of two") << QStringList{ u"a"_s } << 0LL;
    QTest::newRow("the other") << QStringList{ u"b"_s } << 0LL;
    QTest::newRow("both") << QStringList{ u"a"_s, u"b"_s } << 1'300'000LL;
}

void TestDeletionPlan::paysForASharedPayloadWithTheLast()
{
    QFETCH(const QStringList, repos);
    QFETCH(const qint64, payloads);
    const SmallCache cache;
    const auto payload = cache.addPayload(QByteArray(1'300'000, 'x'));
    cache.revision(u"a"_s, u'1', { "own"_ba }, u"main"_s);
    cache.revision(u"b"_s, u'1', {}, u"main"_s);
    cache.shared(u"a"_s, u'1', payload);
    cache.shared(u"b"_s, u'1', payload);
    QList<DeletionTarget> targets;
    for (const auto &repo : repos) {
        targets.append(cache.whole(repo));
    }
    const auto plan = cache.plan(targets);
    QCOMPARE(sizeOf(plan, Removal::Kind::Payload), payloads);
    QCOMPARE(plan.stays.isEmpty(), payloads > 0);
    if (payloads == 0) {
        QCOMPARE(plan.stays.first().size, 1'300'000);
        QVERIFY(plan.stays.first().byPayload);
        QCOMPARE(plan.stays.first().id, repos.first() == "a"_L1 ? u"o/b"_s : u"o/a"_s);
    }
}

void TestDeletionPlan::leavesAlone_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Exclusion::Why>("why");
    using Why = Exclusion::Why;
    QTest::newRow("a pinned repo") << u"pinned repo"_s << Why::Pinned;
    QTest::newRow("a pinned revision") << u"pinned revision"_s << Why::Pinned;
    QTest::newRow("the repo of a pinned revision") << u"repo of pinned"_s << Why::Pinned;
    QTest::newRow("what is not there") << u"gone"_s << Why::NotHere;
    QTest::newRow("a repo that is a link") << u"linked repo"_s << Why::LeadsElsewhere;
    QTest::newRow("a repo whose blobs lie elsewhere") << u"linked blobs"_s << Why::LeadsElsewhere;
    QTest::newRow("what another repo uses by hand") << u"used"_s << Why::InUse;
    QTest::newRow("a payload that is used") << u"used payload"_s << Why::InUse;
    QTest::newRow("a payload without a manifest") << u"lost manifest"_s << Why::Unknown;
}

void TestDeletionPlan::leavesAlone()
{
    QFETCH(const QString, what);
    QFETCH(const Exclusion::Why, why);
    const SmallCache cache;
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    cache.revision(u"m"_s, u'2', { "b"_ba });
    const auto pin = u"model/o/m"_s;
    Pins pins;
    DeletionTarget target = cache.whole(u"m"_s);
    if (what == "pinned repo"_L1) {
        pins = { pin };
    } else if (what == "pinned revision"_L1) {
        pins = { pin + u'@' + cache.hash(u'2') };
        target = cache.revisionOf(u"m"_s, u'2');
    } else if (what == "repo of pinned"_L1) {
        pins = { pin + u'@' + cache.hash(u'2') };
    } else if (what == "gone"_L1) {
        target = cache.whole(u"x"_s);
    } else if (what == "linked repo"_L1) {
        QDir().rename(cache.at(u"models--o--m"_s), cache.folder.path() + "/models--o--moved"_L1);
        cache.link(cache.folder.path() + "/models--o--moved"_L1, u"models--o--m"_s);
    } else if (what == "linked blobs"_L1) {
        QDir().rename(cache.at(u"models--o--m/blobs"_s), cache.folder.path() + "/elsewhere"_L1);
        cache.link(cache.folder.path() + "/elsewhere"_L1, u"models--o--m/blobs"_s);
    } else if (what == "used"_L1) {
        cache.revision(u"n"_s, u'1', {}, u"main"_s);
        cache.link(cache.at(u"models--o--m/blobs/"_s + QString(64, u'a')),
                   u"models--o--n/snapshots/%1/x"_s.arg(cache.hash(u'1')));
    } else {
        const auto payload = cache.addPayload("xyz");
        target = { DeletionTarget::Kind::Payload, {}, payload };
        if (what == "used payload"_L1) {
            cache.shared(u"m"_s, u'1', payload);
        }
    }
    const auto plan = cache.plan({ target }, pins);
    QVERIFY(plan.isEmpty());
    QCOMPARE(plan.size, 0);
    QCOMPARE(plan.exclusions.size(), 1);
    QCOMPARE(plan.exclusions.first().why, why);
    QCOMPARE(plan.exclusions.first().target, target);
}

void TestDeletionPlan::goesInAnOrderThatIsSoundAtAnyMoment()
{
    const auto plan = example().plan({ example().revisionOf(u"m"_s, u'3') });
    QList<Removal::Kind> kinds;
    for (const auto &removal : plan.removals) {
        kinds.append(removal.kind);
    }
    // A ref without its revision, and a link without its blob, would be damage.
    QCOMPARE(kinds,
             (QList<Removal::Kind>{ Removal::Kind::Ref, Removal::Kind::Revision, Removal::Kind::Blob }));
}

void TestDeletionPlan::saysWhyBytesStay()
{
    const auto plan = example().plan({ example().revisionOf(u"m"_s, u'2') });
    const auto &departure = plan.departures.first();
    QCOMPARE(departure.stays, 11000);
    QCOMPARE(departure.meaning, Departure::Meaning::NothingAsksForIt);
    QCOMPARE(departure.staying.size(), 2);
    qint64 stays = 0;
    for (const auto &reason : plan.stays) {
        QCOMPARE(reason.id, u"o/m"_s);
        QVERIFY(reason.revision == "main"_L1 || reason.revision == "refs/pr/1"_L1);
        stays += reason.size;
    }
    QCOMPARE(stays, 11000);
}

void TestDeletionPlan::takesAFileOutOfEveryRevision()
{
    const auto plan
        = example().plan({ { DeletionTarget::Kind::File, example().repoFolder(u"m"_s), u"s"_s } });
    QCOMPARE(pathsOf(plan, Removal::Kind::File).size(), 3);
    QCOMPARE(sizeOf(plan, Removal::Kind::Blob), 10000);
    QCOMPARE(plan.departures.first().meaning, Departure::Meaning::RevisionsLackIt);
}

void TestDeletionPlan::aSecondNameWeighsNothing()
{
    const SmallCache cache;
    cache.revision(u"m"_s, u'1', { "a"_ba.repeated(5000) }, u"main"_s);
    cache.revision(u"n"_s, u'1', { "b"_ba }, u"main"_s);
    const auto blob = cache.at(u"models--o--m/blobs/"_s + QString(64, u'a')).toStdString();
    std::filesystem::create_hard_link(blob,
                                      cache.at(u"models--o--n/blobs/"_s + QString(64, u'a')).toStdString());
    QCOMPARE(cache.plan({ cache.whole(u"m"_s) }).size, 40);
    QCOMPARE(cache.plan({ cache.whole(u"m"_s), cache.whole(u"n"_s) }).size, 5001 + 80);
}

void TestDeletionPlan::anUnlistedLinkKeepsItsPayload()
{
    const SmallCache cache;
    const auto payload = cache.addPayload("xyz");
    cache.revision(u"a"_s, u'1', {}, u"main"_s);
    cache.revision(u"b"_s, u'1', {}, u"main"_s);
    cache.shared(u"a"_s, u'1', payload);
    cache.shared(u"b"_s, u'1', payload);
    cache.write(u"blobs/%1/%2.refs"_s.arg(payload.left(2), payload), // b has lost its line
                (cache.repoFolder(u"a"_s) + "/blobs/"_L1 + QString(64, u'5')).toUtf8() + '\n');
    QVERIFY(pathsOf(cache.plan({ cache.whole(u"a"_s) }), Removal::Kind::Payload).isEmpty());
}

QTEST_GUILESS_MAIN(TestDeletionPlan)
#include "tst_deletionplan.moc"
