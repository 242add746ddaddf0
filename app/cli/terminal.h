// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <optional>

// What a command-line program asks of its terminal and its system. The implementation is per system
// (terminal_posix.cpp, signals_posix.cpp).
namespace Cli
{

enum class Stream { In, Out, Err };

bool isTerminal(Stream stream);
int columns(); // of the terminal at standard error, or 80

// One line with its end; nothing at the end of the input or at a signal. On a terminal it is not shown while
// it is typed.
std::optional<QString> readSecret(const QByteArray &prompt);

// Becomes readable at a signal; for waits outside the event loop. -1 without Interrupts.
int signalDescriptor();

// Ctrl+C and a request to end, as a signal on the main thread. The second one ends the program at once.
class Interrupts : public QObject
{
    Q_OBJECT
public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override;
    int exitCode() const { return m_exitCode; } // 0, 130 or 143

Q_SIGNALS:
    void interrupted();

private:
    void take();
    int m_exitCode = 0;
};

} // namespace Cli
