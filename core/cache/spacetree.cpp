// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/spacetree.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// What the tree wants to know of a repo. A holder is a revision, or one more for what several have.
struct RepoSpace {
    QList<qint64> counted; ///< by blob: the bytes that stand in this repo
    QList<int> revision; ///< by blob: the first that has it
    QList<int> file; ///< by blob: its shortest path there
    QList<int> order; ///< blobs: by holder, then the largest first
    QList<int> from; ///< by holder: where its blobs begin in `order`; one more for the end
    QList<qint64> sums; ///< by holder
    qint64 size = 0;
};

class SpaceGrowth
{
public:
    explicit SpaceGrowth(const CacheReport &report)
        : m_report(report)
    {
        countBytes();
        for (qsizetype repo = 0; repo < report.repos.size(); ++repo) {
            divide(report.repos.at(repo), &m_spaces[repo]);
        }
    }
    SpaceTree grow();

private:
    using Kind = SpaceNode::Kind;

    void countBytes();
    qint64 bytesHere(const CachedBlob &blob, const QSet<QString> &own, QSet<QString> *outside);
    static void divide(const CachedRepo &repo, RepoSpace *space);
    static void nameBlobs(const CachedRepo &repo, RepoSpace *space, QList<int> *holders);
    void add(int parent, QList<SpaceNode> children);
    QList<SpaceNode> childrenOf(const SpaceNode &node) const;
    QList<SpaceNode> groups() const;
    QList<SpaceNode> repos(RepoKind kind) const;
    QList<SpaceNode> leftovers() const;
    QList<SpaceNode> besides() const;
    QList<SpaceNode> items(const SpaceNode &above) const;
    QList<SpaceNode> holders(const SpaceNode &repo) const;
    QList<SpaceNode> files(const SpaceNode &holder) const;

    const CacheReport &m_report;
    QList<RepoSpace> m_spaces; ///< by repo
    QSet<QString> m_payloads; ///< all of the store
    QHash<QString, qint64> m_unclaimed; ///< those that no blob has led to so far
    SpaceTree m_tree;
};

bool isOutside(const CachedBlob &blob)
{
    return blob.place == CachedBlob::Place::Elsewhere && blob.payload.isEmpty();
}

void SpaceGrowth::countBytes()
{
    bool hasOutside = false;
    for (const auto &payload : m_report.payloads) {
        m_payloads.insert(payload.hash);
        m_unclaimed.insert(payload.hash, payload.size);
    }
    for (const auto &repo : m_report.repos) {
        hasOutside = hasOutside || std::ranges::any_of(repo.blobs, isOutside);
    }
    QSet<QString> own; // paths, which only links from elsewhere are compared with
    for (qsizetype repo = 0; hasOutside && repo < m_report.repos.size(); ++repo) {
        for (const auto &blob : m_report.repos.at(repo).blobs) {
            if (blob.place != CachedBlob::Place::Elsewhere) {
                own.insert(blob.path);
            }
        }
    }
    QSet<QString> outside;
    for (const auto &repo : m_report.repos) {
        RepoSpace space;
        space.counted.reserve(repo.blobs.size());
        for (const auto &blob : repo.blobs) {
            space.counted << bytesHere(blob, own, &outside);
            space.size += space.counted.last();
        }
        m_spaces << space;
    }
}

/// Of every content only the first to lead there has the bytes.
qint64 SpaceGrowth::bytesHere(const CachedBlob &blob, const QSet<QString> &own, QSet<QString> *outside)
{
    if (!blob.payload.isEmpty()) {
        return m_unclaimed.take(blob.payload);
    }
    if (blob.place != CachedBlob::Place::Elsewhere) {
        return blob.size;
    }
    if (own.contains(blob.path) || outside->contains(blob.path)) {
        return 0;
    }
    outside->insert(blob.path);
    const auto hash = blob.path.section(u'/', -1);
    const bool isPayload = m_payloads.contains(hash)
        && blob.path == u"%1/blobs/%2/%3"_s.arg(m_report.root, hash.left(2), hash);
    return isPayload ? m_unclaimed.take(hash) : blob.size;
}

/// The first revision that has a blob, its shortest path there, and who holds it.
void SpaceGrowth::nameBlobs(const CachedRepo &repo, RepoSpace *space, QList<int> *holders)
{
    const int several = int(repo.revisions.size());
    for (int revision = 0; revision < several; ++revision) {
        const auto &files = repo.revisions.at(revision).files;
        for (int file = 0; file < files.size(); ++file) {
            const int blob = files.at(file).blob;
            if (blob < 0 || blob >= repo.blobs.size()) {
                continue;
            }
            auto &first = space->revision[blob];
            if (first < 0) {
                first = revision;
                space->file[blob] = file;
                (*holders)[blob] = revision;
            } else if (first != revision) {
                (*holders)[blob] = several;
            } else if (files.at(file).path.size() < files.at(space->file.at(blob)).path.size()) {
                space->file[blob] = file;
            }
        }
    }
}

void SpaceGrowth::divide(const CachedRepo &repo, RepoSpace *space)
{
    const auto blobs = repo.blobs.size();
    const auto several = repo.revisions.size();
    space->revision.fill(-1, blobs);
    space->file.fill(-1, blobs);
    QList<int> holders(blobs, int(several)); // what no revision has is no revision's own
    nameBlobs(repo, space, &holders);
    space->order.resize(blobs);
    std::iota(space->order.begin(), space->order.end(), 0);
    std::ranges::stable_sort(space->order, [&](int one, int other) {
        return holders.at(one) != holders.at(other) ? holders.at(one) < holders.at(other)
                                                    : space->counted.at(one) > space->counted.at(other);
    });
    space->sums.fill(0, several + 1);
    space->from.fill(0, several + 2);
    for (qsizetype blob = 0; blob < blobs; ++blob) {
        space->sums[holders.at(blob)] += space->counted.at(blob);
        ++space->from[holders.at(blob) + 1];
    }
    std::partial_sum(space->from.cbegin(), space->from.cend(), space->from.begin());
}

void SpaceGrowth::add(int parent, QList<SpaceNode> children)
{
    if (children.isEmpty()) {
        return;
    }
    std::ranges::stable_sort(children, std::ranges::greater(), &SpaceNode::size);
    m_tree.nodes[parent].firstChild = int(m_tree.nodes.size());
    m_tree.nodes[parent].childCount = int(children.size());
    for (auto &child : children) {
        child.parent = parent;
        m_tree.nodes << child;
    }
}

SpaceTree SpaceGrowth::grow()
{
    const auto first = groups();
    SpaceNode root;
    for (const auto &group : first) {
        root.size += group.size;
    }
    m_tree.nodes << root;
    add(0, first);
    for (int node = 1; node < m_tree.nodes.size(); ++node) { // grows meanwhile
        add(node, childrenOf(m_tree.nodes.at(node)));
    }
    return std::move(m_tree);
}

QList<SpaceNode> SpaceGrowth::childrenOf(const SpaceNode &node) const
{
    switch (node.kind) {
    case Kind::Models:
        return repos(RepoKind::Model);
    case Kind::Datasets:
        return repos(RepoKind::Dataset);
    case Kind::Spaces:
        return repos(RepoKind::Space);
    case Kind::Kernels:
        return repos(RepoKind::Kernel);
    case Kind::Leftovers:
        return leftovers();
    case Kind::Xet:
    case Kind::Assets:
    case Kind::Prepared:
    case Kind::Shelf:
        return items(node);
    case Kind::Repo:
        return holders(node);
    case Kind::Revision:
    case Kind::Shared:
        return files(node);
    default:
        return {};
    }
}

QList<SpaceNode> SpaceGrowth::groups() const
{
    const std::pair<Kind, QList<SpaceNode>> all[] = { { Kind::Models, repos(RepoKind::Model) },
                                                      { Kind::Datasets, repos(RepoKind::Dataset) },
                                                      { Kind::Spaces, repos(RepoKind::Space) },
                                                      { Kind::Kernels, repos(RepoKind::Kernel) },
                                                      { Kind::Leftovers, leftovers() } };
    QList<SpaceNode> nodes;
    for (const auto &[kind, members] : all) {
        if (!members.isEmpty()) {
            SpaceNode group;
            group.kind = kind;
            for (const auto &member : members) {
                group.size += member.size;
            }
            nodes << group;
        }
    }
    return nodes + besides();
}

QList<SpaceNode> SpaceGrowth::besides() const
{
    QList<SpaceNode> nodes;
    for (int beside = 0; beside < m_report.beside.size(); ++beside) {
        const auto &folder = m_report.beside.at(beside);
        SpaceNode group;
        group.kind = folder.kind == BesideFolder::Kind::Xet ? Kind::Xet
            : folder.kind == BesideFolder::Kind::Assets     ? Kind::Assets
                                                            : Kind::Prepared;
        group.beside = beside;
        group.size = folder.size();
        if (!folder.items.isEmpty() || !folder.damages.isEmpty()) {
            nodes << group;
        }
    }
    return nodes;
}

/// Of a group: its shelves, and items that stand alone. Items come by path, those of a shelf together.
QList<SpaceNode> SpaceGrowth::items(const SpaceNode &above) const
{
    const auto &all = m_report.beside.at(above.beside).items;
    const auto shelfOf = [&all](qsizetype item) { return all.at(item).path.section(u'/', 0, -2); };
    const auto shelf = above.kind == Kind::Shelf ? shelfOf(above.item) : QString();
    QList<SpaceNode> nodes;
    for (int item = std::max(0, above.item); item < all.size(); ++item) {
        const auto own = shelfOf(item);
        if (above.kind == Kind::Shelf && own != shelf) {
            break;
        }
        const bool isOnShelf = above.kind != Kind::Shelf && !own.isEmpty();
        if (isOnShelf && !nodes.isEmpty() && nodes.last().kind == Kind::Shelf
            && shelfOf(nodes.last().item) == own) {
            nodes.last().size += all.at(item).size;
            continue;
        }
        SpaceNode node;
        node.kind = isOnShelf ? Kind::Shelf : Kind::Item;
        node.beside = above.beside;
        node.item = item;
        node.size = all.at(item).size;
        nodes << node;
    }
    return nodes;
}

QList<SpaceNode> SpaceGrowth::repos(RepoKind kind) const
{
    QList<SpaceNode> nodes;
    for (int repo = 0; repo < m_report.repos.size(); ++repo) {
        if (m_report.repos.at(repo).kind == kind) {
            SpaceNode node;
            node.kind = Kind::Repo;
            node.repo = repo;
            node.size = m_spaces.at(repo).size;
            nodes << node;
        }
    }
    return nodes;
}

QList<SpaceNode> SpaceGrowth::leftovers() const
{
    QList<SpaceNode> nodes;
    const auto addLoose = [&nodes](int repo, const QList<LooseFile> &files) {
        for (int loose = 0; loose < files.size(); ++loose) {
            SpaceNode node;
            node.kind = Kind::Loose;
            node.repo = repo;
            node.loose = loose;
            node.size = files.at(loose).payload.isEmpty() ? files.at(loose).size : 0;
            nodes << node;
        }
    };
    for (int repo = 0; repo < m_report.repos.size(); ++repo) {
        addLoose(repo, m_report.repos.at(repo).loose);
    }
    addLoose(-1, m_report.loose);
    for (int payload = 0; payload < m_report.payloads.size(); ++payload) {
        if (m_unclaimed.contains(m_report.payloads.at(payload).hash)) {
            SpaceNode node;
            node.kind = Kind::Payload;
            node.payload = payload;
            node.size = m_report.payloads.at(payload).size;
            nodes << node;
        }
    }
    return nodes;
}

QList<SpaceNode> SpaceGrowth::holders(const SpaceNode &repo) const
{
    const auto &space = m_spaces.at(repo.repo);
    const int several = int(m_report.repos.at(repo.repo).revisions.size());
    QList<SpaceNode> nodes;
    for (int holder = 0; holder <= several; ++holder) {
        if (holder == several && space.from.at(holder) == space.from.at(holder + 1)) {
            continue; // nothing is shared; a revision without bytes of its own stays a revision
        }
        SpaceNode node;
        node.kind = holder == several ? Kind::Shared : Kind::Revision;
        node.repo = repo.repo;
        node.revision = holder == several ? -1 : holder;
        node.size = space.sums.at(holder);
        nodes << node;
    }
    return nodes;
}

QList<SpaceNode> SpaceGrowth::files(const SpaceNode &holder) const
{
    const auto &space = m_spaces.at(holder.repo);
    const auto which
        = holder.kind == Kind::Shared ? m_report.repos.at(holder.repo).revisions.size() : holder.revision;
    QList<SpaceNode> nodes;
    for (int at = space.from.at(which); at < space.from.at(which + 1); ++at) {
        const int blob = space.order.at(at);
        SpaceNode node;
        node.kind = Kind::File;
        node.repo = holder.repo;
        node.revision = space.revision.at(blob);
        node.file = space.file.at(blob);
        node.blob = blob;
        node.size = space.counted.at(blob);
        nodes << node;
    }
    return nodes;
}

} // namespace

SpaceTree spaceTreeOf(const CacheReport &report)
{
    return SpaceGrowth(report).grow();
}

} // namespace Hubdesk
