// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/besidescan.h"
#include "core/cache/fileops.h"
#include "core/cache/reportfile.h"
#include "core/cache/spacetree.h"
#include "tests/cache/besidetree.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestBesideScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatTheLibrariesLeave();
    void countsAFileOnceWhateverItsNames();
    void followsNoLink();
    void aPlaceMayBeALink();
    void aPlaceThatLeadsNowhereIsSaid();
    void whatHoldsTheCacheIsLeftAlone_data();
    void whatHoldsTheCacheIsLeftAlone();
    void whatIsNotThereIsNoTrouble();
    void whatCannotBeReadIsSaid();
    void ownQuarantineIsNothing();
    void aStopEndsIt();
    void standsInTheTreeOnce();
    void isKeptInTheReport();
};

namespace
{

const BesideItem *itemAt(const QList<BesideFolder> &found, BesideFolder::Kind kind, const QString &path)
{
    for (const auto &folder : found) {
        for (const auto &item : folder.items) {
            if (folder.kind == kind && item.path == path) {
                return &item;
            }
        }
    }
    return nullptr;
}

} // namespace

void TestBesideScan::findsWhatTheLibrariesLeave()
{
    using Kind = BesideItem::Kind;
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    const auto found = beside.scan(cache.root);
    QCOMPARE(found.size(), 3);
    const auto check = [&](BesideFolder::Kind place, const QString &path, Kind kind, qint64 size) {
        const auto *item = itemAt(found, place, path);
        return item && item->kind == kind && item->size == size && item->allocated > 0
            && item->accessedMs > 0;
    };
    using Place = BesideFolder::Kind;
    QVERIFY(check(Place::Xet, u"https___cas_serv-abc/chunk-cache"_s, Kind::Chunks, 9000));
    QVERIFY(check(Place::Xet, u"https___cas_serv-abc/shard-cache"_s, Kind::Shards, 500));
    QVERIFY(check(Place::Xet, u"https___cas_serv-abc/staging"_s, Kind::Staging, 70));
    QVERIFY(check(Place::Xet, u"logs"_s, Kind::Logs, 40));
    QVERIFY(check(Place::Assets, u"timm/weights"_s, Kind::Asset, 3000));
    QVERIFY(check(Place::Assets, u"timm/labels"_s, Kind::Asset, 20));
    QVERIFY(check(Place::Prepared, u"o___squad/plain"_s, Kind::Prepared, 6000));
    QVERIFY(check(Place::Prepared, u"downloads"_s, Kind::Downloads, 800));
    QCOMPARE(found[0].items.size() + found[1].items.size() + found[2].items.size(), 8); // no lock is one
    for (const auto &folder : found) {
        QVERIFY(folder.damages.isEmpty());
    }
}

void TestBesideScan::countsAFileOnceWhateverItsNames()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    QVERIFY(makeSecondName(beside.at(u"assets/timm/weights/default/w.bin"_s),
                           beside.at(u"assets/timm/labels/default/w.bin"_s)));
    QVERIFY(makeSecondName(beside.at(u"assets/timm/weights/default/w.bin"_s),
                           beside.at(u"datasets/o___squad/plain/w.bin"_s)));
    qint64 sum = 0;
    for (const auto &folder : beside.scan(cache.root)) {
        sum += folder.size();
    }
    QCOMPARE(sum, 9000 + 500 + 70 + 40 + 3000 + 20 + 6000 + 800);
}

void TestBesideScan::followsNoLink()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    beside.write(u"elsewhere/big"_s, QByteArray(100'000, 'x'));
    QVERIFY(QFile::link(beside.at(u"elsewhere"_s), beside.at(u"assets/outside"_s)));
    QVERIFY(QFile::link(beside.at(u"elsewhere/big"_s), beside.at(u"assets/timm/weights/big"_s)));
    QVERIFY(QFile::link(beside.at(u"datasets"_s), beside.at(u"datasets/o___squad/plain/round"_s)));
    const auto found = beside.scan(cache.root);
    const auto *outside = itemAt(found, BesideFolder::Kind::Assets, u"outside"_s);
    QVERIFY(outside);
    QCOMPARE(outside->size, 0); // the link itself, which can go
    QCOMPARE(outside->files, 1);
    QCOMPARE(itemAt(found, BesideFolder::Kind::Assets, u"timm/weights"_s)->size, 3000);
    QCOMPARE(itemAt(found, BesideFolder::Kind::Prepared, u"o___squad/plain"_s)->size, 6000);
}

void TestBesideScan::aPlaceMayBeALink()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    QVERIFY(QDir().rename(beside.at(u"assets"_s), beside.at(u"moved"_s)));
    QVERIFY(QFile::link(beside.at(u"moved"_s), beside.at(u"assets"_s)));
    const auto found = beside.scan(cache.root);
    QCOMPARE(found[1].root, beside.at(u"moved"_s));
    QCOMPARE(found[1].size(), 3020);
}

void TestBesideScan::aPlaceThatLeadsNowhereIsSaid()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    QVERIFY(QFile::link(beside.at(u"assets"_s), beside.at(u"assets"_s))); // round and round
    QVERIFY(QFile::link(beside.at(u"nothing"_s), beside.at(u"xet"_s)));
    beside.write(u"datasets"_s, "a file");
    const auto found = beside.scan(cache.root);
    QCOMPARE(found.size(), 3);
    for (const auto &folder : found) {
        QVERIFY(folder.items.isEmpty());
        QCOMPARE(folder.damages.size(), 1);
        QCOMPARE(folder.damages.first().kind, CacheDamage::Kind::Unreadable);
        QVERIFY(folder.isLeftAlone);
    }
}

void TestBesideScan::whatHoldsTheCacheIsLeftAlone_data()
{
    QTest::addColumn<QString>("assets");
    QTest::newRow("it holds the cache") << QString();
    QTest::newRow("it is the cache") << u"/hub"_s;
    QTest::newRow("it lies in the cache") << u"/hub/assets"_s;
    QTest::newRow("it holds another place") << u"/xet"_s;
}

void TestBesideScan::whatHoldsTheCacheIsLeftAlone()
{
    QFETCH(const QString, assets);
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    QDir().mkpath(beside.at(u"hub/assets/timm/n"_s));
    auto places = beside.places();
    places.assets = beside.home + assets;
    const auto found = scanBeside(places, beside.at(u"hub"_s), {});
    const auto left = std::ranges::find(found, BesideFolder::Kind::Assets, &BesideFolder::kind);
    QVERIFY(left != found.cend());
    QVERIFY(left->items.isEmpty());
    QVERIFY(left->isLeftAlone && !found.first().isLeftAlone);
    QVERIFY(left->damages.first().detail.contains("left alone"_L1));
    QVERIFY(found.first().size() > 9000); // the others are not
}

void TestBesideScan::whatIsNotThereIsNoTrouble()
{
    const CacheTree cache;
    QVERIFY(BesideTree(cache).scan(cache.root).isEmpty());
    QVERIFY(scanBeside({}, cache.root, {}).isEmpty());
}

void TestBesideScan::whatCannotBeReadIsSaid()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    const auto closed = beside.at(u"assets/timm/weights/default"_s);
    QVERIFY(QFile::setPermissions(closed, {}));
    const auto found = beside.scan(cache.root);
    const bool mayAll = QDir(closed).isReadable(); // nothing is closed to root
    QVERIFY(QFile::setPermissions(closed, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (mayAll) {
        QSKIP("whoever runs this may read everything");
    }
    QCOMPARE(found[1].damages.size(), 1);
    QCOMPARE(found[1].damages.first().path, closed);
    QVERIFY(!found[1].isLeftAlone);
    QCOMPARE(itemAt(found, BesideFolder::Kind::Assets, u"timm/labels"_s)->size, 20);
}

void TestBesideScan::ownQuarantineIsNothing()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    const auto before = beside.scan(cache.root);
    beside.write(u"assets/.locks/.hubdesk-quarantine/1/files/0"_s, QByteArray(5000, 'q'));
    QCOMPARE(beside.scan(cache.root), before);
}

void TestBesideScan::aStopEndsIt()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(scanBeside(beside.places(), cache.root, stop.get_token()).isEmpty());
}

void TestBesideScan::standsInTheTreeOnce()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    beside.write(u"assets/timm-extra/n/f"_s, QByteArray(7, 'e')); // sorts in between
    CacheReport report;
    report.beside = beside.scan(cache.root);
    const auto tree = spaceTreeOf(report);
    QCOMPARE(tree.nodes.first().size, report.besideSize());
    qint64 leaves = 0;
    int shelves = 0;
    for (const auto &node : tree.nodes) {
        leaves += node.kind == SpaceNode::Kind::Item ? node.size : 0;
        shelves += node.kind == SpaceNode::Kind::Shelf ? 1 : 0;
        qint64 below = 0;
        for (int child = node.firstChild; child < node.firstChild + node.childCount; ++child) {
            below += tree.nodes.at(child).size;
        }
        QVERIFY(node.childCount == 0 || below == node.size);
    }
    QCOMPARE(leaves, report.besideSize());
    QCOMPARE(shelves, 4); // the server of Xet, two libraries, one dataset
    QCOMPARE(report.size(), 0); // in no figure of the cache
}

void TestBesideScan::isKeptInTheReport()
{
    const CacheTree cache;
    const BesideTree beside(cache);
    beside.fill();
    CacheReport report{ .root = cache.root };
    report.beside = beside.scan(cache.root);
    report.beside.first().damages.append({ CacheDamage::Kind::Unreadable, u"/x"_s, u"y"_s });
    report.beside.last().isLeftAlone = true;
    QCOMPARE(readReport(reportText(report)).value_or(CacheReport{}), report);
}

QTEST_GUILESS_MAIN(TestBesideScan)
#include "tst_besidescan.moc"
