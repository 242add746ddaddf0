// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

#include <QFileInfo>

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// Standard output that is no terminal: a file, or one that takes nothing more.
class TestOutput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_cli = std::make_unique<CliRunner>(m_hub.url().toString()); }
    void aFullDiskIsSaid_data();
    void aFullDiskIsSaid();
    void catStopsAtAFullDisk();
    void cardsKeepTheirBytes_data();
    void cardsKeepTheirBytes();

private:
    CliRunner::Ended runInto(const QString &file, const QStringList &arguments) const;

    Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
};

void TestOutput::initTestCase()
{
    if (!QFileInfo::exists(u"/dev/full"_s)) {
        QSKIP("this system has no /dev/full: WHOLE PROGRAM SKIPPED");
    }
    m_hub.addRepo(
        RepoKind::Model,
        u"org/main"_s,
        { { u"README.md"_s, QByteArray("# A model\n") }, { u"model.bin"_s, Blob::seeded(7, 40'000'000) } });
}

CliRunner::Ended TestOutput::runInto(const QString &file, const QStringList &arguments) const
{
    QProcess process;
    process.setStandardOutputFile(file);
    m_cli->start(process, arguments);
    return CliRunner::end(process);
}

void TestOutput::aFullDiskIsSaid_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("code");
    QTest::newRow("a list") << u"ls org/main"_s << 7;
    QTest::newRow("a document") << u"ls org/main --json"_s << 7;
    QTest::newRow("one line") << u"models info org/main -q"_s << 7;
    QTest::newRow("a card") << u"models card org/main"_s << 7;
    QTest::newRow("help") << u"--help"_s << 7;
    QTest::newRow("the version") << u"--version"_s << 7;
    QTest::newRow("what else failed decides") << u"ls org/none --json"_s << 4;
}

void TestOutput::aFullDiskIsSaid()
{
    QFETCH(QString, command);
    QFETCH(int, code);
    const auto ended = runInto(u"/dev/full"_s, command.split(u' '));
    QVERIFY2(ended.code == code, (QByteArray::number(ended.code) + ended.err).constData());
    QVERIFY2(ended.err.startsWith("Error: Standard output cannot be written: "), ended.err.constData());
    QCOMPARE(ended.err.count('\n'), 1);
}

void TestOutput::catStopsAtAFullDisk()
{
    m_hub.clearRequests();
    const auto ended = runInto(u"/dev/full"_s, { u"cat"_s, u"hf://org/main/model.bin"_s });
    QVERIFY2(ended.code == 7, (QByteArray::number(ended.code) + ended.err).constData());
    QCOMPARE(ended.err.count('\n'), 1);
    QCOMPARE(m_hub.requestCount(u"cdn"_s), 1); // of five pieces
}

void TestOutput::cardsKeepTheirBytes_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("line ends of Windows") << "---\r\nlicense: mit\r\n---\r\n"_ba << "# A\r\ntext\r\n"_ba;
    QTest::newRow("marks of direction") << ""_ba << u"\u05d0\u200f \u200e\u061c\n"_s.toUtf8();
    QTest::newRow("what turns text round") << ""_ba << u"\u202etxt\u2066\n"_s.toUtf8();
    QTest::newRow("no line end, and a byte that is no text") << "---\na: b\n---\n"_ba << "caf\xe9"_ba;
}

void TestOutput::cardsKeepTheirBytes()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, text);
    m_hub.addRepo(RepoKind::Dataset, u"org/card"_s, { { u"README.md"_s, head + text } });
    const QStringList card{ u"datasets"_s, u"card"_s, u"org/card"_s };
    const auto whole = m_cli->run(card);
    QVERIFY2(whole.code == 0, (QByteArray::number(whole.code) + whole.err).constData());
    QCOMPARE(whole.out, head + text);
    QCOMPARE(m_cli->run(card + QStringList{ u"--text"_s }).out, text);
}

QTEST_GUILESS_MAIN(TestOutput)
#include "tst_output_posix.moc"
