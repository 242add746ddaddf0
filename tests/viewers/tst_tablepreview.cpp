// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/textrecorder.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/theme.h"
#include "ui/viewers/tablemodel.h"
#include "ui/viewers/tablepreview.h"
#include "ui/viewers/tableview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

std::shared_ptr<const TableSample>
sample(const QByteArray &bytes, FileKind kind = FileKind::Csv, bool whole = true)
{
    return std::make_shared<const TableSample>(readTable(bytes, whole, kind, u"t"_s).value());
}

QByteArray birds()
{
    QByteArray bytes = "bird,count,note\n";
    for (int i = 0; i < 60; ++i) {
        bytes += i % 20 == 7 ? "heron," : "tern,";
        bytes
            += QByteArray::number(i) + ",seen near the harbour in the early morning by two people at once\n";
    }
    return bytes;
}

} // namespace

/// The table of a file by mouse and keys.
class TestTablePreview : public QObject
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
    void theHeadStays();
    void theBarsLieOverNoCell();
    void cellsStandBelowTheirHead();
    void jsonIsMonospace();
    void copiesWhatIsSelected();
    void copiesByTheMenu();
    void findsByKeys();
    void findsByMouse();
    void escapeEmptiesTheField();
    void saysThatThereIsNothing();
    void longCellsHaveATooltip();
    void tellsOfBrokenLines();
    void describes_data();
    void describes();
    void aThousandColumns();
    void everythingHasAName();

private:
    template<typename T>
    T *part(const QString &name = {}) const
    {
        return m_preview->findChild<T *>(name);
    }
    TableView *view() const { return part<TableView>(u"tableView"_s); }
    void click(int row, int column, Qt::KeyboardModifiers modifiers = {}) const;
    QString count() const { return part<QLabel>(u"findCount"_s)->text(); }

    Theme *m_theme = nullptr;
    TablePreview *m_preview = nullptr;
};

void TestTablePreview::init()
{
    m_preview = new TablePreview;
    m_preview->resize(420, 500);
    m_preview->show();
    QVERIFY(QTest::qWaitForWindowActive(m_preview));
    m_preview->setTable(sample(birds()));
    QGuiApplication::clipboard()->clear();
}

void TestTablePreview::click(int row, int column, Qt::KeyboardModifiers modifiers) const
{
    const auto place = view()->visualRect(view()->model()->index(row, column)).center();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, modifiers, place);
}

void TestTablePreview::theHeadStays()
{
    click(0, 0);
    QTest::keyClick(view(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(view()->currentIndex().row(), 59);
    QVERIFY(view()->verticalScrollBar()->value() > 0);
    const auto *head = view()->horizontalHeader();
    QVERIFY(head->isVisible());
    QVERIFY(head->height() >= 2 * QFontMetrics(Theme::font(TextSize::Small)).height());
    QVERIFY(head->mapTo(m_preview, QPoint(0, 0)).y() < 120);
}

void TestTablePreview::theBarsLieOverNoCell()
{
    const auto within
        = [this](const QWidget *part) { return part->rect().translated(part->mapTo(view(), QPoint())); };
    const QList<QScrollBar *> bars{ view()->verticalScrollBar(), view()->horizontalScrollBar() };
    QTRY_VERIFY(bars[0]->isVisible() && bars[1]->isVisible()); // before that the cells have their place
    for (const auto *bar : bars) {
        QVERIFY(!within(view()->viewport()).intersects(within(bar)));
    }
}

void TestTablePreview::cellsStandBelowTheirHead()
{
    const auto placeOf = [](QWidget *widget, const QString &words) {
        const auto texts = paintedTexts(widget);
        const auto found = std::ranges::find(texts, words, &PaintedText::words);
        return found == texts.end() ? QRect() : found->place;
    };
    auto *head = view()->horizontalHeader()->viewport();
    QCOMPARE(placeOf(head, u"bird"_s).left(), placeOf(view()->viewport(), u"tern"_s).left());
    QCOMPARE(placeOf(head, u"count"_s).right(), placeOf(view()->viewport(), u"0"_s).right());
}

void TestTablePreview::jsonIsMonospace()
{
    m_preview->setTable(sample("{\"a\":{\"b\":1},\"c\":\"x\"}\n", FileKind::JsonLines));
    QCOMPARE(view()->fontOf(0).family(), Theme::mono(TextSize::Small).family());
    QCOMPARE(view()->fontOf(1).family(), Theme::font(TextSize::Small).family());
}

void TestTablePreview::copiesWhatIsSelected()
{
    click(0, 0);
    click(2, 1, Qt::ShiftModifier);
    QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"tern\t0\ntern\t1\ntern\t2"_s);
    QTest::keyClick(view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 59);
}

void TestTablePreview::copiesByTheMenu()
{
    click(7, 0);
    QContextMenuEvent event(QContextMenuEvent::Mouse, { 10, 10 }, view()->mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(view()->viewport(), &event);
    QTRY_VERIFY(view()->findChild<QMenu *>(u"tableMenu"_s));
    auto *menu = view()->findChild<QMenu *>(u"tableMenu"_s);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"bird\nheron"_s);
}

void TestTablePreview::findsByKeys()
{
    click(0, 0);
    QTest::keyClick(view(), Qt::Key_F, Qt::ControlModifier);
    auto *field = part<QLineEdit>(u"findInTable"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"HERON"_s);
    QTRY_COMPARE(count(), u"1 of 3"_s);
    QCOMPARE(view()->currentIndex().row(), 7);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(view()->currentIndex().row(), 27);
    QTest::keyClick(field, Qt::Key_F3);
    QCOMPARE(count(), u"3 of 3"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(view()->currentIndex().row(), 7); // around
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(view()->currentIndex().row(), 47);
    QVERIFY(view()->isMarked(view()->model()->index(27, 0)));
    QVERIFY(!view()->isMarked(view()->model()->index(26, 0)));
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(view()->hasFocus());
}

void TestTablePreview::findsByMouse()
{
    auto *field = part<QLineEdit>(u"findInTable"_s);
    QTest::mouseClick(field, Qt::LeftButton);
    QVERIFY(!part<QToolButton>(u"findNext"_s)->isEnabled());
    QTest::keyClicks(field, u"heron"_s);
    QTRY_COMPARE(count(), u"1 of 3"_s);
    QTest::mouseClick(part<QToolButton>(u"findNext"_s), Qt::LeftButton);
    QCOMPARE(count(), u"2 of 3"_s);
    QTest::mouseClick(part<QToolButton>(u"findPrevious"_s), Qt::LeftButton);
    QCOMPARE(count(), u"1 of 3"_s);
    m_preview->setTable(sample("a,b\n1,2\n"));
    QTRY_COMPARE(count(), QString());
    QVERIFY(field->text().isEmpty());
}

void TestTablePreview::escapeEmptiesTheField()
{
    auto *field = part<QLineEdit>(u"findInTable"_s);
    field->setFocus();
    QTest::keyClicks(field, u"heron"_s);
    QTRY_COMPARE(count(), u"1 of 3"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    QTRY_COMPARE(count(), QString());
}

void TestTablePreview::saysThatThereIsNothing()
{
    auto *field = part<QLineEdit>(u"findInTable"_s);
    field->setFocus();
    QTest::keyClicks(field, u"albatross"_s);
    QTRY_COMPARE(count(), u"nothing"_s);
}

void TestTablePreview::longCellsHaveATooltip()
{
    const auto hover = [this](int column) {
        const auto place = view()->visualRect(view()->model()->index(0, column)).center();
        QHelpEvent event(QEvent::ToolTip, place, view()->viewport()->mapToGlobal(place));
        QApplication::sendEvent(view()->viewport(), &event);
    };
    view()->scrollTo(view()->model()->index(0, 2));
    hover(2);
    QVERIFY(QToolTip::text().contains(u"two people at once"_s));
    m_preview->setTable(sample("a,b\nshort,\"<b>two\nlines</b>\"\n"));
    hover(1);
    QTRY_VERIFY(QToolTip::text().contains(u"&lt;b&gt;two\nlines"_s));
    hover(0);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TestTablePreview::tellsOfBrokenLines()
{
    auto *trouble = part<NoticeBar>(u"tableTrouble"_s);
    QVERIFY(!trouble->isVisible());
    m_preview->setTable(
        sample(QByteArray("{\"a\": 1}\n").repeated(6) + "{\"a\": \n{\"a\": 8}\n", FileKind::JsonLines));
    QVERIFY(trouble->isVisible());
    QVERIFY2(trouble->notice().text.contains(u"Line 7 is not valid JSON"_s),
             qPrintable(trouble->notice().text));
    m_preview->setTable(sample("a,b\n1,2\n1\n1,2,3\n"));
    QVERIFY2(trouble->notice().text.contains(u"2 row"_s), qPrintable(trouble->notice().text));
    m_preview->setTable(sample("a,b\n1,2\n"));
    QVERIFY(!trouble->isVisible());
}

void TestTablePreview::describes_data()
{
    QTest::addColumn<std::shared_ptr<const TableSample>>("table");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("whole") << sample("a;b\n1;2\n") << QStringList{ u"1 row"_s, u"semicolons"_s, u"UTF-8"_s };
    QTest::newRow("the beginning") << sample("a,b\n" + QByteArray("1,2\n").repeated(1'500))
                                   << QStringList{ u"First 1,000 row"_s, u"12.0 MB"_s, u"commas"_s };
    QTest::newRow("no names") << sample("1\t2\n3\t4\n", FileKind::Tsv)
                              << QStringList{ u"no header line"_s, u"tabs"_s };
    QTest::newRow("not UTF-8") << sample("a,b\nn\xE4he,2\n") << QStringList{ u"Windows-1252"_s };
    QTest::newRow("inside of JSON") << sample(R"({"v": 1, "data": [{"a": 1}]})", FileKind::Json)
                                    << QStringList{ u"\u201cdata\u201d"_s };
}

void TestTablePreview::describes()
{
    QFETCH(std::shared_ptr<const TableSample>, table);
    QFETCH(QStringList, words);
    const auto line = TablePreview::describe(*table, 12'000'000);
    for (const auto &word : words) {
        QVERIFY2(line.contains(word), qPrintable(line));
    }
}

void TestTablePreview::aThousandColumns()
{
    const QByteArray names = QByteArray("name,").repeated(4'000) + "name\n";
    m_preview->setTable(sample(names + QByteArray("12345,").repeated(4'000) + "1\n"));
    QCOMPARE(view()->model()->columnCount(), 1'000);
    QVERIFY(part<NoticeBar>(u"tableTrouble"_s)->notice().text.contains(u"1,000 columns"_s));
    click(0, 0);
    QTest::keyClick(view(), Qt::Key_End);
    QCOMPARE(view()->currentIndex().column(), 999);
}

void TestTablePreview::everythingHasAName()
{
    for (const auto *widget : m_preview->findChildren<QWidget *>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisibleTo(m_preview)) {
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
}

QTEST_MAIN(TestTablePreview)
#include "tst_tablepreview.moc"
