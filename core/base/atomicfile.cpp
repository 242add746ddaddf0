// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/atomicfile.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Result<void>
writeAtomically(const QString &path, const QByteArray &content, QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return std::unexpected(Error::fromFile(file, u"cannot write %1"_s.arg(path)));
    }
    if (permissions != QFileDevice::Permissions()) {
        file.setPermissions(permissions);
    }
    if (file.write(content) != content.size() || !file.commit()) {
        return std::unexpected(Error::fromFile(file, u"cannot write %1"_s.arg(path)));
    }
    return {};
}

Result<QByteArray> readSmallFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (!file.exists()) {
            return fail(Error::Kind::EntryNotFound, u"there is no file %1"_s.arg(path));
        }
        return std::unexpected(Error::fromFile(file, u"cannot read %1"_s.arg(path)));
    }
    const auto content = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError) {
        return std::unexpected(Error::fromFile(file, u"cannot read %1"_s.arg(path)));
    }
    if (content.size() > limit) {
        return fail(Error::Kind::Disk, u"%1 is larger than %2 bytes"_s.arg(path).arg(limit));
    }
    return content;
}

Result<void> makeFolder(const QString &path)
{
    if (!QDir().mkpath(path)) {
        return fail(Error::Kind::Permission, u"cannot make the folder %1"_s.arg(path));
    }
    return {};
}

} // namespace Hubdesk
