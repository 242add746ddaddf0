// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/rowtreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestRowTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheRules();
    void textsAndSides();
    void tooltipsAreNoHtml();
};

namespace
{

std::shared_ptr<const RowTree> tree()
{
    RowTree made;
    made.columns = { { u"Column"_s }, { u"Size"_s, true } };
    const int list = made.add(-1, { u"list"_s, u"9 B"_s });
    const int inner = made.add(list, { u"inner"_s });
    made.add(inner, { u"leaf"_s, u"1 B"_s });
    made.add(list, { u"second"_s });
    made.add(-1, { u"<b>a long name of a column</b>"_s, u"2 B"_s });
    return std::make_shared<const RowTree>(made);
}

} // namespace

void TestRowTreeModel::keepsTheRules()
{
    RowTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(tree());
    QCOMPARE(model.rowCount(), 2);
    const auto list = model.index(0, 0);
    QCOMPARE(model.rowCount(list), 2);
    const auto leaf = model.index(0, 0, model.index(0, 0, list));
    QCOMPARE(leaf.data(), u"leaf"_s);
    QCOMPARE(leaf.parent().parent(), list);
    QCOMPARE(model.index(1, 0, list).row(), 1);
    QCOMPARE(model.rowCount(leaf), 0);
    model.setTree(std::make_shared<const RowTree>());
    QCOMPARE(model.rowCount(), 0);
}

void TestRowTreeModel::textsAndSides()
{
    RowTreeModel model;
    model.setTree(tree());
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Size"_s);
    QVERIFY(Qt::Alignment(model.index(0, 1).data(Qt::TextAlignmentRole).toInt()) & Qt::AlignRight);
    QCOMPARE(model.index(0, 1, model.index(0, 0)).data().toString(), QString()); // the row is shorter
}

void TestRowTreeModel::tooltipsAreNoHtml()
{
    RowTreeModel model;
    model.setTree(tree());
    QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).isValid());
}

QTEST_MAIN(TestRowTreeModel)
#include "tst_rowtreemodel.moc"
