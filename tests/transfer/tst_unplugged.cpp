// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/knownvolumes.h"
#include "tests/transfer/rig.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Downloads into a cache whose disk is not there.
class TestUnplugged : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsMadeInItsPlace();
    void anotherCacheIsLookedAtByItself();
};

namespace
{

/// Tells what is mounted where.
struct Disks {
    QString mount;
    QTemporaryDir folder;
    KnownVolumes known{ folder.filePath(u"volumes.json"_s), [this](const QString &) {
                           return Result<VolumeSpace>(VolumeSpace{ .mount = mount });
                       } };
};

} // namespace

void TestUnplugged::nothingIsMadeInItsPlace()
{
    Disks disks;
    Rig rig;
    rig.volumes = &disks.known;
    rig.restart();
    rig.addModel(QByteArray(MiB, 'w'));
    disks.mount = rig.folder.path();
    QVERIFY(rig.download(DownloadRequest{ .repo = rig.repo(repoName), .paths = { u"config.json"_s } }));
    // The disk is pulled out: what is left is the folder where it was mounted.
    QVERIFY(QDir(rig.root).removeRecursively());
    disks.mount = u"/"_s;
    const auto away = rig.download(repoName);
    QVERIFY(!away);
    QCOMPARE(away.error().kind, Error::Kind::NotConnected);
    QVERIFY(away.error().detail.contains(rig.folder.path()));
    QVERIFY(!QFileInfo::exists(rig.root));
    // It is back, and the same download goes on.
    disks.mount = rig.folder.path();
    QVERIFY(rig.download(repoName));
    QVERIFY(rig.leftovers().isEmpty());
}

void TestUnplugged::anotherCacheIsLookedAtByItself()
{
    Disks disks;
    Rig rig;
    rig.volumes = &disks.known;
    rig.restart();
    rig.addModel(QByteArray(1000, 'w'));
    const auto other = QFileInfo(rig.folder.path()).canonicalFilePath() + "/disk/other"_L1;
    disks.known.note({ other, rig.folder.path() + "/disk"_L1, {} });
    disks.mount = rig.folder.path();
    const DownloadRequest request{ .repo = rig.repo(repoName), .cacheDir = other };
    const auto away = rig.download(request);
    QVERIFY(!away);
    QCOMPARE(away.error().kind, Error::Kind::NotConnected);
    QVERIFY(!QFileInfo::exists(rig.folder.path() + "/disk"_L1));
    QVERIFY(rig.download(repoName)); // the program's own is there
}

QTEST_GUILESS_MAIN(TestUnplugged)
#include "tst_unplugged.moc"
