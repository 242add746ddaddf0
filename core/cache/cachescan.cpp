// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachescan.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/cache/cachenames.h"
#include "core/cache/reporefresh.h"
#include "core/cache/sharedstore.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Kind = DiskEntry::Kind;

/// Shared by the workers: each takes the next entry, and writes into its place.
struct Scan {
    Scan(Folder folder, std::shared_ptr<ScanProgress> shown, std::stop_token token)
        : root(std::move(folder))
        , progress(std::move(shown))
        , stop(std::move(token))
    {
    }
    void work();

    Folder root;
    bool hasStore = false;
    std::shared_ptr<const CacheReport> before;
    QHash<QString, const CachedRepo *> known; ///< of `before`, by path
    QList<Folder::Entry> entries;
    std::vector<std::optional<ScannedEntry>> found; ///< as `entries`
    std::atomic<int> next = 0;
    std::shared_ptr<ScanProgress> progress;
    std::stop_token stop;
};

struct Besides {
    QList<SharedPayload> payloads;
    qint64 locks = 0;
};

void Scan::work()
{
    for (int at = next++; at < entries.size() && !stop.stop_requested(); at = next++) {
        const auto *old = known.value(root.path() + u'/' + entries[at].name);
        if (auto same = old ? repoAsBefore(*old) : std::nullopt) {
            found[size_t(at)] = std::move(*same);
            progress->repos.fetch_add(1, std::memory_order_relaxed);
            continue;
        }
        if (auto scanned = scanRepo(root, entries[at], hasStore, progress.get(), stop)) {
            found[size_t(at)] = std::move(*scanned);
        }
    }
}

bool isOfTheRoot(const QString &name, bool hasStore)
{
    return name == ".locks"_L1 || name == "CACHEDIR.TAG"_L1 || isClutter(name)
        || (hasStore && name == "blobs"_L1);
}

void remember(Scan *scan, std::shared_ptr<const CacheReport> before)
{
    if (!before || before->root != scan->root.path() || before->hasStore != scan->hasStore) {
        return;
    }
    scan->before = std::move(before);
    for (const auto &repo : scan->before->repos) {
        scan->known.insert(repo.path, &repo);
    }
}

Result<std::shared_ptr<Scan>>
begin(const QString &path, std::shared_ptr<ScanProgress> progress, std::stop_token stop)
{
    const QFileInfo there(path);
    if (there.exists() && !there.isDir()) {
        return fail(Error::Kind::Usage, u"the cache %1 is no folder"_s.arg(path));
    }
    auto root = Folder::open(there.canonicalFilePath().isEmpty() ? path : there.canonicalFilePath());
    if (!root) {
        return std::unexpected(root.error());
    }
    auto entries = root->entries();
    if (!entries) {
        return std::unexpected(entries.error());
    }
    const auto scan = std::make_shared<Scan>(std::move(*root), std::move(progress), std::move(stop));
    scan->hasStore = SharedStore(CacheLayout(scan->root.path())).isMarked();
    scan->entries = std::move(*entries);
    scan->entries.removeIf([&](const auto &entry) { return isOfTheRoot(entry.name, scan->hasStore); });
    scan->found.resize(size_t(scan->entries.size()));
    scan->progress->repoCount = int(scan->entries.size());
    return scan;
}

QList<SharedPayload> payloadsOf(const Folder &root)
{
    QList<SharedPayload> payloads;
    const auto store = root.inside(u"blobs"_s);
    for (const auto &prefix : entriesOf(store)) {
        if (prefix.kind != Kind::Folder || prefix.name.size() != 2) {
            continue;
        }
        const auto folder = store->inside(prefix.name);
        for (const auto &entry : entriesOf(folder)) {
            if (entry.kind == Kind::Regular && SharedStore::isHash(entry.name)
                && entry.name.startsWith(prefix.name)) {
                const auto facts = folder->look(entry.name, false).value_or(FileFacts{});
                payloads.append(SharedPayload{ entry.name, facts.size, facts.allocated, facts.modifiedMs });
            }
        }
    }
    std::ranges::sort(payloads, {}, &SharedPayload::hash);
    return payloads;
}

/// A lock takes no block: the folders do.
qint64 locksOf(const Folder &root)
{
    const auto locks = root.inside(u".locks"_s);
    qint64 sum = locks ? locks->look().allocated : 0;
    for (const auto &entry : entriesOf(locks)) {
        sum += locks->look(entry.name, false).value_or(FileFacts{}).allocated;
    }
    return sum;
}

CacheReport reportOf(Scan &scan, Besides besides)
{
    CacheReport report{ .root = scan.root.path(),
                        .hasStore = scan.hasStore,
                        .repos = {},
                        .payloads = std::move(besides.payloads),
                        .damages = {},
                        .loose = {},
                        .locks = besides.locks,
                        .scanned = QDateTime::currentDateTimeUtc() };
    for (auto &found : scan.found) {
        if (auto *repo = found ? std::get_if<CachedRepo>(&*found) : nullptr) {
            report.repos.append(std::move(*repo));
        } else if (found) {
            const auto &stranger = std::get<Stranger>(*found);
            report.damages.append(stranger.damage);
            report.loose.append(stranger.incomplete);
        }
    }
    std::ranges::sort(report.repos, [](const auto &one, const auto &other) {
        return std::tie(one.kind, one.id, one.path) < std::tie(other.kind, other.id, other.path);
    });
    std::ranges::sort(report.damages, {}, &CacheDamage::path);
    return report;
}

} // namespace

Result<CacheReport> scanCacheNow(const QString &root, const std::stop_token &stop, const QStringList &folders)
{
    const auto scan = begin(root, std::make_shared<ScanProgress>(), stop);
    if (!scan) {
        return std::unexpected(scan.error());
    }
    auto &now = **scan;
    now.entries.removeIf(
        [&](const auto &entry) { return !folders.isEmpty() && !folders.contains(entry.name); });
    now.work();
    auto payloads = now.hasStore && folders.isEmpty() ? payloadsOf(now.root) : QList<SharedPayload>();
    if (stop.stop_requested()) {
        return fail(Error::Kind::Cancelled, u"the scan was stopped"_s);
    }
    return reportOf(now, { std::move(payloads), 0 });
}

Async<CacheReport> scanCache(QString root,
                             std::shared_ptr<ScanProgress> progress,
                             std::stop_token stop,
                             std::shared_ptr<const CacheReport> before)
{
    QElapsedTimer timer;
    timer.start();
    auto open = [root, progress, stop, before] {
        auto begun = begin(root, progress, stop);
        if (begun) {
            remember(begun->get(), before);
        }
        return begun;
    };
    auto opening = onWorker(std::move(open));
    const auto scan = co_await finished(std::move(opening));
    if (!scan) {
        co_return std::unexpected(scan.error());
    }
    QList<QFuture<void>> working;
    for (int worker = 0; worker < workers()->maxThreadCount(); ++worker) {
        working.append(onWorker([scan = *scan] { scan->work(); }));
    }
    auto look = [scan = *scan] {
        return Besides{ scan->hasStore ? payloadsOf(scan->root) : QList<SharedPayload>(),
                        locksOf(scan->root) };
    };
    auto looking = onWorker(std::move(look));
    auto besides = co_await finished(std::move(looking));
    for (auto &one : working) {
        co_await finished(one);
    }
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"the scan was stopped"_s);
    }
    auto report = reportOf(**scan, std::move(besides));
    report.tookMs = timer.elapsed();
    co_return report;
}

} // namespace Hubdesk
