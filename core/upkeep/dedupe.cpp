// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filecopy.h"
#include "core/cache/filelock.h"
#include "core/cache/folder.h"
#include "core/cache/layout.h"
#include "core/cache/temporary.h"
#include "core/upkeep/diskcopy.h"
#include "core/upkeep/duplicates.h"
#include "core/upkeep/lockwait.h"

#include <QFile>
#include <QFileInfo>

#include <vector>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 comparedAtOnce = 1 << 20;

enum class Shared { Already, ByReflink, ByHardLink };

/// The folder of the repo: `<root>/models--owner--name/blobs/<etag>`.
QString repoFolderOf(const DuplicateFile &file)
{
    return file.path.section(u'/', 0, -3);
}

Result<void>
haveSameBytes(const QString &one, const QString &other, UpkeepProgress *progress, const std::stop_token &stop)
{
    QFile first(one);
    QFile second(other);
    if (!first.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return std::unexpected(Error::fromFile(first, u"cannot read %1"_s.arg(one)));
    }
    if (!second.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return std::unexpected(Error::fromFile(second, u"cannot read %1"_s.arg(other)));
    }
    while (!stop.stop_requested()) {
        const auto piece = first.read(comparedAtOnce);
        if (piece != second.read(comparedAtOnce)) {
            return fail(Error::Kind::Integrity, u"%1 and %2 are not the same"_s.arg(one, other));
        }
        if (piece.isEmpty()) {
            const bool isRead = first.error() == QFile::NoError && second.error() == QFile::NoError;
            return isRead ? Result<void>() : fail(Error::Kind::Disk, u"cannot read %1"_s.arg(one));
        }
        progress->done += piece.size();
    }
    return fail(Error::Kind::Cancelled, u"stopped"_s);
}

/// Both, always in the same order, so that two programs never wait for each other.
Result<std::vector<FileLock>>
lockBoth(const DuplicateFile &one, const DuplicateFile &other, const std::stop_token &stop)
{
    QStringList paths{ CacheLayout::lockOfPartial(one.path), CacheLayout::lockOfPartial(other.path) };
    paths.sort();
    std::vector<FileLock> held;
    for (const auto &path : paths) {
        auto lock = whileLocked(stop, [&path] { return FileLock::tryLock(path); });
        if (!lock) {
            return std::unexpected(lock.error());
        }
        held.push_back(std::move(*lock));
    }
    return held;
}

/// Replaces one file by what shares the blocks of another one.
class Sharer
{
public:
    Sharer(const DuplicateFile &kept, const DuplicateFile &replaced, Sharing sharing)
        : m_kept(kept)
        , m_replaced(replaced)
        , m_sharing(sharing)
        , m_temporary(repoFolderOf(replaced) + u'/' + temporaryName())
    {
    }
    Result<Shared> share(UpkeepProgress *progress, const std::stop_token &stop);
    qint64 freed() const { return m_freed; }

private:
    Result<Shared> makeTemporary(const std::stop_token &stop) const;
    Result<FileFacts> look(const DuplicateFile &file) const;
    Result<void> finish(Shared shared, const FileFacts &before) const;

    const DuplicateFile &m_kept;
    const DuplicateFile &m_replaced;
    Sharing m_sharing;
    QString m_temporary;
    qint64 m_freed = 0;
};

/// What a report said may be long ago: only a regular file of the cache itself is touched.
Result<FileFacts> Sharer::look(const DuplicateFile &file) const
{
    const auto below = file.path.sliced(qMin(file.path.size(), file.root.size() + 1));
    return Folder::open(file.root)
        .and_then([&](const Folder &root) { return root.holding(below); })
        .and_then([&](const Folder &folder) -> Result<FileFacts> {
            const auto facts = folder.look(below.section(u'/', -1), false);
            if (!facts || facts->kind != DiskEntry::Kind::Regular) {
                return fail(Error::Kind::EntryNotFound, u"%1 is no regular file now"_s.arg(file.path));
            }
            return *facts;
        });
}

Result<Shared> Sharer::makeTemporary(const std::stop_token &stop) const
{
    const auto cloned = copyFile(m_kept.path, m_temporary, CopyWay::CloneOnly, stop);
    if (cloned) {
        return Shared::ByReflink;
    }
    if (m_sharing == Sharing::Reflink) {
        return fail(cloned.error().kind,
                    u"this volume cannot let files share blocks: %1"_s.arg(cloned.error().detail));
    }
    const QFileInfo kept(m_kept.path);
    const QFileInfo replaced(m_replaced.path);
    if (kept.permissions() != replaced.permissions() || kept.ownerId() != replaced.ownerId()) {
        return fail(Error::Kind::Permission,
                    u"%1 has another mode or owner than %2"_s.arg(m_replaced.path, m_kept.path));
    }
    return makeSecondName(m_kept.path, m_temporary).transform([] { return Shared::ByHardLink; });
}

/// The temporary is the same; now it takes the place.
Result<void> Sharer::finish(Shared shared, const FileFacts &before) const
{
    if (shared == Shared::ByReflink) {
        if (const auto dressed = copyAttributes(m_replaced.path, m_temporary); !dressed) {
            return dressed;
        }
    }
    return look(m_replaced).and_then([&](const FileFacts &now) -> Result<void> {
        const bool isSame
            = now.number == before.number && now.size == before.size && now.modifiedMs == before.modifiedMs;
        return isSame ? renameOver(m_temporary, m_replaced.path)
                      : fail(Error::Kind::Integrity, u"%1 has changed meanwhile"_s.arg(m_replaced.path));
    });
}

Result<Shared> Sharer::share(UpkeepProgress *progress, const std::stop_token &stop)
{
    const auto locks = lockBoth(m_kept, m_replaced, stop);
    if (!locks) {
        return std::unexpected(locks.error());
    }
    const auto kept = look(m_kept);
    const auto replaced = kept ? look(m_replaced) : kept;
    if (!replaced) {
        return std::unexpected(replaced.error());
    }
    if (haveSameBlocks(m_kept.path, m_replaced.path)) {
        progress->done += replaced->size;
        return Shared::Already;
    }
    const auto shared = makeTemporary(stop);
    if (!shared) {
        return shared;
    }
    // Compared is what will be there: nobody can write to a clone but us.
    const auto done = haveSameBytes(m_temporary, m_replaced.path, progress, stop).and_then([&] {
        return finish(*shared, *replaced);
    });
    if (!done) {
        (void)removeEntry(m_temporary);
        return std::unexpected(done.error());
    }
    m_freed = replaced->names > 1 ? 0 : replaced->allocated; // else another name has it yet
    return shared;
}

} // namespace

Deduplication dedupe(const QList<DuplicateGroup> &groups,
                     Sharing sharing,
                     UpkeepProgress *progress,
                     const std::stop_token &stop)
{
    Deduplication result;
    qint64 total = 0;
    for (const auto &group : groups) {
        total += group.size * (group.files.size() - 1);
        for (const auto &file : group.files) {
            removeAbandoned(repoFolderOf(file)); // of one that was killed
        }
    }
    progress->total = total;
    for (const auto &group : groups) {
        for (const auto &file : group.files.sliced(1)) {
            if (stop.stop_requested()) {
                return result;
            }
            Sharer sharer(group.files.first(), file, sharing);
            const auto shared = sharer.share(progress, stop);
            if (shared && *shared != Shared::Already) {
                ++(*shared == Shared::ByReflink ? result.reflinks : result.hardLinks);
                result.size += group.size;
                result.freed += sharer.freed();
            } else if (!shared && shared.error().kind != Error::Kind::Cancelled) {
                result.failures.append({ file.path, shared.error() });
            }
        }
    }
    return result;
}

} // namespace Hubdesk
