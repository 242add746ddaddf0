// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/officialclient.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace OfficialClient
{

namespace
{

QString requirements()
{
    return QStringLiteral(HUBDESK_SOURCE) + u"/tests/interop/requirements.txt"_s;
}

Run runProgram(const QString &program,
               const QStringList &arguments,
               const QProcessEnvironment &environment,
               int seconds)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForStarted()) {
        return { -1, {}, process.errorString() };
    }
    process.closeWriteChannel();
    if (!process.waitForFinished(seconds * 1000)) {
        process.kill();
        process.waitForFinished();
        return { -1,
                 QString::fromUtf8(process.readAllStandardOutput()),
                 u"took longer than %1 s"_s.arg(seconds) };
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return { code,
             QString::fromUtf8(process.readAllStandardOutput()),
             QString::fromUtf8(process.readAllStandardError()) };
}

QString lastLine(const QString &text)
{
    return text.trimmed().section(u'\n', -1);
}

// Another Python, or other requirements, is another environment.
QString keyOf(const QByteArray &wanted)
{
    const auto version = runProgram(u"python3"_s, { u"-VV"_s }, QProcessEnvironment::systemEnvironment(), 20);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(wanted);
    hash.addData(version.output.toUtf8());
    return QString::fromLatin1(hash.result().toHex().first(12));
}

std::expected<void, QString> make(const QString &folder)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    const auto venv = runProgram(u"python3"_s, { u"-m"_s, u"venv"_s, folder }, environment, 120);
    if (venv.exitCode != 0) {
        return std::unexpected(u"python3 -m venv: "_s + lastLine(venv.errors + venv.output));
    }
    const QStringList install{
        u"-m"_s, u"pip"_s,      u"install"_s, u"--quiet"_s, u"--disable-pip-version-check"_s,
        u"-r"_s, requirements()
    };
    const auto pip = runProgram(folder + u"/bin/python"_s, install, environment, 240);
    if (pip.exitCode != 0) {
        return std::unexpected(u"pip install: "_s + lastLine(pip.errors));
    }
    return {};
}

std::expected<QString, QString> find()
{
    QFile wanted(requirements());
    if (!wanted.open(QIODevice::ReadOnly)) {
        return std::unexpected(wanted.fileName() + u": "_s + wanted.errorString());
    }
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty()) {
        return std::unexpected(u"there is no python3"_s);
    }
    const QString base
        = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/hubdesk"_s;
    const QString folder = base + u"/official-client-"_s + keyOf(wanted.readAll());
    QDir().mkpath(base);
    QLockFile lock(folder + u".lock"_s); // QLockFile sees to the locks of the dead
    lock.setStaleLockTime(0);
    if (!lock.tryLock(280'000)) {
        return std::unexpected(u"another test is still making the environment"_s);
    }
    const QString python = folder + u"/bin/python"_s;
    if (QFile::exists(python)) {
        return python;
    }
    QTemporaryDir fresh(base + u"/official-client-XXXXXX"_s); // removed again unless it is renamed
    if (const auto made = make(fresh.path()); !made) {
        return std::unexpected(made.error());
    }
    if (!QDir().rename(fresh.path(), folder)) {
        return std::unexpected(u"%1 cannot be renamed"_s.arg(fresh.path()));
    }
    fresh.setAutoRemove(false);
    return python;
}

} // namespace

std::expected<QString, QString> pythonPath()
{
    static const auto found = find();
    return found;
}

QProcessEnvironment environment(const QString &home, const QString &endpoint, const QString &token)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        const QString upper = name.toUpper();
        if (upper.startsWith("HF_"_L1) || upper.startsWith("HUGGING"_L1) || upper.endsWith("_PROXY"_L1)) {
            environment.remove(name);
        }
    }
    environment.insert(u"HF_HOME"_s, home);
    environment.insert(u"HF_ENDPOINT"_s, endpoint);
    environment.insert(u"HF_HUB_DISABLE_XET"_s, u"1"_s);
    environment.insert(u"HF_HUB_DISABLE_SHARED_BLOBS"_s, u"1"_s);
    environment.insert(u"HF_HUB_DISABLE_TELEMETRY"_s, u"1"_s);
    environment.insert(u"HF_HUB_DISABLE_PROGRESS_BARS"_s, u"1"_s);
    environment.insert(u"HF_HUB_DISABLE_UPDATE_CHECK"_s, u"1"_s);
    environment.insert(u"NO_PROXY"_s, u"127.0.0.1"_s);
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    if (!token.isEmpty()) {
        environment.insert(u"HF_TOKEN"_s, token);
    }
    return environment;
}

Run run(const QStringList &arguments, const QProcessEnvironment &environment, int seconds)
{
    const auto python = pythonPath();
    return python ? runProgram(*python, arguments, environment, seconds) : Run{ -1, {}, python.error() };
}

} // namespace OfficialClient
