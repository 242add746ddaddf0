// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/blockmap.h"
#include "core/transfer/blocksum.h"

#include <QTest>

using namespace Hubdesk;

namespace
{
constexpr auto MiB = qint64(1) << 20;
}

/// The map of a partial file is arithmetic: every case that a resume can meet, without a disk.
class TestBlockMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptyFileIsCompleteFromTheStart()
    {
        const BlockMap map(0);
        QVERIFY(map.isComplete());
        QCOMPARE(map.blockCount(), 0);
        QCOMPARE(map.prefix(), 0);
        QVERIFY(!map.nextMissing());
    }

    void theLastBlockIsShorter()
    {
        const BlockMap map(9 * MiB + 1);
        QCOMPARE(map.blockCount(), 3);
        QCOMPARE(map.blockLength(0), 4 * MiB);
        QCOMPARE(map.blockLength(2), MiB + 1);
        QCOMPARE(map.nextMissing(), ByteRange(0, 9 * MiB + 1));
    }

    void aGapBeginsInsideABlockAndEndsWhereBytesAre()
    {
        BlockMap map(20 * MiB);
        map.set({ .block = 0, .filled = 4 * MiB });
        map.set({ .block = 1, .filled = MiB });
        map.set({ .block = 4, .filled = 2 * MiB });
        QCOMPARE(map.present(), 7 * MiB);
        QCOMPARE(map.prefix(), 5 * MiB);
        QCOMPARE(map.nextMissing(), ByteRange(5 * MiB, 16 * MiB));
        QCOMPARE(map.nextMissing(16 * MiB), ByteRange(18 * MiB, 20 * MiB));
        map.set({ .block = 1, .filled = 4 * MiB });
        QCOMPARE(map.nextMissing(), ByteRange(8 * MiB, 16 * MiB));
    }

    void aDroppedBlockBecomesTheFirstGap()
    {
        BlockMap map(12 * MiB);
        for (int block = 0; block < 3; ++block) {
            map.set({ .block = block, .filled = 4 * MiB });
        }
        QVERIFY(map.isComplete());
        QCOMPARE(map.prefix(), 12 * MiB);
        map.drop(1);
        QVERIFY(!map.isComplete());
        QCOMPARE(map.prefix(), 4 * MiB);
        QCOMPARE(map.nextMissing(), ByteRange(4 * MiB, 8 * MiB));
    }

    void restoredBytesAreNotTrustedAndNonsenseIsIgnored()
    {
        BlockMap map(6 * MiB);
        map.restore({ .block = 0, .filled = 4 * MiB });
        map.restore({ .block = 1, .filled = 3 * MiB });
        map.restore({ .block = 2, .filled = 1 });
        map.restore({ .block = -1, .filled = 1 });
        QCOMPARE(map.present(), 4 * MiB);
        QVERIFY(!map.isTrusted(0));
        QVERIFY(map.isTrusted(1));
        map.trust(0);
        QVERIFY(map.isTrusted(0));
    }

    void aSumDependsOnBytesAndOrderAndMayGoOn()
    {
        BlockSummer summer;
        summer.add("abc");
        const auto first = summer.sum();
        QVERIFY(first == BlockSummer::of("abc"));
        summer.add("def");
        QVERIFY(summer.sum() == BlockSummer::of("abcdef"));
        QVERIFY(first != summer.sum());
        QVERIFY(BlockSummer::of("abcdef") != BlockSummer::of("abdcef"));
        QVERIFY(BlockSummer::of(QByteArray(16, '\0')) != BlockSummer::of(QByteArray(15, '\0')));
        summer.reset();
        summer.add("abc");
        QVERIFY(summer.sum() == first);
    }
};

QTEST_GUILESS_MAIN(TestBlockMap)
#include "tst_blockmap.moc"
