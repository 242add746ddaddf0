// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/delimited.h"
#include "tests/formats/mutation.h"

#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using Rows = QList<QStringList>;

constexpr Dialect plainCommas{ u',', u'"', false };

// Rows as one text: cells between bars.
QString shown(const Rows &rows)
{
    QStringList lines;
    for (const auto &row : rows) {
        lines.append(row.join(u'|'));
    }
    return lines.join(u'/');
}

QByteArray lines(const QByteArray &header, const QByteArray &line, int count)
{
    return header + '\n' + (line + '\n').repeated(count);
}

bool isWithin(const DelimitedTable &table, const TableLimits &limits)
{
    const auto isGood = [&](const QStringList &row) {
        return !row.isEmpty() && row.size() <= table.columns.size()
            && std::ranges::all_of(row,
                                   [&](const QString &cell) { return cell.size() <= limits.cellLength; });
    };
    return table.rows.size() <= limits.rows && table.columns.size() <= limits.columns
        && table.facts.rows == table.rows.size() && std::ranges::all_of(table.rows, isGood);
}

} // namespace

class TestDelimited : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void cellsInPieces_data() { cells_data(); }
    void cellsInPieces();
    void dialects_data();
    void dialects();
    void headers_data();
    void headers();
    void encodings();
    void typesOfColumns();
    void aCutLastRowIsDropped_data();
    void aCutLastRowIsDropped();
    void raggedRows();
    void zeros();
    void limits();
    void limitsOfCells();
    void theLimitThatIsNotExceeded();
    void aQuoteThatNeverCloses();
    void notATable_data();
    void notATable();
    void aBigFileInPieces();
    void hostileSizesTakeLinearTime_data();
    void hostileSizesTakeLinearTime();
    void damagedTables();
};

void TestDelimited::cells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *name, const char *text, const char *rows) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(rows);
    };
    row("plain", "a,b\nc,d\n", "a|b/c|d");
    row("no line end at the end", "a,b\nc,d", "a|b/c|d");
    row("the line ends of Windows", "a,b\r\nc,d\r\n", "a|b/c|d");
    row("carriage returns", "a,b\rc,d\r", "a|b/c|d");
    row("quotes", "\"a\",\"b\"\n", "a|b");
    row("a delimiter in quotes", "\"a,b\",c\n", "a,b|c");
    row("a line break in quotes", "\"a\nb\",c\n", "a\nb|c");
    row("the line break of Windows in quotes", "\"a\r\nb\",c\r\n", "a\r\nb|c");
    row("quotes in quotes", "\"say \"\"so\"\"\",c\n", "say \"so\"|c");
    row("nothing but quotes in quotes", "\"\"\"\"\n", "\"");
    row("quotes inside a cell", "5\" pipe,b\n", "5\" pipe|b");
    row("text behind a quote", "\"a\"b,c\n", "ab|c");
    row("empty cells", ",a,\n,,\n", "|a|/||");
    row("empty cells in quotes", "\"\",\"\"\n", "|");
    row("a line of an empty cell in quotes", "a\n\"\"\nb\n", "a//b");
    row("blank lines", "a,b\n\n\r\n\nc,d\n\n", "a|b/c|d");
    row("spaces", " a , b \n", " a | b ");
    row("an open quote", "a,\"b\nc,d\n", "a|b\nc,d\n");
    row("beyond the Latin letters", "größe,日本\n🚀,é\n", "größe|日本/🚀|é");
}

void TestDelimited::cells()
{
    QFETCH(QByteArray, text);
    const auto table = readDelimited(text, true, {}, {}, plainCommas);
    QVERIFY(table);
    QTEST(shown(table->rows), "rows");
}

void TestDelimited::cellsInPieces()
{
    QFETCH(QByteArray, text);
    DelimitedReader reader({}, {}, plainCommas);
    // A long first row settles the dialect, so that every piece goes through the splitter alone.
    Rows rows = *reader.feed(QByteArray(64 << 10, 'x') + '\n');
    QCOMPARE(rows.size(), 1);
    rows.clear();
    for (const char byte : text) {
        rows += *reader.feed(QByteArrayView(&byte, 1));
    }
    rows += *reader.finish(true);
    QTEST(shown(rows), "rows");
}

void TestDelimited::dialects_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Dialect>("dialect");
    const auto row = [](const char *name, const QString &path, const QByteArray &text, Dialect dialect) {
        QTest::newRow(name) << path << text << dialect;
    };
    row("commas", u"a.csv"_s, lines("a,b,c", "1,2,3", 5), { u',', u'"', true });
    row("semicolons", u"a.csv"_s, lines("a;b;c", "1;2;3", 5), { u';', u'"', true });
    row("tabs", u"a.tsv"_s, lines("a\tb", "1\t2", 5), { u'\t', u'"', true });
    row("tabs that are named CSV", u"a.csv"_s, lines("a\tb", "1\t2", 5), { u'\t', u'"', true });
    row("bars", u"a.txt"_s, lines("a|b", "1|2", 5), { u'|', u'"', true });
    row("semicolons with decimal commas", u"a.csv"_s, lines("a;b", "1,5;2,5", 5), { u';', u'"', true });
    row("tabs with commas in sentences",
        u"a.tsv"_s,
        lines("text\tlabel", "well, yes, no\t1\nno\t0", 5),
        { u'\t', u'"', true });
    row("commas with bars in a cell",
        u"a.csv"_s,
        lines("title,genres", "A,x|y|z\nB,x\nC,x|y", 5),
        { u',', u'"', true });
    row("semicolons in quotes", u"a.csv"_s, lines("a,b", "\"x;y;z\",1", 5), { u',', u'"', true });
    row("single quotes", u"a.csv"_s, lines("'a','b'", "'x, y',1", 5), { u',', u'\'', true });
    row("apostrophes are no quotes", u"a.csv"_s, lines("a,b", "'tis,1\n'twas,2", 5), { u',', u'"', true });
    row("quotes that are none", u"a.tsv"_s, lines("a\tb", "\"so\" he said\t1", 5), { u'\t', QChar(), true });
    row("one column", u"a.csv"_s, lines("text", "word", 5), { u',', u'"', true });
    row("one column that is named TSV", u"a.tsv"_s, lines("text", "word", 5), { u'\t', u'"', true });
    row("one line", u"a.csv"_s, "a,b,c", { u',', u'"', true });
    row("one line of a sentence and numbers", u"a.csv"_s, "1;2,5;3", { u';', u'"', false });
}

void TestDelimited::dialects()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(Dialect, dialect);
    const auto table = readDelimited(text, true, path);
    QVERIFY(table);
    QCOMPARE(table->dialect.delimiter, dialect.delimiter);
    QCOMPARE(table->dialect.quote, dialect.quote);
    QCOMPARE(table->dialect.header, dialect.header);
}

void TestDelimited::headers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("header");
    QTest::newRow("names over numbers") << "id,score\n1,2\n"_ba << true;
    QTest::newRow("names over texts") << "text,label\nfine,good\nawful,bad\n"_ba << true;
    QTest::newRow("names and a column of row numbers") << ",text\n0,fine\n1,awful\n"_ba << true;
    QTest::newRow("numbers alone") << "1,2\n3,4\n"_ba << false;
    QTest::newRow("texts and a number") << "fine,1\nawful,0\n"_ba << false;
    QTest::newRow("a label that comes again") << "fine,good\nwell,good\nawful,bad\n"_ba << false;
    QTest::newRow("a name that is there twice") << "a,a\nb,c\n"_ba << false;
    QTest::newRow("a name that is missing") << "a,,c\nx,y,z\n"_ba << false;
    QTest::newRow("a sentence") << QByteArray(200, 'a') + ",b\nx,y\n" << false;
    QTest::newRow("names alone") << "id,score\n"_ba << true;
}

void TestDelimited::headers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, header);
    const auto table = readDelimited(text, true);
    QVERIFY(table);
    QCOMPARE(table->dialect.header, header);
    const auto count = text.count('\n');
    QCOMPARE(table->rows.size(), count - (header ? 1 : 0));
    QCOMPARE(table->facts.rows, table->rows.size());
    QCOMPARE(table->columns.first().name.isEmpty(), !header || text.startsWith(','));
}

void TestDelimited::encodings()
{
    const auto words = u"größe,ort\n1,Köln\n"_s;
    QStringEncoder wide(QStringConverter::Utf16BE, QStringConverter::Flag::WriteBom);
    const auto utf8 = words.toUtf8();
    for (const QByteArray &bytes :
         { utf8, "\xef\xbb\xbf" + utf8, QByteArray(wide(words)), words.toLatin1() }) {
        const auto table = readDelimited(bytes, true);
        QVERIFY(table);
        QCOMPARE(table->columns.value(0).name, u"größe"_s);
        QCOMPARE(shown(table->rows), u"1|Köln"_s);
    }
}

void TestDelimited::typesOfColumns()
{
    const auto table = readDelimited("id,score,ok,day,text,none\n"
                                     "1,2,true,2024-01-01,a,\n"
                                     "2,2.5,false,2024-01-02,b,NA\n",
                                     true);
    QVERIFY(table);
    const QList<TableColumn> expected{ { u"id"_s, ColumnType::Integer }, { u"score"_s, ColumnType::Number },
                                       { u"ok"_s, ColumnType::Boolean }, { u"day"_s, ColumnType::Date },
                                       { u"text"_s, ColumnType::Text },  { u"none"_s, ColumnType::Empty } };
    QCOMPARE(table->columns, expected);
}

void TestDelimited::aCutLastRowIsDropped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<bool>("dropped");
    QTest::newRow("in a cell") << "a,b\nc,d\ne,f"_ba << u"a|b/c|d"_s << true;
    QTest::newRow("in quotes") << "a,b\nc,d\n\"e\nf"_ba << u"a|b/c|d"_s << true;
    QTest::newRow("behind a delimiter") << "a,b\nc,"_ba << u"a|b"_s << true;
    QTest::newRow("inside a character") << "a,b\nc,\xc3"_ba << u"a|b"_s << true;
    QTest::newRow("behind a line end") << "a,b\nc,d\n"_ba << u"a|b/c|d"_s << false;
    QTest::newRow("in a line end of Windows") << "a,b\r\nc,d\r"_ba << u"a|b/c|d"_s << false;
}

void TestDelimited::aCutLastRowIsDropped()
{
    QFETCH(QByteArray, text);
    const auto table = readDelimited(text, false, {}, {}, plainCommas);
    QVERIFY(table);
    QTEST(shown(table->rows), "rows");
    QTEST(table->facts.lastRowDropped, "dropped");
}

void TestDelimited::raggedRows()
{
    const auto table
        = readDelimited("a,b,c\n1,2,3\n1\n1,2,3,4,5\n", true, {}, {}, Dialect{ u',', u'"', true });
    QVERIFY(table);
    QCOMPARE(shown(table->rows), u"1|2|3/1/1|2|3|4|5"_s);
    QCOMPARE(table->facts.raggedRows, 2);
    QCOMPARE(table->columns.size(), 5);
    QCOMPARE(table->columns.last(), (TableColumn{ {}, ColumnType::Integer }));
}

void TestDelimited::zeros()
{
    const auto text = QByteArray("a,b\n1,2\n").repeated(100) + "x\0y,\0\n"_ba;
    const auto table = readDelimited(text, true, {}, {}, plainCommas);
    QVERIFY(table);
    QCOMPARE(table->rows.last(), (QStringList{ u"x\uFFFDy"_s, u"\uFFFD"_s }));
    QCOMPARE(table->facts.zeros, 2);
}

void TestDelimited::limits()
{
    const TableLimits limits{ .rows = 3, .cells = 100, .columns = 2, .cellLength = 4 };
    const auto table = readDelimited(
        lines("name,b,c", "12345678,\"\"\"longer\",3", 9), true, {}, limits, Dialect{ u',', u'"', true });
    QVERIFY(table);
    QCOMPARE(shown(table->rows), u"1234|\"lon/1234|\"lon/1234|\"lon"_s);
    QCOMPARE(table->columns.size(), 2);
    // The header line is cut as well.
    QCOMPARE(table->facts, (TableFacts{ .rows = 3, .cutCells = 6, .cutRows = 4, .moreRows = true }));
}

void TestDelimited::limitsOfCells()
{
    const auto few = readDelimited(lines("a,b", "1,2", 9), true, {}, { .cells = 6 }, plainCommas);
    QVERIFY(few);
    QCOMPARE(few->rows.size(), 3);
    QVERIFY(few->facts.moreRows);
    const auto rockets = readDelimited(u"🚀🚀🚀\n"_s.toUtf8(), true, {}, { .cellLength = 3 }, plainCommas);
    QVERIFY(rockets);
    QCOMPARE(shown(rockets->rows), u"🚀"_s); // not half of the second
}

void TestDelimited::theLimitThatIsNotExceeded()
{
    const auto table = readDelimited("1,2\n3,4\n\n", true, {}, { .rows = 2 }, plainCommas);
    QVERIFY(table);
    QCOMPARE(table->rows.size(), 2);
    QVERIFY(!table->facts.moreRows);
    QVERIFY(!table->facts.lastRowDropped);
}

void TestDelimited::aQuoteThatNeverCloses()
{
    const auto table = readDelimited("a,b\n1,\"two\nlines\"\n3,\"4\n5,6\n", true, {}, {}, plainCommas);
    QVERIFY(table);
    QCOMPARE(table->rows.size(), 3);
    QCOMPARE(table->facts.openQuoteLine, 4);
}

void TestDelimited::notATable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("whole");
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("blank lines") << "\n\r\n\n"_ba << true;
    QTest::newRow("a mark alone") << "\xef\xbb\xbf"_ba << true;
    QTest::newRow("binary data") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452") << true;
    QTest::newRow("zeros") << QByteArray(1'000, '\0') << true;
    QTest::newRow("a line without an end, cut") << QByteArray(5'000, 'a') << false;
}

void TestDelimited::notATable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, whole);
    const auto table = readDelimited(bytes, whole);
    QVERIFY(!table);
    QCOMPARE(table.error().kind, Error::Kind::Protocol);
    QVERIFY(table.error().detail.contains(u"table"));
    DelimitedReader reader;
    if (reader.feed(QByteArray(100'000, '\1'))) {
        QFAIL("binary data went through");
    }
    QVERIFY(!reader.feed("a,b\n"));
    QVERIFY(!reader.finish(true));
}

void TestDelimited::aBigFileInPieces()
{
    QByteArray text = "id,text\n";
    for (int i = 0; i < 10'000; ++i) {
        text += QByteArray::number(i) + ",\"line\n" + QByteArray::number(i) + "\"\r\n";
    }
    DelimitedReader reader(u"a.csv"_s, { .rows = 1'000'000, .cells = 10'000'000 });
    qint64 rows = 0;
    qint64 wrong = 0;
    QRandomGenerator random(7);
    for (qsizetype at = 0; at < text.size();) {
        const auto size = qMin<qsizetype>(1 + random.bounded(10'000), text.size() - at);
        const auto fed = reader.feed(QByteArrayView(text).sliced(at, size));
        QVERIFY(fed);
        for (const auto &row : *fed) {
            const auto number = QString::number(rows++);
            wrong += row == QStringList{ number, u"line\n"_s + number } ? 0 : 1;
        }
        at += size;
    }
    QVERIFY(reader.finish(true)->isEmpty());
    QCOMPARE(wrong, 0);
    QCOMPARE(reader.facts(), TableFacts{ .rows = 10'000 });
    QCOMPARE(reader.columns().first(), (TableColumn{ u"id"_s, ColumnType::Integer }));
}

void TestDelimited::hostileSizesTakeLinearTime_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("quotes") << "\""_ba;
    QTest::newRow("open quotes") << "\"\n"_ba;
    QTest::newRow("cells") << ","_ba;
    QTest::newRow("cells in quotes") << "\"\","_ba;
    QTest::newRow("rows") << "a\n"_ba;
    QTest::newRow("blank lines") << "\n"_ba;
    QTest::newRow("carriage returns") << "\r"_ba;
    QTest::newRow("one cell") << "a"_ba;
    QTest::newRow("widening rows") << "a\n,,,,,,,,\n,,,,,,,,,,,,,,,,,,,,,,\n"_ba;
}

void TestDelimited::hostileSizesTakeLinearTime()
{
    // What is quadratic in the length would take minutes here.
    QFETCH(QByteArray, piece);
    const TableLimits limits{ .rows = 100'000 };
    const auto bytes = piece.repeated(1'000'000 / piece.size());
    const auto table = readDelimited(bytes, true, {}, limits);
    if (table) {
        QVERIFY(table->rows.size() <= limits.rows);
        QVERIFY(table->columns.size() <= limits.columns);
    }
}

void TestDelimited::damagedTables()
{
    Mutation mutate(20260303,
                    { "\"", "\"\"", ",", "\t", ";", "\n", "\r\n", "\r", "'", "\0"_ba, "\xff\xfe", "|" });
    const QByteArray good
        = "id,text,\"a, b\"\r\n1,\"two\nlines\",2024-01-01\r\n2,größe,x\r\n3,\"q \"\"q\"\"\",\r\n";
    const TableLimits limits{ .rows = 20, .cells = 50, .columns = 4, .cellLength = 6 };
    for (int round = 0; round < 5'000; ++round) {
        const auto bytes = mutate(good);
        const bool whole = round % 2 == 0;
        const auto table = readDelimited(bytes, whole, {}, limits);
        if (!table) {
            continue;
        }
        QVERIFY2(isWithin(*table, limits), bytes.toHex().constData());
        // In pieces it is the same.
        DelimitedReader reader({}, limits, table->dialect);
        const auto half = mutate.bounded(int(bytes.size()) + 1);
        auto rows = *reader.feed(QByteArrayView(bytes).first(half));
        rows += *reader.feed(QByteArrayView(bytes).sliced(half));
        rows += *reader.finish(whole);
        QCOMPARE(rows, table->rows);
    }
}

QTEST_GUILESS_MAIN(TestDelimited)
#include "tst_delimited.moc"
