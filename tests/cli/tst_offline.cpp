// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// Without network the commands that only look show what the cache has, as the window does.
class TestOffline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsWhatIsHere_data();
    void showsWhatIsHere();
    void saysWhatIsNotHere_data();
    void saysWhatIsNotHere();
    void withoutNetworkItSaysSo();

private:
    CliRunner::Ended offline(const QString &command);

    Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
};

void TestOffline::initTestCase()
{
    const QByteArray card
        = "---\nlicense: mit\nlanguage: no\nextra: [1, 2.5, true, null, '3']\n---\n# A model\n";
    m_hub.addRepo(RepoKind::Model,
                  u"org/main"_s,
                  { { u"README.md"_s, card },
                    { u"model.bin"_s, Blob::seeded(7, 9'000'000) },
                    { u"data/a.txt"_s, QByteArray("a") },
                    { u"data/deep/b.txt"_s, QByteArray("b") } });
    m_hub.addRepo(RepoKind::Dataset,
                  u"org/rows"_s,
                  { { u"README.md"_s, QByteArray("# Rows\n") }, { u"x.csv"_s, QByteArray("x") } });
    m_cli = std::make_unique<CliRunner>(m_hub.url().toString());
    QCOMPARE(m_cli->run({ u"download"_s, u"org/main"_s }).code, 0);
    // Of this one a single file, so that no listing is kept.
    QCOMPARE(m_cli->run({ u"download"_s, u"datasets/org/rows"_s, u"x.csv"_s }).code, 0);
}

CliRunner::Ended TestOffline::offline(const QString &command)
{
    m_hub.clearRequests();
    return m_cli->run(command.split(u' ') + QStringList{ u"--offline"_s });
}

void TestOffline::showsWhatIsHere_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("out");
    const auto row = [](const char *title, const QString &command, const QByteArray &out) {
        QTest::newRow(title) << command << out;
    };
    row("files", u"ls org/main -q"_s, "README.md\ndata\nmodel.bin\n");
    row("files in folders",
        u"models ls org/main -R -q"_s,
        "README.md\ndata\ndata/a.txt\ndata/deep\ndata/deep/b.txt\nmodel.bin\n");
    row("files of a folder", u"ls org/main data -q"_s, "data/a.txt\ndata/deep\n");
    row("files, where no listing was kept",
        u"datasets ls org/rows --json"_s,
        "[{\"path\":\"x.csv\",\"size\":1,\"type\":\"file\"}]\n");
    row("a card", u"models card org/main --text"_s, "# A model\n");
    row("its metadata",
        u"models card org/main --metadata -q"_s,
        "{\"extra\":[1,2.5,true,null,\"3\"],\"language\":\"no\",\"license\":\"mit\"}\n");
    row("bytes", u"cat hf://org/main/model.bin"_s, Blob::seeded(7, 9'000'000).bytes());
    row("a document",
        u"cat hf://org/main/data/a.txt --json"_s,
        "{\"content\":\"a\",\"encoding\":\"utf-8\",\"size\":1,\"src\":\"hf://models/org/main/data/"
        "a.txt\"}\n");
    row("repositories", u"models ls -q"_s, "org/main\n");
    row("repositories of a name", u"search MAI --author org --json"_s, "[{\"id\":\"org/main\"}]\n");
    row("datasets", u"datasets ls -q"_s, "org/rows\n");
    row("facts", u"info datasets/org/rows -q"_s, "org/rows\n");
}

void TestOffline::showsWhatIsHere()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, out);
    const auto ended = offline(command);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QVERIFY2(ended.out == out, ended.out.left(500).constData());
    QCOMPARE(ended.err, QByteArray());
    QCOMPARE(m_hub.requestCount(), 0);
}

void TestOffline::saysWhatIsNotHere_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *title, const QString &command, const QString &says) {
        QTest::newRow(title) << command << says;
    };
    row("another repository", u"ls org/none"_s, u"org/none is not in the cache"_s);
    row("its facts", u"models info org/none"_s, u"org/none is not in the cache"_s);
    row("another kind", u"info spaces/org/main"_s, u"org/main is not in the cache"_s);
    row("another revision", u"ls org/main --revision v2"_s, u"org/main is not in the cache"_s);
    row("another folder", u"ls org/main dat"_s, u"dat of org/main is not in the cache"_s);
    row("another file", u"cat hf://datasets/org/rows/y.csv"_s, u"y.csv of org/rows is not in the cache"_s);
    row("a card", u"datasets card org/rows"_s, u"README.md of org/rows is not in the cache"_s);
    row("its metadata", u"datasets card org/rows --metadata"_s, u"README.md of org/rows is not"_s);
    row("another name", u"search xyzzy"_s, u"not in the cache"_s);
    row("what only the Hub sorts", u"models ls --sort likes"_s, u"the cache knows nothing of --sort"_s);
    row("what only the Hub knows", u"models info org/main --expand downloads"_s, u"offline mode is on"_s);
}

void TestOffline::saysWhatIsNotHere()
{
    QFETCH(QString, command);
    QFETCH(QString, says);
    const auto ended = offline(command + u" --json"_s);
    QVERIFY2(ended.code == 5, (QByteArray::number(ended.code) + ended.out + ended.err).constData());
    const auto message = ended.json()["error"_L1]["message"_L1].toString();
    QVERIFY2(message.contains(says) && message.contains("--offline"_L1), qPrintable(message));
    QCOMPARE(m_hub.requestCount(), 0);
}

void TestOffline::withoutNetworkItSaysSo()
{
    const auto facts = offline(u"models info org/main --json"_s).json();
    QCOMPARE(facts["sha"_L1].toString().size(), 40);
    QCOMPARE(facts["siblings"_L1].toArray().size(), 4);
    QCOMPARE(facts["card_data"_L1]["license"_L1].toString(), u"mit"_s);
    // Nobody has asked for old answers here.
    const auto ended
        = m_cli->run({ u"ls"_s, u"org/main"_s, u"-q"_s, u"--endpoint"_s, u"http://127.0.0.1:1"_s });
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.out, "README.md\ndata\nmodel.bin\n");
    QVERIFY2(ended.err.contains("this is what the cache has"), ended.err.constData());
}

QTEST_GUILESS_MAIN(TestOffline)
#include "tst_offline.moc"
