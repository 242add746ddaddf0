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
enum Column { Repo, RefName, Commits, Since, Changes, Bytes, State };
enum FileColumn { Path, Change, Size, Fate };
} // namespace

/// The cache is compared with the Hub from the Cache page, by mouse and by keys.
class TestRadarDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_cache.reset(); }
    void whatIsNewerIsShownAndFetched();
    void ofAPartOnlyThatPart();
    void nothingIsNew();
    void severalAreTicked();
    void oneIsFetchedFromItsMenu();
    void troubleIsSaidInItsRow();
    void whatFailsFirstIsNotChosen();
    void withoutANetworkThereIsOneSentence();
    void itIsStoppedAndGoesOnWithoutTheDialog();

private:
    QString change(const QString &id, const QMap<QString, Blob> &add, const QStringList &gone = {});
    void checkAll();
    void openWithOneHidden();
    int rows() const { return m_cache->window.rows(u"updatesTable"_s); }
    QString cell(int row, Column column) const { return m_cache->cell(u"updatesTable"_s, row, column); }
    QString file(int row, FileColumn column) const { return m_cache->cell(u"updateFiles"_s, row, column); }
    void tick(int row);

    std::unique_ptr<HubCache> m_cache;
};

void TestRadarDialog::init()
{
    m_cache = std::make_unique<HubCache>();
    for (const auto &id : { u"org/model"_s, u"org/other"_s }) {
        m_cache->add(id,
                     { { u"config.json"_s, QByteArray("{}\n") },
                       { u"old.json"_s, QByteArray("[]\n") },
                       { u"weights.safetensors"_s, Blob::seeded(5, 500'000) } });
    }
    m_cache->window.start();
}

QString TestRadarDialog::change(const QString &id, const QMap<QString, Blob> &add, const QStringList &gone)
{
    return m_cache->window.hub.commit(
        FakeHub::RepoKind::Model, id, { .add = add, .remove = gone, .title = u"Better words"_s });
}

void TestRadarDialog::checkAll()
{
    m_cache->window.choose(u"cacheMore"_s, { u"checkAllUpdates"_s });
    QTRY_VERIFY(m_cache->window.isShown(u"updatesDialog"_s));
}

/// By the keyboard.
void TestRadarDialog::tick(int row)
{
    auto &window = m_cache->window;
    window.clickRow(u"updatesTable"_s, row);
    QTest::keyClick(window.find(u"updatesTable"_s), Qt::Key_Space);
}

void TestRadarDialog::whatIsNewerIsShownAndFetched()
{
    auto &window = m_cache->window;
    m_cache->fetch(u"org/model"_s);
    const auto before = m_cache->commit(u"org/model"_s);
    const auto newest = change(
        u"org/model"_s,
        { { u"config.json"_s, QByteArray("{12}\n") }, { u"new.safetensors"_s, Blob::seeded(6, 2'000'000) } },
        { u"old.json"_s });
    m_cache->open(1);
    m_cache->chooseInRow(u"org/model"_s, u"checkRowUpdates"_s);
    QTRY_VERIFY(window.isShown(u"updatesDialog"_s));
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, longMs);
    QCOMPARE(cell(0, Repo), u"org/model"_s);
    QCOMPARE(cell(0, RefName), u"main"_s);
    QCOMPARE(cell(0, Commits), u"%1 to %2"_s.arg(before.shortText(), newest.left(7)));
    QVERIFY(!cell(0, Since).isEmpty());
    QCOMPARE(cell(0, Bytes), u"2.00 MB"_s);
    QCOMPARE(window.rows(u"updateFiles"_s), 3);
    QCOMPARE(file(0, Path), u"config.json"_s);
    QCOMPARE(file(0, Change), u"Changed"_s);
    QCOMPARE(file(1, Change), u"New"_s);
    QCOMPARE(file(1, Fate), u"Is downloaded"_s);
    QCOMPARE(file(2, Change), u"Gone"_s);
    const auto detail = window.text(u"updateDetail"_s);
    QVERIFY2(detail.contains(u"500 kB"_s), qPrintable(detail)); // of the weights, which are here
    tick(0);
    QVERIFY(window.text(u"startUpdates"_s).contains(u"2.00 MB"_s));
    window.click(u"startUpdates"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, State), u"Updated"_s, longMs);
    QCOMPARE(m_cache->commit(u"org/model"_s).hex, newest);
    QVERIFY(
        m_cache->store().find(HubCache::repo(u"org/model"_s), CommitId{ newest }, u"weights.safetensors"_s));
    QVERIFY(!window.find(u"startUpdates"_s)->isEnabled());
    window.click(u"checkUpdatesAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_cache->paneText().contains(u"Nothing new"_s), longMs);
}

void TestRadarDialog::ofAPartOnlyThatPart()
{
    auto &window = m_cache->window;
    m_cache->fetch({ .repo = HubCache::repo(u"org/model"_s), .paths = { u"config.json"_s } });
    const auto newest = change(u"org/model"_s,
                               { { u"config.json"_s, QByteArray("{12}\n") },
                                 { u"weights.safetensors"_s, Blob::seeded(6, 2'000'000) } });
    m_cache->open(1);
    checkAll();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, longMs);
    QCOMPARE(cell(0, Bytes), u"5 B"_s);
    QCOMPARE(file(1, Fate), u"Not here, stays out"_s);
    window.click(u"startUpdates"_s); // nothing is ticked: the row that is chosen
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, State), u"Updated"_s, longMs);
    const auto repo = HubCache::repo(u"org/model"_s);
    QVERIFY(m_cache->store().find(repo, CommitId{ newest }, u"config.json"_s));
    QVERIFY(!m_cache->store().find(repo, CommitId{ newest }, u"weights.safetensors"_s));
}

void TestRadarDialog::nothingIsNew()
{
    m_cache->fetch(u"org/model"_s);
    m_cache->open(1);
    checkAll();
    QTRY_VERIFY_WITH_TIMEOUT(m_cache->paneText().contains(u"Nothing new"_s), longMs);
    QVERIFY(!m_cache->window.isShown(u"updatesBar"_s));
    QVERIFY(!m_cache->window.find(u"startUpdates"_s)->isEnabled());
}

void TestRadarDialog::severalAreTicked()
{
    auto &window = m_cache->window;
    QStringList newest;
    for (const auto &id : { u"org/model"_s, u"org/other"_s }) {
        m_cache->fetch(id);
        newest << change(id, { { u"config.json"_s, QByteArray("{12}\n") } });
    }
    m_cache->open(2);
    checkAll();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, longMs);
    tick(0);
    tick(1);
    QVERIFY(window.text(u"startUpdates"_s).contains(u"10 B"_s));
    tick(1);
    QVERIFY(window.text(u"startUpdates"_s).contains(u"5 B"_s));
    tick(1);
    window.click(u"startUpdates"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, State), u"Updated"_s, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(cell(1, State), u"Updated"_s, longMs);
    QCOMPARE(QStringList({ m_cache->commit(u"org/model"_s).hex, m_cache->commit(u"org/other"_s).hex }),
             newest);
}

void TestRadarDialog::oneIsFetchedFromItsMenu()
{
    for (const auto &id : { u"org/model"_s, u"org/other"_s }) {
        m_cache->fetch(id);
        change(id, { { u"config.json"_s, QByteArray("{12}\n") } });
    }
    m_cache->open(2);
    checkAll();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, longMs);
    auto *table = m_cache->window.get<QAbstractItemView>(u"updatesTable"_s);
    HubCache::menuAt(table, table->visualRect(table->model()->index(1, RefName)).center());
    HubCache::take(u"updateThis"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cell(1, State), u"Updated"_s, longMs);
    QCOMPARE(cell(0, State), u"Newer on Hub"_s);
}

/// Both are newer on the Hub, and one of them may not be read any more.
void TestRadarDialog::openWithOneHidden()
{
    for (const auto &id : { u"org/model"_s, u"org/other"_s }) {
        m_cache->fetch(id);
        change(id, { { u"config.json"_s, QByteArray("{12}\n") } });
    }
    m_cache->window.hub.edit(
        FakeHub::RepoKind::Model, u"org/model"_s, [](FakeHub::Repo &repo) { repo.isPrivate = true; });
    m_cache->open(2);
}

void TestRadarDialog::troubleIsSaidInItsRow()
{
    auto &window = m_cache->window;
    openWithOneHidden();
    checkAll();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, longMs);
    QCOMPARE(cell(1, Repo), u"org/model"_s);
    QCOMPARE(cell(1, State), u"Gone or private"_s);
    window.clickRow(u"updatesTable"_s, 1);
    QTRY_VERIFY2(window.text(u"updateDetail"_s).contains(u"Hub"_s),
                 qPrintable(window.text(u"updateDetail"_s)));
    QVERIFY(!window.find(u"startUpdates"_s)->isEnabled());
    QCOMPARE(cell(0, State), u"Newer on Hub"_s);
    window.clickRow(u"updatesTable"_s, 0);
    QVERIFY(window.find(u"startUpdates"_s)->isEnabled());
}

void TestRadarDialog::whatFailsFirstIsNotChosen()
{
    auto &window = m_cache->window;
    openWithOneHidden();
    window.hub.addFault(FakeHub::Fault::stallAfter(0).on(u"*org/other/refs*"_s));
    checkAll();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, longMs);
    QCOMPARE(cell(0, State), u"Gone or private"_s);
    QVERIFY(!window.find(u"startUpdates"_s)->isEnabled());
    window.hub.clearFaults();
    window.hub.dropConnections();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, longMs);
    QCOMPARE(window.get<QAbstractItemView>(u"updatesTable"_s)->currentIndex().row(), 0);
    QVERIFY(window.find(u"startUpdates"_s)->isEnabled());
    window.clickRow(u"updatesTable"_s, 1); // what a person chooses stays chosen
    window.click(u"checkUpdatesAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window.isShown(u"checkUpdatesAgain"_s) && rows() == 2, longMs);
    QCOMPARE(window.get<QAbstractItemView>(u"updatesTable"_s)->currentIndex().row(), 1);
}

void TestRadarDialog::withoutANetworkThereIsOneSentence()
{
    auto &window = m_cache->window;
    m_cache->fetch(u"org/model"_s);
    m_cache->fetch(u"org/other"_s);
    m_cache->open(2);
    window.engine()->setOffline(true);
    checkAll();
    QTRY_VERIFY_WITH_TIMEOUT(m_cache->paneText().contains(u"Work offline"_s), longMs);
    QVERIFY(!window.isShown(u"updatesSum"_s)); // once is enough
    QCOMPARE(rows(), 0);
    window.engine()->setOffline(false);
    window.click(u"checkUpdatesAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_cache->paneText().contains(u"Nothing new"_s), longMs);
}

void TestRadarDialog::itIsStoppedAndGoesOnWithoutTheDialog()
{
    auto &window = m_cache->window;
    m_cache->fetch(u"org/model"_s);
    change(u"org/model"_s, { { u"config.json"_s, QByteArray("{12}\n") } });
    m_cache->open(1);
    window.hub.addFault(FakeHub::Fault::stallAfter(0).on(u"refs"_s));
    checkAll();
    QTRY_VERIFY(window.isShown(u"updatesBar"_s));
    window.click(u"stopUpdatesCheck"_s);
    QTRY_VERIFY(window.isShown(u"checkUpdatesAgain"_s));
    QVERIFY(m_cache->paneText().contains(u"Stopped"_s));
    window.click(u"checkUpdatesAgain"_s);
    QTRY_VERIFY(window.isShown(u"stopUpdatesCheck"_s));
    window.click(u"updatesClose"_s);
    QTRY_VERIFY(window.isShown(u"updatesStrip"_s));
    window.hub.clearFaults();
    window.hub.dropConnections();
    const auto words = [&window] { return window.find(u"updatesStrip"_s)->accessibleName(); };
    QTRY_VERIFY_WITH_TIMEOUT(words().contains(u"newer"_s), longMs);
    QTest::mouseClick(window.find(u"updatesStrip"_s)->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(rows(), 1);
}

QTEST_MAIN(TestRadarDialog)
#include "tst_radardialog.moc"
