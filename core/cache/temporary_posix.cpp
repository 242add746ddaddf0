// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/fileops.h"
#include "core/cache/temporary.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QStringList>
#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 oldSeconds = 3600;

/// Where numbers of processes mean the same: one start of one computer, and there one container. Of its own
/// for each process where that cannot be known: then only time tells.
QString computer()
{
    static const QString id = [] {
        const auto start = QSysInfo::bootUniqueId();
        const auto where = start.isEmpty()
            ? QByteArray::number(QRandomGenerator::system()->generate64())
            : start + QFile::symLinkTarget(u"/proc/self/ns/pid"_s).section(u'/', -1).toUtf8();
        const auto hash = QCryptographicHash::hash(where, QCryptographicHash::Sha256);
        return QString::fromLatin1(hash.toHex().first(8));
    }();
    return id;
}

bool runs(qint64 process)
{
    return ::kill(pid_t(process), 0) == 0 || errno != ESRCH;
}

bool isAbandoned(const QString &name, const QString &path)
{
    const auto parts = name.split(u'-');
    if (parts.size() == 4 && parts.at(1) == computer()) {
        bool isNumber = false;
        const auto process = parts.at(2).toInt(&isNumber);
        if (isNumber && process > 0) {
            return !runs(process); // however old: a second name has the time of its file
        }
    }
    return entryAt(path).modified.secsTo(QDateTime::currentDateTime()) > oldSeconds;
}

} // namespace

QString temporaryName()
{
    const auto number = QRandomGenerator::system()->generate64();
    return u".hubdesk-%1-%2-%3.tmp"_s.arg(computer()).arg(::getpid()).arg(number, 16, 16, QChar(u'0'));
}

void removeAbandoned(const QString &folder)
{
    const QDir there(folder);
    const auto names = there.entryList({ u".hubdesk-*.tmp"_s }, QDir::Files | QDir::Hidden | QDir::System);
    for (const auto &name : names) {
        const auto path = there.filePath(name);
        if (isAbandoned(name, path)) {
            (void)removeEntry(path);
        }
    }
}

} // namespace Hubdesk
