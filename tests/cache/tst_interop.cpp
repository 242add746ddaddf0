// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/fileops.h"
#include "tests/cache/cachetree.h"
#include "tests/support/officialclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What we write, the official client reads, and the other way round. No Hub is asked: everything is offline.
class TestInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theOfficialClientReadsWhatWeWrite();
    void theOfficialClientReadsOurTreeFile();
    void pruningLeavesOurPartial();
    void weReadWhatTheOfficialClientWrites();
    void weBothTakeTheSameLock();

private:
    static QJsonObject python(const CacheTree &tree, const QString &code, const QStringList &arguments = {});
    static void linkBesideAndDeleteTheFirst(const CacheTree &tree, const CacheStore &store);
    static void fill(const CacheTree &tree, const CacheStore &store);
};

namespace
{

const ContentId small{ QByteArray(40, 'a') };
const ContentId large{ QByteArray(64, 'e') };
const QString payload(64, u'b');
const QString hf = u"import sys; sys.argv[0] = 'hf'\nfrom huggingface_hub.cli.hf import main; main()"_s;

} // namespace

void TestInterop::initTestCase()
{
    if (const auto path = OfficialClient::pythonPath(); !path) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no official client: "_s + path.error()));
    }
}

/// Runs code that prints one JSON object. `root` is the cache, `args` what was given.
QJsonObject TestInterop::python(const CacheTree &tree, const QString &code, const QStringList &arguments)
{
    auto environment = OfficialClient::environment(tree.folder.path(), u"http://127.0.0.1:9"_s);
    environment.insert(u"HF_HUB_OFFLINE"_s, u"1"_s);
    const auto head = u"import json, sys, os\nroot, args = sys.argv[1], sys.argv[2:]\n"_s;
    const auto run
        = OfficialClient::run(QStringList{ u"-c"_s, head + code, tree.root } + arguments, environment);
    if (run.exitCode != 0) {
        qWarning().noquote() << run.errors;
    }
    return QJsonDocument::fromJson(run.output.toUtf8().trimmed()).object();
}

/// A repo with a small file, a large one in a folder that lies in the shared store, and a missing one.
void TestInterop::fill(const CacheTree &tree, const CacheStore &store)
{
    tree.addPayload("large content");
    QVERIFY(store.prepare(tree.repo, tree.commit));
    QVERIFY(store.writeRef(tree.repo, {}, tree.commit));
    QVERIFY(store.placeBlob(tree.repo, small, tree.addPartial(small, "{}")));
    QVERIFY(store.placePointer(tree.repo, tree.commit, u"config.json"_s, small));
    QVERIFY(store.linkPayload(tree.repo, large, payload, 13));
    QVERIFY(store.placePointer(tree.repo, tree.commit, u"onnx/w.bin"_s, large));
    QVERIFY(store.writeNoExist(tree.repo, tree.commit, u"nope.txt"_s));
}

void TestInterop::theOfficialClientReadsWhatWeWrite()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    fill(tree, store);
    tree.addPartial({ QByteArray(64, 'f') }, "a part");
    tree.write(u"models--o--m/.hubdesk-0123456789abcdef.tmp"_s, "left by a crash");
    const auto answer = python(tree, uR"(
from huggingface_hub import scan_cache_dir, try_to_load_from_cache, hf_hub_download, snapshot_download
from huggingface_hub import _CACHED_NO_EXIST
info = scan_cache_dir(root)
repo = next(iter(info.repos))
print(json.dumps({
    "warnings": [str(w) for w in info.warnings], "repos": [r.repo_id for r in info.repos],
    "size": info.size_on_disk, "repo_size": repo.size_on_disk, "files": repo.nb_files,
    "refs": sorted(repo.refs), "incomplete": [str(f) for f in getattr(info, "incomplete_files", [])],
    "config": try_to_load_from_cache("o/m", "config.json", cache_dir=root),
    "absent": try_to_load_from_cache("o/m", "nope.txt", cache_dir=root) is _CACHED_NO_EXIST,
    "weights": open(hf_hub_download("o/m", "onnx/w.bin", cache_dir=root, local_files_only=True)).read(),
    "snapshot": snapshot_download("o/m", cache_dir=root, local_files_only=True)}))
)"_s);
    QCOMPARE(answer["warnings"_L1].toArray(), QJsonArray());
    QCOMPARE(answer["repos"_L1].toArray(), QJsonArray{ u"o/m"_s });
    QCOMPARE(answer["size"_L1].toInt(), 15);
    QCOMPARE(answer["repo_size"_L1].toInt(), 15);
    QCOMPARE(answer["files"_L1].toInt(), 2);
    QCOMPARE(answer["refs"_L1].toArray(), QJsonArray{ u"main"_s });
    QCOMPARE(answer["incomplete"_L1].toArray(), QJsonArray());
    QCOMPARE(answer["config"_L1].toString(),
             store.layout().pointer(tree.repo, tree.commit, u"config.json"_s));
    QVERIFY(answer["absent"_L1].toBool());
    QCOMPARE(answer["weights"_L1].toString(), u"large content"_s);
    QCOMPARE(answer["snapshot"_L1].toString(), store.layout().snapshot(tree.repo, tree.commit));
}

void TestInterop::theOfficialClientReadsOurTreeFile()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    TreeEntry plain;
    plain.path = u"b \"é😀\ufb01\\\n\x7f.txt"_s;
    plain.size = 12;
    plain.blobId = QString(40, u'1');
    TreeEntry lfs = plain;
    lfs.path = u"a/w.bin"_s;
    lfs.size = 3'000'000'000;
    lfs.sha256 = QString(64, u'2');
    lfs.xetHash = payload;
    TreeEntry second = plain;
    second.path = u"\U00010000"_s;
    QVERIFY(store.writeTree(tree.repo, tree.commit, { second, plain, lfs }));
    const auto path = store.layout().tree(tree.repo, tree.commit);
    const auto answer = python(tree, uR"(
from huggingface_hub._tree_cache import read_tree_cache, write_tree_cache
entries = read_tree_cache(os.path.join(root, "models--o--m"), "c" * 40)
write_tree_cache(os.path.join(root, "theirs"), "c" * 40, entries)
print(json.dumps({"files": list(entries)}))
)"_s);
    QCOMPARE(answer["files"_L1].toArray(), (QJsonArray{ lfs.path, plain.path, second.path }));
    const auto theirs = tree.read(u"theirs/trees/%1.json"_s.arg(tree.commit.hex));
    QCOMPARE(readRegularFile(path, 1 << 20).value(), theirs);
    QCOMPARE(readTreeText(theirs).value_or(TreeListing()).size(), 3);
    const auto read = store.readTree(tree.repo, tree.commit).value_or(TreeListing());
    QVERIFY(read.contains(plain) && read.contains(lfs) && read.contains(second));
}

void TestInterop::pruningLeavesOurPartial()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    fill(tree, store);
    const auto partial = tree.addPartial({ QByteArray(64, 'f') }, "a part");
    tree.write(u"models--o--m/blobs/%1.12345678.incomplete"_s.arg(QString(64, u'9')), "theirs");
    auto environment = OfficialClient::environment(tree.folder.path(), u"http://127.0.0.1:9"_s);
    const auto prune = OfficialClient::run(
        { u"-c"_s, hf, u"cache"_s, u"prune"_s, u"--yes"_s, u"--cache-dir"_s, tree.root }, environment);
    QVERIFY2(prune.exitCode == 0, qPrintable(prune.output + prune.errors));
    QVERIFY(QFile::exists(partial));
    QCOMPARE(tree.names(u"models--o--m/blobs"_s).filter(u".incomplete"_s), QStringList());
    QVERIFY(store.find(tree.repo, tree.commit, u"config.json"_s));
    QVERIFY(store.find(tree.repo, tree.commit, u"onnx/w.bin"_s)); // our manifest line kept the payload
    const auto list
        = OfficialClient::run({ u"-c"_s, hf, u"cache"_s, u"ls"_s, u"--cache-dir"_s, tree.root }, environment);
    QVERIFY2(list.exitCode == 0 && list.output.contains(u"o/m"_s), qPrintable(list.output + list.errors));
}

void TestInterop::weReadWhatTheOfficialClientWrites()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    tree.write(u"models--o--m/blobs/"_s + QString::fromLatin1(small.hex), "{}");
    tree.write(u"models--o--m/blobs/"_s + QString::fromLatin1(large.hex), "large content");
    QVERIFY(QDir().mkpath(tree.at(u"models--o--m/snapshots/%1/onnx"_s.arg(tree.commit.hex))));
    const auto answer = python(tree, uR"(
from huggingface_hub import file_download as fd
from huggingface_hub.utils import _shared_blobs
repo, commit = os.path.join(root, "models--o--m"), "c" * 40
blob = os.path.join(repo, "blobs", "e" * 64)
fd._cache_commit_hash_for_specific_revision(repo, "refs/pr/1", commit)
fd._create_symlink(os.path.join(repo, "blobs", "a" * 40), os.path.join(repo, "snapshots", commit, "config.json"))
done = _shared_blobs.publish_blob_to_shared_store(blob_path=blob, xet_hash="b" * 64, cache_dir=root, expected_size=13)
fd._create_symlink(blob, os.path.join(repo, "snapshots", commit, "onnx", "w.bin"))
print(json.dumps({"published": done}))
)"_s);
    QVERIFY(answer["published"_L1].toBool());
    QCOMPARE(store.resolve(tree.repo, { u"refs/pr/1"_s }).value_or(CommitId()), tree.commit);
    QCOMPARE(store.revisions(tree.repo), QStringList{ u"refs/pr/1"_s });
    QVERIFY(store.hasBlob(tree.repo, small) && store.hasBlob(tree.repo, large));
    for (const auto &[path, etag] :
         { std::pair(u"config.json"_s, small), std::pair(u"onnx/w.bin"_s, large) }) {
        QVERIFY(store.find(tree.repo, tree.commit, path));
        const auto link = linkText(store.layout().pointer(tree.repo, tree.commit, path));
        QCOMPARE(link, CacheLayout::linkTarget(path, etag)); // they and we write the same
    }
    linkBesideAndDeleteTheFirst(tree, store);
}

/// Another repo of ours links what they published; when they then delete theirs, the payload stays for us.
void TestInterop::linkBesideAndDeleteTheFirst(const CacheTree &tree, const CacheStore &store)
{
    const RepoId other{ RepoKind::Dataset, u"o"_s, u"d"_s };
    const CommitId commit{ QString(40,
                                   u'd') }; // hf finds a repo by its commits: two with one would be mixed up
    QVERIFY(store.prepare(other, commit));
    QVERIFY(store.linkPayload(other, large, payload, 13));
    QVERIFY(store.placePointer(other, commit, u"w.bin"_s, large));
    QCOMPARE(linkText(store.layout().blob(other, large)), linkText(store.layout().blob(tree.repo, large)));
    const auto answer = python(tree, uR"(
from huggingface_hub import scan_cache_dir
info = scan_cache_dir(root)
print(json.dumps({"size": info.size_on_disk, "warnings": [str(w) for w in info.warnings]}))
)"_s);
    QCOMPARE(answer["warnings"_L1].toArray(), QJsonArray());
    QCOMPARE(answer["size"_L1].toInt(), 15);
    const auto gone = OfficialClient::run(
        { u"-c"_s, hf, u"cache"_s, u"rm"_s, u"model/o/m"_s, u"--yes"_s, u"--cache-dir"_s, tree.root },
        OfficialClient::environment(tree.folder.path(), u"http://127.0.0.1:9"_s));
    QVERIFY2(gone.exitCode == 0, qPrintable(gone.output + gone.errors));
    QCOMPARE(store.repos(), QList<RepoId>{ other });
    QVERIFY(store.find(other, commit, u"w.bin"_s));
}

void TestInterop::weBothTakeTheSameLock()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    const auto answer = python(tree,
                               uR"(
import subprocess
from huggingface_hub.utils import WeakFileLock
path = args[0]
os.makedirs(os.path.dirname(path), exist_ok=True)
with WeakFileLock(path):
    held = subprocess.run([args[1], "--hold", path], stdin=subprocess.DEVNULL, capture_output=True, text=True)
free = subprocess.run([args[1], "--hold", path], stdin=subprocess.DEVNULL, capture_output=True, text=True)
print(json.dumps({"held": held.stdout, "free": free.stdout}))
)"_s,
                               { store.layout().lock(tree.repo, large),
                                 QStringLiteral(HUBDESK_BINARY "/tests/tst_cache_filelock") });
    QCOMPARE(answer["held"_L1].toString(), u"conflict\n"_s);
    QCOMPARE(answer["free"_L1].toString(), u"held\n"_s);
}

QTEST_GUILESS_MAIN(TestInterop)
#include "tst_interop.moc"
