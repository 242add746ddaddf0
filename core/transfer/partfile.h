// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <atomic>
#include <memory>

namespace Hubdesk
{

/// The sparse file that a download lands in: `blobs/<etag>.hubdesk-part`, as long as the finished file from
/// the beginning, written at any offset. What of it is there is told by the journal (BlockMap), never by the
/// file. Writes and reads are positional and may come from several workers at once; the rest belongs to the
/// engine.
class PartFile
{
public:
    /// Opens or makes it, without following links, with the mode that the umask gives. `existed` is true only
    /// if a file of exactly this length was there; any other content has been dropped.
    static Result<std::shared_ptr<PartFile>> open(const QString &path, qint64 size);
    ~PartFile();
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;

    const QString &path() const { return m_path; }
    qint64 size() const { return m_size; }
    bool existed() const { return m_existed; }
    /// Made by this open(); else its mode is that of whoever made it.
    bool isNew() const { return m_new; }

    /// DiskFull tells how many bytes the volume lacks for the rest of the file.
    Result<void> write(qint64 offset, QByteArrayView bytes) const;
    /// Exactly `length` bytes.
    Result<void> read(qint64 offset, char *data, qint64 length) const;
    static Result<void> remove(const QString &path);
    /// Tests: every write from this many bytes on (in the life of the process) fails as on a full disk; -1:
    /// off.
    static void failWritesAfter(qint64 bytes);

private:
    PartFile(QString path, qint64 size, int descriptor, bool isNew, bool existed);
    std::unexpected<Error> writeFailed(int code, qint64 length) const;
    void bringToDisk(qint64 written) const;

    QString m_path;
    qint64 m_size;
    int m_descriptor;
    bool m_new;
    bool m_existed;
    mutable std::atomic<qint64> m_unsynced
        = 0; ///< bytes that the system has not been told to bring to the disk
};

} // namespace Hubdesk
