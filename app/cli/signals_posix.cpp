// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace Cli
{

namespace
{

// A signal handler may do next to nothing: it writes the number into a pipe that the event loop reads.
std::array<int, 2> pipeEnds{ -1, -1 };
volatile std::sig_atomic_t seen = 0;

void onSignal(int number)
{
    if (seen != 0) {
        ::_exit(128 + number);
    }
    seen = number;
    const int kept = errno;
    const auto byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
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
    return pipeEnds[0];
}

Interrupts::Interrupts(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return;
    }
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
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
    for (const int end : pipeEnds) {
        if (end >= 0) {
            ::close(end);
        }
    }
    pipeEnds = { -1, -1 };
}

void Interrupts::take()
{
    char number = 0;
    if (::read(pipeEnds[0], &number, 1) == 1) {
        m_exitCode = 128 + number;
        Q_EMIT interrupted();
    }
}

} // namespace Cli

#include "moc_terminal.cpp"
