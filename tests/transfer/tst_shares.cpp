// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/shares.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Hubdesk;

namespace
{
constexpr auto MiB = qint64(1) << 20;
}

/// Who fetches what of a file: arithmetic, without a network.
class TestShares : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneConnectionTakesTheWholeGap()
    {
        BlockMap map(100 * MiB + 5);
        map.set({ .block = 0, .filled = 4 * MiB });
        map.set({ .block = 1, .filled = MiB });
        Shares shares;
        QCOMPARE(shares.claim(0, map), ByteRange(5 * MiB, 100 * MiB + 5));
    }

    void partsFollowEachOther()
    {
        const BlockMap map(100 * MiB);
        Shares shares;
        QCOMPARE(shares.claim(0, map, 15 * MiB), ByteRange(0, 16 * MiB)); // to the end of a block
        QCOMPARE(shares.claim(1, map, 15 * MiB), ByteRange(16 * MiB, 32 * MiB));
        shares.release(0);
        QCOMPARE(shares.claim(0, map, 8 * MiB), ByteRange(0, 8 * MiB)); // not written: still missing
        QCOMPARE(shares.claim(2, map, 50 * MiB), ByteRange(8 * MiB, 16 * MiB));
    }

    void whatIsHereIsPassedOver()
    {
        BlockMap map(40 * MiB);
        map.set({ .block = 2, .filled = 4 * MiB });
        map.set({ .block = 5, .filled = 2 * MiB });
        Shares shares;
        QCOMPARE(shares.claim(0, map), ByteRange(0, 8 * MiB));
        QCOMPARE(shares.claim(1, map), ByteRange(12 * MiB, 20 * MiB));
        QCOMPARE(shares.claim(2, map), ByteRange(22 * MiB, 40 * MiB));
    }

    void theEndIsSharedInHalves()
    {
        const BlockMap map(64 * MiB);
        Shares shares;
        QVERIFY(shares.claim(0, map));
        shares.advance(0, 24 * MiB);
        QCOMPARE(shares.claim(1, map), ByteRange(44 * MiB, 64 * MiB));
        QCOMPARE(shares.of(0)->range.end, 44 * MiB);
        shares.advance(0, 40 * MiB);
        shares.advance(1, 60 * MiB);
        QVERIFY(!shares.claim(2, map)); // too little is left
    }

    void aPartIsMadeShorterAndLongerAgain()
    {
        const BlockMap map(64 * MiB);
        Shares shares;
        QVERIFY(shares.claim(0, map));
        shares.advance(0, 6 * MiB);
        shares.shorten(0, 8 * MiB);
        QCOMPARE(shares.of(0)->range, ByteRange(0, 16 * MiB));
        QCOMPARE(shares.claim(1, map, 8 * MiB), ByteRange(16 * MiB, 24 * MiB));
        shares.extend(0, map);
        QCOMPARE(shares.of(0)->range.end, 16 * MiB);
        shares.release(1);
        shares.extend(0, map);
        QCOMPARE(shares.of(0)->range.end, 64 * MiB);
    }

    void aPartIsNotJudgedByWhatIsBeforeIt()
    {
        const BlockMap map(128 * MiB);
        Shares shares;
        QVERIFY(shares.claim(0, map, 64 * MiB));
        QVERIFY(shares.claim(1, map, 64 * MiB));
        shares.advance(1, 0); // its writer has not begun
        shares.advance(0, 60 * MiB);
        QCOMPARE(shares.claim(2, map), ByteRange(96 * MiB, 128 * MiB));
    }

    void aDamagedBeginningIsNobodyElses()
    {
        BlockMap map(64 * MiB);
        map.set({ .block = 2, .filled = MiB });
        Shares shares;
        QCOMPARE(shares.claim(0, map), ByteRange(0, 8 * MiB));
        QCOMPARE(shares.claim(1, map, 8 * MiB), ByteRange(9 * MiB, 20 * MiB));
        map.drop(2); // before its connection has begun
        QCOMPARE(shares.claim(2, map, 8 * MiB), ByteRange(20 * MiB, 28 * MiB));
        shares.restart(1, 8 * MiB);
        QCOMPARE(shares.of(1)->range, ByteRange(8 * MiB, 20 * MiB));
        QCOMPARE(shares.claim(3, map, 8 * MiB), ByteRange(28 * MiB, 36 * MiB));
    }

    void everyByteOnce();
};

/// Many random courses: connections come, bring some bytes, fail, finish; at the end each byte came once.
void TestShares::everyByteOnce()
{
    for (quint32 seed = 1; seed <= 300; ++seed) {
        QRandomGenerator dice(seed);
        BlockMap map(dice.bounded(1, 150) * MiB - dice.bounded(3));
        for (int block = 0; block < map.blockCount(); ++block) {
            if (dice.bounded(4) == 0) {
                map.set({ .block = block, .filled = dice.bounded(2) ? map.blockLength(block) : 1'000 });
            }
        }
        const auto missing = map.size() - map.present();
        qint64 came = 0;
        Shares shares;
        for (int step = 0; !map.isComplete(); ++step) {
            QVERIFY2(step < 20'000, qPrintable(QString::number(seed)));
            const int lane = dice.bounded(6);
            const auto share = shares.of(lane);
            if (!share) {
                const auto most = dice.bounded(2) ? Shares::everything : dice.bounded(1, 40) * MiB;
                shares.claim(lane, map, most);
                continue;
            }
            if (dice.bounded(20) == 0) {
                shares.release(lane); // it failed
                continue;
            }
            auto at = share->at;
            const auto end = qMin(share->range.end, at + dice.bounded(6 * MiB) + 1);
            while (at < end) {
                const auto block = BlockMap::blockAt(at);
                const auto upTo = qMin(end, map.blockBegin(block) + map.blockLength(block));
                QCOMPARE(map.filled(block), at - map.blockBegin(block)); // nobody else has been here
                map.set({ .block = block, .filled = upTo - map.blockBegin(block) });
                came += upTo - at;
                at = upTo;
            }
            shares.advance(lane, at);
            if (at == share->range.end) {
                shares.release(lane);
            }
        }
        QCOMPARE(came, missing);
    }
}

QTEST_GUILESS_MAIN(TestShares)
#include "tst_shares.moc"
