// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/unread.h"

#include <QByteArrayList>
#include <QFile>

#include <csignal>
#include <sys/wait.h>

namespace
{

quint16 portOf(const QByteArray &address)
{
    return address.sliced(address.indexOf(':') + 1).toUShort(nullptr, 16);
}

} // namespace

qint64 stopAndCountUnread(qint64 process, quint16 port)
{
    siginfo_t stopped = {};
    if (::kill(pid_t(process), SIGSTOP) != 0
        || ::waitid(P_PID, id_t(process), &stopped, WSTOPPED | WEXITED | WNOWAIT) != 0) {
        return 0;
    }
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly)) {
        return 0;
    }
    qint64 unread = 0;
    for (const auto &line : table.readAll().split('\n')) {
        // number, from, to, state (1: established), bytes to be sent : bytes to be read
        const auto columns = line.simplified().split(' ');
        if (columns.size() < 5 || columns[3] != "01") {
            continue;
        }
        const auto queues = columns[4].split(':');
        unread += portOf(columns[1]) == port ? queues.value(0).toLongLong(nullptr, 16) : 0;
        unread += portOf(columns[2]) == port ? queues.value(1).toLongLong(nullptr, 16) : 0;
    }
    return unread;
}
