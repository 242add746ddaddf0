// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/madeupspace.h"
#include "ui/cache/cachebasket.h"
#include "ui/cache/cachetreemodel.h"
#include "ui/cache/spacecolours.h"
#include "ui/cache/spacelegend.h"
#include "ui/cache/spacetext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// How what lies beside a cache is shown, and the colours for libraries and owners.
class TestBesideSpace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standsInGroupsOfItsOwn();
    void saysWhatItIs();
    void goesIntoTheBasket();
    void staysOutOfAFrozenBasket();
    void isNotFiltered();
    void staysWhatItIsAfterAnotherScan();
    void troubleIsSaid();
    void coloursTheLargestLibraries();
    void coloursOwners();

private:
    static CacheReport report();
    static ShownSpacePtr space() { return shownSpaceOf(report()); }
    static int nodeTitled(const ShownSpace &space, const QString &title);
};

CacheReport TestBesideSpace::report()
{
    auto report = madeUpReport();
    using Kind = BesideItem::Kind;
    const auto item = [](Kind kind, const QString &path, qint64 size) {
        return BesideItem{ .kind = kind, .path = path, .files = 2, .size = size, .accessedMs = 1'000 };
    };
    report.beside = {
        { BesideFolder::Kind::Xet,
          u"/home/xet"_s,
          { item(Kind::Chunks, u"cas/chunk-cache"_s, 4'000), item(Kind::Logs, u"logs"_s, 10) },
          {} },
        { BesideFolder::Kind::Assets,
          u"/home/assets"_s,
          { item(Kind::Asset, u"timm/labels"_s, 20), item(Kind::Asset, u"timm/weights"_s, 3'000) },
          {} },
        { BesideFolder::Kind::Prepared,
          u"/home/datasets"_s,
          { item(Kind::Prepared, u"o___squad/plain"_s, 6'000) },
          {} },
    };
    return report;
}

int TestBesideSpace::nodeTitled(const ShownSpace &space, const QString &title)
{
    for (int node = 0; node < space.tree.nodes.size(); ++node) {
        if (spaceNodeTitle(space, node) == title) {
            return node;
        }
    }
    return -1;
}

void TestBesideSpace::standsInGroupsOfItsOwn()
{
    const auto shown = space();
    const auto without = shownSpaceOf(madeUpReport());
    QCOMPARE(shown->cacheSize(), without->node(0).size);
    QCOMPARE(shown->node(0).size - shown->cacheSize(), 13'030);
    for (const auto &title : { u"Xet"_s, u"Assets"_s, u"Prepared datasets"_s }) {
        QCOMPARE(shown->node(nodeTitled(*shown, title)).parent, 0);
    }
    const int squad = nodeTitled(*shown, u"o/squad"_s);
    QCOMPARE(shown->node(squad).parent, nodeTitled(*shown, u"Prepared datasets"_s));
    QCOMPARE(shown->node(nodeTitled(*shown, u"Logs"_s)).parent, nodeTitled(*shown, u"Xet"_s));
    QCOMPARE(shown->facts.at(nodeTitled(*shown, u"timm"_s)).files, 4);
}

void TestBesideSpace::saysWhatItIs()
{
    const auto shown = space();
    const auto text = spaceNodeText(*shown, nodeTitled(*shown, u"Chunk cache"_s));
    QVERIFY2(text.startsWith("Chunk cache. cas, 4.00 kB, less than 1 %, 2 file(s). Pieces of files"_L1),
             qPrintable(text));
    QVERIFY(text.contains("Last used"_L1));
    for (int node = 1; node < shown->tree.nodes.size(); ++node) { // each has a sentence
        if (shown->node(node).kind == SpaceNode::Kind::Item) {
            QVERIFY(spaceNodeFacts(*shown, node).size() >= 4);
        }
    }
    QCOMPARE(spaceNodeFolder(*shown, nodeTitled(*shown, u"timm"_s)), u"/home/assets/timm"_s);
    QCOMPARE(spaceNodeFolder(*shown, nodeTitled(*shown, u"labels"_s)), u"/home/assets/timm/labels"_s);
}

void TestBesideSpace::goesIntoTheBasket()
{
    CacheBasket basket;
    CacheTreeModel model([](const CachedRepo &, const CachedRevision *) { return false; }, &basket);
    const QAbstractItemModelTester tester(&model);
    const auto shown = space();
    basket.setSpace(shown);
    model.setSpace(shown);
    const auto check = [&](const QString &title, Qt::CheckState state) {
        return model.setData(model.indexOf(nodeTitled(*shown, title)), state, Qt::CheckStateRole);
    };
    QVERIFY(check(u"timm"_s, Qt::Checked));
    QCOMPARE(basket.targets(),
             (QList<DeletionTarget>{ { DeletionTarget::Kind::Beside, u"/home/assets"_s, u"timm"_s } }));
    QCOMPARE(basket.stateOf(nodeTitled(*shown, u"labels"_s)), Qt::Checked);
    QVERIFY(check(u"labels"_s, Qt::Unchecked)); // the rest of the shelf stays in
    QCOMPARE(
        basket.targets(),
        (QList<DeletionTarget>{ { DeletionTarget::Kind::Beside, u"/home/assets"_s, u"timm/weights"_s } }));
    QVERIFY(check(u"Xet"_s, Qt::Checked));
    QCOMPARE(basket.targets().size(), 3);
    QCOMPARE(basket.stateOf(nodeTitled(*shown, u"Chunk cache"_s)), Qt::Checked);
}

void TestBesideSpace::staysOutOfAFrozenBasket()
{
    CacheBasket basket;
    const auto shown = space();
    basket.setSpace(shown);
    const int timm = nodeTitled(*shown, u"timm"_s);
    basket.set(timm, true);
    QVERIFY(!basket.isEmpty());
    basket.setFrozen(true);
    QVERIFY(basket.isEmpty());
    basket.set(timm, true);
    basket.add({ *CacheBasket::targetOf(*shown, timm) });
    QVERIFY(basket.isEmpty() && !basket.canTake(timm));
    basket.setFrozen(false);
    basket.set(timm, true);
    QVERIFY(!basket.isEmpty());
}

void TestBesideSpace::isNotFiltered()
{
    CacheBasket basket;
    CacheTreeModel model([](const CachedRepo &, const CachedRevision *) { return false; }, &basket);
    const QAbstractItemModelTester tester(&model);
    const auto shown = space();
    basket.setSpace(shown);
    model.setSpace(shown);
    QVERIFY(model.indexOf(nodeTitled(*shown, u"Xet"_s)).isValid());
    model.setFilter(CacheFilterLine::parse(u"Polaris"_s)); // words about repositories
    QVERIFY(!model.indexOf(nodeTitled(*shown, u"Xet"_s)).isValid());
    model.setFilter({});
    QVERIFY(model.indexOf(nodeTitled(*shown, u"Xet"_s)).isValid());
}

void TestBesideSpace::staysWhatItIsAfterAnotherScan()
{
    auto fresh = report();
    fresh.beside[1].items.prepend({ .kind = BesideItem::Kind::Asset, .path = u"clip/n"_s, .size = 9'000 });
    fresh.beside.removeFirst();
    const auto old = space();
    const auto now = shownSpaceOf(fresh);
    const auto same = [&](const QString &title) {
        return spaceNodeTitle(*now, sameNode(*old, nodeTitled(*old, title), *now));
    };
    QCOMPARE(same(u"labels"_s), u"labels"_s);
    QCOMPARE(same(u"o/squad"_s), u"o/squad"_s);
    QCOMPARE(sameNode(*old, nodeTitled(*old, u"Chunk cache"_s), *now), 0); // gone
}

void TestBesideSpace::troubleIsSaid()
{
    auto broken = report();
    broken.beside[1].items.clear();
    broken.beside[1].damages = { { CacheDamage::Kind::Unreadable, u"/home/assets"_s, u"it is closed"_s } };
    CacheBasket basket;
    CacheTreeModel model([](const CachedRepo &, const CachedRevision *) { return false; }, &basket);
    const auto shown = shownSpaceOf(broken);
    basket.setSpace(shown);
    model.setSpace(shown);
    const auto row = model.indexOf(nodeTitled(*shown, u"Assets"_s));
    QVERIFY(row.isValid());
    QCOMPARE(row.siblingAtColumn(CacheTreeModel::StateColumn).data().toString(), u"Warning"_s);
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains("it is closed"_L1));
}

void TestBesideSpace::coloursTheLargestLibraries()
{
    auto made = report();
    const QStringList names{ u"transformers"_s, u"gguf"_s, u"diffusers"_s, u"peft"_s, u"timm"_s };
    for (int repo = 0; repo < made.repos.size(); ++repo) { // they come with the largest first
        made.repos[repo].library = repo < names.size() ? names.at(repo) : QString();
    }
    const auto shown = shownSpaceOf(made);
    QCOMPARE(shown->libraries.names.size(), 4);
    QCOMPARE(shown->libraries.names.first(), u"transformers"_s);
    SpaceLegend legend;
    legend.setSpace(shown, SpaceColouring::Library);
    QVERIFY(legend.words().contains(u"transformers"_s));
    QVERIFY(!legend.words().contains(u"timm"_s)); // no colour is left for it
    QVERIFY(legend.words().contains(u"Another library, or not known"_s));
    QSet<Series> used;
    for (int node = 0; node < shown->tree.nodes.size(); ++node) {
        const auto series = spaceSeries(*shown, node, SpaceColouring::Library, 0);
        used.insert(series);
        if (shown->node(node).repo == 0) { // all that is of a repo has its colour
            QCOMPARE(series, Series::Models);
        } else if (shown->node(node).repo < 0) {
            QCOMPARE(series, Series::Other);
        }
    }
    QCOMPARE(used.size(), seriesCount);
}

void TestBesideSpace::coloursOwners()
{
    const auto shown = space();
    QCOMPARE(shown->owners.names.first(), u"open-meridian"_s); // of several repos together
    QCOMPARE(spaceMeanings(*shown, SpaceColouring::Owner).size(), 5);
    QCOMPARE(spaceMeanings(*shown, SpaceColouring::Owner).last().words, u"Others"_s);
    for (const auto colouring : { SpaceColouring::Library, SpaceColouring::Owner }) {
        QVERIFY(!spaceColouringName(colouring).isEmpty());
    }
}

QTEST_MAIN(TestBesideSpace)
#include "tst_besidespace.moc"
