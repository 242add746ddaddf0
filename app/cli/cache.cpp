// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheclean.h"
#include "app/cli/cacheupkeep.h"
#include "core/services/cachelook.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

QList<QCommandLineOption> cacheListOptions(std::initializer_list<const char *> byRevision)
{
    return { flag(byRevision, "Each revision, with its number of files."),
             valued({ "f", "filter" },
                    "size>1GB, accessed>30d, modified<1w, type=model, refs=main; may be repeated.",
                    "expression"),
             valued({ "sort" }, "accessed, modified, size or name, each also with :asc or :desc.", "key"),
             valued({ "limit" }, "Only the first ones.", "number"),
             flag("show-warnings", "What is wrong in the cache, one line each.") };
}

} // namespace

Result<CacheReport> scannedCache(Run &run, const QString &folder, Beside beside)
{
    const auto root = folder.isEmpty() ? run.environment().hubCache : folder;
    const auto places = beside == Beside::Yes && folder.isEmpty() ? placesBeside(run) : BesidePlaces{};
    return run.waitLocally([root, places](Services &core, std::stop_token stop) {
        return lookAtCache(&core, root, places, std::move(stop));
    });
}

BesidePlaces placesBeside(Run &run)
{
    if (run.isSet("cache-dir")) {
        return {}; // what lies there lies beside another one
    }
    const auto &environment = run.environment();
    return { environment.xetCache, environment.assetsCache, environment.datasetsCache };
}

int cacheError(Run &run, const Error &error)
{
    if (error.kind != Error::Kind::EntryNotFound) {
        return run.out.error(error);
    }
    return run.out.error(NotFound,
                         Error::name(error.kind),
                         { u"There is no cache here: "_s + error.detail,
                           u"HF_HUB_CACHE or --cache-dir says where it is; 'hubdesk-cli env' shows it."_s });
}

QString damageText(const CacheDamage &damage)
{
    using Kind = CacheDamage::Kind;
    const auto &[kind, path, detail] = damage;
    switch (kind) {
    case Kind::NotAFolder:
        return u"%1 is no folder, and only repositories belong here"_s.arg(path);
    case Kind::NoRepo:
        return u"%1 has no name of a repository"_s.arg(path);
    case Kind::UnknownKind:
        return u"%1 is of a kind that nobody knows"_s.arg(path);
    case Kind::NoSnapshots:
        return u"%1 is missing: the repository has no revision"_s.arg(path);
    case Kind::RefsIsAFile:
        return u"%1 is a file and should be a folder"_s.arg(path);
    case Kind::FileAmongSnapshots:
        return u"%1 is a file, and only revisions belong here"_s.arg(path);
    case Kind::BlobMissing:
        return u"%1 leads to nothing (%2)"_s.arg(path, detail);
    case Kind::RefToNothing:
        return u"%1 names the revision %2, which is not here"_s.arg(path, detail);
    case Kind::BadRef:
        return u"%1 names no revision"_s.arg(path);
    case Kind::Unreadable:
        return u"%1 cannot be read: %2"_s.arg(path, detail);
    }
    Q_UNREACHABLE_RETURN({});
}

int adoptCache(Run &run)
{
    const auto root = run.environment().hubCache;
    const auto adopted
        = run.waitLocally([root](Services &core, std::stop_token) { return adoptFolder(&core, root); });
    if (!adopted) {
        return run.out.error(adopted.error());
    }
    run.out.result({ { u"path"_s, root } }, u"The cache is %1, whatever disk that is on."_s.arg(root), root);
    return Done;
}

double epochSeconds(qint64 ms)
{
    return double(ms) / 1000;
}

namespace
{

/// Those that take something away.
QList<Command> cleaningCommands()
{
    QList<Command> commands;
    for (const auto &name : { u"rm"_s, u"remove"_s }) {
        commands.append({ { u"cache"_s, name },
                          u"[TARGET...]"_s,
                          u"Delete repositories, revisions or files; without a target from a list."_s,
                          cleanupOptions(),
                          &removeFromCache,
                          -1 });
    }
    commands.append({ { u"cache"_s, u"prune"_s },
                      {},
                      u"Delete detached revisions, incomplete files and unused shared blobs."_s,
                      cleanupOptions(),
                      &pruneCache });
    return commands;
}

/// Those that give it back, and that keep it from being taken.
QList<Command> keepingCommands()
{
    QList<Command> commands;
    commands.append({ { u"cache"_s, u"quarantine"_s },
                      u"[empty [ID...] | finish ID]"_s,
                      u"List what can be restored, empty it, or finish what was interrupted."_s,
                      { flag({ "y", "yes" }, "Do not ask.") },
                      &showQuarantine,
                      -1 });
    commands.append({ { u"cache"_s, u"restore"_s },
                      u"ID"_s,
                      u"Put back what is in quarantine, or undo what was interrupted."_s,
                      {},
                      &restoreToCache,
                      1 });
    commands.append(
        { { u"cache"_s, u"adopt"_s },
          {},
          u"Take the folder of the cache as it is, though it was on a disk that is not connected."_s,
          {},
          &adoptCache });
    commands.append({ { u"cache"_s, u"pin"_s },
                      u"[TARGET...]"_s,
                      u"Keep repositories or revisions from being deleted, or list those."_s,
                      {},
                      &pinInCache,
                      -1 });
    commands.append(
        { { u"cache"_s, u"unpin"_s }, u"TARGET..."_s, u"Let them go again."_s, {}, &unpinInCache, -1 });
    return commands;
}

} // namespace

QList<Command> cacheCommands()
{
    QList<Command> commands;
    for (const auto &name : { u"ls"_s, u"list"_s }) {
        commands.append({ { u"cache"_s, name },
                          {},
                          u"List what is in the shared cache."_s,
                          cacheListOptions({ "v", "revisions" }),
                          &listCache });
    }
    commands.append(
        { { u"cache"_s, u"usage"_s }, {}, u"What takes the space of the cache."_s, {}, &showCacheUsage });
    commands.append({ { u"cache"_s, u"assets"_s },
                      u"LIBRARY [NAMESPACE] [SUBFOLDER]"_s,
                      u"Make a library's folder for other files, and print its path."_s,
                      {},
                      &makeAssetsFolder,
                      3 });
    commands += upkeepCommands();
    // How this was spelled before there was a group `cache`.
    commands.append({ { u"scan-cache"_s },
                      {},
                      u"The same as 'cache ls'."_s,
                      cacheListOptions({ "v", "verbose", "revisions" })
                          + QList<QCommandLineOption>{ valued({ "dir" }, "Folder of the cache.", "folder") },
                      &listCache });
    commands.append(
        { { u"delete-cache"_s },
          {},
          u"The same as 'cache rm' without a target."_s,
          cleanupOptions() + QList<QCommandLineOption>{ valued({ "dir" }, "Folder of the cache.", "folder") },
          &removeFromCache });
    return commands + cleaningCommands() + keepingCommands();
}

} // namespace Cli
