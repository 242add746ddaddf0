// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demorich.h"
#include "support/window.h"

#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTextBrowser>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Dataset,
                u"northwind/rows"_s,
                { { u"a.csv"_s, FakeHub::tideTable(u',', 2'000) },
                  { u"b.ipynb"_s, FakeHub::notebook() },
                  { u"c.parquet"_s, FakeHub::parquetTable(500) },
                  { u"d.pdf"_s, FakeHub::plainPdf(u"Title"_s, QStringList(900, u"one line"_s)) },
                  { u"e.txt"_s, "A bird and a Bird\n" + QByteArray("a line\n").repeated(300) + "bird\n" } });
}

} // namespace

/// Previews from the list of files to what is fetched for them, by mouse and keys.
class TestPreviews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKind();
    void keysOpenAndClose();
    void findsInWhatIsShown();

private:
    static void openFiles(TestWindow &test);
};

void TestPreviews::openFiles(TestWindow &test)
{
    fill(test.hub);
    test.start();
    test.type(u"searchField"_s, u"hf://datasets/northwind/rows"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 5, longMs);
}

void TestPreviews::everyKind()
{
    TestWindow test;
    openFiles(test);
    const auto open = [&test](int row, const QString &viewer) {
        test.hub.clearRequests();
        test.clickRow(u"fileTree"_s, row);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(viewer), longMs);
        QCOMPARE(test.hub.requestCount(u"resolve"_s), 1);
    };
    open(0, u"tablePreview"_s);
    QCOMPARE(test.get<QTableView>(u"tableView"_s)->model()->rowCount(), 1'000);
    open(1, u"notebookView"_s);
    QVERIFY(test.get<QTextBrowser>(u"notebookView"_s)->toPlainText().contains(u"High water"_s));
    open(2, u"parquetPreview"_s);
    QCOMPARE(test.rows(u"parquetTree"_s), 3);
    // Nobody here can show it, so that only its beginning is fetched.
    open(3, u"pdfView"_s);
    QCOMPARE(test.hub.requests(u"resolve"_s).constLast().headers.value("range"), "bytes=0-4095");
    open(4, u"textPreview"_s);
    QVERIFY(test.hub.violations().isEmpty());
}

void TestPreviews::keysOpenAndClose()
{
    TestWindow test;
    openFiles(test);
    test.clickRow(u"fileTree"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"tableView"_s), longMs);
    test.find(u"tableView"_s)->setFocus();
    test.key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(test.find(u"findInTable"_s)->hasFocus());
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"filePreview"_s));
    QVERIFY(test.find(u"fileTree"_s)->hasFocus());
    test.key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"tableView"_s), longMs);
}

void TestPreviews::findsInWhatIsShown()
{
    TestWindow test;
    openFiles(test);
    test.clickRow(u"fileTree"_s, 4);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"textPreview"_s), longMs);
    QTRY_VERIFY(test.isShown(u"findInPage"_s));
    test.key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"findField"_s) && test.find(u"findField"_s)->hasFocus());
    QTest::keyClicks(test.find(u"findField"_s), u"bird"_s);
    QTRY_COMPARE(test.text(u"findCount"_s), u"1 of 3"_s);
    test.key(Qt::Key_Return);
    test.key(Qt::Key_Return);
    QCOMPARE(test.text(u"findCount"_s), u"3 of 3"_s);
    auto *text = test.get<QPlainTextEdit>(u"textPreview"_s);
    QVERIFY(text->verticalScrollBar()->value() > 0);
    test.key(Qt::Key_F3);
    QCOMPARE(test.text(u"findCount"_s), u"1 of 3"_s);
    QCOMPARE(text->verticalScrollBar()->value(), 0);
    test.key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(test.text(u"findCount"_s), u"3 of 3"_s);
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"findBar"_s));
    QVERIFY(test.isShown(u"filePreview"_s) && text->hasFocus());
    QCOMPARE(text->textCursor().selectedText(), u"bird"_s);
    test.key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"findField"_s));
    test.clickRow(u"fileTree"_s, 0); // a table has a field of its own
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"tableView"_s), longMs);
    QVERIFY(!test.isShown(u"findBar"_s) && !test.isShown(u"findInPage"_s));
    test.clickRow(u"fileTree"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"notebookView"_s), longMs);
    test.click(u"findInPage"_s);
    test.type(u"findField"_s, u"high water"_s);
    QTRY_VERIFY(test.text(u"findCount"_s).startsWith(u"1 of "_s));
}

QTEST_MAIN(TestPreviews)
#include "tst_previews.moc"
