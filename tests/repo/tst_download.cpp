// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/repo/downloadrig.h"
#include "ui/repo/downloadbutton.h"
#include "ui/shared/controls.h"
#include "ui/window/palettemodel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QSignalSpy>
#include <QTimer>
#include <QUrl>

using namespace DownloadRig;

namespace
{

QStringList menuTexts(TestWindow &test)
{
    QStringList texts;
    QTimer::singleShot(0, test.window(), [&texts] {
        if (const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            for (const auto *action : menu->actions()) {
                texts << action->text();
            }
        }
        while (auto *left = QApplication::activePopupWidget()) {
            left->close();
        }
    });
    test.find(u"downloadRepo"_s)->setFocus();
    QTest::keyClick(test.find(u"downloadRepo"_s), Qt::Key_Down);
    return texts;
}

/// How long two clicks make one, for as long as it lives.
class DoubleClicks
{
public:
    explicit DoubleClicks(int milliseconds) { QApplication::setDoubleClickInterval(milliseconds); }
    ~DoubleClicks() { QApplication::setDoubleClickInterval(m_before); }
    Q_DISABLE_COPY_MOVE(DoubleClicks)

private:
    int m_before = QApplication::doubleClickInterval();
};

} // namespace

/// From a click on Download to the bytes on the disk.
class TestDownload : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneClickFetchesTheRecommendedSet();
    void theMenuTellsWhatAndHowMuch();
    void aVariant();
    void aQuantisation();
    void everything();
    void whatIsHereIsNotFetchedAgain();
    void chooseFilesGoesToTheFiles();
    void pausedNothingMovesUntilAPersonSaysSo();
    void aVariantPaused();
    void aClickBeforeTheListIsThere();
    void aListThatCannotBeReadAddsNothing();
    void twoWishesAreTwoDownloads();
    void theSameWishTwiceIsOne();
    void whileItRunsItStops();
    void aDoubleClickDoesNotStop();
    void thePaletteTellsWhatIsHere();
};

void TestDownload::oneClickFetchesTheRecommendedSet()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/python"_s);
    QVERIFY(test.text(u"downloadRepo"_s).contains(u"300 kB"_s));
    QVERIFY2(test.find(u"downloadRepo"_s)->toolTip().contains(u"safetensors"_s),
             qPrintable(test.find(u"downloadRepo"_s)->toolTip()));
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        test.isShown(u"repoNotice"_s)
            && said(test.find(u"repoNotice"_s)).contains(u"python is on this computer now"_s),
        longMs);
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/python"_s),
             QStringList({ u"README.md"_s, u"config.json"_s, u"model.safetensors"_s }));
    QVERIFY(test.hub.violations().isEmpty());
}

void TestDownload::theMenuTellsWhatAndHowMuch()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/quants"_s);
    const auto texts = menuTexts(test).join(u'\n');
    QVERIFY2(texts.contains(u"Q4_K_M · 100 kB"_s), qPrintable(texts));
    QVERIFY2(texts.contains(u"Q8_0 · 180 kB\trecommended\n"_s), qPrintable(texts));
    QVERIFY2(texts.contains(u"Quantisations, all fit in memory"_s), qPrintable(texts));
    QCOMPARE(texts.count(u"memory"_s), 2); // once for all, once as the reason of what is recommended
    QVERIFY2(texts.contains(u"All files · 280 kB"_s), qPrintable(texts));
    QVERIFY2(texts.contains(u"Choose files..."_s), qPrintable(texts));
}

void TestDownload::aVariant()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/python"_s);
    test.choose(u"downloadRepo"_s, { u"downloadVariant1"_s });
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/python"_s),
             QStringList({ u"README.md"_s, u"config.json"_s, u"pytorch_model.bin"_s }));
}

void TestDownload::aQuantisation()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/quants"_s);
    test.choose(u"downloadRepo"_s, { u"downloadVariant0"_s }); // the smallest
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/quants"_s), QStringList({ u"README.md"_s, u"m-Q4_K_M.gguf"_s }));
}

/// Where folders are opened.
class Folders : public QObject
{
    Q_OBJECT
public:
    Folders() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Folders() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened << url; }
};

void TestDownload::whatIsHereIsNotFetchedAgain()
{
    Folders folders;
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/quants"_s);
    const auto state = [&test] {
        const auto *badge = test.find(u"repoState"_s);
        return badge ? badge->accessibleName() : QString();
    };
    auto *button = test.get<QAbstractButton>(u"downloadRepo"_s);
    QCOMPARE(button->text(), u"Download 180 kB"_s);
    QCOMPARE(roleOf(button), ButtonRole::Primary);
    QCOMPARE(state(), QString());
    test.choose(u"downloadRepo"_s, { u"downloadVariant0"_s }); // the card comes along
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"2 of 4 file(s)"_s, longMs);
    QCOMPARE(button->text(), u"Download 180 kB"_s);
    QVERIFY2(button->toolTip().contains(u"2 file(s) missing, 180 kB"_s), qPrintable(button->toolTip()));
    QCOMPARE(roleOf(button), ButtonRole::Primary);
    test.click(u"downloadRepo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(button->text(), u"Open folder"_s, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Cached"_s, longMs);
    QCOMPARE(roleOf(button), ButtonRole::Normal);
    QVERIFY(button->toolTip().contains(u"All of it is on this computer"_s));
    test.click(u"downloadRepo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(folders.opened.size(), 1, longMs);
    QVERIFY(QFileInfo::exists(folders.opened.first().toLocalFile() + u"/m-Q4_K_M.gguf"_s));
    test.quit();
    test.start();
    test.type(u"searchField"_s, u"hf://northwind/quants"_s);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"downloadRepo"_s), u"Open folder"_s, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Cached"_s, longMs);
}

void TestDownload::everything()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/python"_s);
    test.choose(u"downloadRepo"_s, { u"downloadEverything"_s });
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/python"_s).size(), 5);
}

void TestDownload::chooseFilesGoesToTheFiles()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/python"_s);
    test.choose(u"downloadRepo"_s, { u"chooseFiles"_s });
    QTRY_VERIFY(test.isShown(u"fileTree"_s));
}

void TestDownload::pausedNothingMovesUntilAPersonSaysSo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/quants"_s);
    test.choose(u"downloadRepo"_s, { u"addPausedMenu"_s, u"downloadRecommendedPaused"_s });
    QTRY_VERIFY_WITH_TIMEOUT(
        test.isShown(u"repoNotice"_s) && said(test.find(u"repoNotice"_s)).contains(u"paused"_s), longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    QCOMPARE(test.hub.requestCount(u"cdn"_s), 0);
    QVERIFY(cached(test, u"northwind/quants"_s).isEmpty());
    const auto states = [&] {
        QString text;
        const auto *rows = test.get<QAbstractItemView>(u"transferTree"_s)->model();
        for (int column = 0; column < rows->columnCount(); ++column) {
            text += rows->index(0, column).data().toString() + u'|';
        }
        return text;
    };
    QVERIFY2(states().contains(u"Paused"_s), qPrintable(states()));
    test.clickRow(u"transferTree"_s, 0);
    test.engine()->resumeTransfer(1); // what its button does; tests/transfers has that
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"clearFinished"_s)->isEnabled(), longMs);
    QCOMPARE(
        cached(test, u"northwind/quants"_s),
        QStringList({ u"README.md"_s, u"m-Q8_0-00001-of-00002.gguf"_s, u"m-Q8_0-00002-of-00002.gguf"_s }));
}

void TestDownload::aVariantPaused()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/quants"_s);
    test.choose(u"downloadRepo"_s, { u"addPausedMenu"_s, u"downloadVariant0Paused"_s });
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    test.quit(); // over a restart
    test.start();
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
    QCOMPARE(test.hub.requestCount(u"cdn"_s), 0);
    test.engine()->resumeTransfer(1);
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"clearFinished"_s)->isEnabled(), longMs);
    QCOMPARE(cached(test, u"northwind/quants"_s), QStringList({ u"README.md"_s, u"m-Q4_K_M.gguf"_s }));
}

void TestDownload::aClickBeforeTheListIsThere()
{
    TestWindow test;
    fill(test.hub);
    const auto stall
        = test.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(1'500)).on(u"tree"_s));
    test.start();
    test.type(u"searchField"_s, u"hf://northwind/python"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    QCOMPARE(test.text(u"downloadRepo"_s), u"Download"_s);
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoNotice"_s), longMs); // it says what it waits for
    waitUntilDone(test);
    QCOMPARE(cached(test, u"northwind/python"_s).size(), 3);
    test.hub.removeFault(stall);
}

void TestDownload::aListThatCannotBeReadAddsNothing()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::status(418).on(u"tree"_s));
    test.start();
    test.type(u"searchField"_s, u"hf://northwind/python"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    const auto isTold = [&] {
        return test.isShown(u"repoNotice"_s)
            && said(test.find(u"repoNotice"_s)).contains(u"Nothing was added"_s);
    };
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), longMs);
    QTest::mouseClick(test.find(u"repoNotice"_s)->findChild<QWidget *>(u"noticeClose"_s), Qt::LeftButton);
    test.click(u"downloadRepo"_s); // it is asked for again, and refused again
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"transfersPage"_s), longMs);
    QTest::qWait(200); // nothing comes
    QCOMPARE(test.rows(u"transferTree"_s), 0);
}

void TestDownload::twoWishesAreTwoDownloads()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(1'000)).on(u"scan"_s));
    test.start();
    open(test, u"northwind/quants"_s);
    test.choose(u"downloadRepo"_s, { u"addPausedMenu"_s, u"downloadVariant0Paused"_s });
    test.choose(u"downloadRepo"_s, { u"addPausedMenu"_s, u"downloadVariant1Paused"_s });
    QTRY_COMPARE_WITH_TIMEOUT(test.hub.requestCount(u"scan"_s), 2, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoNotice"_s), longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 2, longMs);
}

void TestDownload::theSameWishTwiceIsOne()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(1'000)).on(u"scan"_s));
    test.start();
    open(test, u"northwind/python"_s);
    test.click(u"downloadRepo"_s);
    test.click(u"downloadRepo"_s);
    waitUntilDone(test);
    QCOMPARE(test.rows(u"transferTree"_s), 1);
    QCOMPARE(test.hub.requestCount(u"scan"_s), 1);
}

void TestDownload::whileItRunsItStops()
{
    TestWindow test;
    fill(test.hub);
    const auto stall = test.hub.addFault(FakeHub::Fault::stallAfter(100'000).on(u"cdn"_s));
    test.start();
    open(test, u"northwind/python"_s);
    const DoubleClicks never(0);
    test.click(u"downloadRepo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"downloadRepo"_s), u"Stop"_s, longMs);
    QVERIFY(test.find(u"downloadRepo"_s)->isEnabled());
    test.key(Qt::Key_D, Qt::ControlModifier); // is no Stop
    QVERIFY(said(test.find(u"repoNotice"_s)).contains(u"already"_s));
    QCOMPARE(test.text(u"downloadRepo"_s), u"Stop"_s);

    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).startsWith(u"Download"_s), longMs);
    QVERIFY(said(test.find(u"repoNotice"_s)).contains(u"kept"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        test.isShown(u"repoState"_s) && test.find(u"repoState"_s)->accessibleName() == u"Paused"_s, longMs);

    test.hub.removeFault(stall);
    test.click(u"downloadRepo"_s); // goes on with the same transfer
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"downloadRepo"_s), u"Open folder"_s, longMs);
    waitUntilDone(test);
    QCOMPARE(test.rows(u"transferTree"_s), 1);
}

void TestDownload::aDoubleClickDoesNotStop()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::stallAfter(100'000).on(u"cdn"_s));
    test.start();
    open(test, u"northwind/python"_s);
    const DoubleClicks always(longMs);
    const auto *button = test.get<DownloadButton>(u"downloadRepo"_s);
    const QSignalSpy stops(button, &DownloadButton::stopRequested);
    const QSignalSpy wishes(button, &DownloadButton::wished);
    test.click(u"downloadRepo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"downloadRepo"_s), u"Stop"_s, longMs);
    test.click(u"downloadRepo"_s);
    QCOMPARE(stops.size(), 0);
    {
        const DoubleClicks never(0);
        test.click(u"downloadRepo"_s);
    }
    QCOMPARE(stops.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).startsWith(u"Download"_s), longMs);
    test.click(u"downloadRepo"_s);
    QCOMPARE(wishes.size(), 1);
}

void TestDownload::thePaletteTellsWhatIsHere()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"northwind/python"_s);
    test.click(u"downloadRepo"_s);
    waitUntilDone(test);
    test.key(Qt::Key_K, Qt::ControlModifier);
    test.type(u"paletteField"_s, u"northwind"_s);
    const auto told = [&test] {
        QStringList rows;
        const auto *list = test.get<QAbstractItemView>(u"paletteList"_s)->model();
        for (int row = 0; row < list->rowCount(); ++row) {
            const auto index = list->index(row, 0);
            const auto badge = index.data(PaletteModel::StateRole).value<StateBadge>();
            if (badge.state != LocalState::NotHere) {
                rows << index.data(Qt::AccessibleTextRole).toString();
            }
        }
        rows.removeDuplicates();
        return rows;
    };
    QTRY_COMPARE_WITH_TIMEOUT(told().size(), 1, longMs);
    QVERIFY2(told().first().startsWith(u"northwind/python, 3 "_s), qPrintable(told().first()));
}

QTEST_MAIN(TestDownload)
#include "tst_download.moc"
