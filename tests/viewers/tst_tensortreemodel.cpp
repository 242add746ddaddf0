// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/viewers/weightsheads.h"
#include "ui/viewers/tensortreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// Names below `group`, in their order.
QStringList names(const TensorTreeModel &model, const QModelIndex &group = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(group); ++row) {
        all << model.index(row, 0, group).data().toString();
    }
    return all;
}

QModelIndex child(const TensorTreeModel &model, const QStringList &way)
{
    QModelIndex at;
    for (const auto &name : way) {
        at = model.index(int(names(model, at).indexOf(name)), 0, at);
    }
    return at;
}

} // namespace

class TestTensorTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAModel();
    void groupsHaveSums();
    void filterKeepsTheWayToWhatFits();
    void filterKnowsTypes();
    void sortsBySizeAndBack();
    void numbersSortAsNumbers();
    void placesSurviveAnotherOrder();
    void anotherFilterIsAReset();
    void findsTensors();
    void theLastWishWins();
    void anotherFileComesMeanwhile();
    void tenThousandTensors();

private:
    static void wait(const TensorTreeModel &model) { QTRY_VERIFY_WITH_TIMEOUT(!model.isArranging(), 20'000); }
};

void TestTensorTreeModel::isAModel()
{
    TensorTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setHead(headOf(decoderTensors(3)));
    wait(model);
    QCOMPARE(names(model), QStringList({ u"model"_s, u"lm_head.weight"_s }));
    model.sort(TensorTreeModel::BytesColumn, Qt::DescendingOrder);
    wait(model);
    model.setFilter(u"norm"_s);
    wait(model);
    model.setFilter(u"nothing has this"_s);
    wait(model);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.matches(), 0);
    model.setHead({});
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    model.setHead(headOf({}));
    wait(model);
    QCOMPARE(model.rowCount(), 0);
}

void TestTensorTreeModel::groupsHaveSums()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(2)));
    wait(model);
    const auto block = child(model, { u"model"_s, u"layers"_s, u"1"_s });
    QVERIFY(block.isValid());
    QCOMPARE(block.siblingAtColumn(TensorTreeModel::ShapeColumn).data().toString(), u"9 tensor(s)"_s);
    QCOMPARE(block.data(TensorTreeModel::TensorRole).toLongLong(), -1);
    const auto up = child(model, { u"model"_s, u"layers"_s, u"1"_s, u"mlp"_s, u"up_proj.weight"_s });
    QCOMPARE(up.siblingAtColumn(TensorTreeModel::ShapeColumn).data().toString(), u"5,632 × 2,048"_s);
    QCOMPARE(up.siblingAtColumn(TensorTreeModel::TypeColumn).data().toString(), u"BF16"_s);
    QCOMPARE(up.siblingAtColumn(TensorTreeModel::BytesColumn).data().toString(), u"23.1 MB"_s);
    QCOMPARE(up.data(TensorTreeModel::FullNameRole).toString(), u"model.layers.1.mlp.up_proj.weight"_s);
    QVERIFY(up.data(Qt::AccessibleTextRole).toString().contains(u"23.1 MB"_s));
}

void TestTensorTreeModel::filterKeepsTheWayToWhatFits()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(12)));
    model.setFilter(u" LAYERS.1.  mlp "_s); // every word, in any case
    wait(model);
    QCOMPARE(model.matches(), 3);
    QCOMPARE(names(model), QStringList{ u"model"_s });
    QCOMPARE(names(model, child(model, { u"model"_s, u"layers"_s })), QStringList{ u"1"_s });
    QCOMPARE(names(model, child(model, { u"model"_s, u"layers"_s, u"1"_s })), QStringList{ u"mlp"_s });
    model.setFilter({});
    wait(model);
    QCOMPARE(model.matches(), 12 * 9 + 3);
    QCOMPARE(model.rowCount(), 2);
}

void TestTensorTreeModel::filterKnowsTypes()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(2)));
    model.setFilter(u"f32"_s);
    wait(model);
    QCOMPARE(model.matches(), 5); // the norms, not BF16
}

void TestTensorTreeModel::sortsBySizeAndBack()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(2)));
    wait(model);
    const QStringList way{ u"model"_s, u"layers"_s, u"0"_s };
    const auto inTheFile = names(model, child(model, way));
    QCOMPARE(inTheFile.first(), u"self_attn"_s);
    model.sort(TensorTreeModel::BytesColumn, Qt::DescendingOrder);
    wait(model);
    QCOMPARE(names(model, child(model, way)).first(), u"mlp"_s);
    model.sort(TensorTreeModel::TypeColumn, Qt::AscendingOrder);
    wait(model);
    model.sort(-1, Qt::AscendingOrder);
    wait(model);
    QCOMPARE(names(model, child(model, way)), inTheFile);
}

void TestTensorTreeModel::numbersSortAsNumbers()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(12)));
    model.sort(TensorTreeModel::NameColumn, Qt::DescendingOrder);
    wait(model);
    const auto layers = names(model, child(model, { u"model"_s, u"layers"_s }));
    QCOMPARE(layers.first(), u"11"_s);
    QCOMPARE(layers.at(1), u"10"_s);
    QCOMPARE(layers.last(), u"0"_s);
}

void TestTensorTreeModel::placesSurviveAnotherOrder()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(4)));
    wait(model);
    const QPersistentModelIndex place(child(model, { u"model"_s, u"layers"_s, u"3"_s }));
    model.sort(TensorTreeModel::NameColumn, Qt::DescendingOrder);
    wait(model);
    QCOMPARE(place.data().toString(), u"3"_s);
    QCOMPARE(place.row(), 0);
}

/// Rows come and go: that is no other layout of the same ones.
void TestTensorTreeModel::anotherFilterIsAReset()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(4)));
    wait(model);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    model.setFilter(u"layers"_s);
    wait(model);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(layouts.size(), 0);
    model.sort(TensorTreeModel::NameColumn, Qt::DescendingOrder);
    wait(model);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(layouts.size(), 1);
}

void TestTensorTreeModel::findsTensors()
{
    const auto tensors = decoderTensors(3);
    TensorTreeModel model;
    model.setHead(headOf(tensors));
    wait(model);
    for (qsizetype tensor = 0; tensor < tensors.size(); ++tensor) {
        const auto index = model.indexOfTensor(tensor);
        QCOMPARE(index.data(TensorTreeModel::FullNameRole).toString(), tensors.at(tensor).name);
        QCOMPARE(index.data(TensorTreeModel::TensorRole).toLongLong(), tensor);
    }
    model.setFilter(u"lm_head"_s);
    wait(model);
    QVERIFY(!model.indexOfTensor(0).isValid());
}

void TestTensorTreeModel::theLastWishWins()
{
    TensorTreeModel model;
    QSignalSpy arranged(&model, &TensorTreeModel::arranged);
    model.setHead(headOf(decoderTensors(30)));
    for (const auto &filter : { u"n"_s, u"no"_s, u"nor"_s, u"norm"_s, u"norm 7"_s }) {
        model.setFilter(filter);
    }
    wait(model);
    QCOMPARE(model.matches(), 6); // layers 7, 17 and 27, two each
    QVERIFY(arranged.size() <= 3); // what was overtaken is not worked out
}

void TestTensorTreeModel::anotherFileComesMeanwhile()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(300)));
    model.setHead(headOf({ tensorOf(u"only.one"_s, u"F32"_s, {}) }));
    wait(model);
    QCOMPARE(names(model), QStringList{ u"only.one"_s });
    QCOMPARE(model.index(0, TensorTreeModel::ShapeColumn).data().toString(), u"scalar"_s);
    QTest::qWait(100); // nothing of the first one comes
    QCOMPARE(names(model), QStringList{ u"only.one"_s });
}

void TestTensorTreeModel::tenThousandTensors()
{
    TensorTreeModel model;
    model.setHead(headOf(decoderTensors(1'200)));
    wait(model);
    QCOMPARE(model.matches(), 10'803);
    model.setFilter(u"up_proj"_s);
    model.sort(TensorTreeModel::NameColumn, Qt::DescendingOrder);
    wait(model);
    QCOMPARE(model.matches(), 1'200);
    QCOMPARE(model.rowCount(child(model, { u"model"_s, u"layers"_s })), 1'200);
}

QTEST_MAIN(TestTensorTreeModel)
#include "tst_tensortreemodel.moc"
