// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/cachekeeper.h"
#include "core/upkeep/updateradar.h"
#include "tests/transfer/rig.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Updates of a cache whose disk is not there.
class TestRadarDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDiskThatIsNotPluggedInIsSaid();
};

void TestRadarDisk::aDiskThatIsNotPluggedInIsSaid()
{
    Rig rig;
    rig.addModel(FakeHub::Blob::seeded(5, MiB));
    QVERIFY(rig.download(QString(repoName)));
    rig.hub.clearRequests();
    KnownVolumes volumes(rig.folder.filePath(u"volumes.json"_s));
    volumes.note({ rig.root, rig.root, &volumeSpace }); // where its disk was mounted
    CacheKeeper keeper(rig.state, &volumes);
    UpdateRadar radar(rig.api.get(), *rig.cache, &keeper);
    radar.check(rig.root);
    QTRY_VERIFY(!radar.state().isChecking);
    QVERIFY(radar.state().error && !radar.state().isListing);
    QCOMPARE(radar.state().error->kind, Error::Kind::NotConnected);
    QCOMPARE(rig.hub.requests().size(), 0);
    QVERIFY(QCoro::waitFor(radar.shutDown()));
}

QTEST_GUILESS_MAIN(TestRadarDisk)
#include "tst_radardisk.moc"
