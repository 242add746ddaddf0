// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachereport.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// What the official client says nothing about.
bool isHarmless(CacheDamage::Kind kind)
{
    return kind == CacheDamage::Kind::Unreadable;
}

} // namespace

bool CachedRepo::isSound() const
{
    return std::ranges::all_of(damages, isHarmless, &CacheDamage::kind);
}

qint64 CachedRepo::looseSize() const
{
    return std::accumulate(loose.cbegin(), loose.cend(), qint64(0), [](qint64 sum, const LooseFile &file) {
        return sum + (file.payload.isEmpty() ? file.size : 0);
    });
}

qint64 BesideFolder::size() const
{
    return std::accumulate(items.cbegin(), items.cend(), qint64(0), [](qint64 sum, const BesideItem &item) {
        return sum + item.size;
    });
}

qint64 BesideFolder::allocated() const
{
    return std::accumulate(items.cbegin(), items.cend(), qint64(0), [](qint64 sum, const BesideItem &item) {
        return sum + item.allocated;
    });
}

qint64 CacheReport::besideSize() const
{
    return std::accumulate(beside.cbegin(),
                           beside.cend(),
                           qint64(0),
                           [](qint64 sum, const BesideFolder &folder) { return sum + folder.size(); });
}

qint64 CacheReport::size() const
{
    qint64 sum = 0;
    QHash<QString, qint64> elsewhere; // several repos may lead to one of those, and one to what another has
    for (const auto &repo : repos) {
        for (const auto &blob : repo.blobs) {
            if (!repo.isSound() || !blob.payload.isEmpty()) {
                continue;
            }
            if (blob.place == CachedBlob::Place::Elsewhere) {
                elsewhere.insert(blob.path, blob.size);
            } else {
                sum += blob.size;
            }
        }
    }
    for (const auto &payload : payloads) {
        sum += payload.size;
        if (!elsewhere.isEmpty()) {
            elsewhere.remove(u"%1/blobs/%2/%3"_s.arg(root, payload.hash.left(2), payload.hash));
        }
    }
    for (const auto &repo : repos) {
        for (qsizetype i = 0; !elsewhere.isEmpty() && repo.isSound() && i < repo.blobs.size(); ++i) {
            if (repo.blobs[i].place != CachedBlob::Place::Elsewhere) {
                elsewhere.remove(repo.blobs[i].path);
            }
        }
    }
    return std::accumulate(elsewhere.cbegin(), elsewhere.cend(), sum);
}

int CacheReport::soundRepos() const
{
    return int(std::ranges::count_if(repos, &CachedRepo::isSound));
}

int CacheReport::soundRevisions() const
{
    return std::accumulate(repos.cbegin(), repos.cend(), 0, [](int sum, const CachedRepo &repo) {
        return sum + (repo.isSound() ? int(repo.revisions.size()) : 0);
    });
}

int CacheReport::warnings() const
{
    return std::accumulate(repos.cbegin(),
                           repos.cend(),
                           int(damages.size()),
                           [](int sum, const CachedRepo &repo) { return sum + int(repo.damages.size()); });
}

QSet<QString> CacheReport::linkedPayloads() const
{
    QSet<QString> hashes;
    for (const auto &repo : repos) {
        for (const auto &blob : repo.blobs) {
            hashes.insert(blob.payload);
        }
        for (const auto &file : repo.loose) {
            hashes.insert(file.payload);
        }
    }
    hashes.remove(QString());
    return hashes;
}

qint64 CacheReport::incompleteSize() const
{
    const auto sizeOf = [](const QList<LooseFile> &files) {
        return std::accumulate(
            files.cbegin(), files.cend(), qint64(0), [](qint64 sum, const LooseFile &file) {
                return sum + (file.kind == LooseFile::Kind::Incomplete ? file.size : 0);
            });
    };
    return std::accumulate(
        repos.cbegin(), repos.cend(), sizeOf(loose), [&sizeOf](qint64 sum, const CachedRepo &repo) {
            return sum + sizeOf(repo.loose);
        });
}

} // namespace Hubdesk
