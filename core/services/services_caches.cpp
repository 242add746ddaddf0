// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Services that look after caches, and what the others are told when the cache of the program moves.
#include "core/services/services_p.h"

#include <QStandardPaths>

namespace Hubdesk
{

CacheKeeper &Services::caches()
{
    checkThread();
    if (!d->caches) {
        const auto &environment = m_options.environment;
        d->caches = std::make_unique<CacheKeeper>(
            stateFolder(),
            d->volumes.get(),
            CacheKeeper::Own{
                d->cache->layout().root(),
                m_options.cacheDir.isEmpty()
                    ? BesidePlaces{ environment.xetCache, environment.assetsCache, environment.datasetsCache }
                    : BesidePlaces{} });
        connect(d->caches.get(), &CacheKeeper::scanning, this, &Services::cacheScanning);
        connect(d->caches.get(), &CacheKeeper::working, this, &Services::cacheWorking);
        connect(d->caches.get(), &CacheKeeper::touched, this, &Services::cacheTouched);
    }
    return *d->caches;
}

VerifyQueue &Services::verifications()
{
    buildNetwork();
    if (!d->verifications) {
        d->verifications = std::make_unique<VerifyQueue>(d->hub.get(), *d->cache, &caches());
        connect(d->verifications.get(), &VerifyQueue::changed, this, &Services::verificationsChanged);
    }
    return *d->verifications;
}

/// An answer of an earlier time would say that nothing has changed.
UpdateRadar &Services::updates()
{
    buildNetwork();
    if (!d->updates) {
        d->updates = std::make_unique<UpdateRadar>(d->patientHub.get(), *d->cache, &caches());
        connect(d->updates.get(), &UpdateRadar::changed, this, &Services::updatesChanged);
    }
    return *d->updates;
}

Result<void> Services::noteMovedCache(const QStringList &from, const QString &to)
{
    (void)transfers(); // opens the journal
    if (const auto moved = d->journal->moveRoot(from, to); !moved) {
        return moved;
    }
    switchCache(from, to);
    return {};
}

void Services::switchCache(const QStringList &from, const QString &to)
{
    if (from.contains(d->cache->layout().root())) {
        *d->cache = d->cache->at(to);
        m_options.setCacheRoot(to);
        if (d->caches) {
            d->caches->setOwnRoot(to);
        }
        Q_EMIT cacheRootChanged(to);
    }
    transfers().rootMoved(from, to);
    if (d->verifications) {
        d->verifications->rootMoved(from, to);
    }
    if (d->updates) {
        d->updates->rootMoved(from, to);
    }
}

QString Services::stateFolder() const
{
    return m_options.stateDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                        : m_options.stateDir;
}

} // namespace Hubdesk
