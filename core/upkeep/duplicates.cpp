// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/duplicates.h"

#include "core/base/hash.h"
#include "core/cache/folder.h"
#include "core/upkeep/diskcopy.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Content and size.
using ContentKey = std::pair<QString, qint64>;
using ByContent = std::map<ContentKey, QList<DuplicateFile>>;

/// Only names that are hashes say something about the content.
QString contentNameOf(const CachedBlob &blob)
{
    const auto name = blob.path.section(u'/', -1);
    const bool isHash = ContentId{ name.toLatin1() }.algorithm() != ContentId::Algorithm::None;
    const bool isOwn = blob.place == CachedBlob::Place::Blobs && blob.payload.isEmpty();
    return isHash && isOwn ? name : QString();
}

ByContent byContent(const QList<CacheReport> &reports, qint64 least)
{
    ByContent all;
    for (const auto &report : reports) {
        for (const auto &repo : report.repos) {
            for (const auto &blob : repo.blobs) {
                if (const auto content = contentNameOf(blob); !content.isEmpty() && blob.size >= least) {
                    all[{ content, blob.size }].append({ .root = report.root,
                                                         .kind = repo.kind,
                                                         .id = repo.id,
                                                         .path = blob.path,
                                                         .allocated = blob.allocated,
                                                         .modifiedMs = blob.modifiedMs });
                }
            }
        }
    }
    return all;
}

/// What lies there now, if it still is what the report says.
std::optional<FileFacts> factsOf(const DuplicateFile &file, qint64 size)
{
    const auto slash = file.path.lastIndexOf(u'/');
    const auto facts = Folder::open(file.path.first(slash)).transform([&](const Folder &folder) {
        return folder.look(file.path.sliced(slash + 1), false);
    });
    const bool isSame
        = facts && *facts && (*facts)->kind == DiskEntry::Kind::Regular && (*facts)->size == size;
    return isSame ? *facts : std::nullopt;
}

/// Weighs the files of one volume against the first of them. A file with several names costs its blocks until
/// the last of them is gone: where one is outside of the group, nothing is gained.
DuplicateGroup weighed(DuplicateGroup group, const QList<FileFacts> &facts)
{
    QHash<quint64, int> names; // met so far, by number
    for (qsizetype i = 1; i < group.files.size(); ++i) {
        auto &file = group.files[i];
        file.allocated = facts[i].allocated;
        file.isShared
            = facts[i].number == facts.first().number || haveSameBlocks(group.files.first().path, file.path);
        if (!file.isShared && ++names[facts[i].number] == facts[i].names) {
            group.gain += file.allocated;
        }
    }
    return group;
}

/// One group a volume.
QList<DuplicateGroup> groupsOf(const ContentKey &key, QList<DuplicateFile> files)
{
    std::ranges::sort(
        files, {}, [](const DuplicateFile &file) { return std::tie(file.modifiedMs, file.path); });
    std::map<quint64, std::pair<DuplicateGroup, QList<FileFacts>>> volumes;
    for (const auto &file : files) {
        if (const auto facts = factsOf(file, key.second)) {
            auto &[group, all] = volumes[facts->device];
            group.content = key.first;
            group.size = key.second;
            group.files.append(file);
            all.append(*facts);
        }
    }
    QList<DuplicateGroup> groups;
    for (auto &[device, volume] : volumes) {
        if (volume.first.files.size() > 1) {
            groups.append(weighed(std::move(volume.first), volume.second));
        }
    }
    return groups;
}

} // namespace

QList<DuplicateGroup> duplicatesOf(const QList<CacheReport> &reports, qint64 least)
{
    QList<DuplicateGroup> found;
    for (auto &[key, files] : byContent(reports, std::max<qint64>(least, 1))) {
        if (files.size() > 1) {
            found.append(groupsOf(key, std::move(files)));
        }
    }
    found.removeIf([](const DuplicateGroup &group) { return group.gain <= 0; });
    std::ranges::sort(found, [](const DuplicateGroup &one, const DuplicateGroup &other) {
        return std::tie(other.gain, one.content) < std::tie(one.gain, other.content);
    });
    return found;
}

} // namespace Hubdesk
