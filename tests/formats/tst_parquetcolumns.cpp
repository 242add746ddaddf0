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

ParquetColumn together(const QList<ParquetChunk> &chunks, const QString &physical = u"INT64"_s)
{
    ParquetFooter footer;
    const ParquetNode leaf{ u"level"_s, u"level"_s, physical, {}, ParquetRepetition::Required, {} };
    footer.schema = { { u"group"_s, u"group"_s, {}, {}, ParquetRepetition::Required, { leaf } } };
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
    void moreNamesThanTheFormatHas();
};

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
    QTest::addColumn<QString>("physical");
    QTest::addColumn<QStringList>("values"); // smallest and largest of each row group
    QTest::addColumn<QString>("minimum");
    QTest::addColumn<QString>("maximum");
    const auto row
        = [](const char *name, const char *physical, const QStringList &values, int least, int most) {
              QTest::newRow(name) << QString::fromLatin1(physical) << values << values[least] << values[most];
          };
    row("integers", "INT64", { u"9"_s, u"10"_s, u"-3"_s, u"100"_s }, 2, 3);
    row("beyond the precision of a double",
        "INT64",
        { u"9007199254740993"_s, u"9007199254740994"_s, u"9007199254740992"_s, u"9007199254740995"_s },
        2,
        3);
    row("unsigned and long",
        "INT64",
        { u"9"_s, u"18446744073709551614"_s, u"8"_s, u"18446744073709551615"_s },
        2,
        3);
    row("numbers", "DOUBLE", { u"0.5"_s, u"1e3"_s, u"-0.25"_s, u"999.5"_s }, 2, 1);
    row("below zero", "DOUBLE", { u"-1.5"_s, u"-1.5"_s, u"-10.25"_s, u"-0.5"_s }, 2, 3);
    row("decimals",
        "FIXED_LEN_BYTE_ARRAY(16)",
        { u"-92233720368547758.06"_s,
          u"92233720368547758.06"_s,
          u"-92233720368547758.07"_s,
          u"92233720368547758.07"_s },
        2,
        3);
    row("texts", "BYTE_ARRAY", { u"b"_s, u"y"_s, u"a"_s, u"z"_s }, 2, 3);
    row("texts of digits", "BYTE_ARRAY", { u"10"_s, u"9"_s, u"2"_s, u"80"_s }, 0, 1);
    row("dates", "INT32", { u"2026-03-01"_s, u"2026-04-01"_s, u"2025-12-31"_s, u"2026-01-01"_s }, 2, 1);
}

void TestParquetColumns::smallestAndLargest()
{
    QFETCH(QString, physical);
    QFETCH(QStringList, values);
    const auto all
        = together({ chunk({}, 1, values[0], values[1]), chunk({}, 1, values[2], values[3]) }, physical);
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

QTEST_GUILESS_MAIN(TestParquetColumns)
#include "tst_parquetcolumns.moc"
