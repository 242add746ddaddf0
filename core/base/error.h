// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

class QFileDevice;

namespace Hubdesk
{

/// What went wrong, as a value. `kind` decides what a program does next and what a person is told
/// (ui/shared/humanerror); `detail` is English text for logs, `--json` and "Details", never shown as the
/// sentence itself. Comparable, copyable between threads. Never contains a token.
struct Error {
    enum class Kind {
        Cancelled, ///< stopped on request; not a failure
        Usage, ///< what the person or the caller asked for makes no sense (bad repo id, bad path, bad option)
        Offline, ///< refused locally because offline mode is on, or the host cannot be reached
        Timeout, ///< the host was reached and then said nothing for too long
        Unauthorized, ///< 401: no token, or a token that the Hub does not know
        Forbidden, ///< 403: the token may not do this
        Gated, ///< access to this repo must be asked for first
        NotFound, ///< repo missing, or private for this account: the Hub does not tell which
        RevisionNotFound, ///< the repo exists, the branch, tag or commit does not
        EntryNotFound, ///< the revision exists, the file or folder does not
        Disabled, ///< the Hub has disabled this repo
        Conflict, ///< 409, 412: somebody else was faster
        RateLimited, ///< 429; `retryAfter` says when to come back
        Server, ///< 5xx
        Protocol, ///< an answer that is not what the Hub would say
        Untrusted, ///< the server's certificate is of no authority we know, or of another name
        NotConnected, ///< the disk that a folder lies on is not plugged in; `subject` is the folder
        Disk, ///< reading or writing a local file failed
        DiskFull, ///< no space left; `missingBytes` says how much, if known
        Permission, ///< a local file or folder may not be read or written
        Integrity, ///< bytes are not what their hash says
        Unsafe, ///< a path or content that would leave its place, refused
        Internal, ///< a bug of ours
    };

    Kind kind = Kind::Internal;
    QString detail;
    int status = 0; ///< HTTP status, or 0
    QUrl subject; ///< what was asked for, without credentials
    QString requestId; ///< the server's request id, for support
    qint64 retryAfterMs = -1; ///< what the server asked for, or -1
    qint64 missingBytes = -1; ///< for DiskFull, or -1
    QString forbiddenBy; ///< for Offline: "switch", a variable or an option; empty if nothing answers

    bool operator==(const Error &) const = default;

    /// True if the same call may succeed later without anybody doing anything.
    bool isTransient() const;
    /// Stable lower-case name of the kind: "not-found". Used in JSON and logs.
    static QLatin1StringView name(Kind kind);
    /// From the state of a file that just failed; `what` says what was tried.
    static Error fromFile(const QFileDevice &file, const QString &what);
    /// From errno after a failed call.
    static Error fromErrno(int code, const QString &what);
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::Error)
