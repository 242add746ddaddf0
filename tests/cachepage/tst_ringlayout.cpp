// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/madeupspace.h"
#include "ui/cache/ringlayout.h"

#include <QTest>

#include <cmath>

using namespace Hubdesk;

using Kind = SpaceNode::Kind;

/// Where the parts of a cache lie in the rings around its sum.
class TestRingLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spansAreAsTheBytes();
    void arcsLieOutsideTheirParents();
    void sliversAreTogether();
    void pointsFindTheirArcs();
    void nothingIsNothing();
    void manyTakeNoMoreThanTheirRing();
};

void TestRingLayout::spansAreAsTheBytes()
{
    const auto space = shownSpaceOf(madeUpReport());
    const auto layout = RingLayout::of(space->tree, 0, { 700, 560 });
    QCOMPARE(layout, RingLayout::of(space->tree, 0, { 700, 560 }));
    QCOMPARE(layout.rings, 4);
    const double perByte = 360 / double(space->node(0).size);
    double first = 0;
    for (const auto &item : layout.items) {
        QVERIFY(std::abs(item.span - double(item.size) * perByte) < 1e-6);
        first += item.depth == 1 ? item.span : 0;
    }
    QVERIFY(std::abs(first - 360) < 0.2);
    QCOMPARE(layout.items.first().node, nodeOf(*space, Kind::Models));
    QCOMPARE(layout.items.first().start, 0);
}

void TestRingLayout::arcsLieOutsideTheirParents()
{
    const auto space = shownSpaceOf(madeUpReport());
    const auto layout = RingLayout::of(space->tree, 0, { 700, 560 });
    QHash<int, SpaceItem> whole;
    for (const auto &item : layout.items) {
        if (item.many == 0) {
            whole.insert(item.node, item);
        }
    }
    for (const auto &item : layout.items) {
        const int parent = item.many > 0 ? item.node : space->node(item.node).parent;
        if (item.depth > 1) {
            QCOMPARE(whole.value(parent).depth, item.depth - 1);
            QVERIFY(item.start >= whole.value(parent).start - 1e-6);
            QVERIFY(item.start + item.span <= whole.value(parent).start + whole.value(parent).span + 1e-6);
        }
        QVERIFY(layout.radius(item.depth) < layout.radius(item.depth + 1));
    }
    QVERIFY(layout.radius(layout.rings + 1) <= 280);
    QVERIFY(layout.radius(1) > 0);
}

void TestRingLayout::sliversAreTogether()
{
    const auto space = shownSpaceOf(madeUpReport());
    const auto layout = RingLayout::of(space->tree, 0, { 700, 560 });
    const auto many = std::ranges::find_if(layout.items, [&](const SpaceItem &item) {
        return item.many > 0 && space->node(item.node).kind == Kind::Models;
    });
    QVERIFY(many != layout.items.end());
    QCOMPARE(many->many, 15);
    for (const auto &item : layout.items) {
        if (item.many == 0 && item.depth > 1) {
            const bool isAlone = space->node(space->node(item.node).parent).childCount < 4;
            QVERIFY(item.span >= RingLayout::leastSpan || isAlone);
        }
    }
}

void TestRingLayout::pointsFindTheirArcs()
{
    const auto space = shownSpaceOf(madeUpReport());
    const auto layout = RingLayout::of(space->tree, 0, { 700, 560 });
    for (qsizetype at = 0; at < layout.items.size(); ++at) {
        QCOMPARE(layout.itemAt(layout.middle(layout.items.at(at))), at);
        QVERIFY(layout.items.at(at).place.contains(layout.middle(layout.items.at(at))));
    }
    QCOMPARE(layout.itemAt(layout.centre()), -1);
    QVERIFY(layout.isInside(layout.centre()));
    QCOMPARE(layout.itemAt({ 2, 2 }), -1);
    QVERIFY(!layout.isInside({ 2, 2 }));
    // Clockwise from the top.
    QCOMPARE(layout.itemAt(layout.centre() + QPointF(1, -layout.radius(1) - 5)), 0);
}

void TestRingLayout::nothingIsNothing()
{
    QVERIFY(RingLayout::of(spaceTreeOf({}), 0, { 700, 560 }).items.isEmpty());
    QVERIFY(RingLayout::of({}, 0, { 700, 560 }).items.isEmpty());
    const auto space = shownSpaceOf(madeUpReport());
    const auto none = RingLayout::of(space->tree, 0, { 0, 0 });
    QCOMPARE(none.itemAt({ 0, 0 }), -1);
}

void TestRingLayout::manyTakeNoMoreThanTheirRing()
{
    const auto layout = RingLayout::of(spaceTreeOf(reportOfMany(100'000)), 0, { 700, 560 });
    QCOMPARE(layout.items.size(), 2);
    QCOMPARE(layout.items.last().many, 100'000);
}

QTEST_GUILESS_MAIN(TestRingLayout)
#include "tst_ringlayout.moc"
