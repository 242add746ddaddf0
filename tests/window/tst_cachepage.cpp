// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "tests/cachepage/rows.h"
#include "tests/support/window.h"
#include "tests/upkeep/smallcache.h"
#include "ui/shared/noticebar.h"

#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestCachePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyOneTeaches();
    void showsWhatIsThere();
    void deletesByKeysAndUndoes();
    void cancelIsTheDefault();
    void deletesForGood();
    void saysWhySomethingIsStillThere();
    void takesASuggestion();
    void whatIsPinnedStays();
    void filters();
    void noticesOtherPrograms();
    void remembersOverARestart();

private:
    void open();
    QTreeView *tree() const { return m_window->get<QTreeView>(u"cacheTree"_s); }
    QModelIndex row(const QString &text) const { return rowWith(tree(), text); }
    void chooseRow(const QString &text);
    bool isThere(const QString &path) const { return QFileInfo::exists(m_cache->at(path)); }

    std::unique_ptr<TestWindow> m_window;
    std::unique_ptr<SmallCache> m_cache;
};

void TestCachePage::init()
{
    m_window = std::make_unique<TestWindow>();
    m_cache = std::make_unique<SmallCache>();
    m_cache->root = m_window->cacheRoot();
}

void TestCachePage::cleanup()
{
    m_window.reset();
}

void TestCachePage::open()
{
    m_window->start();
    m_window->key(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(m_window->isShown(u"cachePage"_s));
}

void TestCachePage::chooseRow(const QString &text)
{
    QTRY_VERIFY(row(text).isValid());
    tree()->setFocus();
    QTest::mouseClick(
        tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(row(text).siblingAtColumn(1)).center());
    QCOMPARE(tree()->currentIndex().row(), row(text).row());
}

void TestCachePage::anEmptyOneTeaches()
{
    QDir().rmdir(m_window->cacheRoot());
    open();
    QTRY_VERIFY(!m_window->isShown(u"cacheTree"_s));
}

void TestCachePage::showsWhatIsThere()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba.repeated(3'000'000) }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { "b"_ba.repeated(1000) }, u"main"_s);
    open();
    QTRY_VERIFY(row(u"Models"_s).isValid());
    QTRY_VERIFY(row(u"o/m"_s).isValid());
    QVERIFY(row(u"o/n"_s).row() > row(u"o/m"_s).row()); // the largest first
    QVERIFY(m_window->text(u"cacheSum"_s).contains(u"3"_s));
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
    QVERIFY(m_window->isShown(u"spaceMap"_s));
}

void TestCachePage::deletesByKeysAndUndoes()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba.repeated(3'000'000) }, u"main"_s);
    m_cache->revision(u"n"_s, u'1', { "b"_ba.repeated(1000) }, u"main"_s);
    open();
    chooseRow(u"o/m"_s);
    m_window->key(Qt::Key_B);
    QTRY_VERIFY(m_window->text(u"basketFrees"_s).contains(u"3.00 MB"_s));
    m_window->tabTo(u"reviewBasket"_s);
    m_window->key(Qt::Key_Space);
    QTRY_VERIFY(m_window->isShown(u"reviewDialog"_s));
    QVERIFY(m_window->get<QRadioButton>(u"keepInQuarantine"_s)->isChecked());
    m_window->tabTo(u"carryOutPlan"_s);
    m_window->key(Qt::Key_Space);
    QTRY_VERIFY(!isThere(u"models--o--m"_s));
    QVERIFY(isThere(u"models--o--n"_s));
    QTRY_VERIFY(m_window->isShown(u"cacheQuarantine"_s));
    QTRY_VERIFY(!row(u"o/m"_s).isValid());
    QVERIFY(!m_window->isShown(u"basketBar"_s));
    QTest::mouseClick(m_window->find(u"cacheQuarantine"_s)->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(isThere(u"models--o--m/refs/main"_s));
    QTRY_VERIFY(row(u"o/m"_s).isValid());
    QTRY_VERIFY(!m_window->isShown(u"cacheQuarantine"_s));
}

void TestCachePage::cancelIsTheDefault()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    open();
    chooseRow(u"o/m"_s);
    m_window->key(Qt::Key_B);
    QTRY_VERIFY(m_window->get<QPushButton>(u"reviewBasket"_s)
                && m_window->get<QPushButton>(u"reviewBasket"_s)->isEnabled());
    m_window->click(u"reviewBasket"_s);
    QTRY_VERIFY(m_window->isShown(u"reviewDialog"_s));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"cancelReview"_s);
    m_window->key(Qt::Key_Return);
    QTRY_VERIFY(!m_window->isShown(u"reviewDialog"_s));
    QVERIFY(isThere(u"models--o--m/refs/main"_s));
    QVERIFY(m_window->isShown(u"basketBar"_s)); // nothing of the choice is lost
}

void TestCachePage::deletesForGood()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba.repeated(5000) }, u"main"_s);
    open();
    chooseRow(u"o/m"_s);
    m_window->key(Qt::Key_B);
    QTRY_VERIFY(m_window->get<QPushButton>(u"reviewBasket"_s)
                && m_window->get<QPushButton>(u"reviewBasket"_s)->isEnabled());
    m_window->click(u"reviewBasket"_s);
    QTRY_VERIFY(m_window->isShown(u"reviewDialog"_s));
    m_window->click(u"deleteNow"_s);
    QVERIFY(m_window->text(u"carryOutPlan"_s).contains("now"_L1));
    m_window->click(u"carryOutPlan"_s);
    QTRY_VERIFY(!isThere(u"models--o--m"_s));
    QTRY_VERIFY(m_window->isShown(u"cacheNews"_s));
    QVERIFY(!m_window->isShown(u"cacheQuarantine"_s));
    QVERIFY(!QFileInfo::exists(m_window->folder() + "/hf/.hubdesk-quarantine"_L1));
}

void TestCachePage::saysWhySomethingIsStillThere()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba.repeated(5000) }, u"main"_s);
    m_cache->write(u".locks/models--o--m/%1.lock"_s.arg(QString(64, u'a')));
    const auto lock = FileLock::tryLock(m_cache->at(u".locks/models--o--m/%1.lock"_s.arg(QString(64, u'a'))));
    QVERIFY(lock && lock->isHeld()); // somebody downloads it
    open();
    chooseRow(u"o/m"_s);
    m_window->key(Qt::Key_B);
    QTRY_VERIFY(m_window->get<QPushButton>(u"reviewBasket"_s)
                && m_window->get<QPushButton>(u"reviewBasket"_s)->isEnabled());
    m_window->click(u"reviewBasket"_s);
    QTRY_VERIFY(m_window->isShown(u"reviewDialog"_s));
    m_window->click(u"carryOutPlan"_s);
    QTRY_VERIFY(m_window->isShown(u"cacheNews"_s));
    const auto said = m_window->get<NoticeBar>(u"cacheNews"_s)->notice().text;
    QVERIFY2(said.contains("models--o--m: a program uses it right now"_L1), qPrintable(said));
    QVERIFY(isThere(u"models--o--m/refs/main"_s));
}

void TestCachePage::takesASuggestion()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    m_cache->revision(u"m"_s, u'2', { "b"_ba.repeated(2'000'000) });
    open();
    QTRY_VERIFY(m_window->isShown(u"takeSuggestion"_s));
    m_window->click(u"takeSuggestion"_s);
    QTRY_VERIFY(m_window->text(u"basketFrees"_s).contains(u"2.00 MB"_s));
    QTRY_VERIFY(!m_window->isShown(u"takeSuggestion"_s)); // it is in the basket
}

void TestCachePage::whatIsPinnedStays()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    m_window->start();
    m_window->settings()->pins.set({ u"model/o/m"_s });
    m_window->key(Qt::Key_7, Qt::ControlModifier);
    chooseRow(u"o/m"_s);
    m_window->key(Qt::Key_B);
    QTRY_VERIFY(m_window->text(u"basketStays"_s).contains(u"pinned"_s));
    QVERIFY(!m_window->get<QPushButton>(u"reviewBasket"_s)->isEnabled());
}

void TestCachePage::filters()
{
    m_cache->revision(u"big"_s, u'1', { "a"_ba.repeated(3'000'000) }, u"main"_s);
    m_cache->revision(u"small"_s, u'1', { "b"_ba }, u"main"_s);
    open();
    QTRY_VERIFY(row(u"o/small"_s).isValid());
    m_window->type(u"cacheFilter"_s, u">1mb"_s);
    QTRY_VERIFY(!row(u"o/small"_s).isValid());
    QVERIFY(row(u"o/big"_s).isValid());
    m_window->type(u"cacheFilter"_s, u"size>"_s);
    QTRY_VERIFY(m_window->text(u"cacheFlaw"_s).contains("size>"_L1));
    QTRY_VERIFY(row(u"o/small"_s).isValid()); // what is no filter filters nothing
}

void TestCachePage::noticesOtherPrograms()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    open();
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
    m_cache->revision(u"n"_s, u'1', { "b"_ba }, u"main"_s);
    QTRY_VERIFY_WITH_TIMEOUT(row(u"o/n"_s).isValid(), 20'000);
}

void TestCachePage::remembersOverARestart()
{
    m_cache->revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    open();
    QTRY_VERIFY(m_window->text(u"cacheAge"_s).contains("watching"_L1));
    m_window->quit();
    QDir().rename(m_window->cacheRoot(), m_window->folder() + "/unplugged"_L1);
    open();
    QTRY_VERIFY(row(u"o/m"_s).isValid()); // what was there, and since when
}

QTEST_MAIN(TestCachePage)
#include "tst_cachepage.moc"
