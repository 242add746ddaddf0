// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/folder.h"

#include <QFile>

#include <cerrno>
#include <cstdio> // renameat2
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

qint64 milliseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

FileFacts factsOf(const struct stat &status)
{
    return { .kind = kindOf(status.st_mode),
             .size = status.st_size,
             .allocated = qint64(status.st_blocks) * 512,
             .accessedMs = milliseconds(status.st_atim),
             .modifiedMs = milliseconds(status.st_mtim),
             .changedNs = qint64(status.st_ctim.tv_sec) * 1'000'000'000 + status.st_ctim.tv_nsec,
             .device = status.st_dev,
             .number = status.st_ino,
             .names = int(status.st_nlink) };
}

std::unexpected<Error> failed(int code, const QString &what)
{
    auto error = Error::fromErrno(code, what);
    if (code == ENOENT) {
        error.kind = Error::Kind::EntryNotFound;
    } else if (code == EEXIST || code == ENOTEMPTY) {
        error.kind = Error::Kind::Conflict;
    }
    return std::unexpected(error);
}

/// Where the file system knows no such rename, the look before it has to do: an old file is replaced by what
/// slips in between.
int renameToNothing(int from, const QByteArray &name, int to, const QByteArray &newName)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(from, name.constData(), to, newName.constData(), RENAME_NOREPLACE) == 0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return errno;
    }
#endif
    struct stat status = {};
    if (::fstatat(to, newName.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0) {
        return EEXIST;
    }
    return ::renameat(from, name.constData(), to, newName.constData()) == 0 ? 0 : errno;
}

} // namespace

Folder::Folder(int descriptor, QString path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

Folder::Folder(Folder &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{
}

Folder &Folder::operator=(Folder &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

Folder::~Folder()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<Folder> Folder::open(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return failed(errno, u"cannot open the folder %1"_s.arg(path));
    }
    return Folder(descriptor, path);
}

Result<Folder> Folder::inside(const QString &name, bool follow) const
{
    const auto path = name == "."_L1 ? m_path : m_path + u'/' + name; // people read it in messages
    const int descriptor = ::openat(m_descriptor,
                                    QFile::encodeName(name).constData(),
                                    O_RDONLY | O_DIRECTORY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW));
    if (descriptor < 0) {
        return failed(errno, u"cannot open the folder %1"_s.arg(path));
    }
    return Folder(descriptor, path);
}

Result<Folder> Folder::holding(const QString &path) const
{
    auto folder = inside(u"."_s);
    const auto parts = path.split(u'/', Qt::SkipEmptyParts);
    for (qsizetype i = 0; folder && i + 1 < parts.size(); ++i) {
        if (parts[i] == ".."_L1 || parts[i] == "."_L1) {
            return fail(Error::Kind::Unsafe, u"%1 leads out of %2"_s.arg(path, m_path));
        }
        const auto facts = folder->look(parts[i], false);
        if (facts && facts->kind != DiskEntry::Kind::Folder) {
            return fail(Error::Kind::Unsafe, u"%1/%2 is not a folder itself"_s.arg(folder->path(), parts[i]));
        }
        folder = folder->inside(parts[i]);
    }
    return folder;
}

Result<QList<Folder::Entry>> Folder::entries() const
{
    const auto what = u"cannot list the folder %1"_s.arg(m_path);
    // Of its own: a stream takes the descriptor along when it is closed, and reads on where that stands.
    const int own = ::openat(m_descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (own < 0) {
        return failed(errno, what);
    }
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(::fdopendir(own), &::closedir);
    if (!stream) {
        const int code = errno;
        ::close(own);
        return failed(code, what);
    }
    QList<Entry> found;
    errno = 0;
    while (const auto *entry = ::readdir(stream.get())) { // of this stream nobody else reads
        const QByteArrayView name(entry->d_name);
        if (name == "." || name == "..") {
            continue;
        }
        Entry one{ .name = QFile::decodeName(name.toByteArray()) };
        switch (entry->d_type) {
        case DT_REG:
            one.kind = DiskEntry::Kind::Regular;
            break;
        case DT_DIR:
            one.kind = DiskEntry::Kind::Folder;
            break;
        case DT_LNK:
            one.kind = DiskEntry::Kind::Link;
            break;
        case DT_UNKNOWN: // some file systems do not say
            one.kind = look(one.name, false).value_or(FileFacts{}).kind;
            break;
        default:
            break;
        }
        found.append(std::move(one));
        errno = 0;
    }
    if (errno != 0) {
        return failed(errno, what);
    }
    return found;
}

std::optional<FileFacts> Folder::look(const QString &name, bool follow) const
{
    struct stat status = {};
    const int flags = follow ? 0 : AT_SYMLINK_NOFOLLOW;
    if (::fstatat(m_descriptor, QFile::encodeName(name).constData(), &status, flags) != 0) {
        return {};
    }
    return factsOf(status);
}

FileFacts Folder::look() const
{
    struct stat status = {};
    return ::fstat(m_descriptor, &status) == 0 ? factsOf(status) : FileFacts{};
}

Result<void> Folder::checkVolume(const Folder &holder) const
{
    if (look().device != holder.look().device) {
        return fail(Error::Kind::Unsafe, u"another volume is mounted at %1"_s.arg(m_path));
    }
    return {};
}

std::optional<FileFacts> Folder::lookAt(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0) {
        return {};
    }
    return factsOf(status);
}

QString Folder::linkText(const QString &name) const
{
    return readLink(name).value_or(QString());
}

Result<QString> Folder::readLink(const QString &name) const
{
    char text[4096];
    const auto length = ::readlinkat(m_descriptor, QFile::encodeName(name).constData(), text, sizeof text);
    if (length < 0 && errno != EINVAL) {
        return failed(errno, u"cannot read the link %1/%2"_s.arg(m_path, name));
    }
    return length > 0 ? QFile::decodeName(QByteArray(text, length)) : QString();
}

Result<void> Folder::move(const QString &name, const Folder &target, const QString &newName) const
{
    const int code = renameToNothing(
        m_descriptor, QFile::encodeName(name), target.m_descriptor, QFile::encodeName(newName));
    if (code != 0) {
        return failed(code, u"cannot move %1/%2 to %3/%4"_s.arg(m_path, name, target.m_path, newName));
    }
    return {};
}

Result<void> Folder::remove(const QString &name) const
{
    if (::unlinkat(m_descriptor, QFile::encodeName(name).constData(), 0) != 0 && errno != ENOENT) {
        return failed(errno, u"cannot remove %1/%2"_s.arg(m_path, name));
    }
    return {};
}

Result<void> Folder::removeTree(const QString &name, const std::stop_token &stop) const
{
    const auto facts = look(name, false);
    if (!facts || facts->kind != DiskEntry::Kind::Folder) {
        return remove(name);
    }
    const auto folder = inside(name);
    const auto within = folder.and_then([this](const Folder &one) {
        return one.checkVolume(*this).and_then([&one] { return one.entries(); });
    });
    if (!within) {
        return std::unexpected(within.error());
    }
    for (const auto &entry : *within) {
        if (stop.stop_requested()) {
            return fail(Error::Kind::Cancelled, u"stopped while removing %1/%2"_s.arg(m_path, name));
        }
        if (const auto removed = folder->removeTree(entry.name, stop); !removed) {
            return removed;
        }
    }
    return removeFolder(name);
}

Result<void> Folder::removeFolder(const QString &name) const
{
    if (::unlinkat(m_descriptor, QFile::encodeName(name).constData(), AT_REMOVEDIR) != 0 && errno != ENOENT) {
        return failed(errno, u"cannot remove the folder %1/%2"_s.arg(m_path, name));
    }
    return {};
}

Result<Folder> Folder::makeInside(const QString &name, int mode) const
{
    if (::mkdirat(m_descriptor, QFile::encodeName(name).constData(), mode_t(mode)) != 0 && errno != EEXIST) {
        return failed(errno, u"cannot make the folder %1/%2"_s.arg(m_path, name));
    }
    return inside(name);
}

bool Folder::isWritable() const
{
    return ::faccessat(m_descriptor, ".", W_OK | X_OK, AT_EACCESS) == 0;
}

Result<void> Folder::flush() const
{
    if (::fsync(m_descriptor) != 0) {
        return failed(errno, u"cannot bring %1 to the disk"_s.arg(m_path));
    }
    return {};
}

} // namespace Hubdesk
