// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/viewers/cardrig.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardfolds.h"

#include <QScrollBar>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray nested
    = "before\n\n<details>\n<summary>Outer</summary>\n\nouter words\n\n"
      "<details>\n<summary>Inner</summary>\n\n## Deep heading\n\ninner words\n\n```py\ncode = 1\n```\n\n"
      "</details>\n\nouter end\n\n</details>\n\nafter\n";

} // namespace

class TestCardFolds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup() { delete m_view; }
    void html();
    void hiddenTextIsReadable();
    void parents();
    void aClickOpensAndCloses();
    void keysOpenAndClose();
    void openFromTheStart();
    void stayAsTheyAre();
    void anchorsInsideOpen();
    void headingsInsideOpen();
    void selectionStaysTrue();

private:
    QString text() const { return CardRig::text(m_view); }

    Theme *m_theme = nullptr;
    CardView *m_view = nullptr;
};

void TestCardFolds::init()
{
    m_theme->setChoice(SchemeChoice::Light);
    m_view = new CardView;
    m_view->resize(600, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
}

void TestCardFolds::html()
{
    const auto card = CardRig::cardOf(nested);
    QCOMPARE(card.folds, QList<Fold>({ { false, -1 }, { false, 0 } }));
    const auto closed = foldedHtml(card, {});
    QVERIFY(!closed.html.contains(u"words"_s) && !closed.html.contains(u"Inner"_s));
    QVERIFY(closed.html.contains(u"href=\"hubfold:0\""_s));
    QVERIFY(closed.html.contains(u"after"_s));
    const auto outer = foldedHtml(card, { 0 });
    QVERIFY(outer.html.contains(u"outer words"_s) && outer.html.contains(u"outer end"_s));
    QVERIFY(outer.html.contains(u"Inner"_s) && !outer.html.contains(u"inner words"_s));
    QCOMPARE(outer.html.count(u"hubfold:"_s), 2);
    const auto inner = foldedHtml(card, { 1 }); // open inside a closed one
    QVERIFY(!inner.html.contains(u"inner words"_s));
    const auto all = foldedHtml(card, { 0, 1 });
    QVERIFY(all.html.contains(u"inner words"_s) && all.hidden.isEmpty() && all.hiddenAnchors.isEmpty());
    const auto untitled = foldedHtml(CardRig::cardOf("<details>\n\nx\n\n</details>\n"), {});
    QVERIFY(untitled.html.contains(u"Details</a>"_s));
}

void TestCardFolds::hiddenTextIsReadable()
{
    const auto closed = foldedHtml(CardRig::cardOf(nested), {});
    QCOMPARE(closed.hidden.size(), 2);
    QCOMPARE(closed.hidden[0].fold, 0);
    QVERIFY(closed.hidden[0].text.contains(u"outer words"_s) && closed.hidden[0].text.contains(u"Inner"_s));
    QCOMPARE(closed.hidden[1].fold, 1);
    QVERIFY(closed.hidden[1].text.contains(u"code = 1"_s)
            && closed.hidden[1].text.contains(u"Deep heading"_s));
    QCOMPARE(closed.hiddenAnchors.value(u"deep-heading"_s, -1), 1);
    const auto odd = foldedHtml(CardRig::cardOf("<details>\n\na &lt;b&gt; *c*d\ne\n\n</details>\n"), {});
    QVERIFY2(odd.hidden[0].text.contains(u"a <b> cd e"_s), qPrintable(odd.hidden[0].text));
}

void TestCardFolds::parents()
{
    const auto card = CardRig::cardOf(nested);
    QCOMPARE(withParents(card.folds, 1), QSet<int>({ 0, 1 }));
    QCOMPARE(withParents(card.folds, 7), QSet<int>());
}

void TestCardFolds::aClickOpensAndCloses()
{
    QVERIFY(CardRig::show(m_view, nested));
    QVERIFY(!text().contains(u"outer words"_s));
    QVERIFY(text().contains(u"\u25B8\u00A0Outer"_s) || text().contains(u"\u25B8 Outer"_s));
    CardRig::click(m_view, u"Outer"_s);
    QTRY_VERIFY(text().contains(u"outer words"_s));
    QVERIFY(text().contains(u'\u25BE'));
    CardRig::click(m_view, u"Inner"_s);
    QTRY_VERIFY(text().contains(u"inner words"_s));
    CardRig::click(m_view, u"Outer"_s);
    QTRY_VERIFY(!text().contains(u"outer words"_s));
    CardRig::click(m_view, u"Outer"_s);
    QTRY_VERIFY(text().contains(u"inner words"_s)); // it was open inside
}

void TestCardFolds::keysOpenAndClose()
{
    QVERIFY(CardRig::show(m_view, "[one](a.md)\n\n" + nested));
    m_view->activateWindow();
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Tab);
    QTest::keyClick(m_view, Qt::Key_Tab);
    QVERIFY(m_view->textCursor().selectedText().endsWith(u"Outer"_s));
    QTest::keyClick(m_view, Qt::Key_Space);
    QTRY_VERIFY(text().contains(u"outer words"_s));
    QVERIFY(m_view->textCursor().selectedText().endsWith(u"Outer"_s)); // still there
    QTest::keyClick(m_view, Qt::Key_Return);
    QTRY_VERIFY(!text().contains(u"outer words"_s));
    QTest::keyClick(m_view, Qt::Key_Enter);
    QTRY_VERIFY(text().contains(u"outer words"_s));
    QTest::keyClick(m_view, Qt::Key_Tab);
    QVERIFY(m_view->textCursor().selectedText().endsWith(u"Inner"_s));
}

void TestCardFolds::openFromTheStart()
{
    QVERIFY(CardRig::show(m_view, "<details open>\n<summary>Title</summary>\n\nshown\n\n</details>\n"));
    QVERIFY(text().contains(u"shown"_s));
    CardRig::click(m_view, u"Title"_s);
    QTRY_VERIFY(!text().contains(u"shown"_s));
}

/// What a person has opened stays open when the card is built anew; another card is another one.
void TestCardFolds::stayAsTheyAre()
{
    QVERIFY(CardRig::show(m_view, nested));
    CardRig::click(m_view, u"Outer"_s);
    QTRY_VERIFY(text().contains(u"outer words"_s));
    const auto *old = m_view->document();
    m_theme->setChoice(SchemeChoice::Dark);
    QTRY_VERIFY(m_view->document() != old);
    QVERIFY(text().contains(u"outer words"_s));
    QVERIFY(CardRig::show(m_view, nested));
    QVERIFY(!text().contains(u"outer words"_s));
}

void TestCardFolds::anchorsInsideOpen()
{
    QVERIFY(CardRig::show(
        m_view, "[there](#deep-heading)\n\n" + nested + "\n" + QByteArray("words\n\n").repeated(200)));
    CardRig::click(m_view, u"there"_s);
    QTRY_VERIFY(text().contains(u"inner words"_s));
    QTRY_VERIFY(m_view->verticalScrollBar()->value() > 0);
    const auto cursor = m_view->document()->find(u"Deep heading"_s);
    QVERIFY(m_view->viewport()->rect().contains(m_view->cursorRect(cursor).topLeft()));
}

void TestCardFolds::headingsInsideOpen()
{
    QVERIFY(CardRig::show(m_view, nested));
    m_view->showHeading(0);
    QTRY_VERIFY(text().contains(u"Deep heading"_s));
    QCOMPARE(m_view->currentHeading(), 0);
}

void TestCardFolds::selectionStaysTrue()
{
    QVERIFY(CardRig::show(m_view, nested));
    auto cursor = m_view->document()->find(u"after"_s);
    m_view->setTextCursor(cursor);
    m_view->toggleFold(0);
    QTRY_VERIFY(text().contains(u"outer words"_s));
    const auto selected = m_view->textCursor().selectedText();
    QVERIFY2(selected.isEmpty() || selected == u"after"_s, qPrintable(selected));
    cursor = m_view->document()->find(u"before"_s);
    m_view->setTextCursor(cursor);
    m_view->toggleFold(0);
    QTRY_VERIFY(!text().contains(u"outer words"_s));
    QCOMPARE(m_view->textCursor().selectedText(), u"before"_s);
}

QTEST_MAIN(TestCardFolds)
#include "tst_cardfolds.moc"
