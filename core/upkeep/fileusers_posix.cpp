// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/folder.h"
#include "core/upkeep/fileusers.h"

#include <QFile>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// A file of /proc tells no size.
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSet<QString> openFiles(const Folder &process, const QString &below)
{
    QSet<QString> paths;
    const auto descriptors = process.inside(u"fd"_s);
    for (const auto &entry : entriesOf(descriptors)) {
        if (const auto path = descriptors->linkText(entry.name); path.startsWith(below)) {
            paths.insert(path);
        }
    }
    return paths;
}

/// Whoever maps the weights of a model closes the file: five words, then the path.
QSet<QString> mappedFiles(const Folder &process, const QString &below)
{
    QSet<QString> paths;
    const auto name = QFile::encodeName(below);
    for (const auto &line : contentOf(process.path() + "/maps"_L1).split('\n')) {
        if (const auto at = line.indexOf(name); at >= 0) {
            paths.insert(QFile::decodeName(line.sliced(at)));
        }
    }
    return paths;
}

} // namespace

QList<FileUser> fileUsersBelow(const QString &folder, const std::stop_token &stop)
{
    QList<FileUser> users;
    const auto below = folder + u'/';
    const auto processes = Folder::open(u"/proc"_s);
    for (const auto &entry : entriesOf(processes)) {
        bool isProcess = false;
        const auto number = entry.name.toLongLong(&isProcess);
        const auto process = isProcess && !stop.stop_requested() ? processes->inside(entry.name)
                                                                 : fail(Error::Kind::EntryNotFound, {});
        if (!process) {
            continue;
        }
        const auto paths = openFiles(*process, below) + mappedFiles(*process, below);
        for (const auto &path : paths) {
            const auto program = contentOf(process->path() + "/comm"_L1).trimmed();
            users.append({ number, QString::fromUtf8(program), path });
        }
    }
    std::ranges::sort(users, [](const FileUser &one, const FileUser &other) {
        return std::tie(one.process, one.path) < std::tie(other.process, other.path);
    });
    return users;
}

} // namespace Hubdesk
