// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

#include <QDir>
#include <QDirIterator>

#include <csignal>
#include <sys/stat.h>

using namespace FakeHub;
using namespace Qt::StringLiterals;

namespace
{

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        files << all.next();
    }
    files.sort();
    return files;
}

} // namespace

class TestSignals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void stoppedDownloadGoesOn_data();
    void stoppedDownloadGoesOn();
    void killedDownloadGoesOn();
    void secondSignalEndsAtOnce();
    void readerThatGoesAwayIsNoError();

private:
    bool waitForBytes() const;
    std::unique_ptr<Server> m_hub;
    std::unique_ptr<CliRunner> m_cli;
    Blob m_weights;
};

void TestSignals::init()
{
    m_hub = std::make_unique<Server>();
    m_weights = Blob::seeded(3, 24'000'000);
    m_hub->addRepo(RepoKind::Model, u"org/big"_s, { { u"model.bin"_s, m_weights } });
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
}

bool TestSignals::waitForBytes() const
{
    return QTest::qWaitFor([this] { return m_hub->requestCount(u"cdn"_s) > 0; }, 30'000);
}

void TestSignals::stoppedDownloadGoesOn_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("code");
    QTest::newRow("Ctrl+C") << SIGINT << 130;
    QTest::newRow("asked to end") << SIGTERM << 143;
}

void TestSignals::stoppedDownloadGoesOn()
{
    QFETCH(int, number);
    QFETCH(int, code);
    const int fault = m_hub->addFault(Fault::stallAfter(12'000'000).on(u"cdn"_s));
    QProcess process;
    m_cli->start(process, { u"download"_s, u"org/big"_s, u"--json"_s });
    QVERIFY(waitForBytes());
    QTRY_COMPARE(m_hub->fired(fault), 1);
    ::kill(static_cast<pid_t>(process.processId()), number);
    const auto ended = CliRunner::end(process);
    QVERIFY2(ended.code == code, (ended.out + ended.err).constData());
    QCOMPARE(ended.errorKind(), u"cancelled"_s);
    m_hub->clearFaults();
    const auto again = m_cli->run({ u"download"_s, u"org/big"_s, u"--json"_s });
    QVERIFY2(again.code == 0, (again.out + again.err).constData());
    const auto json = again.json();
    QFile file(json["path"_L1].toString() + "/model.bin"_L1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == m_weights.bytes());
}

void TestSignals::killedDownloadGoesOn()
{
    m_hub->addFault(Fault::stallAfter(12'000'000).on(u"cdn"_s));
    QProcess process;
    m_cli->start(process, { u"download"_s, u"org/big"_s, u"--json"_s });
    const auto repo = m_cli->home.filePath(u"hf/hub/models--org--big"_s);
    const auto blob = repo + u"/blobs/"_s + QString::fromLatin1(m_weights.sha256());
    const auto onDisk = [&] {
        struct stat status{};
        const auto name = QFile::encodeName(blob + u".hubdesk-part"_s);
        return ::stat(name.constData(), &status) == 0 ? qint64(status.st_blocks) * 512 : 0;
    };
    // Pieces are written one after another, each after the row of the one before.
    QTRY_VERIFY_WITH_TIMEOUT(onDisk() > 11'000'000, 60'000);
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QVERIFY(!QFile::exists(blob));
    m_hub->clearFaults();
    m_hub->clearRequests();
    const auto again = m_cli->run({ u"download"_s, u"org/big"_s, u"--json"_s });
    QVERIFY2(again.code == 0, (again.out + again.err).constData());
    const auto json = again.json();
    QCOMPARE(json["files"_L1][qsizetype(0)]["state"_L1].toString(), u"resumed"_s);
    const auto came = json["bytes_transferred"_L1].toInteger();
    QVERIFY2(came > 0 && came < 24'000'000 - 4 * 1024 * 1024, again.out.constData());
    QFile file(json["path"_L1].toString() + "/model.bin"_L1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == m_weights.bytes());

    const auto commit = json["commit"_L1].toString();
    QStringList expected{ blob,
                          repo + u"/refs/main"_s,
                          repo + u"/snapshots/"_s + commit + u"/model.bin"_s,
                          repo + u"/trees/"_s + commit + u".json"_s };
    expected.sort();
    QCOMPARE(filesBelow(repo), expected);
    // The lock file of the killed program, too, has been cleared away.
    for (const auto &left : filesBelow(m_cli->home.filePath(u".local/share"_s))) {
        QVERIFY2(!left.contains(u"/running/"_s), qPrintable(left));
    }
}

void TestSignals::secondSignalEndsAtOnce()
{
    m_hub->addFault(Fault::stallAfter(1'000'000).on(u"cdn"_s));
    QProcess process;
    m_cli->start(process, { u"download"_s, u"org/big"_s });
    QVERIFY(waitForBytes());
    const auto pid = static_cast<pid_t>(process.processId());
    ::kill(pid, SIGINT);
    ::kill(pid, SIGTERM);
    const auto ended = CliRunner::end(process);
    QVERIFY2(ended.code == 143 || ended.code == 130, QByteArray::number(ended.code).constData());
}

void TestSignals::readerThatGoesAwayIsNoError()
{
    QProcess process;
    m_cli->start(process, { u"cat"_s, u"hf://org/big/model.bin"_s });
    QVERIFY(process.waitForReadyRead(30'000));
    process.closeReadChannel(QProcess::StandardOutput);
    const auto ended = CliRunner::end(process);
    QVERIFY2(ended.code == 0, ended.err.constData());
}

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals_posix.moc"
