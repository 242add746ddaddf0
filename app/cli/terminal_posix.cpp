// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <array>
#include <cstdio>
#include <optional>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace Cli
{

namespace
{

int descriptor(Stream stream)
{
    switch (stream) {
    case Stream::In:
        return STDIN_FILENO;
    case Stream::Out:
        return STDOUT_FILENO;
    case Stream::Err:
        return STDERR_FILENO;
    }
    return -1;
}

/// Nothing at a signal, so that the terminal is put in order before the program ends. It watches the pipe of
/// the signals as well: one that comes just before poll() would not interrupt it.
std::optional<QByteArray> readLine()
{
    QByteArray line;
    while (!line.endsWith('\n')) {
        std::array<pollfd, 2> waiting{ pollfd{ STDIN_FILENO, POLLIN, 0 },
                                       pollfd{ signalDescriptor(), POLLIN, 0 } };
        char next = 0;
        if (::poll(waiting.data(), waiting.size(), -1) < 0 || waiting[1].revents != 0) {
            return std::nullopt;
        }
        if (::read(STDIN_FILENO, &next, 1) != 1) {
            return line.isEmpty() ? std::nullopt : std::optional(line);
        }
        line += next;
    }
    return line;
}

} // namespace

bool isTerminal(Stream stream)
{
    return ::isatty(descriptor(stream)) == 1;
}

int columns()
{
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return 80;
}

std::optional<QString> readSecret(const QByteArray &prompt)
{
    termios before{};
    const bool hide = isTerminal(Stream::In) && ::tcgetattr(STDIN_FILENO, &before) == 0;
    if (hide) {
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        std::fputs(prompt.constData(), stderr);
        std::fflush(stderr);
    }
    const auto line = readLine();
    if (hide) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::fputc('\n', stderr);
    }
    return line ? std::optional(QString::fromUtf8(*line)) : std::nullopt;
}

} // namespace Cli
