// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cache/cachetree.h"
#include "tests/cli/clirunner.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace FakeHub;
using namespace Qt::StringLiterals;

/// `cache ls` on caches as people have them. tests/interop compares it with the official client's.
class TestCacheList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aPersonSeesATable();
    void aPersonSeesRevisions();
    void nothingIsElided();
    void figuresAreNumbers();
    void revisionsAsJson();
    void chosen_data();
    void chosen();
    void wrongUsage_data();
    void wrongUsage();
    void damageIsCountedAndTold();
    void anEmptyCache();
    void withoutACache_data();
    void withoutACache();
    void aFileIsNoCache();
    void theOldSpelling();
    void namesDoNotDriveTheTerminal();

private:
    void addRevision(const QString &repo, QChar commit, int bytes, const QString &ref, int daysAgo) const;
    CliRunner::Ended list(const QString &arguments = {}) const
    {
        auto words = QStringList{ u"cache"_s, u"ls"_s };
        return m_cli->run(words + arguments.split(u' ', Qt::SkipEmptyParts));
    }

    Server m_hub;
    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<Hubdesk::CacheTree> m_tree;
    QString m_root;
};

void TestCacheList::addRevision(
    const QString &repo, QChar commit, int bytes, const QString &ref, int daysAgo) const
{
    const QString hash(40, commit);
    m_tree->write(repo + "/blobs/"_L1 + hash, QByteArray(bytes, 'x'));
    m_tree->link(u"../../blobs/"_s + hash, repo + "/snapshots/%1/model.bin"_L1.arg(hash));
    if (!ref.isEmpty()) {
        m_tree->write(repo + "/refs/"_L1 + ref, hash.toLatin1());
    }
    QFile blob(m_tree->at(repo + "/blobs/"_L1 + hash));
    const auto time = QDateTime::currentDateTimeUtc().addDays(-daysAgo);
    QVERIFY(blob.open(QIODevice::ReadWrite) && blob.setFileTime(time, QFile::FileModificationTime)
            && blob.setFileTime(time, QFile::FileAccessTime));
}

void TestCacheList::init()
{
    m_hub.clearRequests();
    m_cli = std::make_unique<CliRunner>(m_hub.url().toString());
    m_tree = std::make_unique<Hubdesk::CacheTree>();
    addRevision(u"models--t5-small"_s, u'a', 2'500'000, u"main"_s, 3);
    addRevision(u"datasets--org--data"_s, u'b', 187, u"main"_s, 100);
    addRevision(u"datasets--org--data"_s, u'c', 5000, {}, 20);
    addRevision(u"datasets--org--data"_s, u'd', 1, u"refs/pr/1"_s, 200);
    m_root = QFileInfo(m_tree->root).canonicalFilePath();
    m_cli->variables.insert(u"HF_HUB_CACHE"_s, m_tree->root);
}

void TestCacheList::cleanup()
{
    QCOMPARE(m_hub.requestCount(), 0);
}

void TestCacheList::aPersonSeesATable()
{
    const auto ended = list();
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.err, QByteArray());
    const auto lines = QString::fromUtf8(ended.out).split(u'\n');
    static const QRegularExpression gap(u"  +"_s);
    QCOMPARE(lines[0].split(gap),
             (QStringList{
                 u"ID"_s, u"TYPE"_s, u"SIZE ON DISK"_s, u"LAST MODIFIED"_s, u"REFS"_s, u"LOCAL PATH"_s }));
    QCOMPARE(lines[1].split(gap),
             (QStringList{ u"dataset/org/data"_s,
                           u"dataset"_s,
                           u"5.2K"_s,
                           u"3 weeks ago"_s,
                           u"main, refs/pr/1"_s,
                           m_root + "/datasets--org--data"_L1 }));
    QCOMPARE(lines[2].split(gap),
             (QStringList{ u"model/t5-small"_s,
                           u"model"_s,
                           u"2.5M"_s,
                           u"3 days ago"_s,
                           u"main"_s,
                           m_root + "/models--t5-small"_L1 }));
    static const QRegularExpression footer(u"\\AScanned 2 repos, 2\\.5 MB in \\d+\\.\\d\\d s\\z"_s);
    QVERIFY2(footer.match(lines[4]).hasMatch(), qPrintable(lines[4]));
}

void TestCacheList::aPersonSeesRevisions()
{
    for (const auto &option : { u"-v"_s, u"--revisions"_s }) {
        const auto ended = list(option);
        const auto lines = QString::fromUtf8(ended.out).split(u'\n');
        static const QRegularExpression gap(u"  +"_s);
        QCOMPARE(lines[0].split(gap).mid(2, 3),
                 (QStringList{ u"REVISION"_s, u"SIZE ON DISK"_s, u"FILES"_s }));
        QCOMPARE(lines[1].split(gap),
                 (QStringList{ u"dataset/org/data"_s,
                               u"dataset"_s,
                               QString(40, u'b'),
                               u"187"_s,
                               u"1"_s,
                               u"3 months ago"_s,
                               u"main"_s,
                               m_root + "/datasets--org--data/snapshots/"_L1 + QString(40, u'b') }));
        QVERIFY(lines[2].contains(QString(40, u'c')));
        QCOMPARE(ended.out.count('\n'), 7); // heads, four revisions, a blank, the footer
    }
}

/// `| grep` finds whole ids and paths, however long.
void TestCacheList::nothingIsElided()
{
    const QString name(90, u'n');
    addRevision(u"models--%1--%1"_s.arg(name), u'e', 10, u"a-very-long-branch-"_s + QString(150, u'b'), 1);
    m_cli->variables.insert(u"COLUMNS"_s, u"40"_s);
    const auto ended = list();
    QVERIFY(ended.out.contains(u"model/%1/%1"_s.arg(name).toUtf8()));
    QVERIFY(ended.out.contains(u"/models--%1--%1"_s.arg(name).toUtf8()));
    QVERIFY(ended.out.contains(QByteArray(150, 'b')));
    QVERIFY(!ended.out.contains("..."));
}

void TestCacheList::figuresAreNumbers()
{
    for (const auto &form : { u"--json"_s, u"--format json"_s }) {
        const auto ended = list(form);
        const auto repos = ended.json().array();
        QVERIFY2(repos.size() == 2, ended.out.constData());
        const auto data = repos[0].toObject();
        QCOMPARE(data["id"_L1].toString(), u"dataset/org/data"_s);
        QCOMPARE(data["repo_id"_L1].toString(), u"org/data"_s);
        QCOMPARE(data["repo_type"_L1].toString(), u"dataset"_s);
        QCOMPARE(data["repo_path"_L1].toString(), m_root + "/datasets--org--data"_L1);
        QCOMPARE(data["size_on_disk"_L1].toInteger(), 5188);
        QCOMPARE(data["nb_files"_L1].toInteger(), 3);
        QCOMPARE(data["refs"_L1].toArray(), (QJsonArray{ u"main"_s, u"refs/pr/1"_s }));
        const auto age = double(QDateTime::currentSecsSinceEpoch()) - data["last_modified"_L1].toDouble();
        QVERIFY(qAbs(age - 20 * 86'400) < 600);
        QVERIFY(data["last_accessed"_L1].isDouble());
        const auto revisions = data["revisions"_L1].toArray();
        QCOMPARE(revisions.size(), 3);
        QCOMPARE(revisions[0]["commit_hash"_L1].toString(), QString(40, u'c')); // the newest
        QCOMPARE(revisions[0]["snapshot_path"_L1].toString(),
                 m_root + "/datasets--org--data/snapshots/"_L1 + QString(40, u'c'));
        QCOMPARE(revisions[0]["size_on_disk"_L1].toInteger(), 5000);
        QCOMPARE(revisions[0]["nb_files"_L1].toInteger(), 1);
        QCOMPARE(revisions[0]["refs"_L1].toArray(), QJsonArray());
    }
}

void TestCacheList::revisionsAsJson()
{
    const auto rows = list(u"--revisions --json"_s).json().array();
    QCOMPARE(rows.size(), 4);
    const auto row = rows[3].toObject();
    QCOMPARE(row["id"_L1].toString(), u"model/t5-small"_s);
    QCOMPARE(row["revision"_L1].toString(), QString(40, u'a'));
    QCOMPARE(row["commit_hash"_L1].toString(), QString(40, u'a'));
    QCOMPARE(row["size_on_disk"_L1].toInteger(), 2'500'000);
    QCOMPARE(row["snapshot_path"_L1].toString(),
             m_root + "/models--t5-small/snapshots/"_L1 + QString(40, u'a'));
    QVERIFY(!row.contains("revisions"_L1));
}

void TestCacheList::chosen_data()
{
    QTest::addColumn<QStringList>("expected");
    const auto row
        = [](const char *arguments, const QStringList &expected) { QTest::newRow(arguments) << expected; };
    const auto data = u"dataset/org/data"_s;
    const auto model = u"model/t5-small"_s;
    const auto commit = [](QChar digit) { return QString(40, digit); };
    row("-q", { data, model });
    row("-q -f size>1MB", { model });
    row("-q --filter=type=dataset", { data });
    row("-q --filter accessed>7d", { data });
    row("-q --filter accessed>1d --filter size<1MB", { data });
    row("-q --filter refs=REFS/pr/1", { data });
    row("-q --filter size>1TB", {});
    row("-q --sort size", { model, data });
    row("-q --sort modified", { model, data });
    row("-q --sort name:desc", { model, data });
    row("-q --sort size --limit 1", { model });
    row("-q --limit 0", {});
    row("-q --limit 9", { data, model });
    row("-q -v", { commit(u'b'), commit(u'c'), commit(u'd'), commit(u'a') });
    row("-q -v --sort size:asc", { commit(u'd'), commit(u'b'), commit(u'c'), commit(u'a') });
    row("-q -v --filter modified>2mo", { commit(u'b'), commit(u'd') });
    row("-q -v --filter refs=main", { commit(u'b'), commit(u'a') });
}

void TestCacheList::chosen()
{
    QFETCH(QStringList, expected);
    const auto ended = list(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(QString::fromUtf8(ended.out).split(u'\n', Qt::SkipEmptyParts), expected);
    QCOMPARE(ended.err, QByteArray());
}

void TestCacheList::wrongUsage_data()
{
    QTest::addColumn<QString>("says");
    QTest::newRow("--filter size") << u"--filter: 'size' is no filter"_s;
    QTest::newRow("--filter size>1.5MB") << u"'1.5MB'"_s;
    QTest::newRow("--filter name=x") << u"'name'"_s;
    QTest::newRow("--filter accessed>3x") << u"'x'"_s;
    QTest::newRow("--filter type!=model") << u"'type'"_s;
    QTest::newRow("--sort likes") << u"--sort: 'likes'"_s;
    QTest::newRow("--limit -1") << u"--limit"_s;
    QTest::newRow("t5-small") << u"takes no arguments"_s;
    QTest::newRow("--revison") << u"No such option"_s;
}

void TestCacheList::wrongUsage()
{
    QFETCH(QString, says);
    const auto ended = list(QString::fromLatin1(QTest::currentDataTag()) + " --json"_L1);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.errorKind(), u"usage"_s);
    const auto message = ended.json()["error"_L1]["message"_L1].toString();
    QVERIFY2(message.contains(says), qPrintable(message));
}

void TestCacheList::damageIsCountedAndTold()
{
    m_tree->link(u"../../blobs/gone"_s, u"models--org--torn/snapshots/%1/x.bin"_s.arg(QString(40, u'f')));
    m_tree->write(u"stray.txt"_s, "x");
    const auto ended = list();
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.out.contains("Scanned 2 repos, ")
                 && ended.out.contains("; 2 warnings, see `--show-warnings`\n"),
             ended.out.constData());
    QVERIFY(!ended.out.contains("model/org/torn"));
    const auto told = list(u"--show-warnings"_s);
    QVERIFY(!told.out.contains("warning"));
    QVERIFY2(told.err.contains("Warning: " + m_root.toUtf8() + "/stray.txt is no folder"),
             told.err.constData());
    QVERIFY2(told.err.contains("Warning: model/org/torn is left out: ")
                 && told.err.contains("x.bin leads to nothing"),
             told.err.constData());
    for (const auto &form : { u"--json"_s, u"-q"_s }) {
        const auto other = list(form);
        QVERIFY2(other.err.contains("2 warnings, see --show-warnings"), other.err.constData());
        QVERIFY(!other.out.contains("warning"));
        QVERIFY(list(form + " --show-warnings"_L1).err.contains("is left out"));
    }
}

void TestCacheList::anEmptyCache()
{
    const auto empty = m_cli->home.filePath(u"empty"_s);
    QVERIFY(QDir().mkpath(empty));
    QCOMPARE(list(u"--json --cache-dir "_s + empty).out, "[]\n");
    QCOMPARE(list(u"-q --cache-dir "_s + empty).out, "");
    const auto human = list(u"--cache-dir "_s + empty);
    QCOMPARE(human.code, 0);
    QVERIFY2(human.out.startsWith("No results found.\n\nScanned 0 repos, 0 B in"), human.out.constData());
}

void TestCacheList::withoutACache_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("ls") << u"cache ls"_s;
    QTest::newRow("list") << u"cache list"_s;
    QTest::newRow("usage") << u"cache usage"_s;
    QTest::newRow("old") << u"scan-cache"_s;
}

void TestCacheList::withoutACache()
{
    QFETCH(QString, command);
    const auto nowhere = m_cli->home.filePath(u"nowhere"_s);
    m_cli->variables.insert(u"HF_HUB_CACHE"_s, nowhere);
    const auto json = m_cli->run((command + " --json"_L1).split(u' '));
    QCOMPARE(json.code, 4);
    QCOMPARE(json.errorKind(), u"entry-not-found"_s);
    const auto human = m_cli->run(command.split(u' '));
    QCOMPARE(human.code, 4);
    QCOMPARE(human.out, "");
    QVERIFY2(human.err.contains("There is no cache here: ") && human.err.contains(nowhere.toUtf8()),
             human.err.constData());
    QVERIFY(!QFileInfo::exists(nowhere));
}

void TestCacheList::aFileIsNoCache()
{
    m_tree->write(u"file"_s, "x");
    for (const auto &verb : { u"ls"_s, u"usage"_s }) {
        const auto ended
            = m_cli->run({ u"cache"_s, verb, u"--cache-dir"_s, m_tree->at(u"file"_s), u"--json"_s });
        QCOMPARE(ended.code, 2);
        QCOMPARE(ended.errorKind(), u"usage"_s);
    }
}

void TestCacheList::theOldSpelling()
{
    const auto ids = list(u"-q"_s).out;
    QCOMPARE(m_cli->run({ u"scan-cache"_s, u"-q"_s }).out, ids);
    const auto elsewhere = m_cli->home.filePath(u"elsewhere"_s);
    m_cli->variables.insert(u"HF_HUB_CACHE"_s, elsewhere);
    QCOMPARE(m_cli->run({ u"scan-cache"_s, u"-q"_s }).code, 4);
    QCOMPARE(m_cli->run({ u"scan-cache"_s, u"-q"_s, u"--dir"_s, m_tree->root }).out, ids);
    QCOMPARE(m_cli->run({ u"scan-cache"_s, u"--dir"_s, m_tree->root, u"-v"_s, u"-q"_s }).out,
             list(u"-v -q --cache-dir "_s + m_tree->root).out);
    QVERIFY(m_cli->run({ u"scan-cache"_s, u"--help"_s }).out.contains("--dir FOLDER"));
}

void TestCacheList::namesDoNotDriveTheTerminal()
{
    addRevision(u"models--org--\u001b[31mred\nline"_s, u'e', 10, u"main"_s, 1);
    for (const auto &form : { u""_s, u"-q"_s, u"-v"_s, u"--json"_s }) {
        const auto ended = list(form);
        QCOMPARE(ended.code, 0);
        QVERIFY(!ended.out.contains('\033'));
        QVERIFY(!ended.out.contains("\nline"));
    }
}

QTEST_GUILESS_MAIN(TestCacheList)
#include "tst_cachelist.moc"
