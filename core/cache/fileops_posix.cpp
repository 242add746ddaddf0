// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/fileops.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio> // rename
#include <fcntl.h>
#include <limits>
#include <map>
#include <sys/stat.h>
#ifdef Q_OS_LINUX
#include <sys/vfs.h>
#endif
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Owns a descriptor.
class Descriptor
{
public:
    explicit Descriptor(int value)
        : m_value(value)
    {
    }
    ~Descriptor()
    {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_value; }
    bool isOpen() const { return m_value >= 0; }

private:
    int m_value;
};

int openRetrying(const QString &path, int flags, int mode = 0)
{
    const auto name = QFile::encodeName(path);
    int descriptor = -1;
    do {
        descriptor = ::open(name.constData(), flags | O_CLOEXEC, mode);
    } while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

std::unexpected<Error> errnoFailure(int code, const QString &what)
{
    auto error = Error::fromErrno(code, what);
    if (code == ENOENT) {
        error.kind = Error::Kind::EntryNotFound;
    } else if (code == EEXIST) {
        error.kind = Error::Kind::Conflict;
    }
    return std::unexpected(error);
}

bool writeAll(int descriptor, const QByteArray &content)
{
    qint64 done = 0;
    while (done < content.size()) {
        const auto wrote = ::write(descriptor, content.constData() + done, size_t(content.size() - done));
        if (wrote < 0 && errno != EINTR) {
            return false;
        }
        done += qMax<qint64>(wrote, 0);
    }
    return true;
}

std::function<void(const QString &)> &flushWatcher()
{
    static std::function<void(const QString &)> watcher;
    return watcher;
}

} // namespace

DiskEntry::Kind kindOf(quint32 mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return DiskEntry::Kind::Regular;
    case S_IFDIR:
        return DiskEntry::Kind::Folder;
    case S_IFLNK:
        return DiskEntry::Kind::Link;
    default:
        return DiskEntry::Kind::Other;
    }
}

DiskEntry entryAt(const QString &path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0) {
        return {};
    }
    return { kindOf(status.st_mode), status.st_size, QDateTime::fromSecsSinceEpoch(status.st_mtime) };
}

std::optional<qint64> fileSizeAt(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return {};
    }
    return status.st_size;
}

QString linkText(const QString &path)
{
    QByteArray text(4096, Qt::Uninitialized);
    const auto length = ::readlink(QFile::encodeName(path).constData(), text.data(), size_t(text.size()));
    return length > 0 ? QFile::decodeName(text.first(length)) : QString();
}

bool isReadable(const QString &path)
{
    return ::access(QFile::encodeName(path).constData(), R_OK) == 0;
}

namespace
{

#ifdef O_NOATIME
constexpr int quietly = O_NOATIME;
#else
constexpr int quietly = 0;
#endif

Result<QByteArray> readWhole(const QString &path, qint64 limit, int flags)
{
    const auto what = u"cannot read %1"_s.arg(path);
    // Without O_NONBLOCK a pipe that somebody put there would hold us for ever.
    const Descriptor file(openRetrying(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | flags));
    if (!file.isOpen()) {
        return errnoFailure(errno, what);
    }
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(Error::Kind::Disk, u"%1 is not a regular file"_s.arg(path));
    }
    if (status.st_size > limit) {
        return fail(Error::Kind::Disk, u"%1 is larger than %2 bytes"_s.arg(path).arg(limit));
    }
    QByteArray content(qsizetype(status.st_size), Qt::Uninitialized);
    qsizetype done = 0;
    while (done < content.size()) {
        const auto got = ::read(file.get(), content.data() + done, size_t(content.size() - done));
        if (got < 0 && errno != EINTR) {
            return errnoFailure(errno, what);
        }
        if (got == 0) {
            break;
        }
        done += qMax<qsizetype>(got, 0);
    }
    content.truncate(done);
    return content;
}

} // namespace

Result<QByteArray> readRegularFile(const QString &path, qint64 limit)
{
    return readWhole(path, limit, 0);
}

Result<QByteArray> peekRegularFile(const QString &path, qint64 limit)
{
    return readWhole(path, limit, quietly);
}

Result<void> makeFolders(const QString &path)
{
    if (path.isEmpty() || QFileInfo(path).isDir()) {
        return {};
    }
    if (const auto parent = QFileInfo(path).path(); parent != path) {
        if (const auto made = makeFolders(parent); !made) {
            return made;
        }
    }
    if (::mkdir(QFile::encodeName(path).constData(), 0777) != 0 && !QFileInfo(path).isDir()) {
        const int code = errno == EEXIST ? ENOTDIR : errno;
        return errnoFailure(code, u"cannot make the folder %1"_s.arg(path));
    }
    return {};
}

Result<void> makeFoldersInside(const QString &base, const QString &relative)
{
    auto folder = base;
    for (const auto &part : relative.split(u'/', Qt::SkipEmptyParts)) {
        folder += u'/' + part;
        const auto made = ::mkdir(QFile::encodeName(folder).constData(), 0777) == 0;
        const int code = made ? 0 : errno;
        if (made || (code == EEXIST && entryAt(folder).kind == DiskEntry::Kind::Folder)) {
            continue;
        }
        if (code == EEXIST && entryAt(folder).kind == DiskEntry::Kind::Link) {
            return fail(Error::Kind::Unsafe, u"%1 is a link and would lead elsewhere"_s.arg(folder));
        }
        return errnoFailure(code == EEXIST ? ENOTDIR : code, u"cannot make the folder %1"_s.arg(folder));
    }
    return {};
}

Result<void> writeNewFile(const QString &path, const QByteArray &content, int mode)
{
    const auto what = u"cannot write %1"_s.arg(path);
    const Descriptor file(openRetrying(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode));
    if (!file.isOpen()) {
        return errnoFailure(errno, what);
    }
    if (!writeAll(file.get(), content)) {
        const int code = errno;
        ::unlink(QFile::encodeName(path).constData());
        return errnoFailure(code, what);
    }
    return {};
}

Result<void> appendShared(const QString &path, const QByteArray &content)
{
    const auto what = u"cannot append to %1"_s.arg(path);
    const Descriptor file(
        openRetrying(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0666));
    if (!file.isOpen()) {
        return errnoFailure(errno, what);
    }
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(Error::Kind::Disk, u"%1 is not a regular file"_s.arg(path));
    }
    ::fchmod(file.get(), 0666); // only its owner can, and it is already so for the others
    const auto wrote = ::write(file.get(), content.constData(), size_t(content.size()));
    if (wrote != content.size()) {
        return errnoFailure(wrote < 0 ? errno : ENOSPC, what);
    }
    if (::fsync(file.get()) != 0) {
        return errnoFailure(errno, what);
    }
    return {};
}

Result<void> makeLink(const QString &target, const QString &path)
{
    if (::symlink(QFile::encodeName(target).constData(), QFile::encodeName(path).constData()) != 0) {
        return errnoFailure(errno, u"cannot make the link %1"_s.arg(path));
    }
    return {};
}

Result<void> makeSecondName(const QString &file, const QString &path)
{
    if (::link(QFile::encodeName(file).constData(), QFile::encodeName(path).constData()) != 0) {
        return errnoFailure(errno, u"cannot give %1 the name %2"_s.arg(file, path));
    }
    return {};
}

Result<void> renameOver(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        return errnoFailure(errno, u"cannot rename %1 to %2"_s.arg(from, to));
    }
    return {};
}

Result<void> removeEntry(const QString &path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT) {
        return errnoFailure(errno, u"cannot remove %1"_s.arg(path));
    }
    return {};
}

Result<void> setFreshMode(const QString &path, const QString &probe)
{
    const auto what = u"cannot set the mode of %1"_s.arg(path);
    struct stat fresh = {};
    {
        const Descriptor file(openRetrying(probe, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666));
        if (!file.isOpen()) {
            return errnoFailure(errno, what);
        }
        const bool isKnown = ::fstat(file.get(), &fresh) == 0;
        ::unlink(QFile::encodeName(probe).constData());
        if (!isKnown) {
            return fail(Error::Kind::Disk, what);
        }
    }
    const Descriptor file(openRetrying(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    struct stat status = {};
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0) {
        return errnoFailure(errno, what);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(Error::Kind::Disk, u"%1 is not a regular file"_s.arg(path));
    }
    if ((status.st_mode & 07777) != (fresh.st_mode & 07777)
        && ::fchmod(file.get(), fresh.st_mode & 07777) != 0) {
        return errnoFailure(errno, what);
    }
    return {};
}

void watchFlushes(std::function<void(const QString &)> watcher)
{
    flushWatcher() = std::move(watcher);
}

Result<void> flushToDisk(const QString &path)
{
    if (const auto &watcher = flushWatcher()) {
        watcher(path);
    }
    const Descriptor file(openRetrying(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    if (!file.isOpen() || ::fdatasync(file.get()) != 0) {
        return errnoFailure(errno, u"cannot bring %1 to the disk"_s.arg(path));
    }
    return {};
}

namespace
{

/// Fewer files than these are not worth it: everything on the volume goes to the disk with them.
constexpr qsizetype fewestTogether = 4;
/// So much may wait for all disks of the computer. With more, somebody else writes a lot, and our files would
/// wait for that.
constexpr qint64 mostWaiting = 128LL << 20;

/// File systems whose syncfs() brings all to the disk. Those of FUSE are not asked at all, and say that all
/// is well.
bool flushesWhole([[maybe_unused]] int descriptor)
{
#ifdef Q_OS_LINUX
    struct statfs volume = {};
    if (::fstatfs(descriptor, &volume) != 0) {
        return false;
    }
    constexpr std::array known{ 0xEF53L, 0x58465342L, 0x9123683EL, 0xF2F52010L }; // ext, XFS, Btrfs, F2FS
    return std::ranges::contains(known, long(volume.f_type));
#else
    return false;
#endif
}

/// Bytes of all programs that are not on their disks yet; very many where nobody knows.
qint64 waitingForDisks()
{
    QFile memory(u"/proc/meminfo"_s);
    qint64 bytes = 0;
    bool isKnown = false;
    for (const auto &line :
         memory.open(QIODevice::ReadOnly) ? memory.readAll().split('\n') : QByteArrayList()) {
        if (line.startsWith("Dirty:") || line.startsWith("Writeback:")) {
            bytes += line.simplified().split(' ').value(1).toLongLong() << 10;
            isKnown = true;
        }
    }
    return isKnown ? bytes : std::numeric_limits<qint64>::max();
}

/// The files of one volume, by what stat() says of them; what cannot be looked at is alone.
struct FlushGroup {
    QList<qsizetype> which;
    int descriptor = -1; ///< of one of them
};

bool goesTogether(const FlushGroup &group)
{
    return group.which.size() >= fewestTogether && group.descriptor >= 0 && flushesWhole(group.descriptor)
        && waitingForDisks() <= mostWaiting;
}

bool flushVolume([[maybe_unused]] int descriptor)
{
#ifdef Q_OS_LINUX
    return ::syncfs(descriptor) == 0;
#else
    return false;
#endif
}

} // namespace

QList<Result<void>> flushTogether(const QStringList &paths)
{
    std::map<dev_t, FlushGroup> groups;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        struct stat status = {};
        if (::lstat(QFile::encodeName(paths[i]).constData(), &status) == 0) {
            groups[status.st_dev].which.append(i);
        }
    }
    QList<Result<void>> flushed(paths.size());
    QSet<qsizetype> done;
    for (auto &[device, group] : groups) {
        const Descriptor first(
            openRetrying(paths[group.which.first()], O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
        group.descriptor = first.get();
        if (!goesTogether(group)) {
            continue;
        }
        if (const auto &watcher = flushWatcher()) {
            std::ranges::for_each(group.which, [&](qsizetype i) { watcher(paths[i]); });
        }
        if (flushVolume(group.descriptor)) {
            done.unite(QSet<qsizetype>(group.which.cbegin(), group.which.cend()));
        }
    }
    for (qsizetype i = 0; i < paths.size(); ++i) {
        if (!done.contains(i)) { // also after an error: it may be of a file of somebody else
            flushed[i] = flushToDisk(paths[i]);
        }
    }
    return flushed;
}

} // namespace Hubdesk
