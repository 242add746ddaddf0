// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <cstdio>
#include <iostream>
#include <string>
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
    const bool terminal = isTerminal(Stream::In);
    termios before{};
    const bool hide = terminal && ::tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        std::fputs(prompt.constData(), stderr);
        std::fflush(stderr);
    }
    if (hide) {
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string line;
    const bool got = static_cast<bool>(std::getline(std::cin, line));
    if (hide) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    }
    if (terminal) {
        std::fputc('\n', stderr);
    }
    return got ? std::optional(QString::fromStdString(line)) : std::nullopt;
}

} // namespace Cli
