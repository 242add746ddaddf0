// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filecopy.h"
#include "core/cache/fileops.h"

#include <QFile>

#include <cerrno>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/fs.h>
#endif

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype copiedAtOnce = 1 << 20;

/// 0, or errno.
int cloneInto(int target, int source)
{
#ifdef FICLONE
    return ::ioctl(target, FICLONE, source) == 0 ? 0 : errno;
#else
    Q_UNUSED(target)
    Q_UNUSED(source)
    return EOPNOTSUPP;
#endif
}

/// Bytes read; -1 with errno.
ssize_t readSome(int source, QByteArray *buffer)
{
    ssize_t got = 0;
    do {
        got = ::read(source, buffer->data(), size_t(buffer->size()));
    } while (got < 0 && errno == EINTR);
    return got;
}

/// 0, or errno.
int writeWhole(int target, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto wrote = ::write(target, bytes.data(), size_t(bytes.size()));
        if (wrote < 0 && errno != EINTR) {
            return errno;
        }
        bytes = bytes.sliced(qMax<ssize_t>(wrote, 0));
    }
    return 0;
}

Result<void> copyBytes(const QFile &source, const QFile &target, const QString &what, std::stop_token stop)
{
    const auto size = source.size();
    QByteArray buffer(qMin<qint64>(copiedAtOnce, qMax<qint64>(size, 1)), Qt::Uninitialized);
    for (qint64 done = 0;;) {
        if (stop.stop_requested()) {
            return fail(Error::Kind::Cancelled, u"the copying was stopped"_s);
        }
        const auto got = readSome(source.handle(), &buffer);
        if (got == 0) {
            return {};
        }
        const int code = got < 0 ? errno : writeWhole(target.handle(), QByteArrayView(buffer).first(got));
        if (code != 0) {
            auto error = Error::fromErrno(code, what);
            error.missingBytes = error.kind == Error::Kind::DiskFull ? size - done : -1;
            return std::unexpected(error);
        }
        done += got;
    }
}

} // namespace

Result<void> copyFile(const QString &from, const QString &to, CopyWay way, std::stop_token stop)
{
    const auto what = u"cannot copy %1 to %2"_s.arg(from, to);
    QFile source(from);
    // Looked at first: opening a pipe would wait for somebody to write into it.
    if (!fileSizeAt(from)) {
        return fail(Error::Kind::EntryNotFound, u"%1 is not a regular file"_s.arg(from));
    }
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return std::unexpected(Error::fromFile(source, what));
    }
    QFile target(to);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        const auto kind = entryAt(to).kind == DiskEntry::Kind::Absent ? Error::fromFile(target, what).kind
                                                                      : Error::Kind::Conflict;
        return fail(kind, u"%1: %2"_s.arg(what, target.errorString()));
    }
    Result<void> copied;
    if (const int code = cloneInto(target.handle(), source.handle()); code != 0) {
        copied = way == CopyWay::CloneOnly ? std::unexpected(Error::fromErrno(code, what))
                                           : copyBytes(source, target, what, stop);
    }
    target.close();
    return copied.and_then([&] { return flushToDisk(to); }).or_else([&](const Error &error) -> Result<void> {
        (void)removeEntry(to);
        return std::unexpected(error);
    });
}

bool isSameFile(const QString &one, const QString &other)
{
    struct stat first = {};
    struct stat second = {};
    return ::stat(QFile::encodeName(one).constData(), &first) == 0
        && ::stat(QFile::encodeName(other).constData(), &second) == 0 && first.st_dev == second.st_dev
        && first.st_ino == second.st_ino;
}

} // namespace Hubdesk
