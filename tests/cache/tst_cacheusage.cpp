// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachescan.h"
#include "core/cache/cacheusage.h"
#include "tests/cache/cachetree.h"
#include "tests/cache/randomcache.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

CacheUsage usageIn(const QString &root)
{
    const auto report = QCoro::waitFor(scanCache(root, std::make_shared<ScanProgress>(), {}));
    return report ? usageOf(*report) : CacheUsage{};
}

} // namespace

/// Where the space went: each byte in one place.
class TestCacheUsage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPartHasItsBytes();
    void whatLeadsOutIsToldApart();
    void neverMoreThanThereIs();
};

void TestCacheUsage::everyPartHasItsBytes()
{
    const CacheTree tree;
    const QString commit(40, u'1');
    const QString used(64, u'b');
    const QByteArray ten("0123456789");
    for (const auto &repo : { u"models--o--m"_s, u"models--o--n"_s, u"datasets--o--d"_s }) {
        tree.write(repo + "/blobs/own"_L1, ten);
        tree.link(u"../../blobs/own"_s, repo + "/snapshots/"_L1 + commit + "/a.json"_L1);
        tree.link(u"../../blobs/%1/%2"_s.arg(used.left(2), used), repo + "/blobs/shared"_L1);
        tree.link(u"../../blobs/shared"_s, repo + "/snapshots/"_L1 + commit + "/w.bin"_L1);
    }
    tree.addPayload(QByteArray(1000, 'x'), used);
    tree.addPayload(QByteArray(200, 'x'), QString(64, u'c'));
    tree.link(u"../../blobs/gone"_s, u"models--o--n/snapshots/%1/b.json"_s.arg(commit)); // damage
    tree.write(u"models--o--m/blobs/loose"_s, ten + ten);
    tree.write(u"models--o--m/blobs/%1.hubdesk-part"_s.arg(used), "123");
    tree.write(u"models--o--m/blobs/%1.0a1b2c3d.incomplete"_s.arg(used), "1234");

    const auto usage = usageIn(tree.root);
    QCOMPARE(usage.kinds.size(), 2);
    QCOMPARE(usage.kinds[0].kind, RepoKind::Model);
    QCOMPARE(usage.kinds[0].repos, 2);
    QCOMPARE(usage.kinds[0].damaged, 1);
    QCOMPARE(usage.kinds[0].revisions, 2);
    QCOMPARE(usage.kinds[0].own.size, 20);
    QCOMPARE(usage.kinds[1].own.count, 1);
    QCOMPARE(usage.shared.size, 1000);
    QCOMPARE(usage.shared.count, 1);
    QCOMPARE(usage.unused.size, 200);
    QCOMPARE(usage.looseBlobs.size, 20);
    QCOMPARE(usage.partials.size, 3);
    QCOMPARE(usage.incomplete.size, 4);
    QCOMPARE(usage.elsewhere, CacheUsage::Part{});
    QCOMPARE(usage.total().size, 30 + 1000 + 200 + 20 + 3 + 4);
    QCOMPARE(usage.total().count, 8);
    QVERIFY(usage.total().allocated >= usage.total().size);
}

void TestCacheUsage::whatLeadsOutIsToldApart()
{
    const CacheTree tree;
    const QString commit(40, u'1');
    tree.write(u"../outside.bin"_s, QByteArray(500, 'x'));
    tree.write(u"models--o--m/blobs/own"_s, "12345");
    for (const auto &repo : { u"models--o--m"_s, u"models--o--n"_s }) {
        const auto snapshot = repo + "/snapshots/"_L1 + commit;
        tree.link(tree.folder.path() + "/outside.bin"_L1, snapshot + "/out.bin"_L1);
        tree.link(tree.at(u"models--o--m/blobs/own"_s), snapshot + "/own.bin"_L1); // of one of them
    }
    const auto usage = usageIn(tree.root);
    QCOMPARE(usage.elsewhere.size, 500);
    QCOMPARE(usage.elsewhere.count, 1);
    QCOMPARE(usage.total().size, 5);
}

/// Whatever chance makes of a cache: no byte counts twice.
void TestCacheUsage::neverMoreThanThereIs()
{
    int checked = 0;
    for (quint32 seed = 1; seed <= 40; ++seed) {
        const QTemporaryDir folder;
        const auto root = QFileInfo(folder.path()).canonicalFilePath() + "/hub"_L1;
        RandomCache(seed, root).make();
        QFile marker(root + "/blobs/.huggingface-shared-blobs"_L1);
        if (marker.open(QIODevice::ReadOnly) && marker.readAll() != "1\n") {
            continue; // links into a store that we do not know count by what they lead to, as officially
        }
        qint64 there = 0;
        for (const auto &part : { root, root + ".elsewhere"_L1 }) {
            QDirIterator files(
                part, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                there += files.nextFileInfo().size();
            }
        }
        const auto usage = usageIn(root);
        const auto told = u"seed %1: %2 of %3"_s.arg(seed).arg(usage.total().size).arg(there);
        QVERIFY2(usage.total().size <= there, qPrintable(told));
        ++checked;
    }
    QVERIFY(checked > 30);
}

QTEST_GUILESS_MAIN(TestCacheUsage)
#include "tst_cacheusage.moc"
