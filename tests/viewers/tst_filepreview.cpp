// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demorich.h"
#include "support/textrecorder.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/segmented.h"
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardview.h"
#include "ui/viewers/filepreview.h"
#include "ui/viewers/imagepreview.h"
#include "ui/viewers/parquetpreview.h"
#include "ui/viewers/tablepreview.h"
#include "ui/viewers/textpreview.h"

#include <QApplication>
#include <QBuffer>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QByteArray png(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QJsonObject codeCell(const QString &source, const QJsonArray &outputs)
{
    return { { u"cell_type"_s, u"code"_s },
             { u"execution_count"_s, 1 },
             { u"source"_s, source },
             { u"outputs"_s, outputs } };
}

QByteArray notebookOf(const QJsonArray &cells)
{
    return QJsonDocument(
               QJsonObject{ { u"nbformat"_s, 4 }, { u"nbformat_minor"_s, 5 }, { u"cells"_s, cells } })
        .toJson();
}

} // namespace

class TestFilePreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::English);
        m_theme = new Theme(this);
    }
    void init();
    void cleanup() { delete m_preview; }
    void showsText();
    void saysWhatIsCut();
    void saysThatLinesAreCut();
    void saysThatItIsBinary();
    void showsPictures();
    void saysThatAPictureIsDamaged();
    void saysThatAPictureIsTooLarge();
    void showsWhyItFailed();
    void showsTables();
    void showsJsonThatHoldsATable();
    void saysThatItIsNoTable();
    void showsParquet();
    void sizesOfParquetAreWhole();
    void aColumnOfParquetStaysAsWideAsItWasMade();
    void saysThatParquetIsDamaged();
    void saysThatParquetIsEncrypted();
    void showsNotebooks();
    void notebooksRunNothing();
    void saysThatItIsNoNotebook();
    void aLongNotebookDoesNotBlock();
    void aNewerFileWins();
    void closesByMouse();
    void closesByKeyboard();
    void everythingHasAName();

private:
    template<typename T>
    T *part(const QString &name = {}) const
    {
        return m_preview->findChild<T *>(name);
    }
    bool says(const QString &text) const;
    void show(const QString &path, const QByteArray &bytes, qint64 size = -1);
    QString noted() const { return part<QLabel>(u"previewNote"_s)->text(); }

    Theme *m_theme = nullptr;
    FilePreview *m_preview = nullptr;
};

void TestFilePreview::init()
{
    m_theme->setChoice(SchemeChoice::Light);
    m_preview = new FilePreview;
    m_preview->resize(420, 600);
    m_preview->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_preview));
}

/// As core reads it; `size` of the file where the bytes are only its beginning.
void TestFilePreview::show(const QString &path, const QByteArray &bytes, qint64 size)
{
    const FilePart file{ bytes, 0, size < 0 ? bytes.size() : size, {} };
    auto content = readContent(path, kindByName(path), file, {}).content;
    content.tooLarge = previewRule(content.kind).part == NeededPart::Whole && !file.isWhole();
    m_preview->showContent(path, content);
}

/// A visible label has these words.
bool TestFilePreview::says(const QString &text) const
{
    for (const auto *label : m_preview->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text)) {
            return true;
        }
    }
    return false;
}

void TestFilePreview::showsText()
{
    show(u"folder/config.json"_s, "{\n  \"a\": 1\n}\n", -1);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QCOMPARE(part<TextPreview>()->toPlainText(), u"{\n  \"a\": 1\n}"_s);
    QVERIFY(says(u"config.json"_s));
    QVERIFY(!says(u"only the beginning"_s));
}

void TestFilePreview::saysWhatIsCut()
{
    show(u"a.txt"_s, "the beginning\n", 5'000'000);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QVERIFY(says(u"only the beginning is shown"_s));
    QVERIFY(says(u"5"_s));
}

void TestFilePreview::saysThatLinesAreCut()
{
    show(u"a.json"_s, QByteArray(900'000, 'x') + "\nshort\n", -1);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QVERIFY(says(u"shown in part"_s));
    QVERIFY(part<TextPreview>()->toPlainText().size() < 10'000);
}

void TestFilePreview::saysThatItIsBinary()
{
    show(u"model.bin"_s, QByteArray("ab\0cd", 5), 4'000'000);
    QTRY_VERIFY(part<StatePane>()->isVisible());
    QVERIFY(part<StatePane>()->state().text.contains(u"binary data"_s));
}

void TestFilePreview::showsPictures()
{
    show(u"a/figure.png"_s, png({ 200, 100 }), -1);
    QTRY_VERIFY(part<ImagePreview>()->isVisible());
    QVERIFY(part<ImagePreview>()->accessibleName().contains(u"200"_s));
    const auto shot = part<ImagePreview>()->grab().toImage();
    QCOMPARE(shot.pixelColor(shot.width() / 2, Metrics::pageMargin + 50), QColor(Qt::darkGreen));
}

void TestFilePreview::saysThatAPictureIsDamaged()
{
    show(u"figure.png"_s, png({ 200, 100 }).first(40), -1);
    QTRY_VERIFY(part<StatePane>()->isVisible());
    QVERIFY(part<StatePane>()->state().text.contains(u"damaged"_s));
}

void TestFilePreview::saysThatAPictureIsTooLarge()
{
    show(u"figure.png"_s, png({ 20, 10 }), 400'000'000);
    QTRY_VERIFY(part<StatePane>()->isVisible());
    QVERIFY(part<StatePane>()->state().text.contains(u"before it is downloaded"_s));
}

void TestFilePreview::showsWhyItFailed()
{
    m_preview->showError(u"a.txt"_s, { Error::Kind::Offline, u"no route to host"_s });
    QVERIFY(part<StatePane>()->isVisible());
    QVERIFY(!part<StatePane>()->state().title.isEmpty());
    QVERIFY(part<StatePane>()->state().detail.contains(u"no route to host"_s));
    QVERIFY(says(u"a.txt"_s));
}

void TestFilePreview::showsTables()
{
    show(u"tables/tides.csv"_s, FakeHub::tideTable(u',', 2'000));
    QVERIFY(part<TablePreview>()->isVisible());
    QVERIFY2(noted().contains(u"First 1,000 row"_s) && noted().contains(u"commas"_s), qPrintable(noted()));
    auto *views = part<Segmented>(u"previewViews"_s);
    QVERIFY(views->isVisible());
    QTest::mouseClick(views->findChild<QToolButton *>(u"segment1"_s), Qt::LeftButton);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QVERIFY(part<TextPreview>()->blockCount() > 1'500);
    QTest::mouseClick(views->findChild<QToolButton *>(u"segment0"_s), Qt::LeftButton);
    QVERIFY(part<TablePreview>()->isVisible());
    QVERIFY(noted().contains(u"1,000"_s));
    show(u"a.txt"_s, "text\n");
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QVERIFY(!views->isVisible());
}

void TestFilePreview::showsJsonThatHoldsATable()
{
    show(u"rows.json"_s, R"([{"a": 1}, {"a": 2}])");
    QVERIFY(part<TablePreview>()->isVisible());
    show(u"report.json"_s, R"({"version": 1, "data": [{"a": 1}]})");
    QTRY_VERIFY(part<TextPreview>()->isVisible()); // it is more than its table
    auto *views = part<Segmented>(u"previewViews"_s);
    QTest::mouseClick(views->findChild<QToolButton *>(u"segment0"_s), Qt::LeftButton);
    QVERIFY(part<TablePreview>()->isVisible());
}

void TestFilePreview::saysThatItIsNoTable()
{
    show(u"line.csv"_s, QByteArray(1 << 20, 'x'), 3 << 20);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QVERIFY(part<NoticeBar>(u"previewTrouble"_s)->isVisible());
    QVERIFY(part<NoticeBar>(u"previewTrouble"_s)->toolTip().contains(u"first line"_s));
    QVERIFY(!part<Segmented>(u"previewViews"_s)->isVisible());
    show(u"config.json"_s, "{\"a\": 1}");
    QTRY_VERIFY(part<TextPreview>()->toPlainText().contains(u"\"a\""_s));
    QVERIFY(!part<NoticeBar>(u"previewTrouble"_s)->isVisible()); // it does not claim to be one
}

void TestFilePreview::showsParquet()
{
    show(u"levels.parquet"_s, FakeHub::parquetTable(500));
    QTRY_VERIFY(part<ParquetPreview>()->isVisible());
    const auto *tree = part<QTreeView>(u"parquetTree"_s);
    QTRY_COMPARE(tree->model()->rowCount(), 3);
    QCOMPARE(tree->model()->index(0, 0).data().toString(), u"id"_s);
    QCOMPARE(tree->model()->index(0, 1).data().toString(), u"INT64"_s);
    auto *parts = part<Segmented>(u"parquetParts"_s);
    QTest::mouseClick(parts->findChild<QToolButton *>(u"segment1"_s), Qt::LeftButton);
    QCOMPARE(tree->model()->rowCount(), 1); // one row group,
    QCOMPARE(tree->model()->index(0, 1).data().toString(), u"500"_s);
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 3); // with a chunk of each column
    QVERIFY(!parts->findChild<QToolButton *>(u"segment2"_s)->isVisible()); // no dataset made it
    QVERIFY(noted().contains(u"nothing downloaded"_s));
}

void TestFilePreview::sizesOfParquetAreWhole()
{
    show(u"levels.parquet"_s, FakeHub::parquetTable(500));
    auto *tree = part<QTreeView>(u"parquetTree"_s);
    QTRY_COMPARE(tree->model()->rowCount(), 3);
    for (const int width : { 430, 360 }) {
        m_preview->resize(width, m_preview->height());
        QCoreApplication::processEvents();
        const auto size = tree->model()->index(0, 3).data().toString();
        const auto texts = paintedTexts(tree->viewport());
        QVERIFY2(std::ranges::contains(texts, size, &PaintedText::words), qPrintable(size));
    }
    QCOMPARE(tree->horizontalScrollBar()->maximum(), 0);
    QVERIFY(tree->mapTo(m_preview, QPoint()).x() >= Metrics::pageMargin); // inset, as what stands above it
}

void TestFilePreview::aColumnOfParquetStaysAsWideAsItWasMade()
{
    show(u"levels.parquet"_s, FakeHub::parquetTable(500));
    QTRY_VERIFY(part<ParquetPreview>()->isVisible());
    const auto *tree = part<QTreeView>(u"parquetTree"_s);
    QTRY_COMPARE(tree->model()->rowCount(), 3);
    auto *header = tree->header()->viewport();
    const QPointF edge(tree->header()->sectionViewportPosition(1) - 1, header->height() / 2.0);
    const auto send = [header](QEvent::Type type, QPointF at) {
        QMouseEvent event(type, at, header->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(header, &event);
    };
    const int wished = tree->columnWidth(0) + 33;
    send(QEvent::MouseButtonPress, edge);
    send(QEvent::MouseMove, edge + QPointF(33, 0));
    send(QEvent::MouseButtonRelease, edge + QPointF(33, 0));
    QCOMPARE(tree->columnWidth(0), wished);
    m_preview->resize(m_preview->width() + 200, m_preview->height());
    QCoreApplication::processEvents();
    QCOMPARE(tree->columnWidth(0), wished);
    show(u"other.parquet"_s, FakeHub::parquetTable(700)); // another file is fitted anew
    QTRY_VERIFY(tree->columnWidth(0) != wished);
}

void TestFilePreview::saysThatParquetIsDamaged()
{
    show(u"a.parquet"_s, "PAR1" + QByteArray(200, 'x') + "PAR1");
    QTRY_VERIFY(part<StatePane>()->isVisible());
    QVERIFY(part<StatePane>()->state().text.contains(u"damaged"_s));
    QVERIFY(!part<StatePane>()->state().detail.isEmpty());
}

void TestFilePreview::saysThatParquetIsEncrypted()
{
    show(u"a.parquet"_s,
         QByteArray("PAREpages\x06\0\0\0secretPARE", 23).left(9) + "secret" + QByteArray("\x06\0\0\0", 4)
             + "PARE");
    QTRY_VERIFY(part<StatePane>()->isVisible());
    QVERIFY2(part<StatePane>()->state().title.contains(u"encrypted"_s),
             qPrintable(part<StatePane>()->state().detail));
}

void TestFilePreview::showsNotebooks()
{
    show(u"high-water.ipynb"_s, FakeHub::notebook());
    auto *view = part<CardView>(u"notebookView"_s);
    QTRY_VERIFY(view->isVisible());
    const auto text = view->toPlainText();
    const QStringList parts{ u"High water"_s,   u"[1]"_s,           u"rows = load"_s,
                             u"mean: 2.75 m"_s, u"Lock 4"_s,        u"[4]"_s,
                             u"KeyError"_s,     u"kept as it is"_s, u"# not run yet"_s };
    qsizetype at = 0;
    for (const auto &piece : parts) {
        at = text.indexOf(piece, at);
        QVERIFY2(at >= 0, qPrintable(piece + u" in:\n"_s + text));
    }
    QVERIFY(!text.contains(u"[0;31m"_s)); // no codes of a terminal
    QCOMPARE(view->card().images.size(), 1);
    QVERIFY2(noted().contains(u"7 cell"_s) && noted().contains(u"python"_s), qPrintable(noted()));
}

void TestFilePreview::notebooksRunNothing()
{
    const QJsonObject evil{ { u"output_type"_s, u"display_data"_s },
                            { u"data"_s,
                              QJsonObject{
                                  { u"text/html"_s,
                                    u"<b>kept</b><script>document.x</script><style>*{}</style>"
                                    "<img src=\"file:///etc/passwd\"><iframe src=x></iframe>"_s } } } };
    show(u"evil.ipynb"_s, notebookOf({ codeCell(u"1"_s, { evil }) }));
    auto *view = part<CardView>(u"notebookView"_s);
    QTRY_VERIFY(view->isVisible());
    QVERIFY(view->toPlainText().contains(u"kept"_s));
    QVERIFY(!view->toPlainText().contains(u"document.x"_s));
    QVERIFY(!view->toHtml().contains(u"passwd"_s));
}

void TestFilePreview::saysThatItIsNoNotebook()
{
    show(u"a.ipynb"_s, "{\"cells\": 7}");
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    QVERIFY(part<NoticeBar>(u"previewTrouble"_s)->isVisible());
}

/// While a worker lays out hundreds of cells, the event loop goes on: a timer keeps firing.
void TestFilePreview::aLongNotebookDoesNotBlock()
{
    QJsonArray cells;
    const auto source
        = u"for i in range(10):\n    print(f\"row {i}\", sum(x for x in range(i)))\n"_s.repeated(6);
    const QJsonObject out{ { u"output_type"_s, u"stream"_s },
                           { u"name"_s, u"stdout"_s },
                           { u"text"_s, u"row 1 and some numbers\n"_s.repeated(20) } };
    for (int i = 0; i < 400; ++i) {
        cells.append(codeCell(source, { out }));
    }
    const FilePart file{ notebookOf(cells), 0, notebookOf(cells).size(), {} };
    const auto content = readContent(u"long.ipynb"_s, FileKind::Notebook, file, {}).content;
    int beats = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&beats] { ++beats; });
    timer.start(1);
    m_preview->showContent(u"long.ipynb"_s, content);
    QVERIFY(!part<CardView>(u"notebookView"_s)->isVisible()); // not laid out here
    QTRY_VERIFY_WITH_TIMEOUT(part<CardView>(u"notebookView"_s)->isVisible(), 60'000);
    QVERIFY(beats > 10);
    QVERIFY(noted().contains(u"400 cell"_s));
}

void TestFilePreview::aNewerFileWins()
{
    show(u"old.png"_s, png({ 1500, 1500 }), -1);
    show(u"old.txt"_s, QByteArray("old\n").repeated(50'000), -1);
    show(u"new.txt"_s, "new\n", -1);
    QTRY_COMPARE(part<TextPreview>()->toPlainText(), u"new"_s);
    QTest::qWait(200); // nothing older may come
    QVERIFY(part<TextPreview>()->isVisible());
    QCOMPARE(part<TextPreview>()->toPlainText(), u"new"_s);
    show(u"text.txt"_s, QByteArray("text\n").repeated(50'000), -1);
    m_preview->showError(u"other.txt"_s, { Error::Kind::NotFound, {} });
    QTest::qWait(200);
    QVERIFY(part<StatePane>()->isVisible()); // the text of another file does not come over it
}

void TestFilePreview::closesByMouse()
{
    QSignalSpy closed(m_preview, &FilePreview::closed);
    m_preview->showWaiting(u"a.txt"_s);
    QTest::mouseClick(part<QToolButton>(u"closePreview"_s), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
}

void TestFilePreview::closesByKeyboard()
{
    QSignalSpy closed(m_preview, &FilePreview::closed);
    show(u"a.txt"_s, "text\n", -1);
    QTRY_VERIFY(part<TextPreview>()->isVisible());
    m_preview->activateWindow();
    part<TextPreview>()->setFocus();
    QTest::keyClick(part<TextPreview>(), Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
    auto *button = part<QToolButton>(u"closePreview"_s);
    button->setFocus(Qt::TabFocusReason);
    QVERIFY(button->hasFocus());
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(closed.size(), 2);
}

void TestFilePreview::everythingHasAName()
{
    for (const auto *widget : m_preview->findChildren<QWidget *>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisibleTo(m_preview)) {
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
}

QTEST_MAIN(TestFilePreview)
#include "tst_filepreview.moc"
