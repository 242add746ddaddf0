// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/newfiles.h"

#include "core/cache/fileops.h"

#include <QHash>

namespace Hubdesk
{

namespace
{

constexpr int newMode = 0666; ///< narrowed by the umask

Result<QString> place(const NewFile &file)
{
    return file.cache.nameBlob(file.repo, file.content, file.partial)
        .and_then([&file] {
            return file.cache.placePointer(
                file.repo, file.commit, file.path, file.content, CacheStore::WithoutLinks::Move);
        })
        .or_else([&file](const Error &error) -> Result<QString> {
            (void)removeEntry(file.partial);
            return std::unexpected(error);
        });
}

} // namespace

QList<Result<QString>> placeNewFiles(const QList<NewFile> &files)
{
    QList<Result<QString>> placed(files.size());
    QHash<QString, QStringList> written; // by root, as a root is on one volume
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto &file = files[i];
        if (const auto done = writeNewFile(file.partial, file.bytes, newMode); done) {
            written[file.cache.layout().root()].append(file.partial);
        } else {
            placed[i] = std::unexpected(done.error());
        }
    }
    QHash<QString, Result<void>> flushed;
    for (const auto &[root, paths] : written.asKeyValueRange()) {
        flushed.insert(root, flushTogether(paths));
    }
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (!placed[i]) {
            continue;
        }
        if (const auto onDisk = flushed.value(files[i].cache.layout().root()); onDisk) {
            placed[i] = place(files[i]);
        } else {
            (void)removeEntry(files[i].partial);
            placed[i] = std::unexpected(onDisk.error());
        }
    }
    return placed;
}

} // namespace Hubdesk
