// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/partfile.h"
#include "core/transfer/transferrun.h"
#include "tests/transfer/rig.h"

#include <QSignalSpy>

#include <atomic>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

/// Room on the disks for the whole queue.
class TestDiskPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void eachVolumeHasItsPlan();
    void aTargetIsLookedAtOnce();
    void twoThatFitOnlyAloneDoNotRunTogether();
    void thePlanIsPublished();
    void whatIsOnDiskAlreadyIsNotNeededAgain();
    void whatTheCacheHasAfterARestartNeedsNothing();
    void eachVolumeHasItsOwnReserve();
    void copiesIntoAFolderNeedRoom_data();
    void copiesIntoAFolderNeedRoom();
    void whatMeetsAFullDiskInSpiteOfThePlanWaitsLonger();
    void whereRoomWasMadeItGoesOnAtOnce();
    void aFolderThatHasItsCopiesNeedsNoRoom();
    void whatWasCleanedAwayIsNeededAgain();

private:
    TransferId add(const QString &name)
    {
        return *m_rig->queue->add({ .repo = Rig::repo(u"org/"_s + name) });
    }
    TransferState state(TransferId id) const { return m_rig->stateOf(id); }

    std::atomic<qint64> m_free = 0; ///< a worker looks
    std::atomic<qint64> m_onStick = 0;
    std::unique_ptr<Rig> m_rig;
};

void TestDiskPlan::init()
{
    m_rig = std::make_unique<Rig>();
    m_free = 100 * MiB;
    m_onStick = 100 * MiB;
    m_rig->spaceAt = [this](const QString &path) {
        return Result<VolumeSpace>(path.contains("/stick"_L1) ? VolumeSpace{ u"/stick"_s, m_onStick }
                                                              : VolumeSpace{ u"/disk"_s, m_free });
    };
    for (const auto &name : { u"a"_s, u"b"_s }) { // two files each, fetched one after the other
        const auto seed = name.at(0).unicode();
        m_rig->hub.addRepo(FakeHub::RepoKind::Model,
                           u"org/"_s + name,
                           { { u"1.safetensors"_s, Blob::seeded(seed, 3 * MiB) },
                             { u"2.safetensors"_s, Blob::seeded(seed + 10, 3 * MiB) } });
    }
    m_rig->queue->setConcurrency({ .filesPerTransfer = 1 });
}

void TestDiskPlan::cleanup()
{
    PartFile::failWritesAfter(-1);
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestDiskPlan::eachVolumeHasItsPlan()
{
    const SpaceAt disks = [](const QString &target) -> Result<VolumeSpace> {
        if (target == u"/gone"_s) {
            return std::unexpected(Error{ Error::Kind::Disk });
        }
        return target.startsWith(u"/usb"_s) ? VolumeSpace{ u"/usb"_s, 50 } : VolumeSpace{ u"/"_s, 100 };
    };
    QCOMPARE(diskPlan({}, disks), QList<VolumePlan>());
    const QList<SpaceNeed> queue{
        { 1, u"/home/a"_s, 60 }, { 2, u"/usb/a"_s, 10 }, { 3, u"/home/b"_s, 70 },
        { 4, u"/home/a"_s, 30 }, { 5, u"/gone"_s, 1 },   { 6, u"/home/a"_s, 0 },
    };
    const auto plans = diskPlan(queue, disks);
    QCOMPARE(plans.size(), 2);
    QCOMPARE(plans[0], (VolumePlan{ u"/"_s, 100, 0, 160, { 3 } })); // a later one fits into what it leaves
    QCOMPARE(plans[0].leftBytes(), -60);
    QCOMPARE(plans[1], (VolumePlan{ u"/usb"_s, 50, 0, 10, {} }));
    QCOMPARE(plans[1].leftBytes(), 40);
    // One that does not fit takes nothing from those behind it.
    const QList<SpaceNeed> twice{ { 1, u"/home/a"_s, 60 }, { 1, u"/home/b"_s, 60 }, { 2, u"/home/c"_s, 90 } };
    QCOMPARE(diskPlan(twice, disks), QList<VolumePlan>{ VolumePlan(u"/"_s, 100, 0, 210, { 1 }) });
}

void TestDiskPlan::aTargetIsLookedAtOnce()
{
    int asked = 0;
    const SpaceAt disk = [&asked](const QString &) {
        ++asked;
        return Result<VolumeSpace>(VolumeSpace{ u"/"_s, 1 });
    };
    QCOMPARE(diskPlan({ { 1, u"/a"_s, 1 }, { 2, u"/a"_s, 1 }, { 3, u"/b"_s, 1 } }, disk).size(), 1);
    QCOMPARE(asked, 2);
}

void TestDiskPlan::twoThatFitOnlyAloneDoNotRunTogether()
{
    m_free = 8 * MiB;
    m_rig->hub.addFault(Fault::stallAfter(MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto a = add(u"a"_s);
    QTRY_COMPARE(state(a).done, MiB);
    const auto b = add(u"b"_s);
    QTRY_COMPARE(state(b).phase, TransferPhase::Paused);
    QCOMPARE(state(b).pauseReason, PauseReason::DiskFull);
    QVERIFY(state(b).error);
    QCOMPARE(state(b).error->missingBytes, 5 * MiB + 6 * MiB - m_free);
    QVERIFY(state(a).isRunning()); // in peace
    m_free = 11 * MiB; // somebody has made room
    QTRY_COMPARE(state(b).phase, TransferPhase::Done);
    m_rig->queue->pause(a);
    QTRY_COMPARE(state(a).phase, TransferPhase::Paused);
    m_rig->queue->resume(a);
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
}

void TestDiskPlan::thePlanIsPublished()
{
    QSignalSpy told(m_rig->queue.get(), &TransferQueue::diskPlanChanged);
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn));
    m_free = 10 * MiB;
    const auto a = add(u"a"_s);
    QTRY_COMPARE(state(a).done, 2 * MiB);
    const auto b = add(u"b"_s);
    QTRY_COMPARE(state(b).done, 2 * MiB);
    const auto newest = [&told] {
        const auto plans = told.isEmpty() ? QList<VolumePlan>() : told.last()[0].value<QList<VolumePlan>>();
        return plans.isEmpty() ? VolumePlan() : plans.first();
    };
    QTRY_COMPARE(newest(), (VolumePlan{ u"/disk"_s, m_free, 0, 8 * MiB, {} }));
    m_free = 7 * MiB;
    m_rig->queue->showDiskPlan();
    QTRY_COMPARE(newest(), (VolumePlan{ u"/disk"_s, m_free, 0, 8 * MiB, { b } }));
    m_rig->queue->cancel(b);
    QTRY_COMPARE(newest(), (VolumePlan{ u"/disk"_s, m_free, 0, 4 * MiB, {} }));
    m_rig->queue->cancel(a);
    QTRY_COMPARE(told.last()[0].value<QList<VolumePlan>>(), QList<VolumePlan>());
}

void TestDiskPlan::whatIsOnDiskAlreadyIsNotNeededAgain()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto a = add(u"a"_s);
    QTRY_COMPARE(state(a).done, 2 * MiB);
    m_rig->restart();
    m_free = 4 * MiB; // for the last of six
    QVERIFY(m_rig->queue->restore());
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    // And what the cache has needs nothing at all.
    m_free = 0;
    const auto again = add(u"a"_s);
    QTRY_COMPARE(state(again).phase, TransferPhase::Done);
}

void TestDiskPlan::whatTheCacheHasAfterARestartNeedsNothing()
{
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto a = add(u"a"_s);
    QTRY_COMPARE(state(a).done, 2 * MiB);
    m_rig->restart(); // and somebody else fetches the second file meanwhile
    const DownloadRequest second{ .repo = Rig::repo(u"org/a"_s), .paths = { u"2.safetensors"_s } };
    QVERIFY(m_rig->download(second));
    m_free = MiB; // for the rest of the first
    QVERIFY(m_rig->queue->restore());
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
}

void TestDiskPlan::eachVolumeHasItsOwnReserve()
{
    m_rig->hub.addFault(Fault::stallAfter(MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto a = add(u"a"_s);
    QTRY_COMPARE(state(a).done, MiB);
    m_onStick = 6 * MiB; // as much as comes, though two more are spoken for on the other volume
    const auto b = *m_rig->queue->add(
        { .repo = Rig::repo(u"org/b"_s), .localDir = m_rig->folder.filePath(u"stick"_s) });
    QTRY_VERIFY(state(b).isFinal() || state(b).error);
    QCOMPARE(state(b).phase, TransferPhase::Done);
    m_rig->queue->cancel(a);
    QTRY_COMPARE(state(a).phase, TransferPhase::Cancelled);
}

void TestDiskPlan::copiesIntoAFolderNeedRoom_data()
{
    QTest::addColumn<LocalDirLink>("link");
    QTest::addColumn<bool>("isCached");
    QTest::newRow("beside the cache") << LocalDirLink::Copy << false;
    QTest::newRow("of what the cache has, beside it") << LocalDirLink::Copy << true;
    QTest::newRow("of what the cache has, for good") << LocalDirLink::None << true;
}

void TestDiskPlan::copiesIntoAFolderNeedRoom()
{
    QFETCH(LocalDirLink, link);
    QFETCH(bool, isCached);
    const auto folder = QFileInfo(m_rig->folder.path()).canonicalFilePath() + u"/stick"_s;
    const Destination where{ .cache = *m_rig->cache, .folder = LocalFolder(folder), .link = link };
    QVERIFY(where.prepare(Rig::repo(u"org/a"_s), { QString(40, u'a') }));
    if (where.sharesBlocks(Rig::repo(u"org/a"_s), {})) {
        QSKIP("copies need no room on this volume");
    }
    if (isCached) {
        QVERIFY(m_rig->download({ .repo = Rig::repo(u"org/a"_s) }));
    }
    m_onStick = 5 * MiB;
    const auto id
        = *m_rig->queue->add({ .repo = Rig::repo(u"org/a"_s), .localDir = folder, .localDirLink = link });
    QTRY_COMPARE(state(id).phase, TransferPhase::Paused);
    QCOMPARE(state(id).pauseReason, PauseReason::DiskFull);
    QCOMPARE(state(id).error->missingBytes, MiB);
    m_onStick = 6 * MiB;
    QTRY_COMPARE(state(id).phase, TransferPhase::Done);
    QCOMPARE(Rig::content(folder + u"/1.safetensors"_s).size(), 3 * MiB);
    QCOMPARE(m_rig->hub.requestCount(u"resolve"_s), 2); // once each, whether they were here before or not
}

void TestDiskPlan::whatMeetsAFullDiskInSpiteOfThePlanWaitsLonger()
{
    PartFile::failWritesAfter(MiB); // a quota, say, which the room on the volume does not tell
    const auto id = add(u"a"_s);
    const auto full = [&] {
        auto events = m_rig->queue->log(id);
        events.removeIf(
            [](const TransferEvent &event) { return event.kind != TransferEvent::Kind::DiskFull; });
        return events;
    };
    QTRY_VERIFY(full().size() >= 5);
    const auto &events = full();
    for (int n = 1; n < 5; ++n) {
        const auto waited = events[n].atMs - events[n - 1].atMs;
        const auto least = qint64(20) << (n - 1); // Rig: the first after 20 ms
        QVERIFY2(waited >= least, QByteArray::number(waited).constData());
    }
    PartFile::failWritesAfter(-1);
    m_rig->queue->resume(id); // who asks for it does not wait
    QTRY_COMPARE(state(id).phase, TransferPhase::Done);
}

void TestDiskPlan::whereRoomWasMadeItGoesOnAtOnce()
{
    TransferRun run({ .state = { .id = 1 } }, { .cache = *m_rig->cache }, nullptr);
    constexpr int tooLong = 1'000'000;
    run.waitForRoom(0, tooLong);
    QVERIFY(!run.isRoomNew(1, 5 * MiB)); // as much as there was when it stopped
    QVERIFY(!run.isRoomNew(2, 5 * MiB));
    QVERIFY(run.isRoomNew(3, 6 * MiB));
    QVERIFY(run.isRoomNew(tooLong, 5 * MiB));
}

void TestDiskPlan::aFolderThatHasItsCopiesNeedsNoRoom()
{
    const auto folder = QFileInfo(m_rig->folder.path()).canonicalFilePath() + u"/stick"_s;
    const DownloadRequest copy{ .repo = Rig::repo(u"org/a"_s),
                                .localDir = folder,
                                .localDirLink = LocalDirLink::Copy };
    QVERIFY(m_rig->download(copy));
    m_free = 0;
    m_onStick = 0;
    const auto again = *m_rig->queue->add(copy);
    QTRY_COMPARE(state(again).phase, TransferPhase::Done);
    QVERIFY(QFile::remove(folder + u"/1.safetensors"_s));
    const auto one = *m_rig->queue->add(copy);
    QTRY_COMPARE(state(one).pauseReason, PauseReason::DiskFull);
    QCOMPARE(state(one).error->missingBytes, 3 * MiB); // of that file alone
    m_onStick = 3 * MiB;
    QTRY_COMPARE(state(one).phase, TransferPhase::Done);
}

void TestDiskPlan::whatWasCleanedAwayIsNeededAgain()
{
    QVERIFY(m_rig->download({ .repo = Rig::repo(u"org/a"_s), .paths = { u"2.safetensors"_s } }));
    m_rig->hub.addFault(Fault::stallAfter(2 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = add(u"a"_s);
    QTRY_COMPARE(state(id).done, 5 * MiB);
    m_rig->queue->pause(id);
    QTRY_COMPARE(state(id).phase, TransferPhase::Paused);
    QVERIFY(QDir(m_rig->cache->layout().snapshots(Rig::repo(u"org/a"_s))).removeRecursively());
    const auto blob = Blob::seeded(u'a' + 10, 3 * MiB).sha256();
    QVERIFY(QFile::remove(m_rig->cache->layout().blob(Rig::repo(u"org/a"_s), { blob })));
    m_free = 3 * MiB;
    m_rig->queue->resume(id);
    QTRY_COMPARE(state(id).pauseReason, PauseReason::DiskFull);
    QCOMPARE(state(id).error->missingBytes, MiB);
    QCOMPARE(state(id).done, 2 * MiB);
    m_free = 4 * MiB;
    QTRY_COMPARE(state(id).phase, TransferPhase::Done);
}

QTEST_GUILESS_MAIN(TestDiskPlan)
#include "tst_diskplan.moc"
