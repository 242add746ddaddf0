// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/knownvolumes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestKnownVolumes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isConnected_data();
    void isConnected();
    void isRememberedOverARestart();
    void canBeForgotten();
    void aTornFileIsForgotten();

private:
    /// One whose disk is mounted there.
    static SpaceAt mountedAt(const QString &mount)
    {
        return [mount](const QString &) { return Result<VolumeSpace>(VolumeSpace{ .mount = mount }); };
    }
};

void TestKnownVolumes::isConnected_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("now");
    QTest::addColumn<bool>("connected");
    QTest::newRow("nobody has seen it") << QString() << u"/"_s << true;
    QTest::newRow("as it was") << u"/mnt/usb"_s << u"/mnt/usb"_s << true;
    QTest::newRow("the disk is gone") << u"/mnt/usb"_s << u"/"_s << false;
    QTest::newRow("another disk lies below") << u"/mnt/usb"_s << u"/mnt"_s << false;
    QTest::newRow("it was on the system's own") << u"/"_s << u"/"_s << true;
    QTest::newRow("it has got a disk of its own since") << u"/"_s << u"/home"_s << true;
    QTest::newRow("a name that begins alike") << u"/mnt/usb2"_s << u"/mnt/usb"_s << true;
}

void TestKnownVolumes::isConnected()
{
    QFETCH(const QString, before);
    QFETCH(const QString, now);
    QFETCH(const bool, connected);
    QTemporaryDir folder;
    KnownVolumes known(folder.filePath(u"volumes.json"_s), mountedAt(now));
    if (!before.isEmpty()) {
        known.note({ u"/mnt/usb/hub"_s, before, {} });
    }
    const auto seen = KnownVolumes::look(known.placeOf(u"/mnt/usb/hub/"_s));
    QCOMPARE(seen.has_value(), connected);
    if (connected) {
        QCOMPARE(seen->mount, now);
    } else {
        QCOMPARE(seen.error().kind, Error::Kind::NotConnected);
        QVERIFY(seen.error().detail.contains(before));
    }
}

void TestKnownVolumes::isRememberedOverARestart()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(u"state/volumes.json"_s);
    {
        KnownVolumes known(file, mountedAt(u"/mnt/usb"_s));
        const auto seen = KnownVolumes::look(known.placeOf(u"/mnt/usb/hub"_s));
        QVERIFY(seen);
        known.note(*seen);
    }
    const KnownVolumes another(file, mountedAt(u"/"_s));
    QVERIFY(!KnownVolumes::look(another.placeOf(u"/mnt/usb/hub"_s)));
    QVERIFY(KnownVolumes::look(another.placeOf(u"/home/u/hub"_s)));
}

void TestKnownVolumes::canBeForgotten()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(u"volumes.json"_s);
    KnownVolumes known(file, mountedAt(u"/"_s));
    known.note({ u"/mnt/usb/hub"_s, u"/mnt/usb"_s, {} });
    QVERIFY(!KnownVolumes::look(known.placeOf(u"/mnt/usb/hub"_s)));
    known.forget(u"/mnt/usb/hub"_s);
    QVERIFY(KnownVolumes::look(known.placeOf(u"/mnt/usb/hub"_s)));
    const KnownVolumes another(file, mountedAt(u"/"_s));
    QVERIFY(KnownVolumes::look(another.placeOf(u"/mnt/usb/hub"_s)));
}

void TestKnownVolumes::aTornFileIsForgotten()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"volumes.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"/mnt/us") > 0);
    file.close();
    const KnownVolumes known(path, mountedAt(u"/"_s));
    QVERIFY(KnownVolumes::look(known.placeOf(u"/mnt/usb/hub"_s)));
}

QTEST_GUILESS_MAIN(TestKnownVolumes)
#include "tst_knownvolumes.moc"
