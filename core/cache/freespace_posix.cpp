// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/freespace.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <limits>
#include <optional>
#include <sys/stat.h>
#include <sys/statvfs.h>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Result<qint64> freeBytes(const QString &path)
{
    auto place = QFileInfo(path).absoluteFilePath();
    while (true) {
        struct statvfs volume = {};
        if (::statvfs(QFile::encodeName(place).constData(), &volume) == 0) {
            // Some network volumes say "no limit" with numbers that do not fit.
            const auto bytes = double(volume.f_bavail) * double(volume.f_frsize);
            const auto most = std::numeric_limits<qint64>::max();
            return bytes >= double(most) ? most : qint64(volume.f_bavail) * qint64(volume.f_frsize);
        }
        const int code = errno;
        const auto parent = QFileInfo(place).path();
        if (code == EINTR) {
            continue;
        }
        if ((code != ENOENT && code != ENOTDIR && code != ELOOP && code != ENAMETOOLONG) || parent == place) {
            return std::unexpected(Error::fromErrno(code, u"cannot read the free space at %1"_s.arg(place)));
        }
        place = parent;
    }
}

namespace
{

/// The device that a folder is on, or nothing where there is none.
std::optional<dev_t> deviceOf(const QString &place)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(place).constData(), &found) == 0 ? std::optional(found.st_dev)
                                                                     : std::nullopt;
}

} // namespace

Result<VolumeSpace> volumeSpace(const QString &path)
{
    const auto room = freeBytes(path);
    if (!room) {
        return std::unexpected(room.error());
    }
    QFileInfo there(path);
    while (!there.exists() && !there.isRoot()) {
        there.setFile(there.absolutePath());
    }
    auto place = there.canonicalFilePath(); // the folder may be linked to from another volume
    const auto device = deviceOf(place);
    for (auto above = QFileInfo(place).path(); above != place && deviceOf(above) == device;
         above = QFileInfo(place).path()) {
        place = above;
    }
    struct statvfs volume = {};
    const bool isTold = ::statvfs(QFile::encodeName(place).constData(), &volume) == 0;
    return VolumeSpace{ .mount = place,
                        .freeBytes = *room,
                        .totalBytes = isTold ? qint64(volume.f_blocks) * qint64(volume.f_frsize) : 0 };
}

} // namespace Hubdesk
