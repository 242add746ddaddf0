// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardhtml.h"
#include "tests/card/realcards.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardview.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

#include <utility>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

CardContext someContext()
{
    return {
        { RepoKind::Model, u"northlight"_s, u"Heron-8B"_s }, Revision(), QUrl(u"https://hub.example"_s), {}
    };
}

CardDocument cardOf(const QByteArray &markdown)
{
    return renderCard(markdown, someContext());
}

CardDocument ownCard(const QString &name)
{
    return cardOf(RealCards::bytes(QStringLiteral(HUBDESK_SOURCE "/tests/data/cards/") + name));
}

QImage picture(QSize size, QColor color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

} // namespace

class TestCardView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup() { delete m_view; }
    void showsText();
    void codeIsHighlightedAndWhole();
    void codeIsCopied();
    void wideCodeIsWrapped();
    void linksAreToldNotOpened();
    void linksByKeyboard();
    void codeByKeyboard();
    void truncatedCardsSaySo();
    void placeIsKept();
    void anchorsScroll();
    void picturesAreAskedForAndFit();
    void theScrollBarDoesNotComeAndGo();
    void failedPicturesShowTheirWords();
    void dataPicturesNeedNobody();
    void dataPicturesAreLimited();
    void aNewerCardWins();
    void followsTheTheme();
    void textIsNotTooWide();
    void nothingIsLoadedByItself();
    void contextMenuCopiesCode();

private:
    /// For a card: there is always room for the scroll bar beside it.
    int room() const
    {
        const auto *bar = m_view->verticalScrollBar();
        return m_view->viewport()->width() - (bar->isVisible() ? 0 : bar->sizeHint().width());
    }
    void show(const CardDocument &card);
    QPoint pointOf(const QString &text) const;
    QSize imageSize(const QString &name) const;

    Theme *m_theme = nullptr;
    CardView *m_view = nullptr;
};

void TestCardView::init()
{
    m_theme->setChoice(SchemeChoice::Light);
    m_view = new CardView;
    m_view->resize(600, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
}

void TestCardView::show(const CardDocument &card)
{
    QSignalSpy shown(m_view, &CardView::shown);
    m_view->showCard(card);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 20'000);
}

QPoint TestCardView::pointOf(const QString &text) const
{
    auto cursor = m_view->document()->find(text);
    cursor.setPosition(cursor.selectionStart() + 1);
    return m_view->cursorRect(cursor).center();
}

/// As it lies in the document.
QSize TestCardView::imageSize(const QString &name) const
{
    for (auto block = m_view->document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto format = it.fragment().charFormat().toImageFormat();
            if (format.isValid() && format.name() == name) {
                return { int(format.width()), int(format.height()) };
            }
        }
    }
    return {};
}

void TestCardView::showsText()
{
    show(ownCard(u"features.md"_s));
    const auto text = m_view->document()->toPlainText();
    for (const auto *part : { "Heron 8B Instruct",
                              "131,072 tokens",
                              "LongDocQA",
                              "pip install transformers",
                              "\u2611 done task" }) {
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }
    QVERIFY(!text.contains(u"license:"_s));
    QVERIFY(!m_view->accessibleName().isEmpty());
}

void TestCardView::codeIsHighlightedAndWhole()
{
    show(cardOf("```python\nfrom a import b\n\n    x = 'text'  # <i>&amp;\n```\n"));
    auto cursor = m_view->document()->find(u"from"_s);
    QCOMPARE(cursor.charFormat().foreground().color(), Theme::color(Token::CodeKey));
    cursor = m_view->document()->find(u"'text'"_s);
    cursor.setPosition(cursor.selectionStart() + 2);
    QCOMPARE(cursor.charFormat().foreground().color(), Theme::color(Token::CodeString));
    QCOMPARE(cursor.block().text().replace(QChar::LineSeparator, u'\n'),
             u"from a import b\n\n    x = 'text'  # <i>&amp;"_s);
}

void TestCardView::codeIsCopied()
{
    show(cardOf("text\n\n```python\nline = 1\n\nlast = 2\n```\n\nend"));
    auto *button = m_view->findChild<QToolButton *>(u"copyCode"_s);
    QVERIFY(button && !button->isVisible());
    QTest::mouseMove(m_view->viewport(), pointOf(u"line = 1"_s));
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), u"line = 1\n\nlast = 2"_s);
    QTest::mouseMove(m_view->viewport(), pointOf(u"text"_s));
    QTRY_VERIFY(!button->isVisible());
}

void TestCardView::contextMenuCopiesCode()
{
    show(cardOf("```\nsome code\n```\n"));
    const auto point = pointOf(u"some code"_s);
    QContextMenuEvent event(QContextMenuEvent::Mouse, point, m_view->viewport()->mapToGlobal(point));
    QApplication::sendEvent(m_view->viewport(), &event);
    auto *menu = m_view->findChild<QMenu *>(u"cardMenu"_s);
    QVERIFY(menu);
    QTRY_VERIFY(menu->isVisible());
    QStringList words;
    for (const auto *action : menu->actions()) {
        words << action->text();
        if (action->text() == u"Copy code"_s) {
            QTest::mouseClick(
                menu, Qt::LeftButton, {}, menu->actionGeometry(const_cast<QAction *>(action)).center());
            break;
        }
    }
    QVERIFY(words.contains(u"Copy code"_s));
    QTRY_COMPARE(QApplication::clipboard()->text(), u"some code"_s);
}

void TestCardView::wideCodeIsWrapped()
{
    show(cardOf("text\n\n```\nwide code code code code " + QByteArray(400, 'x') + "\n```\n"));
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    auto *button = m_view->findChild<QToolButton *>(u"copyCode"_s);
    const auto code = pointOf(u"wide"_s);
    QTest::mouseMove(m_view->viewport(), code);
    QTRY_VERIFY(button->isVisible());
    QVERIFY(m_view->viewport()->rect().contains(button->geometry()));
    const auto picture = m_view->viewport()->grab().toImage(); // the frame ends where the text ends
    QVERIFY(picture.pixelColor(picture.width() - 60, code.y() + 4) != Theme::color(Token::Surface));
    QCOMPARE(picture.pixelColor(picture.width() - 2, code.y() + 4), Theme::color(Token::Surface));
}

void TestCardView::linksAreToldNotOpened()
{
    show(cardOf("[usage](docs/usage.md#first) and [elsewhere](https://example.org/x)\n"));
    QSignalSpy activated(m_view, &CardView::linkActivated);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(u"usage"_s));
    QCOMPARE(activated.size(), 1);
    const auto link = activated[0][0].value<CardLink>();
    QCOMPARE(link.kind, CardLink::Kind::Place);
    QCOMPARE(link.place.path, u"docs/usage.md"_s);
    QCOMPARE(link.fragment, u"first"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(u"elsewhere"_s));
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[1][0].value<CardLink>().url, QUrl(u"https://example.org/x"_s));
    QVERIFY(m_view->document()->toPlainText().contains(u"elsewhere"_s));
}

void TestCardView::linksByKeyboard()
{
    show(cardOf("[one](a.md) [two](b.md)\n"));
    QSignalSpy activated(m_view, &CardView::linkActivated);
    QSignalSpy hovered(m_view, &CardView::linkHovered);
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Tab);
    QTest::keyClick(m_view, Qt::Key_Tab);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<CardLink>().place.path, u"b.md"_s);
    QVERIFY(!hovered.isEmpty());
    QCOMPARE(hovered.last()[0].toString(), u"hf://models/northlight/Heron-8B@main/b.md"_s);
}

void TestCardView::codeByKeyboard()
{
    show(cardOf("[one](a.md)\n\n```python\nfirst = 1\n```\n\n[two](b.md)\n\n```\nlast = 2\n\nend\n```\n"));
    QSignalSpy activated(m_view, &CardView::linkActivated);
    m_view->activateWindow();
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Tab);
    QCOMPARE(m_view->textCursor().selectedText(), u"one"_s);
    QTest::keyClick(m_view, Qt::Key_Tab);
    QCOMPARE(m_view->textCursor().selectedText(), u"first = 1"_s);
    QVERIFY(m_view->findChild<QToolButton *>(u"copyCode"_s)->isVisible());
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(QApplication::clipboard()->text(), u"first = 1"_s);
    QTest::keyClick(m_view, Qt::Key_Tab);
    QCOMPARE(m_view->textCursor().selectedText(), u"two"_s);
    QTest::keyClick(m_view, Qt::Key_Tab);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(QApplication::clipboard()->text(), u"last = 2\n\nend"_s);
    QTest::keyClick(m_view, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_view->textCursor().selectedText(), u"two"_s);
    QTest::keyClick(m_view, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_view->textCursor().selectedText(), u"first = 1"_s);
    QCOMPARE(activated.size(), 0);
}

void TestCardView::truncatedCardsSaySo()
{
    auto card = cardOf("# Title\n\ntext\n");
    show(card);
    QVERIFY(!m_view->document()->toPlainText().contains(u"README.md"_s));
    card.truncated = true;
    show(card);
    QVERIFY(m_view->document()->toPlainText().contains(u"too long to be shown"_s));
}

/// What is in sight stays there when the width or the colours change, and when pictures above it arrive.
void TestCardView::placeIsKept()
{
    QByteArray text = "![a](a.png)\n\n";
    for (int i = 0; i < 400; ++i) {
        text += "paragraph number " + QByteArray::number(i) + QByteArray(" and more words").repeated(12)
            + "\n\n";
    }
    QSignalSpy wanted(m_view, &CardView::imageWanted);
    show(cardOf(text));
    auto *bar = m_view->verticalScrollBar();
    QVERIFY(bar->maximum() > 15'000);
    const auto number = [this] {
        return m_view->cursorForPosition({ cardMargin, 4 }).block().text().section(u' ', 2, 2).toInt();
    };
    bar->setValue(bar->maximum() / 2);
    const int before = number();
    QVERIFY(before > 100);
    m_view->setImage(wanted[0][0].value<ImageRef>().url, picture({ 500, 600 }, Qt::red));
    const int most = bar->maximum();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > most + 300, 20'000);
    QCOMPARE(number(), before);
    m_view->resize(450, 500);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->document()->textWidth() < 460, 20'000);
    QCOMPARE(number(), before);
    const auto *old = m_view->document();
    m_theme->setChoice(SchemeChoice::Dark);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->document() != old, 20'000);
    QCOMPARE(number(), before);
}

void TestCardView::anchorsScroll()
{
    show(cardOf("[down](#far-away)\n\n" + QByteArray("text\n\n").repeated(200) + "## Far away\n\n"
                + QByteArray("text\n\n").repeated(50)));
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(u"down"_s));
    QVERIFY(m_view->verticalScrollBar()->value() > 1'000);
    QTest::keyClick(m_view, Qt::Key_Home, Qt::ControlModifier);
    QTRY_COMPARE(m_view->verticalScrollBar()->value(), 0);
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QVERIFY(m_view->verticalScrollBar()->value() > 0);
}

void TestCardView::picturesAreAskedForAndFit()
{
    m_view->resize(600, 800);
    QSignalSpy wanted(m_view, &CardView::imageWanted);
    show(cardOf("![a](a.png)\n\n<img src=b.png width=50%>\n"));
    QCOMPARE(wanted.size(), 2);
    const auto image = wanted[0][0].value<ImageRef>();
    QCOMPARE(image.place.path, u"a.png"_s);
    m_view->setImage(image.url, picture({ 2'000, 1'000 }, Qt::red));
    m_view->setImage(wanted[1][0].value<ImageRef>().url, picture({ 100, 100 }, Qt::blue));
    const int content = room() - 2 * cardMargin;
    QTRY_COMPARE(imageSize(u"hubimage:0"_s), QSize(content, content / 2));
    QTRY_COMPARE(imageSize(u"hubimage:1"_s), QSize(content / 2, content / 2));
    m_view->resize(400, 800);
    const int narrow = room() - 2 * cardMargin;
    QTRY_COMPARE(imageSize(u"hubimage:0"_s), QSize(narrow, narrow / 2));
    const auto shot = m_view->viewport()->grab().toImage();
    QCOMPARE(shot.pixelColor(shot.width() / 2, 60), QColor(Qt::red));
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
}

void TestCardView::theScrollBarDoesNotComeAndGo()
{
    m_view->resize(600, 320);
    QSignalSpy wanted(m_view, &CardView::imageWanted);
    show(cardOf("![a](a.png)\n"));
    QCOMPARE(wanted.size(), 1);
    // As wide as the text it is a little too high for the view; narrower by a scroll bar it would fit.
    const int content = room() - 2 * cardMargin;
    m_view->setImage(wanted[0][0].value<ImageRef>().url, picture({ 2 * content, 2 * 290 }, Qt::red));
    QTRY_COMPARE(imageSize(u"hubimage:0"_s).width(), content);
    const void *shown = nullptr;
    int changes = 0;
    for (int look = 0; look < 10; ++look) {
        changes += std::exchange(shown, m_view->document()) != m_view->document() ? 1 : 0;
        QTest::qWait(50); // and nothing happens
    }
    QVERIFY2(changes <= 2, QByteArray::number(changes).constData());
}

void TestCardView::failedPicturesShowTheirWords()
{
    QSignalSpy wanted(m_view, &CardView::imageWanted);
    show(cardOf("![a picture of a heron](a.png)\n"));
    const auto before = m_view->viewport()->grab().toImage();
    m_view->setImage(wanted[0][0].value<ImageRef>().url, {});
    QTRY_VERIFY(m_view->viewport()->grab().toImage() != before);
}

void TestCardView::dataPicturesNeedNobody()
{
    QSignalSpy wanted(m_view, &CardView::imageWanted);
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        QVERIFY(picture({ 30, 30 }, Qt::green).save(&buffer, "PNG"));
    }
    show(cardOf("![x](data:image/png;base64," + bytes.toBase64() + ")\n"));
    QCOMPARE(wanted.size(), 0);
    QTRY_COMPARE(m_view->viewport()->grab().toImage().pixelColor(cardMargin + 10, cardMargin + 10),
                 QColor(Qt::green));
}

/// They are decoded by the same rules as all others, whatever they are called.
void TestCardView::dataPicturesAreLimited()
{
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        QVERIFY(picture({ 30, 30 }, Qt::green).save(&buffer, "PPM"));
    }
    QVERIFY(!QImage::fromData(bytes).isNull());
    show(cardOf("![some words that say what there is](data:image/png;base64," + bytes.toBase64() + ")\n"));
    QTRY_VERIFY(imageSize(u"hubimage:0"_s).width() > 150); // its words are there
    QCOMPARE(m_view->viewport()->grab().toImage().pixelColor(cardMargin + 3, cardMargin + 10),
             Theme::color(Token::Panel));
}

void TestCardView::aNewerCardWins()
{
    QSignalSpy shown(m_view, &CardView::shown);
    m_view->showCard(cardOf(QByteArray("old text\n\n").repeated(3'000)));
    m_view->showCard(cardOf("new text"));
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 20'000);
    QTRY_COMPARE(m_view->document()->toPlainText(), u"new text"_s);
    QTest::qWait(300); // nothing more may come
    QCOMPARE(m_view->document()->toPlainText(), u"new text"_s);
    QCOMPARE(shown.size(), 1);
}

void TestCardView::followsTheTheme()
{
    show(cardOf("[link](a.md)\n\n```python\nimport a\n```\n" + QByteArray("text\n\n").repeated(100)));
    QSignalSpy wanted(m_view, &CardView::imageWanted);
    const auto *old = m_view->document();
    m_theme->setChoice(SchemeChoice::Dark);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->document() != old, 20'000);
    auto cursor = m_view->document()->find(u"import"_s);
    QCOMPARE(cursor.charFormat().foreground().color(), Tokens::dark()[Token::CodeKey]);
    cursor = m_view->document()->find(u"link"_s);
    QCOMPARE(cursor.charFormat().foreground().color(), Tokens::dark()[Token::AccentText]);
    const auto shot = m_view->viewport()->grab().toImage();
    QCOMPARE(shot.pixelColor(2, 2), Tokens::dark()[Token::Surface]);
    QCOMPARE(wanted.size(), 0);
}

void TestCardView::textIsNotTooWide()
{
    show(cardOf(QByteArray("word ").repeated(500)));
    m_view->resize(1'600, 500);
    QTRY_COMPARE(int(m_view->document()->textWidth()), 760 + 2 * cardMargin);
    m_view->resize(400, 500);
    QTRY_COMPARE(int(m_view->document()->textWidth()), m_view->viewport()->width());
}

void TestCardView::nothingIsLoadedByItself()
{
    CardDocument forged; // as if the sanitiser had failed
    forged.html = u"<img src=\"file:///etc/hostname\"><a href=\"file:///etc/passwd\">x</a>"_s;
    QSignalSpy activated(m_view, &CardView::linkActivated);
    show(forged);
    const auto resource
        = m_view->document()->resource(QTextDocument::ImageResource, QUrl(u"file:///etc/hostname"_s));
    QCOMPARE(resource.value<QImage>().size(), QSize(1, 1));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(u"x"_s));
    QCOMPARE(activated.size(), 0);
    QCOMPARE(m_view->document()->toPlainText().trimmed().right(1), u"x"_s);
}

QTEST_MAIN(TestCardView)
#include "tst_cardview.moc"
