// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"
#include "tests/support/officialclient.h"

#include <QFileInfo>

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// Ours and the official command line beside each other, on one home.
class TestOfficialCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameLists_data();
    void sameLists();
    void sameInfoKeys();
    void sameFileKeys_data();
    void sameFileKeys();
    void sameDownloadPath();
    void theyReadOurSignIn();
    void weReadTheirSignIn();

private:
    OfficialClient::Run hf(const QStringList &arguments) const;
    Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
};

void TestOfficialCli::initTestCase()
{
    if (const auto python = OfficialClient::pythonPath(); !python) {
        const QString reason
            = u"the official client cannot be had (%1): WHOLE PROGRAM SKIPPED"_s.arg(python.error());
        QSKIP(qPrintable(reason));
    }
    m_hub.addDemoContent();
    m_hub.addToken(u"hf_test_one"_s, u"ada"_s);
    m_hub.addRepo(RepoKind::Model,
                  u"org/small"_s,
                  { { u"README.md"_s, QByteArray("---\nlicense: mit\n---\n# S\n") },
                    { u"data/a.txt"_s, QByteArray("a") },
                    { u"model.bin"_s, Blob::seeded(5, 100'000) } });
    m_cli = std::make_unique<CliRunner>(m_hub.url().toString());
}

OfficialClient::Run TestOfficialCli::hf(const QStringList &arguments) const
{
    auto variables
        = OfficialClient::environment(m_cli->variables.value(u"HF_HOME"_s), m_hub.url().toString());
    variables.insert(u"HF_HUB_DISABLE_UPDATE_CHECK"_s, u"1"_s);
    const auto python = OfficialClient::pythonPath();
    const auto program = QFileInfo(*python).absolutePath() + "/hf"_L1;
    return OfficialClient::run(QStringList{ program } + arguments, variables);
}

void TestOfficialCli::sameLists_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row
        = [](const QString &command) { QTest::newRow(qPrintable(command)) << command.split(u' '); };
    row(u"models ls"_s);
    row(u"models ls --limit 3"_s);
    row(u"models ls --sort downloads --limit 5"_s);
    row(u"models ls --pipeline-tag text-generation"_s);
    row(u"models ls --search heron"_s);
    row(u"models ls --filter safetensors --limit 4"_s);
    row(u"datasets ls --sort likes"_s);
    row(u"spaces ls --sort created_at"_s);
    row(u"models ls --author nobody-at-all"_s);
}

void TestOfficialCli::sameLists()
{
    QFETCH(QStringList, arguments);
    const auto json = arguments + QStringList{ u"--json"_s };
    const auto theirs = hf(json);
    QVERIFY2(theirs.exitCode == 0, qPrintable(theirs.errors));
    const auto ours = m_cli->run(json);
    QVERIFY2(ours.code == 0, ours.err.constData());
    const auto wanted = QJsonDocument::fromJson(theirs.output.toUtf8()).array();
    const auto got = ours.json().array();
    QCOMPARE(got.size(), wanted.size());
    for (qsizetype i = 0; i < got.size(); ++i) {
        const auto one = got[i].toObject();
        const auto other = wanted[i].toObject();
        QCOMPARE(one["id"_L1].toString(), other["id"_L1].toString());
        for (auto it = other.begin(); it != other.end(); ++it) {
            QVERIFY2(one.contains(it.key()), qPrintable(it.key()));
            QCOMPARE(one[it.key()], *it);
        }
    }
}

void TestOfficialCli::sameInfoKeys()
{
    const QStringList arguments{ u"models"_s, u"info"_s, u"northlight/Heron-8B-Instruct"_s, u"--json"_s };
    const auto wanted = QJsonDocument::fromJson(hf(arguments).output.toUtf8()).object();
    QVERIFY(!wanted.isEmpty());
    const auto got = m_cli->run(arguments).json().object();
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        QVERIFY2(got.contains(it.key()), qPrintable(it.key()));
    }
    for (const auto &key :
         { u"id"_s, u"sha"_s, u"created_at"_s, u"last_modified"_s, u"tags"_s, u"downloads"_s }) {
        QCOMPARE(got[key], wanted[key]);
    }
}

void TestOfficialCli::sameFileKeys_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("one folder") << u"models ls org/small --json"_s;
    QTest::newRow("with what is in folders") << u"models ls org/small -R --json"_s;
}

void TestOfficialCli::sameFileKeys()
{
    QFETCH(QString, command);
    const auto arguments = command.split(u' ');
    const auto wanted = QJsonDocument::fromJson(hf(arguments).output.toUtf8()).array();
    QVERIFY(!wanted.isEmpty());
    QMap<QString, QJsonObject> got;
    for (const auto &file : m_cli->run(arguments).json().array()) {
        got.insert(file["path"_L1].toString(), file.toObject());
    }
    QCOMPARE(got.size(), wanted.size());
    for (const auto &value : wanted) {
        const auto file = value.toObject();
        const auto ours = got.value(file["path"_L1].toString());
        for (auto it = file.begin(); it != file.end(); ++it) {
            QVERIFY2(it->isNull() || ours.contains(it.key()), qPrintable(it.key()));
            if (it.key() != "security"_L1 && !it->isNull()) {
                QCOMPARE(ours[it.key()], *it);
            }
        }
    }
}

void TestOfficialCli::sameDownloadPath()
{
    const auto theirs = hf({ u"download"_s, u"org/small"_s, u"--json"_s });
    QVERIFY2(theirs.exitCode == 0, qPrintable(theirs.errors));
    const auto path = QJsonDocument::fromJson(theirs.output.toUtf8())["path"_L1].toString();
    m_hub.clearRequests();
    const auto ours = m_cli->run({ u"download"_s, u"org/small"_s, u"--json"_s });
    QCOMPARE(ours.json()["path"_L1].toString(), path);
    QCOMPARE(ours.json()["bytes_transferred"_L1].toInt(), 0);
    QCOMPARE(m_hub.requestCount(u"cdn"_s), 0);
}

void TestOfficialCli::theyReadOurSignIn()
{
    QCOMPARE(m_cli->run({ u"auth"_s, u"login"_s }, "hf_test_one\n").code, 0);
    const auto who = hf({ u"auth"_s, u"whoami"_s, u"--json"_s });
    QVERIFY2(who.exitCode == 0, qPrintable(who.errors));
    QVERIFY2(who.output.contains(u"ada"_s), qPrintable(who.output));
    const auto list = hf({ u"auth"_s, u"list"_s });
    QVERIFY2(list.output.contains(u"a-token"_s), qPrintable(list.output));
    QCOMPARE(hf({ u"auth"_s, u"logout"_s }).exitCode, 0);
    QCOMPARE(m_cli->run({ u"whoami"_s }).code, 3);
}

void TestOfficialCli::weReadTheirSignIn()
{
    const auto in = hf({ u"auth"_s, u"login"_s, u"--token"_s, u"hf_test_one"_s });
    QVERIFY2(in.exitCode == 0, qPrintable(in.errors));
    QCOMPARE(m_cli->run({ u"whoami"_s, u"-q"_s }).out, "ada\n");
    QCOMPARE(m_cli->run({ u"auth"_s, u"logout"_s, u"--token-name"_s, u"a-token"_s }).code, 0);
    QVERIFY(hf({ u"auth"_s, u"whoami"_s }).exitCode != 0);
}

QTEST_GUILESS_MAIN(TestOfficialCli)
#include "tst_official.moc"
