// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/treeentry.h"

#include "core/hub/json.h"
#include "core/hub/repoinfo.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

std::optional<LastCommit> lastCommitOf(const QJsonObject &json)
{
    const auto commit = json["lastCommit"_L1].toObject();
    if (commit.isEmpty()) {
        return {};
    }
    return LastCommit{ commitIn(commit, "id"_L1),
                       commit["title"_L1].toString(),
                       parseHubTime(commit["date"_L1].toString()) };
}

// Fails on a hash that is there but is none: a wrong one would name a blob in the shared cache.
Result<void> readLfs(const QJsonObject &json, TreeEntry *entry)
{
    const auto lfs = json["lfs"_L1].toObject();
    if (lfs.isEmpty()) {
        return {};
    }
    auto hash = lfs["oid"_L1].toString(lfs["sha256"_L1].toString());
    if (hash.startsWith("sha256:"_L1)) {
        hash.remove(0, 7);
    }
    const auto size = integerIn(lfs, "size"_L1);
    if (!isHex(hash, 64) || size.value_or(0) < 0) {
        return missing("file"_L1, "lfs"_L1);
    }
    entry->sha256 = hash;
    entry->size = size.value_or(entry->size);
    entry->pointerSize = integerIn(lfs, "pointerSize"_L1);
    return {};
}

} // namespace

Result<TreeEntry> TreeEntry::fromJson(const QJsonObject &json)
{
    TreeEntry made;
    const auto type = json["type"_L1].toString();
    if (type != "file"_L1 && type != "directory"_L1) {
        return missing("tree entry"_L1, "type"_L1);
    }
    made.kind = type == "file"_L1 ? Kind::File : Kind::Folder;
    made.path = json["path"_L1].toString();
    // An empty one (the folder of "/x") is hostile, not malformed: it must not hide the good files beside it.
    if (!json["path"_L1].isString()) {
        return missing("tree entry"_L1, "path"_L1);
    }
    made.lastCommit = lastCommitOf(json);
    made.blobId = json["oid"_L1].toString();
    if (made.kind == Kind::Folder) {
        return made;
    }
    const auto size = integerIn(json, "size"_L1);
    if (!size || *size < 0) {
        return missing("file"_L1, "size"_L1);
    }
    if (!isHex(made.blobId, 40)) {
        return missing("file"_L1, "oid"_L1);
    }
    made.size = *size;
    if (const auto lfs = readLfs(json, &made); !lfs) {
        return std::unexpected(lfs.error());
    }
    const auto xet = json["xetHash"_L1].toString();
    if (isHex(xet, 64)) {
        made.xetHash = xet;
    } else {
        made.xetMasked = !xet.isEmpty();
    }
    made.security = json["securityFileStatus"_L1].toObject();
    return made;
}

} // namespace Hubdesk
