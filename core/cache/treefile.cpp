// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/treefile.h"

#include "core/cache/sharedstore.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// JSON as the official client writes it: everything outside printable ASCII escaped.
QByteArray quoted(const QString &text)
{
    QByteArray out = "\"";
    for (const auto c : text) {
        const auto code = c.unicode();
        if (code == u'"' || code == u'\\') {
            out += '\\';
            out += char(code);
        } else if (code >= 0x20 && code < 0x7f) {
            out += char(code);
        } else if (code == u'\n') {
            out += "\\n";
        } else if (code == u'\r') {
            out += "\\r";
        } else if (code == u'\t') {
            out += "\\t";
        } else if (code == u'\b') {
            out += "\\b";
        } else if (code == u'\f') {
            out += "\\f";
        } else {
            out += "\\u" + QByteArray::number(code, 16).rightJustified(4, '0');
        }
    }
    return out + '"';
}

QByteArray fields(const TreeEntry &entry)
{
    const auto size = QByteArray::number(entry.size);
    QByteArray out = "   \"size\": " + size + ",\n   \"blob_id\": " + quoted(entry.blobId);
    if (entry.isLfs()) {
        out += ",\n   \"lfs_sha256\": " + quoted(entry.sha256) + ",\n   \"lfs_size\": " + size;
    }
    if (!entry.xetHash.isEmpty()) {
        out += ",\n   \"xet_hash\": " + quoted(entry.xetHash);
    }
    return out;
}

bool isTextOrAbsent(const QJsonValue &value)
{
    return value.isString() || value.isUndefined() || value.isNull();
}

std::optional<TreeEntry> entryFrom(const QString &path, const QJsonObject &json)
{
    const auto size = json["size"_L1];
    const auto sha256 = json["lfs_sha256"_L1];
    const auto xet = json["xet_hash"_L1];
    if (!size.isDouble() || !json["blob_id"_L1].isString() || !isTextOrAbsent(sha256)
        || !isTextOrAbsent(xet)) {
        return {};
    }
    TreeEntry entry;
    entry.path = path;
    entry.blobId = json["blob_id"_L1].toString();
    entry.sha256 = sha256.toString();
    entry.size = entry.isLfs() ? json["lfs_size"_L1].toInteger(size.toInteger()) : size.toInteger();
    entry.xetHash = xet.toString();
    if ((xet.isString() && !SharedStore::isHash(entry.xetHash)) || entry.size < 0) {
        return {};
    }
    return entry;
}

} // namespace

std::optional<TreeListing> readTreeText(const QByteArray &text)
{
    const auto json = QJsonDocument::fromJson(text).object();
    if (json["format_version"_L1].toDouble() != 1 || !json["files"_L1].isObject()) {
        return {};
    }
    const auto files = json["files"_L1].toObject();
    TreeListing listing;
    listing.reserve(files.size());
    for (auto it = files.begin(); it != files.end(); ++it) {
        auto entry = entryFrom(it.key(), it->toObject());
        if (!entry) {
            return {};
        }
        listing.append(std::move(*entry));
    }
    return listing;
}

QByteArray writeTreeText(const TreeListing &listing)
{
    // In order of code points, which is the order of UTF-8 and not always that of QString.
    std::map<QByteArray, const TreeEntry *> files;
    for (const auto &entry : listing) {
        if (entry.kind == TreeEntry::Kind::File) {
            files[entry.path.toUtf8()] = &entry;
        }
    }
    QByteArray out = "{\n \"format_version\": 1,\n \"files\": {";
    const char *separator = "\n";
    for (const auto &[key, entry] : files) {
        out += separator + ("  " + quoted(entry->path)) + ": {\n" + fields(*entry) + "\n  }";
        separator = ",\n";
    }
    return out + (files.empty() ? "}\n}" : "\n }\n}");
}

bool canKeepTree(const TreeListing &listing)
{
    return std::ranges::none_of(listing, [](const TreeEntry &entry) {
        return entry.xetMasked || (!entry.xetHash.isEmpty() && !SharedStore::isHash(entry.xetHash));
    });
}

} // namespace Hubdesk
