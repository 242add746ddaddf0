// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "core/services/services.h"
#include "support/window.h"
#include "ui/shared/humanerror.h"
#include "ui/viewers/filetreemodel.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

FakeHub::Blob big(qint64 size)
{
    return FakeHub::Blob::seeded(7, size);
}

void fill(FakeHub::Server &hub)
{
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s,
                    QByteArray("---\nlicense: mit\npipeline_tag: text-generation\n---\n# Heron\n\nA "
                               "[link](config.json) and **words**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n") },
                  { u"config.json"_s, QByteArray("{\"model_type\": \"heron\"}\n") },
                  { u"onnx/model.onnx"_s, big(300'000) },
                  { u"model.safetensors"_s, big(6'000'000) } });
    for (int i = 0; i < 130; ++i) {
        hub.addRepo(FakeHub::RepoKind::Model,
                    u"fleet/ship-%1"_s.arg(i, 3, 10, QChar(u'0')),
                    { { u"README.md"_s, QByteArray("# Ship\n") } });
    }
}

// A title has no full stop.
QString asTitle(const QString &sentence)
{
    return sentence.endsWith(u'.') ? sentence.chopped(1) : sentence;
}

} // namespace

/// The main job, end to end, as a person does it: search, open, read, look at the files, download, find it in
/// the cache.
class TestMainJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listFillsAndGoesOnAtItsEnd();
    void aListAsksForNoMoreThanIsLookedAt_data();
    void aListAsksForNoMoreThanIsLookedAt();
    void typingSearchesAndDropsStaleAnswers();
    void eachPageKeepsItsSearch();
    void cardFilesAndDownload();
    void whatIsShownIsWhatComes();
    void onlyWhatIsTicked();
    void addressInTheFieldOpensThePlace();
    void missingRepoSaysBoth();
    void aLongPauseIsToldAtOnce();
    void quittingDuringADownloadLosesNothing();
    void slowHubSaysWhatItWaitsFor();
    void offlineOpensNoSocket();
    void offlineShowsWhatIsInTheCache();
    void keyboardAlone();
};

void TestMainJob::aListAsksForNoMoreThanIsLookedAt_data()
{
    QTest::addColumn<bool>("table");
    QTest::newRow("list") << false;
    QTest::newRow("table") << true;
}

void TestMainJob::aListAsksForNoMoreThanIsLookedAt()
{
    QFETCH(bool, table);
    TestWindow test;
    test.hub.addManyModels(2000);
    test.start();
    if (table) {
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoList"_s), longMs);
        const auto *modes = test.find(u"listMode"_s);
        QTest::mouseClick(modes->childAt(modes->width() * 3 / 4, modes->height() / 2), Qt::LeftButton);
    }
    const auto view = table ? u"repoTable"_s : u"repoList"_s;
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(view) >= 50, longMs);
    for (int i = 0; i < 20; ++i) { // as much time as twenty pages take
        bool answered = false;
        ask(
            test.engine(),
            test.window(),
            [](Services &core, std::stop_token stop) { return core.hub().quickSearch(u"heron"_s, 1, stop); },
            [&](const Result<QuickHits> &) { answered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(answered, longMs);
    }
    QVERIFY2(test.rows(view) <= 100, qPrintable(QString::number(test.rows(view))));
}

void TestMainJob::listFillsAndGoesOnAtItsEnd()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) >= 50, longMs);
    QVERIFY(test.rows(u"repoList"_s) < 131);
    auto *list = test.get<QAbstractItemView>(u"repoList"_s);
    list->setFocus();
    for (int press = 0; press < 6; ++press) {
        test.key(Qt::Key_End);
        QTest::qWait(1); // lets the view ask for more
        QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) >= std::min(131, 50 * (press + 2)), longMs);
        if (test.rows(u"repoList"_s) == 131) {
            break;
        }
    }
    QCOMPARE(test.rows(u"repoList"_s), 131);
}

void TestMainJob::typingSearchesAndDropsStaleAnswers()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) >= 50, longMs);
    // The answer to the first letters comes late; what is shown in the end is the answer to the last.
    const auto late
        = test.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(700)).on(u"*search=ship&*"_s));
    test.type(u"searchField"_s, u"ship"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.fired(late) > 0, longMs); // it has been asked, not only typed
    test.type(u"searchField"_s, u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QTest::qWait(900); // the late answer has come by now, and nothing happened
    QCOMPARE(test.rows(u"repoList"_s), 1);
    QCOMPARE(test.rowText(u"repoList"_s, 0), u"northwind/heron"_s);
}

void TestMainJob::eachPageKeepsItsSearch()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.type(u"searchField"_s, u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    test.key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(test.get<QLineEdit>(u"searchField"_s)->text(), QString());
    test.key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(test.get<QLineEdit>(u"searchField"_s)->text(), u"heron"_s);
    QCOMPARE(test.rows(u"repoList"_s), 1);
}

void TestMainJob::cardFilesAndDownload()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.type(u"searchField"_s, u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    test.clickRow(u"repoList"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.click(u"openAsPage"_s);
    QTRY_VERIFY(test.isShown(u"repoPage"_s));
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 4, longMs);
    test.click(u"downloadRepo"_s);
    const auto snapshots = QDir(test.cacheRoot() + u"/models--northwind--heron/snapshots"_s);
    const auto model = [&] {
        return snapshots.filePath(snapshots.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0)
                                  + u"/model.safetensors"_s);
    };
    QTRY_COMPARE_WITH_TIMEOUT(QFileInfo(model()).size(), 6'000'000, longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"clearFinished"_s)->isEnabled(), longMs);
    QVERIFY(test.find(u"openFolder"_s)->isEnabled());
    QVERIFY(test.hub.violations().isEmpty());
}

void TestMainJob::whatIsShownIsWhatComes()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.hub.commit(FakeHub::RepoKind::Model,
                    u"northwind/heron"_s,
                    { .add = { { u"config.json"_s, QByteArray("{}") } }, .title = u"Newer"_s });
    test.click(u"downloadRepo"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"clearFinished"_s) && test.find(u"clearFinished"_s)->isEnabled(),
                             longMs);
    const auto folder = test.cacheRoot() + u"/models--northwind--heron"_s;
    const auto commits = QDir(folder + u"/snapshots"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(commits.size(), 1);
    QFile config(folder + u"/snapshots/"_s + commits.first() + u"/config.json"_s);
    QVERIFY(config.open(QIODevice::ReadOnly));
    QCOMPARE(config.readAll(), "{\"model_type\": \"heron\"}\n");
    QFile ref(folder + u"/refs/main"_s);
    QVERIFY(ref.open(QIODevice::ReadOnly));
    QCOMPARE(ref.readAll(), commits.first().toLatin1());
}

void TestMainJob::onlyWhatIsTicked()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron@main/config.json"_s));
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 4, longMs);
    auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    QTRY_COMPARE_WITH_TIMEOUT(tree->currentIndex().data().toString(), u"config.json"_s, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filePreview"_s), longMs);
    tree->setFocus();
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadSelected"_s)->isEnabled(), longMs);
    test.click(u"downloadSelected"_s);
    const auto repo = test.cacheRoot() + u"/models--northwind--heron"_s;
    QTRY_COMPARE_WITH_TIMEOUT(QDir(repo + u"/blobs"_s).entryList(QDir::Files).size(), 1, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        tree->currentIndex().siblingAtColumn(FileTreeModel::StateColumn).data().toString(),
        u"Cached"_s,
        longMs);
}

void TestMainJob::addressInTheFieldOpensThePlace()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.type(u"searchField"_s, test.hub.url().toString() + u"/northwind/heron"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(!test.isShown(u"repoPage"_s));
}

void TestMainJob::missingRepoSaysBoth()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QVERIFY(test.window()->openAddress(u"hf://nobody/nothing"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"statePane"_s), longMs);
    const auto words = humanError(Error{ Error::Kind::NotFound });
    QStringList shown;
    for (const auto *label : test.find(u"statePane"_s)->findChildren<QLabel *>()) {
        shown << label->text();
    }
    QVERIFY2(shown.contains(asTitle(words.sentence))
                 || shown.contains(asTitle(humanError(Error{ Error::Kind::Unauthorized }).sentence)),
             qPrintable(shown.join(u'|')));
}

void TestMainJob::aLongPauseIsToldAtOnce()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::tooManyRequests(3599).on(u"/api/models/northwind/heron*"_s));
    test.start();
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"statePane"_s), longMs);
    QStringList shown;
    for (const auto *label : test.find(u"statePane"_s)->findChildren<QLabel *>()) {
        shown << label->text();
    }
    Error pause{ Error::Kind::RateLimited };
    pause.retryAfterMs = 3'600'000;
    QVERIFY2(shown.contains(asTitle(humanError(pause).sentence)) && shown.contains(humanError(pause).cause),
             qPrintable(shown.join(u'|')));
}

void TestMainJob::quittingDuringADownloadLosesNothing()
{
    TestWindow test;
    fill(test.hub);
    const auto slow = test.hub.addFault(FakeHub::Fault::slow(1'000'000).on(u"cdn"_s));
    test.start();
    QVERIFY(test.window()->openAddress(u"hf://northwind/heron"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"cdn"_s) > 0, longMs);
    test.quit();
    const auto blobs = QDir(test.cacheRoot() + u"/models--northwind--heron/blobs"_s);
    const auto parts = blobs.entryList({ u"*.hubdesk-part"_s }, QDir::Files);
    QVERIFY(!parts.isEmpty());
    test.hub.removeFault(slow);
    test.hub.clearRequests();
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(blobs.entryList({ u"*.hubdesk-part"_s }, QDir::Files).isEmpty(), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(blobs.entryList(QDir::Files).size(), 3, longMs); // what is recommended
    // It went on: what was on the disk was not asked for again.
    bool wentOn = false;
    for (const auto &request : test.hub.requests(u"cdn"_s)) {
        const auto range = request.headers.value("range");
        wentOn = wentOn || (range.startsWith("bytes=") && !range.startsWith("bytes=0-"));
    }
    QVERIFY(wentOn || test.hub.requestCount(u"cdn"_s) == 0);
}

void TestMainJob::slowHubSaysWhatItWaitsFor()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::stallAfter(10).on(u"list"_s));
    test.start();
    // The skeleton first, after three seconds a sentence that names the host.
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"skeletonSentence"_s), longMs);
    QVERIFY2(test.text(u"skeletonSentence"_s).contains(u"127.0.0.1"_s),
             qPrintable(test.text(u"skeletonSentence"_s)));
    test.key(Qt::Key_4, Qt::ControlModifier); // alive meanwhile
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
}

void TestMainJob::offlineOpensNoSocket()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) >= 50, longMs);
    test.click(u"stripConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"stripConnection"_s).contains(u"offline"_s), longMs);
    test.hub.clearRequests();
    test.type(u"searchField"_s, u"heron"_s);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s) || test.isShown(u"errorBanner"_s), longMs);
    QTest::qWait(500); // nothing happens
    QCOMPARE(test.hub.requestCount(), 0);
}

void TestMainJob::offlineShowsWhatIsInTheCache()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.type(u"searchField"_s, u"hf://northwind/heron"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s) != u"Download"_s, longMs); // the files are known
    test.choose(u"downloadRepo"_s, { u"downloadEverything"_s });
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"clearFinished"_s) && test.find(u"clearFinished"_s)->isEnabled(),
                             longMs);
    test.quit();
    test.options.offline = true;
    test.hub.clearRequests();
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), 4, longMs);
    const auto *files = test.get<QAbstractItemView>(u"fileTree"_s)->model();
    QTRY_COMPARE_WITH_TIMEOUT(
        files->index(1, FileTreeModel::StateColumn).data().toString(), u"Cached"_s, longMs);
    QCOMPARE(test.hub.requestCount(), 0);
}

void TestMainJob::keyboardAlone()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) >= 50, longMs);
    test.key(Qt::Key_Slash);
    QTRY_VERIFY(test.find(u"searchField"_s)->hasFocus());
    QTest::keyClicks(test.find(u"searchField"_s), u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    test.key(Qt::Key_Return); // to the list
    QTRY_VERIFY(test.find(u"repoList"_s)->hasFocus());
    test.key(Qt::Key_Return); // opens it
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    test.key(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"cdn"_s) > 0, longMs);
    test.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"northwind/heron"_s);
}

QTEST_MAIN(TestMainJob)
#include "tst_mainjob.moc"
