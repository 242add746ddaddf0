// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace Cli
{

namespace
{

// A signal handler may do next to nothing: it writes the number into a pipe that the event loop reads. It
// runs on whatever thread there is, and two signals may be in it on two threads at once.
int readEnd = -1;
std::atomic<int> writeEnd = -1;
std::atomic<int> seen = 0;
static_assert(std::atomic<int>::is_always_lock_free);

void onSignal(int number)
{
    if (seen.exchange(number) != 0) {
        leaveKeyInput();
        ::_exit(128 + number);
    }
    const int kept = errno;
    const auto byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    errno = kept;
}

void install(int number, void (*handler)(int))
{
    struct sigaction action{};
    action.sa_handler = handler;
    ::sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(number, &action, nullptr);
}

} // namespace

int signalDescriptor()
{
    return readEnd;
}

Interrupts::Interrupts(QObject *parent)
    : QObject(parent)
{
    std::array<int, 2> ends{ -1, -1 };
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return;
    }
    readEnd = ends[0];
    writeEnd = ends[1];
    auto *notifier = new QSocketNotifier(readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interrupts::take);
    install(SIGINT, &onSignal);
    install(SIGTERM, &onSignal);
    install(SIGHUP, &onSignal);
    // A reader that has enough closes the pipe; the failing write tells us.
    install(SIGPIPE, SIG_IGN);
    // A limit on the size of files (ulimit -f) is told by the failing write as well, as a full disk.
    install(SIGXFSZ, SIG_IGN);
}

Interrupts::~Interrupts()
{
    for (const int end : { std::exchange(readEnd, -1), writeEnd.exchange(-1) }) {
        if (end >= 0) {
            ::close(end);
        }
    }
}

void Interrupts::take()
{
    char number = 0;
    if (::read(readEnd, &number, 1) == 1) {
        m_exitCode = 128 + number;
        Q_EMIT interrupted();
    }
}

} // namespace Cli

#include "moc_terminal.cpp"
