// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/firstlook.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/cache/freespace.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int hubPatienceMs = 8'000;

// Links count where they lead to; what is not finished is of no use yet.
qint64 bytesIn(const QString &blobs, const std::stop_token &stop)
{
    qint64 bytes = 0;
    QDirIterator walk(blobs, QDir::Files | QDir::NoSymLinks | QDir::Hidden);
    while (walk.hasNext() && !stop.stop_requested()) {
        const auto info = walk.nextFileInfo();
        if (info.suffix() != "incomplete"_L1 && info.suffix() != "hubdesk-part"_L1) {
            bytes += info.size();
        }
    }
    return bytes;
}

Result<FoundCache> lookAround(const CacheStore &cache, const std::stop_token &stop)
{
    const auto &layout = cache.layout();
    FoundCache found{ .root = layout.root(), .exists = QFile::exists(layout.root()) };
    for (const auto &repo : cache.repos()) {
        found.models += repo.kind == RepoKind::Model;
        found.datasets += repo.kind == RepoKind::Dataset;
        found.spaces += repo.kind == RepoKind::Space;
        found.bytes += bytesIn(layout.blobs(repo), stop);
    }
    // hub-delta-cache.md 2: the payloads of the shared store lie one folder deeper.
    QDirIterator walk(layout.sharedStore(), QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    while (walk.hasNext() && !stop.stop_requested()) {
        found.bytes += bytesIn(walk.next(), stop);
    }
    if (stop.stop_requested()) {
        return fail(Error::Kind::Cancelled, u"stopped on request"_s);
    }
    return found;
}

CacheChecks tryOut(const QString &root)
{
    CacheChecks checks{ .root = root, .freeBytes = freeBytes(root).value_or(-1) };
    const auto locks = root + u"/.locks"_s; // where no scan looks for repos
    if (!QDir().mkpath(locks)) {
        checks.why = u"the folder cannot be made"_s;
        return checks;
    }
    const QTemporaryDir folder(locks + u"/hubdesk-check-XXXXXX"_s);
    checks.writable = folder.isValid();
    checks.why = folder.errorString();
    if (checks.writable) {
        checks.links = QFile::link(u"target"_s, folder.filePath(u"link"_s));
    }
    return checks;
}

} // namespace

Async<FoundCache> findCache(Services *core, std::stop_token stop)
{
    const auto look = [cache = core->cache(), stop] { return lookAround(cache, stop); };
    auto future = onWorker(look);
    co_return co_await finished(std::move(future));
}

Async<CacheChecks> checkCache(Services *core)
{
    const auto look = [root = core->cache().layout().root()] { return tryOut(root); };
    auto future = onWorker(look);
    co_return co_await finished(std::move(future));
}

Async<HubChecks> checkHub(Services *core, std::stop_token stop)
{
    QElapsedTimer clock;
    clock.start();
    HttpRequest request; // asked once, and nothing of it is kept
    request.url = QUrl(core->environment().endpoint.toString() + u"/api/models?limit=1"_s);
    request.idleTimeoutMs = hubPatienceMs;
    const auto answer = co_await core->http().send(request, stop);
    if (!answer) {
        co_return std::unexpected(answer.error());
    }
    co_return HubChecks{ clock.elapsed() };
}

} // namespace Hubdesk
