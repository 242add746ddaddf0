// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "core/cache/fileops.h"
#include "core/upkeep/besideplan.h"
#include "core/upkeep/cachekeeper.h"
#include "core/upkeep/planrecord.h"
#include "core/upkeep/wholeacts.h"
#include "tests/cache/besidetree.h"
#include "tests/upkeep/smallcache.h"

#include <QCoroTask>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What deletions do beside a cache.
class TestBeside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesAndComesBackWithTheCache();
    void goesAlone();
    void frees();
    void aSecondNameElsewhereKeepsTheBytes();
    void whatLeadsOutStays_data();
    void whatLeadsOutStays();
    void theOuterOneStandsForBoth();
    void aChangeSinceThePlanStopsAll();
    void whatIsBeingPreparedStays_data();
    void whatIsBeingPreparedStays();
    void aStopPutsAllBack();
    void whatWasInterruptedComesBackWhole();
    void isSuggested();
    void theKeeperLooksBeside();
    void anUnpluggedOneIsNeitherReadNorWritten();
};

namespace
{

UpkeepProgress unheardBeside;

struct Rig {
    Rig()
    {
        cache.revision(u"m"_s, u'1', { "a"_ba.repeated(5000) }, u"main"_s);
        beside.fill();
    }
    QString root() const { return QFileInfo(cache.root).canonicalFilePath(); }
    CacheReport scan() const
    {
        auto report = cache.scan();
        report.beside = beside.scan(report.root);
        return report;
    }
    DeletionTarget target(const QString &place, const QString &path) const
    {
        return { DeletionTarget::Kind::Beside, beside.at(place), path };
    }
    DeletionPlan plan(const QList<DeletionTarget> &targets) const
    {
        return planDeletion(scan(), targets, {});
    }
    QStringList roots() const
    {
        return { root(), beside.at(u"xet"_s), beside.at(u"assets"_s), beside.at(u"datasets"_s) };
    }
    QStringList names() const { return cache.names(u".."_s); }

    SmallCache cache;
    BesideTree beside{ cache };
};

Cleanup carried(const DeletionPlan &plan, int days)
{
    const auto done = carryOut(plan, {}, days, &unheardBeside, {});
    if (!done) {
        qFatal("%s", qPrintable(done.error().detail));
    }
    return *done;
}

const QString chunks = u"https___cas_serv-abc/chunk-cache"_s;

} // namespace

void TestBeside::goesAndComesBackWithTheCache()
{
    const Rig rig;
    const auto before = rig.names();
    const auto plan = rig.plan({ rig.cache.whole(u"m"_s),
                                 rig.target(u"xet"_s, chunks),
                                 rig.target(u"assets"_s, u"timm"_s),
                                 rig.target(u"datasets"_s, u"o___squad/plain"_s) });
    QVERIFY(plan.exclusions.isEmpty());
    QCOMPARE(plan.departures.size(), 4);
    QCOMPARE(plan.size, 5000 + 40 + 9000 + 3020 + 6000); // with the ref
    const auto done = carried(plan, 7);
    QCOMPARE(done.size, plan.size);
    QVERIFY(done.failures.isEmpty());
    QVERIFY(!rig.beside.has(u"xet/"_s + chunks));
    QVERIFY(!rig.beside.has(u"assets/timm"_s));
    QVERIFY(!rig.beside.has(u"datasets/o___squad/plain"_s));
    QVERIFY(rig.beside.has(u"xet/logs/xet.log"_s));
    const auto items = quarantineOfAll(rig.roots());
    QCOMPARE(items.size(), 4);
    for (const auto &item : items) {
        QCOMPARE(actOf(item.id), actOf(done.quarantine));
        QCOMPARE(readRecord(recordOf(item))->removals, item.removals);
    }
    const auto back = restoreAct(rig.roots(), items.first().id, &unheardBeside, {});
    QVERIFY(back && back->failures.isEmpty());
    QCOMPARE(back->removals, plan.removals.size());
    QCOMPARE(rig.names(), before);
}

void TestBeside::goesAlone()
{
    const Rig rig;
    const auto done = carried(rig.plan({ rig.target(u"xet"_s, chunks) }), 7);
    QVERIFY(!done.quarantine.isEmpty());
    QVERIFY(quarantineOf(rig.root()).isEmpty()); // it is the other folder's
    QCOMPARE(quarantineOf(rig.beside.at(u"xet"_s)).size(), 1);
    QVERIFY(emptyAct(rig.roots(), done.quarantine, {}));
    QVERIFY(quarantineOfAll(rig.roots()).isEmpty());
    QVERIFY(!rig.beside.has(u".hubdesk-quarantine"_s));
}

void TestBeside::frees()
{
    const Rig rig;
    const auto plan = rig.plan({ rig.cache.whole(u"m"_s), rig.target(u"datasets"_s, u"downloads"_s) });
    const auto done = carried(plan, 0);
    QVERIFY(done.quarantine.isEmpty());
    QCOMPARE(done.size, plan.size);
    QCOMPARE(done.removals, plan.removals.size());
    QVERIFY(quarantineOfAll(rig.roots()).isEmpty());
    QVERIFY(!rig.beside.has(u"datasets/downloads"_s));
    QVERIFY(!rig.beside.has(u".hubdesk-quarantine"_s));
}

void TestBeside::aSecondNameElsewhereKeepsTheBytes()
{
    const Rig rig;
    QVERIFY(makeSecondName(rig.beside.at(u"datasets/downloads/deadbeef"_s),
                           rig.beside.at(u"assets/timm/weights/same"_s)));
    QCOMPARE(rig.plan({ rig.target(u"datasets"_s, u"downloads"_s) }).size, 0);
    QCOMPARE(
        rig.plan({ rig.target(u"datasets"_s, u"downloads"_s), rig.target(u"assets"_s, u"timm/weights"_s) })
            .size,
        3000 + 800);
}

void TestBeside::whatLeadsOutStays_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Exclusion::Why>("why");
    QTest::newRow("above") << u"../hub"_s << Exclusion::Why::LeadsElsewhere;
    QTest::newRow("up in between") << u"timm/../../hub"_s << Exclusion::Why::LeadsElsewhere;
    QTest::newRow("all of it") << QString() << Exclusion::Why::LeadsElsewhere;
    QTest::newRow("through a link") << u"out/models--o--m"_s << Exclusion::Why::LeadsElsewhere;
    QTest::newRow("not there") << u"timm/none"_s << Exclusion::Why::NotHere;
}

void TestBeside::whatLeadsOutStays()
{
    QFETCH(const QString, path);
    QFETCH(const Exclusion::Why, why);
    const Rig rig;
    QVERIFY(QFile::link(rig.root(), rig.beside.at(u"assets/out"_s)));
    const auto plan = rig.plan({ rig.target(u"assets"_s, path) });
    QVERIFY(plan.isEmpty());
    QCOMPARE(plan.exclusions.size(), 1);
    QCOMPARE(plan.exclusions.first().why, why);
    // A link itself may go, and what it leads to stays.
    (void)carried(rig.plan({ rig.target(u"assets"_s, u"out"_s) }), 0);
    QVERIFY(!QFileInfo(rig.beside.at(u"assets/out"_s)).isSymLink());
    QVERIFY(rig.beside.has(u"hub/models--o--m/refs/main"_s));
}

void TestBeside::theOuterOneStandsForBoth()
{
    const Rig rig;
    const auto plan
        = rig.plan({ rig.target(u"assets"_s, u"timm/weights"_s), rig.target(u"assets"_s, u"timm"_s) });
    QCOMPARE(plan.removals.size(), 1);
    QCOMPARE(plan.size, 3020);
    QVERIFY(plan.exclusions.isEmpty());
    // A folder that nobody has found beside the cache is none.
    const auto other = rig.plan({ { DeletionTarget::Kind::Beside, rig.root(), u"models--o--m"_s } });
    QVERIFY(other.isEmpty());
    QCOMPARE(other.exclusions.first().why, Exclusion::Why::NotHere);
}

void TestBeside::aChangeSinceThePlanStopsAll()
{
    const Rig rig;
    const auto plan = rig.plan({ rig.cache.whole(u"m"_s), rig.target(u"assets"_s, u"timm/labels"_s) });
    rig.beside.write(u"assets/timm/labels/default/new.txt"_s, "new");
    const auto done = carryOut(plan, {}, 7, &unheardBeside, {});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Conflict);
    QVERIFY(rig.beside.has(u"hub/models--o--m/refs/main"_s));
}

void TestBeside::whatIsBeingPreparedStays_data()
{
    QTest::addColumn<QString>("lock");
    QTest::addColumn<QString>("path");
    QTest::newRow("beside what is made")
        << u"datasets/o___squad/plain/0.0.0/f1_builder.lock"_s << u"o___squad/plain"_s;
    QTest::newRow("of all its configurations")
        << u"datasets/o___squad/plain/0.0.0/f1_builder.lock"_s << u"o___squad"_s;
    QTest::newRow("named for it, in the root")
        << u"(path)_o___squad_plain_0.0.0_f1.lock"_s << u"o___squad/plain"_s;
    QTest::newRow("of a download") << u"datasets/downloads/deadbeef.lock"_s << u"downloads"_s;
}

void TestBeside::whatIsBeingPreparedStays()
{
    QFETCH(QString, lock);
    QFETCH(const QString, path);
    const Rig rig;
    const auto root = rig.beside.at(u"datasets"_s);
    lock = lock.startsWith("(path)"_L1) ? "datasets/"_L1 + QString(root).replace(u'/', u'_') + lock.sliced(6)
                                        : lock;
    rig.beside.write(lock);
    auto held = FileLock::tryLock(rig.beside.at(lock));
    QVERIFY(held && held->isHeld());
    const auto plan = rig.plan({ rig.target(u"datasets"_s, path) });
    const auto done = carried(plan, 7);
    QCOMPARE(done.removals, 0);
    QCOMPARE(done.failures.size(), 1);
    QCOMPARE(done.failures.first().error.kind, Error::Kind::Conflict);
    QVERIFY(rig.beside.has(u"datasets/"_s + path));
    { // and it goes once the other one has ended
        const FileLock released = std::move(*held);
    }
    QCOMPARE(carried(rig.plan({ rig.target(u"datasets"_s, path) }), 7).removals, 1);
    QVERIFY(!rig.beside.has(u"datasets/"_s + path));
}

void TestBeside::aStopPutsAllBack()
{
    const Rig rig;
    const auto before = rig.names();
    const auto plan = rig.plan({ rig.cache.whole(u"m"_s), rig.target(u"assets"_s, u"timm"_s) });
    const auto parts = partsOf(plan);
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts.first().root, rig.root());
    QCOMPARE(parts.last().root, rig.beside.at(u"assets"_s));
    QCOMPARE(parts.first().size + parts.last().size, plan.size);
    std::stop_source stop;
    int records = 0;
    bool wasTaken = false;
    watchFlushes([&](const QString &) { // the record of each part is written before anything of it moves
        if (++records == 2) {
            wasTaken = !rig.beside.has(u"hub/models--o--m"_s);
            stop.request_stop();
        }
    });
    const auto done = carryOut(plan, {}, 0, &unheardBeside, stop.get_token());
    watchFlushes({});
    QVERIFY(wasTaken); // the cache was through
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QCOMPARE(rig.names(), before);
    QVERIFY(quarantineOfAll(rig.roots()).isEmpty());
}

void TestBeside::whatWasInterruptedComesBackWhole()
{
    const Rig rig;
    const auto before = rig.names();
    const auto plan = rig.plan({ rig.cache.whole(u"m"_s), rig.target(u"assets"_s, u"timm"_s) });
    const auto parts = partsOf(plan);
    { // as if the program was killed when the first part was taken
        const auto act = OpenQuarantine::newId();
        const auto until = QDateTime::currentDateTimeUtc().addDays(7);
        auto first = OpenQuarantine::begin(parts.first(), until, partId(act, 0));
        QVERIFY(first);
        const auto folder = Folder::open(rig.root());
        QVERIFY(folder && folder->move(u"models--o--m"_s, first->files(), u"0"_s));
        QVERIFY(OpenQuarantine::begin(parts.last(), until, partId(act, 1)));
    }
    const auto items = quarantineOfAll(rig.roots());
    QCOMPARE(items.size(), 2);
    QVERIFY(items.first().isInterrupted && items.last().isInterrupted);
    QVERIFY(restoreAct(rig.roots(), items.last().id, &unheardBeside, {}));
    QCOMPARE(rig.names(), before);
    QVERIFY(quarantineOfAll(rig.roots()).isEmpty());
}

void TestBeside::isSuggested()
{
    const Rig rig;
    const auto find = [](const QList<Suggestion> &all) {
        const auto found = std::ranges::find(all, Suggestion::Kind::Xet, &Suggestion::kind);
        return found == all.cend() ? Suggestion{} : *found;
    };
    const auto now = QDateTime::currentDateTimeUtc();
    const auto fresh = find(suggestionsOf(rig.scan(), {}, now, 90));
    QCOMPARE(fresh.targets, { rig.target(u"xet"_s, chunks) });
    QCOMPARE(fresh.size, 9000);
    const auto later = find(suggestionsOf(rig.scan(), {}, now.addDays(8), 90));
    QCOMPARE(later.size, 9070); // an upload that nobody goes on with
    QVERIFY(QDir(rig.beside.at(u"xet"_s)).removeRecursively());
    QVERIFY(find(suggestionsOf(rig.scan(), {}, now, 90)).targets.isEmpty());
}

void TestBeside::theKeeperLooksBeside()
{
    const Rig rig;
    QTemporaryDir state;
    CacheKeeper keeper(state.path(), nullptr, { rig.cache.root, rig.beside.places() });
    const auto view = QCoro::waitFor(keeper.look(rig.cache.root, {}, {}));
    QVERIFY(view);
    QCOMPARE(view->report->beside, rig.scan().beside);
    QVERIFY(std::ranges::contains(view->suggestions, Suggestion::Kind::Xet, &Suggestion::kind));
    const auto plan = QCoro::waitFor(keeper.plan(
        rig.cache.root, { rig.target(u"xet"_s, chunks), rig.target(u"assets"_s, u"timm"_s) }, {}));
    QVERIFY(plan);
    QVERIFY(QCoro::waitFor(keeper.carryOut(*plan, {}, 7, {})));
    const auto after = QCoro::waitFor(keeper.look(rig.cache.root, {}, {}));
    QVERIFY(after);
    QCOMPARE(after->quarantine.size(), 2);
    QVERIFY(QCoro::waitFor(keeper.restore(plan->root, after->quarantine.last().id, {})));
    const auto back = QCoro::waitFor(keeper.look(rig.cache.root, {}, {}));
    QVERIFY(back && back->quarantine.isEmpty());
    QCOMPARE(back->report->beside, view->report->beside);
    // Another cache has nothing beside it.
    const SmallCache other;
    other.revision(u"n"_s, u'1', { "a"_ba }, u"main"_s);
    QVERIFY(QCoro::waitFor(keeper.look(other.root, {}, {}))->report->beside.isEmpty());
}

void TestBeside::anUnpluggedOneIsNeitherReadNorWritten()
{
    const Rig rig;
    QTemporaryDir state;
    auto mount = rig.beside.home;
    KnownVolumes volumes(state.filePath(u"volumes.json"_s), [&mount](const QString &) {
        return Result<VolumeSpace>(VolumeSpace{ .mount = mount });
    });
    CacheKeeper keeper(state.path(), &volumes, { rig.cache.root, rig.beside.places() });
    const auto view = QCoro::waitFor(keeper.look(rig.cache.root, {}, {}));
    QVERIFY(view);
    const auto plan = QCoro::waitFor(keeper.plan(rig.cache.root, { rig.cache.whole(u"m"_s) }, {}));
    QVERIFY(plan);
    const auto before = rig.names();
    mount = u"/"_s; // the disk is gone, and its place looks as it likes
    const auto isAway
        = [](const auto &result) { return !result && result.error().kind == Error::Kind::NotConnected; };
    QVERIFY(isAway(QCoro::waitFor(keeper.look(rig.cache.root, {}, {}))));
    QVERIFY(isAway(QCoro::waitFor(keeper.carryOut(*plan, {}, 7, {}))));
    QVERIFY(isAway(QCoro::waitFor(keeper.restore(plan->root, u"x"_s, {}))));
    QVERIFY(isAway(QCoro::waitFor(keeper.empty(plan->root, { u"x"_s }, {}))));
    QCOMPARE(rig.names(), before);
    QCOMPARE(QCoro::waitFor(keeper.connections({ rig.cache.root }))->missing, { rig.cache.root });
    QCOMPARE(QCoro::waitFor(keeper.last(rig.cache.root, {}))->report->repos.size(), 1); // it stays known
    keeper.adopt(rig.cache.root);
    QVERIFY(QCoro::waitFor(keeper.look(rig.cache.root, {}, {})));
}

QTEST_GUILESS_MAIN(TestBeside)
#include "tst_beside.moc"
