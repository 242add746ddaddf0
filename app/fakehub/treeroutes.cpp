// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"
#include "app/fakehub/security.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

using Entry = TreeEntry;

// The files below a folder ("" is the root), as the part of the sorted tree that they are.
std::pair<Tree::const_iterator, Tree::const_iterator> below(const Tree &tree, const QString &folder)
{
    if (folder.isEmpty()) {
        return { tree.cbegin(), tree.cend() };
    }
    return { tree.lowerBound(folder + u'/'), tree.lowerBound(folder + QChar(u'/' + 1)) };
}

bool isFolder(const Tree &tree, const QString &path)
{
    const auto [from, to] = below(tree, path);
    return from != to;
}

// Folders before files where one level is asked for; each folder before its content where all are.
QList<Entry> entriesOf(const Tree &tree, const QString &folder, bool recursive)
{
    const qsizetype cut = folder.isEmpty() ? 0 : folder.size() + 1;
    QList<Entry> entries;
    QSet<QString> seen;
    const auto [from, to] = below(tree, folder);
    for (auto it = from; it != to; ++it) {
        const QString &path = it.key();
        for (qsizetype slash = path.indexOf(u'/', cut); slash >= 0;
             slash = recursive ? path.indexOf(u'/', slash + 1) : -1) {
            const QString parent = path.first(slash);
            if (!seen.contains(parent)) {
                seen.insert(parent);
                entries.append({ parent, true });
            }
        }
        if (recursive || path.indexOf(u'/', cut) < 0) {
            entries.append({ path, false });
        }
    }
    if (!recursive) {
        std::ranges::stable_partition(entries, [](const Entry &entry) { return entry.folder; });
    }
    return entries;
}

QString folderOid(const Tree &tree, const QString &folder)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto [from, to] = below(tree, folder);
    for (auto it = from; it != to; ++it) {
        hash.addData(it.key().mid(folder.size()).toUtf8() + it->oid());
    }
    return QString::fromLatin1(hash.result().toHex());
}

bool touched(const Commit &commit, const Entry &entry)
{
    if (commit.changed.isEmpty() || commit.changed.contains(entry.path)) {
        return true;
    }
    return entry.folder && std::ranges::any_of(commit.changed, [&entry](const QString &path) {
               return path.startsWith(entry.path + u'/');
           });
}

QJsonObject lastCommit(const QList<CommitPtr> &history, const Entry &entry)
{
    const auto it = std::ranges::find_if(
        history, [&entry](const CommitPtr &commit) { return touched(*commit, entry); });
    const auto &commit = it == history.end() ? history.last() : *it;
    return { { u"id"_s, commit->id }, { u"title"_s, commit->title }, { u"date"_s, isoTime(commit->date) } };
}

class EntryWriter
{
public:
    EntryWriter(const Context &context, const Repo &repo, const CommitPtr &commit, bool expand)
        : m_repo(repo)
        , m_tree(commit->tree())
        , m_history(expand ? repo.history(commit) : QList<CommitPtr>())
        , m_masked(!context.world.mayRead(repo, context.user))
    {
    }

    [[nodiscard]] QJsonObject json(const Entry &entry) const
    {
        QJsonObject item{ { u"type"_s, entry.folder ? u"directory"_s : u"file"_s },
                          { u"path"_s, entry.path } };
        if (entry.folder) {
            item.insert(u"oid"_s, folderOid(m_tree, entry.path));
            item.insert(u"size"_s, 0);
        } else {
            addFile(item, *m_tree.constFind(entry.path));
        }
        if (!m_history.isEmpty()) {
            item.insert(u"lastCommit"_s, lastCommit(m_history, entry));
            if (!entry.folder) {
                item.insert(u"securityFileStatus"_s, fileSecurity(m_repo, entry.path));
            }
        }
        return item;
    }

private:
    void addFile(QJsonObject &item, const File &file) const
    {
        item.insert(u"oid"_s, QString::fromLatin1(file.oid()));
        item.insert(u"size"_s, file.blob.size());
        if (!file.lfs) {
            return;
        }
        const QByteArray sha256 = file.blob.sha256();
        item.insert(u"lfs"_s,
                    QJsonObject{ { u"oid"_s, QString::fromLatin1(sha256) },
                                 { u"size"_s, file.blob.size() },
                                 { u"pointerSize"_s, file.blob.lfsPointer().size() } });
        if (m_repo.xet) {
            item.insert(u"xetHash"_s, m_masked ? QString(64, u'*') : QString::fromLatin1(xetHash(file.blob)));
        }
    }

    const Repo &m_repo;
    const Tree &m_tree;
    QList<CommitPtr> m_history;
    bool m_masked;
};

const QList<Entry> &listing(World &world, const Commit &commit, const QString &folder, bool recursive)
{
    const QString key = commit.id + (recursive ? u"+"_s : u"-"_s) + folder;
    for (const auto &[known, entries] : std::as_const(world.listings)) {
        if (known == key) {
            return entries;
        }
    }
    world.listings.append({ key, entriesOf(commit.tree(), folder, recursive) });
    if (world.listings.size() > 4) {
        world.listings.removeFirst();
    }
    return world.listings.last().second;
}

QJsonArray refsBelow(const Repo &repo, const QString &prefix)
{
    QJsonArray out;
    for (const auto &[ref, commit] : repo.refs().asKeyValueRange()) {
        if (ref.startsWith(prefix)) {
            out.append(QJsonObject{
                { u"name"_s, ref.sliced(prefix.size()) }, { u"ref"_s, ref }, { u"targetCommit"_s, commit } });
        }
    }
    return out;
}

QJsonObject tensorHeader(const Blob &blob)
{
    const auto length = qint64(qFromLittleEndian<quint64>(blob.read(0, 8).constData()));
    return QJsonDocument::fromJson(blob.read(8, length)).object();
}

} // namespace

QByteArray xetHash(const Blob &blob)
{
    return QCryptographicHash::hash("xet" + blob.sha256(), QCryptographicHash::Sha256).toHex();
}

Response repoTree(const Context &context, const Repo &repo, const QString &revision, const QString &path)
{
    const auto commit = commitAt(repo, revision);
    if (!commit) {
        return commit.error();
    }
    if (!path.isEmpty() && !isFolder((*commit)->tree(), path)) {
        auto missing
            = Response::error(404, u"%1 does not exist on \"%2\""_s.arg(path, revision), "EntryNotFound");
        missing.set("X-Repo-Commit", (*commit)->id.toLatin1());
        return missing;
    }
    const bool expand = context.request.flag(u"expand"_s);
    const qsizetype most = expand ? 50 : 1000;
    const auto &entries = listing(context.world, **commit, path, context.request.flag(u"recursive"_s));
    const qsizetype size = std::clamp<qsizetype>(
        context.request.value(u"limit"_s, QString::number(most)).toLongLong(), 1, most);
    const auto page = pageOf(context, entries.size(), size);
    const EntryWriter writer(context, repo, *commit, expand);
    QJsonArray items;
    for (const auto &entry : entries.mid(page.first, page.count)) {
        items.append(writer.json(entry));
    }
    auto response = Response::json(items);
    setPage(response, page);
    return response;
}

Response pathsInfo(const Context &context, const Repo &repo, const QString &revision)
{
    const auto commit = commitAt(repo, revision);
    if (!commit) {
        return commit.error();
    }
    Request form;
    form.query = parseForm(context.request.body);
    QStringList paths = form.values(u"paths"_s);
    bool expand = form.flag(u"expand"_s);
    if (context.request.header("content-type").startsWith("application/json")) {
        const auto json = QJsonDocument::fromJson(context.request.body).object();
        paths = json["paths"_L1].toVariant().toStringList();
        expand = json["expand"_L1].toBool();
    }
    if (paths.size() > 1000) {
        return Response::error(413, u"too many parameters"_s);
    }
    const EntryWriter writer(context, repo, *commit, expand);
    const Tree &tree = (*commit)->tree();
    QJsonArray items;
    for (const QString &path : paths) {
        if (tree.contains(path)) {
            items.append(writer.json({ path, false }));
        } else if (!path.isEmpty() && isFolder(tree, path)) {
            items.append(writer.json({ path, true }));
        }
    }
    return Response::json(items);
}

Response repoRefs(const Context &context, const Repo &repo)
{
    QJsonObject refs{ { u"branches"_s, refsBelow(repo, u"refs/heads/"_s) },
                      { u"converts"_s, refsBelow(repo, u"refs/convert/"_s) },
                      { u"tags"_s, refsBelow(repo, u"refs/tags/"_s) } };
    if (context.request.flag(u"include_prs"_s) || context.request.flag(u"include_pull_requests"_s)) {
        refs.insert(u"pullRequests"_s, refsBelow(repo, u"refs/pr/"_s));
    }
    return Response::json(refs);
}

// The headers of all shards in one answer; branch main only, as on the Hub.
Response safetensorsMetadata(const Context &context, const Repo &repo, const QString &path)
{
    if (auto refused = refusal(context, repo)) {
        return *refused;
    }
    const auto commit = commitAt(repo, u"main"_s);
    if (!commit) {
        return commit.error();
    }
    const Tree &tree = (*commit)->tree();
    const auto index = tree.constFind(path.isEmpty() ? u"model.safetensors.index.json"_s : path);
    if (index == tree.constEnd()) {
        return Response::error(404, u"Entry not found"_s, "EntryNotFound");
    }
    const auto json = QJsonDocument::fromJson(index->blob.bytes()).object();
    QJsonObject headers;
    for (const auto &shard : json["weight_map"_L1].toObject()) {
        const auto file = tree.constFind(shard.toString());
        if (file != tree.constEnd() && !headers.contains(shard.toString())) {
            headers.insert(shard.toString(), tensorHeader(file->blob));
        }
    }
    return Response::json(QJsonObject{
        { u"headers"_s, headers }, { u"index"_s, QJsonObject{ { u"metadata"_s, json["metadata"_L1] } } } });
}

Response repoInfo(const Context &context, const Repo &repo, const QString &revision)
{
    const auto &request = context.request;
    if (auto bad = badExpand(request, repo.kind)) {
        return *bad;
    }
    if (repo.disabled) {
        return *refusal(context, repo);
    }
    const auto commit = commitAt(repo, revision);
    if (!commit) {
        return commit.error();
    }
    const QStringList expand = request.values(u"expand"_s);
    auto json = repoProperties(repo, **commit, context.world, expand);
    if (expand.isEmpty() || expand.contains("siblings"_L1)) {
        json.insert(u"siblings"_s, siblings(**commit, request.flag(u"blobs"_s)));
    }
    if (!expand.isEmpty()) {
        QJsonObject chosen{ { u"_id"_s, json["_id"_L1] }, { u"id"_s, json["id"_L1] } };
        for (const QString &name : expand) {
            if (json.contains(name)) {
                chosen.insert(name, json[name]);
            }
        }
        return Response::json(chosen);
    }
    for (const auto &name : { "downloadsAllTime"_L1,
                              "trendingScore"_L1,
                              "xetEnabled"_L1,
                              "baseModels"_L1,
                              "evalResults"_L1,
                              "inferenceProviderMapping"_L1,
                              "childrenModelCount"_L1,
                              "mainSize"_L1,
                              "region"_L1 }) {
        json.remove(name); // only on request
    }
    if (request.flag(u"securityStatus"_s)) {
        json.insert(u"securityRepoStatus"_s, repoSecurity(repo, **commit));
    }
    return Response::json(json);
}

} // namespace FakeHub
