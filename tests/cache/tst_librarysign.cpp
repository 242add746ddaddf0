// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachescan.h"
#include "core/cache/folder.h"
#include "tests/cache/cachetree.h"

#include <QDateTime>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What a scan says of the library that a repo is made for.
class TestLibrarySign : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isFound_data();
    void isFound();
    void ofTheRevisionInUse();
    void usesNothing();
    void readsNothingOutside();
    void isFoundAgainWhenTheCardChanges();
};

namespace
{

using Files = QList<std::pair<QString, QByteArray>>;

void addRevision(const CacheTree &cache, QChar letter, const Files &files, const QString &folder)
{
    int number = letter.unicode() * 1000;
    for (const auto &[path, content] : files) {
        const auto blob = u"%1"_s.arg(number++, 64, 10, QChar(u'0'));
        cache.write(folder + "/blobs/"_L1 + blob, content);
        const auto up = u"../"_s.repeated(int(path.count(u'/')) + 2);
        cache.link(up + "blobs/"_L1 + blob, u"%1/snapshots/%2/%3"_s.arg(folder, QString(40, letter), path));
    }
}

QString libraryIn(const CacheTree &cache)
{
    const auto report = scanCacheNow(QFileInfo(cache.root).canonicalFilePath(), {});
    return report && !report->repos.isEmpty() ? report->repos.first().library : u"no repo"_s;
}

} // namespace

void TestLibrarySign::isFound_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<Files>("files");
    QTest::addColumn<QString>("library");
    const auto model = u"models--o--m"_s;
    const auto row = [](const char *name, const QString &folder, const Files &files, const QString &library) {
        QTest::newRow(name) << folder << files << library;
    };
    row("the card says it",
        model,
        { { u"README.md"_s, "---\nlibrary_name: PaddleNLP\n---\n# m\n" }, { u"modules.json"_s, "[]" } },
        u"paddlenlp"_s);
    row("a card without it", model, { { u"README.md"_s, "---\nlicense: mit\n---\n" } }, {});
    row("a card that is no YAML, and a config",
        model,
        { { u"README.md"_s, "---\n: [\n---\n" }, { u"config.json"_s, "{\"model_type\": \"bert\"}" } },
        u"transformers"_s);
    row("weights of llama.cpp", model, { { u"q/m-Q4.gguf"_s, "GGUF" } }, u"gguf"_s);
    row("an adapter", model, { { u"adapter_config.json"_s, "{}" } }, u"peft"_s);
    row("sentence transformers",
        model,
        { { u"modules.json"_s, "[]" }, { u"config.json"_s, "{\"model_type\": \"bert\"}" } },
        u"sentence-transformers"_s);
    row("a pipeline", model, { { u"model_index.json"_s, "{}" } }, u"diffusers"_s);
    row("one of timm", model, { { u"config.json"_s, "{\"pretrained_cfg\": {}}" } }, u"timm"_s);
    row("a config of nobody", model, { { u"config.json"_s, "{\"a\": 1}" } }, {});
    row("a config that is none", model, { { u"config.json"_s, "[" } }, {});
    row("a large config", model, { { u"config.json"_s, QByteArray(2 << 20, ' ') + "{}" } }, {});
    row("the SDK of a Space",
        u"spaces--o--s"_s,
        { { u"README.md"_s, "---\nsdk: gradio\n---\n" } },
        u"gradio"_s);
    row("a dataset has none", u"datasets--o--d"_s, { { u"README.md"_s, "---\nlibrary_name: x\n---\n" } }, {});
}

void TestLibrarySign::isFound()
{
    QFETCH(const QString, folder);
    QFETCH(const Files, files);
    QFETCH(const QString, library);
    const CacheTree cache;
    addRevision(cache, u'1', files, folder);
    QCOMPARE(libraryIn(cache), library);
}

void TestLibrarySign::ofTheRevisionInUse()
{
    const CacheTree cache;
    const auto folder = u"models--o--m"_s;
    addRevision(cache, u'1', { { u"model_index.json"_s, "{}" } }, folder);
    cache.write(folder + "/refs/main"_L1, QByteArray(40, '1'));
    addRevision(cache, u'2', { { u"x.gguf"_s, "GGUF" } }, folder); // newer, and nothing asks for it
    QCOMPARE(libraryIn(cache), u"diffusers"_s);
}

void TestLibrarySign::usesNothing()
{
    const CacheTree cache;
    addRevision(cache, u'1', { { u"README.md"_s, "---\nlibrary_name: timm\n---\n" } }, u"models--o--m"_s);
    const auto blob = QFileInfo(cache.at(u"models--o--m/snapshots/%1/README.md"_s.arg(QString(40, u'1'))))
                          .canonicalFilePath();
    QFile file(blob);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto longAgo = QDateTime::currentDateTimeUtc().addYears(-1);
    QVERIFY(file.setFileTime(longAgo, QFileDevice::FileModificationTime));
    QVERIFY(file.setFileTime(longAgo, QFileDevice::FileAccessTime));
    file.close();
    const auto before = Folder::lookAt(blob)->accessedMs;
    QCOMPARE(libraryIn(cache), u"timm"_s);
    QCOMPARE(Folder::lookAt(blob)->accessedMs, before);
}

void TestLibrarySign::readsNothingOutside()
{
    const CacheTree cache;
    const auto outside = cache.folder.filePath(u"card"_s);
    QFile file(outside);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("---\nlibrary_name: timm\n---\n") > 0);
    file.close();
    cache.link(outside, u"models--o--m/snapshots/%1/README.md"_s.arg(QString(40, u'1')));
    QCOMPARE(libraryIn(cache), QString());
}

void TestLibrarySign::isFoundAgainWhenTheCardChanges()
{
    const CacheTree cache;
    const auto folder = u"models--o--m"_s;
    addRevision(cache, u'1', { { u"README.md"_s, "---\nlibrary_name: timm\n---\n" } }, folder);
    cache.write(folder + "/refs/main"_L1, QByteArray(40, '1'));
    QCOMPARE(libraryIn(cache), u"timm"_s);
    addRevision(cache, u'2', { { u"README.md"_s, "---\nlibrary_name: peft\n---\n" } }, folder);
    cache.write(folder + "/refs/main"_L1, QByteArray(40, '2'));
    QCOMPARE(libraryIn(cache), u"peft"_s);
}

QTEST_GUILESS_MAIN(TestLibrarySign)
#include "tst_librarysign.moc"
