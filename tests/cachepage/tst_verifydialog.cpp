// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/hubcache.h"

#include <QPushButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;

namespace
{
constexpr int longMs = HubCache::longMs;
constexpr qint64 MiB = 1 << 20;
enum QueueColumn { Name, State };
enum FileColumn { Path, Size, Finding };
} // namespace

/// Revisions are verified from the Cache page, by mouse and by keys.
class TestVerifyDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_cache.reset(); }
    void whatIsDamagedIsFoundAndRepaired();
    void allIsGood();
    void severalRowsAndAllOfThem();
    void oneIsStoppedAndThenAll();
    void closingStopsNothing();
    void errorsAreExplained();
    void whatIsOverIsCleared();

private:
    QString state(int row) const { return m_cache->cell(u"verifyQueue"_s, row, State); }
    int files() const { return m_cache->window.rows(u"verifyFiles"_s); }
    QString sentence() const { return m_cache->window.text(u"verifySentence"_s); }
    /// Whoever needs the list of files of that repo waits for it.
    void holdListing(const QString &id);

    const Blob m_big = Blob::seeded(5, 2 * MiB);
    std::unique_ptr<HubCache> m_cache;
};

void TestVerifyDialog::init()
{
    m_cache = std::make_unique<HubCache>();
    m_cache->add(u"org/model"_s,
                 { { u"config.json"_s, QByteArray("{}\n") },
                   { u"onnx/model.json"_s, QByteArray("[]\n") },
                   { u"weights.safetensors"_s, m_big } });
    m_cache->add(u"org/other"_s, { { u"config.json"_s, QByteArray("{1}\n") } });
    m_cache->window.start();
    m_cache->fetch(u"org/model"_s);
    m_cache->fetch(u"org/other"_s);
}

void TestVerifyDialog::holdListing(const QString &id)
{
    m_cache->dropListing(id);
    m_cache->window.hub.addFault(FakeHub::Fault::stallAfter(0).on(u"*/%1/tree/*"_s.arg(id)));
}

void TestVerifyDialog::whatIsDamagedIsFoundAndRepaired()
{
    auto &window = m_cache->window;
    const auto weights = u"weights.safetensors"_s;
    const auto blob = m_cache->blobOf(u"org/model"_s, weights);
    m_cache->damage(u"org/model"_s, weights);
    QVERIFY(QFile::remove(m_cache->blobOf(u"org/model"_s, u"config.json"_s)));
    m_cache->open(2);
    m_cache->chooseInRow(u"org/model"_s, u"verifyRows"_s);
    QTRY_VERIFY(window.isShown(u"verifyDialog"_s));
    QTRY_COMPARE_WITH_TIMEOUT(files(), 3, longMs);
    QCOMPARE(window.rows(u"verifyQueue"_s), 1);
    QVERIFY(m_cache->cell(u"verifyQueue"_s, 0, Name).startsWith(u"org/model, main"_s));
    QVERIFY2(sentence().contains(u"damaged"_s) && sentence().contains(u"lost"_s), qPrintable(sentence()));
    QCOMPARE(m_cache->cell(u"verifyFiles"_s, 0, Path), u"config.json"_s); // findings first
    QCOMPARE(m_cache->cell(u"verifyFiles"_s, 0, Finding), u"Lost"_s);
    QCOMPARE(m_cache->cell(u"verifyFiles"_s, 1, Finding), u"Damaged"_s);
    QCOMPARE(m_cache->cell(u"verifyFiles"_s, 1, Size), u"2.10 MB"_s);
    QCOMPARE(m_cache->cell(u"verifyFiles"_s, 2, Finding), u"As the Hub says"_s);
    QTest::mouseClick(window.find(u"verifyFilter"_s)->findChildren<QAbstractButton *>().last(),
                      Qt::LeftButton);
    QCOMPARE(files(), 2);
    window.clickRow(u"verifyFiles"_s, 1);
    const auto detail = window.text(u"verifyDetail"_s);
    QVERIFY2(detail.contains(QString::fromLatin1(m_big.sha256())), qPrintable(detail));
    QVERIFY(detail.contains(QString::fromLatin1(*Hasher::file(blob, ContentId::Algorithm::Sha256, {}))));
    window.click(u"repairVerified"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(0), u"Repaired, verify again"_s, longMs);
    QVERIFY(!window.find(u"repairVerified"_s)->isEnabled());
    window.click(u"verifyAgain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(0), u"Verified"_s, longMs); // also what was lost
    QFile mended(blob);
    QVERIFY(mended.open(QIODevice::ReadOnly) && mended.readAll() == m_big.bytes());
}

void TestVerifyDialog::allIsGood()
{
    auto &window = m_cache->window;
    m_cache->open(2);
    m_cache->chooseInRow(u"org/model"_s, u"verifyRows"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(0), u"Verified"_s, longMs);
    QTRY_COMPARE(files(), 3);
    QVERIFY(!window.find(u"repairVerified"_s)->isEnabled());
    QTest::mouseClick(window.find(u"verifyFilter"_s)->findChildren<QAbstractButton *>().last(),
                      Qt::LeftButton);
    QCOMPARE(files(), 0);
    QVERIFY(!window.text(u"verifyDetail"_s).isEmpty()); // says that there are none
    window.click(u"verifyClose"_s);
    QTRY_VERIFY(!window.isShown(u"verifyDialog"_s));
    QVERIFY(!window.isShown(u"verifyStrip"_s)); // it was seen
}

void TestVerifyDialog::severalRowsAndAllOfThem()
{
    auto &window = m_cache->window;
    m_cache->open(2);
    m_cache->click(u"org/model"_s);
    m_cache->click(u"org/other"_s, Qt::ControlModifier);
    m_cache->chooseInRow(u"org/other"_s, u"verifyRows"_s);
    QTRY_COMPARE(window.rows(u"verifyQueue"_s), 2);
    QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Verified"_s, longMs);
    window.click(u"clearVerify"_s);
    QTRY_COMPARE(window.rows(u"verifyQueue"_s), 0);
    window.click(u"verifyClose"_s);
    QTRY_VERIFY(!window.isShown(u"verifyDialog"_s));
    window.choose(u"cacheMore"_s, { u"verifyAll"_s });
    QTRY_COMPARE(window.rows(u"verifyQueue"_s), 2);
    QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Verified"_s, longMs);
    QVERIFY(window.text(u"verifySum"_s).contains(u"2 of 2"_s));
}

void TestVerifyDialog::oneIsStoppedAndThenAll()
{
    auto &window = m_cache->window;
    holdListing(u"org/model"_s);
    holdListing(u"org/other"_s);
    m_cache->open(2);
    window.choose(u"cacheMore"_s, { u"verifyAll"_s });
    QTRY_COMPARE(window.rows(u"verifyQueue"_s), 2);
    QTRY_COMPARE(state(0), u"Reading the list"_s);
    QCOMPARE(state(1), u"Waiting"_s);
    window.clickRow(u"verifyQueue"_s, 1);
    window.click(u"stopVerify"_s);
    QTRY_COMPARE(state(1), u"Stopped"_s);
    QCOMPARE(state(0), u"Reading the list"_s);
    window.click(u"verifyAgain"_s);
    QTRY_COMPARE(state(1), u"Waiting"_s);
    window.click(u"stopAllVerify"_s);
    QTRY_COMPARE(state(0), u"Stopped"_s);
    QTRY_COMPARE(state(1), u"Stopped"_s);
    QVERIFY(!window.find(u"stopAllVerify"_s)->isEnabled());
}

void TestVerifyDialog::closingStopsNothing()
{
    auto &window = m_cache->window;
    m_cache->damage(u"org/model"_s, u"weights.safetensors"_s);
    holdListing(u"org/model"_s);
    m_cache->open(2);
    m_cache->chooseInRow(u"org/model"_s, u"verifyRows"_s);
    QTRY_COMPARE(state(0), u"Reading the list"_s);
    window.click(u"verifyClose"_s);
    QTRY_VERIFY(window.isShown(u"verifyStrip"_s));
    const auto words = [&window] { return window.find(u"verifyStrip"_s)->accessibleName(); };
    QVERIFY2(words().contains(u"org/model"_s), qPrintable(words()));
    window.hub.clearFaults();
    window.hub.dropConnections();
    QTRY_VERIFY_WITH_TIMEOUT(words().contains(u"damaged"_s), longMs);
    QTest::mouseClick(window.find(u"verifyStrip"_s)->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(window.isShown(u"verifyDialog"_s));
    QTRY_COMPARE(files(), 3);
    QTRY_VERIFY(!window.isShown(u"verifyStrip"_s));
}

void TestVerifyDialog::errorsAreExplained()
{
    auto &window = m_cache->window;
    m_cache->dropListing(u"org/model"_s);
    m_cache->open(2);
    window.hub.goAway();
    window.choose(u"cacheMore"_s, { u"verifyAll"_s });
    QTRY_COMPARE_WITH_TIMEOUT(state(0), u"Not verified"_s, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Verified"_s, longMs); // its listing was kept
    window.clickRow(u"verifyQueue"_s, 0);
    QVERIFY2(sentence().contains(u"cannot be reached"_s), qPrintable(sentence()));
    QCOMPARE(files(), 0);
    window.hub.comeBack();
    window.click(u"verifyAgain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Verified"_s, longMs);
}

void TestVerifyDialog::whatIsOverIsCleared()
{
    auto &window = m_cache->window;
    m_cache->open(2);
    m_cache->chooseInRow(u"org/other"_s, u"verifyRows"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(0), u"Verified"_s, longMs);
    window.tabTo(u"clearVerify"_s);
    window.key(Qt::Key_Space);
    QTRY_COMPARE(window.rows(u"verifyQueue"_s), 0);
    QVERIFY(!window.find(u"clearVerify"_s)->isEnabled());
    QVERIFY(!window.find(u"verifyAgain"_s)->isEnabled());
}

QTEST_MAIN(TestVerifyDialog)
#include "tst_verifydialog.moc"
