// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/cache/filecopy.h"
#include "core/cache/fileops.h"
#include "core/upkeep/diskcopy.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>
#ifdef __linux__
#include <linux/fiemap.h>
#include <linux/fs.h>
#endif

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 pieceSize = 1 << 20;

class OpenFile
{
public:
    OpenFile(const QString &path, int flags, int mode = 0)
        : m_descriptor(::open(QFile::encodeName(path).constData(),
                              flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
                              mode))
    {
    }
    ~OpenFile()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Q_DISABLE_COPY_MOVE(OpenFile)
    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

std::unexpected<Error> failedAt(int code, const QString &what)
{
    auto error = Error::fromErrno(code, what);
    if (code == ENOENT) {
        error.kind = Error::Kind::EntryNotFound;
    } else if (code == EEXIST) {
        error.kind = Error::Kind::Conflict;
    }
    return std::unexpected(error);
}

/// Bytes read; -1 with errno.
ssize_t readPiece(int file, QByteArray *buffer)
{
    ssize_t got = 0;
    do {
        got = ::read(file, buffer->data(), size_t(buffer->size()));
    } while (got < 0 && errno == EINTR);
    return got;
}

/// 0, or errno. What is zero throughout is passed over, and stays a hole.
int writePiece(int file, QByteArrayView bytes)
{
    if (std::ranges::all_of(bytes, [](char c) { return c == 0; })) {
        return ::lseek(file, bytes.size(), SEEK_CUR) < 0 ? errno : 0;
    }
    while (!bytes.isEmpty()) {
        const auto wrote = ::write(file, bytes.data(), size_t(bytes.size()));
        if (wrote < 0 && errno != EINTR) {
            return errno;
        }
        bytes = bytes.sliced(qMax<ssize_t>(wrote, 0));
    }
    return 0;
}

/// Calls `use` with each piece of a file, from where it stands to its end.
template<typename Use>
Result<qint64> eachPiece(int file, const QString &what, const std::stop_token &stop, Use use)
{
    QByteArray buffer(pieceSize, Qt::Uninitialized);
    qint64 sum = 0;
    while (!stop.stop_requested()) {
        const auto got = readPiece(file, &buffer);
        const int code = got < 0 ? errno : got == 0 ? 0 : use(QByteArrayView(buffer).first(got));
        if (code != 0) {
            return failedAt(code, what);
        }
        if (got == 0) {
            return sum;
        }
        sum += got;
    }
    return fail(Error::Kind::Cancelled, u"stopped"_s);
}

/// The hash of what lies on the medium, as far as the system can be made to look there.
Result<QByteArray> hashOnDisk(int file, const QString &what, const std::stop_token &stop)
{
#ifdef POSIX_FADV_DONTNEED
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED); // only a hint: then it is read from memory
#endif
    if (::lseek(file, 0, SEEK_SET) < 0) {
        return failedAt(errno, what);
    }
    Hasher hasher(ContentId::Algorithm::Sha256, 0);
    return eachPiece(file,
                     what,
                     stop,
                     [&hasher](QByteArrayView bytes) {
                         hasher.add(bytes);
                         return 0;
                     })
        .transform([&hasher](qint64) { return hasher.finish(); });
}

Result<void>
copyBytes(int source, int target, const QString &what, std::atomic<qint64> *done, const std::stop_token &stop)
{
    Hasher hasher(ContentId::Algorithm::Sha256, 0);
    const auto size = eachPiece(source, what, stop, [&](QByteArrayView bytes) {
        hasher.add(bytes);
        *done += bytes.size();
        return writePiece(target, bytes);
    });
    if (!size) {
        return std::unexpected(size.error());
    }
    if (::ftruncate(target, *size) != 0 || ::fsync(target) != 0) {
        return failedAt(errno, what);
    }
    const auto hash = hashOnDisk(target, what, stop);
    if (!hash) {
        return std::unexpected(hash.error());
    }
    return *hash == hasher.finish()
        ? Result<void>()
        : fail(Error::Kind::Integrity, u"%1: what was read back is not what was written"_s.arg(what));
}

#if defined(__linux__) && defined(FS_IOC_FIEMAP)
constexpr quint32 mostExtents = 512;

/// Where the bytes of a file lie; empty where nobody can tell.
std::vector<fiemap_extent> extentsOf(int file)
{
    std::vector<char> memory(sizeof(fiemap) + mostExtents * sizeof(fiemap_extent));
    auto *map = reinterpret_cast<fiemap *>(memory.data());
    map->fm_length = FIEMAP_MAX_OFFSET;
    map->fm_flags = FIEMAP_FLAG_SYNC;
    map->fm_extent_count = mostExtents;
    constexpr quint32 unclear = FIEMAP_EXTENT_UNKNOWN | FIEMAP_EXTENT_DELALLOC | FIEMAP_EXTENT_DATA_INLINE;
    if (::ioctl(file, FS_IOC_FIEMAP, map) != 0) {
        return {};
    }
    std::vector<fiemap_extent> extents(map->fm_extents, map->fm_extents + map->fm_mapped_extents);
    const bool isClear
        = std::ranges::none_of(extents, [](const auto &one) { return (one.fe_flags & unclear) != 0; });
    return isClear ? extents : std::vector<fiemap_extent>();
}
#endif

} // namespace

Result<void>
copyVerified(const QString &from, const QString &to, std::atomic<qint64> *done, const std::stop_token &stop)
{
    const auto what = u"cannot copy %1 to %2"_s.arg(from, to);
    const OpenFile source(from, O_RDONLY);
    struct stat status = {};
    if (!source.isOpen() || ::fstat(source.get(), &status) != 0) {
        return failedAt(errno, what);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(Error::Kind::EntryNotFound, u"%1 is not a regular file"_s.arg(from));
    }
    const OpenFile target(to, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (!target.isOpen()) {
        return failedAt(errno, what);
    }
    auto copied = copyBytes(source.get(), target.get(), what, done, stop);
    if (!copied) {
        (void)removeEntry(to);
    }
    return copied;
}

Result<void> copyAttributes(const QString &from, const QString &to)
{
    const auto what = u"cannot give %1 mode and times of %2"_s.arg(to, from);
    const auto name = QFile::encodeName(to);
    struct stat model = {};
    struct stat now = {};
    if (::lstat(QFile::encodeName(from).constData(), &model) != 0 || ::lstat(name.constData(), &now) != 0) {
        return failedAt(errno, what);
    }
    const bool isOwned = model.st_uid == now.st_uid && model.st_gid == now.st_gid;
    const bool isGiven = isOwned || ::lchown(name.constData(), model.st_uid, model.st_gid) == 0;
    // After the owner, which takes some bits away.
    if (!S_ISLNK(model.st_mode) && ::chmod(name.constData(), model.st_mode & 07777) != 0) {
        return failedAt(errno, what);
    }
    const timespec times[] = { model.st_atim, model.st_mtim };
    if (::utimensat(AT_FDCWD, name.constData(), times, AT_SYMLINK_NOFOLLOW) != 0) {
        return failedAt(errno, what);
    }
    return isGiven ? Result<void>()
                   : fail(Error::Kind::Permission, u"%1 belongs to somebody else"_s.arg(from));
}

bool haveSameBlocks(const QString &one, const QString &other)
{
    if (isSameFile(one, other)) {
        return true;
    }
#if defined(__linux__) && defined(FS_IOC_FIEMAP)
    const OpenFile first(one, O_RDONLY);
    const OpenFile second(other, O_RDONLY);
    if (!first.isOpen() || !second.isOpen()) {
        return false;
    }
    const auto lies = extentsOf(first.get());
    return !lies.empty()
        && std::ranges::equal(lies, extentsOf(second.get()), [](const auto &a, const auto &b) {
               return a.fe_logical == b.fe_logical && a.fe_physical == b.fe_physical
                   && a.fe_length == b.fe_length;
           });
#else
    return false;
#endif
}

} // namespace Hubdesk
