// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/shownspace.h"

#include "core/base/workers.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace Hubdesk
{

namespace
{

using Kind = SpaceNode::Kind;

/// How many blobs lead to each payload: one that has a second user stays when the first goes.
QHash<QString, int> payloadUsers(const CacheReport &report)
{
    QHash<QString, int> users;
    for (const auto &repo : report.repos) {
        for (const auto &blob : repo.blobs) {
            if (!blob.payload.isEmpty()) {
                ++users[blob.payload];
            }
        }
    }
    return users;
}

ShownSpace::Facts
factsOfFile(const ShownSpace &space, const SpaceNode &node, const QHash<QString, int> &users)
{
    const auto &blob = space.repo(node).blobs.at(node.blob);
    const bool isOnly = blob.place != CachedBlob::Place::Elsewhere
        && (blob.payload.isEmpty() || users.value(blob.payload) < 2);
    return { .usedMs = blob.accessedMs, .frees = isOnly ? node.size : 0, .files = 1 };
}

/// What a revision shares is used with it, and counts among its files.
ShownSpace::Facts factsOfRevision(const ShownSpace &space, const SpaceNode &node)
{
    ShownSpace::Facts facts{ .files = int(space.revision(node).files.size()) };
    for (const auto &file : space.revision(node).files) {
        if (file.blob >= 0) {
            facts.usedMs = std::max(facts.usedMs, space.repo(node).blobs.at(file.blob).accessedMs);
        }
    }
    return facts;
}

ShownSpace::Facts ownFacts(const ShownSpace &space, const SpaceNode &node, const QHash<QString, int> &users)
{
    switch (node.kind) {
    case Kind::File:
        return factsOfFile(space, node, users);
    case Kind::Revision:
        return factsOfRevision(space, node);
    case Kind::Loose:
        return { .usedMs = space.loose(node).modifiedMs, .frees = node.size, .files = 1 };
    case Kind::Payload:
        return { .usedMs = space.report.payloads.at(node.payload).modifiedMs,
                 .frees = node.size,
                 .files = 1 };
    case Kind::Item:
        return { .usedMs = space.besideItem(node).accessedMs,
                 .frees = node.size,
                 .files = space.besideItem(node).files };
    default:
        return {};
    }
}

/// What a picture asks of every node that it shows: the node above knows it, and stands before it.
void inheritFacts(ShownSpace *space)
{
    for (qsizetype at = 1; at < space->tree.nodes.size(); ++at) {
        const auto &node = space->tree.nodes.at(at);
        auto &facts = space->facts[at];
        const auto &above = space->facts.at(node.parent);
        facts.group = node.parent == 0 ? node.kind : above.group;
        facts.isShared = node.kind == Kind::Shared || above.isShared;
    }
}

/// `nameOf` of a repo may be empty: nobody knows, which is no name.
ShownSpace::Ranking rankingOf(const ShownSpace &space,
                              const std::function<QString(const CachedRepo &)> &nameOf)
{
    constexpr qsizetype mostNames = 4; // colours that can be told apart
    ShownSpace::Ranking ranking;
    QHash<QString, qint64> sizes;
    for (const auto &node : space.tree.nodes) {
        if (node.kind == Kind::Repo) {
            sizes[nameOf(space.repo(node))] += node.size;
        }
    }
    sizes.remove(QString());
    ranking.names = sizes.keys();
    std::ranges::sort(ranking.names, [&](const QString &one, const QString &other) {
        return std::pair(sizes[other], one) < std::pair(sizes[one], other);
    });
    ranking.names.resize(std::min(mostNames, ranking.names.size()));
    for (const auto &repo : space.report.repos) {
        ranking.ofRepo << int(ranking.names.indexOf(nameOf(repo)));
        ranking.hasOthers = ranking.hasOthers || ranking.ofRepo.last() < 0;
    }
    return ranking;
}

/// What a node is called among its siblings, in every scan the same.
QString siblingKey(const ShownSpace &space, const SpaceNode &node)
{
    switch (node.kind) {
    case Kind::Repo:
        return space.repo(node).key();
    case Kind::Revision:
        return space.revision(node).commit;
    case Kind::File:
        return space.repo(node).blobs.at(node.blob).path;
    case Kind::Loose:
        return space.loose(node).path;
    case Kind::Payload:
        return space.report.payloads.at(node.payload).hash;
    case Kind::Shelf:
        return space.besideItem(node).path.section(u'/', 0, -2);
    case Kind::Item:
        return space.besideItem(node).path;
    default:
        return {};
    }
}

int childLike(const ShownSpace &fresh, int parent, const ShownSpace &old, const SpaceNode &wanted)
{
    const auto key = siblingKey(old, wanted);
    const auto &node = fresh.node(parent);
    for (int child = node.firstChild; child < node.firstChild + node.childCount; ++child) {
        const auto &at = fresh.node(child);
        if (at.kind == wanted.kind && siblingKey(fresh, at) == key) {
            return child;
        }
    }
    return -1;
}

} // namespace

bool ShownSpace::isWithin(int at, int above) const
{
    while (at > above) { // parents come before their children
        at = node(at).parent;
    }
    return at == above;
}

ShownSpacePtr shownSpaceOf(const CacheReport &report)
{
    auto space = std::make_shared<ShownSpace>();
    space->report = report;
    space->tree = spaceTreeOf(report);
    space->facts.resize(space->tree.nodes.size());
    const auto users = payloadUsers(report);
    for (auto at = space->tree.nodes.size() - 1; at >= 0; --at) {
        const auto &node = space->tree.nodes.at(at);
        auto &facts = space->facts[at];
        const auto own = ownFacts(*space, node, users);
        facts.usedMs = std::max(facts.usedMs, own.usedMs);
        facts.frees += own.frees;
        facts.files = own.files > 0 ? own.files : facts.files;
        if (node.parent >= 0) { // all children of `at` were here before it
            auto &above = space->facts[node.parent];
            above.usedMs = std::max(above.usedMs, facts.usedMs);
            above.frees += facts.frees;
            // Of revisions that share, a file would count more than once.
            above.files += node.kind == Kind::Revision ? node.childCount : facts.files;
        }
    }
    inheritFacts(space.get());
    space->libraries = rankingOf(*space, [](const CachedRepo &repo) { return repo.library; });
    space->owners = rankingOf(*space, [](const CachedRepo &repo) { return repo.id.section(u'/', 0, -2); });
    return space;
}

void dropLater(ShownSpacePtr space)
{
    if (space) {
        onWorker([space = std::move(space)]() mutable { space.reset(); });
    }
}

int sameNode(const ShownSpace &old, int node, const ShownSpace &fresh)
{
    QList<int> way;
    for (int at = node; old.has(at) && at > 0; at = old.node(at).parent) {
        way.prepend(at);
    }
    int found = 0;
    for (const int step : way) {
        const int child = childLike(fresh, found, old, old.node(step));
        if (child < 0) {
            break;
        }
        found = child;
    }
    return found;
}

} // namespace Hubdesk
