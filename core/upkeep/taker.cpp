// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/taker.h"

#include "core/cache/cachescan.h"
#include "core/upkeep/besidelocks.h"
#include "core/upkeep/heldlocks.h"
#include "core/upkeep/lockwait.h"

#include <QHash>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int mostLocks = 400; ///< that are held at once: each is an open file
constexpr qint64 longestRef = 4096;

using Kind = Removal::Kind;

/// Only a lock file that is there can be held by somebody.
Result<void> lockExisting(const Folder &locks, const QString &name, std::vector<FileLock> *held)
{
    if (!locks.look(name, false)) {
        return {};
    }
    auto lock = FileLock::tryLock(locks.path() + u'/' + name);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (held->size() < size_t(mostLocks)) {
        held->push_back(std::move(*lock));
    }
    return {};
}

} // namespace

Taker::Taker(const QuarantineItem &item, const Folder &root, const Folder *files)
    : m_item(item)
    , m_root(root)
    , m_files(files)
    , m_store(CacheLayout(item.root))
{
    for (const auto &departure : item.departures) {
        for (const auto &ref : departure.refs) {
            if (departure.target.kind == DeletionTarget::Kind::Revision) {
                m_refs.insert(departure.target.repo + "/refs/"_L1 + ref, departure.target.name);
            }
        }
    }
}

/// Where a long time lies between the plan and this, as after an interruption, a ref may name another
/// revision.
bool Taker::isAsPlanned(const Folder &folder, const Removal &removal) const
{
    const auto commit = removal.kind == Kind::Ref ? m_refs.value(removal.path) : QString();
    const auto path = folder.path() + u'/' + removal.path.section(u'/', -1);
    return commit.isEmpty()
        || readRegularFile(path, longestRef).value_or(QByteArray()).trimmed() == commit.toUtf8();
}

void Taker::take(int index, const std::stop_token &stop)
{
    const auto &removal = m_item.removals[index];
    if (m_files && m_files->look(QString::number(index), false)) {
        m_taken.insert(index); // by an earlier run
        return;
    }
    if (const auto moved = move(index, removal, stop); moved) {
        m_taken.insert(index);
    } else if (moved.error().kind != Error::Kind::EntryNotFound) {
        m_failures.append({ removal.path, moved.error() });
    }
}

Result<void> Taker::move(int index, const Removal &removal, const std::stop_token &stop)
{
    const auto name = QString::number(index);
    if (removal.kind == Kind::Payload) {
        giveBackNeeded();
        const auto collected
            = whileLocked(stop, [&] { return m_store.collect(removal.payload, *m_files, name); });
        if (!collected) {
            return std::unexpected(collected.error());
        }
        return *collected ? Result<void>()
                          : fail(Error::Kind::Conflict, u"%1 is used again"_s.arg(removal.path));
    }
    const auto locks = lock(removal);
    if (!locks) {
        return std::unexpected(locks.error());
    }
    return m_root.holding(removal.path).and_then([&](const Folder &folder) -> Result<void> {
        const auto own = removal.path.section(u'/', -1);
        if (!folder.look(own, false)) {
            return fail(Error::Kind::EntryNotFound, u"%1 is gone already"_s.arg(removal.path));
        }
        if (!isAsPlanned(folder, removal)) {
            return fail(Error::Kind::Conflict, u"%1 names another revision now"_s.arg(removal.path));
        }
        return m_files ? folder.move(own, *m_files, name) : folder.removeTree(own, stop);
    });
}

/// The download locks of what a removal takes (hub-protocol.md 5.12).
Result<std::vector<FileLock>> Taker::lock(const Removal &removal) const
{
    if (removal.kind == Kind::Beside) {
        return lockBeside(m_root, removal.path);
    }
    std::vector<FileLock> held;
    const auto repo = removal.path.section(u'/', 0, 0);
    const auto locks = m_root.holding(u".locks/%1/x"_s.arg(repo));
    const bool isBlob = removal.kind == Kind::Blob || removal.kind == Kind::Loose;
    if (!locks || (removal.kind != Kind::Repo && !isBlob)) {
        return held; // there is no lock at all, or it takes none
    }
    if (isBlob) {
        const auto name = lockNameOf(removal.path.section(u'/', -1));
        return lockExisting(*locks, name, &held).transform([&] { return std::move(held); });
    }
    for (const auto &entry : entriesOf(locks)) {
        if (const auto locked = lockExisting(*locks, entry.name, &held); !locked) {
            return std::unexpected(locked.error());
        }
    }
    return held;
}

/// Names of blobs that links of snapshots lead to and that are not there.
QStringList Taker::neededBlobs(const QString &folder) const
{
    QStringList missing;
    const auto report = scanCacheNow(m_root.path(), {}, { folder }).value_or(CacheReport{});
    for (const auto &repo : report.repos) {
        for (const auto &damage : repo.damages) {
            if (damage.kind == CacheDamage::Kind::BlobMissing) {
                missing.append(damage.detail.section(u'/', -1));
            }
        }
    }
    return missing;
}

void Taker::giveBackNeeded()
{
    QHash<QString, QStringList> needed; // by folder of the repo
    if (std::exchange(m_isChecked, true)) {
        return;
    }
    for (int i = 0; m_files && i < m_item.removals.size(); ++i) {
        const auto &removal = m_item.removals[i];
        const bool isBlob = removal.kind == Kind::Blob || removal.kind == Kind::Loose;
        if (!isBlob || !m_taken.contains(i)) {
            continue;
        }
        const auto folder = removal.path.section(u'/', 0, 0);
        if (!needed.contains(folder)) {
            needed.insert(folder, neededBlobs(folder));
        }
        const auto name = removal.path.section(u'/', -1);
        if (!needed[folder].contains(name)) {
            continue;
        }
        const auto back = m_root.holding(removal.path).and_then([&](const Folder &blobs) {
            return m_files->move(QString::number(i), blobs, name);
        });
        m_taken.remove(i);
        m_failures.append({ removal.path,
                            back ? Error{ Error::Kind::Conflict, u"%1 is used again"_s.arg(removal.path) }
                                 : back.error() });
    }
}

} // namespace Hubdesk
