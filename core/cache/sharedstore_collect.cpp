// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachenames.h"
#include "core/cache/fileops.h"
#include "core/cache/folder.h"
#include "core/cache/sharedstore.h"
#include "core/cache/temporary.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 longestManifest = 64 << 20;

/// The three parts of a line of a manifest; none if it is not well-formed.
QStringList partsOfReference(const QString &line)
{
    const auto parts = line.split(u'/');
    const bool isOne = parts.size() == 3 && repoOfFolder(parts[0]) && parts[1] == "blobs"_L1
        && !parts[2].isEmpty() && parts[2] != ".."_L1 && parts[2] != "."_L1 && !line.contains(u'\r');
    return isOne ? parts : QStringList();
}

/// What the link of a reference says; empty where there is none any more. Any other error: nobody knows.
Result<QString> linkOf(const Folder &root, const QStringList &parts)
{
    const auto gone = [](const Error &error) -> Result<QString> {
        return error.kind == Error::Kind::EntryNotFound ? Result<QString>(QString()) : std::unexpected(error);
    };
    const auto repo = root.inside(parts[0], true);
    if (!repo) {
        return gone(repo.error());
    }
    const auto blobs = repo->inside(parts[1], true);
    if (!blobs) {
        return gone(blobs.error());
    }
    return blobs->readLink(parts[2]).or_else(gone);
}

} // namespace

QString SharedStore::payloadOf(const QString &folder, const QString &link) const
{
    if (link.isEmpty()) {
        return {};
    }
    const auto store = m_layout.sharedStore() + u'/';
    const auto target = QDir::cleanPath(link.startsWith(u'/') ? link : folder + u'/' + link);
    if (!target.startsWith(store)) {
        return {};
    }
    const auto parts = QStringView(target).sliced(store.size()).split(u'/');
    const bool isOne = parts.size() == 2 && isHash(parts.last()) && parts.first().size() == 2
        && parts.last().startsWith(parts.first());
    return isOne ? parts.last().toString() : QString();
}

Result<QStringList> SharedStore::references(const QString &hash) const
{
    const auto manifest = m_layout.sharedPayload(hash) + ".refs"_L1;
    if (entryAt(manifest).kind != DiskEntry::Kind::Regular) {
        return fail(Error::Kind::EntryNotFound, u"the payload %1 has no manifest"_s.arg(hash));
    }
    const auto content = readRegularFile(manifest, longestManifest);
    const auto root = Folder::open(m_layout.root());
    if (!content || !root) {
        return std::unexpected(content ? root.error() : content.error());
    }
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(*content);
    if (decode.hasError()) {
        return fail(Error::Kind::Disk, u"the manifest %1 is no text"_s.arg(manifest));
    }
    QStringList valid;
    for (const auto &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const auto parts = partsOfReference(line);
        if (parts.isEmpty()) {
            continue;
        }
        const auto link = linkOf(*root, parts);
        if (!link) {
            return std::unexpected(link.error());
        }
        if (payloadOf(m_layout.root() + u'/' + parts[0] + "/blobs"_L1, *link) == hash) {
            valid.append(line);
        }
    }
    valid.sort();
    valid.removeDuplicates();
    return valid;
}

Result<FileLock> SharedStore::lockOf(const QString &hash) const
{
    if (!isHash(hash) || !isMarked()) {
        return fail(Error::Kind::EntryNotFound, u"there is no shared store for %1"_s.arg(hash));
    }
    return FileLock::tryLock(m_layout.sharedPayload(hash) + ".lock"_L1, FileLock::Mode::Store);
}

/// A manifest whose last line was torn by a full disk must not swallow ours.
Result<void> SharedStore::addLines(const QString &manifest, const QByteArray &lines)
{
    const auto old = readRegularFile(manifest, longestManifest);
    const bool isTorn = old && !old->isEmpty() && !old->endsWith('\n');
    return appendShared(manifest, (isTorn ? "\n" : "") + lines);
}

/// As the official client leaves it: sorted, each once.
Result<void> SharedStore::rewrite(const QString &hash, const QStringList &references) const
{
    const auto manifest = m_layout.sharedPayload(hash) + ".refs"_L1;
    const auto temporary = m_layout.sharedStore() + u'/' + hash.left(2) + u'/' + temporaryName();
    return appendShared(temporary, (references.join(u'\n') + u'\n').toUtf8())
        .and_then([&] { return renameOver(temporary, manifest); })
        .or_else([&](const Error &error) -> Result<void> {
            (void)removeEntry(temporary);
            return std::unexpected(error);
        });
}

Result<bool> SharedStore::collect(const QString &hash, const Folder &aside, const QString &name) const
{
    const auto lock = lockOf(hash);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    const auto left = references(hash);
    if (!left) {
        return std::unexpected(left.error());
    }
    if (!left->isEmpty()) {
        return rewrite(hash, *left).transform([] { return false; });
    }
    const auto folder = Folder::open(m_layout.sharedStore()).and_then([&](const Folder &store) {
        return store.inside(hash.left(2));
    });
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const auto facts = folder->look(hash, false);
    if (!facts || facts->kind != DiskEntry::Kind::Regular) {
        return fail(Error::Kind::EntryNotFound, u"the payload %1 is no file"_s.arg(hash));
    }
    return folder->move(hash, aside, name)
        .and_then([&] { return folder->move(hash + ".refs"_L1, aside, name + ".refs"_L1); })
        .transform([] { return true; });
}

Result<void> SharedStore::putBack(const QString &hash, const Folder &aside, const QString &name) const
{
    const auto lock = lockOf(hash);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    const auto folder = Folder::open(m_layout.sharedStore()).and_then([&](const Folder &store) {
        return store.inside(hash.left(2));
    });
    if (!folder) {
        return std::unexpected(folder.error());
    }
    // First what refers to it, then itself: a crash in between leaves stale lines, never an unlisted link.
    const auto refs = readRegularFile(aside.path() + u'/' + name + ".refs"_L1, longestManifest);
    const auto told = refs && !refs->isEmpty() ? addLines(m_layout.sharedPayload(hash) + ".refs"_L1, *refs)
                                               : Result<void>();
    if (!told || !aside.look(name, false)) {
        return told;
    }
    const auto moved = aside.move(name, *folder, hash);
    return moved || moved.error().kind != Error::Kind::Conflict ? moved : Result<void>();
}

Result<void> SharedStore::refer(const QString &hash, const QStringList &references) const
{
    const auto lock = lockOf(hash);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (entryAt(m_layout.sharedPayload(hash)).kind != DiskEntry::Kind::Regular) {
        return fail(Error::Kind::EntryNotFound, u"the payload %1 is gone"_s.arg(hash));
    }
    const auto manifest = m_layout.sharedPayload(hash) + ".refs"_L1;
    if (entryAt(manifest).kind == DiskEntry::Kind::Absent) {
        return {};
    }
    return addLines(manifest, (references.join(u'\n') + u'\n').toUtf8());
}

} // namespace Hubdesk
