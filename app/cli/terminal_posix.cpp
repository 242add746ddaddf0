// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <array>
#include <atomic>
#include <cstdio>
#include <optional>
#include <poll.h>
#include <string_view>
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

// The terminal as it was before the keys; read by a signal handler once the flag says that it is whole.
termios beforeKeys{};
std::atomic<bool> areKeysRead = false;
static_assert(std::atomic<bool>::is_always_lock_free);

winsize sizeOfTerminal()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size : winsize{};
}

/// How many bytes the first key has: most have one, arrows and their like begin with an escape.
qsizetype lengthOfKey(const QByteArray &bytes)
{
    if (bytes.size() < 2 || bytes[0] != '\033' || (bytes[1] != '[' && bytes[1] != 'O')) {
        return qMin<qsizetype>(bytes.size(), 1);
    }
    for (qsizetype i = 2; i < bytes.size(); ++i) {
        if (bytes[i] >= '@' && bytes[i] <= '~') {
            return i + 1;
        }
    }
    return bytes.size();
}

} // namespace

KeyInput::KeyInput()
{
    if (::tcgetattr(STDIN_FILENO, &beforeKeys) != 0) {
        return;
    }
    auto keys = beforeKeys;
    keys.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    keys.c_cc[VSUSP] = _POSIX_VDISABLE; // a stopped program would leave the terminal like this
    keys.c_cc[VQUIT] = _POSIX_VDISABLE;
    areKeysRead = true;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &keys);
    std::fputs("\033[?25l\033[?7l", stderr); // no cursor, and no line wraps
    std::fflush(stderr);
}

KeyInput::~KeyInput()
{
    std::fflush(stderr);
    leaveKeyInput();
}

void leaveKeyInput()
{
    if (areKeysRead.exchange(false)) {
        ::tcsetattr(STDIN_FILENO, TCSANOW, &beforeKeys);
        constexpr std::string_view order = "\033[?25h\033[?7h";
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, order.data(), order.size());
    }
}

/// False at the end of the input, at a signal, and where nothing comes in time.
bool KeyInput::read(int waitMs)
{
    std::array<pollfd, 2> waiting{ pollfd{ STDIN_FILENO, POLLIN, 0 },
                                   pollfd{ signalDescriptor(), POLLIN, 0 } };
    if (::poll(waiting.data(), waiting.size(), waitMs) <= 0 || waiting[1].revents != 0) {
        return false;
    }
    std::array<char, 64> bytes{};
    const auto got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    m_waiting.append(bytes.data(), got > 0 ? got : 0);
    return got > 0;
}

std::optional<QByteArray> KeyInput::next()
{
    constexpr int restMs = 50; // until the rest of what begins with an escape is here
    if (m_waiting.isEmpty() && !read(-1)) {
        return std::nullopt;
    }
    while (m_waiting[0] == '\033' && m_waiting.size() < 3 && read(restMs)) { }
    const auto length = lengthOfKey(m_waiting);
    auto key = m_waiting.first(length);
    m_waiting.remove(0, length);
    return key;
}

bool isTerminal(Stream stream)
{
    return ::isatty(descriptor(stream)) == 1;
}

int columns()
{
    const auto size = sizeOfTerminal();
    return size.ws_col > 0 ? size.ws_col : 80;
}

int lines()
{
    const auto size = sizeOfTerminal();
    return size.ws_row > 0 ? size.ws_row : 24;
}

std::optional<QString> readAnswer(const QByteArray &prompt)
{
    std::fputs(prompt.constData(), stderr);
    std::fflush(stderr);
    const auto line = readLine();
    if (!line) {
        std::fputc('\n', stderr);
    }
    return line ? std::optional(QString::fromUtf8(*line)) : std::nullopt;
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
