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
int lines(); // likewise, or 24

// One line with its end; nothing at the end of the input or at a signal. On a terminal it is not shown while
// it is typed.
std::optional<QString> readSecret(const QByteArray &prompt);
// The same, shown as it is typed.
std::optional<QString> readAnswer(const QByteArray &prompt);

// While it lives, the terminal hands over each key as it is pressed and shows none. It is put in order in
// every case but a kill: also where a second signal ends the program at once. One at a time.
class KeyInput
{
public:
    KeyInput();
    ~KeyInput();
    Q_DISABLE_COPY_MOVE(KeyInput)
    // The bytes of one key; nothing at the end of the input or at a signal.
    std::optional<QByteArray> next();

private:
    bool read(int waitMs);
    QByteArray m_waiting; // keys that came at once
};
// For a signal handler: what ~KeyInput does.
void leaveKeyInput();

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
