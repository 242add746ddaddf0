// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

std::shared_ptr<const TableSample> sample(const QByteArray &bytes, FileKind kind = FileKind::Csv)
{
    return std::make_shared<const TableSample>(readTable(bytes, true, kind, u"t"_s).value());
}

} // namespace

class TestTableModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheRules();
    void cells();
    void head();
    void longAndLinedTextsAreOneLine();
    void columnsWithoutAName();
    void nullAndMissing();
};

void TestTableModel::keepsTheRules()
{
    TableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setTable(sample("a,b\n1,2\n3\n"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    model.setTable(sample("[{\"a\": 1}]", FileKind::Json));
    QCOMPARE(model.rowCount(), 1);
    model.setTable({});
    QCOMPARE(model.columnCount(), 0);
    QCOMPARE(resets.size(), 3);
}

void TestTableModel::cells()
{
    TableModel model;
    model.setTable(sample("name,level\nLock,2.5\nGate,3.5\n"));
    QCOMPARE(model.index(0, 0).data(), u"Lock"_s);
    QCOMPARE(model.index(1, 1).data(), u"3.5"_s);
    QVERIFY(Qt::Alignment(model.index(0, 1).data(Qt::TextAlignmentRole).toInt()) & Qt::AlignRight);
    QVERIFY(Qt::Alignment(model.index(0, 0).data(Qt::TextAlignmentRole).toInt()) & Qt::AlignLeft);
    QVERIFY(model.isNumeric(1) && !model.isNumeric(0));
}

void TestTableModel::head()
{
    TableModel model;
    model.setTable(sample("name,level\nLock,2.5\nGate,3.5\n"));
    const auto head = [&model](int column, int role) {
        return model.headerData(column, Qt::Horizontal, role).toString();
    };
    QCOMPARE(head(1, Qt::DisplayRole), u"level"_s);
    QCOMPARE(head(1, TableModel::TypeRole), u"number"_s);
    QCOMPARE(head(0, TableModel::TypeRole), u"text"_s);
    QCOMPARE(model.headerData(1, Qt::Vertical).toString(), u"2"_s);
    QVERIFY(!model.headerData(9, Qt::Horizontal).isValid());
}

void TestTableModel::longAndLinedTextsAreOneLine()
{
    TableModel model;
    model.setTable(sample("a,b\n\"one\ntwo\"," + QByteArray(5'000, 'x') + "\n"));
    QCOMPARE(model.index(0, 0).data().toString(), u"one\u21B5two"_s);
    QCOMPARE(model.index(0, 0).data(TableModel::WholeTextRole).toString(), u"one\ntwo"_s);
    QVERIFY(model.index(0, 1).data().toString().size() < 300);
    QCOMPARE(model.index(0, 1).data(TableModel::WholeTextRole).toString().size(), 5'000);
}

void TestTableModel::columnsWithoutAName()
{
    TableModel model;
    model.setTable(sample("1,2\n3,4\n5,6\n"));
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Column 2"_s);
}

void TestTableModel::nullAndMissing()
{
    TableModel model;
    model.setTable(sample("{\"a\": null}\n{\"b\": \"null\"}\n", FileKind::JsonLines));
    const auto state = [&model](int row, int column) {
        return model.index(row, column).data(TableModel::StateRole).toInt();
    };
    QCOMPARE(state(0, 0), int(TableCell::State::Null));
    QCOMPARE(state(0, 1), int(TableCell::State::Missing));
    QCOMPARE(state(1, 1), int(TableCell::State::Value));
    QCOMPARE(model.index(0, 1).data().toString(), QString());
}

QTEST_MAIN(TestTableModel)
#include "tst_tablemodel.moc"
