// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/freespace.h"
#include "tests/cache/cachetree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestLayouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThePlaces();
    void readsLayoutsThatPeopleReported_data();
    void readsLayoutsThatPeopleReported();
    void ignoresBadTreeFiles_data();
    void ignoresBadTreeFiles();
    void keepsNoMaskedTree();
    void measuresFreeSpaceOfAPlaceToCome();
};

void TestLayouts::namesThePlaces()
{
    const CacheLayout layout(u"/hub/"_s);
    const auto repo = RepoId::parse(RepoKind::Model, u"julien-c/EsperBERTo-small"_s).value();
    const auto glue = RepoId::parse(RepoKind::Dataset, u"glue"_s).value();
    const ContentId etag{ "abc" };
    const CommitId commit{ QString(40, u'c') };
    QCOMPARE(layout.repoFolder(repo), u"/hub/models--julien-c--EsperBERTo-small"_s);
    QCOMPARE(layout.repoFolder(glue), u"/hub/datasets--glue"_s);
    QCOMPARE(layout.blob(glue, etag), u"/hub/datasets--glue/blobs/abc"_s);
    QCOMPARE(layout.partial(glue, etag), u"/hub/datasets--glue/blobs/abc.hubdesk-part"_s);
    QCOMPARE(layout.lock(glue, etag), u"/hub/.locks/datasets--glue/abc.lock"_s);
    QCOMPARE(layout.ref(glue, { u"refs/pr/1"_s }), u"/hub/datasets--glue/refs/refs/pr/1"_s);
    QCOMPARE(layout.tree(glue, commit), u"/hub/datasets--glue/trees/%1.json"_s.arg(commit.hex));
    QCOMPARE(layout.noExist(glue, commit, u"a/b"_s),
             u"/hub/datasets--glue/.no_exist/%1/a/b"_s.arg(commit.hex));
    QCOMPARE(layout.pointer(glue, commit, u"a/b"_s),
             u"/hub/datasets--glue/snapshots/%1/a/b"_s.arg(commit.hex));
    QCOMPARE(layout.sharedPayload(QString(64, u'b')), u"/hub/blobs/bb/"_s + QString(64, u'b'));
    QCOMPARE(CacheLayout::linkTarget(u"a"_s, etag), u"../../blobs/abc"_s);
    QCOMPARE(CacheLayout::linkTarget(u"sub/a"_s, etag), u"../../../blobs/abc"_s);
    QCOMPARE(CacheLayout::lockOfPartial(layout.partial(repo, etag)), layout.lock(repo, etag));
    QCOMPARE(CacheLayout::lockOfPartial(u"/home/me/mine/.cache/huggingface/download/x.hubdesk-part"_s),
             QString());
    QCOMPARE(CacheLayout::lockOfPartial(u"x"_s), QString());
    QVERIFY(layout.temporary(glue) != layout.temporary(glue));
}

void TestLayouts::readsLayoutsThatPeopleReported_data()
{
    QTest::addColumn<QJsonArray>("tree");
    QFile file(QStringLiteral(HUBDESK_SOURCE "/../shared/data/cache-layouts/scenarios.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::newRow("missing") << QJsonArray();
        return;
    }
    const auto scenarios = QJsonDocument::fromJson(file.readAll()).object()["scenarios"_L1].toArray();
    for (const auto &scenario : scenarios) {
        QTest::newRow(qPrintable(scenario["id"_L1].toString())) << scenario["tree"_L1].toArray();
    }
}

void TestLayouts::readsLayoutsThatPeopleReported()
{
    QFETCH(QJsonArray, tree);
    if (tree.isEmpty()) {
        QSKIP("../shared/data/cache-layouts/scenarios.json is not here");
    }
    const CacheTree made;
    QStringList files;
    for (const auto &item : std::as_const(tree)) {
        const auto path = item[0].toString();
        const auto type = item[1].toString();
        if (path.startsWith("../"_L1)) {
            // The root itself is a link.
            QVERIFY(QDir().mkpath(made.folder.filePath(u"real"_s)));
            QVERIFY(QFile::link(made.folder.filePath(u"real"_s), made.root));
        } else if (type == "dir"_L1) {
            QVERIFY(QDir().mkpath(made.at(path)));
        } else if (type == "link"_L1) {
            made.link(item[2].toString(), path);
        } else {
            made.write(path, item[2].toString().toLatin1());
            QVERIFY(item[2].isString() || QFile::resize(made.at(path), item[2].toInteger()));
            files += path;
        }
    }
    // Every ref that holds a commit is found, every pointer whose blob is there is, and no other.
    const CacheStore store(made.root);
    for (const auto &repo : store.repos()) {
        const auto start = repo.folderName() + "/refs/"_L1;
        QStringList refs;
        for (const auto &file : std::as_const(files)) {
            if (file.startsWith(start) && made.read(file).trimmed().size() == 40) {
                refs += file.mid(start.size());
            }
        }
        refs.sort();
        QCOMPARE(store.revisions(repo), refs);
        for (const auto &commit : store.commits(repo)) {
            const auto snapshot = repo.folderName() + "/snapshots/"_L1 + commit.hex;
            for (const auto &name : made.names(snapshot)) {
                const QFileInfo info(made.at(snapshot + u'/' + name));
                QCOMPARE(store.find(repo, commit, name).has_value(), info.isFile());
            }
        }
        QVERIFY(store.prepare(repo, made.commit));
    }
}

void TestLayouts::ignoresBadTreeFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << R"({"format_version": 1, "files": {"a": {"size": 1)"_ba;
    QTest::newRow("another version") << R"({"format_version": 2, "files": {}})"_ba;
    QTest::newRow("no version") << R"({"files": {}})"_ba;
    QTest::newRow("files is a list") << R"({"format_version": 1, "files": []})"_ba;
    QTest::newRow("a list") << "[1]"_ba;
    QTest::newRow("masked hash")
        << R"({"format_version": 1, "files": {"a": {"size": 1, "blob_id": "x", "xet_hash": "****"}}})"_ba;
    QTest::newRow("no size") << R"({"format_version": 1, "files": {"a": {"blob_id": "x"}}})"_ba;
    QTest::newRow("negative size")
        << R"({"format_version": 1, "files": {"a": {"size": -1, "blob_id": "x"}}})"_ba;
}

void TestLayouts::ignoresBadTreeFiles()
{
    QFETCH(QByteArray, text);
    QVERIFY(!readTreeText(text));
}

void TestLayouts::keepsNoMaskedTree()
{
    const CacheTree tree;
    const CacheStore store(tree.root);
    TreeEntry entry;
    entry.path = u"a"_s;
    entry.xetMasked = true;
    QVERIFY(store.writeTree(tree.repo, tree.commit, { entry }));
    QVERIFY(!QFile::exists(store.layout().tree(tree.repo, tree.commit)));
}

void TestLayouts::measuresFreeSpaceOfAPlaceToCome()
{
    const CacheTree tree;
    QVERIFY(freeBytes(tree.folder.path()).value() > 0);
    QVERIFY(freeBytes(tree.at(u"a/b/c"_s)).value() > 0);
    tree.write(u"file"_s, "x");
    QVERIFY(freeBytes(tree.at(u"file/below"_s)).value() > 0);
    const auto volume = volumeSpace(tree.folder.path());
    QVERIFY(volume && volume->freeBytes > 0);
    QVERIFY(QFileInfo(volume->mount).isDir());
    QVERIFY(QFileInfo(tree.folder.path()).canonicalFilePath().startsWith(volume->mount));
    QCOMPARE(volumeSpace(tree.at(u"a/b/c"_s))->mount, volume->mount);
    QCOMPARE(volumeSpace(u"/"_s)->mount, u"/"_s);
}

QTEST_GUILESS_MAIN(TestLayouts)
#include "tst_layouts.moc"
