// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <expected>

// The official Python client, in a private environment under the user's cache folder. The environment is made
// at first use (in a temporary folder, renamed when whole; several test programs may ask at once) and used
// again as long as requirements.txt and the Python are the same. It needs a network and a package index only
// when it is made.
namespace OfficialClient
{

// The Python of the environment, or why it cannot be had: then the test says QSKIP with that reason.
std::expected<QString, QString> pythonPath();

struct Run {
    int exitCode = -1;
    QString output; // standard output
    QString errors; // standard error
};

// The environment variables to run it with: `home` becomes HF_HOME, `endpoint` HF_ENDPOINT; Xet and the
// shared store are off, no proxy is asked, nothing of the caller's HF_* settings is left.
QProcessEnvironment environment(const QString &home, const QString &endpoint, const QString &token = {});

// Runs a script (or "-c" and code) to its end, at most `seconds`.
Run run(const QStringList &arguments, const QProcessEnvironment &environment, int seconds = 120);

} // namespace OfficialClient
