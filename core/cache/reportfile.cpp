// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/reportfile.h"

#include <QDataStream>
#include <QIODevice>

#include <concepts>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr quint32 magic = 0x48644352; // "HdCR"
constexpr quint32 version = 3; ///< changes with any list of fields below

template<typename T, typename Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

// One list of fields for each value, for both directions.

void eachField(auto &&fields, Is<ScanMark> auto &mark)
{
    fields(mark.path, mark.number, mark.changedNs);
}

void eachField(auto &&fields, Is<CacheDamage> auto &damage)
{
    fields(damage.kind, damage.path, damage.detail);
}

void eachField(auto &&fields, Is<CachedBlob> auto &blob)
{
    fields(blob.path, blob.place, blob.size, blob.allocated, blob.accessedMs, blob.modifiedMs, blob.payload);
}

void eachField(auto &&fields, Is<CachedFile> auto &file)
{
    fields(file.path, file.blob);
}

void eachField(auto &&fields, Is<CachedRevision> auto &revision)
{
    fields(revision.commit, revision.refs, revision.files, revision.size, revision.modifiedMs);
}

void eachField(auto &&fields, Is<LooseFile> auto &file)
{
    fields(file.kind, file.path, file.size, file.allocated, file.modifiedMs, file.payload);
}

void eachField(auto &&fields, Is<SharedPayload> auto &payload)
{
    fields(payload.hash, payload.size, payload.allocated, payload.modifiedMs);
}

void eachField(auto &&fields, Is<BesideItem> auto &item)
{
    fields(item.kind,
           item.path,
           item.isFolder,
           item.files,
           item.size,
           item.allocated,
           item.accessedMs,
           item.modifiedMs);
}

void eachField(auto &&fields, Is<BesideFolder> auto &folder)
{
    fields(folder.kind, folder.root, folder.items, folder.damages, folder.isLeftAlone);
}

void eachField(auto &&fields, Is<CachedRepo> auto &repo)
{
    fields(repo.kind, repo.id, repo.path, repo.revisions, repo.blobs, repo.loose, repo.damages);
    fields(repo.size, repo.besides, repo.accessedMs, repo.modifiedMs, repo.library, repo.marks);
}

void eachField(auto &&fields, Is<CacheReport> auto &report)
{
    fields(report.root, report.hasStore, report.repos, report.payloads, report.damages, report.loose);
    fields(report.locks, report.beside, report.scanned, report.tookMs);
}

} // namespace

// Found by QList's own operators, and so not in a namespace without a name.

template<typename T>
concept StoredInReport = Is<T, ScanMark> || Is<T, CacheDamage> || Is<T, CachedBlob> || Is<T, CachedFile>
    || Is<T, CachedRevision> || Is<T, LooseFile> || Is<T, SharedPayload> || Is<T, CachedRepo>
    || Is<T, BesideItem> || Is<T, BesideFolder> || Is<T, CacheReport>;

QDataStream &operator<<(QDataStream &stream, const StoredInReport auto &value)
{
    eachField([&](const auto &...fields) { (stream << ... << fields); }, value);
    return stream;
}

QDataStream &operator>>(QDataStream &stream, StoredInReport auto &value)
{
    eachField([&](auto &...fields) { (stream >> ... >> fields); }, value);
    return stream;
}

QByteArray reportText(const CacheReport &report)
{
    QByteArray text;
    QDataStream stream(&text, QIODevice::WriteOnly);
    stream << magic << version << report;
    return qCompress(text, 1);
}

Result<CacheReport> readReport(const QByteArray &text)
{
    const auto plain = qUncompress(text);
    QDataStream stream(plain);
    quint32 foundMagic = 0;
    quint32 foundVersion = 0;
    CacheReport report;
    stream >> foundMagic >> foundVersion;
    const bool isOne = foundMagic == magic && foundVersion == version;
    if (isOne) {
        stream >> report;
    }
    if (!isOne || stream.status() != QDataStream::Ok) {
        return fail(Error::Kind::Protocol, u"this is no report of a cache"_s);
    }
    return report;
}

} // namespace Hubdesk
