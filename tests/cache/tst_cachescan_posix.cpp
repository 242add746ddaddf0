// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachescan.h"
#include "tests/cache/cachetree.h"

#include <QCoroTask>
#include <QTest>

#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using Build = std::function<void(const CacheTree &)>;

const QString one(40, u'1');
const QString two(40, u'2');
const QByteArray ten("0123456789");

Result<CacheReport> scan(const QString &root, std::stop_token stop = {})
{
    return QCoro::waitFor(scanCache(root, std::make_shared<ScanProgress>(), std::move(stop)));
}

QString nameOf(CacheDamage::Kind kind)
{
    using Kind = CacheDamage::Kind;
    static const QHash<Kind, QString> names{ { Kind::NotAFolder, u"not a folder"_s },
                                             { Kind::NoRepo, u"no repo"_s },
                                             { Kind::UnknownKind, u"unknown kind"_s },
                                             { Kind::NoSnapshots, u"no snapshots"_s },
                                             { Kind::RefsIsAFile, u"refs is a file"_s },
                                             { Kind::FileAmongSnapshots, u"file among snapshots"_s },
                                             { Kind::BlobMissing, u"blob missing"_s },
                                             { Kind::RefToNothing, u"ref to nothing"_s },
                                             { Kind::BadRef, u"bad ref"_s },
                                             { Kind::Unreadable, u"unreadable"_s } };
    return names.value(kind);
}

/// `model/o/m: 20 in 2, 1111 (main) 20, 2222 () 10; blob missing config.json`, and so on.
QStringList told(const CacheReport &report)
{
    QStringList lines;
    for (const auto &repo : report.repos) {
        auto line = u"%1: %2 in %3"_s.arg(repo.key()).arg(repo.size).arg(repo.blobs.size());
        auto revisions = repo.revisions;
        std::ranges::sort(revisions, {}, &CachedRevision::commit);
        for (const auto &revision : std::as_const(revisions)) {
            line += u", %1 (%2) %3"_s.arg(revision.commit.left(4), revision.refs.join(u' '))
                        .arg(revision.size);
        }
        for (const auto &file : repo.loose) {
            static const QStringList kinds{ u"blob"_s, u"partial"_s, u"incomplete"_s, u"temporary"_s };
            line += u"; loose %1 %2"_s.arg(kinds[int(file.kind)]).arg(file.size);
        }
        QStringList damages;
        for (const auto &damage : repo.damages) {
            damages << u"; %1 %2"_s.arg(nameOf(damage.kind), damage.path.section(u'/', -1));
        }
        damages.sort();
        lines << line + damages.join(QString());
    }
    for (const auto &damage : report.damages) {
        lines << nameOf(damage.kind) + u' ' + damage.path.section(u'/', -1);
    }
    return lines;
}

/// A file of ten bytes in a snapshot, with its blob.
void addFile(
    const CacheTree &tree, const QString &repo, const QString &commit, const QString &path, QChar blob)
{
    const QString name(40, blob);
    tree.write(repo + "/blobs/"_L1 + name, ten);
    tree.link(CacheLayout::linkTarget(path, { name.toLatin1() }),
              repo + "/snapshots/"_L1 + commit + u'/' + path);
}

} // namespace

/// What lies in a cache, from caches as people have them: whole, half, damaged, and of other programs.
class TestCacheScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void layouts_data();
    void layouts();
    void theSharedStoreCountsOnce();
    void timesAreThoseOfTheBlobs();
    void whatLeadsOutOfTheCacheIsSaid();
    void theRootMayBeALink();
    void withoutACacheThereIsNoReport();
    void whatMayNotBeReadIsSaid();
    void aStoppedScanIsCancelled();
    void progressEndsWithAll();
};

void TestCacheScan::layouts_data()
{
    QTest::addColumn<Build>("build");
    QTest::addColumn<QStringList>("expected");
    const auto repo = u"models--o--m"_s;
    const auto row = [](const char *name, const Build &build, const QStringList &expected) {
        QTest::newRow(name) << build << expected;
    };
    row("two revisions share a blob",
        [=](const CacheTree &tree) {
            addFile(tree, repo, one, u"a.json"_s, u'a');
            addFile(tree, repo, one, u"onnx/b.json"_s, u'b');
            addFile(tree, repo, two, u"a.json"_s, u'a');
            tree.write(repo + "/refs/main"_L1, one.toLatin1());
            tree.write(repo + "/refs/refs/pr/1"_L1, one.toLatin1());
            tree.write(u".locks/models--o--m/x.lock"_s);
            tree.write(u"CACHEDIR.TAG"_s, "tag");
            tree.write(repo + "/.no_exist/"_L1 + one + "/x.json"_L1);
        },
        { u"model/o/m: 20 in 2, 1111 (main refs/pr/1) 20, 2222 () 10"_s });
    row("one link leads nowhere",
        [=](const CacheTree &tree) {
            addFile(tree, repo, one, u"a.json"_s, u'a');
            tree.link(u"../../blobs/gone"_s, repo + "/snapshots/"_L1 + one + "/b.json"_L1);
        },
        { u"model/o/m: 10 in 1, 1111 () 10; blob missing b.json"_s });
    row("a link relative to where the program was started",
        [=](const CacheTree &tree) {
            tree.write(repo + "/blobs/aaaa"_L1, ten);
            tree.link(u"tmp/models--o--m/blobs/aaaa"_s, repo + "/snapshots/"_L1 + one + "/a.json"_L1);
        },
        { u"model/o/m: 0 in 0, 1111 () 0; loose blob 10; blob missing a.json"_s });
    row("links that lead to each other",
        [=](const CacheTree &tree) {
            tree.link(u"b.json"_s, repo + "/snapshots/"_L1 + one + "/a.json"_L1);
            tree.link(u"a.json"_s, repo + "/snapshots/"_L1 + one + "/b.json"_L1);
        },
        { u"model/o/m: 0 in 0, 1111 () 0; blob missing a.json; blob missing b.json"_s });
    row("an empty snapshot",
        [=](const CacheTree &tree) {
            QDir().mkpath(tree.at(repo + "/snapshots/"_L1 + one));
            tree.write(repo + "/refs/main"_L1, one.toLatin1());
        },
        { u"model/o/m: 0 in 0, 1111 (main) 0"_s });
    row("files without links",
        [=](const CacheTree &tree) {
            tree.write(repo + "/snapshots/"_L1 + one + "/a.json"_L1, ten);
            tree.write(repo + "/snapshots/"_L1 + one + "/build/b.json"_L1, ten);
        },
        { u"model/o/m: 20 in 2, 1111 () 20"_s });
    row("what no snapshot has",
        [=](const CacheTree &tree) {
            addFile(tree, repo, one, u"a.json"_s, u'a');
            tree.write(repo + "/blobs/bbbb"_L1, ten);
            tree.write(repo + "/blobs/cccc.hubdesk-part"_L1, ten);
            tree.write(repo + "/blobs/dddd.12345678.incomplete"_L1, ten);
            tree.link(u"../../blobs/ee"_s, repo + "/blobs/.ffff.12345678.shared"_L1);
        },
        { u"model/o/m: 10 in 1, 1111 () 10; loose temporary 0; loose blob 10; loose partial 10; loose incomplete 10"_s });
    row("refs that lead nowhere or are none",
        [=](const CacheTree &tree) {
            addFile(tree, repo, one, u"a.json"_s, u'a');
            tree.write(repo + "/refs/main"_L1, one.toLatin1() + '\n');
            tree.write(repo + "/refs/empty"_L1);
            tree.write(repo + "/refs/feature/x"_L1, two.toLatin1());
            tree.write(repo + "/refs/.DS_Store"_L1, "?");
        },
        { u"model/o/m: 10 in 1, 1111 (main) 10; bad ref empty; bad ref main; ref to nothing x"_s });
    row("refs is a file",
        [=](const CacheTree &tree) {
            addFile(tree, repo, one, u"a.json"_s, u'a');
            tree.write(repo + "/refs"_L1, one.toLatin1());
        },
        { u"model/o/m: 10 in 1, 1111 () 10; refs is a file refs"_s });
    row("strangers among snapshots",
        [=](const CacheTree &tree) {
            addFile(tree, repo, one, u"a.json"_s, u'a');
            tree.write(repo + "/snapshots/file"_L1);
            tree.write(repo + "/snapshots/desktop.ini"_L1);
        },
        { u"model/o/m: 10 in 1, 1111 () 10; file among snapshots file"_s });
    row("a link to a folder is no file",
        [=](const CacheTree &tree) {
            addFile(tree, repo, one, u"a.json"_s, u'a');
            tree.link(u"../../blobs"_s, repo + "/snapshots/"_L1 + one + "/all"_L1);
        },
        { u"model/o/m: 10 in 1, 1111 () 10"_s });
    row("all kinds, and none",
        [=](const CacheTree &tree) {
            for (const auto &kind : { u"spaces"_s, u"datasets"_s, u"kernels"_s, u"models"_s, u"buckets"_s }) {
                QDir().mkpath(tree.at(kind + "--gpt2/snapshots"_L1));
            }
            QDir().mkpath(tree.at(u"models--no-snapshots"_s));
            QDir().mkpath(tree.at(u"not-a-repo"_s));
            tree.write(u"version.txt"_s, "1");
            tree.write(u".DS_Store"_s);
        },
        { u"model/gpt2: 0 in 0"_s,
          u"model/no-snapshots: 0 in 0; no snapshots snapshots"_s,
          u"dataset/gpt2: 0 in 0"_s,
          u"space/gpt2: 0 in 0"_s,
          u"kernel/gpt2: 0 in 0"_s,
          u"unknown kind buckets--gpt2"_s,
          u"no repo not-a-repo"_s,
          u"not a folder version.txt"_s });
    row("a folder `blobs` that is no store",
        [=](const CacheTree &tree) { tree.write(u"blobs/x"_s); },
        { u"no repo blobs"_s });
}

void TestCacheScan::layouts()
{
    QFETCH(Build, build);
    const CacheTree tree;
    QDir().mkpath(tree.root);
    build(tree);
    const auto report = scan(tree.root);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QTEST(told(*report), "expected");
}

void TestCacheScan::theSharedStoreCountsOnce()
{
    const CacheTree tree;
    const auto hash = tree.addPayload(ten);
    tree.addPayload(ten, QString(64, u'c')); // nobody's any more
    for (const auto &repo : { u"models--o--a"_s, u"models--o--b"_s }) {
        addFile(tree, repo, one, u"own.json"_s, u'a');
        tree.link(u"../../blobs/bb/"_s + hash, repo + "/blobs/"_L1 + QString(64, u'e'));
        tree.link(u"../../blobs/"_s + QString(64, u'e'), repo + "/snapshots/"_L1 + one + "/w.bin"_L1);
    }
    const auto report = scan(tree.root);
    QVERIFY(report);
    QCOMPARE(told(*report),
             (QStringList{ u"model/o/a: 20 in 2, 1111 () 20"_s, u"model/o/b: 20 in 2, 1111 () 20"_s }));
    QCOMPARE(report->payloads.size(), 2);
    QCOMPARE(report->size(), 40);
    const auto blobs = report->repos.first().blobs;
    QCOMPARE(std::ranges::count(blobs, hash, &CachedBlob::payload), 1);
    QFile::remove(tree.at(u"blobs/bb/"_s + hash));
    QCOMPARE(told(*scan(tree.root)).first(),
             u"model/o/a: 10 in 1, 1111 () 10; loose blob 0; blob missing w.bin"_s);
}

void TestCacheScan::timesAreThoseOfTheBlobs()
{
    const CacheTree tree;
    addFile(tree, u"models--o--m"_s, one, u"a.json"_s, u'a');
    addFile(tree, u"models--o--m"_s, one, u"b.json"_s, u'b');
    const auto then = QDateTime::fromSecsSinceEpoch(1'700'000'000);
    const auto later = then.addDays(3);
    for (const auto &[name, time] : { std::pair{ QString(40, u'a'), later }, { QString(40, u'b'), then } }) {
        QFile file(tree.at(u"models--o--m/blobs/"_s + name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
        QVERIFY(file.setFileTime(time.addDays(1), QFileDevice::FileAccessTime));
    }
    const auto repo = scan(tree.root)->repos.first();
    QCOMPARE(repo.modifiedMs, later.toMSecsSinceEpoch());
    QCOMPARE(repo.accessedMs, later.addDays(1).toMSecsSinceEpoch());
    QCOMPARE(repo.revisions.first().modifiedMs, later.toMSecsSinceEpoch());
    QCOMPARE(repo.blobs.first().allocated % 512, 0);
}

void TestCacheScan::whatLeadsOutOfTheCacheIsSaid()
{
    const CacheTree tree;
    QFile outside(tree.folder.filePath(u"weights.bin"_s));
    QVERIFY(outside.open(QIODevice::WriteOnly) && outside.write(ten) == 10);
    outside.close();
    for (const auto &repo : { u"models--o--a"_s, u"models--o--b"_s }) {
        tree.link(outside.fileName(), repo + "/snapshots/"_L1 + one + "/w.bin"_L1);
    }
    const auto report = scan(tree.root);
    QCOMPARE(report->repos.first().blobs.first().place, CachedBlob::Place::Elsewhere);
    QCOMPARE(report->repos.first().size, 10);
    QCOMPARE(report->size(), 10); // the same file
}

void TestCacheScan::theRootMayBeALink()
{
    const CacheTree tree;
    addFile(tree, u"models--o--m"_s, one, u"a.json"_s, u'a');
    const auto link = tree.folder.filePath(u"link"_s);
    QVERIFY(QFile::link(tree.root, link));
    QVERIFY(QFile::rename(tree.at(u"models--o--m"_s), tree.folder.filePath(u"elsewhere"_s)));
    QVERIFY(
        QFile::link(tree.folder.filePath(u"elsewhere"_s), tree.at(u"models--o--m"_s))); // and so may a repo
    const auto report = scan(link);
    QCOMPARE(report->root, QFileInfo(tree.root).canonicalFilePath());
    QCOMPARE(told(*report), QStringList{ u"model/o/m: 10 in 1, 1111 () 10"_s });
}

void TestCacheScan::withoutACacheThereIsNoReport()
{
    const CacheTree tree;
    QCOMPARE(scan(tree.root).error().kind, Error::Kind::EntryNotFound);
    QFile file(tree.root);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(scan(tree.root).error().kind, Error::Kind::Usage);
}

void TestCacheScan::whatMayNotBeReadIsSaid()
{
    if (::geteuid() == 0) {
        QSKIP("this user may read everything");
    }
    const CacheTree tree;
    addFile(tree, u"models--o--m"_s, one, u"a.json"_s, u'a');
    const auto snapshot = tree.at(u"models--o--m/snapshots/"_s + one);
    QVERIFY(::chmod(QFile::encodeName(snapshot).constData(), 0) == 0);
    const auto report = scan(tree.root);
    ::chmod(QFile::encodeName(snapshot).constData(), 0700);
    QCOMPARE(report->repos.first().damages.first().kind, CacheDamage::Kind::Unreadable);
}

void TestCacheScan::aStoppedScanIsCancelled()
{
    const CacheTree tree;
    addFile(tree, u"models--o--m"_s, one, u"a.json"_s, u'a');
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(scan(tree.root, stop.get_token()).error().kind, Error::Kind::Cancelled);
}

void TestCacheScan::progressEndsWithAll()
{
    const CacheTree tree;
    for (int n = 0; n < 30; ++n) {
        addFile(tree, u"models--o--m%1"_s.arg(n), one, u"a.json"_s, u'a');
    }
    const auto progress = std::make_shared<ScanProgress>();
    const auto report = QCoro::waitFor(scanCache(tree.root, progress, {}));
    QCOMPARE(report->repos.size(), 30);
    QCOMPARE(progress->repoCount.load(), 30);
    QCOMPARE(progress->repos.load(), 30);
    QCOMPARE(progress->files.load(), 30);
}

QTEST_GUILESS_MAIN(TestCacheScan)
#include "tst_cachescan_posix.moc"
