// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/columntype.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestColumnType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void columns_data();
    void columns();
};

void TestColumnType::cells_data()
{
    QTest::addColumn<ColumnType>("type");
    const auto rows = [](ColumnType type, std::initializer_list<const char *> cells) {
        for (const auto *cell : cells) {
            QTest::newRow(cell) << type;
        }
    };
    rows(ColumnType::Empty, { "", "  ", "NA", "n/a", "null", "None" });
    rows(ColumnType::Integer, { "0", "7", "-12", "+3", " 42 ", "9223372036854775808" });
    rows(ColumnType::Number, { "1.5", ".5", "3.", "-1e9", "1.25E-07", "0.0", "nan", "-inf" });
    rows(ColumnType::Boolean, { "true", "False", "TRUE" });
    rows(ColumnType::Date,
         { "2024-02-29",
           "2024/12/31",
           "2024-01-01T10:20",
           "2024-01-01 10:20:30.123456",
           "2024-01-01T10:20:30Z",
           "2024-01-01T10:20:30+02:00",
           "2024-01-01 10:20:30 -0500",
           "2024-01-01 10:20:30+00" });
    rows(ColumnType::Text,
         { "abc",
           "007",
           "00.5",
           "1.2.3",
           "1e",
           "e5",
           ".",
           "-",
           "1,5",
           "0x10",
           "yes",
           "2023-02-29",
           "2024-1-1",
           "2024-01/01",
           "2024-01-01T",
           "2024-01-01T25:00",
           "2024-01-01T10:61",
           "2024-01-01T10:20:30+",
           "2024-01-01T10:20:30+02:0",
           "2024-01-01T10:20:30. ",
           "١٢" });
}

void TestColumnType::cells()
{
    const auto cell = QString::fromUtf8(QTest::currentDataTag());
    QTEST(typeOfCell(cell), "type");
}

void TestColumnType::columns_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<ColumnType>("type");
    QTest::newRow("nothing") << QStringList() << ColumnType::Empty;
    QTest::newRow("empty cells") << QStringList{ {}, u"NA"_s } << ColumnType::Empty;
    QTest::newRow("integers with gaps") << QStringList{ u"1"_s, {}, u"3"_s } << ColumnType::Integer;
    QTest::newRow("integers and fractions") << QStringList{ u"1"_s, u"2.5"_s } << ColumnType::Number;
    QTest::newRow("numbers and a word") << QStringList{ u"1"_s, u"x"_s, u"3"_s } << ColumnType::Text;
    QTest::newRow("numbers and truths") << QStringList{ u"1"_s, u"true"_s } << ColumnType::Text;
    QTest::newRow("dates") << QStringList{ u"2024-01-01"_s, {}, u"2024-01-01 10:00"_s } << ColumnType::Date;
}

void TestColumnType::columns()
{
    QFETCH(QStringList, cells);
    TypeGuess guess;
    for (const auto &cell : cells) {
        guess.add(cell);
    }
    QTEST(guess.type(), "type");
}

QTEST_GUILESS_MAIN(TestColumnType)
#include "tst_columntype.moc"
