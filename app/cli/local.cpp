// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/local.h"

#include "core/card/cardmetadata.h"
#include "core/services/questions.h"

#include <QFile>
#include <QRegularExpression>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

struct CachedFile {
    QString path;
};

Async<CachedFile> findFile(Services *core, RepoId repo, Revision revision, QString path)
{
    const auto commit = core->cache().resolve(repo, revision);
    if (!commit) {
        co_return std::unexpected(commit.error());
    }
    const auto file = core->cache().find(repo, *commit, path);
    co_return file ? CachedFile{ *file } : Result<CachedFile>(fail(Error::Kind::EntryNotFound, path));
}

/// The files below a folder, and the folders on the way: a listing that was kept has files only.
QList<TreeEntry> below(const QList<TreeEntry> &files, const QString &folder, bool recursive)
{
    const auto prefix = folder.isEmpty() ? QString() : folder + u'/';
    QMap<QString, TreeEntry> found;
    for (const auto &file : files) {
        if (!file.path.startsWith(prefix)) {
            continue;
        }
        auto slash = file.path.indexOf(u'/', prefix.size());
        if (recursive || slash < 0) {
            found.insert(file.path, file);
        }
        while (slash >= 0) {
            TreeEntry between;
            between.kind = TreeEntry::Kind::Folder;
            between.path = file.path.first(slash);
            found.insert(between.path, between);
            slash = recursive ? file.path.indexOf(u'/', slash + 1) : -1;
        }
    }
    return found.values();
}

QJsonValue scalarJson(const YamlNode &node)
{
    static const QRegularExpression number(u"\\A[-+]?(0|[1-9]\\d*)(\\.\\d*)?([eE][-+]?\\d+)?\\z"_s);
    if (!node.plain) {
        return node.text;
    }
    if (node.isNull()) {
        return QJsonValue::Null;
    }
    // As the Hub reads it: `no` is Norwegian, only these two are words of logic.
    if (const auto word = node.text.toLower(); word == "true"_L1 || word == "false"_L1) {
        return word == "true"_L1;
    }
    if (!number.match(node.text).hasMatch()) {
        return node.text;
    }
    bool whole = false;
    const auto integer = node.text.toLongLong(&whole);
    return whole ? QJsonValue(integer) : QJsonValue(node.text.toDouble());
}

QJsonValue jsonOf(const YamlNode &node)
{
    if (node.kind == YamlNode::Kind::Sequence) {
        QJsonArray items;
        for (const auto &item : node.items) {
            items.append(jsonOf(item));
        }
        return items;
    }
    if (node.kind == YamlNode::Kind::Mapping) {
        QJsonObject entries;
        for (const auto &entry : node.entries) {
            entries.insert(entry.key.scalar(), jsonOf(entry.value));
        }
        return entries;
    }
    return scalarJson(node);
}

HubPlace readmeOf(const HubPlace &place)
{
    return { place.repo, place.revision, u"README.md"_s };
}

} // namespace

bool isUnreachable(const Error &error)
{
    return error.kind == Error::Kind::Offline;
}

Error notHere(Error why, const QString &what)
{
    why.detail += (why.detail.isEmpty() ? QString() : u"; "_s) + what + " is not in the cache"_L1;
    return why;
}

void tellCached(Run &run)
{
    if (!run.isOffline()) {
        run.out.note(u"Note: the Hub cannot be reached; this is what the cache has."_s);
    }
}

Result<QString> localFile(Run &run, const HubPlace &place, const Error &why)
{
    const auto found = run.wait([place](Services &core, std::stop_token) {
        return findFile(&core, place.repo, place.revision.value_or(Revision{}), place.path);
    });
    if (!found) {
        return std::unexpected(notHere(why, u"%1 of %2"_s.arg(place.path, place.repo.text())));
    }
    tellCached(run);
    return found->path;
}

Result<QList<TreeEntry>> localEntries(Run &run, const HubApi::TreeRequest &request, const Error &why)
{
    const auto local = run.wait([request](Services &core, std::stop_token) {
        return localRepo(&core, request.repo, request.revision);
    });
    const auto entries = local ? below(local->entries, request.path, request.recursive) : QList<TreeEntry>();
    if (entries.isEmpty()) {
        const auto id = request.repo.text();
        return std::unexpected(
            notHere(why, request.path.isEmpty() ? id : u"%1 of %2"_s.arg(request.path, id)));
    }
    tellCached(run);
    return entries;
}

Result<QJsonObject> localCardData(Run &run, const HubPlace &place, const Error &why)
{
    const auto path = localFile(run, readmeOf(place), why);
    if (!path) {
        return std::unexpected(path.error());
    }
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(Error::fromFile(file, u"cannot read %1"_s.arg(*path)));
    }
    const auto metadata = CardMetadata::read(file.readAll());
    if (!metadata) {
        return std::unexpected(metadata.error());
    }
    return jsonOf(metadata->root).toObject();
}

Result<QJsonObject> localInfo(Run &run, const HubPlace &place, const Error &why)
{
    const auto local = run.wait([place](Services &core, std::stop_token) {
        return localRepo(&core, place.repo, place.revision.value_or(Revision{}));
    });
    if (!local) {
        return std::unexpected(notHere(why, place.repo.text()));
    }
    QJsonArray files;
    for (const auto &entry : below(local->entries, {}, true)) {
        if (entry.kind == TreeEntry::Kind::File) {
            files.append(QJsonObject{ { u"rfilename"_s, entry.path } });
        }
    }
    QJsonObject info{ { u"id"_s, place.repo.text() },
                      { u"sha"_s, local->commit.hex },
                      { u"siblings"_s, files } };
    const HubPlace here{ place.repo, Revision{ local->commit.hex }, {} };
    if (const auto card = localCardData(run, here, why)) {
        info.insert("cardData"_L1, *card);
    }
    return info;
}

Result<QList<QJsonObject>> localList(Run &run, const Query &query, int limit, const Error &why)
{
    const auto local
        = run.wait([query](Services &core, std::stop_token) { return localRepos(&core, query); });
    QList<QJsonObject> found;
    for (const auto &repo : local ? local->repos : QList<RepoId>()) {
        const auto id = repo.text();
        if (limit == 0 || found.size() < limit) {
            found.append({ { u"id"_s, id } });
        }
    }
    if (found.isEmpty()) {
        return std::unexpected(notHere(why, u"what is looked for"_s));
    }
    tellCached(run);
    return found;
}

} // namespace Cli
