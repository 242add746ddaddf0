// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/parquetcolumns.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

ParquetChunk chunk(const QString &codec, qint64 bytes, const QString &minimum, const QString &maximum)
{
    return { .path = u"level"_s,
             .codec = codec,
             .encodings = { u"PLAIN"_s },
             .values = 10,
             .compressed = bytes,
             .uncompressed = 2 * bytes,
             .nulls = 1,
             .minimum = minimum,
             .maximum = maximum };
}

ParquetColumn together(const QList<ParquetChunk> &chunks)
{
    ParquetFooter footer;
    for (const auto &part : chunks) {
        footer.rowGroups.append({ .rows = 10, .chunks = { part } });
    }
    return parquetColumns(footer).value(u"level"_s);
}

} // namespace

/// What the row groups say of a column becomes one statement, or none where one of them says nothing.
class TestParquetColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsUp();
    void smallestAndLargest_data();
    void smallestAndLargest();
    void silenceOfOne();
    void everyColumn();
};

    void moreNamesThanTheFormatHas();
void TestParquetColumns::addsUp()
{
    const auto all = together({ chunk(u"SNAPPY"_s, 100, u"1"_s, u"2"_s),
                                chunk(u"ZSTD"_s, 50, u"1"_s, u"2"_s),
                                chunk(u"SNAPPY"_s, 1, u"1"_s, u"2"_s) });
    QCOMPARE(all.codecs, (QStringList{ u"SNAPPY"_s, u"ZSTD"_s }));
    QCOMPARE(all.encodings, QStringList{ u"PLAIN"_s });
    QCOMPARE(all.values, 30);
    QCOMPARE(all.compressed, 151);
    QCOMPARE(all.uncompressed, 302);
    QCOMPARE(all.nulls, std::optional<qint64>(3));
    QVERIFY(!all.encrypted);
}

void TestParquetColumns::smallestAndLargest_data()
{
    QTest::addColumn<QStringList>("values"); // smallest and largest of each row group
    QTest::addColumn<QString>("minimum");
    QTest::addColumn<QString>("maximum");
    QTest::newRow("integers") << QStringList{ u"9"_s, u"10"_s, u"-3"_s, u"100"_s } << u"-3"_s << u"100"_s;
    QTest::newRow("beyond the precision of a double") << QStringList{
        u"9007199254740993"_s, u"9007199254740994"_s, u"9007199254740992"_s, u"9007199254740995"_s
    } << u"9007199254740992"_s << u"9007199254740995"_s;
    QTest::newRow("numbers") << QStringList{ u"0.5"_s, u"1e3"_s, u"-0.25"_s, u"999.5"_s } << u"-0.25"_s
                             << u"1e3"_s;
    QTest::newRow("texts") << QStringList{ u"b"_s, u"y"_s, u"a"_s, u"z"_s } << u"a"_s << u"z"_s;
    QTest::newRow("dates") << QStringList{
        u"2026-03-01"_s, u"2026-04-01"_s, u"2025-12-31"_s, u"2026-01-01"_s
    } << u"2025-12-31"_s << u"2026-04-01"_s;
}

void TestParquetColumns::smallestAndLargest()
{
    QFETCH(QStringList, values);
    const auto all = together({ chunk({}, 1, values[0], values[1]), chunk({}, 1, values[2], values[3]) });
    QVERIFY(all.minimum && all.maximum);
    QTEST(*all.minimum, "minimum");
    QTEST(*all.maximum, "maximum");
}

void TestParquetColumns::silenceOfOne()
{
    const auto known = chunk({}, 1, u"1"_s, u"2"_s);
    auto silent = known;
    silent.minimum = silent.maximum = std::nullopt;
    silent.nulls = std::nullopt;
    silent.encrypted = true;
    for (const auto &order : { QList{ known, silent, known }, QList{ silent, known, known } }) {
        const auto all = together(order);
        QVERIFY(!all.minimum && !all.maximum && !all.nulls);
        QVERIFY(all.encrypted);
    }
}

void TestParquetColumns::everyColumn()
{
    auto other = chunk({}, 7, u"a"_s, u"b"_s);
    other.path = u"name"_s;
    ParquetFooter footer;
    footer.rowGroups.append({ .rows = 10, .chunks = { chunk({}, 1, u"1"_s, u"2"_s), other } });
    const auto columns = parquetColumns(footer);
    QCOMPARE(columns.size(), 2);
    QCOMPARE(columns.value(u"name"_s).compressed, 7);
}

QTEST_GUILESS_MAIN(TestParquetColumns)
#include "tst_parquetcolumns.moc"
// What a footer made to harm has a million of; to look each up among the others takes minutes.
void TestParquetColumns::moreNamesThanTheFormatHas()
{
    QList<ParquetChunk> chunks;
    for (int i = 0; i < 40; ++i) {
        chunks << chunk(u"UNKNOWN(%1)"_s.arg(i), 1, {}, {});
        chunks.last().encodings = { u"UNKNOWN(%1)"_s.arg(i), u"UNKNOWN(%1)"_s.arg(i + 1'000) };
    }
    const auto all = together(chunks);
    QCOMPARE(all.codecs.size(), 16);
    QCOMPARE(all.encodings.size(), 16);
    QCOMPARE(all.compressed, 40);
}

