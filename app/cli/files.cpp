// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/files.h"

#include "app/cli/content.h"
#include "app/cli/local.h"
#include "app/cli/text.h"

#include <algorithm>
#include <utility>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

QJsonObject entryJson(const TreeEntry &entry)
{
    const bool folder = entry.kind == TreeEntry::Kind::Folder;
    QJsonObject json{ { u"path"_s, entry.path }, { u"type"_s, folder ? u"directory"_s : u"file"_s } };
    if (!folder) {
        json.insert("size"_L1, entry.size);
    }
    if (!entry.blobId.isEmpty()) { // the cache may know the name alone
        json.insert(folder ? "tree_id"_L1 : "blob_id"_L1, entry.blobId);
    }
    if (entry.isLfs()) {
        QJsonObject lfs{ { u"size"_s, entry.size }, { u"sha256"_s, entry.sha256 } };
        if (entry.pointerSize) {
            lfs.insert("pointer_size"_L1, *entry.pointerSize);
        }
        json.insert("lfs"_L1, lfs);
    }
    if (entry.lastCommit) {
        json.insert("last_commit"_L1,
                    QJsonObject{ { u"oid"_s, entry.lastCommit->id.hex },
                                 { u"title"_s, entry.lastCommit->title },
                                 { u"date"_s, isoTime(entry.lastCommit->date) } });
    }
    if (!entry.security.isEmpty()) {
        json.insert("security"_L1, officialKeys(entry.security));
    }
    return json;
}

QString sizeText(const TreeEntry &entry, bool human)
{
    if (entry.kind == TreeEntry::Kind::Folder) {
        return u"-"_s;
    }
    return human ? humanSize(entry.size) : QString::number(entry.size);
}

QString filesTable(const QList<TreeEntry> &entries, bool human)
{
    QList<QStringList> rows;
    for (const auto &entry : entries) {
        const bool folder = entry.kind == TreeEntry::Kind::Folder;
        const auto date
            = entry.lastCommit ? entry.lastCommit->date.toUTC().toString(u"yyyy-MM-dd"_s) : QString();
        rows.append({ sizeText(entry, human), date, escaped(entry.path) + (folder ? u"/"_s : QString()) });
    }
    return table({ u"SIZE"_s, u"DATE"_s, u"PATH"_s }, rows);
}

/// Indented by folders. The listing has parents before their content only within a page, so sort first.
QString filesTree(QList<TreeEntry> entries, const QString &below, bool human)
{
    const auto depthBelow = below.isEmpty() ? 0 : below.count(u'/') + 1;
    std::ranges::sort(entries, {}, [](const TreeEntry &entry) { return entry.path.split(u'/'); });
    QString out;
    for (const auto &entry : std::as_const(entries)) {
        const bool folder = entry.kind == TreeEntry::Kind::Folder;
        out += QString((entry.path.count(u'/') - depthBelow) * 2, u' ') + escaped(entry.fileName());
        out += folder ? u"/\n"_s : "  "_L1 + sizeText(entry, human) + u'\n';
    }
    return out;
}

int listPlace(Run &run, const HubPlace &place)
{
    HubApi::TreeRequest request;
    request.repo = place.repo;
    request.revision = place.revision.value_or(Revision{});
    request.path = place.path;
    const bool tree = run.isSet("tree");
    request.recursive = run.isSet("R") || tree;
    // Last commits cost twenty times as many requests. The official client pays them for every JSON; a person
    // gets them for one folder.
    request.expand = run.out.isJson() || (!request.recursive && !run.out.isQuiet());
    auto entries = run.wait(
        [request](Services &core, std::stop_token stop) { return core.hub().wholeTree(request, stop); });
    if (!entries && isUnreachable(entries.error())) {
        entries = localEntries(run, request, entries.error());
    }
    if (!entries) {
        return run.out.error(entries.error());
    }
    QJsonArray json;
    QStringList paths;
    for (const auto &entry : *entries) {
        json.append(entryJson(entry));
        paths.append(entry.path);
    }
    const bool human = run.isSet("h");
    const auto text = entries->isEmpty() ? u"No files.\n"_s
        : tree                           ? filesTree(*entries, place.path, human)
                                         : filesTable(*entries, human);
    run.out.list(json, text, paths);
    return Done;
}

} // namespace

int listFiles(Run &run, std::optional<RepoKind> kind)
{
    if (run.positional.isEmpty() || run.positional.size() > 2) {
        return run.out.error({ Error::Kind::Usage, u"ls wants a repository, and perhaps a folder in it"_s });
    }
    auto place = run.place(run.positional.first(), kind);
    if (!place) {
        return run.out.error(place.error());
    }
    if (run.positional.size() == 2) {
        place->path = run.positional[1];
    }
    while (place->path.endsWith(u'/')) {
        place->path.chop(1);
    }
    return listPlace(run, *place);
}

QList<QCommandLineOption> fileListOptions()
{
    return { flag({ "R", "recursive" }, "Files in folders, too."),
             flag("tree", "As a tree."),
             flag({ "h", "human-readable" }, "Sizes as 2.5M."),
             revisionOption() };
}

QList<Command> fileCommands()
{
    return { { { u"ls"_s },
               u"REPO [PATH]"_s,
               u"List the files of a repository."_s,
               fileListOptions() + QList<QCommandLineOption>{ typeOption() },
               [](Run &run) { return listFiles(run, {}); },
               2 },
             { { u"cat"_s },
               u"hf://OWNER/NAME/PATH"_s,
               u"Write a file's bytes to standard output."_s,
               {},
               &cat,
               1 } };
}

} // namespace Cli
