// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace Cli
{

enum class Format { Human, Json, Quiet };

// The exit codes of design.md 9.
enum Exit {
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    NotAllowed = 3,
    NotFound = 4,
    Unreachable = 5,
    Damaged = 6,
    DiskFull = 7,
    Interrupted = 130
};
int exitCodeFor(const Hubdesk::Error &error);

// What a person reads about an error, and what to do next (may be empty). English.
struct Explanation {
    QString message;
    QString hint;
};
Explanation explain(const Hubdesk::Error &error);

// Where results and news go. Standard output carries results only: in Json exactly one document. Everything
// else goes to standard error, escaped.
class Output
{
public:
    Format format = Format::Human;

    bool isJson() const { return format == Format::Json; }
    bool isQuiet() const { return format == Format::Quiet; }

    // One result in three forms.
    void result(const QJsonObject &json, const QString &human, const QString &quiet);
    void list(const QJsonArray &json, const QString &human, const QStringList &quiet);
    void text(const QString &text); // as it is, control characters escaped, line ends kept
    void prose(const QByteArray &text); // of a person: as it is, and harmless on a terminal
    void raw(const QByteArray &bytes);
    // Writes the error where the format wants it; its exit code.
    int error(const Hubdesk::Error &error);
    int error(int code, const QString &kind, const Explanation &explanation);
    void note(const QString &text) const; // a line on standard error
    // The last call: what could not be written is told on standard error and makes a success a failure. The
    // exit code.
    int end(int code);
    // Nothing more goes out: the reader has gone away (no failure), or writing has failed.
    bool isOver() const { return m_closed || m_failure; }

private:
    void write(const QByteArray &bytes);
    void flush();
    void failed(int code);
    bool m_closed = false;
    std::optional<Hubdesk::Error> m_failure;
};

} // namespace Cli
