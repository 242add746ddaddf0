// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/cache/filelock.h"
#include "core/cache/fileops.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int pollMs = 50;
constexpr int maximumTries = 100;

std::atomic<bool> pretendNone = false;

struct LockFile {
    int descriptor = -1; ///< with errno
    bool isNew = false;
};

/// Only the creator decides the mode of a download lock, as the official client does; a store lock is opened
/// up by whoever may.
LockFile openLockFile(const QString &path, FileLock::Mode mode)
{
    const auto name = QFile::encodeName(path);
    constexpr int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    for (int left = maximumTries; left > 0; --left) {
        int descriptor = ::open(name.constData(), flags | O_CREAT | O_EXCL, int(mode));
        if (descriptor >= 0) {
            ::fchmod(descriptor, mode_t(mode));
            return { descriptor, true };
        }
        if (errno != EEXIST && errno != EINTR) {
            return {};
        }
        descriptor = ::open(name.constData(), flags);
        if (descriptor >= 0) {
            if (mode == FileLock::Mode::Store) {
                ::fchmod(descriptor, mode_t(mode));
            }
            return { descriptor };
        }
        if (errno != ENOENT && errno != EINTR) {
            return {};
        }
    }
    return {};
}

/// 0, or errno.
int lockNow(int descriptor)
{
    if (pretendNone) {
        return ENOSYS;
    }
    return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
}

bool isUnsupported(int code)
{
    return code == ENOSYS || code == EOPNOTSUPP || code == ENOLCK || code == EINVAL;
}

} // namespace

Result<FileLock> FileLock::tryLock(const QString &path, Mode mode)
{
    const auto what = u"cannot lock %1"_s.arg(path);
    if (mode == Mode::Download) {
        if (const auto made = makeFolders(QFileInfo(path).path()); !made) {
            return std::unexpected(made.error());
        }
    }
    for (int left = maximumTries; left > 0; --left) {
        const auto file = openLockFile(path, mode);
        FileLock lock(file.descriptor);
        if (!lock.isHeld()) {
            return std::unexpected(Error::fromErrno(errno, what));
        }
        struct stat status = {};
        if (::fstat(lock.m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
            return fail(Error::Kind::Disk, u"%1 is not a regular file"_s.arg(path));
        }
        if (const int code = lockNow(lock.m_descriptor); code != 0) {
            if (code == EINTR) {
                continue;
            }
            if (code == EWOULDBLOCK || code == EACCES) {
                return fail(Error::Kind::Conflict, u"%1 is locked"_s.arg(path));
            }
            if (file.isNew && isUnsupported(code)) {
                ::unlink(QFile::encodeName(path).constData());
            }
            if (mode == Mode::Download && isUnsupported(code)) {
                qCWarning(cacheLog) << "no locks on this file system:" << path;
                return FileLock(-1);
            }
            return std::unexpected(Error::fromErrno(code, what));
        }
        // Some versions of the official client's lock library delete the file: then the lock is on nothing.
        if (::fstat(lock.m_descriptor, &status) == 0 && status.st_nlink > 0) {
            return lock;
        }
    }
    return fail(Error::Kind::Conflict, u"%1 is being replaced all the time"_s.arg(path));
}

Result<FileLock> FileLock::lock(const QString &path, std::stop_token stop, Mode mode)
{
    while (!stop.stop_requested()) {
        auto lock = tryLock(path, mode);
        if (lock || lock.error().kind != Error::Kind::Conflict) {
            return lock;
        }
        QThread::msleep(pollMs);
    }
    return fail(Error::Kind::Cancelled, u"stopped waiting for %1"_s.arg(path));
}

void FileLock::pretendThereAreNone(bool none)
{
    pretendNone = none;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

} // namespace Hubdesk
