// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/jsonlines.h"
#include "tests/formats/mutation.h"

#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QString namesOf(const JsonTable &table)
{
    QStringList names;
    for (const auto &column : table.columns) {
        names.append(column.name);
    }
    return names.join(u',');
}

// Rows as one text: cells between bars, a missing one as a minus sign.
QString shown(const JsonTable &table)
{
    QStringList lines;
    for (const auto &row : table.rows) {
        QStringList cells;
        for (const auto &cell : row) {
            cells.append(cell.type == JsonType::Missing ? u"-"_s : cell.text);
        }
        lines.append(cells.join(u'|'));
    }
    return lines.join(u'/');
}

} // namespace

class TestJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data();
    void forms();
    void cells_data();
    void cells();
    void typesOfColumns();
    void badLines();
    void manyBadLines();
    void whatIsCut_data();
    void whatIsCut();
    void notATable_data();
    void notATable();
    void limits();
    void limitOfCells();
    void hostileSizesTakeLinearTime_data();
    void hostileSizesTakeLinearTime();
    void damagedTables();
};

void TestJsonLines::forms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonForm>("form");
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("rows");
    const auto row
        = [](const char *name, const char *text, JsonForm form, const char *columns, const char *rows) {
              QTest::newRow(name) << QByteArray(text) << form << QString::fromUtf8(columns)
                                  << QString::fromUtf8(rows);
          };
    using enum JsonForm;
    row("lines", "{\"b\":1,\"a\":2}\n{\"b\":3,\"a\":4}\n", Lines, "b,a", "1|2/3|4");
    row("keys that come and go", "{\"b\":1}\n{\"c\":2}\n{\"a\":3,\"b\":4}", Lines, "b,c,a", "1/-|2/4|-|3");
    row("blank lines and those of Windows", "{\"a\":1}\r\n\r\n{\"a\":2}\r\n", Lines, "a", "1/2");
    row("one line", "{\"a\":1,\"b\":[1, 2]}", Lines, "a,b", "1|[1,2]");
    row("a mark", "\xef\xbb\xbf{\"a\":1}\n{\"a\":2}\n", Lines, "a", "1/2");
    row("an array", "[{\"b\":1,\"a\":2},\n {\"b\":3}]", Array, "b,a", "1|2/3");
    row("an empty array", "[]", Array, "", "");
    row("an array in an object", "{\"version\":\"1\",\n\"data\":[{\"a\":1},{\"a\":2}]}", Array, "a", "1/2");
    row("an array in an object of one line",
        "{\"version\":\"1\",\"data\":[{\"a\":1},{\"a\":2}]}",
        Array,
        "a",
        "1/2");
    row("columns", "{\"b\":[1,3],\"a\":[2,4]}", Columns, "b,a", "1|2/3|4");
    row("columns of different lengths", "{\"b\":[1],\"a\":[2,4]}", Columns, "b,a", "1|2/-|4");
    row("columns of objects", "{\"b\":[{\"x\":1}],\"a\":[2]}", Columns, "b,a", "{\"x\":1}|2");
    row("an empty column", "{\n\"b\":[],\"a\":[2]}", Columns, "b,a", "-|2");
}

void TestJsonLines::forms()
{
    QFETCH(QByteArray, text);
    const auto table = readJsonTable(text, true);
    QVERIFY(table && table->badLines == 0);
    QTEST(table->form, "form");
    QTEST(namesOf(*table), "columns");
    QTEST(shown(*table), "rows");
    QCOMPARE(table->member,
             QByteArray(QTest::currentDataTag()).contains("in an object") ? u"data"_s : QString());
    QCOMPARE(table->facts, TableFacts{ .rows = table->rows.size() });
}

void TestJsonLines::cells_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<JsonType>("type");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *value, JsonType type, const QString &text) {
        QTest::newRow(name) << QByteArray(value) << type << text;
    };
    row("null", "null", JsonType::Null, u"null"_s);
    row("true", "true", JsonType::Boolean, u"true"_s);
    row("an integer", "-12", JsonType::Integer, u"-12"_s);
    row("an integer with every digit",
        "123456789012345678901",
        JsonType::Integer,
        u"123456789012345678901"_s);
    row("a number", "1.50e-7", JsonType::Number, u"1.50e-7"_s);
    row("what Python writes", "NaN", JsonType::Number, u"NaN"_s);
    row("what Python writes below zero", "-Infinity", JsonType::Number, u"-Infinity"_s);
    row("a text", "\"größe\"", JsonType::Text, u"größe"_s);
    row("escapes", R"("a\n\"b\"\\\/\t")", JsonType::Text, u"a\n\"b\"\\/\t"_s);
    row("code points", R"("\u65e5\u672C \ud83d\ude80")", JsonType::Text, u"日本 🚀"_s);
    row("half a pair", R"("\ud83d x \ude80")", JsonType::Text, u"\uFFFD x \uFFFD"_s);
    row("a zero", R"("\u0000")", JsonType::Text, QString(QChar()));
    row("what is no UTF-8", "\"a\xff\"", JsonType::Text, u"a\uFFFD"_s);
    row("a list", "[ 1, \"a b\\\" c\" , [ ] ]", JsonType::Array, u"[1,\"a b\\\" c\",[]]"_s);
    row("an object", "{ \"z\" : 1, \"a\" : null }", JsonType::Object, u"{\"z\":1,\"a\":null}"_s);
}

void TestJsonLines::cells()
{
    QFETCH(QByteArray, value);
    const auto table = readJsonTable("{\"a\": " + value + " , \"b\": 1}\n", true, true);
    QVERIFY(table);
    QCOMPARE(table->rows.size(), 1);
    QTEST(table->rows[0][0].type, "type");
    QTEST(table->rows[0][0].text, "text");
}

void TestJsonLines::typesOfColumns()
{
    const auto table = readJsonTable("{\"a\":1,\"b\":null,\"c\":\"x\",\"d\":[],\"e\":1}\n"
                                     "{\"a\":1.5,\"b\":null,\"c\":null,\"d\":{},\"e\":2}\n",
                                     true);
    QVERIFY(table);
    const QList<JsonColumn> expected{ { u"a"_s, JsonType::Number },
                                      { u"b"_s, JsonType::Null },
                                      { u"c"_s, JsonType::Text },
                                      { u"d"_s, JsonType::Missing },
                                      { u"e"_s, JsonType::Integer } };
    QVERIFY(table->columns == expected);
    const auto twice = readJsonTable("{\"a\":1,\"a\":2}\n", true, true);
    QVERIFY(twice);
    QCOMPARE(shown(*twice), u"2"_s);
}

void TestJsonLines::badLines()
{
    const auto table = readJsonTable("{\"a\":1}\n{\"a\":\n\n[1]\n{\"a\":2} x\nword\n{\"a\":3}\n", true);
    QVERIFY(table);
    QCOMPARE(shown(*table), u"1/3"_s);
    QCOMPARE(table->badLines, 4);
    QStringList bad;
    for (const auto &line : table->firstBadLines) {
        bad.append(u"%1 %2"_s.arg(line.number).arg(line.why.isEmpty() ? u"?"_s : line.text));
    }
    QCOMPARE(bad, (QStringList{ u"2 {\"a\":"_s, u"4 [1]"_s, u"5 {\"a\":2} x"_s, u"6 word"_s }));
    const auto first = readJsonTable("{\"a\":'1'}\n{\"a\":2}\n", true);
    QVERIFY(first);
    QCOMPARE(first->firstBadLines.value(0).number, 1);
}

void TestJsonLines::manyBadLines()
{
    const auto many = readJsonTable(
        "{\"a\":1}\n" + QByteArray("{\"" + QByteArray(5'000, 'b') + "\n").repeated(100), true);
    QVERIFY(many);
    QCOMPARE(many->badLines, 100);
    QCOMPARE(many->firstBadLines.size(), 20);
    QCOMPARE(many->firstBadLines.last().text.size(), 200);
}

void TestJsonLines::whatIsCut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<bool>("dropped");
    QTest::newRow("a line") << "{\"a\":1}\n{\"a\":2}\n{\"a\":\"x"_ba << u"1/2"_s << true;
    QTest::newRow("behind a line") << "{\"a\":1}\n{\"a\":2}\n"_ba << u"1/2"_s << false;
    QTest::newRow("a whole line without its end") << "{\"a\":1}\n{\"a\":2}"_ba << u"1/2"_s << false;
    QTest::newRow("an array in a row") << "[{\"a\":1},{\"a\":2},{\"a\""_ba << u"1/2"_s << true;
    QTest::newRow("an array between rows") << "[{\"a\":1},{\"a\":2}, "_ba << u"1/2"_s << true;
    QTest::newRow("an array behind a row") << "[{\"a\":1},{\"a\":2}"_ba << u"1/2"_s << true;
    QTest::newRow("an array in an object") << "{\"v\":1,\"data\":[{\"a\":1},{\"a\":2"_ba << u"1"_s << true;
    QTest::newRow("a column") << "{\"a\":[1,2,3"_ba << u"1/2"_s << true;
    QTest::newRow("the second column") << "{\"a\":[1,2,3],\"b\":[4,5"_ba << u"1|4/2/3"_s << true;
    QTest::newRow("a name of a column") << "{\"a\":[1,2,3],\"b"_ba << u"1/2/3"_s << true;
}

void TestJsonLines::whatIsCut()
{
    QFETCH(QByteArray, text);
    const auto table = readJsonTable(text, false);
    QVERIFY2(table, qPrintable(table ? QString() : table.error().detail));
    QCOMPARE(table->badLines, 0);
    QTEST(shown(*table), "rows");
    QTEST(table->facts.lastRowDropped, "dropped");
}

void TestJsonLines::notATable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QByteArray &text, const QString &why) {
        QTest::newRow(name) << text << why;
    };
    row("nothing", {}, u"nothing in it"_s);
    row("spaces", " \n\t", u"nothing in it"_s);
    row("a number", "5", u"no list and no object"_s);
    row("a text", "words", u"no list and no object"_s);
    row("settings", "{\n\"a\": 1,\n\"b\": [2]\n}", u"'a' is no list"_s);
    row("an empty object of two lines", "{\n}", u"empty"_s);
    row("numbers in a list", "[1, 2]", u"no object"_s);
    row("an array that never ends", "[{\"a\":1}", u"missing"_s);
    row("an array that is wrong", "[{\"a\":1},{a:2}]", u"quotes"_s);
    row("a column that is wrong", "{\n\"a\":[1,2", u"missing"_s);
    row("bad lines alone", "{\"a\":x\n{\"b\":\n", u"line 1"_s);
    row("binary data", QByteArray(100, '\0'), u"binary"_s);
    row("too deep",
        QByteArray("[{\"a\":") + QByteArray(70, '[') + QByteArray(70, ']') + "}]",
        u"64 levels"_s);
}

void TestJsonLines::notATable()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, why);
    const auto table = readJsonTable(text, true);
    QVERIFY(!table);
    QCOMPARE(table.error().kind, Error::Kind::Protocol);
    QVERIFY2(table.error().detail.contains(why), qPrintable(table.error().detail));
}

void TestJsonLines::limits()
{
    const TableLimits limits{ .rows = 2, .columns = 2, .cellLength = 3 };
    for (const QByteArray &text :
         { "{\"a\":\"12345\",\"b\":[1,2],\"c\":3}\n"_ba.repeated(3),
           "[{\"a\":\"12345\",\"b\":[1,2],\"c\":3}"_ba + ",{\"a\":\"12345\",\"b\":[1,2]}"_ba.repeated(2)
               + ']',
           "{\"a\":[\"12345\",\"12345\",\"123\"],\"b\":[[1,2],[1,2],3],\"c\":[1]}"_ba }) {
        const auto table = readJsonTable(text, true, false, limits);
        QVERIFY(table);
        QCOMPARE(shown(*table), u"123|[1,/123|[1,"_s);
        QCOMPARE(namesOf(*table), u"a,b"_s);
        QVERIFY(table->facts.moreRows);
        QVERIFY(table->facts.cutRows > 0);
        QCOMPARE(table->facts.cutCells, 4);
    }
}

void TestJsonLines::limitOfCells()
{
    const auto few = readJsonTable("{\"a\":1,\"b\":2}\n"_ba.repeated(9), true, false, { .cells = 6 });
    QVERIFY(few);
    QCOMPARE(few->rows.size(), 3);
    QVERIFY(few->facts.moreRows);
}

void TestJsonLines::hostileSizesTakeLinearTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("brackets") << QByteArray(1'000'000, '[');
    QTest::newRow("braces") << "{\"a\":"_ba.repeated(200'000);
    QTest::newRow("braces a line") << "{\n"_ba.repeated(300'000);
    QTest::newRow("open objects a line") << "{\"a\":1,\n"_ba.repeated(100'000);
    QTest::newRow("keys") << "{" + "\"a\":1,"_ba.repeated(150'000) + "\"b\":2}\n{}";
    QTest::newRow("backslashes") << "{\"a\":\"" + "\\\\"_ba.repeated(400'000) + "\"}\n{}";
    QTest::newRow("columns") << "{" + "\"a\":[1],"_ba.repeated(100'000) + "\"b\":[2]}";
    QByteArray keys;
    for (int i = 0; i < 20'000; ++i) {
        keys += "{\"k" + QByteArray::number(i) + "\":1}\n";
    }
    QTest::newRow("a new key in every row") << keys;
}

void TestJsonLines::hostileSizesTakeLinearTime()
{
    // What is quadratic in the length would take minutes here.
    QFETCH(QByteArray, text);
    const auto table = readJsonTable(text, true);
    if (table) {
        QVERIFY(table->rows.size() <= 1'000 && table->columns.size() <= 1'000);
    }
}

void TestJsonLines::damagedTables()
{
    Mutation mutate(
        20260304,
        { "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\n", "null", "-", "1e", "\0"_ba, "NaN" });
    const QByteArrayList good{
        "{\"a\":1,\"b\":\"x\\n\\u00e9\"}\n{\"a\":[1,{\"c\":null}],\"d\":true}\n{\"a\":-1.5e3}\n",
        "[{\"a\":1,\"b\":{\"c\":[1,2]}},{\"b\":\"\\ud83d\\ude80\"}]",
        "{\"a\":[1,2,null],\"b\":[\"x\",[],{}]}",
        "{\"v\":1,\"data\":[{\"a\":1},{\"a\":2}]}"
    };
    const TableLimits limits{ .rows = 3, .cells = 8, .columns = 2, .cellLength = 5 };
    for (int round = 0; round < 8'000; ++round) {
        const auto bytes = mutate(good[round % good.size()]);
        const auto table = readJsonTable(bytes, round % 3 == 0, round % 2 == 0, limits);
        if (!table) {
            QVERIFY2(!table.error().detail.isEmpty(), bytes.toHex().constData());
            continue;
        }
        QVERIFY(table->rows.size() <= 3 && table->columns.size() <= 2);
        for (const auto &row : table->rows) {
            QVERIFY(row.size() <= table->columns.size());
            QVERIFY(std::ranges::all_of(row, [](const JsonCell &cell) { return cell.text.size() <= 5; }));
        }
    }
}

QTEST_GUILESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
