// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/sharedstore.h"

#include "core/cache/filelock.h"
#include "core/cache/fileops.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

bool SharedStore::isHash(QStringView text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

bool SharedStore::isMarked() const
{
    const auto folder = m_layout.sharedStore();
    const auto marker = folder + "/.huggingface-shared-blobs"_L1;
    return entryAt(folder).kind == DiskEntry::Kind::Folder && entryAt(marker).kind == DiskEntry::Kind::Regular
        && readRegularFile(marker, 64) == "1\n"_ba;
}

std::optional<QString> SharedStore::usable(const QString &xetHash, qint64 size) const
{
    if (size < 0 || !isHash(xetHash) || !isMarked()) {
        return {};
    }
    auto payload = m_layout.sharedPayload(xetHash);
    const auto entry = entryAt(payload);
    if (entry.kind != DiskEntry::Kind::Regular || entry.size != size || !isReadable(payload)) {
        return {};
    }
    return payload;
}

Result<void>
SharedStore::link(const RepoId &repo, const ContentId &etag, const QString &xetHash, qint64 size) const
{
    if (!usable(xetHash, size)) {
        return fail(Error::Kind::EntryNotFound, u"the shared store has no usable %1"_s.arg(xetHash));
    }
    const auto payload = m_layout.sharedPayload(xetHash);
    const auto lock = FileLock::tryLock(payload + ".lock"_L1, FileLock::Mode::Store);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (!usable(xetHash, size)) { // collected while we waited
        return fail(Error::Kind::EntryNotFound, u"the shared store has no usable %1"_s.arg(xetHash));
    }
    // The link is written where no scan looks and says where it will be right, not where it is now.
    const auto temporary = m_layout.temporary(repo);
    const auto target = u"../../blobs/%1/%2"_s.arg(xetHash.left(2), xetHash);
    if (const auto made = makeLink(target, temporary); !made) {
        return made;
    }
    const auto manifest = payload + ".refs"_L1;
    const auto reference = (repo.folderName() + "/blobs/"_L1).toUtf8() + etag.hex;
    return addLines(manifest, reference + '\n')
        .and_then([&] { return renameOver(temporary, m_layout.blob(repo, etag)); })
        .or_else([&](const Error &error) -> Result<void> {
            (void)removeEntry(temporary);
            return std::unexpected(error);
        });
}

} // namespace Hubdesk
