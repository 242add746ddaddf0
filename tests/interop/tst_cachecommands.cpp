// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cache/cachetree.h"
#include "tests/cache/randomcache.h"
#include "tests/cli/clirunner.h"
#include "tests/support/officialclient.h"

#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// What scan_cache_dir() tells of each root, as `cache ls --json` and `cache ls --revisions --json` name it.
const QString scanScript = uR"(
import json, sys
from huggingface_hub import scan_cache_dir
def revision(r):
    return dict(commit_hash=r.commit_hash, snapshot_path=str(r.snapshot_path), size_on_disk=r.size_on_disk,
                nb_files=r.nb_files, last_modified=int(r.last_modified), refs=sorted(r.refs))
def repo(r):
    return dict(id=r.cache_id, repo_id=r.repo_id, repo_type=r.repo_type, repo_path=str(r.repo_path),
                size_on_disk=r.size_on_disk, nb_files=r.nb_files, last_accessed=int(r.last_accessed),
                last_modified=int(r.last_modified), refs=sorted(r.refs),
                revisions=sorted((revision(x) for x in r.revisions), key=lambda x: x['commit_hash']))
print(json.dumps([sorted((repo(r) for r in scan_cache_dir(root).repos), key=lambda r: r['id']) for root in sys.argv[1:]]))
)"_s;

/// Reads [[library, namespace?, subfolder?], ...] and prints the paths.
const QString assetsScript = uR"(
import json, sys
from huggingface_hub import cached_assets_path
print(json.dumps([str(cached_assets_path(*parts)) for parts in json.loads(sys.argv[1])]))
)"_s;

QJsonValue inWholeSeconds(const QString &key, const QJsonValue &value)
{
    const bool isTime = key == "last_modified"_L1 || key == "last_accessed"_L1;
    return isTime ? QJsonValue(qint64(value.toDouble())) : value;
}

QJsonObject comparable(const QJsonObject &object)
{
    QJsonObject plain;
    for (auto it = object.begin(); it != object.end(); ++it) {
        plain.insert(it.key(), inWholeSeconds(it.key(), *it));
    }
    if (object.contains("revisions"_L1)) {
        QMap<QString, QJsonObject> sorted;
        for (const auto &revision : object["revisions"_L1].toArray()) {
            sorted.insert(revision["commit_hash"_L1].toString(), comparable(revision.toObject()));
        }
        QJsonArray revisions;
        std::ranges::copy(sorted, std::back_inserter(revisions));
        plain.insert("revisions"_L1, revisions);
    }
    return plain;
}

} // namespace

/// `cache ls` and `cache assets` beside the official client's, on the same folders.
class TestCacheCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void figuresAreThoseOfTheScan();
    void sameRows_data();
    void sameRows();
    void sameRowsOfRandomCaches();
    void refusedByBoth_data();
    void refusedByBoth();
    void sameAges();
    void sameAssets_data();
    void sameAssets();

private:
    void add(const QString &repo, QChar commit, int bytes, const QStringList &refs, int daysAgo);
    OfficialClient::Run hf(const QStringList &arguments) const;
    QStringList idsOf(const QJsonArray &rows) const;
    void compareRows(const QStringList &arguments);

    CliRunner m_cli{ u"http://127.0.0.1:9"_s };
    CacheTree m_tree;
};

void TestCacheCommands::initTestCase()
{
    if (const auto python = OfficialClient::pythonPath(); !python) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no official client: "_s + python.error()));
    }
    add(u"models--gpt2"_s, u'a', 5000, { u"main"_s }, 1);
    add(u"models--gpt2"_s, u'b', 3000, {}, 70);
    add(u"models--org--Big"_s, u'c', 2'000'000, { u"main"_s, u"refs/pr/1"_s }, 400);
    add(u"models--org--apple"_s, u'd', 2'000'000, { u"v1.0"_s }, 40);
    add(u"datasets--org--data"_s, u'e', 300'000, { u"Main"_s }, 9);
    add(u"datasets--org--data"_s, u'f', 1, { u"refs/convert/parquet"_s }, 10);
    add(u"spaces--org--space"_s, u'0', 1000, { u"main"_s }, 100);
    add(u"kernels--org--kernel"_s, u'1', 1000, { u"main"_s }, 3);
    m_tree.link(u"../../blobs/gone"_s, u"models--org--torn/snapshots/%1/x"_s.arg(QString(40, u'2')));
}

void TestCacheCommands::add(
    const QString &repo, QChar commit, int bytes, const QStringList &refs, int daysAgo)
{
    const QString hash(40, commit);
    m_tree.write(repo + "/blobs/"_L1 + hash, QByteArray(bytes, 'x'));
    m_tree.link(u"../../blobs/"_s + hash, repo + "/snapshots/%1/model.bin"_L1.arg(hash));
    for (const auto &ref : refs) {
        m_tree.write(repo + "/refs/"_L1 + ref, hash.toLatin1());
    }
    QFile blob(m_tree.at(repo + "/blobs/"_L1 + hash));
    const auto now = QDateTime::currentDateTimeUtc();
    QVERIFY(blob.open(QIODevice::ReadWrite)
            && blob.setFileTime(now.addDays(-daysAgo), QFile::FileModificationTime)
            && blob.setFileTime(now.addDays(-daysAgo).addSecs(7200), QFile::FileAccessTime));
}

OfficialClient::Run TestCacheCommands::hf(const QStringList &arguments) const
{
    const auto program = QFileInfo(*OfficialClient::pythonPath()).absolutePath() + "/hf"_L1;
    return OfficialClient::run(
        QStringList{ program } + arguments,
        OfficialClient::environment(m_cli.variables.value(u"HF_HOME"_s), u"http://127.0.0.1:9"_s));
}

QStringList TestCacheCommands::idsOf(const QJsonArray &rows) const
{
    QStringList ids;
    for (const auto &row : rows) {
        ids << row["id"_L1].toString() + u' ' + row["revision"_L1].toString() + u' '
                + row["refs"_L1].toVariant().toStringList().join(u',');
    }
    return ids;
}

void TestCacheCommands::compareRows(const QStringList &arguments)
{
    const auto command = QStringList{ u"cache"_s, u"ls"_s, u"--json"_s } + arguments;
    const auto theirs = hf(command);
    QVERIFY2(theirs.exitCode == 0, qPrintable(theirs.errors));
    const auto ours = m_cli.run(command);
    QVERIFY2(ours.code == 0, ours.err.constData());
    const auto wanted = QJsonDocument::fromJson(theirs.output.toUtf8()).array();
    QCOMPARE(idsOf(ours.json().array()), idsOf(wanted));
}

/// What chance makes: with damage, shared payloads, links that lead out.
void TestCacheCommands::figuresAreThoseOfTheScan()
{
    const QTemporaryDir folder;
    QStringList roots{ QFileInfo(m_tree.root).canonicalFilePath() };
    for (quint32 seed = 1; seed <= 12; ++seed) {
        roots << QFileInfo(folder.path()).canonicalFilePath() + u"/%1"_s.arg(seed);
        RandomCache(seed, roots.last()).make();
    }
    const auto theirs
        = OfficialClient::run(QStringList{ u"-c"_s, scanScript } + roots,
                              OfficialClient::environment(folder.path(), u"http://127.0.0.1:9"_s));
    const auto answers = QJsonDocument::fromJson(theirs.output.toUtf8()).array();
    QVERIFY2(answers.size() == roots.size(), qPrintable(theirs.errors));
    qsizetype repos = 0;
    for (qsizetype n = 0; n < roots.size(); ++n) {
        const auto ours
            = m_cli.run({ u"cache"_s, u"ls"_s, u"--format"_s, u"json"_s, u"--cache-dir"_s, roots[n] });
        QVERIFY2(ours.code == 0, ours.err.constData());
        const auto got = ours.json().array();
        const auto wanted = answers[n].toArray();
        QCOMPARE(got.size(), wanted.size());
        for (qsizetype i = 0; i < got.size(); ++i) {
            QCOMPARE(comparable(got[i].toObject()), comparable(wanted[i].toObject()));
        }
        repos += got.size();
    }
    QVERIFY(repos > 15);
}

void TestCacheCommands::sameRows_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {
             "",
             "--revisions",
             "--filter size>1MB",
             "--filter size>=2mb",
             "--filter size<8k",
             "--filter size!=1000",
             "--filter size=1000",
             "--revisions -f size<=3000",
             "--filter accessed>7d",
             "--filter accessed<2w --filter size>1k",
             "--filter accessed>1mo --revisions",
             "--filter modified>1y",
             "--filter modified<240h",
             "--revisions --filter modified>9d",
             "--filter type=model",
             "--filter type=KERNEL",
             "--filter type=models",
             "--filter refs=main",
             "--filter refs=V1.0",
             "--filter refs=refs/pr/1 --revisions",
             "--sort size",
             "--sort size:asc",
             "--sort accessed",
             "--sort accessed:asc",
             "--sort modified --revisions",
             "--sort modified:asc --revisions",
             "--sort name",
             "--sort name:desc --revisions",
             "--sort size --limit 2",
             "--sort size:asc --limit 3 --revisions --filter type=dataset",
             "--limit 0",
         }) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
}

void TestCacheCommands::sameRows()
{
    QFETCH(QString, arguments);
    compareRows(arguments.split(u' ', Qt::SkipEmptyParts) + QStringList{ u"--cache-dir"_s, m_tree.root });
}

void TestCacheCommands::sameRowsOfRandomCaches()
{
    const QTemporaryDir folder;
    const QStringList all{ u"--sort size"_s,
                           u"--revisions --sort size:asc"_s,
                           u"--revisions --sort name:desc"_s,
                           u"--revisions --filter size>2k"_s };
    for (quint32 seed = 20; seed < 26; ++seed) {
        const auto root = folder.filePath(QString::number(seed));
        RandomCache(seed, root).make();
        compareRows(all[seed % all.size()].split(u' ') + QStringList{ u"--cache-dir"_s, root });
    }
}

void TestCacheCommands::refusedByBoth_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : { "--filter size>1.5MB",
                                   "--filter size",
                                   "--filter size>1GiB",
                                   "--filter size==1",
                                   "--filter accessed>3x",
                                   "--filter name=x",
                                   "--filter type!=model",
                                   "--filter refs>main",
                                   "--sort likes",
                                   "--sort size:up",
                                   "--limit -1",
                                   "--limit x" }) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
}

void TestCacheCommands::refusedByBoth()
{
    QFETCH(QString, arguments);
    const auto command
        = QStringList{ u"cache"_s, u"ls"_s, u"--cache-dir"_s, m_tree.root } + arguments.split(u' ');
    QCOMPARE(hf(command).exitCode, 2);
    QCOMPARE(m_cli.run(command).code, 2);
}

namespace
{

/// "41 seconds ago" as a number; -1: other words.
int secondsIn(const QString &text)
{
    static const QRegularExpression words(u"(?:^|  )(\\d+) seconds ago"_s);
    const auto found = words.match(text);
    return found.hasMatch() ? found.capturedView(1).toInt() : -1;
}

} // namespace

/// The human list says when in the official words.
void TestCacheCommands::sameAges()
{
    constexpr qint64 day = 86'400;
    // Those in words are not so near to a border that they pass it while the two run; seconds go on.
    const QList<qint64> ages{ 5,         40,        70,        80,        1000,      3000,      3590,
                              5000,      40'000,    80'000,    86'000,    2 * day,   6 * day,   7 * day,
                              10 * day,  11 * day,  40 * day,  44 * day,  50 * day,  100 * day, 340 * day,
                              350 * day, 360 * day, 400 * day, 560 * day, 900 * day, 5000 * day };
    const CacheTree tree;
    const auto now = QDateTime::currentDateTimeUtc();
    for (const auto age : ages) {
        const auto path = u"models--org--n%1/snapshots/%2/f"_s.arg(age).arg(QString(40, u'a'));
        tree.write(path, "x");
        QFile file(tree.at(path));
        QVERIFY(file.open(QIODevice::ReadWrite)
                && file.setFileTime(now.addSecs(-age), QFile::FileModificationTime));
    }
    const QStringList command{ u"cache"_s, u"ls"_s, u"--cache-dir"_s, tree.root };
    const auto before = QString::fromUtf8(m_cli.run(command).out).split(u'\n');
    const auto rows
        = QJsonDocument::fromJson(hf(command + QStringList{ u"--json"_s }).output.toUtf8()).array();
    const auto after = QString::fromUtf8(m_cli.run(command).out).split(u'\n');
    QCOMPARE(rows.size(), ages.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const auto id = rows[i]["id"_L1].toString() + u' ';
        QVERIFY2(before[i + 1].startsWith(id), qPrintable(before[i + 1]));
        const auto age = rows[i]["last_modified"_L1].toString();
        const auto all = before[i + 1] + u'|' + age + u'|' + after[i + 1];
        if (const int seconds = secondsIn(age); seconds >= 0) {
            QVERIFY2(secondsIn(before[i + 1]) <= seconds && seconds <= secondsIn(after[i + 1]),
                     qPrintable(all));
        } else {
            QVERIFY2(before[i + 1].contains(u"  %1  "_s.arg(age)), qPrintable(all));
        }
    }
}

void TestCacheCommands::sameAssets_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::newRow("nothing set") << QStringList{};
    QTest::newRow("the variable") << QStringList{ u"HF_ASSETS_CACHE=%1/mine"_s };
    QTest::newRow("the old one") << QStringList{ u"HUGGINGFACE_ASSETS_CACHE=%1/old"_s };
    QTest::newRow("both") << QStringList{ u"HF_ASSETS_CACHE=%1/mine"_s,
                                          u"HUGGINGFACE_ASSETS_CACHE=%1/old"_s };
    QTest::newRow("behind a link") << QStringList{ u"HF_ASSETS_CACHE=%1/link/../link/x"_s };
    QTest::newRow("behind a link to what is not there") << QStringList{ u"HF_ASSETS_CACHE=%1/dangling/y"_s };
    QTest::newRow("with a variable inside") << QStringList{ u"HF_ASSETS_CACHE=$PLACE/z"_s, u"PLACE=%1/p"_s };
    QTest::newRow("at home") << QStringList{ u"HF_ASSETS_CACHE=~/assets-of-mine"_s };
    QTest::newRow("relative") << QStringList{ u"HF_ASSETS_CACHE=relative/./x"_s };
}

void TestCacheCommands::sameAssets()
{
    QFETCH(QStringList, variables);
    CliRunner cli(u"http://127.0.0.1:9"_s);
    const QDir home(cli.home.path());
    QVERIFY(home.mkpath(u"real/inner"_s));
    QVERIFY(QFile::link(u"real/inner"_s, home.filePath(u"link"_s)));
    QVERIFY(QFile::link(u"real/later"_s, home.filePath(u"dangling"_s)));
    auto environment
        = OfficialClient::environment(cli.variables.value(u"HF_HOME"_s), u"http://127.0.0.1:9"_s);
    environment.insert(u"HOME"_s, home.path());
    for (const auto &variable : std::as_const(variables)) {
        const auto value = variable.section(u'=', 1).replace("%1"_L1, home.path());
        environment.insert(variable.section(u'=', 0, 0), value);
        cli.variables.insert(variable.section(u'=', 0, 0), value);
    }
    const QJsonArray all{ QJsonArray{ u"lib"_s },
                          QJsonArray{ u"lib"_s, u"org/data"_s },
                          QJsonArray{ u"this is/not\\clever"_s, u"a  b"_s, u"//"_s },
                          QJsonArray{ u"."_s, u"n"_s, u"..."_s },
                          QJsonArray{ u"\u00fcber"_s, u"\u6570\u636e"_s, u"tab\tinside"_s } };
    const auto theirs = OfficialClient::run(
        { u"-c"_s, assetsScript, QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)) },
        environment);
    const auto paths = QJsonDocument::fromJson(theirs.output.toUtf8()).array();
    QVERIFY2(paths.size() == all.size(), qPrintable(theirs.errors));
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto ours = cli.run(QStringList{ u"cache"_s, u"assets"_s, u"--json"_s }
                                  + all[i].toVariant().toStringList());
        QCOMPARE(ours.json()["path"_L1].toString(), paths[i].toString());
        QVERIFY(QFileInfo(paths[i].toString()).isDir());
    }
}

QTEST_GUILESS_MAIN(TestCacheCommands)
#include "tst_cachecommands.moc"
