// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/viewers/weightsheads.h"
#include "ui/shared/segmented.h"
#include "ui/shared/statepane.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filepreview.h"
#include "ui/viewers/sharebar.h"
#include "ui/viewers/tensormap.h"
#include "ui/viewers/tensorpreview.h"
#include "ui/viewers/textpreview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

const QString path = u"w/model.safetensors"_s;

WeightsContext contextOf()
{
    WeightsContext context;
    ModelShape shape;
    shape.architecture = u"llama"_s;
    shape.layers = 4;
    shape.hiddenSize = 2'048;
    shape.contextLength = 8'192;
    shape.keyDim = 128;
    shape.valueDim = 128;
    shape.cache = ModelShape::Cache::Known;
    shape.caching = { { 4, 8, 0 } };
    context.shape = shape;
    context.shapeFile = u"config.json"_s;
    context.chatTemplate = u"{% for m in messages %}{{ m }}{% endfor %}"_s;
    context.chatTemplateFile = u"chat_template.jinja"_s;
    return context;
}

} // namespace

/// The preview of a file of weights as a person uses it, by mouse and by keys.
class TestTensorPreview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup() { delete m_preview; }
    void factsAreThere();
    void typesAreShares();
    void typingFiltersTheTensors();
    void headsSort();
    void mapIsDrivenByKeys();
    void mapIsDrivenByMouse();
    void mapIsDrawnInItsColours();
    void mapIsATableToAScreenReader();
    void metadataIsCopiedWhole();
    void templateIsShownAndCopied();
    void memoryTellsItsSum();
    void whyThereIsNoCache();
    void shardsAreCountedTogether();
    void packedWeightsCountOnceConfigTells();
    void emptyFileIsShown();
    void strangersWordsStayWords();
    void damagedFileSaysWhy();
    void contextOfAnotherFileIsNotShown();
    void everythingHasAName();

private:
    void show(const std::shared_ptr<const WeightsHead> &head) { m_preview->showWeights(path, *head); }
    void tab(const QString &word);
    template<typename T>
    T *part(const QString &name = {}) const
    {
        return m_preview->findChild<T *>(name);
    }
    QString text(const QString &label) const { return part<QLabel>(label)->text(); }
    TensorMap *laidOutMap();

    Theme *m_theme = nullptr;
    FilePreview *m_preview = nullptr;
};

void TestTensorPreview::init()
{
    m_theme->setChoice(SchemeChoice::Light);
    m_preview = new FilePreview;
    m_preview->resize(500, 760);
    m_preview->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_preview));
    show(headOf(decoderTensors(4)));
    QTRY_COMPARE(part<QTreeView>(u"tensorTree"_s)->model()->rowCount(), 2);
}

/// Clicks the tab of that word.
void TestTensorPreview::tab(const QString &word)
{
    auto *bar = part<QTabBar>(u"tensorTabs"_s);
    for (int at = 0; at < bar->count(); ++at) {
        if (bar->tabText(at) == word && bar->isTabVisible(at)) {
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(at).center());
            QCOMPARE(bar->currentIndex(), at);
            return;
        }
    }
    QFAIL(qPrintable(u"no tab "_s + word));
}

TensorMap *TestTensorPreview::laidOutMap()
{
    tab(u"Map"_s);
    auto *map = part<TensorMap>();
    [&] { QTRY_VERIFY(!map->visualRect(map->model()->index(0, 0)).isEmpty()); }();
    return map;
}

void TestTensorPreview::factsAreThere()
{
    QCOMPARE(text(u"factTensors"_s), u"39"_s);
    QCOMPARE(text(u"factParameters"_s), u"337 M"_s);
    QCOMPARE(text(u"factType"_s), u"BF16"_s);
    QVERIFY(text(u"factSize"_s).endsWith(u"MB"_s));
    bool isSaid = false;
    for (const auto *label : m_preview->findChildren<QLabel *>()) {
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"nothing downloaded"_s));
    }
    QVERIFY(isSaid);
}

void TestTensorPreview::typesAreShares()
{
    const auto shares = part<ShareBar>(u"typeShares"_s)->shares();
    QCOMPARE(shares.size(), 2);
    QCOMPARE(shares.first().name, u"BF16"_s);
    QVERIFY(part<ShareBar>(u"typeShares"_s)->accessibleName().contains(u"F32"_s));
    QList<TensorInfo> many;
    for (const auto &type : { u"F64"_s, u"F32"_s, u"BF16"_s, u"F16"_s, u"I64"_s, u"I32"_s, u"U8"_s }) {
        many << tensorOf(u"t."_s + type, type, { 10 - many.size() });
    }
    show(headOf(many));
    QCOMPARE(part<ShareBar>(u"typeShares"_s)->shares().size(), 5);
    QCOMPARE(part<ShareBar>(u"typeShares"_s)->shares().last().name, u"3 other type(s)"_s);
}

void TestTensorPreview::typingFiltersTheTensors()
{
    auto *field = part<QLineEdit>(u"tensorFilter"_s);
    QTest::mouseClick(field, Qt::LeftButton);
    QTest::keyClicks(field, u"q_proj"_s);
    const auto says = [this](const QString &words) {
        for (const auto *label : m_preview->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == words) {
                return true;
            }
        }
        return false;
    };
    QTRY_VERIFY(says(u"4 of 39 tensors"_s));
    const auto *tree = part<QTreeView>(u"tensorTree"_s);
    const auto layers = tree->model()->index(0, 0, tree->model()->index(0, 0));
    QVERIFY(tree->isExpanded(layers)); // what was found is in sight
    QTest::keyClicks(field, u"zzz"_s);
    QTRY_VERIFY(says(u"No tensor has that in its name or type."_s));
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTRY_VERIFY(says(u"39 tensor(s)"_s));
}

void TestTensorPreview::headsSort()
{
    const auto *tree = part<QTreeView>(u"tensorTree"_s);
    auto *head = tree->header();
    const int x = head->sectionViewportPosition(TensorTreeModel::BytesColumn)
        + head->sectionSize(TensorTreeModel::BytesColumn) / 2;
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, { x, head->height() / 2 });
    QTRY_COMPARE(tree->model()->index(0, 0).data().toString(), u"lm_head.weight"_s);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, { x, head->height() / 2 });
    QTRY_COMPARE(tree->model()->index(0, 0).data().toString(), u"model"_s);
}

void TestTensorPreview::mapIsDrivenByKeys()
{
    auto *map = laidOutMap();
    const QAbstractItemModelTester tester(map->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    map->setFocus();
    QTest::keyClick(map, Qt::Key_Home);
    QCOMPARE(map->currentIndex().row(), 0); // the head is as large, but comes later
    QTRY_COMPARE(text(u"pointedTensor"_s), u"model.embed_tokens.weight"_s);
    QVERIFY(text(u"pointedFacts"_s).startsWith(u"Embedding · 32,000 × 2,048 · BF16 · 131 MB"_s));
    QSet<int> reached;
    for (const auto key :
         { Qt::Key_Right, Qt::Key_Down, Qt::Key_Left, Qt::Key_Up, Qt::Key_Right, Qt::Key_Down }) {
        QTest::keyClick(map, key);
        reached.insert(map->currentIndex().row());
    }
    QVERIFY(reached.size() >= 3);
    const auto name = map->currentIndex().data().toString();
    QTest::keyClick(map, Qt::Key_Return);
    const auto *tree = part<QTreeView>(u"tensorTree"_s);
    QTRY_VERIFY(tree->isVisible());
    QTRY_COMPARE(tree->currentIndex().data(TensorTreeModel::FullNameRole).toString(), name);
    QVERIFY(tree->hasFocus());
}

void TestTensorPreview::mapIsDrivenByMouse()
{
    part<QLineEdit>(u"tensorFilter"_s)->setText(u"nothing"_s); // would hide what is chosen
    auto *map = laidOutMap();
    const auto last = map->model()->index(map->model()->rowCount() - 1, 0);
    const auto middle = map->visualRect(last).center();
    QCOMPARE(map->indexAt(middle), last);
    QTest::mouseMove(map->viewport(), middle);
    QTRY_COMPARE(text(u"pointedTensor"_s), u"lm_head.weight"_s);
    QTest::mouseClick(map->viewport(), Qt::LeftButton, {}, middle);
    const auto *tree = part<QTreeView>(u"tensorTree"_s);
    QTRY_VERIFY(tree->isVisible());
    QTRY_COMPARE(tree->currentIndex().data(TensorTreeModel::FullNameRole).toString(), u"lm_head.weight"_s);
    QVERIFY(part<QLineEdit>(u"tensorFilter"_s)->text().isEmpty());
}

void TestTensorPreview::mapIsDrawnInItsColours()
{
    auto *map = laidOutMap();
    const auto colourAt = [map](int row) {
        const auto place = map->visualRect(map->model()->index(row, 0));
        const auto shot = map->viewport()->grab().toImage();
        return shot.pixelColor(place.right() - 4, place.bottom() - 4);
    };
    QCOMPARE(colourAt(0), Theme::seriesFill(Series::Datasets));
    QCOMPARE(colourAt(map->model()->rowCount() - 1), Theme::seriesFill(Series::Spare));
    m_theme->setChoice(SchemeChoice::Dark);
    QTRY_COMPARE(colourAt(0), Theme::seriesFill(Series::Datasets));
}

void TestTensorPreview::mapIsATableToAScreenReader()
{
    auto *map = laidOutMap();
    auto *spoken = QAccessible::queryAccessibleInterface(map);
    QVERIFY(spoken);
    auto *table = spoken->tableInterface();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 39);
    auto *cell = table->cellAt(0, 0);
    QVERIFY(cell);
    QVERIFY(
        cell->text(QAccessible::Name).startsWith(u"model.embed_tokens.weight, Embedding, 32,000 × 2,048"_s));
    QCOMPARE(cell->rect().size(), map->visualRect(map->model()->index(0, 0)).size());
}

void TestTensorPreview::metadataIsCopiedWhole()
{
    WeightsHead head = *headOf(decoderTensors(1));
    const QString value = u"line\n<b>two</b> "_s.repeated(500);
    head.entries = { { u"note"_s, {}, value, value.size(), false } };
    m_preview->showWeights(path, head);
    tab(u"Metadata"_s);
    auto *view = part<QTreeView>(u"weightsEntries"_s);
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto line = view->model()->index(0, 0, view->model()->index(0, 0));
    QCOMPARE(line.data().toString(), u"note"_s);
    QVERIFY(line.siblingAtColumn(1).data().toString().size() < 400);
    QVERIFY(!line.siblingAtColumn(1).data().toString().contains(u'\n'));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(line).center());
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), value);
    m_preview->showWeightsContext(path, contextOf());
    QCOMPARE(view->model()->rowCount(), 2);
    QVERIFY(view->model()->index(0, 0).data().toString().contains(u"config.json"_s));
}

void TestTensorPreview::templateIsShownAndCopied()
{
    QVERIFY(!part<QTabBar>(u"tensorTabs"_s)->isTabVisible(TensorPreview::Template));
    m_preview->showWeightsContext(path, contextOf());
    tab(u"Chat template"_s);
    QTRY_COMPARE(part<TextPreview>(u"chatTemplate"_s)->toPlainText(), contextOf().chatTemplate);
    QVERIFY(!prepareText(u"chat_template.jinja"_s, "{% for m in all %}", -1)
                 .spans.value(0)
                 .isEmpty()); // coloured
    QTest::mouseClick(part<QAbstractButton>(u"copyTemplate"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), contextOf().chatTemplate);
}

void TestTensorPreview::memoryTellsItsSum()
{
    m_preview->showWeightsContext(path, contextOf());
    tab(u"Memory"_s);
    auto *table = part<QTableView>(u"memoryTable"_s);
    const QAbstractItemModelTester tester(table->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table->model()->columnCount(), 3); // 4,096 and what it was trained for
    QVERIFY(table->model()->rowCount() >= 3);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Right);
    // 4 layers x 8 heads x 256 x 4,096 tokens x 2 bytes
    QVERIFY2(text(u"memorySum"_s)
                 .contains(u"4 layers × 8 heads × (128 + 128) × 4,096 tokens × 16 bits ÷ 8 = 67.1 MB"_s),
             qPrintable(text(u"memorySum"_s)));
    QTest::keyClick(table, Qt::Key_Right);
    QVERIFY(text(u"memorySum"_s).contains(u"8,192 tokens"_s));
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(text(u"memorySum"_s).contains(u"parameters × 8.5 bits"_s));
    QCOMPARE(table->currentIndex().data(Qt::ToolTipRole).toString(), text(u"memorySum"_s));
    QVERIFY(table->currentIndex().data(Qt::AccessibleTextRole).toString().contains(u"Together: "_s));
    auto *second = part<Segmented>(u"memoryCache"_s)->findChildren<QAbstractButton *>().at(1);
    QTest::mouseClick(second, Qt::LeftButton);
    QVERIFY(text(u"memorySum"_s).contains(u"× 8.5 bits ÷ 8"_s));
}

void TestTensorPreview::whyThereIsNoCache()
{
    tab(u"Memory"_s);
    const auto *table = part<QTableView>(u"memoryTable"_s);
    QCOMPARE(table->model()->columnCount(), 2);
    QVERIFY(part<QLabel>(u"memoryCaveat"_s)->isVisible());
    QVERIFY(text(u"memoryCaveat"_s).contains(u"not told"_s));
    QVERIFY(text(u"memorySum"_s).contains(u"Together: "_s));
    QVERIFY(!part<Segmented>(u"memoryCache"_s)->isVisible());
}

void TestTensorPreview::shardsAreCountedTogether()
{
    auto context = contextOf();
    context.shards = 3;
    context.missingShards = 1;
    context.allTensors = 117;
    context.allBytes = 2'000'000'000;
    m_preview->showWeightsContext(path, context);
    QVERIFY(text(u"weightsLine"_s)
                .contains(u"One of 3 files of the model · 117 tensors in all · 2.00 GB in all · "
                          "1 file(s) missing"_s));
    tab(u"Memory"_s);
    QVERIFY(text(u"memorySum"_s).contains(u"2.00 GB"_s));
    QVERIFY(text(u"memoryNote"_s).contains(u"all 3 files"_s));
}

void TestTensorPreview::packedWeightsCountOnceConfigTells()
{
    show(headOf(
        { tensorOf(u"q.qweight"_s, u"I32"_s, { 16, 64 }), tensorOf(u"q.scales"_s, u"F16"_s, { 1, 64 }) }));
    QCOMPARE(part<QLabel>(u"factParameters"_s)->toolTip(), u"1,088"_s);
    auto context = contextOf();
    context.shape->weightBits = 4;
    m_preview->showWeightsContext(path, context);
    QTRY_COMPARE(part<QLabel>(u"factParameters"_s)->toolTip(), u"8,192"_s);
}

void TestTensorPreview::emptyFileIsShown()
{
    show(headOf({}));
    QCOMPARE(text(u"factTensors"_s), u"0"_s);
    QVERIFY(!part<QTabBar>(u"tensorTabs"_s)->isTabVisible(TensorPreview::Map));
    QVERIFY(!part<QTabBar>(u"tensorTabs"_s)->isTabVisible(TensorPreview::Memory));
    QVERIFY(part<QTreeView>(u"tensorTree"_s)->isVisible());
}

void TestTensorPreview::strangersWordsStayWords()
{
    const auto hostile = u"<img src='http://192.0.2.1/x'><b>bold</b>"_s;
    show(headOf({ tensorOf(hostile, u"F32"_s, { 4 }) }));
    const auto *tree = part<QTreeView>(u"tensorTree"_s);
    QTRY_COMPARE(tree->model()->rowCount(), 1);
    const auto tip = tree->model()->index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;img"_s), qPrintable(tip));
    auto *map = laidOutMap();
    QVERIFY(map->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;img"_s));
    map->setFocus();
    QTest::keyClick(map, Qt::Key_Home);
    QCOMPARE(text(u"pointedTensor"_s), hostile);
    QCOMPARE(part<QLabel>(u"pointedTensor"_s)->textFormat(), Qt::PlainText);
}

void TestTensorPreview::damagedFileSaysWhy()
{
    m_preview->showWeights(path, fail(Error::Kind::Integrity, u"tensor 'a' overlaps another"_s));
    const auto *state = part<StatePane>();
    QVERIFY(state->isVisible());
    QVERIFY(state->state().title.contains(u"cannot be read"_s));
    QVERIFY(state->state().note.contains(u"overlaps another"_s));
    m_preview->showWeights(path, fail(Error::Kind::Offline, u"no route"_s));
    QVERIFY(!state->state().title.contains(u"cannot be read"_s));
    show(headOf(decoderTensors(1)));
    QVERIFY(part<QTreeView>(u"tensorTree"_s)->isVisible());
}

void TestTensorPreview::contextOfAnotherFileIsNotShown()
{
    m_preview->showWeightsContext(u"w/other.safetensors"_s, contextOf());
    QVERIFY(!part<QTabBar>(u"tensorTabs"_s)->isTabVisible(TensorPreview::Template));
    m_preview->showContent(u"w/a.txt"_s,
                           { .kind = FileKind::Text, .part = { .bytes = "text\n", .size = 5 } });
    QTRY_VERIFY(part<TextPreview>(u"textPreview"_s)->isVisible());
    m_preview->showWeightsContext(path, contextOf());
    QVERIFY(part<TextPreview>(u"textPreview"_s)->isVisible());
}

void TestTensorPreview::everythingHasAName()
{
    m_preview->showWeightsContext(path, contextOf());
    for (const auto &word : { u"Tensors"_s, u"Map"_s, u"Metadata"_s, u"Chat template"_s, u"Memory"_s }) {
        tab(word);
        for (const auto *widget : m_preview->findChildren<QWidget *>()) {
            if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible()) {
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
            }
        }
    }
}

QTEST_MAIN(TestTensorPreview)
#include "tst_tensorpreview.moc"
