// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/cache/filecopy.h"
#include "tests/cache/cachetree.h"
#include "tests/cli/clirunner.h"

using namespace Qt::StringLiterals;

/// `cache dedupe` and `cache move`.
class TestCliCacheMove : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void dedupeSaysWhatItWouldDo();
    void dedupeWantsAYes();
    void dedupeShares();
    void moveSaysWhatItWouldDo();
    void moveMoves();
    void moveKeeps();
    void theTokenStaysWhereItIs();
    void whatCannotBeMoved_data();
    void whatCannotBeMoved();
    void theHelpNamesAll();

private:
    void add(const QString &repo) const;
    CliRunner::Ended run(const QStringList &words) const
    {
        return m_cli->run(QStringList{ u"cache"_s } + words + QStringList{ u"--cache-dir"_s, m_tree->root });
    }
    QString blob(const QString &repo) const { return m_tree->at(repo + "/blobs/"_L1 + m_name); }

    const QByteArray m_content = QByteArray(400'000, 'x');
    const QString m_name = QString::fromLatin1(Hubdesk::Hasher::sha256(m_content));
    std::unique_ptr<Hubdesk::CacheTree> m_tree;
    std::unique_ptr<CliRunner> m_cli;
    QString m_target;
};

void TestCliCacheMove::init()
{
    m_tree = std::make_unique<Hubdesk::CacheTree>();
    m_tree->root = QFileInfo(m_tree->folder.path()).canonicalFilePath() + "/hub"_L1;
    m_target = m_tree->root + "-new"_L1;
    add(u"models--o--a"_s);
    add(u"models--o--b"_s);
    m_cli = std::make_unique<CliRunner>(u"http://127.0.0.1:9"_s);
}

void TestCliCacheMove::add(const QString &repo) const
{
    m_tree->write(repo + "/blobs/"_L1 + m_name, m_content);
    m_tree->write(repo + "/refs/main"_L1, m_tree->commit.hex.toLatin1());
    m_tree->link(u"../../blobs/"_s + m_name, repo + "/snapshots/%1/w.bin"_L1.arg(m_tree->commit.hex));
}

void TestCliCacheMove::dedupeSaysWhatItWouldDo()
{
    const auto ended = run({ u"dedupe"_s, u"--dry-run"_s, u"--json"_s });
    QCOMPARE(ended.code, 0);
    const auto json = ended.json();
    QCOMPARE(json["dry_run"_L1].toBool(), true);
    QVERIFY(json["gain"_L1].toInteger() >= m_content.size());
    const auto group = json["groups"_L1][0];
    QCOMPARE(group["content"_L1].toString(), m_name);
    QCOMPARE(group["size"_L1].toInteger(), m_content.size());
    QCOMPARE(group["files"_L1].toArray().size(), 2);
    QVERIFY(!Hubdesk::isSameFile(blob(u"models--o--a"_s), blob(u"models--o--b"_s)));
    const auto human = run({ u"dedupe"_s, u"--dry-run"_s });
    QVERIFY2(human.out.contains("model/o/a, model/o/b"), human.out.constData());
    QVERIFY(human.out.contains("Sharing would free"));
    QCOMPARE(run({ u"dedupe"_s, u"--dry-run"_s, u"-q"_s }).out, m_name.toLatin1() + '\n');
}

void TestCliCacheMove::dedupeWantsAYes()
{
    const auto ended = run({ u"dedupe"_s, u"--hard-links"_s, u"--json"_s });
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.errorKind(), u"usage"_s);
    QVERIFY(!Hubdesk::isSameFile(blob(u"models--o--a"_s), blob(u"models--o--b"_s)));
}

void TestCliCacheMove::dedupeShares()
{
    const auto ended = run({ u"dedupe"_s, u"--hard-links"_s, u"-y"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    const auto json = ended.json();
    QCOMPARE(json["reflinks"_L1].toInteger() + json["hard_links"_L1].toInteger(), 1);
    QCOMPARE(json["size"_L1].toInteger(), m_content.size());
    QVERIFY(json["freed"_L1].toInteger() >= m_content.size());
    QCOMPARE(json["failures"_L1].toArray(), QJsonArray());
    const auto again = run({ u"dedupe"_s, u"-y"_s });
    QCOMPARE(again.code, 0);
    QVERIFY2(again.out.contains("No two files"), again.out.constData());
}

void TestCliCacheMove::moveSaysWhatItWouldDo()
{
    const auto ended = run({ u"move"_s, m_target, u"--dry-run"_s, u"--json"_s });
    QCOMPARE(ended.code, 0);
    const auto json = ended.json();
    QCOMPARE(json["from"_L1].toString(), m_tree->root);
    QCOMPARE(json["to"_L1].toString(), m_target);
    QCOMPARE(json["way"_L1].toString(), u"rename"_s);
    QCOMPARE(json["size"_L1].toInteger(), 2 * m_content.size() + 80);
    QCOMPARE(json["variable"_L1].toString(), u"HF_HUB_CACHE="_s + m_target);
    QVERIFY(!QFileInfo::exists(m_target));
    QCOMPARE(run({ u"move"_s, m_target, u"--json"_s }).errorKind(), u"usage"_s);
    QVERIFY(!QFileInfo::exists(m_target));
}

void TestCliCacheMove::moveMoves()
{
    const auto ended = run({ u"move"_s, m_target, u"-y"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QVERIFY2(ended.out.contains("set: HF_HUB_CACHE=" + m_target.toUtf8()), ended.out.constData());
    QVERIFY(!QFileInfo::exists(m_tree->root));
    const auto listed = m_cli->run({ u"cache"_s, u"ls"_s, u"--json"_s, u"--cache-dir"_s, m_target });
    QCOMPARE(listed.json().array().size(), 2);
    QCOMPARE(run({ u"move"_s, m_target, u"-y"_s }).code, 4); // it is gone from here
}

void TestCliCacheMove::moveKeeps()
{
    const auto ended = run({ u"move"_s, m_target, u"--keep"_s, u"-y"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(ended.json()["old_is_gone"_L1].toBool(), false);
    for (const auto &root : { m_tree->root, m_target }) {
        const auto listed = m_cli->run({ u"cache"_s, u"ls"_s, u"--json"_s, u"--cache-dir"_s, root });
        QCOMPARE(listed.json().array().size(), 2);
    }
}

void TestCliCacheMove::theTokenStaysWhereItIs()
{
    const auto home = QFileInfo(m_cli->home.path()).canonicalFilePath();
    QVERIFY(QDir().mkpath(home + "/hf"_L1) && QDir().rename(m_tree->root, home + "/hf/hub"_L1));
    const auto ended = m_cli->run({ u"cache"_s, u"move"_s, home + "/other/hub"_L1, u"-y"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(ended.json()["variable"_L1].toString(), u"HF_HUB_CACHE="_s + home + "/other/hub"_L1);
}

void TestCliCacheMove::whatCannotBeMoved_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("nowhere") << QStringList{} << 2;
    QTest::newRow("into itself") << QStringList{ u"%1/hub/x"_s } << 2;
    QTest::newRow("not empty") << QStringList{ u"%1/full"_s } << 1;
    QTest::newRow("a file") << QStringList{ u"%1/full/x"_s } << 2;
}

void TestCliCacheMove::whatCannotBeMoved()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const auto base = QFileInfo(m_tree->root).path();
    words.replaceInStrings(u"%1"_s, base);
    QVERIFY(QDir().mkpath(base + "/full"_L1));
    QFile file(base + "/full/x"_L1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto ended = run(QStringList{ u"move"_s } + words + QStringList{ u"-y"_s, u"--json"_s });
    QVERIFY2(ended.code == code, (QByteArray::number(ended.code) + ended.out).constData());
    QVERIFY(!ended.errorKind().isEmpty());
    QVERIFY(QFileInfo::exists(m_tree->root));
}

void TestCliCacheMove::theHelpNamesAll()
{
    const auto group = m_cli->run({ u"cache"_s, u"--help"_s });
    for (const auto *words : { "cache verify REPO", "cache dedupe", "cache move DEST" }) {
        QVERIFY2(group.out.contains(words), group.out.constData());
    }
}

QTEST_GUILESS_MAIN(TestCliCacheMove)
#include "tst_cachemove.moc"
