// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacetext.h"

#include "ui/cache/besidetext.h"
#include "ui/shared/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Kind = SpaceNode::Kind;

struct SpaceWords {
    Q_DECLARE_TR_FUNCTIONS(SpaceWords)
};

constexpr qsizetype shortCommit = 7;
constexpr qsizetype shortHash = 12;

QString shortName(const QString &repo)
{
    return repo.section(u'/', -1);
}

QString filePath(const ShownSpace &space, const SpaceNode &node)
{
    return node.file >= 0 ? space.revision(node).files.at(node.file).path
                          : space.repo(node).blobs.at(node.blob).path.section(u'/', -1);
}

QString refText(const CachedRevision &revision)
{
    const auto main = u"main"_s;
    return revision.refs.contains(main) ? main : revision.refs.value(0);
}

/// "main b81f03e", or that nothing asks for it any more.
QString revisionText(const CachedRevision &revision)
{
    const auto commit = revision.commit.left(shortCommit);
    //: A revision that no branch or tag points at; %1 is its commit.
    return revision.refs.isEmpty() ? SpaceWords::tr("%1, detached").arg(commit)
                                   : refText(revision) + u' ' + commit;
}

QString looseText(LooseFile::Kind kind)
{
    switch (kind) {
    case LooseFile::Kind::Blob:
        return SpaceWords::tr("Unused file");
    case LooseFile::Kind::Partial:
        return SpaceWords::tr("Partial download");
    case LooseFile::Kind::Incomplete:
        return SpaceWords::tr("Incomplete download");
    case LooseFile::Kind::Temporary:
        break;
    }
    return SpaceWords::tr("Temporary file");
}

QString groupText(Kind kind)
{
    switch (kind) {
    case Kind::Models:
        return SpaceWords::tr("Models");
    case Kind::Datasets:
        return SpaceWords::tr("Datasets");
    case Kind::Spaces:
        return SpaceWords::tr("Spaces");
    case Kind::Kernels:
        return SpaceWords::tr("Kernels");
    case Kind::Leftovers:
        return SpaceWords::tr("Leftovers");
    case Kind::Xet:
        //: Name of the Hub's way to store files, and of its library.
        return SpaceWords::tr("Xet");
    case Kind::Assets:
        //: Files that libraries keep for themselves.
        return SpaceWords::tr("Assets");
    case Kind::Prepared:
        //: Datasets as tables, made from the files of their repositories.
        return SpaceWords::tr("Prepared datasets");
    default:
        //: All that lies in the cache.
        return SpaceWords::tr("All");
    }
}

QString shareText(const ShownSpace &space, qint64 size)
{
    const auto all = space.node(0).size;
    const double share = all > 0 ? double(size) / double(all) : 0;
    //: A share of the cache.
    return share > 0 && share < 0.01 ? SpaceWords::tr("less than 1 %") : formatPercent(share);
}

int sharersOf(const ShownSpace &space, const SpaceNode &file)
{
    const auto has = [&file](const CachedRevision &revision) {
        return std::ranges::contains(revision.files, file.blob, &CachedFile::blob);
    };
    return int(std::ranges::count_if(space.repo(file).revisions, has));
}

/// What it holds, in a word or two.
QString contentsText(const ShownSpace &space, int at)
{
    const auto &node = space.node(at);
    switch (node.kind) {
    case Kind::Root:
        return SpaceWords::tr("%n repository(ies)", nullptr, int(space.report.repos.size()));
    case Kind::Repo:
        return SpaceWords::tr("%n revision(s)", nullptr, int(space.repo(node).revisions.size()));
    case Kind::File: {
        const int sharers = sharersOf(space, node);
        return sharers > 1 ? SpaceWords::tr("in %n revision(s)", nullptr, sharers) : QString();
    }
    case Kind::Leftovers:
    case Kind::Revision:
    case Kind::Shared:
    case Kind::Xet:
    case Kind::Assets:
    case Kind::Prepared:
    case Kind::Shelf:
    case Kind::Item:
        return SpaceWords::tr("%n file(s)", nullptr, space.facts.at(at).files);
    case Kind::Loose:
    case Kind::Payload:
        return {};
    default:
        return SpaceWords::tr("%n repository(ies)", nullptr, node.childCount);
    }
}

/// What is gone with a node, and what is not; nothing where that goes without saying.
QString freesText(const ShownSpace &space, int at)
{
    const auto &node = space.node(at);
    const auto frees = space.facts.at(at).frees;
    switch (node.kind) {
    case Kind::Shared:
        return SpaceWords::tr("Shared: stays as long as one of its revisions does");
    case Kind::Payload:
        return SpaceWords::tr("In the shared store, and no repository uses it");
    case Kind::File:
        if (space.node(node.parent).kind == Kind::Shared) {
            return SpaceWords::tr("Shared: stays as long as one of its revisions does");
        }
        [[fallthrough]];
    case Kind::Repo:
        return frees >= node.size
            ? QString()
            : SpaceWords::tr("Frees %1, the rest is used elsewhere, too").arg(formatSize(frees));
    case Kind::Revision: {
        const auto stays = space.revision(node).size - frees;
        return stays > 0
            ? SpaceWords::tr("Frees %1, shared %2 stay").arg(formatSize(frees), formatSize(stays))
            : SpaceWords::tr("Frees %1, nothing else uses it").arg(formatSize(frees));
    }
    default:
        return {};
    }
}

/// What it is for, where the name does not say it.
QString meaningText(const ShownSpace &space, int at)
{
    const auto &node = space.node(at);
    if (node.kind == Kind::Item) {
        return besideItemMeaning(space.besideItem(node));
    }
    if (node.beside >= 0 && node.kind != Kind::Shelf) {
        return besideFolderMeaning(space.besideFolder(node));
    }
    if (node.kind == Kind::Repo && !space.repo(node).library.isEmpty()) {
        //: %1 is the name of a library: "transformers".
        return SpaceWords::tr("Library: %1").arg(space.repo(node).library);
    }
    return {};
}

QString usedText(const ShownSpace &space, int at)
{
    const auto usedMs = space.facts.at(at).usedMs;
    if (usedMs <= 0) {
        return {};
    }
    const auto when = formatAgo(QDateTime::fromMSecsSinceEpoch(usedMs));
    const auto kind = space.node(at).kind;
    const bool isWritten = kind == Kind::Loose || kind == Kind::Payload || kind == Kind::Leftovers;
    return isWritten ? SpaceWords::tr("Last written %1").arg(when) : SpaceWords::tr("Last used %1").arg(when);
}

} // namespace

QString spaceNodeName(const ShownSpace &space, int at)
{
    const auto &node = space.node(at);
    switch (node.kind) {
    case Kind::Repo:
    case Kind::Revision:
        return shortName(space.repo(node).id);
    case Kind::Shared:
        //: Bytes that several revisions have.
        return SpaceWords::tr("shared");
    case Kind::File:
        return filePath(space, node).section(u'/', -1);
    default:
        return spaceNodeTitle(space, at);
    }
}

QString spaceNodeTitle(const ShownSpace &space, int at)
{
    const auto &node = space.node(at);
    switch (node.kind) {
    case Kind::Repo:
        return space.repo(node).id;
    case Kind::Revision:
        return revisionText(space.revision(node));
    case Kind::Shared:
        return SpaceWords::tr("Shared by revisions");
    case Kind::File:
        return filePath(space, node);
    case Kind::Loose:
        return looseText(space.loose(node).kind);
    case Kind::Payload:
        //: Content in the store that repositories share, which none of them uses.
        return SpaceWords::tr("Unused payload");
    case Kind::Shelf:
        return besideShelfName(space.besideFolder(node), space.besideItem(node));
    case Kind::Item:
        return besideItemName(space.besideItem(node));
    default:
        return groupText(node.kind);
    }
}

QString spaceNodeDetail(const ShownSpace &space, int at)
{
    const auto &node = space.node(at);
    switch (node.kind) {
    case Kind::Revision:
        return revisionText(space.revision(node));
    case Kind::File:
        return filePath(space, node).section(u'/', 0, -2);
    case Kind::Loose:
        return node.repo >= 0 ? space.repo(node).id : space.loose(node).path.section(u'/', -1);
    case Kind::Payload:
        return space.report.payloads.at(node.payload).hash.left(shortHash);
    case Kind::Item:
        return space.node(node.parent).kind == Kind::Shelf ? spaceNodeTitle(space, node.parent) : QString();
    case Kind::Root:
    case Kind::Shared:
        return {};
    default:
        return contentsText(space, at);
    }
}

QString spaceNodeShortDetail(const ShownSpace &space, int at)
{
    const auto &node = space.node(at);
    switch (node.kind) {
    case Kind::Revision:
        return space.revision(node).refs.isEmpty() ? space.revision(node).commit.left(shortCommit)
                                                   : refText(space.revision(node));
    case Kind::Loose:
        return node.repo >= 0 ? shortName(space.repo(node).id) : QString();
    default:
        return {};
    }
}

QStringList spaceNodeFacts(const ShownSpace &space, int at)
{
    if (!space.has(at)) {
        return {};
    }
    const auto &node = space.node(at);
    QStringList what;
    if (node.kind == Kind::Revision || node.kind == Kind::Loose || node.kind == Kind::Payload
        || node.kind == Kind::Item) {
        what << spaceNodeDetail(space, at);
    }
    what << formatSize(node.size);
    if (at > 0) {
        what << shareText(space, node.size);
    }
    what << contentsText(space, at);
    what.removeAll(QString());
    const bool isOfRepo = node.kind == Kind::Revision || node.kind == Kind::Shared;
    QStringList lines{ isOfRepo ? space.repo(node).id : spaceNodeTitle(space, at), what.join(u", "_s) };
    lines << freesText(space, at) << meaningText(space, at) << usedText(space, at);
    lines.removeAll(QString());
    return lines;
}

QString spaceNodeText(const ShownSpace &space, int node)
{
    return spaceNodeFacts(space, node).join(u". "_s);
}

QString spaceItemName(const ShownSpace &space, const SpaceItem &item)
{
    if (item.many == 0) {
        return item.isHead ? spaceNodeTitle(space, item.node) : spaceNodeName(space, item.node);
    }
    switch (space.node(item.node).kind) {
    case Kind::Models:
        return SpaceWords::tr("%n small models", nullptr, item.many);
    case Kind::Datasets:
        return SpaceWords::tr("%n small datasets", nullptr, item.many);
    case Kind::Spaces:
        return SpaceWords::tr("%n small Spaces", nullptr, item.many);
    case Kind::Revision:
    case Kind::Shared:
    case Kind::Leftovers:
        return SpaceWords::tr("%n small files", nullptr, item.many);
    default:
        return SpaceWords::tr("%n small ones", nullptr, item.many);
    }
}

QStringList spaceItemFacts(const ShownSpace &space, const SpaceItem &item)
{
    if (item.many == 0) {
        return spaceNodeFacts(space, item.node);
    }
    return { spaceItemName(space, item),
             formatSize(item.size) + u", "_s + shareText(space, item.size),
             //: Where many small parts belong to; %1 is a repository or a group of them.
             SpaceWords::tr("Of %1").arg(spaceNodeTitle(space, item.node)) };
}

QString spaceNodeFolder(const ShownSpace &space, int at)
{
    const auto &node = space.node(at);
    const auto folderOf = [](const QString &path) { return path.section(u'/', 0, -2); };
    switch (node.kind) {
    case Kind::Repo:
        return space.repo(node).path;
    case Kind::Shared:
        return space.repo(node).path + u"/blobs"_s;
    case Kind::Revision:
        return space.repo(node).path + u"/snapshots/"_s + space.revision(node).commit;
    case Kind::File:
        return node.file < 0 ? folderOf(space.repo(node).blobs.at(node.blob).path)
                             : folderOf(space.repo(node).path + u"/snapshots/"_s + space.revision(node).commit
                                        + u'/' + filePath(space, node));
    case Kind::Loose:
        return folderOf(space.loose(node).path);
    case Kind::Payload:
        return space.report.root + u"/blobs/"_s + space.report.payloads.at(node.payload).hash.left(2);
    case Kind::Xet:
    case Kind::Assets:
    case Kind::Prepared:
        return space.besideFolder(node).root;
    case Kind::Shelf:
        return space.besideFolder(node).root + u'/' + space.besideItem(node).path.section(u'/', 0, -2);
    case Kind::Item:
        return space.besideItem(node).isFolder
            ? space.besideFolder(node).root + u'/' + space.besideItem(node).path
            : folderOf(space.besideFolder(node).root + u'/' + space.besideItem(node).path);
    default:
        return space.report.root;
    }
}

} // namespace Hubdesk
