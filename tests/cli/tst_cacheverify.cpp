// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"

#include <QDir>
#include <QFileInfo>

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// `cache verify`, as a person and as a script meet it.
class TestCliCacheVerify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void allIsGood();
    void damageIsTold();
    void damageIsRepaired();
    void whatIsMissingOrExtraCountsOnlyIfAsked();
    void whatIsLostIsDamage();
    void aFolderOfOnesOwn();
    void itWorksOffline();
    void whatCannotBeVerified_data();
    void whatCannotBeVerified();

private:
    CliRunner::Ended verify(const QStringList &more = {}) const
    {
        return m_cli->run(QStringList{ u"cache"_s, u"verify"_s, u"org/model"_s } + more);
    }
    static void damage(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.putChar('!'));
    }

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<CliRunner> m_cli;
    const Blob m_weights = Blob::seeded(3, 5'000'000);
    QString m_snapshot;
    QString m_commit;
};

void TestCliCacheVerify::init()
{
    m_hub = std::make_unique<Server>();
    m_commit = m_hub->addRepo(
        RepoKind::Model, u"org/model"_s, { { u"config.json"_s, Blob("{}") }, { u"sub/w.bin"_s, m_weights } });
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
    const auto ended = m_cli->run({ u"download"_s, u"org/model"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, ended.err.constData());
    m_snapshot = ended.json()["path"_L1].toString();
}

void TestCliCacheVerify::allIsGood()
{
    const auto ended = verify({ u"--json"_s });
    QCOMPARE(ended.code, 0);
    const auto json = ended.json();
    QCOMPARE(json["repo_id"_L1].toString(), u"org/model"_s);
    QCOMPARE(json["repo_type"_L1].toString(), u"model"_s);
    QCOMPARE(json["revision"_L1].toString(), m_commit);
    QVERIFY(json["checked"_L1].toInteger() >= 2);
    QCOMPARE(json["path"_L1].toString(), m_snapshot);
    for (const auto *key :
         { "mismatches", "missing_paths", "lost_paths", "extra_paths", "unreadable", "repaired" }) {
        QCOMPARE(json[QLatin1StringView(key)].toArray(), QJsonArray());
    }
    const auto human = verify();
    QCOMPARE(human.code, 0);
    QVERIFY2(human.out.contains("files of model org/model in "), human.out.constData());
    QCOMPARE(verify({ u"-q"_s }).out, QByteArray());
    QCOMPARE(m_cli->run({ u"cache"_s, u"verify"_s, u"org/model"_s, u"--revision"_s, m_commit }).code, 0);
}

void TestCliCacheVerify::damageIsTold()
{
    damage(m_snapshot + "/sub/w.bin"_L1);
    const auto ended = verify({ u"--json"_s });
    QCOMPARE(ended.code, 6);
    const auto mismatch = ended.json()["mismatches"_L1][0];
    QCOMPARE(mismatch["path"_L1].toString(), u"sub/w.bin"_s);
    QCOMPARE(mismatch["expected"_L1].toString(), QString::fromLatin1(m_weights.sha256()));
    QCOMPARE(mismatch["algorithm"_L1].toString(), u"sha256"_s);
    QCOMPARE(mismatch["actual"_L1].toString().size(), 64);
    const auto human = verify();
    QCOMPARE(human.code, 6);
    QVERIFY2(human.out.contains("sub/w.bin: expected " + m_weights.sha256() + " (sha256), got "),
             human.out.constData());
    const auto quiet = verify({ u"-q"_s });
    QCOMPARE(quiet.code, 6);
    QCOMPARE(quiet.out, "sub/w.bin\n");
}

void TestCliCacheVerify::damageIsRepaired()
{
    damage(m_snapshot + "/sub/w.bin"_L1);
    damage(m_snapshot + "/config.json"_L1);
    const auto ended = verify({ u"--repair"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(ended.json()["repaired"_L1].toArray(), QJsonArray({ u"config.json"_s, u"sub/w.bin"_s }));
    QCOMPARE(ended.json()["mismatches"_L1].toArray(), QJsonArray());
    QFile file(m_snapshot + "/sub/w.bin"_L1);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll() == m_weights.bytes());
    damage(m_snapshot + "/config.json"_L1);
    m_hub->goAway();
    QCOMPARE(verify({ u"--repair"_s, u"--json"_s }).code, 5);
    QCOMPARE(verify().code, 6); // as it was
}

void TestCliCacheVerify::whatIsMissingOrExtraCountsOnlyIfAsked()
{
    QVERIFY(QFile::remove(m_snapshot + "/config.json"_L1));
    QFile extra(m_snapshot + "/notes.txt"_L1);
    QVERIFY(extra.open(QIODevice::WriteOnly));
    const auto ended = verify({ u"--json"_s });
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.json()["missing_paths"_L1].toArray().contains(u"config.json"_s));
    QCOMPARE(ended.json()["extra_paths"_L1].toArray(), QJsonArray{ u"notes.txt"_s });
    QCOMPARE(verify({ u"--fail-on-missing-files"_s }).code, 1);
    const auto human = verify({ u"--fail-on-extra-files"_s });
    QCOMPARE(human.code, 1);
    QVERIFY2(human.out.contains("notes.txt: not of this revision"), human.out.constData());
}

/// The name is there, and what it leads to is not.
void TestCliCacheVerify::whatIsLostIsDamage()
{
    const auto config = m_snapshot + "/config.json"_L1;
    QVERIFY(QFile::remove(QFileInfo(config).canonicalFilePath()));
    const auto ended = verify({ u"--json"_s });
    QCOMPARE(ended.code, 6);
    QCOMPARE(ended.json()["lost_paths"_L1].toArray(), QJsonArray{ u"config.json"_s });
    const auto human = verify();
    QVERIFY2(human.out.contains("config.json: its content is gone"), human.out.constData());
    QVERIFY2(human.out.contains("--repair"), human.out.constData());
    const auto mended = verify({ u"--repair"_s, u"--json"_s });
    QCOMPARE(mended.code, 0);
    QCOMPARE(mended.json()["repaired"_L1].toArray(), QJsonArray{ u"config.json"_s });
    QVERIFY(QFileInfo(config).isFile());
}

void TestCliCacheVerify::aFolderOfOnesOwn()
{
    const auto folder = m_cli->home.filePath(u"mine"_s);
    QCOMPARE(m_cli->run({ u"download"_s, u"org/model"_s, u"--local-dir"_s, folder }).code, 0);
    const auto ended = verify({ u"--local-dir"_s, folder, u"--fail-on-extra-files"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(ended.json()["path"_L1].toString(), folder);
    damage(folder + "/sub/w.bin"_L1);
    QCOMPARE(verify({ u"--local-dir"_s, folder }).code, 6);
    QCOMPARE(verify({ u"--local-dir"_s, folder, u"--repair"_s }).code, 0);
    QCOMPARE(verify({ u"--local-dir"_s, folder }).code, 0);
}

void TestCliCacheVerify::itWorksOffline()
{
    m_hub->clearRequests();
    QCOMPARE(verify({ u"--offline"_s }).code, 0);
    QCOMPARE(m_hub->requestCount(), 0);
}

void TestCliCacheVerify::whatCannotBeVerified_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("no repo") << QStringList{} << 2;
    QTest::newRow("not in the cache") << QStringList{ u"org/other"_s } << 4;
    QTest::newRow("no such revision") << QStringList{ u"org/model"_s, u"--revision"_s, u"v9"_s } << 4;
    QTest::newRow("another kind") << QStringList{ u"org/model"_s, u"--type"_s, u"dataset"_s } << 4;
    QTest::newRow("a file") << QStringList{ u"hf://org/model/config.json"_s } << 2;
    QTest::newRow("two places") << QStringList{
        u"org/model"_s, u"--local-dir"_s, u"a"_s, u"--cache-dir"_s, u"b"_s
    } << 2;
    QTest::newRow("no folder") << QStringList{ u"org/model"_s, u"--local-dir"_s, u"/nowhere"_s } << 4;
}

void TestCliCacheVerify::whatCannotBeVerified()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const auto ended = m_cli->run(QStringList{ u"cache"_s, u"verify"_s, u"--json"_s } + words);
    QVERIFY2(ended.code == code, (QByteArray::number(ended.code) + ended.out).constData());
    QVERIFY(!ended.errorKind().isEmpty());
}

QTEST_GUILESS_MAIN(TestCliCacheVerify)
#include "tst_cacheverify.moc"
