// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workers.h"
#include "support/window.h"
#include "ui/viewers/filetreemodel.h"

#include <QScrollBar>
#include <QTextBrowser>
#include <QThreadPool>
#include <QTreeView>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
constexpr int files = 50'000;

/// About 130 KB with everything that a card has.
QByteArray longCard()
{
    QByteArray card;
    for (int part = 0; card.size() < 130'000; ++part) {
        card += "## Part " + QByteArray::number(part)
            + "\n\nText with **bold**, `code` and a [link](config.json), long enough to be broken into lines "
              "in every window that a person would use.\n\n- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n"
              "| 1 | 2 |\n\n```python\nfrom a import b  # part\nx = 'text'\n```\n\n![figure](figure.png)\n\n";
    }
    return card;
}

QMap<QString, FakeHub::Blob> content()
{
    QMap<QString, FakeHub::Blob> tree{ { u"README.md"_s, longCard() } };
    for (int i = 1; i < files; ++i) {
        tree.insert(u"data/part-%1/file-%2.txt"_s.arg(i % 25, 2, 10, QChar(u'0')).arg(i), QByteArray("x"));
    }
    return tree;
}

void open(TestWindow &test, const QString &address)
{
    test.type(u"searchField"_s, address);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
}

} // namespace

/// What is large takes its time, and the window goes on meanwhile: the watchdog of TestWindow looks.
class TestLargeRepo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void longCardIsReadAndResized();
    void aCardThatComesLateIsNotTheOneOfTheNextRepo();
    void fiftyThousandFiles();
};

void TestLargeRepo::longCardIsReadAndResized()
{
    TestWindow test;
    test.hub.addRepo(FakeHub::RepoKind::Model, u"northwind/heron"_s, { { u"README.md"_s, longCard() } });
    test.start();
    open(test, u"hf://northwind/heron"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    const auto *card = test.get<QTextBrowser>(u"cardView"_s);
    QTRY_VERIFY_WITH_TIMEOUT(card->verticalScrollBar()->maximum() > 20'000, longMs);
    card->verticalScrollBar()->setValue(10'000);
    const auto before = card->document()->textWidth();
    test.window()->resize(800, 700);
    QTRY_VERIFY_WITH_TIMEOUT(card->document()->textWidth() != before, longMs);
    QVERIFY(card->verticalScrollBar()->value() > 5'000);
}

void TestLargeRepo::aCardThatComesLateIsNotTheOneOfTheNextRepo()
{
    TestWindow test;
    test.hub.addRepo(FakeHub::RepoKind::Model, u"northwind/heron"_s, { { u"README.md"_s, longCard() } });
    test.hub.addRepo(FakeHub::RepoKind::Model, u"northwind/plain"_s, { { u"a.txt"_s, QByteArray("a") } });
    test.start();
    open(test, u"hf://northwind/heron"_s);
    const auto asked = [&] {
        return std::ranges::any_of(test.hub.requests(), [](const FakeHub::Recorded &request) {
            return request.path.contains("heron/resolve/"_L1);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(asked(), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(workers()->activeThreadCount() > 0 || test.isShown(u"cardView"_s), longMs);
    open(test, u"hf://northwind/plain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(workers()->activeThreadCount(), 0, longMs);
    QTest::qWait(50); // what the worker made is delivered, and nothing happens
    QVERIFY(!test.isShown(u"cardView"_s));
}

void TestLargeRepo::fiftyThousandFiles()
{
    TestWindow test;
    test.hub.addRepo(FakeHub::RepoKind::Model, u"northwind/many"_s, content());
    test.start();
    open(test, u"hf://northwind/many"_s);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"fileTree"_s), longMs);
    const auto *model = qobject_cast<FileTreeModel *>(test.get<QAbstractItemView>(u"fileTree"_s)->model());
    QVERIFY(model);
    QTRY_COMPARE_WITH_TIMEOUT(model->fileCount(), files, longMs);
    test.click(u"checkAllFiles"_s);
    QCOMPARE(model->selection().files, files);
    test.click(u"checkAllFiles"_s);
    QCOMPARE(model->selection().files, 0);
    auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    tree->setFocus();
    test.key(Qt::Key_Home);
    const auto top = tree->currentIndex();
    test.key(Qt::Key_Asterisk); // as many of the 25 folders below as can be looked through
    QVERIFY(qobject_cast<QTreeView *>(tree)->isExpanded(top));
    test.key(Qt::Key_Left);
    QVERIFY(!qobject_cast<QTreeView *>(tree)->isExpanded(top));
    test.key(Qt::Key_Right); // a folder of 2,000 files
    QTRY_VERIFY(qobject_cast<QTreeView *>(tree)->isExpanded(tree->currentIndex()));
    test.key(Qt::Key_End);
    QCOMPARE(tree->currentIndex().data().toString(), u"README.md"_s);
}

QTEST_MAIN(TestLargeRepo)
#include "tst_largerepo.moc"
