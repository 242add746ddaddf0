// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "core/upkeep/carryout.h"
#include "core/upkeep/fileusers.h"
#include "core/upkeep/planrecord.h"
#include "tests/upkeep/smallcache.h"

#include <QTest>

#include <thread>
#include <unistd.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestQuarantine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void whatIsThereAgainStays();
    void goesForGood();
    void liesUnderLocksWhereNothingElseMayBeWritten();
    void aChangedCacheIsLeftAlone();
    void whatIsBeingDownloadedIsLeftAlone();
    void aStopPutsAllBack();
    void whatWasInterruptedIsFinishedOrUndone();
    void anEmptiedOneCannotComeBack();
    void aRecordIsNotTrusted_data();
    void aRecordIsNotTrusted();
    void tellsWhoHasAFileOpen();
};

namespace
{

UpkeepProgress unheard;

Cleanup carried(const DeletionPlan &plan, int days)
{
    const auto done = carryOut(plan, {}, days, &unheard, {});
    if (!done) {
        qFatal("%s", qPrintable(done.error().detail));
    }
    return *done;
}

QString rootOf(const SmallCache &cache)
{
    return QFileInfo(cache.root).canonicalFilePath();
}

void fill(const SmallCache &cache)
{
    cache.revision(u"m"_s, u'1', { "a"_ba, "s"_ba.repeated(5000) }, u"main"_s);
    cache.revision(u"m"_s, u'2', { "b"_ba, "s"_ba });
}

} // namespace

void TestQuarantine::comesBackAsItWas()
{
    const SmallCache cache;
    fill(cache);
    const auto before = cache.names(u"."_s);
    const auto done = carried(cache.plan({ cache.whole(u"m"_s) }), 7);
    QVERIFY(!done.quarantine.isEmpty());
    QVERIFY(cache.names(u"."_s).isEmpty());
    const auto items = quarantineOf(rootOf(cache));
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().id, done.quarantine);
    QCOMPARE(items.first().state, QuarantineItem::State::Kept);
    QVERIFY(!items.first().isInterrupted);
    QCOMPARE(items.first().departures.first().id, u"o/m"_s);
    QCOMPARE(items.first().since.daysTo(items.first().until), 7);
    const auto back = restoreQuarantine(rootOf(cache), done.quarantine, &unheard, {});
    QVERIFY(back && back->failures.isEmpty());
    QCOMPARE(cache.names(u"."_s), before);
    QVERIFY(quarantineOf(rootOf(cache)).isEmpty());
    QVERIFY(!QFileInfo::exists(cache.folder.path() + "/.hubdesk-quarantine"_L1));
}

void TestQuarantine::whatIsThereAgainStays()
{
    const SmallCache cache;
    fill(cache);
    const auto done = carried(cache.plan({ cache.whole(u"m"_s) }), 7);
    // Meanwhile it was downloaded once more, a newer one.
    cache.revision(u"m"_s, u'3', { "c"_ba, "a"_ba }, u"main"_s);
    const auto back = restoreQuarantine(rootOf(cache), done.quarantine, &unheard, {});
    QVERIFY(back && back->failures.isEmpty());
    QCOMPARE(cache.read(u"models--o--m/refs/main"_s), cache.hash(u'3').toLatin1());
    const auto report = cache.scan();
    QCOMPARE(report.repos.first().revisions.size(), 3);
    QVERIFY(report.repos.first().isSound());
}

void TestQuarantine::goesForGood()
{
    const SmallCache cache;
    fill(cache);
    const auto plan = cache.plan({ cache.revisionOf(u"m"_s, u'2') });
    const auto done = carried(plan, 0);
    QVERIFY(done.quarantine.isEmpty());
    QCOMPARE(done.size, plan.size);
    QCOMPARE(done.removals, plan.removals.size());
    QVERIFY(quarantineOf(rootOf(cache)).isEmpty());
    QVERIFY(!QFileInfo::exists(cache.folder.path() + "/.hubdesk-quarantine"_L1));
    QVERIFY(cache.scan().repos.first().isSound());
}

void TestQuarantine::liesUnderLocksWhereNothingElseMayBeWritten()
{
    if (::geteuid() == 0) {
        QSKIP("root may write everywhere");
    }
    const SmallCache cache;
    fill(cache);
    QFile::setPermissions(cache.folder.path(), QFile::ReadOwner | QFile::ExeOwner);
    const auto done = carried(cache.plan({ cache.whole(u"m"_s) }), 7);
    QFile::setPermissions(cache.folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(quarantineOf(rootOf(cache)).first().folder.contains("/.locks/"_L1));
    QVERIFY(cache.scan().damages.isEmpty());
}

void TestQuarantine::aChangedCacheIsLeftAlone()
{
    const SmallCache cache;
    fill(cache);
    const auto plan = cache.plan({ cache.whole(u"m"_s) });
    cache.write(u"models--o--m/blobs/new"_s, "new");
    const auto before = cache.names(u"."_s);
    const auto done = carryOut(plan, {}, 7, &unheard, {});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Conflict);
    QCOMPARE(cache.names(u"."_s), before);
}

void TestQuarantine::whatIsBeingDownloadedIsLeftAlone()
{
    const SmallCache cache;
    fill(cache);
    const auto lock = FileLock::tryLock(cache.at(u".locks/models--o--m/"_s + QString(64, u'b') + ".lock"_L1));
    QVERIFY(lock);
    const auto done = carried(cache.plan({ cache.whole(u"m"_s) }), 7);
    QCOMPARE(done.removals, 0);
    QCOMPARE(done.failures.size(), 1);
    QCOMPARE(done.failures.first().error.kind, Error::Kind::Conflict);
    QVERIFY(done.quarantine.isEmpty());
    QVERIFY(QFileInfo::exists(cache.at(u"models--o--m/snapshots"_s)));
}

void TestQuarantine::aStopPutsAllBack()
{
    const SmallCache cache;
    for (int n = 0; n < 50; ++n) {
        cache.revision(u"r"_s + QString::number(n), u'1', { "a"_ba }, u"main"_s);
    }
    QList<DeletionTarget> all;
    for (int n = 0; n < 50; ++n) {
        all.append(cache.whole(u"r"_s + QString::number(n)));
    }
    const auto before = cache.names(u"."_s);
    const auto plan = cache.plan(all);
    std::stop_source stop;
    UpkeepProgress progress;
    const auto pressed = std::jthread([&] {
        while (progress.done == 0) {
            std::this_thread::yield();
        }
        stop.request_stop();
    });
    const auto done = carryOut(plan, {}, 7, &progress, stop.get_token());
    if (!done) { // else it was done before anybody could stop it
        QCOMPARE(done.error().kind, Error::Kind::Cancelled);
        QCOMPARE(cache.names(u"."_s), before);
        QVERIFY(quarantineOf(rootOf(cache)).isEmpty());
    }
}

void TestQuarantine::whatWasInterruptedIsFinishedOrUndone()
{
    const SmallCache cache;
    fill(cache);
    const auto plan = cache.plan({ cache.revisionOf(u"m"_s, u'2') });
    const auto before = cache.names(u"."_s);
    for (const bool isUndone : { true, false }) {
        QString id;
        {
            auto open = OpenQuarantine::begin(plan, QDateTime::currentDateTimeUtc().addDays(7));
            QVERIFY(open);
            id = open->item().id;
            QVERIFY(!quarantineOf(rootOf(cache)).first().isInterrupted); // somebody is at work
            const auto &first = plan.removals.first().path;
            QVERIFY(QFile::rename(cache.at(first), open->item().folder + "/files/0"_L1));
        }
        QVERIFY(quarantineOf(rootOf(cache)).first().isInterrupted);
        if (isUndone) {
            QVERIFY(restoreQuarantine(rootOf(cache), id, &unheard, {}));
            QCOMPARE(cache.names(u"."_s), before);
        } else {
            const auto done = finishQuarantine(rootOf(cache), id, &unheard, {});
            QVERIFY(done && done->failures.isEmpty());
            QCOMPARE(done->removals, plan.removals.size());
            QVERIFY(!quarantineOf(rootOf(cache)).first().isInterrupted);
        }
    }
}

void TestQuarantine::anEmptiedOneCannotComeBack()
{
    const SmallCache cache;
    fill(cache);
    const auto done = carried(cache.plan({ cache.whole(u"m"_s) }), 7);
    const auto folder = quarantineOf(rootOf(cache)).first().folder;
    QVERIFY(QDir().rename(folder + "/files"_L1, folder + "/gone"_L1)); // as if it was killed then
    QCOMPARE(quarantineOf(rootOf(cache)).first().state, QuarantineItem::State::Emptying);
    const auto back = restoreQuarantine(rootOf(cache), done.quarantine, &unheard, {});
    QVERIFY(!back);
    QCOMPARE(back.error().kind, Error::Kind::Usage);
    QVERIFY(finishQuarantine(rootOf(cache), done.quarantine, &unheard, {}));
    QVERIFY(quarantineOf(rootOf(cache)).isEmpty());
}

void TestQuarantine::aRecordIsNotTrusted_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("up") << u"../outside"_s;
    QTest::newRow("up inside") << u"models--o--m/../../outside"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("here") << u"./x"_s;
}

void TestQuarantine::aRecordIsNotTrusted()
{
    QFETCH(const QString, path);
    const SmallCache cache;
    fill(cache);
    const auto done = carried(cache.plan({ cache.whole(u"m"_s) }), 7);
    auto item = quarantineOf(rootOf(cache)).first();
    item.removals.first().path = path;
    QCOMPARE(readRecord(recordOf(item)).error().kind, Error::Kind::Unsafe);
    QFile record(item.folder + "/record.json"_L1);
    QVERIFY(record.open(QIODevice::WriteOnly));
    record.write(recordOf(item));
    record.close();
    QVERIFY(!restoreQuarantine(rootOf(cache), done.quarantine, &unheard, {}));
}

void TestQuarantine::tellsWhoHasAFileOpen()
{
    const SmallCache cache;
    fill(cache);
    QVERIFY(fileUsersBelow(rootOf(cache), {}).isEmpty());
    QFile file(cache.at(u"models--o--m/snapshots/%1/s"_s.arg(cache.hash(u'1'))));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto users = fileUsersBelow(rootOf(cache), {});
    QCOMPARE(users.size(), 1);
    QCOMPARE(users.first().process, QCoreApplication::applicationPid());
    QVERIFY(users.first().path.endsWith("/blobs/"_L1 + QString(64, u's')));
    // Programs map weights and close the file.
    QVERIFY(file.map(0, 4096));
    users = fileUsersBelow(rootOf(cache), {});
    QCOMPARE(users.size(), 1);
}

QTEST_GUILESS_MAIN(TestQuarantine)
#include "tst_quarantine_posix.moc"
