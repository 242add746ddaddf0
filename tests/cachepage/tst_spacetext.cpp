// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cachepage/madeupspace.h"
#include "ui/cache/spacecolours.h"
#include "ui/cache/spacetext.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

using Kind = SpaceNode::Kind;

/// What is said of the parts of a cache, and the values behind it.
class TestSpaceText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void partsHaveNames();
    void factsOfEveryKind_data();
    void factsOfEveryKind();
    void foldersOfEveryKind();
    void sharedPayloadIsNotFreed();
    void lastUseComesFromBelow();
    void sameNodeIsFoundAgain();
    void nodesLieWithinOthers();
    void everyColouringHasAName();
};

void TestSpaceText::partsHaveNames()
{
    const auto space = shownSpaceOf(madeUpReport());
    const int repo = nodeOf(*space, Kind::Repo);
    QCOMPARE(spaceNodeName(*space, 0), u"All"_s);
    QCOMPARE(spaceNodeName(*space, repo), u"Polaris-32B"_s);
    QCOMPARE(spaceNodeTitle(*space, repo), u"open-meridian/Polaris-32B"_s);
    const int main = nodeOf(*space, Kind::Revision);
    QCOMPARE(spaceNodeName(*space, main), u"Polaris-32B"_s);
    QCOMPARE(spaceNodeTitle(*space, main), u"main b81f03e"_s);
    QCOMPARE(spaceNodeDetail(*space, main), u"main b81f03e"_s);
    QCOMPARE(spaceNodeDetail(*space, main + 1), u"b70e5d2, detached"_s);
    CacheReport report;
    report.repos << MadeUpRepo(u"o/m"_s).revision(
        u"0123456789"_s, { u"a"_s, u"main"_s }, { { u"onnx/fp16/model.onnx"_s, 5 } });
    const auto deep = shownSpaceOf(report);
    const int file = nodeOf(*deep, Kind::File);
    QCOMPARE(spaceNodeName(*deep, file), u"model.onnx"_s);
    QCOMPARE(spaceNodeDetail(*deep, file), u"onnx/fp16"_s);
    QCOMPARE(spaceNodeTitle(*deep, file), u"onnx/fp16/model.onnx"_s);
    QCOMPARE(spaceNodeTitle(*deep, nodeOf(*deep, Kind::Revision)), u"main 0123456"_s);
    QCOMPARE(spaceItemName(*space, { .size = 9, .node = nodeOf(*space, Kind::Models), .many = 15 }),
             u"15 small models"_s);
    QCOMPARE(spaceItemName(*space, { .size = 9, .node = main, .many = 4 }), u"4 small files"_s);
}

void TestSpaceText::factsOfEveryKind_data()
{
    QTest::addColumn<SpaceNode::Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("all") << Kind::Root << u"All. 208 GB, 29 repository(ies). Last used *"_s;
    QTest::newRow("group") << Kind::Spaces
                           << u"Spaces. 1.70 GB, less than 1 %, 1 repository(ies). Last used *"_s;
    QTest::newRow("repo") << Kind::Repo
                          << u"open-meridian/Polaris-32B. 64.3 GB, 30 %, 2 revision(s). Last used *"_s;
    QTest::newRow("revision") << Kind::Revision
                              << u"open-meridian/Polaris-32B. main b81f03e, 33.8 GB, 16 %, 4 file(s). "
                                 "Frees 33.8 GB, nothing else uses it. Last used *"_s;
    QTest::newRow("file") << Kind::File << u"model-00001-of-00002.safetensors. 20.0 GB, 9 %. Last used *"_s;
    QTest::newRow("shared")
        << Kind::Shared
        << u"halden-research/Aster-A3B. 5.20 GB, 2 %, 1 file(s). Shared: stays as long as "
           "one of its revisions does. Last used *"_s;
    QTest::newRow("loose") << Kind::Loose
                           << u"Partial download. open-meridian/Polaris-32B, 3.10 GB, 1 %. Last written *"_s;
    QTest::newRow("payload") << Kind::Payload
                             << u"Unused payload. 3fa94c0bb07d, 1.10 GB, less than 1 %. In the shared "
                                "store, and no repository uses it"_s;
    QTest::newRow("leftovers") << Kind::Leftovers << u"Leftovers. 4.20 GB, 2 %, 2 file(s). Last written *"_s;
}

void TestSpaceText::factsOfEveryKind()
{
    QFETCH(SpaceNode::Kind, kind);
    QFETCH(QString, text);
    const auto space = shownSpaceOf(madeUpReport());
    const auto said = spaceNodeText(*space, nodeOf(*space, kind));
    const bool isOpen = text.endsWith(u'*');
    QCOMPARE(isOpen ? said.left(text.size() - 1) : said, isOpen ? text.chopped(1) : text);
    QVERIFY(!spaceNodeFacts(*space, nodeOf(*space, kind)).contains(QString()));
}

void TestSpaceText::foldersOfEveryKind()
{
    const auto space = shownSpaceOf(madeUpReport());
    const auto repo = u"/cache/models--open-meridian--Polaris-32B"_s;
    const auto folder = [&](Kind kind) { return spaceNodeFolder(*space, nodeOf(*space, kind)); };
    QCOMPARE(folder(Kind::Root), u"/cache"_s);
    QCOMPARE(folder(Kind::Models), u"/cache"_s);
    QCOMPARE(folder(Kind::Repo), repo);
    QCOMPARE(folder(Kind::Revision), repo + u"/snapshots/b81f03e9c24b4f0b8e3d"_s);
    QCOMPARE(folder(Kind::File), repo + u"/snapshots/b81f03e9c24b4f0b8e3d"_s);
    QCOMPARE(folder(Kind::Shared), u"/cache/models--halden-research--Aster-A3B/blobs"_s);
    QCOMPARE(folder(Kind::Loose), repo + u"/blobs"_s);
    QCOMPARE(folder(Kind::Payload), u"/cache/blobs/3f"_s);
}

void TestSpaceText::sharedPayloadIsNotFreed()
{
    CacheReport report;
    report.payloads = { { u"aa11"_s, 1'000, 0, 0 }, { u"bb22"_s, 500, 0, 0 } };
    report.repos << MadeUpRepo(u"o/one"_s)
                        .revision(u"1"_s, {}, { { u"a"_s, 1'000, u"aa11"_s }, { u"b"_s, 500, u"bb22"_s } });
    report.repos << MadeUpRepo(u"o/two"_s).revision(u"1"_s, {}, { { u"a"_s, 1'000, u"aa11"_s } });
    const auto space = shownSpaceOf(report);
    const int one = nodeOf(*space, Kind::Revision, 1'500);
    QCOMPARE(space->facts.at(one).frees, 500);
    QVERIFY(spaceNodeText(*space, one).contains(u"Frees 500 B, shared 1.00 kB stay"_s));
    QVERIFY(spaceNodeText(*space, space->node(one).parent).contains(u"Frees 500 B"_s));
    const int two = nodeOf(*space, Kind::Revision, 0);
    QVERIFY(spaceNodeText(*space, two).contains(u"Frees 0 B, shared 1.00 kB stay"_s));
    QCOMPARE(spaceSeries(*space, one, SpaceColouring::Freeable, 0), Series::Other);
}

void TestSpaceText::lastUseComesFromBelow()
{
    const auto space = shownSpaceOf(madeUpReport());
    const auto &facts = space->facts;
    QCOMPARE(facts.at(0).usedMs,
             std::ranges::max(facts, {}, &ShownSpace::Facts::usedMs).usedMs); // of the last used
    // A revision whose bytes are all shared is used with them.
    const int bare = nodeOf(*space, Kind::Revision, 0);
    QVERIFY(bare >= 0 && facts.at(bare).usedMs > 0);
    QCOMPARE(facts.at(bare).files, 1);
}

void TestSpaceText::sameNodeIsFoundAgain()
{
    const auto old = shownSpaceOf(madeUpReport());
    auto report = madeUpReport();
    std::ranges::reverse(report.repos);
    const auto fresh = shownSpaceOf(report);
    for (int node = 0; node < old->tree.nodes.size(); ++node) {
        const int same = sameNode(*old, node, *fresh);
        QCOMPARE(spaceNodeTitle(*fresh, same), spaceNodeTitle(*old, node));
        QCOMPARE(fresh->node(same).size, old->node(node).size);
    }
    const auto none = shownSpaceOf({});
    QCOMPARE(sameNode(*old, nodeOf(*old, Kind::File), *none), 0);
}

void TestSpaceText::nodesLieWithinOthers()
{
    const auto space = shownSpaceOf(madeUpReport());
    const int repo = nodeOf(*space, Kind::Repo);
    const int revision = nodeOf(*space, Kind::Revision);
    QVERIFY(space->isWithin(revision, repo));
    QVERIFY(space->isWithin(revision, 0));
    QVERIFY(space->isWithin(repo, repo));
    QVERIFY(!space->isWithin(repo, revision));
    QVERIFY(!space->isWithin(revision, nodeOf(*space, Kind::Datasets)));
}

void TestSpaceText::everyColouringHasAName()
{
    QSet<QString> names;
    for (const auto colouring : { SpaceColouring::Type, SpaceColouring::Age, SpaceColouring::Freeable }) {
        names.insert(spaceColouringName(colouring));
        QVERIFY(!spaceMeanings(*shownSpaceOf(madeUpReport()), colouring).isEmpty());
    }
    QCOMPARE(names.size(), 3);
}

QTEST_GUILESS_MAIN(TestSpaceText)
#include "tst_spacetext.moc"
