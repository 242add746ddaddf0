// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/cache/cachestore.h"
#include "core/cache/fileops.h"
#include "core/cache/safepath.h"
#include "core/cache/sharedstore.h"
#include "core/cache/temporary.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int publicMode = 0666; // narrowed by the umask
constexpr int privateMode = 0600;

Result<void> checkPlace(const RepoId &repo, const CommitId &commit)
{
    if (const auto checked = RepoId::parse(repo.kind, repo.text()); !checked) {
        return std::unexpected(checked.error());
    }
    if (!CommitId::isOne(commit.hex)) {
        return fail(Error::Kind::Usage, u"'%1' is no commit"_s.arg(commit.hex));
    }
    return {};
}

QString folderOf(const QString &path)
{
    return path.left(qMax<qsizetype>(path.lastIndexOf(u'/'), 0));
}

} // namespace

QByteArray CacheStore::tagText()
{
    return "Signature: 8a477f597d28d172789f06886806bc55\n"
           "# Made by Hubdesk: everything in this folder can be fetched again from a Hub that\n"
           "# huggingface_hub knows, so a backup may leave it out. What this file means:\n"
           "#\thttps://bford.info/cachedir/\n";
}

Result<void> CacheStore::prepare(const RepoId &repo, const CommitId &commit) const
{
    return checkPlace(repo, commit)
        .and_then([&] { return makeFolders(m_layout.blobs(repo)); })
        .and_then([&] { return makeFolders(m_layout.snapshot(repo, commit)); })
        .and_then([&]() -> Result<void> {
            removeAbandoned(m_layout.repoFolder(repo)); // nobody else cleans up after a crash
            // Somebody's own tag is never touched, and a cache without one is still a cache.
            if (const auto tagged = writeNewFile(m_layout.tag(), tagText(), publicMode);
                !tagged && tagged.error().kind != Error::Kind::Conflict) {
                qCWarning(cacheLog) << tagged.error().detail;
            }
            return {};
        });
}

/// The temporary lies in the folder of the repo, not beside the target: there a crash would leave something
/// that the official client takes for a ref.
Result<void>
CacheStore::replaceFile(const RepoId &repo, const QString &path, const QByteArray &content, int mode) const
{
    const auto temporary = m_layout.temporary(repo);
    return writeNewFile(temporary, content, mode)
        .and_then([&] { return renameOver(temporary, path); })
        .or_else([&](const Error &error) -> Result<void> {
            (void)removeEntry(temporary);
            return std::unexpected(error);
        });
}

Result<void> CacheStore::writeRef(const RepoId &repo, const Revision &revision, const CommitId &commit) const
{
    if (const auto checked = Revision::parse(revision.name); !checked) {
        return std::unexpected(checked.error());
    }
    if (revision.name == commit.hex) {
        return {};
    }
    const auto path = m_layout.ref(repo, revision);
    const auto content = commit.hex.toLatin1();
    return checkPlace(repo, commit).and_then([&]() -> Result<void> {
        if (readRegularFile(path, content.size()) == content) {
            return {};
        }
        return makeFolders(m_layout.refs(repo))
            .and_then([&] { return makeFoldersInside(m_layout.refs(repo), folderOf(revision.name)); })
            .and_then([&] { return replaceFile(repo, path, content, publicMode); });
    });
}

Result<void> CacheStore::writeNoExist(const RepoId &repo, const CommitId &commit, const QString &path) const
{
    const auto base = folderOf(m_layout.noExist(repo, commit, u"x"_s));
    return checkPlace(repo, commit)
        .and_then([&] { return checkRepoPath(path); })
        .and_then([&] { return makeFolders(base); })
        .and_then([&] { return makeFoldersInside(base, folderOf(path)); })
        .and_then([&] { return writeNewFile(m_layout.noExist(repo, commit, path), {}, publicMode); })
        .or_else([&](const Error &error) -> Result<void> {
            const bool isThere = error.kind == Error::Kind::Conflict && isKnownAbsent(repo, commit, path);
            return isThere ? Result<void>() : std::unexpected(error);
        });
}

Result<void>
CacheStore::writeTree(const RepoId &repo, const CommitId &commit, const TreeListing &listing) const
{
    if (!canKeepTree(listing)) {
        return {};
    }
    const auto path = m_layout.tree(repo, commit);
    return checkPlace(repo, commit).and_then([&] { return makeFolders(folderOf(path)); }).and_then([&] {
        return replaceFile(repo, path, writeTreeText(listing), privateMode);
    });
}

Result<void> CacheStore::placeBlob(const RepoId &repo, const ContentId &etag, const QString &partial) const
{
    if (entryAt(partial).kind != DiskEntry::Kind::Regular) {
        return fail(Error::Kind::EntryNotFound, u"%1 is not a regular file"_s.arg(partial));
    }
    return flushToDisk(partial).and_then([&] { return nameBlob(repo, etag, partial); });
}

Result<void> CacheStore::nameBlob(const RepoId &repo, const ContentId &etag, const QString &partial) const
{
    return checkBlobName(etag).and_then([&] { return makeFolders(m_layout.blobs(repo)); }).and_then([&] {
        return renameOver(partial, m_layout.blob(repo, etag));
    });
}

Result<void>
CacheStore::linkPayload(const RepoId &repo, const ContentId &etag, const QString &xetHash, qint64 size) const
{
    if (const auto checked = checkBlobName(etag); !checked) {
        return checked;
    }
    if (hasBlob(repo, etag)) {
        return {};
    }
    if (!usablePayload(xetHash, size)) {
        return fail(Error::Kind::EntryNotFound, u"the shared store has no usable %1"_s.arg(xetHash));
    }
    return makeFolders(m_layout.blobs(repo)).and_then([&] {
        return SharedStore(m_layout).link(repo, etag, xetHash, size);
    });
}

/// By rename where something is, so that a reader meets the old entry or the new one, never none.
Result<void> CacheStore::linkInto(const RepoId &repo, const QString &target, const QString &pointer) const
{
    if (makeLink(target, pointer)) {
        return {};
    }
    const auto temporary = m_layout.temporary(repo);
    const auto linked = makeLink(target, temporary).and_then([&] { return renameOver(temporary, pointer); });
    if (!linked) {
        (void)removeEntry(temporary);
    }
    return linked;
}

Result<QString> CacheStore::placePointer(const RepoId &repo,
                                         const CommitId &commit,
                                         const QString &path,
                                         const ContentId &etag,
                                         WithoutLinks otherwise) const
{
    const auto snapshot = m_layout.snapshot(repo, commit);
    const auto ready = checkPlace(repo, commit)
                           .and_then([&] { return checkRepoPath(path); })
                           .and_then([&] { return checkBlobName(etag); })
                           .and_then([&] { return makeFolders(snapshot); })
                           .and_then([&] { return makeFoldersInside(snapshot, folderOf(path)); });
    if (!ready) {
        return std::unexpected(ready.error());
    }
    const auto blob = m_layout.blob(repo, etag);
    if (!fileSizeAt(blob)) {
        return fail(Error::Kind::EntryNotFound, u"there is no blob %1"_s.arg(blob));
    }
    const auto pointer = m_layout.pointer(repo, commit, path);
    const auto target = CacheLayout::linkTarget(path, etag);
    if (m_symlinks) {
        if (linkText(pointer) == target) {
            return pointer;
        }
        const auto linked = linkInto(repo, target, pointer);
        if (linked) {
            return pointer;
        }
        if (entryAt(pointer).kind == DiskEntry::Kind::Folder) {
            return std::unexpected(linked.error());
        }
        qCInfo(cacheLog) << "no link, a copy instead:" << linked.error().detail;
    }
    return copyIntoSnapshot(repo, blob, pointer, otherwise).transform([&] { return pointer; });
}

Result<void> CacheStore::copyIntoSnapshot(const RepoId &repo,
                                          const QString &blob,
                                          const QString &pointer,
                                          WithoutLinks otherwise) const
{
    // A link into the shared store is copied through, never moved: moved, it would lead nowhere.
    if (otherwise == WithoutLinks::Move && entryAt(blob).kind == DiskEntry::Kind::Regular) {
        return renameOver(blob, pointer);
    }
    const auto temporary = m_layout.temporary(repo);
    QFile source(blob);
    auto copied = source.copy(temporary)
        ? setFreshMode(temporary, m_layout.temporary(repo)).and_then([&] {
              return renameOver(temporary, pointer);
          })
        : std::unexpected(Error::fromFile(source, u"cannot copy %1 to %2"_s.arg(blob, pointer)));
    if (!copied) {
        (void)removeEntry(temporary);
    }
    return copied;
}

} // namespace Hubdesk
