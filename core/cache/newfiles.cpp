// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/newfiles.h"

#include "core/cache/fileops.h"

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
    QList<qsizetype> written;
    QStringList partials;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (const auto done = writeNewFile(files[i].partial, files[i].bytes, newMode); done) {
            written.append(i);
            partials.append(files[i].partial);
        } else {
            placed[i] = std::unexpected(done.error());
        }
    }
    const auto flushed = flushTogether(partials);
    for (qsizetype i = 0; i < written.size(); ++i) {
        const auto which = written[i];
        if (flushed[i]) {
            placed[which] = place(files[which]);
        } else {
            (void)removeEntry(partials[i]);
            placed[which] = std::unexpected(flushed[i].error());
        }
    }
    return placed;
}

} // namespace Hubdesk
