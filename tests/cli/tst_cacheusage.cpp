// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cache/cachetree.h"
#include "tests/cli/clirunner.h"

#include <QStorageInfo>

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// `cache usage` and `cache assets`.
class TestCliCacheUsage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cli = std::make_unique<CliRunner>(m_hub.url().toString()); }
    void cleanup() { QCOMPARE(m_hub.requestCount(), 0); }
    void everyPartIsTold();
    void whatIsNotThereIsNotTold();
    void assetsArePrintedAndMade_data();
    void assetsArePrintedAndMade();
    void assetsThatCannotBe_data();
    void assetsThatCannotBe();
    void theHelpNamesAll();

private:
    Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
};

void TestCliCacheUsage::everyPartIsTold()
{
    const Hubdesk::CacheTree tree;
    const QString commit(40, u'1');
    const QString hash(64, u'b');
    tree.write(u"models--o--m/blobs/own"_s, QByteArray(1'500'000, 'x'));
    tree.link(u"../../blobs/own"_s, u"models--o--m/snapshots/%1/a.json"_s.arg(commit));
    tree.link(u"../../blobs/gone"_s, u"models--o--n/snapshots/%1/a.json"_s.arg(commit));
    tree.write(u"models--o--m/blobs/%1.hubdesk-part"_s.arg(hash), "123");
    tree.write(u"models--o--m/blobs/loose"_s, "12");
    tree.addPayload(QByteArray(700, 'x'), hash);
    const auto run = [&](const QString &form) {
        return m_cli->run({ u"cache"_s, u"usage"_s, u"--cache-dir"_s, tree.root, form });
    };
    const auto json = run(u"--json"_s).json();
    QCOMPARE(json["cache_dir"_L1].toString(), QFileInfo(tree.root).canonicalFilePath());
    QCOMPARE(json["size_on_disk"_L1].toInteger(), 1'500'000 + 3 + 2 + 700);
    QVERIFY(json["allocated"_L1].toInteger() >= 1'500'000);
    const auto model = json["kinds"_L1][0];
    QCOMPARE(model["repo_type"_L1].toString(), u"model"_s);
    QCOMPARE(model["repos"_L1].toInteger(), 2);
    QCOMPARE(model["damaged"_L1].toInteger(), 1);
    QCOMPARE(model["size_on_disk"_L1].toInteger(), 1'500'000);
    QCOMPARE(json["partials"_L1]["size_on_disk"_L1].toInteger(), 3);
    QCOMPARE(json["loose_blobs"_L1]["nb_files"_L1].toInteger(), 1);
    QCOMPARE(json["unused_payloads"_L1]["size_on_disk"_L1].toInteger(), 700);
    QCOMPARE(json["shared_payloads"_L1]["size_on_disk"_L1].toInteger(), 0);
    QCOMPARE(json["warnings"_L1].toInteger(), 1);
    QCOMPARE(json["volume"_L1]["total"_L1].toInteger(), QStorageInfo(tree.root).bytesTotal());
    QVERIFY(json["volume"_L1]["free"_L1].toInteger() > 0);

    const auto human = run(u"--format=human"_s);
    QCOMPARE(human.code, 0);
    for (const auto *words : { "2 models, 1 damaged (2 revisions)",
                               "1.5M",
                               "downloads to go on with",
                               "files that no revision uses",
                               "shared files that no repository uses",
                               "\nall ",
                               " are free on " }) {
        QVERIFY2(human.out.contains(words), human.out.constData());
    }
    QVERIFY(!human.out.contains("shared files in use"));
    QCOMPARE(run(u"-q"_s).out, QByteArray::number(json["allocated"_L1].toInteger()) + '\n');
}

void TestCliCacheUsage::whatIsNotThereIsNotTold()
{
    const auto empty = m_cli->home.filePath(u"empty"_s);
    QVERIFY(QDir().mkpath(empty));
    const auto ended = m_cli->run({ u"cache"_s, u"usage"_s, u"--cache-dir"_s, empty });
    QCOMPARE(ended.code, 0);
    QVERIFY2(!ended.out.contains("model") && ended.out.contains("\nall "), ended.out.constData());
}

void TestCliCacheUsage::assetsArePrintedAndMade_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("path");
    const QString none;
    QTest::newRow("library") << none << QStringList{ u"lib"_s } << u"hf/assets/lib/default/default"_s;
    QTest::newRow("namespace") << none << QStringList{ u"lib"_s, u"org/data set"_s }
                               << u"hf/assets/lib/org--data--set/default"_s;
    QTest::newRow("subfolder") << none << QStringList{ u"lib"_s, u"n"_s, u"a\\b"_s }
                               << u"hf/assets/lib/n/a--b"_s;
    QTest::newRow("HF_ASSETS_CACHE") << u"HF_ASSETS_CACHE"_s << QStringList{ u"lib"_s }
                                     << u"mine/lib/default/default"_s;
    QTest::newRow("the old variable")
        << u"HUGGINGFACE_ASSETS_CACHE"_s << QStringList{ u"lib"_s } << u"mine/lib/default/default"_s;
}

void TestCliCacheUsage::assetsArePrintedAndMade()
{
    QFETCH(QString, variable);
    QFETCH(QStringList, words);
    QFETCH(QString, path);
    if (!variable.isEmpty()) {
        m_cli->variables.insert(variable, m_cli->home.filePath(u"mine"_s));
    }
    const auto wanted = QFileInfo(m_cli->home.path()).canonicalFilePath() + u'/' + path;
    const auto arguments = QStringList{ u"cache"_s, u"assets"_s } + words;
    const auto ended = m_cli->run(arguments);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(QString::fromUtf8(ended.out), wanted + u'\n');
    QVERIFY(QFileInfo(wanted).isDir());
    QCOMPARE(m_cli->run(arguments + QStringList{ u"--json"_s }).json()["path"_L1].toString(), wanted);
    QCOMPARE(m_cli->run(arguments + QStringList{ u"-q"_s }).out, ended.out);
}

void TestCliCacheUsage::assetsThatCannotBe_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no library") << QStringList{};
    QTest::newRow("four words") << QStringList{ u"a"_s, u"b"_s, u"c"_s, u"d"_s };
    QTest::newRow("a file in the way") << QStringList{ u"taken"_s };
    QTest::newRow("out of the folder") << QStringList{ u".."_s };
}

void TestCliCacheUsage::assetsThatCannotBe()
{
    QFETCH(QStringList, words);
    QVERIFY(QDir().mkpath(m_cli->home.filePath(u"hf/assets"_s)));
    QFile file(m_cli->home.filePath(u"hf/assets/taken"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto ended
        = m_cli->run(QStringList{ u"cache"_s, u"assets"_s } + words + QStringList{ u"--json"_s });
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.errorKind(), u"usage"_s);
}

void TestCliCacheUsage::theHelpNamesAll()
{
    const auto group = m_cli->run({ u"cache"_s, u"--help"_s });
    QCOMPARE(group.code, 0);
    for (const auto *words : { "cache ls", "cache list", "cache usage", "cache assets LIBRARY" }) {
        QVERIFY2(group.out.contains(words), group.out.constData());
    }
    const auto list = m_cli->run({ u"cache"_s, u"ls"_s, u"--help"_s });
    for (const auto *words : { "-v, --revisions",
                               "-f, --filter EXPRESSION",
                               "--sort KEY",
                               "--limit NUMBER",
                               "--show-warnings",
                               "--cache-dir FOLDER" }) {
        QVERIFY2(list.out.contains(words), list.out.constData());
    }
    const auto alone = m_cli->run({ u"cache"_s, u"--json"_s });
    QCOMPARE(alone.code, 2);
    QVERIFY(alone.json()["error"_L1]["message"_L1].toString().contains("usage"_L1));
}

QTEST_GUILESS_MAIN(TestCliCacheUsage)
#include "tst_cacheusage.moc"
