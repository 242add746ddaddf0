// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/madeupspace.h"
#include "ui/cache/treemaplayout.h"

#include <QTest>

#include <cmath>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

using Kind = SpaceNode::Kind;

namespace
{

double areaOf(const QRectF &place)
{
    return place.width() * place.height();
}

bool isInside(const QRectF &place, const QRectF &area)
{
    return area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(place);
}

/// The frame of a node, which is the whole picture for the topmost.
QRectF frameOf(const TreemapLayout &layout, int node)
{
    const auto found = std::ranges::find(layout.frames, node, &SpaceItem::node);
    return found == layout.frames.end() ? QRectF({ 0, 0 }, layout.size) : found->place;
}

const SpaceItem *itemOf(const TreemapLayout &layout, int node, bool isHead = false)
{
    const auto found = std::ranges::find_if(layout.items, [&](const SpaceItem &item) {
        return item.node == node && item.many == 0 && item.isHead == isHead;
    });
    return found == layout.items.end() ? nullptr : &*found;
}

} // namespace

/// Where the parts of a cache lie in its treemap.
class TestTreemapLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void partsLieInTheirParents_data();
    void partsLieInTheirParents();
    void nothingOverlaps();
    void areasAreAsTheBytes();
    void groupsHaveHeads();
    void narrowGroupIsOneCell();
    void smallOnesAreTogether();
    void filesAreShownInTheirRepo();
    void nothingIsNothing();
    void hundredThousandRectangles();
    void linesOfTextThatFit();
};

void TestTreemapLayout::partsLieInTheirParents_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<SpaceNode::Kind>("kind");
    QTest::newRow("all of it") << QSizeF(700, 560) << Kind::Root;
    QTest::newRow("tall") << QSizeF(240, 900) << Kind::Root;
    QTest::newRow("tiny") << QSizeF(40, 30) << Kind::Root;
    QTest::newRow("models") << QSizeF(700, 560) << Kind::Models;
    QTest::newRow("a repo") << QSizeF(700, 560) << Kind::Repo;
    QTest::newRow("leftovers") << QSizeF(700, 560) << Kind::Leftovers;
}

void TestTreemapLayout::partsLieInTheirParents()
{
    QFETCH(QSizeF, size);
    QFETCH(SpaceNode::Kind, kind);
    const auto space = shownSpaceOf(madeUpReport());
    const int top = nodeOf(*space, kind);
    const auto layout = TreemapLayout::of(space->tree, top, size);
    QVERIFY(!layout.items.isEmpty());
    QCOMPARE(layout, TreemapLayout::of(space->tree, top, size)); // and every time the same
    for (const auto &item : layout.items + layout.frames) {
        const bool isWhole = item.many == 0;
        const int parent = isWhole ? space->node(item.node).parent : item.node;
        QVERIFY(isInside(item.place, frameOf(layout, parent)));
        QVERIFY(areaOf(item.place) >= 1);
        QCOMPARE(item.size > 0, true);
    }
}

void TestTreemapLayout::nothingOverlaps()
{
    const auto space = shownSpaceOf(madeUpReport());
    for (const int top : { 0, nodeOf(*space, Kind::Models), nodeOf(*space, Kind::Repo) }) {
        const auto layout = TreemapLayout::of(space->tree, top, { 700, 560 });
        double all = 0;
        for (qsizetype one = 0; one < layout.items.size(); ++one) {
            all += areaOf(layout.items.at(one).place);
            for (qsizetype other = one + 1; other < layout.items.size(); ++other) {
                QVERIFY(areaOf(layout.items.at(one).place & layout.items.at(other).place) < 1e-6);
            }
        }
        QVERIFY2(std::abs(all - 700.0 * 560) < 4, qPrintable(QString::number(all))); // and nothing is bare
    }
}

void TestTreemapLayout::areasAreAsTheBytes()
{
    const auto space = shownSpaceOf(madeUpReport());
    const auto layout = TreemapLayout::of(space->tree, 0, { 700, 560 });
    for (const auto &group : layout.items) {
        if (!group.isHead) {
            continue;
        }
        const double inside = areaOf(frameOf(layout, group.node)) - areaOf(group.place);
        const double perByte = inside / double(group.size);
        for (const auto &item : layout.items) {
            if (!item.isHead && item.node != group.node && space->isWithin(item.node, group.node)) {
                const double wanted = double(item.size) * perByte;
                QVERIFY(std::abs(areaOf(item.place) - wanted) < 1 + wanted * 0.001);
            }
        }
    }
}

void TestTreemapLayout::groupsHaveHeads()
{
    const auto space = shownSpaceOf(madeUpReport());
    const int models = nodeOf(*space, Kind::Models);
    const auto layout = TreemapLayout::of(space->tree, 0, { 700, 560 });
    const auto *head = itemOf(layout, models, true);
    QVERIFY(head);
    QCOMPARE(head->place.height(), 18);
    QCOMPARE(head->place.topLeft(), QPointF(0, 0)); // the largest is first
    QCOMPARE(head->size, space->node(models).size);
    for (const auto &item : layout.items) {
        QVERIFY(!item.isHead || item.depth == 1);
    }
    // Below a group its repos have them, unless the name of their one revision's cell says it all.
    const auto inside = TreemapLayout::of(space->tree, models, { 700, 560 });
    QVERIFY(itemOf(inside, nodeOf(*space, Kind::Repo, 64'307'000'700), true));
    QVERIFY(!itemOf(inside, nodeOf(*space, Kind::Repo, 28'400'000'000), true));
}

void TestTreemapLayout::narrowGroupIsOneCell()
{
    const auto space = shownSpaceOf(madeUpReport());
    const int spaces = nodeOf(*space, Kind::Spaces);
    const auto layout = TreemapLayout::of(space->tree, 0, { 700, 560 });
    QVERIFY(itemOf(layout, spaces));
    QVERIFY(!itemOf(layout, spaces, true));
    QVERIFY(std::ranges::none_of(layout.items,
                                 [&](const auto &item) { return space->node(item.node).parent == spaces; }));
}

void TestTreemapLayout::smallOnesAreTogether()
{
    const auto space = shownSpaceOf(madeUpReport());
    const int models = nodeOf(*space, Kind::Models);
    const auto layout = TreemapLayout::of(space->tree, 0, { 700, 560 });
    const auto many = std::ranges::find_if(layout.items, [](const auto &item) { return item.many > 0; });
    QVERIFY(many != layout.items.end());
    QCOMPARE(many->node, models);
    QCOMPARE(many->many, 15);
    QCOMPARE(many->size, 255'000'000);
    // With room enough there are none.
    const auto large = TreemapLayout::of(space->tree, models, { 4'000, 3'000 });
    QVERIFY(std::ranges::none_of(large.items, [](const auto &item) { return item.many > 0; }));
}

void TestTreemapLayout::filesAreShownInTheirRepo()
{
    const auto space = shownSpaceOf(madeUpReport());
    const int repo = nodeOf(*space, Kind::Repo);
    const auto isFile = [&](const SpaceItem &item) { return space->node(item.node).kind == Kind::File; };
    const auto above = TreemapLayout::of(space->tree, 0, { 700, 560 });
    QVERIFY(std::ranges::none_of(above.items, isFile));
    const auto inside = TreemapLayout::of(space->tree, repo, { 700, 560 });
    QCOMPARE(std::ranges::count_if(inside.items, isFile), 3); // two of them, and that of the other revision
    QVERIFY(itemOf(inside, space->node(repo).firstChild, true));
    const auto revision = TreemapLayout::of(space->tree, space->node(repo).firstChild, { 700, 560 });
    QCOMPARE(std::ranges::count_if(revision.items, isFile), 2);
}

void TestTreemapLayout::nothingIsNothing()
{
    const auto empty = spaceTreeOf({});
    QVERIFY(TreemapLayout::of(empty, 0, { 700, 560 }).items.isEmpty());
    QVERIFY(TreemapLayout::of({}, 0, { 700, 560 }).items.isEmpty());
    QVERIFY(TreemapLayout::of(empty, 7, { 700, 560 }).items.isEmpty());
    const auto space = shownSpaceOf(madeUpReport());
    QVERIFY(TreemapLayout::of(space->tree, 0, { 0, 0 }).items.isEmpty());
    QVERIFY(TreemapLayout::of(space->tree, 0, { 0.4, 900 }).items.size() < 20);
    CacheReport bare;
    bare.repos << MadeUpRepo(u"o/m"_s).revision(u"1"_s, {}, { { u"empty"_s, 0 } });
    QVERIFY(TreemapLayout::of(spaceTreeOf(bare), 0, { 700, 560 }).items.isEmpty());
}

void TestTreemapLayout::hundredThousandRectangles()
{
    constexpr int count = 100'000;
    const auto tree = spaceTreeOf(reportOfMany(count));
    TreemapOptions options;
    options.leastArea = 4;
    options.isOpen = true;
    const QSizeF size(1'920, 1'080);
    const auto layout = TreemapLayout::of(tree, 0, size, options);
    QCOMPARE(layout.items.size(), count + 1); // and a head
    double all = 0;
    for (const auto &item : layout.items) {
        QVERIFY(isInside(item.place, QRectF({ 0, 0 }, size)));
        all += areaOf(item.place);
    }
    QVERIFY(std::abs(all / areaOf({ {}, size }) - 1) < 1e-6);
    // As a person sees it, there are never more than can be told apart.
    const auto seen = TreemapLayout::of(tree, 0, { 700, 560 });
    QVERIFY(seen.items.size() < 10);
    QVERIFY(std::ranges::any_of(seen.items, [](const auto &item) { return item.many == count; }));
}

void TestTreemapLayout::linesOfTextThatFit()
{
    QCOMPARE(treemapLines({ 33, 100 }, 15), 0);
    QCOMPARE(treemapLines({ 100, 19 }, 15), 0);
    QCOMPARE(treemapLines({ 34, 20 }, 15), 1);
    QCOMPARE(treemapLines({ 100, 33 }, 15), 1);
    QCOMPARE(treemapLines({ 100, 34 }, 15), 2);
    QCOMPARE(treemapLines({ 100, 49 }, 15), 3);
    QCOMPARE(treemapLines({ 100, 900 }, 15), 3);
}

QTEST_GUILESS_MAIN(TestTreemapLayout)
#include "tst_treemaplayout.moc"
