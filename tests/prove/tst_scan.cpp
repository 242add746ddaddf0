// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Scans thousands of caches that chance has made, and compares every figure with the official client's scan.
#include "core/cache/cachescan.h"
#include "tests/cache/randomcache.h"
#include "tests/support/officialclient.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The short form does a few from a fixed seed; HUBDESK_PROVE=1 does three thousand (HUBDESK_PROVE_ROUNDS: so
/// many) from a new one (HUBDESK_PROVE_SEED: from that one).
class TestScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void figuresAreTheOfficialOnes();
};

namespace
{

constexpr int batch = 50; ///< caches for one start of Python

/// Prints one JSON array, with an object for each root.
const QString officialScan = uR"(
import json, sys
from huggingface_hub import scan_cache_dir
def revision(r):
    return dict(commit=r.commit_hash, refs=sorted(r.refs), size=r.size_on_disk, files=len(r.files), modified=int(r.last_modified))
def repo(r):
    return dict(type=r.repo_type, id=r.repo_id, path=str(r.repo_path), size=r.size_on_disk, files=r.nb_files,
                accessed=int(r.last_accessed), modified=int(r.last_modified),
                revisions=sorted((revision(x) for x in r.revisions), key=lambda x: x['commit']))
def cache(root):
    c = scan_cache_dir(root)
    return dict(size=c.size_on_disk, incomplete=c.incomplete_size_on_disk, warnings=len(c.warnings),
                repos=sorted((repo(r) for r in c.repos), key=lambda r: r['path']))
print(json.dumps([cache(root) for root in sys.argv[1:]]))
)"_s;

QJsonObject told(const CachedRevision &revision)
{
    return { { u"commit"_s, revision.commit },
             { u"refs"_s, QJsonArray::fromStringList(revision.refs) },
             { u"size"_s, revision.size },
             { u"files"_s, revision.files.size() },
             { u"modified"_s, revision.modifiedMs / 1000 } };
}

QJsonObject told(CachedRepo repo)
{
    std::ranges::sort(repo.revisions, {}, &CachedRevision::commit);
    QJsonArray revisions;
    for (const auto &revision : std::as_const(repo.revisions)) {
        revisions.append(told(revision));
    }
    return { { u"type"_s, QString(kindName(repo.kind)) },
             { u"id"_s, repo.id },
             { u"path"_s, repo.path },
             { u"size"_s, repo.size },
             { u"files"_s, repo.blobs.size() },
             { u"accessed"_s, repo.accessedMs / 1000 },
             { u"modified"_s, repo.modifiedMs / 1000 },
             { u"revisions"_s, revisions } };
}

/// As the official client would tell it.
QJsonObject told(CacheReport report)
{
    std::ranges::sort(report.repos, {}, &CachedRepo::path);
    QJsonArray repos;
    int warnings = int(report.damages.size());
    for (const auto &repo : std::as_const(report.repos)) {
        if (repo.isSound()) {
            repos.append(told(repo));
        } else {
            ++warnings;
        }
    }
    return { { u"size"_s, report.size() },
             { u"incomplete"_s, report.incompleteSize() },
             { u"warnings"_s, warnings },
             { u"repos"_s, repos } };
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

} // namespace

void TestScan::initTestCase()
{
    if (const auto path = OfficialClient::pythonPath(); !path) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no official client: "_s + path.error()));
    }
}

void TestScan::figuresAreTheOfficialOnes()
{
    const bool isLong = qEnvironmentVariableIsSet("HUBDESK_PROVE");
    const int count = isLong ? qEnvironmentVariable("HUBDESK_PROVE_ROUNDS", u"3000"_s).toInt() : batch;
    const auto chosen = qEnvironmentVariable("HUBDESK_PROVE_SEED", u"1"_s).toUInt();
    const quint32 first = isLong && chosen == 1 ? QRandomGenerator::system()->generate() : chosen;
    int sound = 0;
    int damaged = 0;
    for (int done = 0; done < count; done += batch) {
        QTemporaryDir folder;
        QStringList roots;
        for (int n = 0; n < batch; ++n) {
            roots << QFileInfo(folder.path()).canonicalFilePath() + u"/%1"_s.arg(n);
            RandomCache(first + quint32(done + n), roots.last()).make();
        }
        const auto theirs
            = OfficialClient::run(QStringList{ u"-c"_s, officialScan } + roots,
                                  OfficialClient::environment(folder.path(), u"http://127.0.0.1:9"_s));
        const auto answers = QJsonDocument::fromJson(theirs.output.toUtf8()).array();
        QVERIFY2(answers.size() == batch, qPrintable(theirs.errors));
        for (int n = 0; n < batch; ++n) {
            const auto ours = QCoro::waitFor(scanCache(roots[n], std::make_shared<ScanProgress>(), {}));
            QVERIFY2(ours, ours ? "" : qPrintable(ours.error().detail));
            const auto mine = told(*ours);
            const auto official = answers[n].toObject();
            folder.setAutoRemove(mine == official); // else to be looked at
            const QByteArray difference = "seed " + QByteArray::number(first + quint32(done + n))
                + "\nours: " + text(mine) + "\nofficial: " + text(official);
            QVERIFY2(mine == official, difference.constData());
            sound += ours->soundRepos();
            damaged += int(ours->repos.size()) - ours->soundRepos();
        }
    }
    qInfo().noquote() << count << "caches from seed" << first << "with" << sound << "sound repos and"
                      << damaged << "damaged ones: every figure as the official client has it";
    QVERIFY(sound > 0 && damaged > 0);
}

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
