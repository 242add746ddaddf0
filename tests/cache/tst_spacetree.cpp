// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/spacetree.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

using Kind = SpaceNode::Kind;

namespace
{

const QString root = u"/cache"_s;

CachedBlob blobOf(const QString &path, qint64 size, const QString &payload = {})
{
    return {
        .path = path, .place = CachedBlob::Place::Blobs, .size = size, .allocated = size, .payload = payload
    };
}

CachedRevision revisionOf(const QString &commit, const QList<CachedFile> &files)
{
    return { .commit = commit, .refs = {}, .files = files };
}

CachedRepo repoOf(const QString &id, RepoKind kind = RepoKind::Model)
{
    CachedRepo repo;
    repo.kind = kind;
    repo.id = id;
    repo.path = root + u'/' + id;
    return repo;
}

/// A report as chance makes it; not one that a disk could have, but every kind of link is in it.
class RandomReport
{
public:
    explicit RandomReport(quint32 seed)
        : m_random(seed)
    {
    }
    CacheReport make();

private:
    int below(int bound) { return m_random.bounded(bound); }
    bool one(int of) { return below(of) == 0; }
    QString anyPayload() { return m_report.payloads.at(below(int(m_report.payloads.size()))).hash; }
    CachedBlob makeBlob(const CachedRepo &repo, int number);
    void makeRepo(int number);
    LooseFile makeLoose(const QString &folder);

    QRandomGenerator m_random;
    CacheReport m_report;
};

CacheReport RandomReport::make()
{
    m_report.root = root;
    for (int n = below(6); n > 0; --n) {
        m_report.payloads << SharedPayload{ u"%1ffff"_s.arg(n, 2, 16, QChar(u'0')), below(5'000), 0, 0 };
    }
    for (int n = below(7); n > 0; --n) {
        makeRepo(n);
    }
    for (int n = below(3); n > 0; --n) {
        m_report.loose << makeLoose(root + u"/other"_s);
    }
    return m_report;
}

CachedBlob RandomReport::makeBlob(const CachedRepo &repo, int number)
{
    auto blob = blobOf(repo.path + u"/blobs/%1"_s.arg(number), below(1'000));
    const bool hasStore = !m_report.payloads.isEmpty();
    if (one(5) && hasStore) {
        blob.payload = one(6) ? u"unknown"_s : anyPayload();
    } else if (one(8)) {
        blob.place = CachedBlob::Place::Elsewhere;
        const int size = below(3); // of the same path always the same
        blob.path = u"/outside/%1"_s.arg(size);
        blob.size = size * 100;
    } else if (one(10) && hasStore) {
        const auto hash = anyPayload();
        blob.place = CachedBlob::Place::Elsewhere;
        blob.path = u"%1/blobs/%2/%3"_s.arg(root, hash.left(2), hash);
    } else if (one(10) && !m_report.repos.isEmpty()) {
        const auto &others = m_report.repos.at(below(int(m_report.repos.size()))).blobs;
        if (!others.isEmpty()) {
            blob = others.at(below(int(others.size())));
            blob.place = CachedBlob::Place::Elsewhere;
        }
    }
    return blob;
}

LooseFile RandomReport::makeLoose(const QString &folder)
{
    LooseFile file{ .kind = LooseFile::Kind(below(4)), .path = folder + u"/x"_s, .size = below(900) };
    if (one(4) && !m_report.payloads.isEmpty()) {
        file.payload = anyPayload();
    }
    return file;
}

void RandomReport::makeRepo(int number)
{
    auto repo = repoOf(u"o/m%1"_s.arg(number), RepoKind(below(4)));
    for (int n = below(12); n > 0; --n) {
        repo.blobs << makeBlob(repo, n);
    }
    for (int n = below(4); n > 0; --n) {
        QList<CachedFile> files;
        for (int blob = -1; blob < repo.blobs.size(); ++blob) {
            for (int times = below(3); times > 0; --times) {
                files << CachedFile{ u"f%1"_s.arg(blob).repeated(times), blob };
            }
        }
        repo.revisions << revisionOf(QString::number(n), files);
    }
    for (int n = below(3); n > 0; --n) {
        repo.loose << makeLoose(repo.path);
    }
    if (one(4)) {
        repo.damages << CacheDamage{ CacheDamage::Kind::BlobMissing, repo.path, {} };
    }
    m_report.repos << repo;
}

/// What the official client would count, if it did not leave out repos that are not sound.
qint64 sizeOfAll(CacheReport report)
{
    qint64 loose = 0;
    for (auto &repo : report.repos) {
        repo.damages.clear();
        loose += repo.looseSize();
    }
    for (const auto &file : std::as_const(report.loose)) {
        loose += file.payload.isEmpty() ? file.size : 0;
    }
    return report.size() + loose;
}

QList<SpaceNode> childrenOf(const SpaceTree &tree, const SpaceNode &node)
{
    return node.childCount ? tree.nodes.mid(node.firstChild, node.childCount) : QList<SpaceNode>();
}

/// The nodes of a kind, in the order of the tree.
QList<SpaceNode> nodesOf(const SpaceTree &tree, Kind kind)
{
    QList<SpaceNode> nodes;
    std::ranges::copy_if(
        tree.nodes, std::back_inserter(nodes), [kind](const auto &node) { return node.kind == kind; });
    return nodes;
}

} // namespace

class TestSpaceTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyCacheHasARoot();
    void everyByteStandsOnce_data();
    void everyByteStandsOnce();
    void sharedByRevisionsIsApart();
    void revisionWithNothingOfItsOwnStays();
    void payloadOfTwoReposCountsInTheFirst();
    void payloadOfNobodyIsLeftOver();
    void linksToOtherReposAreNothing();
    void leftoversAreTogether();
    void fileHasItsShortestPath();
    void manyFiles();
};

void TestSpaceTree::emptyCacheHasARoot()
{
    const auto tree = spaceTreeOf({});
    QCOMPARE(tree.nodes.size(), 1);
    QCOMPARE(tree.nodes.first(), SpaceNode());
    QVERIFY(tree.isEmpty());
    QVERIFY(SpaceTree().isEmpty());
}

void TestSpaceTree::everyByteStandsOnce_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 0; seed < 200; ++seed) {
        QTest::addRow("report %u", seed) << seed;
    }
}

void TestSpaceTree::everyByteStandsOnce()
{
    QFETCH(quint32, seed);
    const auto report = RandomReport(seed).make();
    const auto tree = spaceTreeOf(report);
    QCOMPARE(tree.nodes.first().size, sizeOfAll(report));
    QSet<std::pair<int, int>> blobs;
    qsizetype next = 1;
    for (int at = 0; at < tree.nodes.size(); ++at) {
        const auto &node = tree.nodes.at(at);
        QVERIFY(node.parent < at && (at == 0) == (node.parent < 0));
        const auto children = childrenOf(tree, node);
        QVERIFY(children.isEmpty() || node.firstChild == next); // together, in the order of the parents
        next += children.size();
        QVERIFY(std::ranges::is_sorted(children, std::ranges::greater(), &SpaceNode::size));
        for (const auto &child : children) {
            QCOMPARE(child.parent, at);
        }
        if (!children.isEmpty()) {
            QCOMPARE(std::accumulate(children.begin(),
                                     children.end(),
                                     qint64(0),
                                     [](qint64 sum, const auto &child) { return sum + child.size; }),
                     node.size);
        }
        if (node.kind == Kind::File) {
            QVERIFY(!blobs.contains({ node.repo, node.blob }));
            blobs.insert({ node.repo, node.blob });
        }
    }
    QCOMPARE(next, tree.nodes.size());
    QCOMPARE(blobs.size(),
             std::accumulate(
                 report.repos.begin(), report.repos.end(), qsizetype(0), [](qsizetype sum, const auto &repo) {
                     return sum + repo.blobs.size();
                 }));
}

void TestSpaceTree::sharedByRevisionsIsApart()
{
    CacheReport report;
    auto repo = repoOf(u"o/m"_s);
    repo.blobs = { blobOf(u"a"_s, 10), blobOf(u"b"_s, 500), blobOf(u"c"_s, 7), blobOf(u"d"_s, 7) };
    repo.revisions
        = { revisionOf(u"1"_s, { { u"config.json"_s, 0 }, { u"weights"_s, 1 } }),
            revisionOf(u"2"_s, { { u"config.json"_s, 2 }, { u"other"_s, 3 }, { u"weights"_s, 1 } }) };
    report.repos = { repo };
    const auto tree = spaceTreeOf(report);
    const auto parts = childrenOf(tree, nodesOf(tree, Kind::Repo).first());
    QCOMPARE(parts.size(), 3);
    QCOMPARE(parts.at(0).kind, Kind::Shared);
    QCOMPARE(parts.at(0).size, 500);
    QCOMPARE(parts.at(1).revision, 1);
    QCOMPARE(parts.at(1).size, 14);
    QCOMPARE(parts.at(2).revision, 0);
    const auto own = childrenOf(tree, parts.at(1)); // of the same size: as in the report
    QCOMPARE(own.at(0).blob, 2);
    QCOMPARE(own.at(1).blob, 3);
    QCOMPARE(childrenOf(tree, parts.at(0)).first().revision, 0); // the first that has it
}

void TestSpaceTree::revisionWithNothingOfItsOwnStays()
{
    CacheReport report;
    auto repo = repoOf(u"o/m"_s);
    repo.blobs = { blobOf(u"a"_s, 10) };
    repo.revisions = { revisionOf(u"1"_s, { { u"x"_s, 0 } }), revisionOf(u"2"_s, { { u"x"_s, 0 } }) };
    report.repos = { repo };
    const auto tree = spaceTreeOf(report);
    QCOMPARE(nodesOf(tree, Kind::Revision).size(), 2);
    QCOMPARE(nodesOf(tree, Kind::Revision).first().size, 0);
    QCOMPARE(nodesOf(tree, Kind::Revision).first().childCount, 0);
}

void TestSpaceTree::payloadOfTwoReposCountsInTheFirst()
{
    CacheReport report;
    report.payloads = { { u"aa11"_s, 1'000, 0, 0 } };
    for (const auto &id : { u"o/one"_s, u"o/two"_s }) {
        auto repo = repoOf(id);
        repo.blobs = { blobOf(u"x"_s, 1'000, u"aa11"_s) };
        repo.revisions = { revisionOf(u"1"_s, { { u"weights"_s, 0 } }) };
        report.repos << repo;
    }
    const auto tree = spaceTreeOf(report);
    const auto repos = nodesOf(tree, Kind::Repo);
    QCOMPARE(repos.at(0).repo, 0);
    QCOMPARE(repos.at(0).size, 1'000);
    QCOMPARE(repos.at(1).size, 0);
    QCOMPARE(tree.nodes.first().size, 1'000);
    QVERIFY(nodesOf(tree, Kind::Payload).isEmpty());
}

void TestSpaceTree::payloadOfNobodyIsLeftOver()
{
    CacheReport report;
    report.root = root;
    report.payloads = { { u"aa11"_s, 1'000, 0, 0 }, { u"bb22"_s, 300, 0, 0 }, { u"cc33"_s, 20, 0, 0 } };
    auto repo = repoOf(u"o/one"_s);
    auto direct = blobOf(root + u"/blobs/aa/aa11"_s, 1'000); // a link of a snapshot straight into the store
    direct.place = CachedBlob::Place::Elsewhere;
    repo.blobs = { direct };
    repo.revisions = { revisionOf(u"1"_s, { { u"weights"_s, 0 } }) };
    repo.loose = { { .path = u"x"_s, .size = 300, .payload = u"bb22"_s } }; // no snapshot leads to it
    report.repos = { repo };
    const auto tree = spaceTreeOf(report);
    const auto payloads = nodesOf(tree, Kind::Payload);
    QCOMPARE(payloads.size(), 2);
    QCOMPARE(payloads.at(0).payload, 1);
    QCOMPARE(payloads.at(1).payload, 2);
    QCOMPARE(nodesOf(tree, Kind::Repo).first().size, 1'000);
    QCOMPARE(nodesOf(tree, Kind::Loose).first().size, 0);
    QCOMPARE(tree.nodes.first().size, 1'320);
}

void TestSpaceTree::linksToOtherReposAreNothing()
{
    CacheReport report;
    auto guest = repoOf(u"o/guest"_s);
    auto link = blobOf(root + u"/o/host/blobs/x"_s, 70);
    link.place = CachedBlob::Place::Elsewhere;
    auto outside = blobOf(u"/home/somebody/x"_s, 5);
    outside.place = CachedBlob::Place::Elsewhere;
    guest.blobs = { link, outside, outside };
    guest.revisions = { revisionOf(u"1"_s, { { u"a"_s, 0 }, { u"b"_s, 1 }, { u"c"_s, 2 } }) };
    auto host = repoOf(u"o/host"_s);
    host.blobs = { blobOf(root + u"/o/host/blobs/x"_s, 70) };
    host.revisions = { revisionOf(u"1"_s, { { u"a"_s, 0 } }) };
    report.repos = { guest, host };
    const auto tree = spaceTreeOf(report);
    QCOMPARE(nodesOf(tree, Kind::Repo).at(0).size, 70);
    QCOMPARE(nodesOf(tree, Kind::Repo).at(0).repo, 1);
    QCOMPARE(nodesOf(tree, Kind::Repo).at(1).size, 5); // nobody else has it
}

void TestSpaceTree::leftoversAreTogether()
{
    CacheReport report;
    auto repo = repoOf(u"o/m"_s, RepoKind::Space);
    repo.loose = { { .kind = LooseFile::Kind::Partial, .path = u"p"_s, .size = 30 } };
    report.repos = { repo };
    report.loose = { { .kind = LooseFile::Kind::Incomplete, .path = u"i"_s, .size = 50 } };
    const auto tree = spaceTreeOf(report);
    QCOMPARE(tree.nodes.size(), 6); // and nobody's groups are not there
    QCOMPARE(tree.nodes.at(1).kind, Kind::Leftovers);
    QCOMPARE(tree.nodes.at(1).size, 80);
    QCOMPARE(tree.nodes.at(2).kind, Kind::Spaces);
    const auto loose = nodesOf(tree, Kind::Loose);
    QCOMPARE(loose.at(0).repo, -1);
    QCOMPARE(loose.at(1).repo, 0);
}

void TestSpaceTree::fileHasItsShortestPath()
{
    CacheReport report;
    auto repo = repoOf(u"o/m"_s);
    repo.blobs = { blobOf(u"a"_s, 10) };
    repo.revisions = { revisionOf(u"1"_s, { { u"a/long/name"_s, 0 }, { u"gone"_s, -1 }, { u"name"_s, 0 } }) };
    report.repos = { repo };
    const auto file = nodesOf(spaceTreeOf(report), Kind::File).first();
    QCOMPARE(file.revision, 0);
    QCOMPARE(file.file, 2);
}

void TestSpaceTree::manyFiles()
{
    CacheReport report;
    for (int n = 0; n < 100; ++n) {
        auto repo = repoOf(u"o/m%1"_s.arg(n));
        QList<CachedFile> files;
        for (int blob = 0; blob < 1'000; ++blob) {
            repo.blobs << blobOf(repo.path + QString::number(blob), 1);
            files << CachedFile{ QString::number(blob), blob };
        }
        repo.revisions = { revisionOf(u"1"_s, files) };
        report.repos << repo;
    }
    const auto tree = spaceTreeOf(report);
    QCOMPARE(tree.nodes.first().size, 100'000);
    QCOMPARE(tree.nodes.size(), 2 + 100 * 1'002);
}

QTEST_GUILESS_MAIN(TestSpaceTree)
#include "tst_spacetree.moc"
