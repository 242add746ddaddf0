// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "core/cache/fileops.h"
#include "core/cache/sharedstore.h"
#include "tests/cache/cachetree.h"

#include <QTest>

#include <sys/stat.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

const ContentId etag{ QByteArray(64, 'e') };
const QString blobPath = u"models--o--m/blobs/"_s + QString(64, u'e');
const QString hash(64, u'b');
const QString payloadPath = u"blobs/bb/"_s + hash;

} // namespace

class TestSharedStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksAPayload();
    void findsFilesBehindTwoLinks();
    void usesOnlyAGoodPayload_data();
    void usesOnlyAGoodPayload();
    void addsALineAfterATornOne();
    void neverWritesThroughALink();
    void linksNothingWhenSwitchedOff();
    void keepsAFinishedBlob();
    void doesNotWaitForTheStoreLock();
    void placingABlobLeavesThePayload();
};

void TestSharedStore::linksAPayload()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    tree.addPayload("data");
    tree.write(payloadPath + u".refs"_s, "datasets--o--d/blobs/x\n");
    QVERIFY(store.linkPayload(tree.repo, etag, hash, 4));
    QCOMPARE(linkText(tree.at(blobPath)), u"../../blobs/bb/"_s + hash);
    QCOMPARE(tree.read(payloadPath + u".refs"_s),
             "datasets--o--d/blobs/x\nmodels--o--m/blobs/" + etag.hex + '\n');
    struct stat status = {};
    QCOMPARE(::stat(qPrintable(tree.at(payloadPath + u".refs"_s)), &status), 0);
    QCOMPARE(int(status.st_mode & 07777), 0666);
    QCOMPARE(::stat(qPrintable(tree.at(payloadPath + u".lock"_s)), &status), 0);
    QCOMPARE(int(status.st_mode & 07777), 0666);
    QCOMPARE(::stat(qPrintable(tree.at(payloadPath)), &status), 0);
    QCOMPARE(int(status.st_mode & 07777), 0444);
    QVERIFY(store.hasBlob(tree.repo, etag));
    QCOMPARE(tree.names(u"models--o--m"_s), (QStringList{ u"blobs/"_s, u"blobs/"_s + QString(64, u'e') }));
}

void TestSharedStore::findsFilesBehindTwoLinks()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    tree.addPayload("data");
    tree.link(u"../../blobs/bb/"_s + hash, blobPath);
    QVERIFY(store.placePointer(tree.repo, tree.commit, u"w.bin"_s, etag));
    const auto path = store.find(tree.repo, tree.commit, u"w.bin"_s);
    QVERIFY(path);
    QCOMPARE(linkText(*path), u"../../blobs/"_s + QString(64, u'e'));
    QCOMPARE(store.repos(), QList<RepoId>{ tree.repo }); // the store is no repo
    QVERIFY(QFile::remove(tree.at(payloadPath)));
    QVERIFY(!store.hasBlob(tree.repo, etag));
    QVERIFY(!store.find(tree.repo, tree.commit, u"w.bin"_s));
}

void TestSharedStore::usesOnlyAGoodPayload_data()
{
    QTest::addColumn<QString>("spoilt");
    QTest::addColumn<qint64>("size");
    QTest::newRow("nothing wrong") << QString() << 4LL;
    QTest::newRow("other size") << u"size"_s << 5LL;
    QTest::newRow("unknown size") << u"size"_s << -1LL;
    QTest::newRow("no marker") << u"no marker"_s << 4LL;
    QTest::newRow("marker of another version") << u"version"_s << 4LL;
    QTest::newRow("marker is a link") << u"marker link"_s << 4LL;
    QTest::newRow("payload is a link") << u"payload link"_s << 4LL;
    QTest::newRow("payload is a folder") << u"payload folder"_s << 4LL;
    QTest::newRow("store is a link") << u"store link"_s << 4LL;
    QTest::newRow("hash in capitals") << u"capitals"_s << 4LL;
    QTest::newRow("hash is a path") << u"path"_s << 4LL;
}

void TestSharedStore::usesOnlyAGoodPayload()
{
    QFETCH(QString, spoilt);
    QFETCH(qint64, size);
    const CacheTree tree;
    tree.addPayload("data");
    auto asked = hash;
    const auto marker = u"blobs/.huggingface-shared-blobs"_s;
    if (spoilt == "no marker"_L1) {
        QVERIFY(QFile::remove(tree.at(marker)));
    } else if (spoilt == "version"_L1) {
        tree.write(marker, "2\n");
    } else if (spoilt == "marker link"_L1) {
        QVERIFY(QFile::rename(tree.at(marker), tree.at(u"m"_s)));
        tree.link(u"../m"_s, marker);
    } else if (spoilt == "payload link"_L1) {
        QVERIFY(QFile::rename(tree.at(payloadPath), tree.at(u"p"_s)));
        tree.link(u"../../p"_s, payloadPath);
    } else if (spoilt == "payload folder"_L1) {
        QVERIFY(QFile::remove(tree.at(payloadPath)));
        QVERIFY(QDir().mkpath(tree.at(payloadPath)));
    } else if (spoilt == "store link"_L1) {
        QVERIFY(QFile::rename(tree.at(u"blobs"_s), tree.at(u"b"_s)));
        tree.link(u"b"_s, u"blobs"_s);
    } else if (spoilt == "capitals"_L1) {
        asked = hash.toUpper();
    } else if (spoilt == "path"_L1) {
        asked = u"../"_s.repeated(20) + u"bbbb"_s;
    }
    const CacheStore store(tree.root);
    QCOMPARE(store.usablePayload(asked, size).has_value(), spoilt.isEmpty());
    QCOMPARE(store.linkPayload(tree.repo, etag, asked, size).has_value(), spoilt.isEmpty());
    QCOMPARE(store.hasBlob(tree.repo, etag), spoilt.isEmpty());
}

void TestSharedStore::addsALineAfterATornOne()
{
    const CacheTree tree;
    tree.addPayload("data");
    tree.write(payloadPath + u".refs"_s, "models--torn--by/bl");
    QVERIFY(CacheStore(tree.root).linkPayload(tree.repo, etag, hash, 4));
    QCOMPARE(tree.read(payloadPath + u".refs"_s),
             "models--torn--by/bl\nmodels--o--m/blobs/" + etag.hex + '\n');
}

void TestSharedStore::neverWritesThroughALink()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    tree.addPayload("data");
    tree.write(u"precious"_s, "precious");
    tree.link(u"../../precious"_s, payloadPath + u".refs"_s);
    QVERIFY(!store.linkPayload(tree.repo, etag, hash, 4));
    QCOMPARE(tree.read(u"precious"_s), "precious"_ba);
    QVERIFY(QFile::remove(tree.at(payloadPath + u".refs"_s)));
    QVERIFY(QFile::remove(tree.at(payloadPath + u".lock"_s)));
    tree.link(u"../../precious"_s, payloadPath + u".lock"_s);
    QVERIFY(!store.linkPayload(tree.repo, etag, hash, 4));
    QVERIFY(!store.hasBlob(tree.repo, etag));
    QCOMPARE(tree.names(u"models--o--m"_s), QStringList{ u"blobs/"_s }); // and nothing is left over
}

void TestSharedStore::linksNothingWhenSwitchedOff()
{
    const CacheTree tree;
    tree.addPayload("data");
    for (const auto &store : { CacheStore(tree.root, false, true), CacheStore(tree.root, true, false) }) {
        QVERIFY(!store.usablePayload(hash, 4));
        QVERIFY(!store.linkPayload(tree.repo, etag, hash, 4));
    }
    tree.link(u"../../blobs/bb/"_s + hash, blobPath);
    QVERIFY(CacheStore(tree.root, true, false).hasBlob(tree.repo, etag));
}

void TestSharedStore::keepsAFinishedBlob()
{
    const CacheTree tree;
    tree.addPayload("data");
    tree.write(blobPath, "mine");
    QVERIFY(CacheStore(tree.root).linkPayload(tree.repo, etag, hash, 4));
    QCOMPARE(entryAt(tree.at(blobPath)).kind, DiskEntry::Kind::Regular);
    QVERIFY(!QFile::exists(tree.at(payloadPath + u".refs"_s)));
}

void TestSharedStore::doesNotWaitForTheStoreLock()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    tree.addPayload("data");
    {
        const auto held = FileLock::tryLock(tree.at(payloadPath + u".lock"_s), FileLock::Mode::Store);
        QVERIFY(held);
        const auto linked = store.linkPayload(tree.repo, etag, hash, 4);
        QVERIFY(!linked);
        QCOMPARE(linked.error().kind, Error::Kind::Conflict);
        QVERIFY(!store.hasBlob(tree.repo, etag));
        QVERIFY(!QFile::exists(tree.at(payloadPath + u".refs"_s)));
    }
    QVERIFY(store.linkPayload(tree.repo, etag, hash, 4));
}

void TestSharedStore::placingABlobLeavesThePayload()
{
    const CacheTree tree;
    tree.addPayload("data");
    tree.link(u"../../blobs/bb/"_s + hash, blobPath);
    QVERIFY(CacheStore(tree.root).placeBlob(tree.repo, etag, tree.addPartial(etag, "forced")));
    QCOMPARE(tree.read(payloadPath), "data"_ba);
    QCOMPARE(tree.read(blobPath), "forced"_ba);
}

QTEST_GUILESS_MAIN(TestSharedStore)
#include "tst_sharedstore_posix.moc"
