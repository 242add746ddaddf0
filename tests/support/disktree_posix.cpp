// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/disktree.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <filesystem>
#include <sys/stat.h>

namespace DiskTree
{

QString lineOf(const QString &path, const QString &name, Detail detail)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0) {
        return name + QStringLiteral(" (gone)");
    }
    QString line = name + QStringLiteral(" %1").arg(status.st_mode & 07777, 4, 8, QChar(u'0'));
    if (S_ISLNK(status.st_mode)) {
        std::error_code error;
        const auto target = std::filesystem::read_symlink(QFile::encodeName(path).toStdString(), error);
        line += QStringLiteral(" -> ") + QString::fromStdString(target.string());
    } else if (S_ISREG(status.st_mode)) {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const bool read = file.open(QIODevice::ReadOnly) && hash.addData(&file);
        line += QStringLiteral(" %1 bytes ").arg(status.st_size)
            + (read ? QString::fromLatin1(hash.result().toHex().first(16)) : QStringLiteral("unreadable"));
    }
    if (detail == Detail::Identity) {
        line += QStringLiteral(" inode %1 modified %2.%3 changed %4.%5")
                    .arg(status.st_ino)
                    .arg(status.st_mtim.tv_sec)
                    .arg(status.st_mtim.tv_nsec)
                    .arg(status.st_ctim.tv_sec)
                    .arg(status.st_ctim.tv_nsec);
    }
    return line;
}

QStringList lines(const QString &root, Detail detail, const QString &below)
{
    QStringList found;
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    for (const auto &entry : QDir(root + u'/' + below).entryInfoList(all, QDir::Name)) {
        const auto name = below + entry.fileName();
        const bool folder = entry.isDir() && !entry.isSymLink();
        const auto shown = folder ? name + u'/' : name;
        // A folder changes whenever something in it does; that something has a line of its own.
        found << lineOf(entry.filePath(), shown, folder ? Detail::Content : detail);
        if (folder) {
            found += lines(root, detail, shown);
        }
    }
    return found;
}

QByteArray differences(const QStringList &before, const QStringList &after)
{
    QStringList changed;
    for (const auto &line : before) {
        if (!after.contains(line)) {
            changed << QStringLiteral("- ") + line;
        }
    }
    for (const auto &line : after) {
        if (!before.contains(line)) {
            changed << QStringLiteral("+ ") + line;
        }
    }
    return changed.isEmpty() ? QByteArray() : '\n' + changed.join(u'\n').toUtf8();
}

} // namespace DiskTree
