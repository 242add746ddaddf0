// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QString>

#include <memory>
#include <stop_token>

namespace Hubdesk
{

/// How a copy comes to its bytes.
enum class CopyWay {
    CloneOrCopy, ///< shares its blocks with the original until one of the two is written to, where the volume
                 ///< can; else byte by byte
    CloneOnly,
};

/// A file that is being copied, in steps, so that whoever waits can be told how far it is, and several large
/// ones take turns. Not finished when it goes: nothing is left of it. One thread at a time, workers only.
class FileCopy
{
public:
    /// A new file for the content of a regular one, links followed. Conflict if anything is there. Where the
    /// blocks can be shared it has all of them now.
    static Result<std::shared_ptr<FileCopy>> begin(const QString &from, const QString &to, CopyWay way);
    ~FileCopy();

    /// Some more bytes, no longer than a moment; true: that was all of them, and they are on the medium.
    /// Cancelled when stopped, DiskFull says how much is missing; after an error nothing is left of it.
    Result<bool> goOn(std::stop_token stop);
    qint64 done() const { return m_done; }
    QString target() const { return m_target.fileName(); }
    /// It is to stay.
    void keep() { m_kept = true; }

private:
    FileCopy(const QString &from, const QString &to);
    Result<void> open(CopyWay way);
    Result<bool> copySome(std::stop_token stop);
    void drop();
    QString what() const;

    QFile m_source;
    QFile m_target;
    QByteArray m_buffer;
    qint64 m_done = 0;
    bool m_whole = false; ///< all bytes are there
    bool m_kept = true; ///< until there is something that could go
};

/// All of it at once; after any error nothing is left. Takes as long as the file is large.
Result<void> copyFile(const QString &from, const QString &to, CopyWay way, std::stop_token stop);

/// True if both paths lead to one file on the disk: links are followed, second names count.
bool isSameFile(const QString &one, const QString &other);

} // namespace Hubdesk
