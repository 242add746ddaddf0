// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "tests/cli/clirunner.h"
#include "tests/support/disktree.h"

using namespace FakeHub;
using namespace Qt::StringLiterals;

namespace
{

const QString hostile = u"mallory/hostile-paths"_s;
const QStringList good{
    u"Case.txt"_s, u"README.md"_s, u"case.txt"_s, u"good/config.json"_s, u"good/weights.bin"_s
};

} // namespace

/// The hostile repo of the demo through the command line: the good files arrive, every other one is refused
/// by name, and nothing is written where it does not belong.
class TestHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyBadPathIsRefusedByName();
    void nothingIsWrittenOutsideTheRepo();
    void peopleAreTold();
    void withoutTheBadOnesAllIsWell();
    void aDryRunSaysSoBefore();
    void anUnsafePathAloneIsAnError_data();
    void anUnsafePathAloneIsAnError();
    void listingsPrintNoControlCharacter();

private:
    QStringList badPaths() const;
    /// What a download wrote beside the files it should have: everything in the home and above the cache.
    QStringList written() const { return DiskTree::lines(m_cli->home.path()); }

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<CliRunner> m_cli;
};

void TestHostile::init()
{
    m_hub = std::make_unique<Server>();
    m_hub->addDemoContent();
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
    // Deep enough that every ".." of the listing still leads into this home.
    m_cli->variables.insert(u"HF_HUB_CACHE"_s, m_cli->home.filePath(u"a/b/c/hub"_s));
}

QStringList TestHostile::badPaths() const
{
    QStringList bad;
    m_hub->edit(RepoKind::Model, hostile, [&](Repo &repo) {
        for (const auto &path : repo.head()->tree().keys()) {
            if (!good.contains(path)) {
                bad << path;
            }
        }
    });
    return bad;
}

void TestHostile::everyBadPathIsRefusedByName()
{
    const auto ended = m_cli->run({ u"download"_s, hostile, u"--json"_s });
    // All that may be placed is, and yet a script must see that something is missing.
    QVERIFY2(ended.code == 1, (ended.out + ended.err).constData());
    const auto files = ended.json()["files"_L1].toArray();
    QMap<QString, QJsonObject> byPath;
    for (const auto &file : files) {
        byPath[file["path"_L1].toString()] = file.toObject();
    }
    const auto bad = badPaths();
    QVERIFY(bad.size() >= 20);
    QCOMPARE(byPath.size(), bad.size() + good.size());
    for (const auto &path : bad) {
        const auto error = byPath[path]["error"_L1];
        QCOMPARE(byPath[path]["state"_L1].toString(), u"skipped"_s);
        QCOMPARE(error["kind"_L1].toString(), u"unsafe"_s);
        const auto message = error["message"_L1].toString();
        QVERIFY2(message.contains(u"refused: "_s), qPrintable(message));
        const bool plain = std::ranges::all_of(path, [](QChar c) {
            return c.unicode() >= 0x20 && (c.unicode() < 0x2000 || c.unicode() > 0x2070);
        });
        QVERIFY2(!plain || message.contains(path), qPrintable(message));
    }
    const QDir snapshot(ended.json()["path"_L1].toString());
    for (const auto &path : good) {
        QCOMPARE(byPath[path]["state"_L1].toString(), u"downloaded"_s);
        QFile file(snapshot.filePath(path));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QByteArray content;
        m_hub->edit(RepoKind::Model, hostile, [&](Repo &repo) {
            content = repo.head()->tree().value(path).blob.bytes();
        });
        QVERIFY2(file.readAll() == content, qPrintable(path));
    }
}

void TestHostile::nothingIsWrittenOutsideTheRepo()
{
    QDir(m_cli->home.path()).mkpath(u"a/b/c/hub/models--other--repo/snapshots"_s);
    for (const auto &name :
         { u"x"_s, u"a/x"_s, u"a/b/c/x"_s, u"a/b/c/hub/x"_s, u"a/b/c/hub/models--other--repo/x"_s }) {
        QFile bait(m_cli->home.filePath(name)); // would be overwritten
        QVERIFY(bait.open(QIODevice::WriteOnly) && bait.write("mine") == 4);
    }
    const bool hadEtcX = QFile::exists(u"/etc/x"_s);
    const auto before = written();
    QCOMPARE(m_cli->run({ u"download"_s, hostile, u"--json"_s }).code, 1);
    QStringList names;
    for (const auto &line : written()) {
        if (before.contains(line)) {
            continue;
        }
        const QRegularExpression ours(
            u"\\Aa/b/c/hub/(CACHEDIR\\.TAG |models--mallory--hostile-paths/(blobs/[0-9a-f]+ |refs/main |"
            "trees/[0-9a-f]{40}\\.json )|\\.locks/models--mallory--hostile-paths/[0-9a-f]+\\.lock )"_s);
        const QRegularExpression inSnapshot(
            u"\\Aa/b/c/hub/models--mallory--hostile-paths/snapshots/[0-9a-f]{40}/(.*) \\d{4} -> (.*)\\z"_s);
        if (const auto link = inSnapshot.match(line); link.hasMatch()) {
            names << link.captured(1);
            QVERIFY2(link.captured(2).contains(QRegularExpression(u"\\A(\\.\\./){2,3}blobs/[0-9a-f]+\\z"_s)),
                     qPrintable(line));
            continue;
        }
        const auto place = line.section(u' ', 0, 0);
        const bool folder = place.endsWith(u'/');
        const bool settings = place.startsWith(u'.') || place.startsWith(u"hf/"_s);
        QVERIFY2(folder || settings || ours.match(line).hasMatch(), qPrintable(line));
    }
    names.sort();
    QCOMPARE(names, good);
    const auto after = written();
    for (const auto &line : before) {
        QVERIFY2(after.contains(line) || line.section(u' ', 0, 0).endsWith(u'/'), qPrintable(line));
    }
    QCOMPARE(QFile::exists(u"/etc/x"_s), hadEtcX);
}

void TestHostile::peopleAreTold()
{
    const auto ended = m_cli->run({ u"download"_s, hostile });
    QVERIFY2(ended.code == 1, ended.err.constData());
    QVERIFY2(ended.err.contains("../x was left out"), ended.err.constData());
    for (const char c : ended.out + ended.err) {
        QVERIFY2(uchar(c) >= 0x20 || c == '\n' || c == '\r',
                 (ended.out + ended.err).toPercentEncoding(" ").constData());
    }
}

void TestHostile::withoutTheBadOnesAllIsWell()
{
    const auto ended = m_cli->run({ u"download"_s, hostile, u"--include"_s, u"good/*"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(ended.json()["files"_L1].toArray().size(), 2);
}

void TestHostile::aDryRunSaysSoBefore()
{
    const auto ended = m_cli->run({ u"download"_s, hostile, u"--dry-run"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, ended.out.constData());
    int skipped = 0;
    for (const auto &file : ended.json()["files"_L1].toArray()) {
        skipped += file["error"_L1]["kind"_L1] == "unsafe"_L1 ? 1 : 0;
    }
    QCOMPARE(skipped, badPaths().size());
    QVERIFY(!QFile::exists(m_cli->home.filePath(u"a"_s))); // a dry run writes nothing at all
}

void TestHostile::anUnsafePathAloneIsAnError_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a step up") << u"../x"_s;
    QTest::newRow("absolute") << u"/etc/x"_s;
    QTest::newRow("a drive") << u"C:/x"_s;
    QTest::newRow("a device") << u"nul.txt"_s;
}

/// Who asks for one file and does not get it must not be told that all went well.
void TestHostile::anUnsafePathAloneIsAnError()
{
    QFETCH(QString, path);
    const auto ended = m_cli->run({ u"download"_s, hostile, path, u"--json"_s });
    QVERIFY2(ended.code == 1, (QByteArray::number(ended.code) + ended.out + ended.err).constData());
    QCOMPARE(ended.errorKind(), u"unsafe"_s);
    QVERIFY2(ended.out.contains(path.toUtf8()), ended.out.constData());
}

void TestHostile::listingsPrintNoControlCharacter()
{
    const auto ended = m_cli->run({ u"ls"_s, hostile, u"-R"_s });
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(ended.out.contains("good/weights.bin"));
    for (const char c : ended.out) {
        QVERIFY2(uchar(c) >= 0x20 || c == '\n', ended.out.toPercentEncoding(" \n").constData());
    }
    QVERIFY(!ended.out.contains("\u202e"));
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
