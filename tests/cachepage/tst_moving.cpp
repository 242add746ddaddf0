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

/// A cache that moves, as a person does it.
class TestMoving : public QObject, private SharingStage
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_window.reset(); }
    void theCacheGoesToAnotherFolder();
    void theOldOneMayStay();
    void aFolderThatIsNotEmptyIsRefused();
    void aFolderIsChosen();
    void noPlanOfAnotherFolderIsOffered();
    void aCacheOfAVariableStaysInTheList();
};

void TestMoving::theCacheGoesToAnotherFolder()
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

void TestMoving::theOldOneMayStay()
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

void TestMoving::aFolderThatIsNotEmptyIsRefused()
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

void TestMoving::aFolderIsChosen()
{
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    QDir().mkpath(m_window->folder() + "/disk"_L1);
    open();
    more(u"moveCache"_s);
    QTRY_VERIFY(m_window->isShown(u"moveDialog"_s));
    m_window->click(u"moveBrowse"_s);
    choosePath(u"moveChooser"_s, m_window->folder() + "/disk"_L1);
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
void TestMoving::noPlanOfAnotherFolderIsOffered()
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
void TestMoving::aCacheOfAVariableStaysInTheList()
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

QTEST_MAIN(TestMoving)
#include "tst_moving.moc"
