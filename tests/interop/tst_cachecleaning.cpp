// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachescan.h"
#include "core/cache/sharedstore.h"
#include "core/upkeep/namedtargets.h"
#include "core/upkeep/pruning.h"
#include "tests/cache/randomcache.h"
#include "tests/cli/samplecache.h"
#include "tests/support/officialclient.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// Reads [[root, [hash, ...]], ...] and prints what the official client would free; without hashes what it
/// would prune, with the counts of its command.
const QString foretellScript = uR"(
import json, sys
from pathlib import Path
from huggingface_hub import scan_cache_dir
from huggingface_hub.utils import _shared_blobs
def prune(info):
    detached = [r.commit_hash for repo in info.repos for r in repo.revisions if not r.refs]
    unused = _shared_blobs.unreferenced_shared_blobs(info.cache_dir)
    return dict(revisions=len(detached), incomplete=len(info.incomplete_files), shared_blobs=len(unused),
                size=info.delete_revisions(*detached).expected_freed_size + info.incomplete_size_on_disk
                     + sum(unused.values()))
def answer(root, hashes):
    info = scan_cache_dir(root)
    return dict(size=info.delete_revisions(*hashes).expected_freed_size) if hashes else prune(info)
print(json.dumps([answer(*one) for one in json.loads(Path(sys.argv[1]).read_text())]))
)"_s;

/// Reads [[root, [[type, id, commit, path], ...]], ...]: warnings of the scan, and files that do not load.
const QString loadScript = uR"(
import json, os, sys
from pathlib import Path
from huggingface_hub import scan_cache_dir, try_to_load_from_cache
def loads(root, type, id, commit, path):
    found = try_to_load_from_cache(id, path, cache_dir=root, revision=commit, repo_type=type)
    return isinstance(found, str) and os.path.getsize(found) >= 0
print(json.dumps([dict(warnings=len(scan_cache_dir(root).warnings),
                       missing=[f for f in files if not loads(root, *f)])
                  for root, files in json.loads(Path(sys.argv[1]).read_text())]))
)"_s;

bool isLikeACommit(const QString &commit)
{
    return commit.size() == 40; // what chance makes is of hex digits then
}

/// Our plan without the bytes that the official client removes as well and does not count, or leaves: refs,
/// listings, notes, and what lies in a repo and belongs to no revision. `isPrune`: with what is incomplete.
qint64 officialSize(const CacheReport &report, const DeletionPlan &plan, bool isPrune)
{
    using Kind = Removal::Kind;
    qint64 size = 0;
    for (const auto &removal : plan.removals) {
        const auto folder = removal.path.section(u'/', 0, 0);
        const auto repo = std::ranges::find(report.repos, folder, &folderOf);
        if (removal.kind == Kind::Repo) {
            for (const auto &blob : repo->blobs) {
                size += blob.payload.isEmpty() ? blob.size : 0;
            }
            for (const auto &file : repo->loose) {
                size += isPrune && file.kind == LooseFile::Kind::Incomplete ? file.size : 0;
            }
        } else if (removal.kind == Kind::Revision) {
            const auto commit = removal.path.section(u'/', -1);
            const auto revision = std::ranges::find(repo->revisions, commit, &CachedRevision::commit);
            for (const auto &file : revision->files) {
                const auto &blob = repo->blobs[file.blob];
                size += blob.place == CachedBlob::Place::Snapshot ? blob.size : 0;
            }
        } else if (removal.kind == Kind::Payload
                   || (removal.kind == Kind::Blob && removal.payload.isEmpty())) {
            size += removal.size;
        } else if (removal.kind == Kind::Loose && removal.path.endsWith(".incomplete"_L1)) {
            size += removal.size;
        }
    }
    return size;
}

/// What makes figures differ on purpose: a file with two names weighs once, what lies outside is never
/// touched, and a payload stays for a link that its manifest has lost.
bool isOrdinary(const CacheReport &report)
{
    QMap<QString, QStringList> links;
    for (const auto &repo : report.repos) {
        QSet<std::pair<quint64, quint64>> files;
        for (const auto &blob : repo.blobs) {
            const auto facts = Folder::lookAt(blob.path);
            if (blob.place == CachedBlob::Place::Elsewhere || !facts || facts->names > 1) {
                return false;
            }
            if (!blob.payload.isEmpty()) {
                links[blob.payload].append(folderOf(repo) + "/blobs/"_L1 + blob.path.section(u'/', -1));
            }
        }
        for (const auto &file : repo.loose) {
            if (!file.payload.isEmpty()) {
                links[file.payload].append(folderOf(repo) + "/blobs/"_L1 + file.path.section(u'/', -1));
            }
        }
    }
    return std::ranges::all_of(report.payloads, [&](const SharedPayload &payload) {
        auto known = links.value(payload.hash);
        known.sort();
        const auto listed = SharedStore(CacheLayout(report.root)).references(payload.hash);
        return !listed || *listed == known;
    });
}

/// Those that the official client has to find: [type, id, commit, path].
QJsonArray filesOf(const CacheReport &report)
{
    QJsonArray files;
    for (const auto &repo : report.repos) {
        for (const auto &revision : repo.revisions) {
            const bool isAsked
                = repo.isSound() && isLikeACommit(revision.commit) && RepoId::parse(repo.kind, repo.id);
            for (const auto &file : revision.files) {
                if (isAsked) {
                    files.append(
                        QJsonArray{ QString(kindName(repo.kind)), repo.id, revision.commit, file.path });
                }
            }
        }
    }
    return files;
}

} // namespace

/// `cache rm` and `cache prune` beside the official client's: figures, and what it makes of the cache after
/// them.
class TestCacheCleaning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void figuresOfRemoval();
    void figuresOfPruning();
    void pruneSaysTheSameCounts();
    void whatStaysLoads();

private:
    QJsonArray ask(const QString &script, const QJsonArray &questions);
    QStringList chosenHashes(const CacheReport &report);

    CliRunner m_cli{ u"http://127.0.0.1:9"_s };
    QTemporaryDir m_folder;
    QStringList m_roots;
    QRandomGenerator m_random{ 11 };
};

void TestCacheCleaning::initTestCase()
{
    if (const auto python = OfficialClient::pythonPath(); !python) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no official client: "_s + python.error()));
    }
    for (quint32 seed = 100; seed < 160; ++seed) {
        m_roots << QFileInfo(m_folder.path()).canonicalFilePath() + u"/%1"_s.arg(seed);
        RandomCache(seed, m_roots.last()).make();
    }
}

QJsonArray TestCacheCleaning::ask(const QString &script, const QJsonArray &questions)
{
    QFile file(m_folder.filePath(u"questions.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(questions).toJson()) < 0) {
        qFatal("cannot write the questions");
    }
    file.close();
    const auto theirs
        = OfficialClient::run({ u"-c"_s, script, file.fileName() },
                              OfficialClient::environment(m_folder.path(), u"http://127.0.0.1:9"_s));
    const auto answers = QJsonDocument::fromJson(theirs.output.toUtf8()).array();
    if (answers.size() != questions.size()) {
        qWarning().noquote() << theirs.errors;
    }
    return answers;
}

/// Of sound repos, which are all that the official client knows.
QStringList TestCacheCleaning::chosenHashes(const CacheReport &report)
{
    QStringList hashes;
    for (const auto &repo : report.repos) {
        const bool isWhole = m_random.bounded(4) == 0;
        for (const auto &revision : repo.revisions) {
            if (repo.isSound() && isLikeACommit(revision.commit) && (isWhole || m_random.bounded(2) == 0)) {
                hashes << revision.commit;
            }
        }
    }
    return hashes;
}

void TestCacheCleaning::figuresOfRemoval()
{
    QJsonArray questions;
    QList<qint64> ours;
    for (const auto &root : std::as_const(m_roots)) {
        const auto report = scanCacheNow(root, {});
        QVERIFY(report);
        const auto hashes = chosenHashes(*report);
        if (hashes.isEmpty() || !isOrdinary(*report)) {
            continue;
        }
        const auto plan = planDeletion(*report, namedTargets(*report, hashes)->targets, {});
        const auto ended = m_cli.run(
            QStringList{ u"cache"_s, u"rm"_s, u"--dry-run"_s, u"--json"_s, u"--cache-dir"_s, root } + hashes);
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ended.json()["size"_L1].toInteger(-1), plan.size);
        if (!plan.exclusions.isEmpty()) {
            continue; // what leads elsewhere is never touched
        }
        const auto beside = plan.size - officialSize(*report, plan, false);
        QVERIFY(beside >= 0);
        questions.append(QJsonArray{ root, QJsonArray::fromStringList(hashes) });
        ours.append(ended.json()["size"_L1].toInteger() - beside);
    }
    const auto theirs = ask(foretellScript, questions);
    QCOMPARE(theirs.size(), ours.size());
    for (qsizetype i = 0; i < ours.size(); ++i) {
        QVERIFY2(theirs[i]["size"_L1].toInteger() == ours[i],
                 qPrintable(u"%1: %2 and not %3"_s.arg(questions[i][0].toString())
                                .arg(ours[i])
                                .arg(theirs[i]["size"_L1].toInteger())));
    }
    qInfo("%lld removals of the same size", qint64(ours.size()));
    QVERIFY(ours.size() > 10);
}

void TestCacheCleaning::figuresOfPruning()
{
    QJsonArray questions;
    QList<QJsonObject> ours;
    for (const auto &root : std::as_const(m_roots)) {
        const auto report = scanCacheNow(root, {});
        QVERIFY(report);
        if (!isOrdinary(*report)) {
            continue;
        }
        const auto pruning = pruningOf(*report, {}, QDateTime::currentDateTimeUtc());
        const auto plan = planDeletion(*report, pruning.targets, {});
        auto json = m_cli.run({ u"cache"_s, u"prune"_s, u"--dry-run"_s, u"--json"_s, u"--cache-dir"_s, root })
                        .json()
                        .object();
        QCOMPARE(json["size"_L1].toInteger(-1), plan.size);
        if (!plan.exclusions.isEmpty()) {
            continue; // what leads elsewhere is never touched
        }
        json.insert(u"size"_s, officialSize(*report, plan, true));
        ours.append(json);
        questions.append(QJsonArray{ root, QJsonArray() });
    }
    const auto theirs = ask(foretellScript, questions);
    QCOMPARE(theirs.size(), ours.size());
    for (qsizetype i = 0; i < ours.size(); ++i) {
        for (const auto &key : { "revisions"_L1, "incomplete"_L1, "shared_blobs"_L1, "size"_L1 }) {
            QVERIFY2(theirs[i][key].toInteger(-1) == ours[i][key].toInteger(-2),
                     qPrintable(u"%1, %2: %3 and not %4"_s.arg(questions[i][0].toString(), key)
                                    .arg(ours[i][key].toInteger(-2))
                                    .arg(theirs[i][key].toInteger(-1))));
        }
    }
    qInfo("%lld caches that both would prune alike", qint64(ours.size()));
    QVERIFY(ours.size() > 10);
}

/// The commands themselves, on a cache that is like those of people.
void TestCacheCleaning::pruneSaysTheSameCounts()
{
    const SampleCache cache;
    const auto program = QFileInfo(*OfficialClient::pythonPath()).absolutePath() + "/hf"_L1;
    const QStringList command{ u"cache"_s,  u"prune"_s,       u"--dry-run"_s,
                               u"--json"_s, u"--cache-dir"_s, cache.root };
    const auto theirs
        = OfficialClient::run(QStringList{ program } + command,
                              OfficialClient::environment(m_folder.path(), u"http://127.0.0.1:9"_s));
    QVERIFY2(theirs.exitCode == 0, qPrintable(theirs.errors));
    const auto wanted = QJsonDocument::fromJson(theirs.output.toUtf8()).object();
    const auto ours = cache.cli.run(command).json();
    for (const auto &key : { "dry_run"_L1, "revisions"_L1, "incomplete"_L1, "shared_blobs"_L1 }) {
        QCOMPARE(ours[key], wanted[key]);
    }
    QCOMPARE(ours["size"_L1].toInteger(), 2'000'900);
    QCOMPARE(wanted["size"_L1].toString(), u"2.0M"_s);
}

/// After ours, the official client finds nothing new to complain of, and every file of what stays.
void TestCacheCleaning::whatStaysLoads()
{
    QJsonArray questions;
    QList<qsizetype> damages;
    for (const auto &root : std::as_const(m_roots)) {
        const auto before = scanCacheNow(root, {});
        const auto hashes = chosenHashes(*before);
        const bool isPrune = m_random.bounded(3) == 0 || hashes.isEmpty();
        const QStringList end{ u"--yes"_s, u"--json"_s, u"--cache-dir"_s, root };
        const auto ended = m_cli.run(
            (isPrune ? QStringList{ u"cache"_s, u"prune"_s } : QStringList{ u"cache"_s, u"rm"_s } + hashes)
            + end);
        QVERIFY2(ended.code == 0 || ended.json()["left_alone"_L1].toArray().size() > 0,
                 (root.toUtf8() + ended.out + ended.err).constData());
        questions.append(QJsonArray{ root, filesOf(*scanCacheNow(root, {})) });
        damages.append(before->warnings());
    }
    const auto theirs = ask(loadScript, questions);
    QCOMPARE(theirs.size(), questions.size());
    for (qsizetype i = 0; i < theirs.size(); ++i) {
        const auto missing = QJsonDocument(theirs[i]["missing"_L1].toArray()).toJson(QJsonDocument::Compact);
        QVERIFY2(missing == "[]", missing.constData());
        QVERIFY2(theirs[i]["warnings"_L1].toInteger() <= damages[i], qPrintable(questions[i][0].toString()));
    }
}

QTEST_GUILESS_MAIN(TestCacheCleaning)
#include "tst_cachecleaning.moc"
