// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/hashpipe.h"
#include "core/transfer/partwriter.h"

#include <QCoroTask>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{
constexpr auto MiB = qint64(1) << 20;

QByteArray noise(qint64 size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    for (auto &byte : bytes) {
        byte = char(random.generate());
    }
    return bytes;
}

/// One partial with its pipe, and the rows that a journal would have.
struct Bench {
    QTemporaryDir folder;
    QByteArray content;
    std::shared_ptr<HashPipe> pipe;
    BlockMap journal;

    explicit Bench(qint64 size)
        : content(noise(size, 7))
    {
        open(BlockMap(size));
    }

    QString path() const { return folder.filePath(u"x.hubdesk-part"_s); }

    void open(const BlockMap &map)
    {
        journal = map;
        const ContentId id{ Hasher::sha256(content) };
        pipe = std::make_shared<HashPipe>(*PartFile::open(path(), content.size()), map, id);
        QObject::connect(pipe.get(), &HashPipe::persist, pipe.get(), [this](const QList<BlockState> &states) {
            for (const auto &state : states) {
                journal.drop(state.block);
                journal.restore(state);
            }
        });
        pipe->start();
    }

    /// Lands the bytes of a range, as one connection would; the range that was really begun.
    Result<ByteRange> fetch(ByteRange range)
    {
        auto writer = std::make_shared<PartWriter>(pipe);
        const auto begun = QCoro::waitFor(beginRange(writer, range));
        if (!begun) {
            return begun;
        }
        for (auto at = begun->begin; at < begun->end && !pipe->error();) {
            const auto length = qMin<qint64>(64 << 10, begun->end - at);
            writer->land(QByteArrayView(content).sliced(at, length));
            at += length;
            if (writer->isFull()) {
                QCoro::waitFor(settle(pipe));
            }
        }
        const auto done = QCoro::waitFor(flushWriter(writer, pipe));
        if (!done) {
            return std::unexpected(done.error());
        }
        return begun;
    }

    QByteArray onDisk() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void damage(qint64 at)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
        file.write("!", 1);
        content[at] == '!' ? file.seek(at), file.write("?", 1) : 0;
    }

    bool finish()
    {
        while (const auto gap = pipe->map().nextMissing()) {
            if (!fetch(*gap) || !QCoro::waitFor(settle(pipe))) {
                return false;
            }
        }
        return QCoro::waitFor(settle(pipe)) && pipe->hashed() == content.size()
            && pipe->digest() == Hasher::sha256(content) && onDisk() == content;
    }
};
} // namespace

/// Writing, summing and hashing while bytes land, without a network.
class TestHashPipe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { PartFile::failWritesAfter(-1); }

    void bytesInOrderAreHashedAsTheyLand_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("no byte") << qint64(0);
        QTest::newRow("one byte") << qint64(1);
        QTest::newRow("one block exactly") << 4 * MiB;
        QTest::newRow("a few blocks and a rest") << 17 * MiB + 12'345;
    }
    void bytesInOrderAreHashedAsTheyLand()
    {
        QFETCH(qint64, size);
        Bench bench(size);
        QVERIFY(bench.finish());
        QVERIFY(bench.journal.isComplete());
    }

    void anEarlierRunIsReadAgainWhileTheRestLands()
    {
        Bench bench(20 * MiB);
        QVERIFY(bench.fetch({ 0, 9 * MiB + 77 }));
        QCOMPARE(bench.journal.present(), 9 * MiB + 77);
        BlockMap restored(20 * MiB);
        for (int block = 0; block < 3; ++block) {
            restored.restore({ block, bench.journal.filled(block), bench.journal.sum(block) });
        }
        bench.open(restored);
        QCOMPARE(bench.pipe->map().nextMissing()->begin, 9 * MiB + 77);
        QVERIFY(bench.finish());
    }

    void blocksMayLandOutOfOrder()
    {
        Bench bench(18 * MiB);
        QVERIFY(bench.fetch({ 8 * MiB, 12 * MiB }));
        QVERIFY(bench.fetch({ 16 * MiB, 18 * MiB }));
        QVERIFY(QCoro::waitFor(settle(bench.pipe)));
        QCOMPARE(bench.pipe->hashed(), 0);
        QVERIFY(bench.finish());
    }

    void severalConnectionsWriteAtOnce()
    {
        Bench bench(24 * MiB);
        std::vector<std::shared_ptr<PartWriter>> writers;
        for (int i = 0; i < 3; ++i) {
            writers.push_back(std::make_shared<PartWriter>(bench.pipe));
            QVERIFY(QCoro::waitFor(beginRange(writers.back(), { i * 8 * MiB, (i + 1) * 8 * MiB })));
        }
        for (qint64 step = 0; step < 8 * MiB; step += MiB / 2) {
            for (int i = 2; i >= 0; --i) {
                writers[i]->land(QByteArrayView(bench.content).sliced(i * 8 * MiB + step, MiB / 2));
            }
        }
        for (const auto &writer : writers) {
            QVERIFY(QCoro::waitFor(flushWriter(writer, bench.pipe)));
        }
        QVERIFY(bench.finish());
    }

    void aBlockThatChangedOnDiskIsFetchedAgain_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<qint64>("gap");
        QTest::newRow("in a whole block") << 5 * MiB << 4 * MiB;
        QTest::newRow("in the block that was not whole") << 9 * MiB - 5 << 8 * MiB;
    }
    void aBlockThatChangedOnDiskIsFetchedAgain()
    {
        QFETCH(qint64, at);
        QFETCH(qint64, gap);
        Bench bench(14 * MiB);
        QVERIFY(bench.fetch({ 0, 9 * MiB }));
        BlockMap restored(14 * MiB);
        for (int block = 0; block < 3; ++block) {
            restored.restore({ block, bench.journal.filled(block), bench.journal.sum(block) });
        }
        bench.pipe.reset();
        bench.damage(at);
        bench.open(restored);
        const auto begun = bench.fetch({ 9 * MiB, 14 * MiB });
        QVERIFY(begun);
        QVERIFY(QCoro::waitFor(settle(bench.pipe)));
        if (gap == 8 * MiB) {
            QCOMPARE(begun->begin, gap);
        } else {
            QCOMPARE(bench.pipe->map().nextMissing(), ByteRange(gap, gap + 4 * MiB));
        }
        QVERIFY(bench.finish());
    }

    void damageAfterTheFactIsFound()
    {
        Bench bench(13 * MiB);
        QVERIFY(bench.fetch({ 0, 13 * MiB }));
        QVERIFY(QCoro::waitFor(settle(bench.pipe)));
        bench.damage(12 * MiB + 1);
        const auto damaged = QCoro::waitFor(findDamage(bench.pipe, {}));
        QVERIFY(damaged);
        QCOMPARE(damaged->blocks, QList<int>{ 3 });
        bench.pipe->dropBlocks(damaged->blocks);
        QVERIFY(bench.finish());
    }

    void aFullDiskIsAnErrorThatSaysHowMuchIsMissing()
    {
        Bench bench(12 * MiB);
        PartFile::failWritesAfter(5 * MiB);
        const auto begun = bench.fetch({ 0, 12 * MiB });
        QVERIFY(!begun);
        QCOMPARE(begun.error().kind, Error::Kind::DiskFull);
        QVERIFY(begun.error().missingBytes > 0);
        QVERIFY(bench.journal.present() <= 5 * MiB);
        QVERIFY(bench.onDisk().startsWith(bench.content.first(bench.journal.present())));
    }

    void theJournalIsNeverAheadOfTheDiskAndNeverFarBehind()
    {
        Bench bench(16 * MiB);
        auto writer = std::make_shared<PartWriter>(bench.pipe);
        QVERIFY(QCoro::waitFor(beginRange(writer, { 0, 16 * MiB })));
        for (qint64 at = 0; at < 16 * MiB; at += MiB / 4) {
            writer->land(QByteArrayView(bench.content).sliced(at, MiB / 4));
            QTRY_VERIFY(!bench.pipe->isFull());
            QTRY_VERIFY(bench.pipe->map().present() - bench.journal.present() <= HashPipe::persistStep);
            QVERIFY(at + MiB / 4 - bench.pipe->map().present() <= HashPipe::memoryLimit);
        }
        QVERIFY(QCoro::waitFor(flushWriter(writer, bench.pipe)));
        QVERIFY(bench.finish());
    }

    void aLinkInPlaceOfThePartialIsRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(QFile::link(u"elsewhere"_s, folder.filePath(u"x"_s)));
        const auto file = PartFile::open(folder.filePath(u"x"_s), 10);
        QVERIFY(!file);
        QVERIFY(!QFile::exists(folder.filePath(u"elsewhere"_s)));
    }
};

QTEST_GUILESS_MAIN(TestHashPipe)
#include "tst_hashpipe.moc"
