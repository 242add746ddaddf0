// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/tablesample.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

TableSample read(const QByteArray &bytes, FileKind kind, bool whole = true)
{
    const auto table = readTable(bytes, whole, kind, u"t"_s);
    if (!table) {
        qWarning("%s", qPrintable(table.error().detail));
        return {};
    }
    return *table;
}

} // namespace

class TestTableSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void delimited();
    void jsonLines();
    void typesOfColumns();
    void whole_data();
    void whole();
    void wholeStory_data();
    void wholeStory();
    void kinds();
    void hostile_data();
    void hostile();
    void find();
    void findStops();
    void tabbedText_data();
    void tabbedText();
};

void TestTableSample::delimited()
{
    const auto table = read("name,level\nLock 4,2.5\nshort\n", FileKind::Csv);
    QCOMPARE(table.columns,
             (QList<SampleColumn>{ { u"name"_s, ValueType::Text }, { u"level"_s, ValueType::Number } }));
    QCOMPARE(table.rows.size(), 2);
    QCOMPARE(table.cell(0, 1), (TableCell{ u"2.5"_s, TableCell::State::Value }));
    QCOMPARE(table.cell(1, 1).state, TableCell::State::Missing);
    QCOMPARE(table.cell(7, 0).state, TableCell::State::Missing);
    QVERIFY(table.dialect && table.dialect->header && !table.form);
}

void TestTableSample::jsonLines()
{
    const auto table
        = read("{\"a\": null, \"b\": \"null\"}\n{\"b\": {\"c\": [1, 2]}}\n", FileKind::JsonLines);
    QCOMPARE(table.cell(0, 0), (TableCell{ u"null"_s, TableCell::State::Null }));
    QCOMPARE(table.cell(0, 1), (TableCell{ u"null"_s, TableCell::State::Value }));
    QCOMPARE(table.cell(1, 0).state, TableCell::State::Missing);
    QCOMPARE(table.cell(1, 1).text, u"{\"c\":[1,2]}"_s);
    QCOMPARE(table.columns[1].type, ValueType::Mixed);
}

void TestTableSample::typesOfColumns()
{
    const auto csv
        = read("i,n,b,d,t,e\n1,1.5,true,2026-01-02,x,\n2,2.5,false,2026-01-03,y,\n", FileKind::Csv);
    const auto json
        = read(R"([{"i": 1, "n": 1.5, "b": true, "t": "x", "l": [1], "o": {}, "e": null}])", FileKind::Json);
    QList<ValueType> types;
    for (const auto &column : csv.columns) {
        types << column.type;
    }
    using enum ValueType;
    QCOMPARE(types, (QList<ValueType>{ Integer, Number, Boolean, Date, Text, Nothing }));
    types.clear();
    for (const auto &column : json.columns) {
        types << column.type;
    }
    QCOMPARE(types, (QList<ValueType>{ Integer, Number, Boolean, Text, List, Object, Nothing }));
}

void TestTableSample::whole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("given");
    QTest::addColumn<bool>("expected");
    QTest::addColumn<int>("rows");
    QTest::newRow("all of it") << QByteArray("a,b\n1,2\n") << true << true << 1;
    QTest::newRow("the beginning") << QByteArray("a,b\n1,2\n3,4\n5") << false << false << 2;
    QTest::newRow("more rows than are kept")
        << "a,b\n" + QByteArray("1,2\n").repeated(1'500) << true << false << 1'000;
}

void TestTableSample::whole()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, given);
    const auto table = read(bytes, FileKind::Csv, given);
    QTEST(table.whole, "expected");
    QTEST(int(table.rows.size()), "rows");
}

void TestTableSample::wholeStory_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");
    QTest::newRow("array") << QByteArray(R"([{"a": 1}, {"a": 2}])") << true;
    QTest::newRow("array among other things") << QByteArray(R"({"version": 1, "data": [{"a": 1}]})") << false;
}

void TestTableSample::wholeStory()
{
    QFETCH(QByteArray, bytes);
    QTEST(read(bytes, FileKind::Json).isWholeStory(), "expected");
    QVERIFY(read("a,b\n1,2\n", FileKind::Csv).isWholeStory());
}

void TestTableSample::kinds()
{
    QVERIFY(isRowTable(FileKind::Csv) && isRowTable(FileKind::Tsv));
    QVERIFY(isRowTable(FileKind::JsonLines) && isRowTable(FileKind::Json));
    QVERIFY(!isRowTable(FileKind::Parquet) && !isRowTable(FileKind::Text));
}

void TestTableSample::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("columns"); // -1: an error
    const QByteArray wide = QByteArray("1,").repeated(1'000'000) + "1\n";
    QTest::newRow("a million columns") << wide << int(FileKind::Csv) << 1'000;
    QTest::newRow("a line of a megabyte") << QByteArray(1 << 20, 'x') << int(FileKind::JsonLines) << -1;
    QTest::newRow("binary") << QByteArray("\x00\x01\x02\x03", 4).repeated(100) << int(FileKind::Csv) << -1;
    QTest::newRow("not UTF-8") << QByteArray("a,b\nn\xE4he,2\n") << int(FileKind::Csv) << 2;
    QTest::newRow("no table") << QByteArray(R"({"a": 1})") << int(FileKind::Json) << -1;
}

void TestTableSample::hostile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    QFETCH(int, columns);
    const auto table = readTable(bytes, false, FileKind(kind), u"t"_s);
    QCOMPARE(table ? int(table->columns.size()) : -1, columns);
    if (!table) {
        QVERIFY(!table.error().detail.isEmpty());
    }
}

void TestTableSample::find()
{
    const auto table = read("name,place\nTern,North\nHERON,\nx,ternary\n", FileKind::Csv);
    QCOMPARE(findInTable(table, u"tern"_s).cells, (QList<QPoint>{ { 0, 0 }, { 1, 2 } }));
    QVERIFY(findInTable(table, u"name"_s).cells.isEmpty()); // names are no rows
    QVERIFY(findInTable(table, {}).cells.isEmpty());
}

void TestTableSample::findStops()
{
    const auto table = read("a,b\n" + QByteArray("1,1\n").repeated(20), FileKind::Csv);
    const auto some = findInTable(table, u"1"_s, 5);
    QCOMPARE(some.cells.size(), 5);
    QVERIFY(some.more);
    QVERIFY(!findInTable(table, u"1"_s, 40).more);
}

void TestTableSample::tabbedText_data()
{
    QTest::addColumn<QList<QRect>>("ranges");
    QTest::addColumn<bool>("names");
    QTest::addColumn<QString>("text");
    QTest::newRow("one cell") << QList<QRect>{ { 0, 0, 1, 1 } } << false << u"1"_s;
    QTest::newRow("a block") << QList<QRect>{ { 0, 0, 2, 2 } } << false << u"1\ttwo words\n3\t\"a\"\"b\""_s;
    QTest::newRow("with names") << QList<QRect>{ { 1, 1, 2, 1 } } << true << u"b\tc\n\"a\"\"b\"\t\"x\ny\""_s;
    QTest::newRow("two places") << QList<QRect>{ { 0, 0, 1, 1 }, { 2, 1, 1, 1 } } << false
                                << u"1\t\t\n\t\t\"x\ny\""_s;
    QTest::newRow("nothing") << QList<QRect>{} << false << QString();
}

void TestTableSample::tabbedText()
{
    QFETCH(QList<QRect>, ranges);
    QFETCH(bool, names);
    const auto table = read("a,b,c\n1,two words,z\n3,\"a\"\"b\",\"x\ny\"\n", FileKind::Csv);
    QCOMPARE(table.rows.size(), 2);
    QTEST(asTabbedText(table, ranges, names), "text");
}

QTEST_GUILESS_MAIN(TestTableSample)
#include "tst_tablesample.moc"
