// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/repo/commitlistmodel.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
constexpr auto model = FakeHub::RepoKind::Model;
constexpr int commits = 60; // more than a page, which has 50

void fill(FakeHub::Server &hub)
{
    hub.addRepo(model, u"northwind/heron"_s, { { u"README.md"_s, QByteArray("# Heron\n") } });
    hub.addRepo(model, u"northwind/ibis"_s, { { u"README.md"_s, QByteArray("# Ibis\n") } });
    hub.edit(model, u"northwind/heron"_s, [](FakeHub::Repo &repo) {
        for (int n = 1; n < commits; ++n) {
            repo.commit({ .add = { { u"n.txt"_s, QByteArray::number(n) + '\n' } },
                          .title = n == 1 ? u"<b>One</b>"_s : u"Change %1"_s.arg(n),
                          .message = n == commits - 1 ? u"Many words.\n"_s.repeated(300) : QString() });
        }
    });
}

void open(TestWindow &test, const QString &repo)
{
    test.type(u"searchField"_s, u"hf://"_s + repo);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
}

void openCommits(TestWindow &test)
{
    open(test, u"northwind/heron"_s);
    test.clickTab(u"repoTabs"_s, 2);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"commitList"_s) >= 50, longMs);
}

QString diff(const TestWindow &test)
{
    const auto *view = test.get<QPlainTextEdit>(u"diffView"_s);
    return view ? view->toPlainText() : QString();
}

/// The graph line ends at the last row.
bool isEndOfLine(const TestWindow &test)
{
    const auto *list = test.get<QAbstractItemView>(u"commitList"_s);
    return list->model()->index(list->model()->rowCount() - 1, 0).data(CommitListModel::OldestRole).toBool();
}

} // namespace

/// The Commits tab.
class TestCommits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNewestOneShowsWhatItChanged();
    void findsInWhatWasChanged();
    void theLastListedOneWaitsForTheNext();
    void theFirstOneSaysSo();
    void whatCannotBeReadIsSaidAndReadAgain();
    void aLongMessageLeavesRoomForTheChanges();
    void tooltipsAreNoHtml();
    void anErrorIsNotThatOfTheNextRepo();
};

void TestCommits::theNewestOneShowsWhatItChanged()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCommits(test);
    QCOMPARE(test.text(u"commitTitle"_s), u"Change 59"_s);
    QTRY_VERIFY_WITH_TIMEOUT(diff(test).contains(u"+59"_s), longMs);
    QVERIFY(!test.isShown(u"commitNote"_s));
}

void TestCommits::findsInWhatWasChanged()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCommits(test);
    QTRY_VERIFY_WITH_TIMEOUT(diff(test).contains(u"+59"_s), longMs);
    test.key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"findField"_s));
    test.type(u"findField"_s, u"+59"_s);
    QTRY_COMPARE(test.text(u"findCount"_s), u"1 of 1"_s);
    test.clickRow(u"commitList"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(diff(test).contains(u"+58"_s), longMs);
    QVERIFY(test.isShown(u"findBar"_s)); // what is sought is sought there, too
    QTRY_COMPARE(test.text(u"findCount"_s), u"Not found"_s);
    test.find(u"findField"_s)->setFocus();
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"findBar"_s));
    QVERIFY(test.find(u"diffView"_s)->hasFocus());
}

void TestCommits::theLastListedOneWaitsForTheNext()
{
    TestWindow test;
    fill(test.hub);
    auto slow = FakeHub::Fault::latency(std::chrono::milliseconds(1'500)).on(u"commits"_s);
    slow.passFirst = 1;
    test.hub.addFault(slow);
    test.start();
    openCommits(test);
    QVERIFY(!isEndOfLine(test));
    test.find(u"commitList"_s)->setFocus();
    test.key(Qt::Key_End);
    QTRY_COMPARE(test.text(u"commitTitle"_s), u"Change 10"_s);
    QCOMPARE(test.text(u"commitNote"_s), u"Reading the commit before it..."_s);
    QVERIFY(test.isShown(u"commitNote"_s));
    QTRY_VERIFY_WITH_TIMEOUT(diff(test).contains(u"+10"_s), longMs);
    QCOMPARE(test.text(u"commitTitle"_s), u"Change 10"_s);
    QCOMPARE(test.rows(u"commitList"_s), commits);
}

void TestCommits::theFirstOneSaysSo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCommits(test);
    test.find(u"commitList"_s)->setFocus();
    test.key(Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"commitList"_s), commits, longMs);
    QVERIFY(isEndOfLine(test));
    test.key(Qt::Key_End);
    QTRY_COMPARE(test.text(u"commitNote"_s), u"The first commit: there is nothing before it."_s);
    QVERIFY(diff(test).isEmpty());
}

void TestCommits::whatCannotBeReadIsSaidAndReadAgain()
{
    TestWindow test;
    fill(test.hub);
    auto refused = FakeHub::Fault::status(418).on(u"commits"_s);
    refused.passFirst = 1;
    const auto fault = test.hub.addFault(refused);
    test.start();
    openCommits(test);
    test.find(u"commitList"_s)->setFocus();
    test.key(Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"commitNote"_s).contains(u"could not be read"_s), longMs);
    test.hub.removeFault(fault);
    test.click(u"errorRemedy"_s);
    QTRY_VERIFY_WITH_TIMEOUT(diff(test).contains(u"+10"_s), longMs);
}

void TestCommits::aLongMessageLeavesRoomForTheChanges()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCommits(test);
    const auto *words = test.get<QScrollArea>(u"commitWords"_s);
    QTRY_VERIFY(words && words->height() > 20 && words->height() <= Theme::px(120));
    QVERIFY(words->verticalScrollBar()->maximum() > 1'000);
    QTRY_VERIFY(test.find(u"diffView"_s)->height() > 60);
    QVERIFY(!words->accessibleName().isEmpty());
    test.clickRow(u"commitList"_s, 1); // it has no more than a title
    QTRY_VERIFY(!test.isShown(u"commitWords"_s));
}

void TestCommits::tooltipsAreNoHtml()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openCommits(test);
    test.find(u"commitList"_s)->setFocus();
    test.key(Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"commitList"_s), commits, longMs);
    const auto *rows = test.get<QAbstractItemView>(u"commitList"_s)->model();
    const auto tip = rows->index(commits - 2, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;b&gt;One&lt;/b&gt;"_s), qPrintable(tip));
}

void TestCommits::anErrorIsNotThatOfTheNextRepo()
{
    TestWindow test;
    fill(test.hub);
    const auto fault = test.hub.addFault(FakeHub::Fault::status(418).on(u"commits"_s));
    test.start();
    open(test, u"northwind/heron"_s);
    test.clickTab(u"repoTabs"_s, 2);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    test.hub.removeFault(fault);
    test.hub.addFault(FakeHub::Fault::stallAfter(0).on(u"info"_s));
    test.type(u"searchField"_s, u"hf://northwind/ibis"_s);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.find(u"repoName"_s)->accessibleName(), u"northwind/ibis"_s, longMs);
    test.clickTab(u"repoTabs"_s, 2);
    QVERIFY(!test.isShown(u"statePane"_s));
    QVERIFY(test.isShown(u"skeleton"_s));
    test.clickTab(u"repoTabs"_s, 1); // the files are waited for, too
    QVERIFY(test.isShown(u"skeleton"_s));
    test.clickTab(u"repoTabs"_s, 3);
    QVERIFY(test.isShown(u"skeleton"_s));
}

QTEST_MAIN(TestCommits)
#include "tst_commits.moc"
