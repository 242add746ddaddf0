// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/linediff.h"
#include "tests/fakehub/asker.h"

#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

// What is told of a repository besides its files: commits and what they changed, what scanners found, and
// which other models it belongs to.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hunksAreThoseOfDiff_data();
    void hunksAreThoseOfDiff();
    void longTextsEndInTime();
    void commitsComeByNumber();
    void commitsNameAllAuthors();
    void aComparisonIsADiff();
    void aCommitIsComparedWithTheOneBefore();
    void wrongComparisonsAreRefused_data();
    void wrongComparisonsAreRefused();
    void scannersAreHeard();
    void theRepositoryNamesItsWorstFiles();
    void lineageIsTold();
    void evaluationFilesAreRead();
    void costlyPropertiesComeWhenAskedFor();

private:
    QJsonObject expanded(const QByteArray &id, const QByteArray &name);

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
    QString m_first;
    QString m_second;
};

namespace
{

const QByteArray repo = "/api/models/org/base";

QByteArray card(const QByteArray &base, const QByteArray &more = {})
{
    return "---\nlicense: mit\nlibrary_name: transformers\nbase_model: " + base + '\n' + more + "---\n# A\n";
}

QByteArray lines(int count, const QByteArray &word)
{
    QByteArray out;
    for (int n = 0; n < count; ++n) {
        out += word + ' ' + QByteArray::number(n) + '\n';
    }
    return out;
}

} // namespace

void TestHistory::initTestCase()
{
    m_hub = std::make_unique<Server>();
    m_asker = std::make_unique<Asker>(*m_hub);
    const QByteArray results = "- dataset:\n    id: org/exam\n    task_id: default\n  value: 71.5\n  date: "
                               "\"2026-05-02\"\n  source:\n    url: https://example.invalid/run\n"
                               "- dataset: {id: org/exam, task_id: hard}\n  value: 40\n";
    m_first = m_hub->addRepo(RepoKind::Model,
                             u"org/base"_s,
                             { { u"README.md"_s, QByteArray("one\ntwo\nthree\n") },
                               { u".eval_results/exam.yaml"_s, results },
                               { u".eval_results/torn.yaml"_s, QByteArray("- dataset: {id: org/exam}\n") },
                               { u".eval_results/notes.txt"_s, QByteArray("not a result\n") },
                               { u"old.bin"_s, Blob::seeded(5, 2000) },
                               { u"weights.safetensors"_s, Blob::seeded(6, 2000) } });
    m_second = m_hub->commit(RepoKind::Model,
                             u"org/base"_s,
                             { .add = { { u"README.md"_s, QByteArray("one\n2\nthree\n") },
                                        { u"new.txt"_s, QByteArray("no end") },
                                        { u"old.bin"_s, Blob::seeded(7, 2000) } },
                               .title = u"Change <two>"_s,
                               .message = u"Because."_s,
                               .author = u"ann"_s,
                               .coAuthors = { u"ben"_s } });
    m_hub->edit(RepoKind::Model, u"org/base"_s, [](Repo &base) {
        base.findings.insert(u"old.bin"_s,
                             { { .scanner = u"pickleImportScan"_s,
                                 .status = u"unsafe"_s,
                                 .message = u"Runs a shell."_s,
                                 .reportLink = {},
                                 .reportLabel = {},
                                 .pickleImports = { QJsonObject{ { u"module"_s, u"os"_s },
                                                                 { u"name"_s, u"system"_s },
                                                                 { u"safety"_s, u"dangerous"_s } } } } });
        base.findings.insert(u"new.txt"_s,
                             { { .scanner = u"jFrogScan"_s,
                                 .status = u"suspicious"_s,
                                 .message = {},
                                 .reportLink = {},
                                 .reportLabel = {},
                                 .pickleImports = {} } });
    });
    const auto add = [this](const char *id, const QByteArray &text) {
        m_hub->addRepo(RepoKind::Model, QString::fromLatin1(id), { { u"README.md"_s, text } });
    };
    add("org/tuned", card("org/base"));
    add("org/quantized", card("org/base", "base_model_relation: quantized\n"));
    add("org/merged", card("[org/base, org/tuned]"));
    add("org/other", card("org/somewhere-else"));
}

QJsonObject TestHistory::expanded(const QByteArray &id, const QByteArray &name)
{
    return m_asker->get("/api/models/" + id + "?expand=" + name).object();
}

void TestHistory::hunksAreThoseOfDiff_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("hunks");
    const auto row = [](const char *name, const QByteArray &a, const QByteArray &b, const QByteArray &hunks) {
        QTest::newRow(name) << a << b << hunks;
    };
    row("the same", "a\nb\n", "a\nb\n", "");
    row("one line of three", "a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
    row("from nothing", "", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n");
    row("to nothing", "a\n", "", "@@ -1,1 +0,0 @@\n-a\n");
    row("no end of line", "a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
    row("what both share stays", "a\nb\nc\nd\n", "b\nc\nx\nd\n", "@@ -1,4 +1,4 @@\n-a\n b\n c\n+x\n d\n");
    row("two hunks far apart",
        "x\n" + lines(10, "same") + "y\n",
        "X\n" + lines(10, "same") + "Y\n",
        "@@ -1,4 +1,4 @@\n-x\n+X\n same 0\n same 1\n same 2\n"
        "@@ -9,4 +9,4 @@\n same 7\n same 8\n same 9\n-y\n+Y\n");
    row("one hunk close together",
        "x\n" + lines(6, "s") + "y\n",
        "X\n" + lines(6, "s") + "Y\n",
        "@@ -1,8 +1,8 @@\n-x\n+X\n s 0\n s 1\n s 2\n s 3\n s 4\n s 5\n-y\n+Y\n");
}

void TestHistory::hunksAreThoseOfDiff()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QTEST(unifiedHunks(before, after), "hunks");
}

void TestHistory::longTextsEndInTime()
{
    const auto hunks = unifiedHunks(lines(50'000, "before"), lines(50'000, "after"));
    QVERIFY(hunks.startsWith("@@ -1,50000 +1,50000 @@\n-before 0\n"));
    QCOMPARE(hunks.count('\n'), 100'001);
}

void TestHistory::commitsComeByNumber()
{
    const auto first = m_asker->get(repo + "/commits/main?limit=1&p=0");
    QCOMPARE(first.array()[0]["id"_L1].toString(), m_second);
    const auto second = m_asker->get(first.nextLink());
    QVERIFY(first.nextLink().contains("p=1"));
    QCOMPARE(second.array()[0]["id"_L1].toString(), m_first);
    QVERIFY(second.nextLink().isEmpty());
    QCOMPARE(m_asker->get(repo + "/commits/main?p=900000000000000000").array().size(), 0);
    QCOMPARE(m_asker->get(repo + "/commits/main?p=-3").array().size(), 2);
}

void TestHistory::commitsNameAllAuthors()
{
    const auto commit = m_asker->get(repo + "/commits/main?expand[]=formatted").array()[0].toObject();
    QCOMPARE(commit["authors"_L1].toArray().size(), 2);
    QCOMPARE(commit["authors"_L1][1]["user"_L1].toString(), u"ben"_s);
    QCOMPARE(commit["authors"_L1][1]["avatar"_L1].toString(), u"/avatars/ben.svg"_s);
    QCOMPARE(commit["message"_L1].toString(), u"Because."_s);
    QCOMPARE(commit["formatted"_L1]["title"_L1].toString(), u"Change &lt;two&gt;"_s);
}

void TestHistory::aComparisonIsADiff()
{
    const QByteArray spec = m_first.toLatin1() + ".." + m_second.toLatin1();
    const auto raw = m_asker->get(repo + "/compare/" + spec + "?raw=true");
    QVERIFY(raw.header("Content-Type").startsWith("text/plain"));
    const QByteArray diff = raw.body;
    QVERIFY2(diff.contains("--- a/README.md\n+++ b/README.md\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"),
             diff.constData());
    QVERIFY2(diff.contains("diff --git a/new.txt b/new.txt\nnew file mode 100644\n"), diff.constData());
    QVERIFY(diff.contains("--- /dev/null\n+++ b/new.txt\n@@ -0,0 +1,1 @@\n+no end\n\\ No newline"));
    QVERIFY(diff.contains(" version https://git-lfs.github.com/spec/v1\n-oid sha256:")); // not the weights
    QVERIFY(!diff.contains("weights.safetensors"));
    const auto json = m_asker->get(repo + "/compare/" + spec);
    const auto text = QJsonDocument::fromJson('[' + json.body + ']').array().first();
    QCOMPARE(text.toString().toUtf8(), diff);
    QCOMPARE(m_asker->get(repo + "/compare/main...main?raw=1").body, QByteArray());
    const auto back = m_asker->get(repo + "/compare/main.." + m_first.toLatin1() + "?raw=1").body;
    QVERIFY(back.contains("deleted file mode 100644"));
}

void TestHistory::aCommitIsComparedWithTheOneBefore()
{
    const QByteArray second = m_second.toLatin1();
    const auto own = m_asker->get(repo + "/compare/" + second + "%5E.." + second + "?raw=true").body;
    const auto both
        = m_asker->get(repo + "/compare/" + m_first.toLatin1() + ".." + second + "?raw=true").body;
    QCOMPARE(own, both);
    const QByteArray first = m_first.toLatin1();
    const auto all = m_asker->get(repo + "/compare/" + first + "^.." + first + "?raw=true").body;
    QCOMPARE(all.count("new file mode"), 6);
}

void TestHistory::wrongComparisonsAreRefused_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<int>("status");
    QTest::newRow("one revision") << QByteArray("main") << 400;
    QTest::newRow("nothing before") << QByteArray("..main") << 400;
    QTest::newRow("nothing after") << QByteArray("main..") << 400;
    QTest::newRow("nothing at all") << QByteArray() << 400;
    QTest::newRow("no such revision") << QByteArray("main..gone") << 404;
    QTest::newRow("no such revision before it") << QByteArray("gone^..main") << 404;
}

void TestHistory::wrongComparisonsAreRefused()
{
    QFETCH(const QByteArray, spec);
    QFETCH(const int, status);
    QCOMPARE(m_asker->get(repo + "/compare/" + spec).status, status);
}

void TestHistory::scannersAreHeard()
{
    QHash<QString, QJsonObject> seen;
    for (const auto &entry : m_asker->get(repo + "/tree/main?expand=true").array()) {
        seen.insert(entry["path"_L1].toString(), entry["securityFileStatus"_L1].toObject());
    }
    QCOMPARE(seen[u"old.bin"_s]["status"_L1].toString(), u"unsafe"_s);
    const auto pickle = seen[u"old.bin"_s].value("pickleImportScan"_L1);
    QCOMPARE(pickle["pickleImports"_L1][0]["module"_L1].toString(), u"os"_s);
    QCOMPARE(pickle["message"_L1].toString(), u"Runs a shell."_s);
    QCOMPARE(seen[u"old.bin"_s]["avScan"_L1]["status"_L1].toString(), u"safe"_s);
    QCOMPARE(seen[u"new.txt"_s]["status"_L1].toString(), u"suspicious"_s);
    QCOMPARE(seen[u"README.md"_s]["status"_L1].toString(), u"safe"_s);
    QCOMPARE(seen[u"weights.safetensors"_s]["jFrogScan"_L1]["status"_L1].toString(), u"unscanned"_s);
}

void TestHistory::theRepositoryNamesItsWorstFiles()
{
    const auto scan = m_asker->get(repo + "/scan").object();
    QCOMPARE(m_asker->get(repo + "?securityStatus=true").object()["securityRepoStatus"_L1].toObject(), scan);
    QVERIFY(scan["scansDone"_L1].toBool());
    const auto files = scan["filesWithIssues"_L1].toArray();
    QCOMPARE(files.size(), 2);
    QCOMPARE(files[0]["path"_L1].toString(), u"old.bin"_s);
    QCOMPARE(files[0]["level"_L1].toString(), u"unsafe"_s);
    QCOMPARE(files[1]["level"_L1].toString(), u"suspicious"_s);
}

void TestHistory::lineageIsTold()
{
    QCOMPARE(expanded("org/base", "childrenModelCount")["childrenModelCount"_L1].toInt(), 3);
    QCOMPARE(expanded("org/tuned", "childrenModelCount")["childrenModelCount"_L1].toInt(), 1);
    QVERIFY(expanded("org/base", "baseModels")["baseModels"_L1].isNull());
    const auto of
        = [this](const QByteArray &id) { return expanded(id, "baseModels").value("baseModels"_L1); };
    QCOMPARE(of("org/tuned")["relation"_L1].toString(), u"finetune"_s);
    QCOMPARE(of("org/quantized")["relation"_L1].toString(), u"quantized"_s);
    QCOMPARE(of("org/merged")["relation"_L1].toString(), u"merge"_s);
    QCOMPARE(of("org/merged")["models"_L1][1]["id"_L1].toString(), u"org/tuned"_s);
    QCOMPARE(m_asker->get("/api/models?filter=base_model:merge:org/base").array().size(), 1);
}

void TestHistory::evaluationFilesAreRead()
{
    const auto results = expanded("org/base", "evalResults")["evalResults"_L1].toArray();
    QCOMPARE(results.size(), 3);
    QCOMPARE(results[0]["data"_L1]["dataset"_L1]["id"_L1].toString(), u"org/exam"_s);
    QCOMPARE(results[0]["data"_L1]["value"_L1].toDouble(), 71.5);
    QCOMPARE(results[0]["data"_L1]["source"_L1]["url"_L1].toString(), u"https://example.invalid/run"_s);
    QCOMPARE(results[1]["data"_L1]["dataset"_L1]["task_id"_L1].toString(), u"hard"_s);
    QCOMPARE(results[2]["filename"_L1].toString(), u".eval_results/torn.yaml"_s);
    QVERIFY(!results[2]["error"_L1].toString().isEmpty());
}

void TestHistory::costlyPropertiesComeWhenAskedFor()
{
    const auto whole = m_asker->get(repo).object();
    QVERIFY(whole.contains("spaces"_L1));
    for (const auto &name : { "baseModels"_L1, "childrenModelCount"_L1, "evalResults"_L1 }) {
        QVERIFY2(!whole.contains(name), name.data());
    }
    QCOMPARE(expanded("org/base", "spaces").keys(), (QStringList{ u"_id"_s, u"id"_s, u"spaces"_s }));
    QCOMPARE(expanded("org/tuned", "transformersInfo")["transformersInfo"_L1]["auto_model"_L1].toString(),
             u"AutoModel"_s);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
