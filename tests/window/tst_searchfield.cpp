// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void start(TestWindow &test)
{
    for (const auto &id : { u"northwind/heron"_s, u"northwind/ibis"_s }) {
        test.hub.addRepo(FakeHub::RepoKind::Model, id, { { u"README.md"_s, QByteArray("# Bird\n") } });
    }
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
}

void visit(TestWindow &test, const QString &repo)
{
    test.type(u"searchField"_s, u"hf://"_s + repo);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(
        test.isShown(u"repoPage"_s) ? test.find(u"repoName"_s)->accessibleName() : QString(), repo, longMs);
}

QString fieldText(const TestWindow &test)
{
    return test.get<QLineEdit>(u"searchField"_s)->text();
}

} // namespace

/// The field on top: text, addresses, commands.
class TestSearchField : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhatItTakes();
    void aCommandIsTypedIntoIt();
    void aCommandIsPastedIntoIt();
    void theSearchStaysAsItWas();
    void theLastPlacesAreOffered();
    void aClickGoesThere();
    void typingAndEscapeHideThem();
    void nothingIsOfferedWhereNothingIsKept();
};

void TestSearchField::itSaysWhatItTakes()
{
    TestWindow test;
    start(test);
    const auto *field = test.get<QLineEdit>(u"searchField"_s);
    QCOMPARE(field->placeholderText(), u"Search the Hub, or paste a link or command"_s);
    QCOMPARE(field->accessibleName(), field->placeholderText());
}

void TestSearchField::aCommandIsTypedIntoIt()
{
    TestWindow test;
    start(test);
    test.find(u"searchField"_s)->setFocus();
    QTest::keyClicks(test.find(u"searchField"_s), u">"_s);
    QVERIFY(test.isShown(u"palette"_s));
    QCOMPARE(QApplication::focusWidget(), test.find(u"paletteField"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"transf"_s);
    QCOMPARE(test.get<QLineEdit>(u"paletteField"_s)->text(), u">transf"_s);
    QCOMPARE(test.currentRow(u"paletteList"_s), u"Transfers"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    QCOMPARE(fieldText(test), QString());
}

void TestSearchField::aCommandIsPastedIntoIt()
{
    TestWindow test;
    start(test);
    QApplication::clipboard()->setText(u"> transf"_s);
    test.find(u"searchField"_s)->setFocus();
    test.key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(test.isShown(u"palette"_s));
    QCOMPARE(test.currentRow(u"paletteList"_s), u"Transfers"_s);
    test.key(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), test.find(u"searchField"_s));
}

// And nothing is searched for that was meant for the palette.
void TestSearchField::theSearchStaysAsItWas()
{
    TestWindow test;
    start(test);
    test.type(u"searchField"_s, u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    test.key(Qt::Key_Home);
    QTest::keyClicks(test.find(u"searchField"_s), u">"_s);
    QVERIFY(test.isShown(u"palette"_s));
    QCOMPARE(test.get<QLineEdit>(u"paletteField"_s)->text(), u">heron"_s);
    test.key(Qt::Key_Escape);
    QCOMPARE(fieldText(test), u"heron"_s);
    QCOMPARE(test.rows(u"repoList"_s), 1);
}

void TestSearchField::theLastPlacesAreOffered()
{
    TestWindow test;
    start(test);
    test.key(Qt::Key_Slash);
    QCOMPARE(QApplication::focusWidget(), test.find(u"searchField"_s));
    QVERIFY(!test.isShown(u"recentPopup"_s)); // nobody has gone anywhere
    visit(test, u"northwind/heron"_s);
    visit(test, u"northwind/ibis"_s);
    test.find(u"repoTabs"_s)->setFocus();
    test.key(Qt::Key_Slash);
    QVERIFY(test.isShown(u"recentPopup"_s));
    QCOMPARE(test.rows(u"recentList"_s), 2);
    const auto *list = test.get<QAbstractItemView>(u"recentList"_s);
    QVERIFY(!list->currentIndex().isValid());
    test.key(Qt::Key_Down);
    QCOMPARE(list->currentIndex().data().toString(), u"northwind/ibis"_s);
    test.key(Qt::Key_Down);
    QCOMPARE(list->currentIndex().data().toString(), u"northwind/heron"_s);
    QCOMPARE(QApplication::focusWidget(), test.find(u"searchField"_s));
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.find(u"repoName"_s)->accessibleName(), u"northwind/heron"_s, longMs);
    QVERIFY(!test.isShown(u"recentPopup"_s));
}

void TestSearchField::aClickGoesThere()
{
    TestWindow test;
    start(test);
    visit(test, u"northwind/heron"_s);
    test.key(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"repoList"_s));
    test.find(u"repoList"_s)->setFocus();
    test.click(u"searchField"_s);
    if (!test.find(u"searchField"_s)->hasFocus()) {
        test.find(u"searchField"_s)->setFocus(Qt::MouseFocusReason);
    }
    QVERIFY(test.isShown(u"recentPopup"_s));
    QVERIFY(test.find(u"recentPopup"_s)->height() > test.find(u"recentList"_s)->height());
    test.clickRow(u"recentList"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    QVERIFY(!test.isShown(u"recentPopup"_s));
}

void TestSearchField::typingAndEscapeHideThem()
{
    TestWindow test;
    start(test);
    visit(test, u"northwind/heron"_s);
    test.find(u"repoTabs"_s)->setFocus();
    test.key(Qt::Key_Slash);
    QVERIFY(test.isShown(u"recentPopup"_s));
    test.key(Qt::Key_Escape);
    QVERIFY(!test.isShown(u"recentPopup"_s));
    QCOMPARE(QApplication::focusWidget(), test.find(u"searchField"_s));
    test.find(u"repoTabs"_s)->setFocus();
    test.key(Qt::Key_Slash);
    QVERIFY(test.isShown(u"recentPopup"_s));
    test.find(u"repoTabs"_s)->setFocus();
    QVERIFY(!test.isShown(u"recentPopup"_s));
    test.key(Qt::Key_Slash);
    test.key(Qt::Key_H);
    QVERIFY(!test.isShown(u"recentPopup"_s));
}

void TestSearchField::nothingIsOfferedWhereNothingIsKept()
{
    TestWindow test;
    start(test);
    visit(test, u"northwind/heron"_s);
    test.settings()->keepRecent.set(false);
    visit(test, u"northwind/ibis"_s);
    test.find(u"repoTabs"_s)->setFocus();
    test.key(Qt::Key_Slash);
    QVERIFY(!test.isShown(u"recentPopup"_s));
}

QTEST_MAIN(TestSearchField)
#include "tst_searchfield.moc"
