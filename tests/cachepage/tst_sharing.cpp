// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filecopy.h"
#include "core/cache/filelock.h"
#include "core/cache/layout.h"
#include "core/services/door.h"
#include "tests/cachepage/sharingstage.h"
#include "ui/cache/cachecare.h"
#include "ui/cache/movedialog.h"
#include "ui/cache/placedialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTimer>
#include <QTreeView>

#include <functional>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Duplicates, and files placed in a folder, as a person does it.
class TestSharing : public QObject, private SharingStage
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void equalFilesShareTheirRoom();
    void largeOnesAreSuggested();
    void nothingIsTickedAndCancelIsTheDefault();
    void otherCachesAreLookedAtWhenAsked();
    void whatIsInUseIsNamed();
    void itGoesOnWhenTheDialogIsClosed();
    void nothingElseBeginsMeanwhile();
    void whatItWaitsForIsSaid();
    void filesArePlacedInAFolder();
    void whatIsThereStaysUntilItIsTicked();
    void theWayIsChosen();
};

void TestSharing::init()
{
    begin();
}

void TestSharing::cleanup()
{
    m_window.reset();
}

void TestSharing::equalFilesShareTheirRoom()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { m_big, "c"_ba }, u"main"_s);
    open();
    openDuplicates();
    QCOMPARE(m_window->rowText(u"duplicatesTable"_s, 0), u"o/m, o/n"_s);
    QVERIFY(m_window->text(u"duplicatesSum"_s).contains("Nothing ticked"_L1));
    QVERIFY(!isEnabled(u"duplicatesAct"_s));
    m_window->tabTo(u"duplicatesTable"_s);
    m_window->key(Qt::Key_Down);
    m_window->key(Qt::Key_Space);
    QTRY_VERIFY(m_window->text(u"duplicatesSum"_s).startsWith("Frees 3"_L1));
    m_window->click(u"duplicatesHardLinks"_s); // on any volume
    QTRY_VERIFY(isEnabled(u"duplicatesAct"_s));
    m_window->click(u"duplicatesAct"_s);
    QTRY_VERIFY(m_window->isShown(u"duplicatesResult"_s));
    QVERIFY2(m_window->text(u"duplicatesResult"_s).startsWith("1 file shares"_L1)
                 || m_window->text(u"duplicatesResult"_s).startsWith("1 file(s) share"_L1),
             qPrintable(m_window->text(u"duplicatesResult"_s)));
    QCOMPARE(read(blob(u"n"_s, u'b')), m_big);
    m_window->click(u"duplicatesClose"_s);
    QTRY_VERIFY(!m_window->isShown(u"duplicatesDialog"_s));
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1)); // it was scanned again
    more(u"findDuplicates"_s);
    QTRY_VERIFY(m_window->text(u"duplicatesState"_s).startsWith("No two files"_L1));
}

void TestSharing::largeOnesAreSuggested()
{
    const auto large = "d"_ba.repeated(2'000'000);
    m_cache->revision(u"m"_s, u'1', { large }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { large }, u"main"_s);
    open();
    QTRY_VERIFY(m_window->isShown(u"showDuplicates"_s));
    m_window->click(u"showDuplicates"_s);
    QTRY_COMPARE(m_window->rows(u"duplicatesTable"_s), 1);
    m_window->click(u"duplicatesAll"_s);
    m_window->click(u"duplicatesHardLinks"_s);
    m_window->click(u"duplicatesAct"_s);
    QTRY_VERIFY(m_window->isShown(u"duplicatesResult"_s));
    m_window->click(u"duplicatesClose"_s);
    QTRY_VERIFY(!m_window->isShown(u"showDuplicates"_s)); // they share now
}

void TestSharing::nothingIsTickedAndCancelIsTheDefault()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { m_big }, u"main"_s);
    open();
    openDuplicates();
    m_window->click(u"duplicatesAll"_s);
    QTRY_VERIFY(m_window->text(u"duplicatesSum"_s).startsWith("Frees"_L1));
    m_window->click(u"duplicatesAll"_s);
    QTRY_VERIFY(m_window->text(u"duplicatesSum"_s).startsWith("Nothing"_L1));
    m_window->click(u"duplicatesAll"_s);
    m_window->tabTo(u"duplicatesTable"_s);
    m_window->key(Qt::Key_Return);
    QTRY_VERIFY(!m_window->isShown(u"duplicatesDialog"_s));
    QVERIFY(!isSameFile(blob(u"m"_s, u'b'), blob(u"n"_s, u'b')));
}

void TestSharing::otherCachesAreLookedAtWhenAsked()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    SmallCache other;
    other.root = m_window->folder() + "/other"_L1;
    other.revision(u"x"_s, u'1', { m_big }, u"main"_s);
    m_window->start();
    m_window->settings()->cacheFolders.set({ other.root });
    m_window->key(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
    more(u"findDuplicates"_s);
    QTRY_VERIFY(m_window->text(u"duplicatesState"_s).startsWith("No two files"_L1));
    m_window->click(u"duplicatesOthers"_s);
    QTRY_COMPARE(m_window->rows(u"duplicatesTable"_s), 1);
    QVERIFY(m_window->rowText(u"duplicatesTable"_s, 0).contains("o/x"_L1));
}

void TestSharing::whatIsInUseIsNamed()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { m_big }, u"main"_s);
    QVERIFY(QFile::setPermissions(blob(u"m"_s, u'b'), QFile::ReadOwner)); // they cannot be one file
    open();
    openDuplicates();
    m_window->click(u"duplicatesAll"_s);
    m_window->click(u"duplicatesHardLinks"_s);
    m_window->click(u"duplicatesAct"_s);
    QTRY_VERIFY(m_window->isShown(u"duplicatesResult"_s));
    if (m_window->text(u"duplicatesResult"_s).contains("stayed"_L1)) { // else the volume has reflinks
        QVERIFY(m_window->isShown(u"duplicatesLeft"_s));
        QVERIFY(!isSameFile(blob(u"m"_s, u'b'), blob(u"n"_s, u'b')));
    }
}

void TestSharing::itGoesOnWhenTheDialogIsClosed()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { m_big }, u"main"_s);
    const auto lock = FileLock::tryLock(CacheLayout::lockOfPartial(blob(u"n"_s, u'b')));
    QVERIFY(lock.has_value()); // it waits for that
    open();
    openDuplicates();
    m_window->click(u"duplicatesAll"_s);
    m_window->click(u"duplicatesHardLinks"_s);
    m_window->click(u"duplicatesAct"_s);
    QTRY_VERIFY(m_window->isShown(u"duplicatesHide"_s));
    QVERIFY(m_window->isShown(u"duplicatesStop"_s));
    QVERIFY(m_window->isShown(u"workBar"_s));
    m_window->click(u"duplicatesHide"_s);
    QTRY_VERIFY(!m_window->isShown(u"duplicatesDialog"_s));
    QTRY_VERIFY(m_window->isShown(u"stopCacheWork"_s)); // the page says so
    bool canMove = true;
    QTimer::singleShot(0, m_window->window(), [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        canMove = menu && menu->findChild<QAction *>(u"moveCache"_s)->isEnabled();
        menu->close();
    });
    QTest::mouseClick(m_window->find(u"cacheMore"_s), Qt::LeftButton);
    QVERIFY(!canMove);
    m_window->click(u"stopCacheWork"_s);
    QTRY_VERIFY(m_window->isShown(u"cacheNews"_s));
    QTRY_VERIFY(!m_window->isShown(u"stopCacheWork"_s));
    QVERIFY(!isSameFile(blob(u"m"_s, u'b'), blob(u"n"_s, u'b')));
}

void TestSharing::nothingElseBeginsMeanwhile()
{
    const auto large = "d"_ba.repeated(2'000'000); // to be suggested
    m_cache->revision(u"m"_s, u'1', { large }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { large }, u"main"_s);
    m_cache->revision(u"other"_s, u'1', { m_big }, u"main"_s);
    const auto lock = FileLock::tryLock(CacheLayout::lockOfPartial(blob(u"n"_s, u'd')));
    QVERIFY(lock.has_value()); // it waits for that
    open();
    QTRY_VERIFY(row(u"o/other"_s).isValid());
    QTest::mouseClick(tree()->viewport(),
                      Qt::LeftButton,
                      {},
                      tree()->visualRect(row(u"o/other"_s).siblingAtColumn(1)).center());
    m_window->key(Qt::Key_B);
    QTRY_VERIFY(isEnabled(u"reviewBasket"_s));
    QVERIFY(isEnabled(u"showDuplicates"_s));
    m_window->click(u"showDuplicates"_s);
    QTRY_COMPARE(m_window->rows(u"duplicatesTable"_s), 1);
    m_window->click(u"duplicatesAll"_s);
    m_window->click(u"duplicatesHardLinks"_s);
    m_window->click(u"duplicatesAct"_s);
    QTRY_VERIFY(m_window->isShown(u"duplicatesHide"_s));
    m_window->click(u"duplicatesHide"_s);
    QTRY_VERIFY(m_window->isShown(u"stopCacheWork"_s));
    QVERIFY(m_window->isShown(u"reviewBasket"_s) && !isEnabled(u"reviewBasket"_s));
    QVERIFY(m_window->isShown(u"showDuplicates"_s) && !isEnabled(u"showDuplicates"_s));
    m_window->window()->findChild<CacheCare *>()->emptyAll(); // whoever asks all the same is told
    QTRY_VERIFY(m_window->isShown(u"cacheNews"_s));
    QVERIFY(m_window->find(u"cacheNews"_s)->accessibleName().contains(u"Something else"_s));
    m_window->click(u"stopCacheWork"_s);
    QTRY_VERIFY(!m_window->isShown(u"stopCacheWork"_s));
    QTRY_VERIFY(isEnabled(u"reviewBasket"_s));
    QTRY_VERIFY(isEnabled(u"showDuplicates"_s));
}

void TestSharing::whatItWaitsForIsSaid()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { m_big }, u"main"_s);
    const auto lock = FileLock::tryLock(CacheLayout::lockOfPartial(blob(u"n"_s, u'b')));
    QVERIFY(lock.has_value()); // it waits for that
    open();
    openDuplicates();
    m_window->click(u"duplicatesAll"_s);
    m_window->click(u"duplicatesHardLinks"_s);
    m_window->click(u"duplicatesAct"_s);
    QTRY_VERIFY(m_window->isShown(u"duplicatesStop"_s));
    // As a move does; the next news of this work come through the event loop.
    Q_EMIT m_window->engine()->cacheWorking({ .root = m_cache->root, .isWaiting = true });
    QCOMPARE(m_window->text(u"workNumbers"_s), u"Waiting for transfers to stand still..."_s);
    QCOMPARE(m_window->text(u"cacheAge"_s), u"Waiting for transfers to stand still..."_s);
    QTest::mouseClick(m_window->find(u"duplicatesStop"_s), Qt::LeftButton);
    QCOMPARE(m_window->text(u"duplicatesStop"_s), u"Stopping..."_s);
    QCOMPARE(m_window->text(u"stopCacheWork"_s), u"Stopping..."_s);
    QVERIFY(!isEnabled(u"duplicatesStop"_s) && !isEnabled(u"stopCacheWork"_s));
    QTRY_VERIFY(m_window->isShown(u"duplicatesResult"_s));
}

// ---- moving

// ---- placing

void TestSharing::filesArePlacedInAFolder()
{
    m_cache->revision(u"m"_s, u'1', { m_big, "a"_ba }, u"main"_s);
    m_cache->revision(u"m"_s, u'2', { "c"_ba });
    const auto folder = m_window->folder() + "/own"_L1;
    open();
    rowMenu(u"o/m"_s, u"placeFiles"_s);
    QTRY_VERIFY(m_window->isShown(u"placeDialog"_s));
    QVERIFY(m_window->isShown(u"placeRevision"_s)); // there are two, and main stands first
    QVERIFY(!isEnabled(u"placeAct"_s));
    m_window->type(u"placeFolder"_s, folder);
    QTRY_VERIFY(isEnabled(u"placeAct"_s));
    QVERIFY(m_window->text(u"placeFacts"_s).contains("300 kB"_L1));
    QVERIFY(!m_window->isShown(u"placeReplace"_s));
    m_window->key(Qt::Key_Return); // nothing is lost by it
    QTRY_VERIFY(m_window->isShown(u"placeResult"_s));
    QVERIFY(m_window->text(u"placeResult"_s).contains(folder));
    QCOMPARE(read(folder + "/b"_L1), m_big);
    QCOMPARE(read(folder + "/a"_L1), "a"_ba);
    QVERIFY(!QFileInfo(folder + "/b"_L1).isSymLink());
    QVERIFY(!isSameFile(folder + "/b"_L1, blob(u"m"_s, u'b')));
    m_window->click(u"placeClose"_s);
    QTRY_VERIFY(!m_window->isShown(u"placeDialog"_s));
}

void TestSharing::whatIsThereStaysUntilItIsTicked()
{
    m_cache->revision(u"m"_s, u'1', { m_big, "a"_ba }, u"main"_s);
    const auto folder = m_window->folder() + "/own"_L1;
    write(folder + "/a"_L1, "mine");
    open();
    rowMenu(u"o/m"_s, u"placeFiles"_s);
    QTRY_VERIFY(m_window->isShown(u"placeDialog"_s));
    m_window->type(u"placeFolder"_s, folder);
    QTRY_VERIFY(m_window->isShown(u"placeReplace"_s));
    QVERIFY(!m_window->get<QCheckBox>(u"placeReplace"_s)->isChecked());
    m_window->click(u"placeAct"_s);
    QTRY_VERIFY(m_window->isShown(u"placeResult"_s));
    QCOMPARE(read(folder + "/a"_L1), "mine"_ba);
    m_window->click(u"placeClose"_s);
    QTRY_VERIFY(!m_window->isShown(u"placeDialog"_s));
    rowMenu(u"o/m"_s, u"placeFiles"_s);
    QTRY_VERIFY(m_window->isShown(u"placeDialog"_s));
    m_window->type(u"placeFolder"_s, folder);
    QTRY_VERIFY(m_window->isShown(u"placeReplace"_s));
    m_window->click(u"placeReplace"_s);
    m_window->click(u"placeAct"_s);
    QTRY_VERIFY(m_window->isShown(u"placeResult"_s));
    QCOMPARE(read(folder + "/a"_L1), "a"_ba);
}

void TestSharing::theWayIsChosen()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    const auto folder = m_window->folder() + "/own"_L1;
    open();
    rowMenu(u"o/m"_s, u"placeFiles"_s);
    QTRY_VERIFY(m_window->isShown(u"placeDialog"_s));
    m_window->type(u"placeFolder"_s, folder);
    QTRY_VERIFY(isEnabled(u"placeAct"_s));
    if (!isEnabled(u"placeReflink"_s)) {
        QVERIFY(m_window->text(u"placeReflinkNote"_s).startsWith("Not possible"_L1));
        QVERIFY(m_window->get<QRadioButton>(u"placeCopy"_s)->isChecked());
    }
    m_window->click(u"placeHardLink"_s);
    QTRY_VERIFY(m_window->text(u"placeFacts"_s).contains("nothing"_L1));
    m_window->click(u"placeAct"_s);
    QTRY_VERIFY(m_window->isShown(u"placeResult"_s));
    QVERIFY(isSameFile(folder + "/b"_L1, blob(u"m"_s, u'b')));
}

QTEST_MAIN(TestSharing)
#include "tst_sharing.moc"
