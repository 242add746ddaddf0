// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/freespace.h"
#include "core/transfer/partfile.h"

#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
std::atomic<qint64> writesLeft{ -1 };

/// Larger writes are slower where the page cache takes them as large folios and has to find room for those:
/// measured on ext4 under Linux 6.18, 2 GiB took 0.7 to 5 s in pieces of 1 MiB, and 0.8 to 1.4 s in these.
constexpr qsizetype pieceSize = 64 << 10;

/// So much is written before the disk gets it. The flush before the file has its name then finds little left
/// to do, while the network was waited for.
constexpr qint64 behind = 16 << 20;

ssize_t writeSome(int descriptor, QByteArrayView bytes, qint64 offset)
{
    const auto left = writesLeft.load(std::memory_order_relaxed);
    if (left >= 0) {
        if (left < bytes.size()) {
            errno = ENOSPC;
            return -1;
        }
        writesLeft -= bytes.size();
    }
    return ::pwrite(descriptor, bytes.data(), size_t(bytes.size()), offset);
}

/// A limit on the size of files is a full disk to whoever set it.
int meaningOf(int code)
{
    return code == EFBIG ? ENOSPC : code;
}

std::unexpected<Error> failed(int code, const QString &what)
{
    return std::unexpected(Error::fromErrno(meaningOf(code), what));
}
} // namespace

void PartFile::failWritesAfter(qint64 bytes)
{
    writesLeft = bytes;
}

Result<std::shared_ptr<PartFile>> PartFile::open(const QString &path, qint64 size)
{
    const auto name = QFile::encodeName(path);
    const auto what = u"cannot open the partial file %1"_s.arg(path);
    constexpr int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
    int descriptor = ::open(name.constData(), flags | O_EXCL, 0666);
    const bool isNew = descriptor >= 0;
    if (!isNew) {
        descriptor = ::open(name.constData(), flags, 0666);
    }
    if (descriptor < 0) {
        return failed(errno, what);
    }
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return fail(Error::Kind::Disk, u"%1: it is no regular file"_s.arg(what));
    }
    const bool existed = size > 0 && status.st_size == size;
    // Cut to nothing first, so that old bytes of another file cannot stay between new ones.
    if (!existed && (::ftruncate(descriptor, 0) != 0 || ::ftruncate(descriptor, size) != 0)) {
        const int code = errno;
        ::close(descriptor);
        ::unlink(name.constData()); // nothing is in it any more
        return failed(code, what);
    }
    return std::shared_ptr<PartFile>(new PartFile(path, size, descriptor, isNew, existed));
}

PartFile::~PartFile()
{
    ::close(m_descriptor);
}

Result<void> PartFile::write(qint64 offset, QByteArrayView bytes) const
{
    if (offset < 0 || offset + bytes.size() > m_size) {
        return fail(Error::Kind::Internal, u"a write beyond the end of %1"_s.arg(m_path));
    }
    while (!bytes.isEmpty()) {
        const auto done = writeSome(m_descriptor, bytes.first(qMin(bytes.size(), pieceSize)), offset);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done < 0) {
            return writeFailed(errno, bytes.size());
        }
        offset += done;
        bytes = bytes.sliced(done);
        bringToDisk(done);
    }
    return {};
}

void PartFile::bringToDisk([[maybe_unused]] qint64 written) const
{
#ifdef __linux__
    m_unsynced += written;
    if (m_unsynced >= behind) {
        m_unsynced = 0;
        ::sync_file_range(m_descriptor, 0, 0, SYNC_FILE_RANGE_WRITE); // starts it, waits for nothing
    }
#endif
}

std::unexpected<Error> PartFile::writeFailed(int code, qint64 length) const
{
    auto error = Error::fromErrno(meaningOf(code), u"cannot write %1"_s.arg(m_path));
    if (error.kind == Error::Kind::DiskFull) {
        struct stat status{};
        ::fstat(m_descriptor, &status);
        const auto there = qMin<qint64>(status.st_blocks * 512, m_size);
        const auto room = freeBytes(m_path).value_or(0);
        error.missingBytes = qMax<qint64>(m_size - there - room, length);
    }
    return std::unexpected(error);
}

Result<void> PartFile::read(qint64 offset, char *data, qint64 length) const
{
    while (length > 0) {
        const auto done = ::pread(m_descriptor, data, size_t(length), offset);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done < 0) {
            return failed(errno, u"cannot read %1"_s.arg(m_path));
        }
        if (done == 0) {
            return fail(Error::Kind::Disk, u"%1 is shorter than it was"_s.arg(m_path));
        }
        offset += done;
        data += done;
        length -= done;
    }
    return {};
}

} // namespace Hubdesk
