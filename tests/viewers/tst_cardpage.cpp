// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/viewers/cardrig.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardpage.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QByteArray chapters()
{
    const auto words = QByteArray("some words that fill a line\n\n").repeated(40);
    return "# Title\n\n" + words + "## First\n\n" + words + "### Deeper\n\n" + words + "## Second\n\n" + words
        + "# Other\n\nend\n";
}

} // namespace

/// The outline of a card, beside it and over it.
class TestCardPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup() { delete m_page; }
    void headingsAreATree();
    void aClickGoesThere();
    void theKeyboardGoesThere();
    void followsScrolling();
    void fewHeadingsNeedNone();
    void overTheCardWhereItIsNarrow();
    void closingIsTold();
    void foldsKeepTheCurrentInSight();
    void aShorterCardMayFollow();

private:
    CardView *view() const { return m_page->view(); }
    QTreeView *tree() const { return m_page->findChild<QTreeView *>(u"cardOutline"_s); }
    QAbstractButton *button() const
    {
        return m_page->tools()->findChild<QAbstractButton *>(u"outlineButton"_s);
    }
    QModelIndex item(const QString &text) const;
    QString currentText() const { return tree()->currentIndex().data().toString(); }
    void clickItem(const QString &text);
    int topOf(const QString &words) const;

    Theme *m_theme = nullptr;
    CardPage *m_page = nullptr;
};

void TestCardPage::init()
{
    m_page = new CardPage;
    m_page->resize(1'000, 600);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_page));
}

QModelIndex TestCardPage::item(const QString &text) const
{
    const auto *model = tree()->model();
    const auto found
        = model->match(model->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.value(0);
}

void TestCardPage::clickItem(const QString &text)
{
    QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(item(text)).center());
}

int TestCardPage::topOf(const QString &words) const
{
    auto cursor = view()->document()->find(words, 0, QTextDocument::FindCaseSensitively);
    cursor.setPosition(cursor.selectionStart());
    return view()->cursorRect(cursor).top();
}

void TestCardPage::headingsAreATree()
{
    new QAbstractItemModelTester(
        tree()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, this);
    QVERIFY(CardRig::show(view(), chapters()));
    QVERIFY(tree()->isVisible());
    QVERIFY(view()->x() >= tree()->width());
    QCOMPARE(tree()->model()->rowCount(), 2);
    QCOMPARE(item(u"Deeper"_s).parent(), item(u"First"_s));
    QCOMPARE(item(u"Second"_s).parent(), item(u"Title"_s));
    QVERIFY(tree()->visualRect(item(u"Deeper"_s)).isValid());
    QVERIFY(!tree()->accessibleName().isEmpty());
    tree()->collapse(item(u"First"_s));
    QVERIFY(tree()->visualRect(item(u"Deeper"_s)).isEmpty());
}

void TestCardPage::aClickGoesThere()
{
    QVERIFY(CardRig::show(view(), chapters()));
    clickItem(u"Second"_s);
    QVERIFY(qAbs(topOf(u"Second"_s)) < 40);
    QCOMPARE(currentText(), u"Second"_s);
    clickItem(u"Other"_s); // too near the end to come to the top
    QVERIFY(view()->viewport()->rect().contains(10, topOf(u"Other"_s)));
    QCOMPARE(currentText(), u"Other"_s);
}

void TestCardPage::theKeyboardGoesThere()
{
    QVERIFY(CardRig::show(view(), chapters()));
    tree()->setFocus();
    tree()->setCurrentIndex(item(u"First"_s));
    QTest::keyClick(tree(), Qt::Key_Down);
    QCOMPARE(currentText(), u"Deeper"_s);
    QTest::keyClick(tree(), Qt::Key_Return);
    QVERIFY(qAbs(topOf(u"Deeper"_s)) < 40);
}

void TestCardPage::followsScrolling()
{
    QVERIFY(CardRig::show(view(), chapters()));
    QCOMPARE(currentText(), u"Title"_s);
    auto *bar = view()->verticalScrollBar();
    bar->setValue(bar->value() + topOf(u"First"_s) + 10);
    QCOMPARE(currentText(), u"First"_s);
    bar->setValue(bar->value() - 200);
    QCOMPARE(currentText(), u"Title"_s);
    bar->setValue(bar->maximum());
    QCOMPARE(currentText(), u"Other"_s);
}

void TestCardPage::fewHeadingsNeedNone()
{
    QVERIFY(CardRig::show(view(), "# One\n\n## Two\n\nwords\n"));
    QVERIFY(!tree()->isVisible());
    QVERIFY(button()->isHidden());
    QCOMPARE(view()->x(), 0);
    QVERIFY(CardRig::show(view(), chapters()));
    QVERIFY(tree()->isVisible());
    QVERIFY(!button()->isHidden());
}

void TestCardPage::overTheCardWhereItIsNarrow()
{
    m_page->resize(540, 600);
    QVERIFY(CardRig::show(view(), chapters()));
    QVERIFY(!tree()->isVisible());
    QCOMPARE(view()->width(), 540);
    QSignalSpy toggled(m_page, &CardPage::outlineToggled);
    button()->click();
    QVERIFY(tree()->isVisible() && tree()->hasFocus());
    QCOMPARE(view()->width(), 540);
    QTest::keyClick(tree(), Qt::Key_Escape);
    QVERIFY(!tree()->isVisible() && view()->hasFocus());
    button()->click();
    clickItem(u"Second"_s);
    QVERIFY(!tree()->isVisible() && view()->hasFocus());
    QVERIFY(qAbs(topOf(u"Second"_s)) < 40);
    button()->click();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, { 20, 300 });
    QVERIFY(!tree()->isVisible());
    QCOMPARE(toggled.size(), 0); // what is remembered is the wide form
    m_page->resize(1'000, 600);
    QVERIFY(tree()->isVisible());
}

void TestCardPage::closingIsTold()
{
    QVERIFY(CardRig::show(view(), chapters()));
    QSignalSpy toggled(m_page, &CardPage::outlineToggled);
    QTest::mouseClick(m_page->findChild<QWidget *>(u"closeOutline"_s), Qt::LeftButton);
    QVERIFY(!tree()->isVisible());
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled[0][0].toBool(), false);
    QVERIFY(!button()->isChecked());
    button()->click();
    QVERIFY(tree()->isVisible());
    QCOMPARE(toggled.last()[0].toBool(), true);
    m_page->setOutlineOpen(false);
    QVERIFY(!tree()->isVisible());
}

void TestCardPage::foldsKeepTheCurrentInSight()
{
    QVERIFY(CardRig::show(view(), chapters()));
    tree()->collapse(item(u"Title"_s));
    view()->verticalScrollBar()->setValue(topOf(u"Deeper"_s) + 10);
    QCOMPARE(currentText(), u"Title"_s);
    QVERIFY(!tree()->isExpanded(item(u"Title"_s)));
}

/// Where one was in the long card says nothing of the short one.
void TestCardPage::aShorterCardMayFollow()
{
    QByteArray text;
    for (int i = 0; i < 40; ++i) {
        text += "## Part " + QByteArray::number(i) + "\n\n" + QByteArray("word ").repeated(200) + "\n\n";
    }
    QVERIFY(CardRig::show(view(), text));
    view()->verticalScrollBar()->setValue(view()->verticalScrollBar()->maximum());
    QVERIFY(CardRig::show(view(), "# Only one\n\ntext\n"));
    QCOMPARE(view()->toPlainText().trimmed().section(u'\n', 0, 0), u"Only one"_s);
}

QTEST_MAIN(TestCardPage)
#include "tst_cardpage.moc"
