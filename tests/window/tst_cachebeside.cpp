// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cache/besidetree.h"
#include "tests/cachepage/rows.h"
#include "tests/support/window.h"
#include "tests/upkeep/smallcache.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The Cache page, and what is not in the cache of the program: what lies beside it, other caches, those on
/// disks that are not there.
class TestCacheBeside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatLiesBeside();
    void deletesBesideAndUndoes();
    void takesTheXetLeftovers();
    void whatIsNotConnectedCannotGo();
    void aFolderWithoutItsDiskCanBeTaken();
    void otherCachesAreListed();
    void coloursByLibraryAndOwner();

private:
    void open();
    QTreeView *tree() const { return m_window->get<QTreeView>(u"cacheTree"_s); }
    QModelIndex row(const QString &text) const { return rowWith(tree(), text); }
    void chooseRow(const QString &text);
    void pullOut();
    QString legend() const
    {
        const auto *shown = m_window->find(u"spaceLegend"_s);
        return shown ? shown->accessibleName() : QString();
    }

    std::unique_ptr<TestWindow> m_window;
    std::unique_ptr<SmallCache> m_cache;
    std::unique_ptr<BesideTree> m_beside;
};

void TestCacheBeside::init()
{
    m_window = std::make_unique<TestWindow>();
    m_cache = std::make_unique<SmallCache>();
    m_cache->root = m_window->cacheRoot();
    m_beside = std::make_unique<BesideTree>(*m_cache);
    m_beside->home = QFileInfo(m_window->folder()).canonicalFilePath() + "/hf"_L1;
    m_cache->revision(u"m"_s, u'1', { "a"_ba.repeated(2'000'000) }, u"main"_s);
}

void TestCacheBeside::cleanup()
{
    m_window.reset();
}

void TestCacheBeside::open()
{
    m_window->start();
    m_window->key(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(m_window->isShown(u"cachePage"_s));
}

void TestCacheBeside::chooseRow(const QString &text)
{
    QTRY_VERIFY(row(text).isValid());
    tree()->setFocus();
    QTest::mouseClick(
        tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(row(text).siblingAtColumn(1)).center());
    QCOMPARE(tree()->currentIndex().siblingAtColumn(0).data().toString(), row(text).data().toString());
}

void TestCacheBeside::showsWhatLiesBeside()
{
    m_beside->fill();
    open();
    QTRY_VERIFY(row(u"Xet"_s).isValid());
    QVERIFY(row(u"Assets"_s).isValid() && row(u"Prepared datasets"_s).isValid());
    QVERIFY(row(u"o/squad"_s).isValid()); // as the Hub writes it
    const auto sum = m_window->text(u"cacheSum"_s);
    QVERIFY2(sum.startsWith("2.00 MB in 1 "_L1) && sum.endsWith("and 19.4 kB beside it"_L1), qPrintable(sum));
    chooseRow(u"https___cas_serv"_s);
    m_window->key(Qt::Key_Right); // unfolds it
    chooseRow(u"Chunk cache"_s);
    QVERIFY(row(u"Chunk cache"_s).data(Qt::AccessibleTextRole).toString().contains("Pieces of files"_L1));
    QVERIFY(row(u"Chunk cache"_s).siblingAtColumn(1).data().toString().contains("9.00 kB"_L1));
}

void TestCacheBeside::deletesBesideAndUndoes()
{
    m_beside->fill();
    open();
    chooseRow(u"timm"_s);
    m_window->key(Qt::Key_B);
    chooseRow(u"o/m"_s);
    m_window->key(Qt::Key_B);
    QTRY_VERIFY(m_window->text(u"basketFrees"_s).contains("2.00 MB"_L1));
    QTRY_VERIFY(m_window->get<QPushButton>(u"reviewBasket"_s)->isEnabled());
    m_window->click(u"reviewBasket"_s);
    QTRY_VERIFY(m_window->isShown(u"reviewDialog"_s));
    m_window->click(u"carryOutPlan"_s);
    QTRY_VERIFY(!m_beside->has(u"assets/timm"_s) && !m_beside->has(u"hub/models--o--m"_s));
    QTRY_VERIFY(m_window->isShown(u"cacheQuarantine"_s));
    QTRY_VERIFY(!row(u"timm"_s).isValid());
    QTest::mouseClick(m_window->find(u"cacheQuarantine"_s)->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(m_beside->has(u"assets/timm/weights/default/w.bin"_s)); // one click for both
    QTRY_VERIFY(m_beside->has(u"hub/models--o--m/refs/main"_s));
    QTRY_VERIFY(!m_window->isShown(u"cacheQuarantine"_s));
    QTRY_VERIFY(row(u"timm"_s).isValid());
}

void TestCacheBeside::takesTheXetLeftovers()
{
    m_beside->fill();
    open();
    QTRY_VERIFY(m_window->isShown(u"takeSuggestion"_s));
    QVERIFY(m_window->get<QAbstractButton>(u"takeSuggestion"_s)->accessibleName().contains("Xet"_L1));
    m_window->click(u"takeSuggestion"_s);
    QTRY_VERIFY(m_window->text(u"basketFrees"_s).contains("9.00 kB"_L1));
    QTRY_VERIFY(!m_window->isShown(u"takeSuggestion"_s));
}

/// As if the disk that has it was mounted on the folder above, and is not any more.
void TestCacheBeside::pullOut()
{
    m_window->quit();
    QFile known(m_window->folder() + "/state/volumes.json"_L1);
    QVERIFY(known.open(QIODevice::WriteOnly));
    const QJsonObject mounts{ { m_window->cacheRoot(), m_window->folder() + "/hf"_L1 } };
    QVERIFY(known.write(QJsonDocument(mounts).toJson()) > 0);
    known.close();
    QVERIFY(QDir(m_window->folder() + "/hf"_L1).removeRecursively());
}

void TestCacheBeside::whatIsNotConnectedCannotGo()
{
    m_cache->revision(u"m"_s, u'2', { "b"_ba.repeated(1000) }); // would be a suggestion
    open();
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
    pullOut();
    open();
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("Not connected, scanned"_L1));
    QTRY_VERIFY(row(u"o/m"_s).isValid()); // what it had stays to be seen
    QTRY_VERIFY(m_window->isShown(u"errorBanner"_s)); // and says why
    QVERIFY(!m_window->isShown(u"suggestions"_s));
    chooseRow(u"o/m"_s);
    m_window->key(Qt::Key_B);
    m_window->click(u"cacheColours"_s); // some other event, after which the bar would be there
    m_window->key(Qt::Key_Escape);
    QVERIFY(!m_window->isShown(u"basketBar"_s));
    QVERIFY(!row(u"o/m"_s).data(Qt::CheckStateRole).isValid());
    QStringList offered;
    QTimer::singleShot(0, m_window->window(), [&offered] { // runs while the menu is open
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (const auto *action : menu->actions()) {
            offered << (action->isEnabled() ? action->objectName() : QString());
        }
        menu->close();
    });
    QTest::mouseClick(m_window->find(u"cacheMore"_s), Qt::LeftButton);
    QVERIFY(offered.size() > 6);
    for (const auto &act : { u"verifyAll"_s, u"checkAllUpdates"_s, u"findDuplicates"_s, u"moveCache"_s }) {
        QVERIFY2(!offered.contains(act), qPrintable(act));
    }
    QVERIFY(!QFileInfo::exists(m_window->folder() + "/hf"_L1)); // nothing was made in its place
}

void TestCacheBeside::aFolderWithoutItsDiskCanBeTaken()
{
    open();
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
    pullOut();
    m_cache->revision(u"copied"_s, u'1', { "c"_ba.repeated(1000) }, u"main"_s);
    open();
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("Not connected"_L1));
    QVERIFY(!row(u"o/copied"_s).isValid());
    m_window->choose(u"cacheRoot"_s, { u"adoptCache"_s });
    QTRY_VERIFY(row(u"o/copied"_s).isValid());
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
}

void TestCacheBeside::otherCachesAreListed()
{
    SmallCache old;
    old.revision(u"old"_s, u'1', { "o"_ba.repeated(1000) }, u"main"_s);
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, m_window->hub.url().toString());
    variables.insert(u"HF_HOME"_s, m_window->folder() + "/hf"_L1);
    variables.insert(u"TRANSFORMERS_CACHE"_s, old.root);
    m_window->options.environment = Environment::from(variables, m_window->folder());
    m_beside->fill();
    open();
    QTRY_VERIFY(row(u"o/m"_s).isValid());
    m_window->choose(u"cacheRoot"_s, { u"cacheRoot1"_s });
    QTRY_VERIFY(row(u"o/old"_s).isValid());
    QVERIFY(!row(u"o/m"_s).isValid());
    QVERIFY(!m_window->text(u"cacheSum"_s).contains("beside"_L1)); // that lies beside the other one
    m_window->choose(u"cacheRoot"_s, { u"cacheRoot0"_s });
    QTRY_VERIFY(row(u"o/m"_s).isValid());
}

void TestCacheBeside::coloursByLibraryAndOwner()
{
    const auto snapshot = u"models--o--m/snapshots/%1/"_s.arg(m_cache->hash(u'1'));
    m_cache->write(snapshot + "model_index.json"_L1, "{}");
    m_cache->revision(u"n"_s, u'1', { "n"_ba.repeated(1000) }, u"main"_s);
    open();
    QTRY_VERIFY(legend().contains("Models"_L1));
    auto *colours = m_window->get<QComboBox>(u"cacheColours"_s);
    colours->setFocus();
    QTest::keyClick(colours, Qt::Key_Down);
    QCOMPARE(colours->currentText(), u"Library"_s);
    QTRY_VERIFY(legend().contains("diffusers, Another library"_L1));
    QTest::keyClick(colours, Qt::Key_Down);
    QTRY_VERIFY(legend().contains(": o, "_L1));
    QVERIFY(row(u"o/m"_s).data(Qt::ToolTipRole).toString().contains("Library: diffusers"_L1));
}

QTEST_MAIN(TestCacheBeside)
#include "tst_cachebeside.moc"
