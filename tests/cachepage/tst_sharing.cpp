// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filecopy.h"
#include "core/cache/filelock.h"
#include "core/cache/layout.h"
#include "core/services/door.h"
#include "tests/support/window.h"
#include "tests/upkeep/smallcache.h"
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

/// Duplicates, moving and placing, as a person does it.
class TestSharing : public QObject
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
    void theCacheGoesToAnotherFolder();
    void theOldOneMayStay();
    void aFolderThatIsNotEmptyIsRefused();
    void aFolderIsChosen();
    void noPlanOfAnotherFolderIsOffered();
    void aCacheOfAVariableStaysInTheList();
    void filesArePlacedInAFolder();
    void whatIsThereStaysUntilItIsTicked();
    void theWayIsChosen();

private:
    void open();
    void more(const QString &action);
    void rowMenu(const QString &row, const QString &action);
    void openDuplicates();
    QTreeView *tree() const { return m_window->get<QTreeView>(u"cacheTree"_s); }
    QModelIndex row(const QString &text) const;
    QString blob(const QString &repo, QChar letter) const
    {
        return m_cache->at(u"models--o--%1/blobs/%2"_s.arg(repo, QString(64, letter)));
    }
    bool isEnabled(const QString &name) const
    {
        const auto *widget = m_window->find(name);
        return widget && widget->isEnabled();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    std::unique_ptr<TestWindow> m_window;
    std::unique_ptr<SmallCache> m_cache;
    const QByteArray m_big = "b"_ba.repeated(300'000);
};

void TestSharing::init()
{
    m_window = std::make_unique<TestWindow>();
    m_cache = std::make_unique<SmallCache>();
    m_cache->root = m_window->cacheRoot();
}

void TestSharing::cleanup()
{
    m_window.reset();
}

void TestSharing::open()
{
    m_window->start();
    m_window->key(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(m_window->isShown(u"cachePage"_s));
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
}

namespace
{

/// By the arrow keys.
bool takeAction(QMenu *menu, const QString &name)
{
    for (qsizetype step = 0; menu && step <= menu->actions().size(); ++step) {
        if (menu->activeAction() && menu->activeAction()->objectName() == name) {
            QTest::keyClick(menu, Qt::Key_Return);
            return true;
        }
        QTest::keyClick(menu, Qt::Key_Down);
    }
    return false;
}

} // namespace

void TestSharing::more(const QString &action)
{
    QTRY_VERIFY(isEnabled(u"cacheMore"_s));
    bool isTaken = false;
    QTimer::singleShot(0, m_window->window(), [&] { // runs while the menu is open
        isTaken = takeAction(qobject_cast<QMenu *>(QApplication::activePopupWidget()), action);
        while (auto *left = QApplication::activePopupWidget()) {
            left->close();
        }
    });
    QTest::mouseClick(m_window->find(u"cacheMore"_s), Qt::LeftButton);
    QVERIFY2(isTaken, qPrintable(action));
}

QModelIndex TestSharing::row(const QString &text) const
{
    for (auto index = tree() ? tree()->indexAt({ 1, 1 }) : QModelIndex(); index.isValid();
         index = tree()->indexBelow(index)) {
        if (index.data().toString().contains(text)) {
            return index;
        }
    }
    return {};
}

void TestSharing::rowMenu(const QString &text, const QString &action)
{
    QTRY_VERIFY(row(text).isValid());
    const auto place = tree()->visualRect(row(text)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, tree()->viewport()->mapToGlobal(place));
    QApplication::sendEvent(tree()->viewport(), &event);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QVERIFY(takeAction(qobject_cast<QMenu *>(QApplication::activePopupWidget()), action));
}

void TestSharing::openDuplicates()
{
    more(u"findDuplicates"_s);
    QTRY_VERIFY(m_window->isShown(u"duplicatesDialog"_s));
    QTRY_COMPARE(QApplication::activeWindow(), m_window->find(u"duplicatesDialog"_s));
    QTRY_COMPARE(m_window->rows(u"duplicatesTable"_s), 1);
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

void TestSharing::theCacheGoesToAnotherFolder()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    const auto target = m_window->folder() + "/disk/hub"_L1;
    open();
    more(u"moveCache"_s);
    QTRY_VERIFY(m_window->isShown(u"moveDialog"_s));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"moveFolder"_s);
    QVERIFY(!isEnabled(u"moveAct"_s));
    m_window->type(u"moveFolder"_s, target);
    QTRY_VERIFY(isEnabled(u"moveAct"_s));
    QVERIFY2(m_window->text(u"moveFacts"_s).contains("same disk"_L1),
             qPrintable(m_window->text(u"moveFacts"_s)));
    QVERIFY(!QFileInfo::exists(target)); // a plan makes nothing
    m_window->click(u"moveAct"_s);
    QTRY_VERIFY(m_window->isShown(u"moveResult"_s));
    QCOMPARE(m_window->text(u"moveResult"_s), u"The cache is in %1 now."_s.arg(target));
    QVERIFY(m_window->text(u"moveWhy"_s).startsWith("HF_HOME says"_L1));
    QCOMPARE(m_window->text(u"moveLine"_s), u"HF_HUB_CACHE="_s + target);
    m_window->click(u"moveCopy"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"HF_HUB_CACHE="_s + target);
    QVERIFY(!QFileInfo::exists(m_cache->root));
    QVERIFY(QFileInfo::exists(target + "/models--o--m/refs/main"_L1));
    m_window->click(u"moveClose"_s);
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
    QTRY_VERIFY(row(u"o/m"_s).isValid()); // of the new one
    QCOMPARE(m_window->find(u"cacheRoot"_s)->accessibleName(), u"Cache folder "_s + target);
    QCOMPARE(m_window->engine()->options().cacheRoot(), target);
}

void TestSharing::theOldOneMayStay()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    const auto target = m_window->folder() + "/disk/hub"_L1;
    open();
    more(u"moveCache"_s);
    QTRY_VERIFY(m_window->isShown(u"moveDialog"_s));
    m_window->click(u"moveKeep"_s);
    m_window->type(u"moveFolder"_s, target);
    QTRY_VERIFY(isEnabled(u"moveAct"_s));
    QVERIFY2(m_window->text(u"moveFacts"_s).contains("are copied"_L1),
             qPrintable(m_window->text(u"moveFacts"_s)));
    m_window->click(u"moveAct"_s);
    QTRY_VERIFY(m_window->isShown(u"moveResult"_s));
    QCOMPARE(read(blob(u"m"_s, u'b')), m_big);
    QVERIFY(QFileInfo::exists(target + "/models--o--m/refs/main"_L1));
    QCOMPARE(m_window->settings()->cacheFolders(), QStringList{ m_cache->root }); // it stays listed
}

void TestSharing::aFolderThatIsNotEmptyIsRefused()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    write(m_window->folder() + "/full/mine"_L1, "x");
    open();
    more(u"moveCache"_s);
    QTRY_VERIFY(m_window->isShown(u"moveDialog"_s));
    m_window->type(u"moveFolder"_s, m_window->folder() + "/full"_L1);
    QTRY_VERIFY(m_window->text(u"moveTrouble"_s).contains("empty"_L1));
    QVERIFY(!isEnabled(u"moveAct"_s));
    m_window->type(u"moveFolder"_s, m_cache->root + "/inside"_L1);
    QTRY_VERIFY(m_window->text(u"moveTrouble"_s).contains("one lies in the other"_L1));
    m_window->type(u"moveFolder"_s, m_window->folder() + "/free"_L1);
    QTRY_VERIFY(isEnabled(u"moveAct"_s));
    QVERIFY(!m_window->isShown(u"moveTrouble"_s));
    m_window->key(Qt::Key_Return); // Cancel is the default
    QTRY_VERIFY(!m_window->isShown(u"moveDialog"_s));
    QVERIFY(QFileInfo::exists(m_cache->root));
}

void TestSharing::aFolderIsChosen()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    QDir().mkpath(m_window->folder() + "/disk"_L1);
    open();
    more(u"moveCache"_s);
    QTRY_VERIFY(m_window->isShown(u"moveDialog"_s));
    m_window->click(u"moveBrowse"_s);
    QTRY_VERIFY(m_window->isShown(u"moveChooser"_s));
    auto *chooser = m_window->get<QFileDialog>(u"moveChooser"_s);
    QTRY_COMPARE(QApplication::activeWindow(), chooser);
    auto *name = chooser->findChild<QLineEdit *>();
    name->setFocus();
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, m_window->folder() + "/disk"_L1);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(m_window->get<QLineEdit>(u"moveFolder"_s)->text(), m_window->folder() + "/disk"_L1);
    QTRY_VERIFY(isEnabled(u"moveAct"_s));
}

namespace
{

/// Sees for which folder a button of a dialog is enabled.
class PlanWatch : public QObject
{
public:
    PlanWatch(QWidget *button, std::function<QString()> folder)
        : m_folder(std::move(folder))
    {
        button->installEventFilter(this);
    }
    QStringList folders;

protected:
    bool eventFilter(QObject *button, QEvent *event) override
    {
        if (event->type() == QEvent::EnabledChange && static_cast<QWidget *>(button)->isEnabled()) {
            folders.append(m_folder());
        }
        return false;
    }

private:
    std::function<QString()> m_folder;
};

} // namespace

/// The engine is kept busy until the person has typed on.
void TestSharing::noPlanOfAnotherFolderIsOffered()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    const auto folder = m_window->folder() + "/disk"_L1;
    open();
    more(u"moveCache"_s);
    QTRY_VERIFY(m_window->isShown(u"moveDialog"_s));
    PlanWatch moves(m_window->find(u"moveAct"_s),
                    [this] { return m_window->get<MoveDialog>(u"moveDialog"_s)->plan().target; });
    const auto gate = std::make_shared<QSemaphore>();
    const auto atEnd = qScopeGuard([gate] { gate->release(2); });
    Door::post(m_window->engine(), [gate](Services &) { gate->acquire(); });
    m_window->type(u"moveFolder"_s, folder);
    QTRY_VERIFY(m_window->text(u"moveFacts"_s).startsWith("Looking"_L1));
    QTest::keyClicks(m_window->find(u"moveFolder"_s), u"x"_s);
    gate->release();
    QTRY_VERIFY(isEnabled(u"moveAct"_s));
    QCOMPARE(moves.folders, QStringList{ folder + u'x' });
    m_window->click(u"moveCancel"_s);
    QTRY_VERIFY(!m_window->isShown(u"moveDialog"_s));
    rowMenu(u"o/m"_s, u"placeFiles"_s);
    QTRY_VERIFY(m_window->isShown(u"placeDialog"_s));
    PlanWatch places(m_window->find(u"placeAct"_s),
                     [this] { return m_window->get<PlaceDialog>(u"placeDialog"_s)->order().plan.folder; });
    Door::post(m_window->engine(), [gate](Services &) { gate->acquire(); });
    m_window->type(u"placeFolder"_s, folder);
    QTRY_VERIFY(m_window->text(u"placeFacts"_s).startsWith("Looking"_L1));
    QTest::keyClicks(m_window->find(u"placeFolder"_s), u"x"_s);
    gate->release();
    QTRY_VERIFY(isEnabled(u"placeAct"_s));
    QCOMPARE(places.folders, QStringList{ folder + u'x' });
}

/// It lies where the variable does not lead any more.
void TestSharing::aCacheOfAVariableStaysInTheList()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    SmallCache other;
    other.root = m_window->folder() + "/transformers"_L1;
    other.revision(u"x"_s, u'1', { m_big }, u"main"_s);
    const auto target = m_window->folder() + "/disk/other"_L1;
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, m_window->hub.url().toString());
    variables.insert(u"HF_HOME"_s, m_window->folder() + "/hf"_L1);
    variables.insert(u"TRANSFORMERS_CACHE"_s, other.root);
    m_window->options.environment = Environment::from(variables, m_window->folder());
    open();
    m_window->choose(u"cacheRoot"_s, { u"cacheRoot1"_s });
    QTRY_VERIFY(row(u"o/x"_s).isValid());
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
    more(u"moveCache"_s);
    QTRY_VERIFY(m_window->isShown(u"moveDialog"_s));
    m_window->type(u"moveFolder"_s, target);
    QTRY_VERIFY(isEnabled(u"moveAct"_s));
    m_window->click(u"moveAct"_s);
    QTRY_VERIFY(m_window->isShown(u"moveResult"_s));
    QCOMPARE(m_window->text(u"moveLine"_s), u"TRANSFORMERS_CACHE="_s + target);
    QVERIFY(m_window->settings()->cacheFolders().contains(target));
    QCOMPARE(m_window->engine()->options().cacheRoot(), m_cache->root);
}

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
