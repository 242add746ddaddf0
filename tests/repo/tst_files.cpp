// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/shared/controls.h"
#include "ui/viewers/filegroupmodel.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSplitter>
#include <QTreeView>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
constexpr auto model = FakeHub::RepoKind::Model;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(model,
                u"northwind/sets"_s,
                { { u"README.md"_s, QByteArray("# Sets\n") },
                  { u"config.json"_s, QByteArray("{}\n") },
                  { u"model-00001-of-00002.safetensors"_s, FakeHub::Blob::seeded(1, 90'000) },
                  { u"model-00002-of-00002.safetensors"_s, FakeHub::Blob::seeded(2, 90'000) },
                  { u"pytorch_model.bin"_s, FakeHub::Blob::seeded(3, 181'000) },
                  { u"old/weights.pkl"_s, FakeHub::Blob::seeded(4, 500) } });
    hub.edit(model, u"northwind/sets"_s, [](FakeHub::Repo &repo) {
        repo.findings.insert(u"old/weights.pkl"_s,
                             { { .scanner = u"avScan"_s,
                                 .status = u"unsafe"_s,
                                 .message = u"Demo.Signature"_s,
                                 .reportLink = {},
                                 .reportLabel = {},
                                 .pickleImports = {} } });
        repo.commit({ .add = { { u"config.json"_s, QByteArray("{\"a\": 1}\n") } },
                      .title = u"Say more in the configuration"_s });
    });
}

void open(TestWindow &test)
{
    test.type(u"searchField"_s, u"hf://northwind/sets"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 6, longMs);
}

QTreeView *tree(const TestWindow &test)
{
    return test.get<QTreeView>(u"fileTree"_s);
}

QStringList names(const TestWindow &test)
{
    QStringList found;
    for (int row = 0; row < test.rows(u"fileTree"_s); ++row) {
        found << tree(test)->model()->index(row, 0).data().toString();
    }
    return found;
}

QString cell(const TestWindow &test, const QString &path, int column, int role = Qt::DisplayRole)
{
    for (int row = 0; row < test.rows(u"fileTree"_s); ++row) {
        const auto name = tree(test)->model()->index(row, 0);
        if (name.data(FileTreeModel::PathRole).toString() == path) {
            return name.siblingAtColumn(column).data(role).toString();
        }
    }
    return {};
}

void group(TestWindow &test)
{
    auto *order = test.find(u"filesOrder"_s);
    QVERIFY(order);
    const auto buttons = order->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons.last(), Qt::LeftButton);
}

} // namespace

/// The Files tab: what it finds, groups and tells of a row.
class TestFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPatternChoosesFiles();
    void nothingFits();
    void escapeBringsTheTreeBack();
    void whatIsNotWantedAnyMoreIsNotShown();
    void setsOpenAndTheRecommendedOneIsMarked();
    void aSetIsTickedWhole();
    void lastCommitAndScanOfWhatIsSeen();
    void detailsAreAskedForOnce();
    void oneButtonIsFilled();
    void partsKeepTheirWidths();
    void aNarrowPageHasThePreviewBelow();
    void onlyVisibleRowsOfFiftyThousand();
    void ticksAndFilterStayWhenItIsAskedAgain();
    void ticksOfAnotherCommitDoNotStay();
};

void TestFiles::aPatternChoosesFiles()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    test.type(u"fileFilter"_s, u"*.safetensors *.bin, !*00001*"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"fileMatches"_s), u"2 file(s) fit, 271 kB"_s, longMs);
    QCOMPARE(names(test), QStringList({ u"model-00002-of-00002.safetensors"_s, u"pytorch_model.bin"_s }));
    test.click(u"tickMatches"_s);
    QTRY_VERIFY(test.text(u"selectionSummary"_s).contains(u"2 of 6"_s)
                || test.text(u"selectionSummary"_s).startsWith(u"2 "_s));
    QTRY_COMPARE(test.text(u"tickMatches"_s), u"Untick 2"_s);
    test.click(u"tickMatches"_s);
    QTRY_COMPARE(test.text(u"tickMatches"_s), u"Tick 2"_s);
    test.click(u"checkAllFiles"_s); // means what is listed
    QTRY_COMPARE(test.text(u"tickMatches"_s), u"Untick 2"_s);
}

void TestFiles::nothingFits()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    test.type(u"fileFilter"_s, u"zzz"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"fileMatches"_s), u"No file fits"_s, longMs);
    QCOMPARE(test.rows(u"fileTree"_s), 0);
    QVERIFY(!test.isShown(u"tickMatches"_s));
}

void TestFiles::escapeBringsTheTreeBack()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    test.type(u"fileFilter"_s, u"weights"_s);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), QStringList({ u"old/weights.pkl"_s }), longMs);
    test.key(Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 6, longMs);
    QCOMPARE(test.get<QLineEdit>(u"fileFilter"_s)->text(), QString());
    test.find(u"fileFilter"_s)->setFocus();
    test.key(Qt::Key_Down);
    QVERIFY(tree(test)->hasFocus());
}

void TestFiles::whatIsNotWantedAnyMoreIsNotShown()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    test.type(u"fileFilter"_s, u"weights"_s);
    test.key(Qt::Key_Escape); // before it was looked for, or while the rows are made
    QTest::qWait(300); // nothing comes
    QCOMPARE(test.rows(u"fileTree"_s), 6);
    QVERIFY(!test.isShown(u"tickMatches"_s));
}

void TestFiles::setsOpenAndTheRecommendedOneIsMarked()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    group(test);
    QTRY_VERIFY_WITH_TIMEOUT(names(test).contains(u"model.safetensors"_s), longMs);
    const auto *rows = tree(test)->model();
    const auto set = rows->index(int(names(test).indexOf(u"model.safetensors"_s)), 0);
    QCOMPARE(rows->rowCount(set), 2);
    QVERIFY(set.data(FileGroupModel::RecommendedRole).toBool());
    QCOMPARE(set.data(FileGroupModel::NoteRole).toString(), u"2 part(s) · recommended"_s);
    QVERIFY(set.data(Qt::ToolTipRole).toString().contains(u"Recommended: the weights"_s));
    QCOMPARE(set.data(FileTreeModel::SizeRole).toLongLong(), 180'000);
    QTRY_COMPARE_WITH_TIMEOUT( // every part has been asked for, not only the first
        set.siblingAtColumn(FileTreeModel::ScanColumn).data().toString(),
        u"Safe"_s,
        longMs);
    const auto other = rows->index(int(names(test).indexOf(u"pytorch_model.bin"_s)), 0);
    QVERIFY(!other.data(FileGroupModel::RecommendedRole).toBool());
    QVERIFY(other.data(Qt::ToolTipRole).toString().contains(u"another format"_s));
    tree(test)->setFocus();
    tree(test)->setCurrentIndex(set);
    test.key(Qt::Key_Right);
    QTRY_VERIFY(tree(test)->isExpanded(set));
}

void TestFiles::aSetIsTickedWhole()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    group(test);
    QTRY_VERIFY_WITH_TIMEOUT(names(test).contains(u"model.safetensors"_s), longMs);
    tree(test)->setFocus();
    tree(test)->setCurrentIndex(
        tree(test)->model()->index(int(names(test).indexOf(u"model.safetensors"_s)), 0));
    test.key(Qt::Key_Return);
    QTRY_VERIFY2(test.text(u"selectionSummary"_s).contains(u"180 kB"_s),
                 qPrintable(test.text(u"selectionSummary"_s)));
    QTRY_VERIFY(test.text(u"downloadSelected"_s).contains(u"180 kB"_s));
}

void TestFiles::lastCommitAndScanOfWhatIsSeen()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    QTRY_COMPARE_WITH_TIMEOUT(cell(test, u"config.json"_s, FileTreeModel::CommitColumn),
                              u"Say more in the configuration"_s,
                              longMs);
    QVERIFY(!cell(test, u"config.json"_s, 0, FileTreeModel::AgeRole).isEmpty());
    QCOMPARE(cell(test, u"config.json"_s, FileTreeModel::ScanColumn), u"Safe"_s);
    QCOMPARE(cell(test, u"pytorch_model.bin"_s, FileTreeModel::ScanColumn), u"Caution"_s);
    test.type(u"fileFilter"_s, u"pkl"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        cell(test, u"old/weights.pkl"_s, FileTreeModel::ScanColumn), u"Unsafe"_s, longMs);
    QVERIFY(cell(test, u"old/weights.pkl"_s, FileTreeModel::ScanColumn, Qt::ToolTipRole)
                .contains(u"ClamAV: unsafe. Demo.Signature"_s));
}

void TestFiles::detailsAreAskedForOnce()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    QTRY_VERIFY_WITH_TIMEOUT(!cell(test, u"config.json"_s, FileTreeModel::ScanColumn).isEmpty(), longMs);
    const auto asked = test.hub.requestCount(u"paths-info"_s);
    test.window()->resize(1'300, 820);
    test.window()->resize(1'440, 900);
    test.clickTab(u"repoTabs"_s, 0);
    test.clickTab(u"repoTabs"_s, 1);
    QTest::qWait(300); // nothing is asked for
    QCOMPARE(test.hub.requestCount(u"paths-info"_s), asked);
}

void TestFiles::oneButtonIsFilled()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s) != u"Download"_s, longMs);
    QCOMPARE(roleOf(test.find(u"downloadRepo"_s)), ButtonRole::Normal);
    QCOMPARE(roleOf(test.find(u"downloadSelected"_s)), ButtonRole::Primary);
    test.clickTab(u"repoTabs"_s, 0);
    QTRY_COMPARE(roleOf(test.find(u"downloadRepo"_s)), ButtonRole::Primary);
}

void TestFiles::partsKeepTheirWidths()
{
    TestWindow test;
    fill(test.hub);
    const auto showPreview = [&test] {
        open(test);
        test.clickRow(u"fileTree"_s, 1);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filePreview"_s), longMs);
        QTRY_VERIFY(test.get<QSplitter>(u"filesSplitter"_s)->handle(1)->isVisible()); // laid out
    };
    test.start();
    showPreview();
    auto *handle = test.get<QSplitter>(u"filesSplitter"_s)->handle(1);
    const auto before = test.find(u"filePreview"_s)->width();
    const QPointF from(handle->rect().center());
    const auto send = [handle](QEvent::Type type, QPointF at) {
        QMouseEvent event(type, at, handle->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(handle, &event);
    };
    send(QEvent::MouseButtonPress, from);
    send(QEvent::MouseMove, from - QPointF(90, 0));
    send(QEvent::MouseButtonRelease, from);
    const auto after = test.find(u"filePreview"_s)->width();
    QVERIFY(after > before);
    test.quit();
    test.start();
    showPreview();
    QCOMPARE(test.find(u"filePreview"_s)->width(), after);
}

void TestFiles::onlyVisibleRowsOfFiftyThousand()
{
    TestWindow test;
    test.hub.addDemoContent();
    test.start();
    test.type(u"searchField"_s, u"hf://northlight/fifty-thousand"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 501, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        tree(test)->model()->index(0, FileTreeModel::CommitColumn).data().toString().contains(u"fifty"_s),
        longMs);
    QVERIFY(!tree(test)->model()->index(400, 0).data(FileTreeModel::HasDetailsRole).toBool());
    tree(test)->setFocus();
    test.key(Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(tree(test)->model()->index(500, 0).data(FileTreeModel::HasDetailsRole).toBool(),
                             longMs);
    QVERIFY2(!tree(test)->model()->index(250, 0).data(FileTreeModel::HasDetailsRole).toBool(),
             "what flew past was not asked for");
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s) != u"Download"_s, longMs);
    test.type(u"fileFilter"_s, u"*.json, !*part-499*"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 49'899, longMs);
    test.click(u"tickMatches"_s);
    QTRY_VERIFY(test.text(u"tickMatches"_s).startsWith(u"Untick"_s));
}

void TestFiles::aNarrowPageHasThePreviewBelow()
{
    TestWindow test;
    fill(test.hub);
    test.start({ 1024, 700 });
    open(test);
    test.clickRow(u"fileTree"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filePreview"_s), longMs);
    const auto *splitter = test.get<QSplitter>(u"filesSplitter"_s);
    QCOMPARE(splitter->orientation(), Qt::Vertical);
    const auto *preview = test.find(u"filePreview"_s);
    QTRY_COMPARE(preview->width(), splitter->width());
    QVERIFY(preview->height() >= Theme::px(120));
    QVERIFY(preview->y() > test.find(u"fileTree"_s)->height());
    const auto bottom = [&test](const QString &name) {
        const auto *part = test.find(name);
        return part->mapTo(test.window(), QPoint(0, part->height())).y();
    };
    QTRY_VERIFY(test.isShown(u"selectionFooter"_s));
    QTRY_COMPARE(bottom(u"filePreview"_s) + test.find(u"selectionFooter"_s)->height(),
                 bottom(u"selectionFooter"_s));
    QVERIFY(tree(test)->isColumnHidden(FileTreeModel::KindColumn));
    QVERIFY(tree(test)->isColumnHidden(FileTreeModel::CommitColumn));
    QCOMPARE(test.window()->size(), QSize(1024, 700)); // it asks for no more room
    test.window()->resize(1'440, 900);
    QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
    QTRY_COMPARE(preview->y(), 0);
    QVERIFY(preview->x() > Theme::px(320));
    QTRY_VERIFY(test.isShown(u"selectionFooter"_s)); // it has another place
    QTRY_COMPARE(bottom(u"filePreview"_s), bottom(u"selectionFooter"_s));
    QVERIFY(!tree(test)->isColumnHidden(FileTreeModel::KindColumn));
    const auto middle = [&test](const QString &name) {
        const auto *part = test.find(name);
        return part->mapTo(test.window(), part->rect().center()).y();
    };
    QCOMPARE(middle(u"previewHead"_s), middle(u"filesBar"_s)); // one line
    test.window()->resize(1'024, 700);
    QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
}

/// F5, and the listing is there anew.
static void askAgain(TestWindow &test)
{
    const auto before = test.hub.requestCount(u"tree"_s);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"tree"_s) > before, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s) > 0, true, longMs);
}

void TestFiles::ticksAndFilterStayWhenItIsAskedAgain()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    test.type(u"fileFilter"_s, u"*.safetensors old/*"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 3, longMs);
    test.click(u"tickMatches"_s);
    QTRY_VERIFY(test.text(u"selectionSummary"_s).startsWith(u"3 "_s));
    const auto ticked = test.text(u"selectionSummary"_s);
    askAgain(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"selectionSummary"_s), ticked, longMs);
    QCOMPARE(test.get<QLineEdit>(u"fileFilter"_s)->text(), u"*.safetensors old/*"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 3, longMs);
    // All of them, and the file that is looked at.
    test.type(u"fileFilter"_s, {});
    test.key(Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 6, longMs);
    test.click(u"checkAllFiles"_s);
    test.clickRow(u"fileTree"_s, 2);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filePreview"_s), longMs);
    const auto name = test.text(u"previewTitle"_s);
    askAgain(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"previewTitle"_s), name, longMs);
    QVERIFY(test.text(u"selectionSummary"_s).startsWith(u"6 "_s));
}

void TestFiles::ticksOfAnotherCommitDoNotStay()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    test.click(u"checkAllFiles"_s);
    test.hub.edit(model, u"northwind/sets"_s, [](FakeHub::Repo &repo) {
        repo.commit({ .add = { { u"config.json"_s, QByteArray("{}\n") } }, .title = u"Again"_s });
    });
    askAgain(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 6, longMs);
    QVERIFY2(!test.text(u"selectionSummary"_s).contains(u"to fetch"_s),
             qPrintable(test.text(u"selectionSummary"_s)));
}

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
