// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/terminal.h"

#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

Terminal::Terminal()
{
    ::openpty(&m_master, &m_slave, nullptr, nullptr, nullptr);
    ::fcntl(m_master, F_SETFL, O_NONBLOCK);
}

Terminal::~Terminal()
{
    ::close(m_master);
    ::close(m_slave);
}

void Terminal::resize(int columns, int lines) const
{
    winsize size{};
    size.ws_col = static_cast<unsigned short>(columns);
    size.ws_row = static_cast<unsigned short>(lines);
    ::ioctl(m_master, TIOCSWINSZ, &size);
}

void Terminal::attach()
{
    process.setChildProcessModifier([slave = m_slave] {
        ::setsid();
        ::ioctl(slave, TIOCSCTTY, 0);
        for (const int stream : { 0, 1, 2 }) {
            ::dup2(slave, stream);
        }
    });
}

void Terminal::type(const QByteArray &keys) const
{
    QCOMPARE(::write(m_master, keys.constData(), size_t(keys.size())), keys.size());
}

bool Terminal::shows(const QByteArray &text)
{
    return QTest::qWaitFor([&] { return screen().contains(text); }, 30'000);
}

QByteArray Terminal::screen()
{
    QByteArray piece(65536, Qt::Uninitialized);
    const auto got = ::read(m_master, piece.data(), size_t(piece.size()));
    m_screen += piece.first(std::max<qsizetype>(got, 0));
    return m_screen;
}

void Terminal::clear()
{
    screen();
    m_screen.clear();
}

bool Terminal::has(unsigned flag) const
{
    termios state{};
    ::tcgetattr(m_slave, &state);
    return (state.c_lflag & flag) != 0;
}

bool Terminal::echoes() const
{
    return has(ECHO);
}

bool Terminal::waitsForLines() const
{
    return has(ICANON);
}

int Terminal::end()
{
    const auto ended = [this] {
        screen(); // somebody has to read, or the program waits for room
        return process.state() == QProcess::NotRunning;
    };
    return QTest::qWaitFor(ended, 60'000) ? process.exitCode() : -1;
}
