// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>

/// A program with a terminal of its own, as a person sits before it.
class Terminal
{
public:
    Terminal();
    ~Terminal();
    Q_DISABLE_COPY_MOVE(Terminal)

    /// Its size, before the program starts; else it has none.
    void resize(int columns, int lines) const;
    /// `cli` is what runs the program: tests/cli/clirunner.h.
    template<typename Runner>
    void start(const Runner &cli, const QStringList &arguments)
    {
        attach();
        cli.start(process, arguments);
    }
    void type(const QByteArray &keys) const;
    /// Waits for it.
    bool shows(const QByteArray &text);
    /// All that was shown so far.
    QByteArray screen();
    void clear(); ///< forgets that
    bool echoes() const;
    bool waitsForLines() const;
    /// The exit code, when it has ended.
    int end();

    QProcess process;

private:
    void attach();
    bool has(unsigned flag) const;

    int m_master = -1;
    int m_slave = -1;
    QByteArray m_screen;
};
