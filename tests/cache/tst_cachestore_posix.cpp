// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/fileops.h"
#include "tests/cache/cachetree.h"

#include <QTest>

#include <sys/stat.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

const ContentId etag{ QByteArray(64, 'e') };
const QString etagName(64, u'e');

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

} // namespace

class TestCacheStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ::umask(022); }
    void writesTheTreeOfTheOfficialClient();
    void modesFollowTheUmask();
    void resolvesARevision_data();
    void resolvesARevision();
    void aBlobHasItsNameOnlyOnceItIsOnTheMedium();
    void writesARefOnlyOnChange();
    void refusesToWalkThroughLinks();
    void replacesADanglingPointer();
    void replacesALinkAndNotWhatItLeadsTo();
    void placesCopiesWithoutLinks_data();
    void placesCopiesWithoutLinks();
    void refusesHostileNames();
    void survivesWhatDoesNotBelong();
    void knowsWhatIsPresent();
    void listsReposRevisionsAndCommits();
    void keepsAForeignTag();
};

void TestCacheStore::writesTheTreeOfTheOfficialClient()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    const Revision revision{ u"refs/pr/1"_s };
    QVERIFY(store.prepare(tree.repo, tree.commit));
    QVERIFY(store.writeRef(tree.repo, revision, tree.commit));
    QVERIFY(store.placeBlob(tree.repo, etag, tree.addPartial(etag, "data")));
    QCOMPARE(store.placePointer(tree.repo, tree.commit, u"a.bin"_s, etag).value(),
             tree.at(u"models--o--m/snapshots/"_s + tree.commit.hex + u"/a.bin"_s));
    QVERIFY(store.placePointer(tree.repo, tree.commit, u"x/y/a.bin"_s, etag));
    QVERIFY(store.writeNoExist(tree.repo, tree.commit, u"sub/nope.txt"_s));
    QVERIFY(store.writeNoExist(tree.repo, tree.commit, u"sub/nope.txt"_s));
    QVERIFY(store.writeTree(tree.repo, tree.commit, {}));
    const auto commit = tree.commit.hex;
    auto expected = QStringList{
        u"CACHEDIR.TAG"_s,
        u"models--o--m/"_s,
        u"models--o--m/.no_exist/"_s,
        u"models--o--m/.no_exist/%1/"_s.arg(commit),
        u"models--o--m/.no_exist/%1/sub/"_s.arg(commit),
        u"models--o--m/.no_exist/%1/sub/nope.txt"_s.arg(commit),
        u"models--o--m/blobs/"_s,
        u"models--o--m/blobs/"_s + etagName,
        u"models--o--m/refs/"_s,
        u"models--o--m/refs/refs/"_s,
        u"models--o--m/refs/refs/pr/"_s,
        u"models--o--m/refs/refs/pr/1"_s,
        u"models--o--m/snapshots/"_s,
        u"models--o--m/snapshots/%1/"_s.arg(commit),
        u"models--o--m/snapshots/%1/a.bin"_s.arg(commit),
        u"models--o--m/snapshots/%1/x/"_s.arg(commit),
        u"models--o--m/snapshots/%1/x/y/"_s.arg(commit),
        u"models--o--m/snapshots/%1/x/y/a.bin"_s.arg(commit),
        u"models--o--m/trees/"_s,
        u"models--o--m/trees/%1.json"_s.arg(commit),
    };
    expected.sort();
    QCOMPARE(tree.names(u"."_s), expected);
    const auto snapshot = tree.at(u"models--o--m/snapshots/"_s + commit);
    QCOMPARE(linkText(snapshot + "/a.bin"_L1), u"../../blobs/"_s + etagName);
    QCOMPARE(linkText(snapshot + "/x/y/a.bin"_L1), u"../../../../blobs/"_s + etagName);
    QCOMPARE(tree.read(u"models--o--m/refs/refs/pr/1"_s), commit.toLatin1());
    QVERIFY(tree.read(u"CACHEDIR.TAG"_s).startsWith("Signature: 8a477f597d28d172789f06886806bc55\n#"));
    QCOMPARE(store.resolve(tree.repo, revision).value(), tree.commit);
    QVERIFY(store.isKnownAbsent(tree.repo, tree.commit, u"sub/nope.txt"_s));
    QVERIFY(!store.isKnownAbsent(tree.repo, tree.commit, u"a.bin"_s));
    QVERIFY(store.hasBlob(tree.repo, etag));
    QCOMPARE(store.readTree(tree.repo, tree.commit), TreeListing());
}

void TestCacheStore::modesFollowTheUmask()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    const auto old = ::umask(027);
    const auto restore = qScopeGuard([&] { ::umask(old); });
    QVERIFY(store.prepare(tree.repo, tree.commit));
    const auto partial = tree.addPartial(etag, "data");
    QFile::setPermissions(partial, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    QVERIFY(setFreshMode(partial, store.layout().temporary(tree.repo)));
    QVERIFY(store.placeBlob(tree.repo, etag, partial));
    QVERIFY(store.writeRef(tree.repo, {}, tree.commit));
    QVERIFY(store.writeTree(tree.repo, tree.commit, {}));
    QCOMPARE(modeOf(tree.at(u"models--o--m/blobs/"_s + etagName)), 0640);
    QCOMPARE(modeOf(tree.at(u"models--o--m/refs/main"_s)), 0640);
    QCOMPARE(modeOf(tree.at(u"models--o--m/blobs"_s)), 0750);
    QCOMPARE(modeOf(tree.at(u"models--o--m/trees/"_s + tree.commit.hex + u".json"_s)), 0600);
    QCOMPARE(modeOf(tree.at(u"CACHEDIR.TAG"_s)), 0640);
}

void TestCacheStore::resolvesARevision_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("known");
    QTest::newRow("as it should be") << QByteArray(40, 'c') << true;
    QTest::newRow("with a newline") << QByteArray(40, 'c') + '\n' << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("too short") << QByteArray(39, 'c') << false;
    QTest::newRow("zero bytes") << QByteArray(40, '\0') << false;
    QTest::newRow("not Latin") << QByteArray("\xff\xfe\x00") << false;
    QTest::newRow("huge") << QByteArray(1 << 20, 'c') << false;
    QTest::newRow("a path") << QByteArray("../../../../../../../etc/passwd") << false;
}

void TestCacheStore::resolvesARevision()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, known);
    const CacheTree tree;
    const CacheStore store(tree.root);
    QCOMPARE(store.resolve(tree.repo, {}).error().kind, Error::Kind::EntryNotFound);
    tree.write(u"models--o--m/refs/main"_s, content);
    const auto commit = store.resolve(tree.repo, {});
    QCOMPARE(commit.has_value(), known);
    QCOMPARE(commit.value_or(tree.commit), tree.commit);
    QCOMPARE(store.revisions(tree.repo), known ? QStringList{ u"main"_s } : QStringList());
    if (!known) {
        QCOMPARE(commit.error().kind, Error::Kind::EntryNotFound);
    }
    QCOMPARE(store.resolve(tree.repo, { tree.commit.hex }).value(), tree.commit);
}

void TestCacheStore::aBlobHasItsNameOnlyOnceItIsOnTheMedium()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    const ContentId etag{ QByteArray(40, 'f') };
    const auto partial = tree.addPartial(etag, "data");
    QStringList flushed;
    bool wasThere = false;
    watchFlushes([&](const QString &path) {
        flushed.append(path);
        wasThere = wasThere || store.hasBlob(tree.repo, etag);
    });
    const auto placed = store.placeBlob(tree.repo, etag, partial);
    watchFlushes({});
    QVERIFY(placed);
    QCOMPARE(flushed, QStringList{ partial });
    QVERIFY(!wasThere);
    QVERIFY(store.hasBlob(tree.repo, etag));
}

void TestCacheStore::writesARefOnlyOnChange()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    QVERIFY(store.prepare(tree.repo, tree.commit));
    QVERIFY(store.writeRef(tree.repo, { tree.commit.hex }, tree.commit));
    QVERIFY(!QFileInfo::exists(tree.at(u"models--o--m/refs"_s)));
    QVERIFY(store.writeRef(tree.repo, {}, tree.commit));
    const auto path = tree.at(u"models--o--m/refs/main"_s);
    struct stat first = {};
    struct stat second = {};
    QCOMPARE(::stat(qPrintable(path), &first), 0);
    QVERIFY(store.writeRef(tree.repo, {}, tree.commit));
    QCOMPARE(::stat(qPrintable(path), &second), 0);
    QCOMPARE(second.st_ino, first.st_ino);
    const CommitId other{ QString(40, u'd') };
    QVERIFY(store.writeRef(tree.repo, {}, other));
    QCOMPARE(tree.read(u"models--o--m/refs/main"_s), other.hex.toLatin1());
    tree.write(u"models--o--m/refs/main"_s, other.hex.toLatin1() + '\n');
    QVERIFY(store.writeRef(tree.repo, {}, other));
    QCOMPARE(tree.read(u"models--o--m/refs/main"_s), other.hex.toLatin1());
    QCOMPARE(tree.names(u"models--o--m/refs"_s), QStringList{ u"main"_s });
    QVERIFY(!store.writeRef(tree.repo, { u"../x"_s }, tree.commit));
}

void TestCacheStore::refusesToWalkThroughLinks()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    QVERIFY(store.prepare(tree.repo, tree.commit));
    QVERIFY(store.placeBlob(tree.repo, etag, tree.addPartial(etag, "data")));
    QDir().mkpath(tree.at(u"elsewhere"_s));
    const auto snapshot = u"models--o--m/snapshots/"_s + tree.commit.hex;
    tree.link(tree.at(u"elsewhere"_s), snapshot + u"/sub"_s);
    tree.link(tree.at(u"elsewhere"_s), u"models--o--m/refs/feature"_s);
    QCOMPARE(store.placePointer(tree.repo, tree.commit, u"sub/x"_s, etag).error().kind, Error::Kind::Unsafe);
    QCOMPARE(store.placePointer(tree.repo, tree.commit, u"sub/y/x"_s, etag).error().kind,
             Error::Kind::Unsafe);
    QCOMPARE(store.writeRef(tree.repo, { u"feature/x"_s }, tree.commit).error().kind, Error::Kind::Unsafe);
    QCOMPARE(tree.names(u"elsewhere"_s), QStringList());
    // A pointer is no folder: a file inside a file is an error, and the blob stays as it was.
    QVERIFY(store.placePointer(tree.repo, tree.commit, u"a"_s, etag));
    QVERIFY(!store.placePointer(tree.repo, tree.commit, u"a/b"_s, etag));
    QCOMPARE(tree.read(u"models--o--m/blobs/"_s + etagName), "data"_ba);
}

void TestCacheStore::replacesADanglingPointer()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    const auto pointer = u"models--o--m/snapshots/%1/a"_s.arg(tree.commit.hex);
    tree.link(u"tmp/models--o--m/blobs/x"_s, pointer);
    QVERIFY(!store.find(tree.repo, tree.commit, u"a"_s));
    QCOMPARE(store.placePointer(tree.repo, tree.commit, u"a"_s, etag).error().kind,
             Error::Kind::EntryNotFound);
    QVERIFY(store.placeBlob(tree.repo, etag, tree.addPartial(etag, "data")));
    QVERIFY(store.placePointer(tree.repo, tree.commit, u"a"_s, etag));
    QCOMPARE(store.find(tree.repo, tree.commit, u"a"_s), tree.at(pointer));
    QCOMPARE(tree.read(pointer), "data"_ba);
    // An empty regular file in its place, as a full disk may leave it.
    QVERIFY(QFile::remove(tree.at(pointer)));
    tree.write(pointer);
    QVERIFY(store.placePointer(tree.repo, tree.commit, u"a"_s, etag));
    QCOMPARE(linkText(tree.at(pointer)), u"../../blobs/"_s + etagName);
}

void TestCacheStore::replacesALinkAndNotWhatItLeadsTo()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    tree.write(u"precious"_s, "precious");
    tree.link(u"../../precious"_s, u"models--o--m/blobs/"_s + etagName);
    QVERIFY(store.placeBlob(tree.repo, etag, tree.addPartial(etag, "data")));
    QCOMPARE(tree.read(u"precious"_s), "precious"_ba);
    QCOMPARE(entryAt(tree.at(u"models--o--m/blobs/"_s + etagName)).kind, DiskEntry::Kind::Regular);
    tree.link(u"../../precious"_s, u"models--o--m/blobs/link.hubdesk-part"_s);
    QVERIFY(!store.placeBlob(tree.repo, etag, tree.at(u"models--o--m/blobs/link.hubdesk-part"_s)));
    tree.link(u"../../../precious"_s, u"models--o--m/refs/main"_s);
    QVERIFY(store.writeRef(tree.repo, {}, tree.commit));
    QCOMPARE(tree.read(u"precious"_s), "precious"_ba);
}

void TestCacheStore::placesCopiesWithoutLinks_data()
{
    QTest::addColumn<bool>("move");
    QTest::addColumn<bool>("shared");
    QTest::addColumn<bool>("blobStays");
    QTest::newRow("a new blob is moved") << true << false << false;
    QTest::newRow("an old blob is copied") << false << false << true;
    QTest::newRow("a link into the store is copied through") << true << true << true;
}

void TestCacheStore::placesCopiesWithoutLinks()
{
    QFETCH(bool, move);
    QFETCH(bool, shared);
    QFETCH(bool, blobStays);
    const CacheTree tree;
    const CacheStore store(tree.root, false);
    QVERIFY(store.prepare(tree.repo, tree.commit));
    if (shared) {
        tree.link(u"../../blobs/bb/"_s + tree.addPayload("data"), u"models--o--m/blobs/"_s + etagName);
    } else {
        QVERIFY(store.placeBlob(tree.repo, etag, tree.addPartial(etag, "data")));
    }
    const auto how = move ? CacheStore::WithoutLinks::Move : CacheStore::WithoutLinks::Copy;
    QVERIFY(store.placePointer(tree.repo, tree.commit, u"s/a"_s, etag, how));
    const auto pointer = u"models--o--m/snapshots/%1/s/a"_s.arg(tree.commit.hex);
    QCOMPARE(entryAt(tree.at(pointer)).kind, DiskEntry::Kind::Regular);
    QCOMPARE(modeOf(tree.at(pointer)), 0644);
    QCOMPARE(tree.read(pointer), "data"_ba);
    QCOMPARE(store.hasBlob(tree.repo, etag), blobStays);
    QCOMPARE(tree.names(u"models--o--m"_s).filter(u".tmp"_s), QStringList());
}

void TestCacheStore::refusesHostileNames()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    QVERIFY(store.prepare(tree.repo, tree.commit));
    const auto before = tree.names(u".."_s);
    const ContentId evil{ "../../evil" };
    QCOMPARE(store.placePointer(tree.repo, tree.commit, u"../../x"_s, etag).error().kind,
             Error::Kind::Unsafe);
    QCOMPARE(store.placePointer(tree.repo, tree.commit, u"x"_s, evil).error().kind, Error::Kind::Unsafe);
    QCOMPARE(store.writeNoExist(tree.repo, tree.commit, u"/x"_s).error().kind, Error::Kind::Unsafe);
    QCOMPARE(store.linkPayload(tree.repo, evil, QString(64, u'b'), 1).error().kind, Error::Kind::Unsafe);
    QVERIFY(!store.prepare(tree.repo, { u"../../../x"_s }));
    QVERIFY(!store.prepare({ RepoKind::Model, u".."_s, u".."_s }, tree.commit));
    QVERIFY(!store.writeTree(tree.repo, { u"../x"_s }, {}));
    QVERIFY(!store.find(tree.repo, tree.commit, u"../../refs/main"_s));
    QVERIFY(!store.hasBlob(tree.repo, evil));
    QCOMPARE(tree.names(u".."_s), before);
}

void TestCacheStore::survivesWhatDoesNotBelong()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    const auto snapshot = u"models--o--m/snapshots/%1/"_s.arg(tree.commit.hex);
    tree.link(u"loop"_s, snapshot + u"loop"_s);
    tree.link(u"."_s, snapshot + u"self"_s);
    QDir().mkpath(tree.at(snapshot + u"folder"_s));
    QDir().mkpath(tree.at(u"models--o--m/refs/main"_s));
    QDir().mkpath(tree.at(u"models--o--m/blobs/"_s + etagName));
    QDir().mkpath(tree.at(u"models--o--m/trees/%1.json"_s.arg(tree.commit.hex)));
    tree.link(u".."_s, u"models--o--m/refs/up"_s);
    QCOMPARE(::mkfifo(qPrintable(tree.at(u"models--o--m/refs/pipe"_s)), 0600), 0);
    QVERIFY(!store.find(tree.repo, tree.commit, u"loop"_s));
    QVERIFY(!store.find(tree.repo, tree.commit, u"self"_s));
    QVERIFY(!store.find(tree.repo, tree.commit, u"folder"_s));
    QVERIFY(!store.resolve(tree.repo, {}));
    QVERIFY(!store.resolve(tree.repo, { u"pipe"_s })); // and does not wait for a writer
    QCOMPARE(store.revisions(tree.repo), QStringList());
    QVERIFY(!store.hasBlob(tree.repo, etag));
    QVERIFY(!store.readTree(tree.repo, tree.commit));
    QVERIFY(!store.writeRef(tree.repo, {}, tree.commit));
    QVERIFY(!store.writeTree(tree.repo, tree.commit, {}));
    QVERIFY(!store.placeBlob(tree.repo, etag, tree.addPartial({ "p" }, "data")));
    QVERIFY(!store.placePointer(tree.repo, tree.commit, u"folder"_s, etag));
    QVERIFY(!store.prepare({ RepoKind::Model, {}, u"none"_s }, { u"zz"_s }));
    tree.write(u"models--file"_s);
    QVERIFY(!store.prepare({ RepoKind::Model, {}, u"file"_s }, tree.commit));
    QCOMPARE(tree.names(u"models--o--m"_s).filter(u".tmp"_s), QStringList());
    const CacheStore nothing(tree.at(u"nothing"_s));
    QCOMPARE(nothing.repos(), QList<RepoId>());
    QCOMPARE(nothing.revisions(tree.repo), QStringList());
}

void TestCacheStore::knowsWhatIsPresent()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    const auto snapshot = u"models--o--m/snapshots/%1/"_s.arg(tree.commit.hex);
    const auto file = [](const QString &path, qint64 size) {
        TreeEntry entry;
        entry.path = path;
        entry.size = size;
        return entry;
    };
    TreeEntry folder = file(u"sub"_s, 0);
    folder.kind = TreeEntry::Kind::Folder;
    QList<TreeEntry> entries{ file(u"a"_s, 4), file(u"sub/b"_s, 5), file(u"../c"_s, 1), folder };
    QCOMPARE(store.presence(tree.repo, tree.commit, entries).all, CacheStore::Presence::Absent);
    tree.write(snapshot + u"a"_s, "1234");
    tree.write(snapshot + u"sub/b"_s, ""); // left empty by somebody
    const auto some = store.presence(tree.repo, tree.commit, entries);
    QCOMPARE(some.all, CacheStore::Presence::Partial);
    QCOMPARE(some.presentBytes, 4);
    QCOMPARE(some.present,
             (QHash<QString, bool>{ { u"a"_s, true }, { u"sub/b"_s, false }, { u"../c"_s, false } }));
    tree.write(snapshot + u"sub/b"_s, "12345");
    entries.removeAt(2);
    const auto all = store.presence(tree.repo, tree.commit, entries);
    QCOMPARE(all.all, CacheStore::Presence::Complete);
    QCOMPARE(all.presentBytes, 9);
}

void TestCacheStore::listsReposRevisionsAndCommits()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    const auto hash = tree.commit.hex.toLatin1();
    for (const auto &folder : { "models--gpt2",
                                "datasets--a--b",
                                "kernels--a--k",
                                "spaces--a--s",
                                ".locks",
                                "blobs/aa",
                                "not-a-repo",
                                "models--a--b--c",
                                "others--a--b" }) {
        QDir().mkpath(tree.at(QString::fromLatin1(folder)));
    }
    tree.write(u"models--file"_s);
    QStringList names;
    for (const auto &repo : store.repos()) {
        names += repo.folderName();
    }
    QCOMPARE(names,
             (QStringList{ u"models--gpt2"_s, u"datasets--a--b"_s, u"spaces--a--s"_s, u"kernels--a--k"_s }));
    tree.write(u"models--o--m/refs/main"_s, hash);
    tree.write(u"models--o--m/refs/refs/pr/2"_s, hash);
    tree.write(u"models--o--m/refs/main.ab12cd34.tmp"_s, hash);
    tree.write(u"models--o--m/refs/.DS_Store"_s, hash);
    tree.write(u"models--o--m/refs/bad"_s, "garbage");
    QCOMPARE(store.revisions(tree.repo), (QStringList{ u"main"_s, u"refs/pr/2"_s }));
    QDir().mkpath(tree.at(u"models--o--m/snapshots/"_s + tree.commit.hex));
    QDir().mkpath(tree.at(u"models--o--m/snapshots/odd"_s));
    QCOMPARE(store.commits(tree.repo), QList<CommitId>{ tree.commit });
}

void TestCacheStore::keepsAForeignTag()
{
    const CacheTree tree;
    tree.write(u"CACHEDIR.TAG"_s, "mine");
    QVERIFY(CacheStore(tree.root).prepare(tree.repo, tree.commit));
    QCOMPARE(tree.read(u"CACHEDIR.TAG"_s), "mine"_ba);
}

QTEST_GUILESS_MAIN(TestCacheStore)
#include "tst_cachestore_posix.moc"
