// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/viewers/cardrig.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardfind.h"
#include "ui/viewers/cardpage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestCardFind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup() { delete m_page; }
    void matches_data();
    void matches();
    void everyPlaceInSightIsMarked();
    void whatIsMarkedIsTheWord_data();
    void whatIsMarkedIsTheWord();
    void stepsGoRound();
    void nothingFound();
    void escapeGivesTheFocusBack();
    void opensTheFoldThatHoldsIt();
    void staysTrueWhenTheCardIsBuiltAnew();
    void aNewCardIsSearched();
    void longCards();

private:
    CardView *view() const { return m_page->view(); }
    QString count() const { return m_page->findChild<QLabel *>(u"findCount"_s)->text(); }
    QLineEdit *field() const { return m_page->findChild<QLineEdit *>(u"findField"_s); }
    void open(const QString &text);
    QString current() const;
    /// Lines of text that have the edge of a mark, and where all edges are.
    int markedLines() const;
    QRect markedRect() const;
    QRegion markedPixels() const;

    Theme *m_theme = nullptr;
    CardPage *m_page = nullptr;
};

void TestCardFind::init()
{
    m_page = new CardPage;
    m_page->resize(600, 500);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_page));
}

/// As Ctrl+F does it.
void TestCardFind::open(const QString &text)
{
    auto *button = m_page->tools()->findChild<QAbstractButton *>(u"findInPage"_s);
    QVERIFY(button);
    button->click();
    QTRY_VERIFY(field()->isVisible() && field()->hasFocus());
    QTest::keyClicks(field(), text);
}

/// The words that are marked as the current place.
QString TestCardFind::current() const
{
    for (const auto &mark : view()->extraSelections()) {
        if (mark.format.background().color() == Theme::color(Token::Accent)) {
            return mark.cursor.block().text();
        }
    }
    return {};
}

QRegion TestCardFind::markedPixels() const
{
    const auto shot = view()->viewport()->grab().toImage();
    QRegion marked;
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x) {
            if (shot.pixelColor(x, y) == Theme::color(Token::AmberEdge)) {
                marked += QRect(x, y, 1, 1);
            }
        }
    }
    return marked;
}

QRect TestCardFind::markedRect() const
{
    return markedPixels().boundingRect();
}

int TestCardFind::markedLines() const
{
    const auto pixels = markedPixels();
    int lines = 0;
    int last = -2;
    for (const auto &rect : pixels) {
        lines += rect.top() > last + 1 ? 1 : 0;
        last = qMax(last, rect.bottom());
    }
    return lines;
}

void TestCardFind::matches_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sought");
    QTest::addColumn<int>("count");
    QTest::newRow("any case") << QByteArray("Heron heron HERON") << u"heron"_s << 3;
    QTest::newRow("across marks") << QByteArray("a **bo**ld word") << u"bold"_s << 1;
    QTest::newRow("in code and tables")
        << QByteArray("```\nx = 1\n```\n\n|x|x|\n|-|-|\n|x|y|\n") << u"x"_s << 4;
    QTest::newRow("folds") << QByteArray("x\n\n<details>\n<summary>x</summary>\n\nx x\n\n</details>\n\nx\n")
                           << u"x"_s << 5;
    QTest::newRow("nothing") << QByteArray("x") << QString() << 0;
    QTest::newRow("not over paragraphs") << QByteArray("a\n\nb") << u"ab"_s << 0;
    QTest::newRow("they do not overlap") << QByteArray("aaaa") << u"aa"_s << 2;
    const auto wide = QByteArray("|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n|")
        + QByteArray("averyverylongwordthatisbroken|").repeated(6);
    QTest::newRow("words that a table breaks") << wide + "\n" << u"averyverylongwordthatisbroken"_s << 6;
}

void TestCardFind::matches()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sought);
    const auto card = CardRig::cardOf(text);
    const auto built = buildCard(card, CardStyle::current(), 500, {});
    const auto found = findInCard(built, card.folds, sought);
    QTEST(int(found.size()), "count");
    int last = -1;
    for (const auto &match : found) {
        QVERIFY(match.position >= last);
        last = match.position;
        if (match.fold < 0) {
            auto words = built.text.sliced(match.position, match.length).remove(QChar(0x200B));
            QCOMPARE(words.toLower(), sought.toLower());
        }
    }
}

void TestCardFind::everyPlaceInSightIsMarked()
{
    QVERIFY(CardRig::show(view(), QByteArray("words with a heron\n\n").repeated(500)));
    open(u"heron"_s);
    QCOMPARE(count(), u"1 of 500"_s);
    const int marked = markedLines(); // all but the first, which is the current one
    QVERIFY2(marked > 5 && marked < 60, qPrintable(QString::number(marked)));
    auto *bar = view()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QVERIFY(markedLines() > 5);
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(markedLines(), 0);
}

void TestCardFind::whatIsMarkedIsTheWord_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("words") << QByteArray("first heron\n\nmany words and a heron among them\n");
    QTest::newRow("code") << QByteArray("first heron\n\nmany words and a `heron` among them\n");
    QTest::newRow("a cell") << QByteArray("first heron\n\n| a | b |\n|-|-|\n| words | a heron |\n");
    QTest::newRow("code block") << QByteArray("first heron\n\n```\nx = 1\ny = heron(x)\n```\n");
    QTest::newRow("broken over two lines")
        << "first heron\n\n" + QByteArray("words ").repeated(12) + "heron\n";
}

/// Its edge is where the text is, in words as well as in code, which has a ground of its own.
void TestCardFind::whatIsMarkedIsTheWord()
{
    QFETCH(const QByteArray, text);
    QVERIFY(CardRig::show(view(), text));
    open(u"heron"_s);
    QCOMPARE(count(), u"1 of 2"_s);
    QTextCursor cursor(view()->document());
    cursor.setPosition(int(view()->document()->toRawText().lastIndexOf(u"heron"_s)));
    const auto begin = view()->cursorRect(cursor);
    cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::MoveAnchor, 5);
    const auto end = view()->cursorRect(cursor);
    const auto edges = markedRect();
    QVERIFY(qAbs(edges.left() - begin.left()) <= 2);
    QVERIFY(qAbs(edges.right() - end.left()) <= 2);
    QVERIFY(qAbs(edges.center().y() - begin.center().y()) <= 3);
}

void TestCardFind::stepsGoRound()
{
    QVERIFY(CardRig::show(view(),
                          "one x\n\n" + QByteArray("words\n\n").repeated(100) + "two x\n\n"
                              + QByteArray("words\n\n").repeated(100) + "three x\n"));
    open(u" x"_s);
    QCOMPARE(count(), u"1 of 3"_s);
    QCOMPARE(current(), u"one x"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(current(), u"two x"_s);
    QVERIFY(view()->verticalScrollBar()->value() > 500);
    QTest::mouseClick(m_page->findChild<QWidget *>(u"findNext"_s), Qt::LeftButton);
    QCOMPARE(count(), u"3 of 3"_s);
    QCOMPARE(current(), u"three x"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(current(), u"one x"_s);
    QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"3 of 3"_s);
    QTest::mouseClick(m_page->findChild<QWidget *>(u"findPrevious"_s), Qt::LeftButton);
    QCOMPARE(current(), u"two x"_s);
}

void TestCardFind::nothingFound()
{
    QVERIFY(CardRig::show(view(), "words\n"));
    open(u"wordy"_s);
    QCOMPARE(count(), u"Not found"_s);
    QVERIFY(!m_page->findChild<QWidget *>(u"findNext"_s)->isEnabled());
    QTest::keyClick(field(), Qt::Key_Return); // and nothing happens
    QTest::keyClick(field(), Qt::Key_Backspace);
    QCOMPARE(count(), u"1 of 1"_s);
    QTest::keyClick(field(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field(), Qt::Key_Backspace);
    QCOMPARE(count(), QString());
    QVERIFY(view()->extraSelections().isEmpty());
}

void TestCardFind::escapeGivesTheFocusBack()
{
    QVERIFY(CardRig::show(view(), "some words and words\n"));
    const int top = view()->geometry().top();
    open(u"words"_s);
    QVERIFY(view()->geometry().top() > top);
    QTest::keyClick(field(), Qt::Key_Return);
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!field()->isVisible());
    QVERIFY(view()->hasFocus());
    QCOMPARE(view()->geometry().top(), top);
    QCOMPARE(view()->textCursor().selectionStart(), 15);
    QVERIFY(view()->extraSelections().isEmpty());
    open({}); // what was sought is there again, to be typed over
    QCOMPARE(field()->selectedText(), u"words"_s);
    QCOMPARE(count(), u"1 of 2"_s);
}

void TestCardFind::opensTheFoldThatHoldsIt()
{
    QVERIFY(CardRig::show(
        view(),
        "first heron\n\n<details>\n<summary>Outer</summary>\n\n<details>\n<summary>Inner</summary>\n\n"
        "a heron\n\nthe second heron\n\n</details>\n\n</details>\n\nlast heron\n"));
    open(u"heron"_s);
    QCOMPARE(count(), u"1 of 4"_s);
    QVERIFY(!CardRig::text(view()).contains(u"second"_s));
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(current(), u"a heron"_s);
    QCOMPARE(count(), u"2 of 4"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(current(), u"the second heron"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(current(), u"last heron"_s);
}

void TestCardFind::staysTrueWhenTheCardIsBuiltAnew()
{
    QVERIFY(CardRig::show(view(), "one heron\n\ntwo heron\n"));
    open(u"heron"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    const auto *old = view()->document();
    m_theme->setChoice(SchemeChoice::Dark);
    QTRY_VERIFY(view()->document() != old);
    QTRY_COMPARE(current(), u"two heron"_s);
    QCOMPARE(count(), u"2 of 2"_s);
    m_theme->setChoice(SchemeChoice::Light);
}

void TestCardFind::aNewCardIsSearched()
{
    QVERIFY(CardRig::show(view(), "one heron\n\ntwo heron\n"));
    open(u"heron"_s);
    QVERIFY(CardRig::show(view(), "no bird\n"));
    QCOMPARE(count(), u"Not found"_s);
    QVERIFY(CardRig::show(view(), "a heron\n"));
    QCOMPARE(count(), u"1 of 1"_s);
}

void TestCardFind::longCards()
{
    QVERIFY(CardRig::show(
        view(), QByteArray("many words with a heron in them, and more of them\n\n").repeated(2'600)));
    open(u"e"_s);
    QVERIFY(count().startsWith(u"1 of "_s));
    QCOMPARE(view()->extraSelections().size(), 1); // they are slow
}

QTEST_MAIN(TestCardFind)
#include "tst_cardfind.moc"
