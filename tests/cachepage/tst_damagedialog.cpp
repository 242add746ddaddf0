// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachechecks.h"
#include "tests/cachepage/hubcache.h"
#include "ui/cache/cachecare.h"
#include "ui/cache/damagemodel.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{
constexpr int longMs = HubCache::longMs;
} // namespace

/// What is damaged in a cache is told on its page, and repaired there.
class TestDamageDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_cache.reset(); }
    void whatIsLostComesBack();
    void aRefIsCorrected();
    void aLinkOnTheWayIsNoOtherPlace();
    void whatIsToBeDoneByHandIsExplained();
    void theStripIsPutAside();
    void whatIsChosenStaysSo();
    void anotherCacheHasItsOwn();
    void eachKindHasItsWords();

private:
    QString cell(int row, int column) const { return m_cache->cell(u"warningsTable"_s, row, column); }
    int rows() const { return m_cache->window.rows(u"warningsTable"_s); }
    QString inCache(const QString &path) const { return m_cache->window.cacheRoot() + u'/' + path; }
    void write(const QString &path, const QByteArray &content) const;
    void showStrip();

    std::unique_ptr<HubCache> m_cache;
};

void TestDamageDialog::init()
{
    m_cache = std::make_unique<HubCache>();
    m_cache->add(u"org/model"_s,
                 { { u"config.json"_s, QByteArray("{}\n") }, { u"a/b.json"_s, QByteArray("[]\n") } });
    m_cache->window.start();
    m_cache->fetch(u"org/model"_s);
}

void TestDamageDialog::write(const QString &path, const QByteArray &content) const
{
    QFile file(inCache(path));
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

void TestDamageDialog::showStrip()
{
    m_cache->open(1);
    QTRY_VERIFY_WITH_TIMEOUT(m_cache->window.isShown(u"warningsStrip"_s), longMs);
    QTest::mouseClick(m_cache->window.find(u"warningsStrip"_s)->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(m_cache->window.isShown(u"warningsDialog"_s));
}

void TestDamageDialog::whatIsLostComesBack()
{
    const auto blob = m_cache->blobOf(u"org/model"_s, u"a/b.json"_s);
    QVERIFY(QFile::remove(blob));
    showStrip();
    QCOMPARE(rows(), 1);
    QCOMPARE(cell(0, DamageModel::WhatColumn), u"A file whose content is missing"_s);
    QCOMPARE(cell(0, DamageModel::WhereColumn), u"org/model"_s);
    QCOMPARE(cell(0, DamageModel::MendingColumn), u"Download it again"_s);
    QVERIFY(m_cache->window.text(u"warningPath"_s).endsWith(u"/a/b.json"_s));
    QTest::keyClick(m_cache->window.find(u"repairDamaged"_s), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 0, longMs);
    QVERIFY(QFileInfo::exists(blob));
    QTRY_VERIFY(!m_cache->window.isShown(u"warningsStrip"_s));
    QVERIFY(m_cache->window.text(u"warningsSum"_s).contains(u"as it should be"_s));
    QVERIFY(!m_cache->window.find(u"repairDamaged"_s)->isEnabled());
    QTest::keyClick(m_cache->window.find(u"warningsDialog"_s), Qt::Key_Escape);
    QTRY_VERIFY(!m_cache->window.isShown(u"warningsDialog"_s));
}

void TestDamageDialog::aRefIsCorrected()
{
    write(u"models--org--model/refs/old"_s, QByteArray(40, '9'));
    write(u"models--org--model/refs/v1"_s, m_cache->commit(u"org/model"_s).hex.toLatin1() + '\n');
    m_cache->open(1);
    QTRY_VERIFY_WITH_TIMEOUT(m_cache->window.isShown(u"warningsStrip"_s), longMs);
    m_cache->chooseInRow(u"org/model"_s, u"showRowWarnings"_s);
    QTRY_COMPARE(rows(), 2);
    QCOMPARE(m_cache->window.get<QPushButton>(u"repairDamaged"_s)->text(), u"Repair 2 thing(s)"_s);
    m_cache->window.click(u"repairDamaged"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 0, longMs);
    QVERIFY(!QFileInfo::exists(inCache(u"models--org--model/refs/old"_s)));
    QCOMPARE(m_cache->store().resolve(HubCache::repo(u"org/model"_s), Revision{ u"v1"_s }),
             m_cache->commit(u"org/model"_s));
}

/// As with a cache folder that is a link to another disk.
void TestDamageDialog::aLinkOnTheWayIsNoOtherPlace()
{
    write(u"models--org--model/refs/old"_s, QByteArray(40, '9'));
    const auto link = m_cache->window.folder() + "/link"_L1;
    QVERIFY(QFile::link(m_cache->window.cacheRoot(), link));
    const MendOrder order{ link,
                           { { CacheDamage::Kind::RefToNothing,
                               QFileInfo(inCache(u"models--org--model/refs/old"_s)).canonicalFilePath(),
                               QString(40, u'9') } },
                           {} };
    std::optional<Result<Mended>> done;
    ask(
        m_cache->window.engine(),
        this,
        [order](Services &core, std::stop_token) { return mendCache(&core, order); },
        [&done](const Result<Mended> &mended) { done = mended; });
    QTRY_VERIFY_WITH_TIMEOUT(done, longMs);
    QVERIFY(*done && (*done)->refs == 1 && (*done)->failures.isEmpty());
    QVERIFY(!QFileInfo::exists(inCache(u"models--org--model/refs/old"_s)));
}

void TestDamageDialog::whatIsToBeDoneByHandIsExplained()
{
    write(u"note.txt"_s, "x");
    write(u"models--org--model/refs/old"_s, QByteArray(40, '9'));
    showStrip();
    QCOMPARE(rows(), 2);
    m_cache->window.clickRow(u"warningsTable"_s, 1);
    QCOMPARE(cell(1, DamageModel::WhereColumn), u"note.txt"_s);
    QCOMPARE(cell(1, DamageModel::MendingColumn), u"By hand"_s);
    QVERIFY(m_cache->window.text(u"warningSentence"_s).contains(u"by hand"_s));
    QVERIFY(!m_cache->window.find(u"repairDamaged"_s)->isEnabled());
    QVERIFY(!m_cache->window.find(u"showDamaged"_s)->isEnabled());
    QVERIFY(m_cache->window.find(u"openDamaged"_s)->isEnabled());
    m_cache->window.clickRow(u"warningsTable"_s, 0);
    QVERIFY(m_cache->window.find(u"showDamaged"_s)->isEnabled());
    m_cache->window.click(u"showDamaged"_s);
    QTRY_VERIFY(m_cache->window.isShown(u"repoPage"_s));
}

void TestDamageDialog::theStripIsPutAside()
{
    write(u"note.txt"_s, "x");
    m_cache->open(1);
    QTRY_VERIFY_WITH_TIMEOUT(m_cache->window.isShown(u"warningsStrip"_s), longMs);
    auto *strip = m_cache->window.find(u"warningsStrip"_s);
    QTest::mouseClick(strip->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!strip->isVisible());
    m_cache->window.click(u"scanCache"_s);
    QTRY_VERIFY(m_cache->window.text(u"cacheAge"_s).contains(u"watching"_s));
    QVERIFY(!strip->isVisible());
    write(u"other.txt"_s, "x");
    m_cache->window.click(u"scanCache"_s);
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), longMs); // these are other ones
    m_cache->window.choose(u"cacheMore"_s, { u"showWarnings"_s });
    QTRY_COMPARE(rows(), 2);
}

void TestDamageDialog::whatIsChosenStaysSo()
{
    write(u"models--org--model/refs/old"_s, QByteArray(40, '9'));
    write(u"models--org--model/refs/older"_s, QByteArray(40, '8'));
    showStrip();
    m_cache->window.clickRow(u"warningsTable"_s, 1);
    QCOMPARE(m_cache->window.text(u"repairDamaged"_s), u"Repair 1 thing(s)"_s);
    const auto path = m_cache->window.text(u"warningPath"_s);
    write(u"note.txt"_s, "x");
    m_cache->window.click(u"scanCache"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 3, longMs);
    QCOMPARE(m_cache->window.text(u"warningPath"_s), path);
    QCOMPARE(m_cache->window.text(u"repairDamaged"_s), u"Repair 1 thing(s)"_s);
}

/// Nothing is known of it at first.
void TestDamageDialog::anotherCacheHasItsOwn()
{
    const auto other = m_cache->window.folder() + "/other"_L1;
    QVERIFY(QDir().mkpath(other));
    m_cache->window.settings()->cacheFolders.set({ other });
    write(u"models--org--model/refs/old"_s, QByteArray(40, '9'));
    showStrip();
    QVERIFY(m_cache->window.find(u"repairDamaged"_s)->isEnabled());
    const auto pages = m_cache->window.window()->findChildren<CacheCare *>();
    QCOMPARE(pages.size(), 1);
    pages.first()->setRoot(other);
    QCOMPARE(rows(), 0);
    QVERIFY(!m_cache->window.find(u"repairDamaged"_s)->isEnabled());
    QVERIFY(!m_cache->window.find(u"showDamaged"_s)->isEnabled());
    QVERIFY(!m_cache->window.isShown(u"warningsStrip"_s));
    pages.first()->setRoot(m_cache->window.cacheRoot());
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, longMs);
}

void TestDamageDialog::eachKindHasItsWords()
{
    CacheReport report;
    for (int kind = 0; kind <= int(CacheDamage::Kind::Unreadable); ++kind) {
        report.damages.append({ CacheDamage::Kind(kind), u"/cache/x%1"_s.arg(kind), u"detail"_s });
    }
    DamageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReport(report);
    QCOMPARE(model.rowCount(), report.damages.size());
    QSet<QString> titles;
    for (const auto &row : model.rows()) {
        titles.insert(damageTitle(row.damage.kind));
        QVERIFY(damageSentence(row.damage, row.mending).endsWith(u'.')
                || row.damage.kind == CacheDamage::Kind::Unreadable);
    }
    QCOMPARE(titles.size(), report.damages.size());
}

QTEST_MAIN(TestDamageDialog)
#include "tst_damagedialog.moc"
