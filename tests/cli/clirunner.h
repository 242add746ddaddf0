// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// Runs the built hubdesk-cli as a person would, in a home of its own.
class CliRunner
{
public:
    struct Ended {
        int code = -1;
        QByteArray out;
        QByteArray err;

        // Exactly one document and one line end, or null.
        [[nodiscard]] QJsonDocument json() const
        {
            QJsonParseError error;
            const auto document = QJsonDocument::fromJson(out, &error);
            const bool one = out.endsWith('\n') && out.count('\n') == 1;
            return error.error == QJsonParseError::NoError && one ? document : QJsonDocument();
        }
        [[nodiscard]] QString errorKind() const
        {
            return json()[QLatin1StringView("error")][QLatin1StringView("kind")].toString();
        }
    };

    explicit CliRunner(const QString &endpoint)
    {
        for (const auto &name : QProcessEnvironment::systemEnvironment().keys()) {
            const bool theirs = name.startsWith(QLatin1StringView("HF_"))
                || name.startsWith(QLatin1StringView("HUGGING"))
                || name.startsWith(QLatin1StringView("DBUS_")) || name.startsWith(QLatin1StringView("XDG_"))
                || name.endsWith(QLatin1StringView("_proxy"));
            if (!theirs) {
                variables.insert(name, qEnvironmentVariable(name.toLocal8Bit().constData()));
            }
        }
        variables.insert(QStringLiteral("HOME"), home.path());
        variables.insert(QStringLiteral("HF_HOME"), home.filePath(QStringLiteral("hf")));
        variables.insert(QStringLiteral("HF_ENDPOINT"), endpoint);
        variables.insert(
            QStringLiteral("LSAN_OPTIONS"),
            QStringLiteral("print_suppressions=0:suppressions=" HUBDESK_SOURCE "/tests/lsan.supp"));
    }

    static QString program() { return QStringLiteral(HUBDESK_BINARY "/app/hubdesk-cli"); }

    void start(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(variables);
        process.start(program(), arguments);
    }
    Ended run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        return end(process);
    }
    static Ended end(QProcess &process)
    {
        if (!process.waitForFinished(60'000)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
                 process.readAllStandardOutput(),
                 process.readAllStandardError() };
    }

    QTemporaryDir home;
    QProcessEnvironment variables;
};
