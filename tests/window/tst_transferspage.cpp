// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/journal.h"
#include "support/window.h"
#include "tests/window/comparerig.h"
#include "ui/shared/noticebar.h"
#include "ui/transfers/rowact.h"
#include "ui/transfers/transferfilter.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/volumebars.h"

#include <QClipboard>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
constexpr auto model = FakeHub::RepoKind::Model;

TransferState row(const TestWindow &test, int at)
{
    const auto *tree = test.get<QAbstractItemView>(u"transferTree"_s);
    return tree && at < tree->model()->rowCount()
        ? tree->model()->index(at, 0).data(TransferModel::TransferRole).value<TransferState>()
        : TransferState();
}

FileState file(const TestWindow &test, const QString &path)
{
    const auto *view = test.get<QTreeView>(u"transferFiles"_s);
    for (int at = 0; view && at < view->model()->rowCount(view->rootIndex()); ++at) {
        const auto found
            = view->model()->index(at, 0, view->rootIndex()).data(TransferModel::FileRole).value<FileState>();
        if (found.path == path) {
            return found;
        }
    }
    return {};
}

/// Two repos on their way, whose big files do not come to their end; the page is open.
void fill(TestWindow &test)
{
    quint64 seed = 1;
    for (const auto &name : { u"a"_s, u"b"_s }) {
        test.hub.addRepo(model,
                         u"org/"_s + name,
                         { { u"w.safetensors"_s, FakeHub::Blob::seeded(seed++, 1 << 20) },
                           { u"x.safetensors"_s, FakeHub::Blob::seeded(seed++, 1 << 20) },
                           { u"config.json"_s, "{}"_ba } });
    }
    test.hub.addFault(FakeHub::Fault::slow(2'000).onPort(FakeHub::Port::Cdn));
    test.start();
    for (const auto &name : { u"a"_s, u"b"_s }) {
        test.type(u"searchField"_s, u"hf://org/"_s + name);
        test.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(test.text(u"repoName"_s), name, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u' '), longMs);
        test.click(u"downloadRepo"_s);
    }
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(row(test, 0).isRunning() && row(test, 1).isRunning(), longMs);
}

void clickButton(TestWindow &test, int at, bool more)
{
    auto *tree = test.get<QTreeView>(u"transferTree"_s);
    const auto cell = tree->visualRect(tree->model()->index(at, TransferModel::ActionsColumn));
    const auto buttons = rowButtons(cell);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, (more ? buttons.more : buttons.act).center());
}

void choose(TestWindow &test, TransferFilter filter)
{
    test.clickRow(u"transferFilters"_s, int(filter));
}

} // namespace

/// The transfers page by mouse and keys: filters, buttons of the rows, files, log, limits, removing.
class TestTransfersPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leftoversAreOfferedAndGo();
    void aRowIsPausedAndGoesOn();
    void aFilterShowsSome();
    void aFileIsLeftOut();
    void theLogTellsWhatHappens();
    void whatIsRemovedComesBack();
    void onlyTheLastRemovalCanBeUndone();
    void theLimitSlowsDown();
    void aDownloadIsAdded();
    void theDetailsAreFolded();
    void aNarrowPageHasABoxOfFilters();
    void theDiskSaysWhatIsLeft();
    void tooLittleRoomLeadsToTheCache();
    void whatWasClearedIsInTheHistory();
};

void TestTransfersPage::aRowIsPausedAndGoesOn()
{
    TestWindow test;
    fill(test);
    clickButton(test, 1, false);
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 1).phase, TransferPhase::Paused, longMs);
    QVERIFY(row(test, 0).isRunning());
    clickButton(test, 1, false);
    QTRY_VERIFY_WITH_TIMEOUT(row(test, 1).isRunning(), longMs);
    test.clickRow(u"transferTree"_s, 0);
    test.key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 0).phase, TransferPhase::Paused, longMs);
}

void TestTransfersPage::aFilterShowsSome()
{
    TestWindow test;
    fill(test);
    choose(test, TransferFilter::Paused);
    QTRY_COMPARE(test.text(u"transfersNothing"_s), u"No transfer is in this state now."_s);
    choose(test, TransferFilter::Active);
    QTRY_COMPARE(test.rows(u"transferTree"_s), 2);
    clickButton(test, 0, false);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    choose(test, TransferFilter::Paused);
    QTRY_COMPARE(test.rows(u"transferTree"_s), 1);
    QCOMPARE(row(test, 0).phase, TransferPhase::Paused);
}

void TestTransfersPage::aFileIsLeftOut()
{
    TestWindow test;
    fill(test);
    test.clickRow(u"transferTree"_s, 0);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferFiles"_s) > 0, true, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(file(test, u"x.safetensors"_s).size, 1 << 20, longMs);
    const auto before = row(test, 0).size;
    auto *view = test.get<QTreeView>(u"transferFiles"_s);
    for (int at = 0; at < view->model()->rowCount(view->rootIndex()); ++at) {
        const auto index = view->model()->index(at, 0, view->rootIndex());
        if (index.data(TransferModel::FileRole).value<FileState>().path == "x.safetensors"_L1) {
            view->setCurrentIndex(index);
        }
    }
    view->setFocus();
    test.key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!file(test, u"x.safetensors"_s).wanted, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 0).size, before - (1 << 20), longMs);
    test.key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(file(test, u"x.safetensors"_s).wanted, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 0).size, before, longMs);
}

void TestTransfersPage::theLogTellsWhatHappens()
{
    TestWindow test;
    fill(test);
    test.clickRow(u"transferTree"_s, 0);
    test.clickTab(u"transferTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"transferLog"_s) >= 3, longMs);
    const auto lines = [&] {
        const auto *log = test.get<QListView>(u"transferLog"_s);
        QStringList all;
        for (int at = 0; log && at < log->model()->rowCount(); ++at) {
            all << log->model()->index(at, 0).data().toString();
        }
        return all;
    };
    QCOMPARE(lines().first(), u"Added to the queue."_s);
    clickButton(test, 0, false);
    QTRY_VERIFY_WITH_TIMEOUT(lines().last().startsWith(u"Paused."_s), longMs);
    test.get<QListView>(u"transferLog"_s)->setFocus();
    test.key(Qt::Key_A, Qt::ControlModifier);
    test.key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), lines().size() - 1);
}

void TestTransfersPage::whatIsRemovedComesBack()
{
    TestWindow test;
    fill(test);
    const auto id = row(test, 0).id;
    test.clickRow(u"transferTree"_s, 0);
    test.key(Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    QVERIFY(test.isShown(u"transferRemoved"_s));
    auto *bar = test.find(u"transferRemoved"_s);
    QTest::mouseClick(bar->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 2, longMs);
    QCOMPARE(row(test, 0).id, id);
    QTRY_VERIFY_WITH_TIMEOUT(row(test, 0).isRunning(), longMs); // as it was
    QVERIFY(!test.isShown(u"transferRemoved"_s));
}

void TestTransfersPage::onlyTheLastRemovalCanBeUndone()
{
    TestWindow test;
    fill(test);
    test.clickRow(u"transferTree"_s, 0);
    test.key(Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    test.key(Qt::Key_Delete); // the other one: the first cannot come back any more
    QTRY_COMPARE_WITH_TIMEOUT(
        test.text(u"transfersNothing"_s), u"The list is empty; what is over is in the history."_s, longMs);
    test.quit();
    test.start();
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs); // nobody had the time to let it go
    QCOMPARE(row(test, 0).repo.name, u"b"_s);
    QCOMPARE(row(test, 0).phase, TransferPhase::Paused);
}

void TestTransfersPage::theLimitSlowsDown()
{
    TestWindow test;
    fill(test);
    auto *slider = test.get<QSlider>(u"limitSlider"_s);
    QVERIFY(slider);
    slider->setFocus();
    test.key(Qt::Key_Home);
    QTRY_VERIFY(test.settings()->limitSpeed());
    QCOMPARE(test.settings()->speedLimit(), 100'000);
    test.click(u"limitSwitch"_s);
    QVERIFY(!test.settings()->limitSpeed());
    auto *menu = test.get<QToolButton>(u"transferMore"_s)->menu();
    Q_EMIT menu->aboutToShow();
    menu->findChild<QAction *>(u"rowLimit2000000"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 0).limit, 2'000'000, longMs);
}

void TestTransfersPage::aDownloadIsAdded()
{
    TestWindow test;
    fill(test);
    test.hub.addRepo(model, u"org/c"_s, { { u"config.json"_s, "{}"_ba } });
    test.click(u"addTransfer"_s);
    QTRY_VERIFY(test.isShown(u"addDialog"_s));
    test.type(u"addField"_s, u"not a repo"_s);
    test.click(u"addContinue"_s);
    QVERIFY(test.text(u"addMessage"_s).startsWith("This names no repository"_L1));
    test.type(u"addField"_s, u"org/c"_s);
    test.click(u"addContinue"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"repoName"_s), u"c"_s, longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 3, longMs);
}

void TestTransfersPage::theDetailsAreFolded()
{
    TestWindow test;
    fill(test);
    QVERIFY(test.isShown(u"transferFiles"_s));
    const int high = test.find(u"transferDetail"_s)->height();
    test.click(u"foldDetail"_s);
    QTRY_VERIFY(!test.isShown(u"transferFiles"_s));
    QTRY_VERIFY(test.find(u"transferDetail"_s)->height() < high / 3);
    QVERIFY(test.isShown(u"pauseTransfer"_s)); // what can be done with the row stays
    test.clickTab(u"transferTabs"_s, 2);
    QTRY_VERIFY(test.isShown(u"sourceTarget"_s));
    QVERIFY(test.text(u"sourceTarget"_s).contains("models--org--"_L1));
}

void TestTransfersPage::aNarrowPageHasABoxOfFilters()
{
    TestWindow test;
    fill(test);
    QVERIFY(test.isShown(u"transferFilters"_s) && !test.isShown(u"transferFilterCombo"_s));
    test.window()->resize(1024, 700);
    QTRY_VERIFY(test.isShown(u"transferFilterCombo"_s) && !test.isShown(u"transferFilters"_s));
    QVERIFY(!test.isShown(u"limitSlider"_s));
    QVERIFY(!test.isShown(u"speedGraph"_s));
    test.clickTab(u"transferTabs"_s, 1);
    QTRY_VERIFY(test.isShown(u"speedGraph"_s));
    test.window()->resize(1440, 900);
    QTRY_VERIFY(test.isShown(u"transferFiles"_s) && test.isShown(u"speedGraph"_s));
}

void TestTransfersPage::theDiskSaysWhatIsLeft()
{
    TestWindow test;
    fill(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"volumeBar"_s), longMs);
    QVERIFY(test.text(u"volumeWords"_s).contains("after this queue"_L1));
    QVERIFY(test.text(u"volumeQueued"_s).endsWith("queued"_L1));
}

void TestTransfersPage::tooLittleRoomLeadsToTheCache()
{
    TestWindow test;
    fill(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"volumeBar"_s), longMs);
    test.window()->findChild<VolumeBars *>()->setPlans({ { .mount = u"/mnt"_s,
                                                           .freeBytes = 1'000'000'000,
                                                           .totalBytes = 10'000'000'000,
                                                           .neededBytes = 2'100'000'000,
                                                           .withoutRoom = { 7 } } });
    test.click(u"volumeSpace"_s);
    QTRY_VERIFY(test.isShown(u"cachePage"_s));
}

void TestTransfersPage::whatWasClearedIsInTheHistory()
{
    TestWindow test;
    test.hub.addRepo(model, u"org/a"_s, { { u"config.json"_s, "{}"_ba } });
    test.start();
    test.type(u"searchField"_s, u"hf://org/a"_s);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"repoName"_s), u"a"_s, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u' '), longMs);
    test.click(u"downloadRepo"_s);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(row(test, 0).phase, TransferPhase::Done, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"clearFinished"_s)->isEnabled(), longMs);
    test.click(u"clearFinished"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 0, longMs);
    test.quit();
    test.start();
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"transferFilters"_s), longMs);
    QCOMPARE(test.rows(u"transferTree"_s), 0);
    choose(test, TransferFilter::History);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    QVERIFY(!row(test, 0).listed);
    const auto id = row(test, 0).id;
    test.clickRow(u"transferTree"_s, 0);
    CompareRig::pick(test, u"transferMore"_s, u"repeatRow"_s);
    choose(test, TransferFilter::Done);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    QVERIFY(row(test, 0).id != id);
    CompareRig::pick(test, u"transferMore"_s, u"copyOffline"_s);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("export HF_HUB_OFFLINE=1\n"_L1));
}

void TestTransfersPage::leftoversAreOfferedAndGo()
{
    TestWindow test;
    const auto partial = test.folder() + u"/hf/hub/models--org--gone/blobs/abc.hubdesk-part"_s;
    {
        QVERIFY(QDir().mkpath(QFileInfo(partial).path()));
        QFile file(partial);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(5'000'000));
        Journal journal(test.folder() + u"/state"_s); // as an earlier program left it
        QVERIFY(journal.open());
        const auto record = journal.partial(partial, 5'000'000);
        QVERIFY(record && journal.saveBlocks(record->id, { BlockState{ .block = 0, .filled = 3'000'000 } }));
    }
    test.start();
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"transferLeftovers"_s), longMs);
    auto *bar = test.get<NoticeBar>(u"transferLeftovers"_s);
    QVERIFY2(bar->notice().text.contains(u"3"_s), qPrintable(bar->notice().text));
    auto *action = bar->findChild<QPushButton *>();
    QTest::mouseClick(action, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(partial), longMs);
    QTRY_VERIFY(!action->isVisible()); // it says what was freed
}

QTEST_MAIN(TestTransfersPage)
#include "tst_transferspage.moc"
