// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/reportfile.h"
#include "core/upkeep/cachekeeper.h"
#include "tests/cache/randomcache.h"
#include "tests/upkeep/smallcache.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestCacheKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReportComesBack();
    void whatIsNoReportIsNone_data();
    void whatIsNoReportIsNone();
    void remembersWhatItSaw();
    void tellsOfChanges();
    void emptiesWhatIsDue();
    void keepsTheReportOfAnUnpluggedDisk();
    void carriesOutAndPutsBack();
};

namespace
{

CacheView seen(CacheKeeper *keeper, const QString &root)
{
    auto view = QCoro::waitFor(keeper->look(root, {}, {}));
    if (!view) {
        qFatal("%s", qPrintable(view.error().detail));
    }
    return *view;
}

} // namespace

void TestCacheKeeper::aReportComesBack()
{
    for (quint32 seed = 0; seed < 30; ++seed) {
        QTemporaryDir folder;
        RandomCache(seed, folder.filePath(u"hub"_s)).make();
        const auto report = scanCacheNow(QFileInfo(folder.filePath(u"hub"_s)).canonicalFilePath(), {});
        QVERIFY(report);
        QCOMPARE(readReport(reportText(*report)).value_or(CacheReport{}), *report);
    }
}

void TestCacheKeeper::whatIsNoReportIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto whole = reportText(SmallCache().scan());
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << "a cache"_ba;
    QTest::newRow("cut") << whole.chopped(3);
    QTest::newRow("other bytes") << QByteArray(whole).replace(whole.size() / 2, 1, "\x7f");
    QTest::newRow("another version") << qCompress(QByteArray("HdCR\0\0\0\x09", 8));
}

void TestCacheKeeper::whatIsNoReportIsNone()
{
    QFETCH(const QByteArray, text);
    const auto report = readReport(text);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Protocol);
}

void TestCacheKeeper::remembersWhatItSaw()
{
    const SmallCache cache;
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    QTemporaryDir state;
    {
        CacheKeeper keeper(state.path());
        const auto none = QCoro::waitFor(keeper.last(cache.root, {}));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Error::Kind::EntryNotFound);
        QVERIFY(!seen(&keeper, cache.root).isOld);
        QVERIFY(!QCoro::waitFor(keeper.last(cache.root, {}))->isOld);
    }
    CacheKeeper another(state.path());
    const auto last = QCoro::waitFor(another.last(cache.root, {}));
    QVERIFY(last && last->isOld);
    QCOMPARE(last->report->repos.first().id, u"o/m"_s);
}

void TestCacheKeeper::tellsOfChanges()
{
    const SmallCache cache;
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    QTemporaryDir state;
    CacheKeeper keeper(state.path());
    QSignalSpy touched(&keeper, &CacheKeeper::touched);
    seen(&keeper, cache.root);
    cache.revision(u"m"_s, u'2', { "b"_ba });
    QVERIFY(touched.wait(20'000));
    QCOMPARE(touched.first().first().toString(), cache.root);
    QCOMPARE(seen(&keeper, cache.root).report->repos.first().revisions.size(), 2);
    touched.clear();
    cache.revision(u"n"_s, u'1', { "c"_ba });
    QVERIFY(touched.wait(20'000));
}

void TestCacheKeeper::emptiesWhatIsDue()
{
    const SmallCache cache;
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    UpkeepProgress progress;
    {
        auto open = OpenQuarantine::begin(cache.plan({ cache.whole(u"m"_s) }),
                                          QDateTime::currentDateTimeUtc().addSecs(-1));
        QVERIFY(open && open->setState(QuarantineItem::State::Kept));
    }
    QTemporaryDir state;
    CacheKeeper keeper(state.path());
    QVERIFY(seen(&keeper, cache.root).quarantine.isEmpty());
}

void TestCacheKeeper::keepsTheReportOfAnUnpluggedDisk()
{
    const SmallCache cache;
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    QTemporaryDir state;
    CacheKeeper keeper(state.path());
    seen(&keeper, cache.root);
    QVERIFY(QDir().rename(cache.root, cache.root + u".away"_s));
    const auto gone = QCoro::waitFor(keeper.look(cache.root, {}, {}));
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, Error::Kind::EntryNotFound);
    QCOMPARE(QCoro::waitFor(keeper.last(cache.root, {}))->report->repos.size(), 1);
    QVERIFY(QDir().rename(cache.root + u".away"_s, cache.root));
    QCOMPARE(seen(&keeper, cache.root).report->repos.size(), 1);
}

void TestCacheKeeper::carriesOutAndPutsBack()
{
    const SmallCache cache;
    cache.revision(u"m"_s, u'1', { "a"_ba }, u"main"_s);
    QTemporaryDir state;
    CacheKeeper keeper(state.path());
    const auto unknown = QCoro::waitFor(keeper.plan(cache.root, { cache.whole(u"m"_s) }, {}));
    QVERIFY(!unknown); // nobody has looked
    const auto root = seen(&keeper, cache.root).report->root;
    const auto plan = QCoro::waitFor(keeper.plan(cache.root, { cache.whole(u"m"_s) }, {}));
    QVERIFY(plan && !plan->isEmpty());
    const auto done = QCoro::waitFor(keeper.carryOut(*plan, {}, 7, {}));
    QVERIFY(done && !done->quarantine.isEmpty());
    QCOMPARE(seen(&keeper, cache.root).quarantine.size(), 1);
    QVERIFY(QCoro::waitFor(keeper.restore(root, done->quarantine, {})));
    QCOMPARE(seen(&keeper, cache.root).report->repos.size(), 1);
}

QTEST_GUILESS_MAIN(TestCacheKeeper)
#include "tst_cachekeeper.moc"
