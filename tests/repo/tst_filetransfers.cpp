// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/viewers/filetreemodel.h"

#include <QRegularExpression>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/pair"_s,
                { { u"a.bin"_s, FakeHub::Blob::seeded(1, 4'000'000) },
                  { u"b.bin"_s, FakeHub::Blob::seeded(2, 4'000'000) } });
}

void openFiles(TestWindow &test)
{
    test.type(u"searchField"_s, u"hf://northwind/pair"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"fileTree"_s) >= 2, longMs);
}

/// What the tree says of both.
QString states(const TestWindow &test)
{
    QStringList words;
    const auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    const auto *model = tree ? tree->model() : nullptr;
    if (!model) {
        return {};
    }
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data().toString().endsWith(u".bin"_s)) {
            words << model->index(row, FileTreeModel::StateColumn).data().toString();
        }
    }
    return words.join(u", "_s);
}

bool isUnderWay(const TestWindow &test)
{
    static const QRegularExpression one(u"^[1-9][0-9]? %, Queued$"_s);
    return one.match(states(test)).hasMatch();
}

} // namespace

/// What the Files tab shows of files while they are downloaded.
class TestFileTransfers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesUnderWaySayHowFarTheyAre();
    void aPageThatComesLaterKnowsToo();
    void whatIsCancelledIsNotHere();

private:
    static void downloadAll(TestWindow &test);
};

/// One file stands still in the middle, the other waits for it.
void TestFileTransfers::downloadAll(TestWindow &test)
{
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::stallAfter(1'500'000).on(u"cdn"_s));
    test.start();
    test.settings()->filesPerTransfer.set(1);
    openFiles(test);
    QTRY_COMPARE(states(test), u", "_s);
    test.click(u"downloadSelected"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(isUnderWay(test), qPrintable(states(test)), longMs);
}

void TestFileTransfers::filesUnderWaySayHowFarTheyAre()
{
    TestWindow test;
    downloadAll(test);
    test.engine()->pauseTransfer(1);
    QTRY_COMPARE_WITH_TIMEOUT(states(test), u"Partial, "_s, longMs);
    test.hub.clearFaults();
    test.engine()->resumeTransfer(1);
    QTRY_COMPARE_WITH_TIMEOUT(states(test), u"Cached, Cached"_s, longMs);
}

void TestFileTransfers::aPageThatComesLaterKnowsToo()
{
    TestWindow test;
    downloadAll(test);
    test.engine()->pauseTransfer(1);
    QTRY_COMPARE_WITH_TIMEOUT(states(test), u"Partial, "_s, longMs);
    test.hub.clearRequests();
    test.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(test.hub.requestCount(u"tree"_s), 1, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"fileTree"_s), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(states(test), u"Partial, "_s, longMs);
}

void TestFileTransfers::whatIsCancelledIsNotHere()
{
    TestWindow test;
    downloadAll(test);
    test.engine()->cancelTransfer(1);
    QTRY_COMPARE_WITH_TIMEOUT(states(test), u", "_s, longMs);
}

QTEST_MAIN(TestFileTransfers)
#include "tst_filetransfers.moc"
