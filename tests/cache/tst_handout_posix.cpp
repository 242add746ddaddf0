// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/handout.h"
#include "tests/cache/cachetree.h"

#include <QTest>

#include <sys/stat.h>
#include <utime.h>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using Refusal = Handout::Refusal;

namespace
{

TreeEntry entry(const QString &path, qint64 size)
{
    TreeEntry made;
    made.path = path;
    made.size = size;
    return made;
}

QByteArray bytesAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

bool isRegular(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

/// Files of a snapshot in the hands of other programs.
class TestHandout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLinkIsGivenAsAFileOfItsName();
    void whatIsWrittenIntoItStaysOutOfTheCache();
    void whatIsLargeCostsNoRoom();
    void aPayloadOfTheSharedStore();
    void aFolderIsGivenWhole();
    void twoFilesOfOneName();
    void whatIsInAFolderIsNotGivenTwice();
    void whatIsNotHereIsRefused_data();
    void whatIsNotHereIsRefused();
    void theCacheKeepsWhatIsMovedAway();
    void aRepoOnAnotherFolder();
    void whatLeadsOutIsRefused_data();
    void whatLeadsOutIsRefused();
    void yesterdaysAreRemoved();

private:
    // A file of the snapshot with its blob, as the official client writes it.
    static void place(const CacheTree &tree, const QString &path, const QByteArray &content)
    {
        const ContentId etag{ QByteArray::number(qHash(path), 16).rightJustified(40, '0') };
        tree.write(u"models--o--m/blobs/"_s + QString::fromLatin1(etag.hex), content);
        tree.link(CacheLayout::linkTarget(path, etag), snapshot(tree) + path);
    }
    static QString snapshot(const CacheTree &tree)
    {
        return u"models--o--m/snapshots/"_s + tree.commit.hex + u'/';
    }
    static Handout give(const CacheTree &tree, const QList<TreeEntry> &listing, const QStringList &paths)
    {
        return handOut({ CacheStore(tree.root) }, tree.repo, tree.commit, listing, paths);
    }
    static QStringList staged(const CacheTree &tree)
    {
        return QDir(tree.at(u"models--o--m"_s)).entryList({ u".hubdesk-*.tmp"_s }, QDir::Dirs | QDir::Hidden);
    }
};

void TestHandout::aLinkIsGivenAsAFileOfItsName()
{
    const CacheTree tree;
    place(tree, u"config.json"_s, "{}\n");
    const auto handout = give(tree, { entry(u"config.json"_s, 3) }, { u"config.json"_s });
    QCOMPARE(handout.refusal, Refusal::None);
    QCOMPARE(handout.items.size(), 1);
    const auto &item = handout.items.first();
    QCOMPARE(item.path, u"config.json"_s);
    QVERIFY(!item.isFolder);
    QCOMPARE(item.pointer, tree.at(snapshot(tree) + u"config.json"_s));
    QCOMPARE(QFileInfo(item.given).fileName(), u"config.json"_s);
    QVERIFY(isRegular(item.given)); // a file manager copies a link as a link
    QCOMPARE(bytesAt(item.given), "{}\n");
    QVERIFY(item.given.startsWith(tree.at(u"models--o--m/.hubdesk-"_s))); // where no scan looks
}

void TestHandout::whatIsWrittenIntoItStaysOutOfTheCache()
{
    const CacheTree tree;
    place(tree, u"config.json"_s, "{}\n");
    tree.write(snapshot(tree) + u"sub/a.txt"_s, "a"); // without links, on a volume that has none
    const auto handout = give(tree,
                              { entry(u"config.json"_s, 3), entry(u"sub/a.txt"_s, 1) },
                              { u"config.json"_s, u"sub/a.txt"_s, u"sub/"_s });
    QCOMPARE(handout.items.size(), 2); // a file of a folder that is given, too, comes with it
    for (const auto &name : { handout.items[0].given, handout.items[1].given + u"/a.txt"_s }) {
        QFile file(name);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(name));
        QVERIFY(file.write("changed") > 0);
    }
    QCOMPARE(bytesAt(tree.at(snapshot(tree) + u"config.json"_s)), "{}\n");
    QCOMPARE(bytesAt(tree.at(snapshot(tree) + u"sub/a.txt"_s)), "a");
}

void TestHandout::whatIsLargeCostsNoRoom()
{
    const CacheTree tree;
    const QByteArray large((32 << 20) + 1, 'x');
    place(tree, u"model.bin"_s, large);
    const auto handout = give(tree, { entry(u"model.bin"_s, large.size()) }, { u"model.bin"_s });
    QVERIFY(isRegular(handout.items.value(0).given));
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(handout.items[0].given).constData(), &status), 0);
    QCOMPARE(status.st_nlink, nlink_t(2));
}

void TestHandout::aPayloadOfTheSharedStore()
{
    const CacheTree tree;
    const auto hash = tree.addPayload("payload");
    const QString etag(40, u'e');
    tree.link(u"../../blobs/"_s + hash.left(2) + u'/' + hash, u"models--o--m/blobs/"_s + etag);
    tree.link(u"../../blobs/"_s + etag, snapshot(tree) + u"model.bin"_s);
    const auto handout = give(tree, { entry(u"model.bin"_s, 7) }, { u"model.bin"_s });
    QCOMPARE(handout.refusal, Refusal::None);
    QVERIFY(isRegular(handout.items.value(0).given));
    QCOMPARE(bytesAt(handout.items.value(0).given), "payload");
}

void TestHandout::aFolderIsGivenWhole()
{
    const CacheTree tree;
    place(tree, u"onnx/model.onnx"_s, "model");
    place(tree, u"onnx/int8/model.onnx"_s, "small");
    place(tree, u"onnx-not/it.txt"_s, "x");
    const QList listing{ entry(u"onnx/model.onnx"_s, 5),
                         entry(u"onnx/int8/model.onnx"_s, 5),
                         entry(u"onnx-not/it.txt"_s, 1) };
    const auto handout = give(tree, listing, { u"onnx/"_s });
    QCOMPARE(handout.items.size(), 1);
    QVERIFY(handout.items[0].isFolder);
    QCOMPARE(QFileInfo(handout.items[0].given).fileName(), u"onnx"_s);
    const auto below = handout.items[0].given.mid(tree.root.size() + 1);
    QCOMPARE(tree.names(below), (QStringList{ u"int8/"_s, u"int8/model.onnx"_s, u"model.onnx"_s }));
    QCOMPARE(tree.read(below + u"/int8/model.onnx"_s), "small");
}

void TestHandout::twoFilesOfOneName()
{
    const CacheTree tree;
    place(tree, u"a/model.bin"_s, "a");
    place(tree, u"b/model.bin"_s, "b");
    const auto handout = give(tree,
                              { entry(u"a/model.bin"_s, 1), entry(u"b/model.bin"_s, 1) },
                              { u"b/model.bin"_s, u"a/model.bin"_s });
    QCOMPARE(handout.items.size(), 2);
    QCOMPARE(bytesAt(handout.items[0].given), "b"); // in the order of the asker
    QCOMPARE(bytesAt(handout.items[1].given), "a");
    QCOMPARE(staged(tree).size(), 1);
}

void TestHandout::whatIsInAFolderIsNotGivenTwice()
{
    const CacheTree tree;
    place(tree, u"a/b/c.txt"_s, "c");
    place(tree, u"d.txt"_s, "d");
    const auto handout = give(tree,
                              { entry(u"a/b/c.txt"_s, 1), entry(u"d.txt"_s, 1) },
                              { u"a/b/c.txt"_s, u"d.txt"_s, u"a/b/"_s, u"a/"_s, u"d.txt"_s });
    QCOMPARE(handout.items.size(), 2);
    QCOMPARE(handout.items[0].path, u"d.txt"_s);
    QCOMPARE(handout.items[1].path, u"a"_s);
    QCOMPARE(handout.refusal, Refusal::None);
}

void TestHandout::whatIsNotHereIsRefused_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<int>("given");
    QTest::newRow("a file") << QStringList{ u"x/absent"_s } << Refusal::NotHere << 0;
    QTest::newRow("one that nobody has listed") << QStringList{ u"other"_s } << Refusal::NotHere << 0;
    QTest::newRow("of another size") << QStringList{ u"short"_s } << Refusal::NotHere << 0;
    QTest::newRow("a folder in part") << QStringList{ u"x/"_s } << Refusal::NotWhole << 0;
    QTest::newRow("beside one that is") << QStringList{ u"x/absent"_s, u"x/here"_s } << Refusal::NotHere << 1;
    QTest::newRow("up") << QStringList{ u"../../refs/main"_s } << Refusal::Escapes << 0;
    QTest::newRow("from the root") << QStringList{ u"/etc/passwd"_s } << Refusal::Escapes << 0;
    QTest::newRow("nothing") << QStringList() << Refusal::None << 0;
}

void TestHandout::whatIsNotHereIsRefused()
{
    QFETCH(QStringList, paths);
    const CacheTree tree;
    place(tree, u"x/here"_s, "h");
    place(tree, u"short"_s, "s");
    tree.write(u"models--o--m/refs/main"_s, "main");
    const auto handout = give(tree,
                              { entry(u"x/here"_s, 1),
                                entry(u"x/absent"_s, 1),
                                entry(u"short"_s, 10),
                                entry(u"../../refs/main"_s, 4),
                                entry(u"/etc/passwd"_s, 4) },
                              paths);
    QTEST(handout.refusal, "refusal");
    QTEST(int(handout.items.size()), "given");
}

void TestHandout::theCacheKeepsWhatIsMovedAway()
{
    const CacheTree tree;
    place(tree, u"a.txt"_s, "a");
    const auto handout = give(tree, { entry(u"a.txt"_s, 1) }, { u"a.txt"_s });
    QVERIFY(QFile::rename(handout.items.value(0).given, tree.at(u"elsewhere"_s)));
    QVERIFY(QFile::remove(tree.at(u"elsewhere"_s)));
    QCOMPARE(tree.read(snapshot(tree) + u"a.txt"_s), "a");
}

// Whoever keeps a large repo on another disk has linked its folder.
void TestHandout::aRepoOnAnotherFolder()
{
    const CacheTree tree;
    place(tree, u"a.txt"_s, "a");
    QVERIFY(QDir().rename(tree.at(u"models--o--m"_s), tree.folder.path() + u"/disk"_s));
    tree.link(tree.folder.path() + u"/disk"_s, u"models--o--m"_s);
    const auto handout = give(tree, { entry(u"a.txt"_s, 1) }, { u"a.txt"_s });
    QCOMPARE(handout.refusal, Refusal::None);
    QCOMPARE(bytesAt(handout.items.value(0).given), "a");
}

void TestHandout::whatLeadsOutIsRefused_data()
{
    QTest::addColumn<QString>("target"); // of the link in the snapshot
    QTest::newRow("up and away") << u"../../../../secret"_s;
    QTest::newRow("to a place by its name") << u"/etc/passwd"_s;
    QTest::newRow("to a ref of the same repo") << u"../../refs/main"_s;
    QTest::newRow("below the blobs") << u"../../blobs/sub/secret"_s;
    QTest::newRow("over a blob that leads out") << u"../../blobs/evil"_s;
}

void TestHandout::whatLeadsOutIsRefused()
{
    QFETCH(QString, target);
    const CacheTree tree;
    for (const auto *path : { "../secret", "models--o--m/refs/main", "models--o--m/blobs/sub/secret" }) {
        tree.write(QString::fromLatin1(path), "secret");
    }
    tree.link(u"../../../secret"_s, u"models--o--m/blobs/evil"_s);
    tree.link(target, snapshot(tree) + u"a.txt"_s);
    tree.link(u"../../../.."_s, snapshot(tree) + u"way"_s);
    const auto size = QFileInfo(tree.at(snapshot(tree) + u"a.txt"_s)).size();
    const QList listing{ entry(u"a.txt"_s, size), entry(u"way/secret"_s, 6) };
    QCOMPARE(give(tree, listing, { u"a.txt"_s }), (Handout{ {}, Refusal::Escapes }));
    QCOMPARE(give(tree, listing, { u"way/secret"_s }), (Handout{ {}, Refusal::Escapes }));
    QCOMPARE(give(tree, listing, { u"way/"_s }), (Handout{ {}, Refusal::Escapes }));
    QVERIFY(staged(tree).isEmpty());
}

void TestHandout::yesterdaysAreRemoved()
{
    const CacheTree tree;
    place(tree, u"a.txt"_s, "a");
    const QList listing{ entry(u"a.txt"_s, 1) };
    give(tree, listing, { u"a.txt"_s });
    give(tree, listing, { u"a.txt"_s });
    QCOMPARE(staged(tree).size(), 2);
    const auto old = tree.at(u"models--o--m/"_s + staged(tree).first());
    const utimbuf yesterday{ ::time(nullptr) - 90'000, ::time(nullptr) - 90'000 };
    QCOMPARE(::utime(QFile::encodeName(old).constData(), &yesterday), 0);
    give(tree, listing, { u"a.txt"_s });
    QCOMPARE(staged(tree).size(), 2);
    QVERIFY(!QFileInfo::exists(old));
    QCOMPARE(tree.read(snapshot(tree) + u"a.txt"_s), "a");
}

QTEST_GUILESS_MAIN(TestHandout)
#include "tst_handout_posix.moc"
