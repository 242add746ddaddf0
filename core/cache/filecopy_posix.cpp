// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filecopy.h"
#include "core/cache/fileops.h"

#include <QFile>

#include <cerrno>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#ifdef __linux__
#include <linux/fs.h>
#endif

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 copiedAtOnce = 1 << 20;
constexpr qint64 copiedInOneGo = 64 * copiedAtOnce; // a tenth of a second or less on most disks

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

} // namespace

FileCopy::FileCopy(const QString &from, const QString &to)
    : m_source(from)
    , m_target(to)
{
}

FileCopy::~FileCopy()
{
    drop();
}

void FileCopy::drop()
{
    if (!std::exchange(m_kept, true)) {
        m_target.close();
        (void)removeEntry(m_target.fileName());
    }
}

QString FileCopy::what() const
{
    return u"cannot copy %1 to %2"_s.arg(m_source.fileName(), m_target.fileName());
}

Result<std::shared_ptr<FileCopy>> FileCopy::begin(const QString &from, const QString &to, CopyWay way)
{
    const std::shared_ptr<FileCopy> copy(new FileCopy(from, to));
    return copy->open(way).transform([&copy] { return copy; });
}

Result<void> FileCopy::open(CopyWay way)
{
    const auto from = m_source.fileName();
    // Looked at first: opening a pipe would wait for somebody to write into it.
    if (!fileSizeAt(from)) {
        return fail(Error::Kind::EntryNotFound, u"%1 is not a regular file"_s.arg(from));
    }
    if (!m_source.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return std::unexpected(Error::fromFile(m_source, what()));
    }
    if (!m_target.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        const bool isFree = entryAt(m_target.fileName()).kind == DiskEntry::Kind::Absent;
        return fail(isFree ? Error::fromFile(m_target, what()).kind : Error::Kind::Conflict,
                    u"%1: %2"_s.arg(what(), m_target.errorString()));
    }
    m_kept = false;
    const int code = cloneInto(m_target.handle(), m_source.handle());
    if (code != 0 && way == CopyWay::CloneOnly) {
        return std::unexpected(Error::fromErrno(code, what()));
    }
    m_whole = code == 0;
    m_done = m_whole ? m_source.size() : 0;
    return {};
}

Result<bool> FileCopy::goOn(std::stop_token stop)
{
    auto copied = m_whole ? Result<bool>(true) : copySome(std::move(stop));
    if (copied && *copied) {
        m_whole = true;
        m_target.close();
        copied = flushToDisk(m_target.fileName()).transform([] { return true; });
    }
    if (!copied) {
        drop(); // now, on a worker: that takes as long as the file is large
    }
    return copied;
}

Result<bool> FileCopy::copySome(std::stop_token stop)
{
    if (m_buffer.isEmpty()) {
        m_buffer.resize(qBound<qint64>(1, m_source.size(), copiedAtOnce));
    }
    for (qint64 some = 0; some < copiedInOneGo;) {
        if (stop.stop_requested()) {
            return fail(Error::Kind::Cancelled, u"the copying was stopped"_s);
        }
        const auto got = readSome(m_source.handle(), &m_buffer);
        if (got == 0) {
            return true;
        }
        const int code = got < 0 ? errno : writeWhole(m_target.handle(), QByteArrayView(m_buffer).first(got));
        if (code != 0) {
            auto error = Error::fromErrno(code, what());
            error.missingBytes = error.kind == Error::Kind::DiskFull ? m_source.size() - m_done : -1;
            return std::unexpected(error);
        }
        m_done += got;
        some += got;
    }
    return false;
}

Result<void> copyFile(const QString &from, const QString &to, CopyWay way, std::stop_token stop)
{
    const auto copy = FileCopy::begin(from, to, way);
    if (!copy) {
        return std::unexpected(copy.error());
    }
    for (;;) {
        const auto whole = (*copy)->goOn(stop);
        if (!whole) {
            return std::unexpected(whole.error());
        }
        if (*whole) {
            (*copy)->keep();
            return {};
        }
    }
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
