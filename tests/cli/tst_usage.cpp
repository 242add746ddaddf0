// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// What is typed wrongly is said, with exit code 2; nothing of it is passed over.
class TestUsage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cli = std::make_unique<CliRunner>(m_hub.url().toString()); }
    void refused_data();
    void refused();
    void aNameAfterLogoutForgetsNothing();
    void helpAndVersionHaveTheirForms_data();
    void helpAndVersionHaveTheirForms();

private:
    Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
};

void TestUsage::refused_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *title, const QString &command, const QString &says) {
        QTest::newRow(title) << command << says;
    };
    row("login with a word", u"auth login hf_test"_s, u"'auth login' takes no arguments"_s);
    row("whoami with a word", u"whoami ada"_s, u"'whoami' takes no arguments"_s);
    row("env with a word", u"env HF_TOKEN"_s, u"'env' takes no arguments"_s);
    row("version with a word", u"version 2"_s, u"'version' takes no arguments"_s);
    row("two repositories", u"models info a/b c/d"_s, u"at most one argument (ID), not 2"_s);
    row("two folders", u"ls a/b x y"_s, u"at most 2 arguments (REPO [PATH]), not 3"_s);
    row("two texts", u"search a b"_s, u"at most one argument"_s);
    row("help of a wrong command", u"modles --help"_s, u"No such command 'modles'"_s);
    row("help of a wrong verb", u"models inf --help"_s, u"No such command 'inf'"_s);
    row("a filter of models",
        u"search x --type dataset --pipeline-tag t"_s,
        u"--pipeline-tag is for models"_s);
    row("a switch of models", u"search x --type dataset --warm"_s, u"--warm is for models"_s);
    row("the other name", u"search x --type space --task t"_s, u"--task is for models"_s);
    row("a filter and a repository", u"models ls org/main --search x"_s, u"--search is for lists"_s);
    row("a limit and a repository", u"datasets ls org/main --limit 3"_s, u"--limit is for lists"_s);
    row("a tree of no repository", u"models ls --tree"_s, u"--tree is for the files"_s);
    row("a short option of no repository", u"spaces ls -R"_s, u"-R is for the files"_s);
}

void TestUsage::refused()
{
    QFETCH(QString, command);
    QFETCH(QString, says);
    m_hub.clearRequests();
    const auto ended = m_cli->run((command + u" --json"_s).split(u' '));
    QVERIFY2(ended.code == 2, (QByteArray::number(ended.code) + ended.out + ended.err).constData());
    QCOMPARE(ended.errorKind(), u"usage"_s);
    const auto message = ended.json()["error"_L1]["message"_L1].toString();
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(!(ended.out + ended.err).contains("hf_test"));
    QCOMPARE(m_hub.requestCount(), 0);
    if (command.contains("--help"_L1)) {
        QVERIFY2(ended.json()["error"_L1]["hint"_L1].toString().contains("Did you mean"_L1),
                 ended.out.constData());
    }
}

void TestUsage::aNameAfterLogoutForgetsNothing()
{
    m_hub.addToken(u"hf_test"_s, u"ada"_s);
    QCOMPARE(m_cli->run({ u"auth"_s, u"login"_s }, "hf_test\n").code, 0);
    for (const auto &words : { QStringList{ u"auth"_s, u"logout"_s }, QStringList{ u"logout"_s } }) {
        const auto ended = m_cli->run(words + QStringList{ u"another"_s });
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains("takes no arguments"), ended.err.constData());
        QCOMPARE(m_cli->run({ u"whoami"_s, u"-q"_s }).out, "ada\n");
    }
}

void TestUsage::helpAndVersionHaveTheirForms_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    QTest::newRow("version") << u"--version"_s << u"version"_s << QStringLiteral(HUBDESK_VERSION);
    QTest::newRow("all commands") << u"--help"_s << u"help"_s << u"download REPO [FILE...]"_s;
    QTest::newRow("a group") << u"models --help"_s << u"help"_s << u"models card ID"_s;
    QTest::newRow("a group, in short") << u"models -h"_s << u"help"_s << u"models card ID"_s;
    QTest::newRow("a command") << u"download --help"_s << u"help"_s << u"--max-workers"_s;
}

void TestUsage::helpAndVersionHaveTheirForms()
{
    QFETCH(QString, command);
    QFETCH(QString, key);
    QFETCH(QString, says);
    for (const auto &form : { u" --json"_s, u" --format json"_s }) {
        const auto ended = m_cli->run((command + form).split(u' '));
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY2(ended.json()[key].toString().contains(says), ended.out.constData());
    }
    const auto plain = m_cli->run(command.split(u' '));
    QCOMPARE(plain.code, 0);
    QVERIFY2(plain.out.contains(says.toUtf8()) && !plain.out.startsWith('{'), plain.out.constData());
    QVERIFY(m_cli->run((command + u" -q"_s).split(u' ')).out.contains(says.toUtf8()));
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
