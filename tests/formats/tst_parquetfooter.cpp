// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/parquettype.h"
#include "tests/formats/mutation.h"
#include "tests/formats/parquetfiles.h"

#include <QTest>

#include <limits>

using namespace ParquetFiles;

class TestParquetFooter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeFooter();
    void keyValues();
    void schema();
    void chunks();
    void asksForMore();
    void encryption();
    void types_data();
    void types();
    void values_data();
    void values();
    void damage_data();
    void damage();
    void hostileSchemas();
    void repeatedFields();
    void manyRowGroups();
    void damagedFooters();
};

void TestParquetFooter::theWholeFooter()
{
    const auto footer = footerOf(fileOf(usualFooter()));
    QCOMPARE(footer.version, 2);
    QCOMPARE(footer.rows, 100);
    QCOMPARE(footer.createdBy, u"a writer"_s);
    QVERIFY(footer.encryption == ParquetEncryption::None && !footer.cut);
    const QList<DatasetFeature> features{ { u"text"_s, u"string"_s, {} },
                                          { u"label"_s, u"ClassLabel"_s, { u"neg"_s, u"pos"_s } } };
    QVERIFY(footer.features == features);
}

void TestParquetFooter::keyValues()
{
    const auto footer = footerOf(fileOf(usualFooter()));
    QCOMPARE(footer.keyValues.size(), 2);
    QCOMPARE(footer.keyValues[0].key, u"huggingface"_s);
    QCOMPARE(footer.keyValues[0].value.toUtf8(), huggingface);
    QCOMPARE(footer.keyValues[1].size, 100'000);
    QCOMPARE(footer.keyValues[1].value.size(), 65'536);
}

void TestParquetFooter::schema()
{
    const auto footer = footerOf(fileOf(usualFooter()));
    using enum ParquetRepetition;
    const ParquetNode element{ u"element"_s, u"tokens.list.element"_s, u"INT32"_s, {}, Optional, {} };
    const ParquetNode list{ u"list"_s, u"tokens.list"_s, {}, {}, Optional, { element } };
    const QList<ParquetNode> expected{ { u"text"_s, u"text"_s, u"BYTE_ARRAY"_s, u"STRING"_s, Optional, {} },
                                       { u"id"_s, u"id"_s, u"INT64"_s, {}, Required, {} },
                                       { u"tokens"_s, u"tokens"_s, {}, u"LIST"_s, Optional, { list } } };
    QVERIFY(footer.schema == expected);
}

void TestParquetFooter::chunks()
{
    const auto footer = footerOf(fileOf(usualFooter()));
    QCOMPARE(footer.rowGroups.size(), 1);
    const auto &group = footer.rowGroups.first();
    QCOMPARE(group.rows, 100);
    QCOMPARE(group.bytes, 2'700);
    QCOMPARE(group.compressed, 900); // the sum, for want of a word
    const ParquetChunk text{ u"text"_s, u"SNAPPY"_s, { u"PLAIN"_s, u"RLE_DICTIONARY"_s }, 100, 300, 900, 7,
                             u"ant"_s,  u"zebra"_s };
    auto id = text;
    id.path = u"id"_s;
    id.nulls = std::nullopt;
    id.minimum = u"-1"_s;
    id.maximum = u"99"_s;
    auto tokens = text;
    tokens.path = u"tokens.list.element"_s;
    tokens.nulls = std::nullopt;
    tokens.minimum = tokens.maximum = std::nullopt;
    QVERIFY(group.chunks == (QList<ParquetChunk>{ text, id, tokens }));
}

void TestParquetFooter::asksForMore()
{
    const auto file = fileOf(usualFooter());
    const auto ask = [&file](qsizetype bytes) {
        return readParquetFooter(QByteArrayView(file).last(bytes), file.size());
    };
    QCOMPARE(std::get<ParquetNeedsTail>(*ask(0)), ParquetNeedsTail{ 8 });
    QCOMPARE(std::get<ParquetNeedsTail>(*ask(5)), ParquetNeedsTail{ 8 });
    const auto needed = std::get<ParquetNeedsTail>(*ask(8));
    QCOMPARE(needed.bytes, usualFooter().size() + 8);
    QCOMPARE(std::get<ParquetNeedsTail>(*ask(needed.bytes - 1)), needed);
    QVERIFY(std::holds_alternative<ParquetFooter>(*ask(needed.bytes)));
    QCOMPARE(std::get<ParquetFooter>(*ask(needed.bytes)), footerOf(file));
}

void TestParquetFooter::encryption()
{
    QVERIFY(footerOf(fileOf("secret", "PARE")).encryption == ParquetEncryption::Footer);
    const auto secret = record({ number(2, 4), nested(8, { nested(1, {}) }), text(9, "secret") });
    const auto footer = record({ records(2, { group("schema", 1), leaf("a", 1, 0) }),
                                 records(4, { record({ records(1, { secret }), number(3, 5) }) }),
                                 nested(8, { nested(1, {}) }) });
    const auto read = footerOf(fileOf(footer));
    QVERIFY(read.encryption == ParquetEncryption::Columns);
    QVERIFY(read.rowGroups.value(0).chunks.value(0).encrypted);
    QCOMPARE(read.rowGroups.value(0).chunks.value(0).path, u"a"_s);
}

void TestParquetFooter::types_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::addColumn<QString>("physical");
    QTest::addColumn<QString>("logical");
    const auto row
        = [](const char *name, const QByteArray &element, const char *physical, const char *logical) {
              QTest::newRow(name) << element << QString::fromLatin1(physical) << QString::fromLatin1(logical);
          };
    const auto logical = [](int type, int kind, const QList<Field> &details) {
        return leaf("a", type, 0, { nested(10, { nested(kind, details) }) });
    };
    row("a truth", leaf("a", 0, 0), "BOOLEAN", "");
    row("fixed bytes", record({ number(1, 7), number(2, 16), text(4, "a") }), "FIXED_LEN_BYTE_ARRAY(16)", "");
    row("a type of the future", leaf("a", 9, 0), "UNKNOWN(9)", "");
    row("a logical type of the future", logical(6, 30, {}), "BYTE_ARRAY", "UNKNOWN(30)");
    row("text of old", leaf("a", 6, 0, { number(6, 0) }), "BYTE_ARRAY", "STRING");
    row("unsigned of old", leaf("a", 1, 0, { number(6, 12) }), "INT32", "UINT(16)");
    row("signed of old", leaf("a", 2, 0, { number(6, 18) }), "INT64", "INT(64)");
    row("a time of old", leaf("a", 2, 0, { number(6, 9) }), "INT64", "TIMESTAMP(ms, UTC)");
    row("a decimal of old",
        leaf("a", 1, 0, { number(6, 5), number(7, 2), number(8, 9) }),
        "INT32",
        "DECIMAL(9, 2)");
    row("a decimal", logical(2, 5, { number(1, 3), number(2, 18) }), "INT64", "DECIMAL(18, 3)");
    row("unsigned", logical(1, 10, { { 1, 3, "\x08" }, truth(2, false) }), "INT32", "UINT(8)");
    row("a time of day",
        logical(2, 7, { truth(1, false), nested(2, { nested(3, {}) }) }),
        "INT64",
        "TIME(ns)");
    row("a moment",
        logical(2, 8, { truth(1, true), nested(2, { nested(2, {}) }) }),
        "INT64",
        "TIMESTAMP(us, UTC)");
    row("the logical type wins",
        leaf("a", 6, 0, { number(6, 0), nested(10, { nested(12, {}) }) }),
        "BYTE_ARRAY",
        "JSON");
}

void TestParquetFooter::types()
{
    QFETCH(QByteArray, element);
    const auto footer = footerOf(fileOf(record({ records(2, { group("schema", 1), element }) })));
    QCOMPARE(footer.schema.size(), 1);
    QTEST(footer.schema[0].physical, "physical");
    QTEST(footer.schema[0].logical, "logical");
}

void TestParquetFooter::values_data()
{
    QTest::addColumn<ParquetType>("type");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text"); // null: none
    using T = ParquetType;
    const auto row = [](const char *name, T type, const QByteArray &bytes, const QString &text) {
        QTest::newRow(name) << type << bytes << text;
    };
    row("a truth", { T::Boolean }, "\1", u"true"_s);
    row("an integer", { T::Int32 }, little<qint32>(-5), u"-5"_s);
    row("unsigned",
        { .physical = T::Int32, .logical = T::Integer, .isSigned = false },
        little<quint32>(4'294'967'295U),
        u"4294967295"_s);
    row("unsigned and long",
        { .physical = T::Int64, .logical = T::Integer, .isSigned = false },
        QByteArray(8, '\xff'),
        u"18446744073709551615"_s);
    row("a number", { T::Float }, little(std::bit_cast<quint32>(0.1F)), u"0.1"_s);
    row("a long number", { T::Double }, little(std::bit_cast<quint64>(0.1)), u"0.1"_s);
    row("a day", { T::Int32, T::Date }, little<qint32>(19'782), u"2024-02-29"_s);
    row("a day before 1970", { T::Int32, T::Date }, little<qint32>(-1), u"1969-12-31"_s);
    row("a day that nobody sees",
        { T::Int32, T::Date },
        little(std::numeric_limits<qint32>::min()),
        u"-2147483648"_s);
    row("a day in eight bytes",
        { T::Int64, T::Date },
        little(std::numeric_limits<qint64>::min()),
        u"-9223372036854775808"_s);
    const T micros{ .physical = T::Int64, .logical = T::Timestamp, .unit = T::Micros, .utc = true };
    row("a moment", micros, little<qint64>(1'704'104'430'023'456), u"2024-01-01 10:20:30.023456Z"_s);
    row("a moment before 1970", micros, little<qint64>(-1), u"1969-12-31 23:59:59.999999Z"_s);
    row("a moment that nobody sees",
        micros,
        little(std::numeric_limits<qint64>::min()),
        u"-9223372036854775808"_s);
    const T millis{ .physical = T::Int64, .logical = T::Timestamp, .unit = T::Millis };
    row("a moment of a place", millis, little<qint64>(1'704'104'430'000), u"2024-01-01 10:20:30"_s);
    const T nanos{ .physical = T::Int64, .logical = T::Time, .unit = T::Nanos };
    row("a time of day", nanos, little<qint64>(37'230'000'000'001), u"10:20:30.000000001"_s);
    row("a time that no day has", nanos, little<qint64>(-1), u"-1"_s);
    const T money{ .physical = T::Int32, .logical = T::Decimal, .scale = 2 };
    row("a decimal", money, little<qint32>(12'345), u"123.45"_s);
    row("a small decimal", money, little<qint32>(-5), u"-0.05"_s);
    row("a text", { T::ByteArray, T::String }, u"größe"_s.toUtf8(), u"größe"_s);
    row("a long text", { T::ByteArray, T::String }, QByteArray(9'000, 'a'), QString(199, u'a') + u'\u2026');
    row("bytes", { T::ByteArray }, "abc", {});
    row("a UUID",
        { T::FixedBytes, T::Uuid },
        QByteArray::fromHex("00112233445566778899aabbccddeeff"),
        u"00112233-4455-6677-8899-aabbccddeeff"_s);
    row("half a number", { T::FixedBytes, T::Float16 }, QByteArray::fromHex("003e"), u"1.5"_s);
    row("too few bytes", { T::Int64 }, "abc", {});
    row("too many bytes", { T::Int32 }, "abcde", {});
    row("no bytes", { T::Boolean }, {}, {});
}

void TestParquetFooter::values()
{
    QFETCH(ParquetType, type);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const auto shown = type.shown(bytes);
    QCOMPARE(shown.has_value(), !text.isNull());
    QCOMPARE(shown.value_or(QString()), text);
}

void TestParquetFooter::damage_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("why");
    const auto cut = record({ records(2, { group("schema", 2), leaf("a", 1, 0) }) });
    QTest::newRow("nothing") << QByteArray() << u"too short"_s;
    QTest::newRow("marks alone") << "PAR1PAR1"_ba << u"too short"_s;
    QTest::newRow("another file") << QByteArray(100, 'x') << u"not PAR1"_s;
    QTest::newRow("a file that is cut") << fileOf(usualFooter()).chopped(1) << u"not PAR1"_s;
    QTest::newRow("a footer of no bytes") << fileOf({}) << u"0 bytes"_s;
    QTest::newRow("a footer that is longer than the file")
        << "PAR1"_ba + little(~0U) + "PAR1" << u"4294967295 bytes"_s;
    QTest::newRow("a footer that is cut") << fileOf(usualFooter().first(50)) << u"damaged"_s;
    QTest::newRow("a footer of anything") << fileOf("anything") << u"damaged"_s;
    QTest::newRow("no schema") << fileOf(record({ number(3, 1) })) << u"no schema"_s;
    QTest::newRow("a schema that is cut") << fileOf(cut) << u"fewer columns"_s;
    QTest::newRow("a number where a list should be") << fileOf(record({ number(2, 1) })) << u"another type"_s;
}

void TestParquetFooter::damage()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, why);
    const auto answer = readParquetFooter(file, file.size());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Protocol);
    QVERIFY2(answer.error().detail.contains(why), qPrintable(answer.error().detail));
}

void TestParquetFooter::hostileSchemas()
{
    const auto problem = [](const QByteArrayList &elements) {
        const auto file = fileOf(record({ records(2, elements) }));
        const auto answer = readParquetFooter(file, file.size());
        return answer ? QString() : answer.error().detail;
    };
    QVERIFY(problem(QByteArrayList(100, group("g", 1)) << leaf("a", 1, 0)).contains(u"64 levels"));
    QVERIFY(
        problem(QByteArrayList{ group("g", std::numeric_limits<int>::max()) }).contains(u"fewer columns"));
    QVERIFY(problem(QByteArrayList{ group("g", 30'000) } + QByteArrayList(30'000, leaf("a", 1, 0)))
                .contains(u"20000"));
    QCOMPARE(problem(QByteArrayList{ group("g", -1) }), QString());
    const auto large = "PAR1"_ba + little(quint32(100 << 20)) + "PAR1";
    const auto answer = readParquetFooter(large, 200 << 20);
    QVERIFY(!answer);
    QVERIFY(answer.error().detail.contains(u"64 MiB"));
}

// A struct may say a field again; what was read already must not be read again with it.
void TestParquetFooter::repeatedFields()
{
    const auto schema
        = records(2, QByteArrayList{ group("schema", 1'000) } + QByteArrayList(1'000, leaf("a", 1, 0)));
    const auto twice = fileOf(record({ schema, schema }));
    const auto refused = readParquetFooter(twice, twice.size());
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"second schema"));
    const QList<Field> empty(1'000, records(2, {})); // each a whole tree more, in four bytes
    const auto many = fileOf(record(QList<Field>{ schema } + empty));
    QVERIFY(!readParquetFooter(many, many.size()));

    const auto column = record({ nested(3, { { 2, 9, listBytes(5, { zigzag(100), zigzag(101) }) } }) });
    const auto rows = records(4, { record(QList<Field>(20, records(1, QByteArrayList(100, column)))) });
    const auto rowGroups = footerOf(fileOf(record(QList<Field>{ schema } + QList<Field>(40, rows))));
    QVERIFY(rowGroups.cut);
    QCOMPARE(nodesIn(rowGroups.schema), 1'000);
    QCOMPARE(rowGroups.rowGroups.size(), 40);
    qsizetype chunks = 0;
    for (const auto &rowGroup : rowGroups.rowGroups) {
        chunks += rowGroup.chunks.size();
    }
    QCOMPARE(chunks, 50'000);
    const auto pair
        = records(5, QByteArrayList(100, record({ text(1, "huggingface"), text(2, huggingface) })));
    QCOMPARE(footerOf(fileOf(record(QList<Field>{ schema } + QList<Field>(20, pair)))).keyValues.size(),
             1'000);
}

void TestParquetFooter::manyRowGroups()
{
    const auto column = record({ nested(3, { { 3, 9, listBytes(8, { counted("a") }) }, number(7, 3) }) });
    const auto rowGroup = record({ records(1, QByteArrayList(10, column)), number(3, 2) });
    const auto file = fileOf(record({ records(2, { group("schema", 1), leaf("a", 1, 0) }),
                                      records(4, QByteArrayList(6'000, rowGroup)) }));
    const auto footer = footerOf(file);
    QCOMPARE(footer.rowGroups.size(), 6'000);
    QVERIFY(footer.cut);
    qsizetype chunks = 0;
    for (const auto &rows : footer.rowGroups) {
        chunks += rows.chunks.size();
    }
    QCOMPARE(chunks, 50'000);
}

void TestParquetFooter::damagedFooters()
{
    const auto schema = records(2, { group("schema", 2), leaf("a", 1, 0), leaf("b", 1, 0) }).payload;
    Mutation mutate(20260306,
                    { "\x19\xfc",
                      "\xff\xff\xff\x0f",
                      "\x1c",
                      "\0"_ba,
                      "\x15\x01",
                      "\x80",
                      "\x09\x04" + schema, // the schema once more
                      "\x09\x04\x0c", // and one of nothing
                      "\x1b\x7f\0"_ba }); // a map of nothing
    auto good = usualFooter();
    good.replace(QByteArray(100'000, 'x'), "x");
    good.replace(varint(100'000), varint(1));
    QVERIFY(!footerOf(fileOf(good)).schema.isEmpty());
    for (int round = 0; round < 10'000; ++round) {
        const auto file = fileOf(mutate(good));
        const auto answer = readParquetFooter(file, file.size());
        if (!answer) {
            QVERIFY(!answer.error().detail.isEmpty());
            continue;
        }
        const auto &footer = std::get<ParquetFooter>(*answer);
        QVERIFY(footer.rows >= 0);
        QVERIFY(nodesIn(footer.schema) < file.size());
        for (const auto &rows : footer.rowGroups) {
            QVERIFY(rows.rows >= 0 && rows.compressed >= 0 && rows.bytes >= 0);
        }
    }
}

QTEST_GUILESS_MAIN(TestParquetFooter)
#include "tst_parquetfooter.moc"
