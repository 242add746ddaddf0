// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/textrecorder.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filegroupmodel.h"
#include "ui/viewers/filetreemodel.h"
#include "ui/viewers/filetreeview.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

TreeEntry file(const QString &path, qint64 size = 10)
{
    TreeEntry entry;
    entry.path = path;
    entry.size = size;
    return entry;
}

} // namespace

class TestFileTreeView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup();
    void enterTicks();
    void spacePreviewsAndFolds();
    void arrowsFold();
    void mouseTicksAndChooses();
    void boxAtTheHeadTicksAllOrNone();
    void boxAtTheHeadByKeyboard();
    void controlATicksAll();
    void boxStandsOverTheRows();
    void theHeadStandsOverThePictures();
    void columnsGiveWay_data();
    void columnsGiveWay();
    void namesHaveRoomBeforeCommits();
    void aNameKeepsWhatSetsItApart_data();
    void aNameKeepsWhatSetsItApart();
    void fewColumns();
    void allFilesOfASetAreAskedFor();
    void fiftyThousandRows();
    void pictures();

private:
    QPoint boxOf(const QString &path) const;
    QCheckBox *headBox() const { return m_view->findChild<QCheckBox *>(u"checkAllFiles"_s); }

    Theme *m_theme = nullptr;
    FileTreeModel *m_model = nullptr;
    FileTreeView *m_view = nullptr;
};

void TestFileTreeView::init()
{
    m_model = new FileTreeModel;
    m_model->append({ file(u"README.md"_s, 2'000),
                      file(u"onnx/model.onnx"_s, 4'000'000),
                      file(u"onnx/int8/model.onnx"_s, 1'000'000),
                      file(u"config.json"_s, 612),
                      file(u"model-00001-of-00004-with-quite-a-long-name.safetensors"_s, 4'980'000'000) });
    m_view = new FileTreeView(m_model);
    m_view->resize(700, 400);
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
}

void TestFileTreeView::cleanup()
{
    delete m_view;
    delete m_model;
}

QPoint TestFileTreeView::boxOf(const QString &path) const
{
    const auto rect = m_view->visualRect(m_model->indexOf(path));
    return { rect.left() + 12, rect.center().y() };
}

void TestFileTreeView::enterTicks()
{
    m_view->setCurrentIndex(m_model->indexOf(u"config.json"_s));
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(m_model->checkedPaths(), QStringList{ u"config.json"_s });
    QTest::keyClick(m_view, Qt::Key_Enter);
    QCOMPARE(m_model->checkedPaths(), QStringList());
}

void TestFileTreeView::spacePreviewsAndFolds()
{
    m_view->setCurrentIndex(m_model->indexOf(u"config.json"_s));
    QSignalSpy chosen(m_view, &FileTreeView::fileChosen);
    QTest::keyClick(m_view, Qt::Key_Space);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), u"config.json"_s);
    QCOMPARE(m_model->selection().files, 0); // it does not tick
    const auto folder = m_model->indexOf(u"onnx"_s);
    m_view->setCurrentIndex(folder);
    QTest::keyClick(m_view, Qt::Key_Space);
    QVERIFY(m_view->isExpanded(folder));
    QTest::keyClick(m_view, Qt::Key_Space);
    QVERIFY(!m_view->isExpanded(folder));
    QCOMPARE(chosen.size(), 1);
}

void TestFileTreeView::arrowsFold()
{
    const auto folder = m_model->indexOf(u"onnx"_s);
    m_view->setCurrentIndex(folder);
    QTest::keyClick(m_view, Qt::Key_Right);
    QVERIFY(m_view->isExpanded(folder));
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(m_model->pathOf(m_view->currentIndex()), u"onnx/int8"_s);
    QTest::keyClick(m_view, Qt::Key_Left);
    QCOMPARE(m_model->pathOf(m_view->currentIndex()), u"onnx"_s);
    QTest::keyClick(m_view, Qt::Key_Left);
    QVERIFY(!m_view->isExpanded(folder));
}

void TestFileTreeView::mouseTicksAndChooses()
{
    QSignalSpy chosen(m_view, &FileTreeView::fileChosen);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, boxOf(u"README.md"_s));
    QCOMPARE(m_model->checkedPaths(), QStringList{ u"README.md"_s });
    const auto name = m_view->visualRect(m_model->indexOf(u"config.json"_s));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, name.center());
    QCOMPARE(chosen.last()[0].toString(), u"config.json"_s);
    QCOMPARE(m_model->selection().files, 1);
}

void TestFileTreeView::boxAtTheHeadTicksAllOrNone()
{
    QVERIFY(headBox());
    QCOMPARE(headBox()->checkState(), Qt::Unchecked);
    QTest::mouseClick(headBox(), Qt::LeftButton);
    QVERIFY(m_model->isEverythingChecked());
    QCOMPARE(headBox()->checkState(), Qt::Checked);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, boxOf(u"README.md"_s));
    QCOMPARE(headBox()->checkState(), Qt::PartiallyChecked);
    QTest::mouseClick(headBox(), Qt::LeftButton); // partly: all
    QVERIFY(m_model->isEverythingChecked());
    QTest::mouseClick(headBox(), Qt::LeftButton);
    QCOMPARE(m_model->selection().files, 0);
    QCOMPARE(headBox()->checkState(), Qt::Unchecked);
    m_model->clear();
    QVERIFY(!headBox()->isEnabled());
}

void TestFileTreeView::boxAtTheHeadByKeyboard()
{
    QVERIFY(!headBox()->accessibleName().isEmpty());
    QVERIFY(headBox()->focusPolicy() & Qt::TabFocus);
    headBox()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(headBox(), Qt::Key_Space);
    QVERIFY(m_model->isEverythingChecked());
}

void TestFileTreeView::controlATicksAll()
{
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(m_model->isEverythingChecked());
}

void TestFileTreeView::boxStandsOverTheRows()
{
    m_model->checkAll(true);
    const auto shot = m_view->grab().toImage();
    const auto accent = Theme::color(Token::Accent);
    const auto firstAccent = [&](int y) {
        int x = 10; // beyond the bar of a selected row
        while (x < shot.width() && shot.pixelColor(x, y) != accent) {
            ++x;
        }
        return x;
    };
    const int head = headBox()->mapTo(m_view, headBox()->rect().center()).y();
    const int row = m_view->viewport()->mapTo(m_view, boxOf(u"README.md"_s)).y();
    QVERIFY(firstAccent(head - 5) < 100);
    QCOMPARE(firstAccent(head - 5), firstAccent(row - 5));
}

void TestFileTreeView::theHeadStandsOverThePictures()
{
    const auto leftOf = [](QWidget *widget, const QString &words) {
        const auto texts = paintedTexts(widget);
        const auto found = std::ranges::find(texts, words, &PaintedText::words);
        return found == texts.end() ? -1 : found->place.left();
    };
    const int head = leftOf(m_view->header()->viewport(), u"Name"_s);
    const int name = leftOf(m_view->viewport(), u"config.json"_s);
    QVERIFY(head > headBox()->geometry().right());
    QCOMPARE(name - head, Theme::px(Metrics::iconButton) + Metrics::iconGap);
}

void TestFileTreeView::columnsGiveWay_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("kind");
    QTest::newRow("wide") << 700 << true;
    QTest::newRow("narrow") << 500 << false;
    QTest::newRow("tight") << 320 << false;
}

void TestFileTreeView::columnsGiveWay()
{
    QFETCH(int, width);
    m_view->resize(width, 400);
    QTEST(!m_view->isColumnHidden(FileTreeModel::KindColumn), "kind");
    QVERIFY(m_view->columnWidth(FileTreeModel::NameColumn) >= 150);
    QCOMPARE(m_view->header()->length(), m_view->viewport()->width());
}

// The last commit is what takes too much room here; without it the longest name is whole.
void TestFileTreeView::namesHaveRoomBeforeCommits()
{
    const auto name = u"skylark-1b-instruct-Q4_K_M.gguf"_s;
    m_model->clear();
    m_model->append({ file(name) });
    LastCommit commit;
    commit.title = u"Write down what was measured, and how, and by whom it was measured"_s;
    m_model->setDetails({ FileDetails{ .path = name, .lastCommit = commit } });
    m_view->resize(1'000, 400);
    const auto shown = [this, &name] {
        return std::ranges::any_of(paintedTexts(m_view->viewport()),
                                   [&name](const PaintedText &text) { return text.words == name; });
    };
    QTRY_VERIFY(shown());
    QVERIFY(!m_view->isColumnHidden(FileTreeModel::CommitColumn));
    const int before = m_view->columnWidth(FileTreeModel::CommitColumn);
    m_view->resize(1'300, 400);
    QTRY_VERIFY(m_view->columnWidth(FileTreeModel::CommitColumn) > before); // it has what is left over
    m_view->resize(640, 400);
    QTRY_VERIFY(m_view->isColumnHidden(FileTreeModel::CommitColumn));
    QVERIFY(shown());
    QVERIFY(!m_view->isColumnHidden(FileTreeModel::SizeColumn));
    QVERIFY(!m_view->isColumnHidden(FileTreeModel::StateColumn));
}

void TestFileTreeView::aNameKeepsWhatSetsItApart_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("quantisations") << QStringList{ u"a-skylark-that-sings-1b-instruct-Q4_K_M.gguf"_s,
                                                   u"a-skylark-that-sings-1b-instruct-Q5_K_M.gguf"_s };
    QTest::newRow("shards") << QStringList{ u"a-skylark-that-sings-1b-instruct-00001-of-00002.gguf"_s,
                                            u"a-skylark-that-sings-1b-instruct-00002-of-00002.gguf"_s };
    QTest::newRow("early") << QStringList{ u"a-skylark-4-with-much-to-say-of-it-afterwards.safetensors"_s,
                                           u"a-skylark-5-with-much-to-say-of-it-afterwards.safetensors"_s };
}

void TestFileTreeView::aNameKeepsWhatSetsItApart()
{
    QFETCH(const QStringList, names);
    m_model->clear();
    m_model->append({ file(names[0]), file(names[1]) });
    for (const int width : { 320, 380, 440 }) {
        m_view->resize(width, 400);
        QCoreApplication::processEvents();
        QStringList shown;
        for (const auto &text : paintedTexts(m_view->viewport())) {
            if (text.words.contains(u'…')) {
                shown << text.words;
            }
        }
        QCOMPARE(shown.size(), 2);
        QVERIFY2(shown[0] != shown[1], qPrintable(shown.join(u' ')));
    }
}

void TestFileTreeView::fewColumns()
{
    m_view->resize(900, 400);
    QVERIFY(!m_view->isColumnHidden(FileTreeModel::KindColumn));
    m_view->setFewColumns(true);
    QVERIFY(m_view->isColumnHidden(FileTreeModel::KindColumn));
    QVERIFY(m_view->isColumnHidden(FileTreeModel::CommitColumn));
    QVERIFY(!m_view->isColumnHidden(FileTreeModel::StateColumn));
    QCOMPARE(m_view->header()->length(), m_view->viewport()->width());
}

void TestFileTreeView::allFilesOfASetAreAskedFor()
{
    QStringList shards;
    QList<TreeEntry> entries;
    for (int n = 0; n < 250; ++n) {
        shards << u"shards/model-%1.bin"_s.arg(n);
        entries << file(shards.last());
    }
    m_model->append(entries);
    FileGroupModel groups(m_model);
    groups.setGroups({ { .title = u"model.bin"_s, .files = shards, .isSet = true } });
    QStringList asked;
    qsizetype most = 0;
    connect(m_view, &FileTreeView::detailsWanted, this, [&](const QStringList &paths) {
        asked << paths;
        most = qMax(most, paths.size());
        QList<FileDetails> details;
        for (const auto &path : paths) {
            details << FileDetails{ .path = path, .scan = { ScanLevel::Safe, {} } };
        }
        m_model->setDetails(details);
    });
    m_view->showGroups(&groups);
    QTRY_COMPARE(groups.index(0, FileTreeModel::ScanColumn).data().toString(), u"Safe"_s);
    QCOMPARE(asked, shards); // each once
    QCOMPARE(most, 100);
    disconnect(m_view, &FileTreeView::detailsWanted, this, nullptr);
    m_view->showGroups(nullptr);
}

void TestFileTreeView::fiftyThousandRows()
{
    m_model->clear();
    for (int page = 0; page < 50; ++page) {
        QList<TreeEntry> entries;
        for (int i = page * 1'000; i < (page + 1) * 1'000; ++i) {
            entries << file(u"data/part-%1.parquet"_s.arg(i, 5, 10, QChar(u'0')));
        }
        m_model->append(entries);
    }
    m_view->expandAll();
    QTest::keyClick(m_view, Qt::Key_Home);
    QTest::keyClick(m_view, Qt::Key_End);
    QCOMPARE(m_model->pathOf(m_view->currentIndex()), u"data/part-49999.parquet"_s);
    QCOMPARE(m_view->currentIndex().row(), 49'999);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(headBox()->checkState(), Qt::PartiallyChecked);
    QTest::keyClick(m_view, Qt::Key_Left);
    QCOMPARE(m_model->pathOf(m_view->currentIndex()), u"data"_s);
}

/// With HUBDESK_SHOTS=DIR: the tree at three widths, light and dark, to look at.
void TestFileTreeView::pictures()
{
    const auto folder = qEnvironmentVariable("HUBDESK_SHOTS");
    if (folder.isEmpty()) {
        QSKIP("HUBDESK_SHOTS names no folder");
    }
    m_view->expandAll();
    m_model->setPresent({ { u"README.md"_s, true }, { u"onnx/model.onnx"_s, true } });
    m_model->setFileState(u"config.json"_s, FileTreeModel::LocalState::Fetching, 62);
    m_view->setCurrentIndex(m_model->indexOf(u"README.md"_s));
    QTest::keyClick(m_view, Qt::Key_Return);
    for (const auto choice : { SchemeChoice::Light, SchemeChoice::Dark }) {
        m_theme->setChoice(choice);
        for (const int percent : { 100, 150 }) {
            m_theme->setTextPercent(percent);
            for (const int width : { 700, 500, 340 }) {
                m_view->resize(width, 340);
                QTest::qWait(20);
                const auto scheme = choice == SchemeChoice::Dark ? u"dark"_s : u"light"_s;
                QVERIFY(m_view->grab().save(
                    u"%1/tree-%2-%3-%4.png"_s.arg(folder, scheme).arg(percent).arg(width)));
            }
        }
    }
    m_theme->setTextPercent(100);
}

QTEST_MAIN(TestFileTreeView)
#include "tst_filetreeview.moc"
