// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "tests/cli/samplecache.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// `cache rm` and `cache prune`. tests/interop compares their figures with the official client's.
class TestCacheRm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cache = std::make_unique<SampleCache>(); }
    void dryRun_data();
    void dryRun();
    void deleted_data();
    void deleted();
    void unknownTargetsAreToldAndNoError_data();
    void unknownTargetsAreToldAndNoError();
    void wrongUsage_data();
    void wrongUsage();
    void nothingGoesUnasked_data();
    void nothingGoesUnasked();
    void whatStaysIsTold();
    void aDownloadIsLeftAlone();
    void aFileThatIsBeingDownloadedIsNotPruned();
    void pruningLeavesNothingToPrune();
    void pinsAreHonoured();
    void pinsAreListed();
    void anOpenFileIsTold();
    void theHelpNamesAll();

private:
    CliRunner::Ended run(const QString &arguments) const { return m_cache->run(arguments); }
    std::unique_ptr<SampleCache> m_cache;
};

void TestCacheRm::dryRun_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("counts");
    QTest::addColumn<qint64>("size"); // with refs
    QTest::newRow("a repo") << u"cache rm model/org/big"_s << u"repos 1 revisions 2"_s << qint64(3'000'540);
    QTest::newRow("in any case") << u"cache rm MODEL/Org/BIG"_s << u"repos 1 revisions 2"_s
                                 << qint64(3'000'540);
    QTest::newRow("as a URI") << u"cache remove hf://models/org/big"_s << u"repos 1 revisions 2"_s
                              << qint64(3'000'540);
    QTest::newRow("a revision") << u"cache rm "_s + SampleCache::hash(u'b') << u"repos 0 revisions 1"_s
                                << qint64(2'000'000);
    QTest::newRow("upper case") << u"cache rm "_s + SampleCache::hash(u'B') << u"repos 0 revisions 1"_s
                                << qint64(2'000'000);
    QTest::newRow("all revisions") << u"cache rm %1 %2"_s.arg(SampleCache::hash(u'a'),
                                                              SampleCache::hash(u'b'))
                                   << u"repos 1 revisions 2"_s << qint64(3'000'540);
    QTest::newRow("repo and revision") << u"cache rm dataset/org/data "_s + SampleCache::hash(u'b')
                                       << u"repos 1 revisions 2"_s << qint64(2'000'000 + 70 + 900 + 40);
    QTest::newRow("both users of a payload") << u"cache rm dataset/org/data model/org/other"_s
                                             << u"repos 2 revisions 2"_s << qint64(4000 + 70 + 900 + 80);
    QTest::newRow("a file") << u"cache rm hf://models/org/big/model.bin"_s << u"files 2"_s
                            << qint64(3'000'000);
    QTest::newRow("a file of one revision and of another repo")
        << u"cache rm hf://org/big/config.json hf://datasets/org/data/own.csv"_s << u"files 3"_s
        << qint64(570);
    QTest::newRow("prune") << u"cache prune"_s << u"revisions 1 incomplete 1 shared_blobs 0"_s
                           << qint64(2'000'000 + 900);
}

void TestCacheRm::dryRun()
{
    QFETCH(QString, arguments);
    QFETCH(QString, counts);
    QFETCH(qint64, size);
    const auto before = m_cache->tree.names({});
    const auto ended = run(arguments + " --dry-run --json"_L1);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    const auto json = ended.json().object();
    QCOMPARE(json["dry_run"_L1], QJsonValue(true));
    QCOMPARE(json["size"_L1].toInteger(), size);
    const auto words = counts.split(u' ');
    for (qsizetype i = 0; i < words.size(); i += 2) {
        QCOMPARE(json[words[i]].toInteger(-1), words[i + 1].toInt());
    }
    QCOMPARE(json["not_found"_L1], QJsonArray());
    QCOMPARE(m_cache->tree.names({}), before);
    const auto human = run(arguments + " --dry-run"_L1);
    QCOMPARE(human.code, 0);
    QVERIFY2(human.out.startsWith("About to delete "), human.out.constData());
    QVERIFY(human.out.endsWith("Dry run: nothing was changed.\n"));
}

void TestCacheRm::deleted_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("counts");
    QTest::addColumn<qint64>("freed");
    QTest::addColumn<QStringList>("gone");
    QTest::addColumn<QStringList>("there");
    const auto blob = [](QChar digit) { return u"models--org--big/blobs/"_s + QString(64, digit); };
    const auto snapshot = [](QChar digit) { return u"models--org--big/snapshots/"_s + QString(40, digit); };
    QTest::newRow("a repo") << u"cache rm model/org/big"_s << u"repos_deleted 1 revisions_deleted 2"_s
                            << qint64(3'000'540) << QStringList{ u"models--org--big"_s }
                            << QStringList{ u"models--org--other"_s, u"datasets--org--data"_s };
    QTest::newRow("a revision") << u"cache rm "_s + SampleCache::hash(u'a')
                                << u"repos_deleted 0 revisions_deleted 1"_s << qint64(1'000'040)
                                << QStringList{ snapshot(u'a'), blob(u'a'), u"models--org--big/refs/main"_s }
                                << QStringList{ snapshot(u'b'), blob(u'b'), blob(u'5') };
    QTest::newRow("a file") << u"cache rm hf://models/org/big/model.bin"_s << u"files_deleted 2"_s
                            << qint64(3'000'000)
                            << QStringList{ blob(u'a'), blob(u'b'), snapshot(u'a') + "/model.bin"_L1 }
                            << QStringList{ blob(u'5'),
                                            snapshot(u'a') + "/config.json"_L1,
                                            u"models--org--big/refs/main"_s };
    QTest::newRow("prune") << u"cache prune"_s
                           << u"revisions_deleted 1 incomplete_deleted 1 shared_blobs_deleted 0"_s
                           << qint64(2'000'900) << QStringList{ snapshot(u'b'), blob(u'b') }
                           << QStringList{ snapshot(u'a'), blob(u'5'), u"datasets--org--data/refs/main"_s };
}

void TestCacheRm::deleted()
{
    QFETCH(QString, arguments);
    QFETCH(QString, counts);
    QFETCH(qint64, freed);
    QFETCH(QStringList, gone);
    QFETCH(QStringList, there);
    const auto ended = run(arguments + " -y --json"_L1);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    const auto json = ended.json().object();
    const auto words = counts.split(u' ');
    for (qsizetype i = 0; i < words.size(); i += 2) {
        QCOMPARE(json[words[i]].toInteger(-1), words[i + 1].toInt());
    }
    QCOMPARE(json["freed"_L1].toInteger(), freed);
    QVERIFY(!json.contains("dry_run"_L1));
    for (const auto &path : std::as_const(gone)) {
        QVERIFY2(!m_cache->has(path), qPrintable(path));
    }
    for (const auto &path : std::as_const(there)) {
        QVERIFY2(m_cache->has(path), qPrintable(path));
    }
    QVERIFY(!QFileInfo::exists(m_cache->quarantine()));
    QCOMPARE(run(u"cache ls --json"_s).err,
             m_cache->has(u"datasets--org--data/blobs/"_s) && arguments != "cache prune"_L1
                 ? QByteArray(
                       "Hint: 1 incomplete download of 900 B; remove them with 'hubdesk-cli cache prune'.\n")
                 : QByteArray());
}

void TestCacheRm::unknownTargetsAreToldAndNoError_data()
{
    QTest::addColumn<QString>("target");
    for (const char *target : { "org/big",
                                "models/org/big",
                                "model/org/none",
                                "hf://models/org/none",
                                "hf://models/org/big/none.bin",
                                "0123456789012345678901234567890123456789" }) {
        QTest::newRow(target) << QString::fromLatin1(target);
    }
}

void TestCacheRm::unknownTargetsAreToldAndNoError()
{
    QFETCH(QString, target);
    const auto ended = run(u"cache rm %1 --json"_s.arg(target));
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.err.contains(target.toUtf8() + " is not in the cache"), ended.err.constData());
    QCOMPARE(ended.json()["not_found"_L1][qsizetype(0)].toString(), target);
    QCOMPARE(run(u"cache rm "_s + target).out, QByteArray("Nothing to delete.\n"));
}

void TestCacheRm::wrongUsage_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : { "cache rm hf://models/org/big@main",
                                   "cache rm hf://models/org/big@main/model.bin",
                                   "cache rm hf://models/org/big/model.bin model/org/other",
                                   "cache rm hf://buckets/a/b",
                                   "cache rm",
                                   "delete-cache",
                                   "cache rm model/org/big --quarantine 0",
                                   "cache prune x",
                                   "cache pin model/org/big@main",
                                   "cache pin org/big",
                                   "cache unpin",
                                   "cache restore",
                                   "cache quarantine drop" }) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
}

void TestCacheRm::wrongUsage()
{
    QFETCH(QString, arguments);
    const auto before = m_cache->tree.names({});
    const auto ended = run(arguments + " --json"_L1);
    QVERIFY2(ended.code == 2, (ended.out + ended.err).constData());
    QCOMPARE(ended.errorKind(), u"usage"_s);
    QCOMPARE(m_cache->tree.names({}), before);
}

void TestCacheRm::nothingGoesUnasked_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : { "cache rm model/org/big",
                                   "cache rm model/org/big --quarantine 3",
                                   "cache prune --json",
                                   "cache prune -q" }) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
}

void TestCacheRm::nothingGoesUnasked()
{
    QFETCH(QString, arguments);
    const auto before = m_cache->tree.names({});
    const auto ended = run(arguments);
    QVERIFY2(ended.code == 2, (ended.out + ended.err).constData());
    QVERIFY((ended.out + ended.err).contains("--yes"));
    QCOMPARE(m_cache->tree.names({}), before);
}

void TestCacheRm::whatStaysIsTold()
{
    const auto ended = run(u"cache rm model/org/other %1 --dry-run"_s.arg(SampleCache::hash(u'b')));
    QVERIFY2(ended.out.contains("Stays: 4.0 KB in 1 file, shared with org/data."), ended.out.constData());
    QVERIFY2(ended.out.contains("Stays: 500 B in 1 file, which main of org/big has as well."),
             ended.out.constData());
    const auto json = run(u"cache rm model/org/other --dry-run --json"_s).json();
    QCOMPARE(json["stays"_L1][qsizetype(0)]["repo_id"_L1].toString(), u"org/data"_s);
    QCOMPARE(json["stays"_L1][qsizetype(0)]["size"_L1].toInteger(), 4000);
    QCOMPARE(json["stays"_L1][qsizetype(0)]["shared"_L1].toBool(), true);
    QVERIFY(run(u"cache rm model/org/other -y"_s).code == 0);
    QVERIFY(m_cache->has(u"blobs/ff/"_s + QString(64, u'f')));
    QVERIFY(run(u"cache rm dataset/org/data -y"_s).code == 0);
    QVERIFY(!m_cache->has(u"blobs/ff/"_s + QString(64, u'f')));
}

void TestCacheRm::aDownloadIsLeftAlone()
{
    const auto locks = m_cache->tree.at(u".locks/datasets--org--data/"_s);
    const auto lock = FileLock::tryLock(locks + QString(64, u'e') + ".lock"_L1);
    QVERIFY(lock);
    const auto ended = run(u"cache rm dataset/org/data model/org/big -y --json"_s);
    QCOMPARE(ended.code, 1); // not all that was asked for is done
    const auto json = ended.json();
    QCOMPARE(json["repos_deleted"_L1].toInteger(), 1);
    QCOMPARE(json["left_alone"_L1][qsizetype(0)]["target"_L1].toString(), u"dataset/org/data"_s);
    QCOMPARE(json["left_alone"_L1][qsizetype(0)]["reason"_L1].toString(), u"locked"_s);
    QVERIFY(m_cache->has(u"datasets--org--data/refs/main"_s));
    QVERIFY(!m_cache->has(u"models--org--big"_s));
}

void TestCacheRm::aFileThatIsBeingDownloadedIsNotPruned()
{
    const auto locks = m_cache->tree.at(u".locks/datasets--org--data/"_s);
    const auto partial = u"datasets--org--data/blobs/%1.0a1b2c3d.incomplete"_s.arg(QString(64, u'e'));
    {
        const auto lock = FileLock::tryLock(locks + QString(64, u'e') + ".lock"_L1);
        QVERIFY(lock);
        const auto ended = run(u"cache prune -y --json"_s);
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.json()["incomplete_deleted"_L1].toInteger(-1), 0);
        QCOMPARE(ended.json()["revisions_deleted"_L1].toInteger(), 1);
        QVERIFY2(ended.err.contains("another program downloads it right now"), ended.err.constData());
        QVERIFY(m_cache->has(partial));
    }
    QCOMPARE(run(u"cache prune -y --json"_s).json()["incomplete_deleted"_L1].toInteger(), 1);
    QVERIFY(!m_cache->has(partial));
}

void TestCacheRm::pruningLeavesNothingToPrune()
{
    m_cache->tree.write(u"models--org--big/blobs/%1.hubdesk-part"_s.arg(QString(64, u'1')), "begun");
    QCOMPARE(run(u"cache prune -y -q"_s).code, 0);
    const auto again = run(u"cache prune --json"_s);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.json()["revisions_deleted"_L1].toInteger(-1), 0);
    QCOMPARE(again.json()["freed"_L1].toInteger(-1), 0);
    // A young partial of ours is what the next download goes on with.
    QCOMPARE(again.json()["left_alone"_L1][qsizetype(0)]["reason"_L1].toString(), u"resumable"_s);
    QVERIFY(run(u"cache prune"_s).out.startsWith("No detached revisions"));
}

void TestCacheRm::pinsAreHonoured()
{
    const auto b = SampleCache::hash(u'b');
    QCOMPARE(run(u"cache ls --json"_s).json()[qsizetype(0)].toObject().contains("pinned"_L1), false);
    QCOMPARE(run(u"cache pin "_s + b).code, 0);
    QCOMPARE(run(u"cache prune -y --json"_s).json()["revisions_deleted"_L1].toInteger(-1), 0);
    const auto ended = run(u"cache rm model/org/big -y --json"_s);
    QCOMPARE(ended.code, 1);
    QCOMPARE(ended.json()["left_alone"_L1][qsizetype(0)]["reason"_L1].toString(), u"pinned"_s);
    QVERIFY(m_cache->has(u"models--org--big/blobs/"_s + QString(64, u'b')));
    const auto list = run(u"cache ls"_s).out;
    QVERIFY2(list.contains("PINNED") && list.contains("1 revision"), list.constData());
    const auto rows = run(u"cache ls --revisions --json --sort name"_s).json().array();
    QCOMPARE(rows[2]["revision"_L1].toString(), b);
    QCOMPARE(rows[2]["pinned"_L1].toBool(), true);
    QCOMPARE(rows[1]["pinned"_L1].toBool(), false);
    QCOMPARE(run(u"cache unpin "_s + b).code, 0);
    QCOMPARE(run(u"cache rm model/org/big -y"_s).code, 0);
    QVERIFY(!m_cache->has(u"models--org--big"_s));
}

void TestCacheRm::pinsAreListed()
{
    QCOMPARE(run(u"cache pin"_s).out, QByteArray("Nothing is pinned.\n"));
    const auto ended = run(u"cache pin hf://models/org/big dataset/ORG/data model/org/later@%1 --json"_s.arg(
        SampleCache::hash(u'E')));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(ended.err.contains("is not in the cache"));
    const QJsonArray pins{ u"dataset/org/data"_s,
                           u"model/org/big"_s,
                           u"model/org/later@"_s + SampleCache::hash(u'e') };
    QCOMPARE(ended.json()["pinned"_L1], pins);
    QCOMPARE(run(u"cache pin -q"_s).out.split('\n').size(), 4);
    QCOMPARE(run(u"cache unpin model/org/big dataset/org/data --json"_s).json()["pinned"_L1].toArray().size(),
             1);
    QCOMPARE(run(u"cache pin %1"_s.arg(SampleCache::hash(u'9'))).code, 4);
}

void TestCacheRm::anOpenFileIsTold()
{
    QFile open(m_cache->tree.at(u"models--org--big/blobs/"_s + QString(64, u'b')));
    QVERIFY(open.open(QIODevice::ReadOnly));
    const auto ended = run(u"cache rm %1 --dry-run --json"_s.arg(SampleCache::hash(u'b')));
    const auto user = ended.json()["in_use"_L1][qsizetype(0)];
    QCOMPARE(user["process"_L1].toInteger(), QCoreApplication::applicationPid());
    QCOMPARE(user["path"_L1].toString(), m_cache->root + "/models--org--big/blobs/"_L1 + QString(64, u'b'));
    const auto other = run(u"cache rm %1 --dry-run --json"_s.arg(SampleCache::hash(u'a')));
    QCOMPARE(other.json()["in_use"_L1], QJsonArray());
}

void TestCacheRm::theHelpNamesAll()
{
    const auto help = run(u"cache --help"_s).out;
    for (const char *name : { "cache rm [TARGET...]",
                              "cache prune",
                              "cache quarantine [empty [ID...] | finish ID]",
                              "cache restore ID",
                              "cache pin [TARGET...]",
                              "cache unpin TARGET..." }) {
        QVERIFY2(help.contains(name), name);
    }
    const auto options = run(u"cache rm --help"_s).out;
    for (const char *name : { "-y, --yes", "--dry-run", "--quarantine DAYS" }) {
        QVERIFY2(options.contains(name), name);
    }
}

QTEST_GUILESS_MAIN(TestCacheRm)
#include "tst_cacherm.moc"
