// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/repo/revisionmodel.h"

#include <QApplication>
#include <QLineEdit>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;
constexpr int commits = 60; // more than a page

void fill(FakeHub::Server &hub)
{
    const auto kind = FakeHub::RepoKind::Model;
    hub.addRepo(kind, u"northwind/heron"_s, { { u"README.md"_s, QByteArray("# Heron\n") } });
    hub.edit(kind, u"northwind/heron"_s, [](FakeHub::Repo &repo) {
        for (int n = 1; n < commits; ++n) {
            repo.commit({ .add = { { u"n.txt"_s, QByteArray::number(n) } }, .title = u"Change %1"_s.arg(n) });
        }
        repo.branch(u"dev"_s);
        repo.commit({ .add = { { u"dev.txt"_s, QByteArray("dev") } },
                      .title = u"For dev"_s,
                      .ref = u"refs/heads/dev"_s });
        repo.tag(u"v1.0"_s);
        repo.branch(u"a-very-long-name-of-a-branch-that-no-button-has-room-for-in-any-window"_s);
        repo.setRef(u"refs/pr/3"_s, repo.head()->id);
        repo.setRef(u"refs/hidden/one"_s, repo.head()->id);
    });
}

void open(TestWindow &test)
{
    test.type(u"searchField"_s, u"hf://northwind/heron"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
}

RevisionRow current(TestWindow &test)
{
    const auto *list = test.get<QAbstractItemView>(u"revisionList"_s);
    return list ? list->currentIndex().data(RevisionModel::RowRole).value<RevisionRow>() : RevisionRow();
}

void openPopup(TestWindow &test)
{
    test.click(u"revision"_s);
    QTRY_VERIFY(test.isShown(u"revisionPopup"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"revisionList"_s) > 6, longMs);
}

} // namespace

/// The revision of a repo, chosen as by a person.
class TestRevisions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void branchByTheArrowKeys();
    void tagByItsLetters();
    void pullRequestByTheMouse();
    void commitsAreAskedForAndComeByPages();
    void whatNoListHasIsShownToTheHub();
    void whatIsNotThereIsSaid();
    void aNameThatGitRefuses();
    void escapeLeavesEverything();
    void theKeysAfterEscapeAreThePages();
    void aLongNameIsElided();
    void refsAreAskedForWhenWanted();
    void refsAreAskedForOneAtATime();
};

void TestRevisions::branchByTheArrowKeys()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    test.find(u"revision"_s)->setFocus();
    test.key(Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"revisionList"_s) > 6, longMs);
    QTRY_VERIFY(current(test).isCurrent);
    QCOMPARE(current(test).text, u"main"_s);
    for (int step = 0; step < 10 && current(test).text != u"dev"_s; ++step) {
        test.key(Qt::Key_Up);
    }
    QCOMPARE(current(test).text, u"dev"_s);
    test.key(Qt::Key_Return);
    QVERIFY(!test.isShown(u"revisionPopup"_s));
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"revision"_s), u"dev"_s, longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"fileTree"_s) >= 3, longMs); // dev.txt is among them
}

void TestRevisions::tagByItsLetters()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    openPopup(test);
    QTest::keyClicks(test.find(u"revisionField"_s), u"V1"_s);
    QCOMPARE(current(test).group, RevisionRow::Group::Tags);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"revision"_s), u"v1.0"_s, longMs);
}

void TestRevisions::pullRequestByTheMouse()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    openPopup(test);
    const auto *model = test.get<QAbstractItemView>(u"revisionList"_s)->model();
    const auto found = model->match(model->index(0, 0), Qt::DisplayRole, u"refs/pr/3"_s);
    QCOMPARE(found.size(), 1);
    test.clickRow(u"revisionList"_s, found.first().row());
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"revision"_s), u"refs/pr/3"_s, longMs);
}

void TestRevisions::commitsAreAskedForAndComeByPages()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    openPopup(test);
    const auto before = test.rows(u"revisionList"_s);
    test.clickRow(u"revisionList"_s, before - 1); // "Show commits"
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"revisionList"_s) > before + 20, longMs);
    const auto *list = test.get<QAbstractItemView>(u"revisionList"_s);
    for (int page = 0; page < 5 && test.rows(u"revisionList"_s) < before - 1 + commits; ++page) {
        const auto rows = test.rows(u"revisionList"_s);
        test.clickRow(u"revisionList"_s, rows - 1); // "More commits"
        QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"revisionList"_s) != rows, longMs);
    }
    QCOMPARE(test.rows(u"revisionList"_s), before - 1 + commits); // the row that opens more is gone
    const auto last = list->model()->index(test.rows(u"revisionList"_s) - 1, 0);
    const auto row = last.data(RevisionModel::RowRole).value<RevisionRow>();
    test.clickRow(u"revisionList"_s, last.row());
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"revision"_s), row.revision.name.left(7), longMs);
}

void TestRevisions::whatNoListHasIsShownToTheHub()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    openPopup(test);
    QTest::keyClicks(test.find(u"revisionField"_s), u"refs/hidden/one"_s);
    QCOMPARE(current(test).group, RevisionRow::Group::Typed);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"revision"_s), u"refs/hidden/one"_s, longMs);
}

void TestRevisions::whatIsNotThereIsSaid()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    openPopup(test);
    QTest::keyClicks(test.find(u"revisionField"_s), u"no-such-branch"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        test.text(u"revisionMessage"_s).contains(u"There is no branch, tag or commit no-such-branch"_s),
        longMs);
    QVERIFY(test.isShown(u"revisionPopup"_s));
    QCOMPARE(test.text(u"revision"_s), u"main"_s);
    test.key(Qt::Key_Backspace); // another try begins without the reproach
    QVERIFY(!test.isShown(u"revisionMessage"_s));
}

void TestRevisions::aNameThatGitRefuses()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    openPopup(test);
    const auto asked = test.hub.requestCount(u"info"_s);
    QTest::keyClicks(test.find(u"revisionField"_s), u"../x"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.text(u"revisionMessage"_s).contains(u"can be called"_s));
    QCOMPARE(test.hub.requestCount(u"info"_s), asked);
}

void TestRevisions::escapeLeavesEverything()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    openPopup(test);
    QTest::keyClicks(test.find(u"revisionField"_s), u"dev"_s);
    test.key(Qt::Key_Escape);
    QVERIFY(!test.isShown(u"revisionPopup"_s));
    QCOMPARE(test.text(u"revision"_s), u"main"_s);
    openPopup(test);
    QCOMPARE(test.get<QLineEdit>(u"revisionField"_s)->text(), QString());
}

// Somebody faster than the news that the popup is the active window.
void TestRevisions::theKeysAfterEscapeAreThePages()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addRepo(
        FakeHub::RepoKind::Model, u"northwind/ibis"_s, { { u"README.md"_s, QByteArray("# Ibis\n") } });
    test.start();
    open(test);
    test.click(u"revision"_s);
    QVERIFY(test.isShown(u"revisionPopup"_s));
    test.key(Qt::Key_Escape);
    QCoreApplication::processEvents();
    test.key(Qt::Key_Slash); // leads to the search field
    QTRY_VERIFY(test.find(u"searchField"_s)->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"hf://northwind/ibis"_s);
    QCoreApplication::processEvents();
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.find(u"repoName"_s)->accessibleName(), u"northwind/ibis"_s, longMs);
}

void TestRevisions::aLongNameIsElided()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    openPopup(test);
    QTest::keyClicks(test.find(u"revisionField"_s), u"a-very-long"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"revision"_s).contains(u'…'), longMs);
    QVERIFY(test.find(u"revision"_s)->width() < 300);
    QVERIFY(test.find(u"revision"_s)->toolTip().contains(u"no-button-has-room-for"_s));
    QVERIFY(test.find(u"revision"_s)->accessibleName().contains(u"in-any-window"_s));
}

void TestRevisions::refsAreAskedForWhenWanted()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test);
    const auto refsAsked
        = [&] { return std::ranges::count(test.hub.requests(), u"refs"_s, &FakeHub::Recorded::route); };
    QCOMPARE(refsAsked(), 0);
    openPopup(test);
    QCOMPARE(refsAsked(), 1);
    test.key(Qt::Key_Escape);
    openPopup(test);
    QCOMPARE(refsAsked(), 1);
}

void TestRevisions::refsAreAskedForOneAtATime()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addRepo(
        FakeHub::RepoKind::Model, u"northwind/ibis"_s, { { u"README.md"_s, QByteArray("# Ibis\n") } });
    test.hub.addFault(FakeHub::Fault::stallAfter(0).on(u"*northwind/heron/refs*"_s));
    test.start();
    open(test);
    for (int n = 0; n < 3; ++n) {
        test.click(u"revision"_s);
        QTRY_VERIFY(test.isShown(u"revisionPopup"_s));
        QCOMPARE(test.text(u"revisionMessage"_s), u"Asking the Hub..."_s);
        test.key(Qt::Key_Escape);
    }
    QTRY_COMPARE_WITH_TIMEOUT(test.hub.requestCount(u"refs"_s), 1, longMs);
    test.type(u"searchField"_s, u"hf://northwind/ibis"_s); // before the answer is there
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.find(u"repoName"_s)->accessibleName(), u"northwind/ibis"_s, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.click(u"revision"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"revisionPopup"_s) && !test.isShown(u"revisionMessage"_s), longMs);
    const auto *rows = test.get<QAbstractItemView>(u"revisionList"_s)->model();
    QVERIFY(rows->match(rows->index(0, 0), Qt::DisplayRole, u"dev"_s).isEmpty());
    QCOMPARE(rows->match(rows->index(0, 0), Qt::DisplayRole, u"main"_s).size(), 1);
    QCOMPARE(test.hub.requestCount(u"refs"_s), 2);
}

QTEST_MAIN(TestRevisions)
#include "tst_revisions.moc"
