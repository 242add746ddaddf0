// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/frontmatter.h"
#include "tests/fakehub/asker.h"

#include <QSet>
#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

// The demo content behind the listing and repository routes.
class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thereIsEnoughToLookAt();
    void pagesCoverEveryModelOnce();
    void filtersNarrow_data();
    void filtersNarrow();
    void sortsGoDown_data();
    void sortsGoDown();
    void expandBringsWhatWasAskedForAlone();
    void fiftyThousandFilesComeInPages();
    void theHostilePathsAreListedAsTheyAre();
    void hashesInTheTreeAreTheContents();
    void refsOfHeron();
    void commitsAreNewestFirst();
    void privateOnesAreForTheirOwners();
    void gatedHashesAreMasked();
    void whoamiKnowsItsTokens();
    void unchangedAnswersAre304();
    void pathsInfoLeavesOutWhatIsMissing();
    void shardHeadersComeInOneAnswer();
    void smallRoutesAnswer_data();
    void smallRoutesAnswer();
    void frontMatterIsRead();
    void theNextStartHasTheSameCommits();

private:
    QStringList ids(const QByteArray &target);

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
};

void TestDemo::initTestCase()
{
    m_hub = std::make_unique<Server>();
    m_hub->addDemoContent();
    m_asker = std::make_unique<Asker>(*m_hub);
}

QStringList TestDemo::ids(const QByteArray &target)
{
    QStringList out;
    QByteArray next = target;
    while (!next.isEmpty()) {
        const auto reply = m_asker->get(next);
        for (const auto &item : reply.array()) {
            out.append(item.toObject()["id"_L1].toString());
        }
        next = reply.nextLink();
    }
    return out;
}

void TestDemo::thereIsEnoughToLookAt()
{
    QVERIFY(ids("/api/models").size() >= 600);
    QVERIFY(ids("/api/datasets").size() >= 12);
    QVERIFY(ids("/api/spaces").size() >= 8);
}

void TestDemo::pagesCoverEveryModelOnce()
{
    const auto paged = ids("/api/models?limit=50&sort=downloads");
    QCOMPARE(QSet<QString>(paged.begin(), paged.end()).size(), paged.size());
    QCOMPARE(paged, ids("/api/models?limit=1000&sort=downloads"));
    QCOMPARE(m_asker->get("/api/models?limit=5").header("X-Total-Count"), QByteArray::number(paged.size()));
}

void TestDemo::filtersNarrow_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    const auto heron = u"northlight/Heron-8B-Instruct"_s;
    const auto sable = u"quillworks/Sable-3B-Instruct"_s;
    const auto gguf = u"quillworks/Sable-3B-Instruct-GGUF"_s;
    QTest::newRow("search, any case") << QByteArray("search=heron-8b") << heron << sable;
    QTest::newRow("two searches") << QByteArray("search=heron&search=awq") << heron + u"-AWQ"_s << heron;
    QTest::newRow("author") << QByteArray("author=quillworks") << sable << heron;
    QTest::newRow("two tags") << QByteArray("filter=license:mit&filter=de") << sable << heron;
    QTest::newRow("task") << QByteArray("pipeline_tag=sentence-similarity") << u"northlight/Wren-Embed"_s
                          << heron;
    QTest::newRow("parameters between") << QByteArray("num_parameters=min:6B,max:9B") << heron << sable;
    QTest::newRow("parameters at most") << QByteArray("num_parameters=max:4B") << sable << heron;
    QTest::newRow("an app") << QByteArray("apps=ollama") << gguf << heron;
    QTest::newRow("warm") << QByteArray("inference=warm") << heron << gguf;
    QTest::newRow("gated") << QByteArray("gated=true") << u"halden-research/Aster-A3B-Thinking"_s << heron;
    QTest::newRow("base model") << QByteArray("filter=base_model:quantized:quillworks/Sable-3B-Instruct")
                                << gguf << sable;
}

void TestDemo::filtersNarrow()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QString, in);
    QFETCH(const QString, out);
    const auto found = ids("/api/models?" + query);
    QVERIFY2(found.contains(in), qPrintable(found.join(u' ')));
    QVERIFY2(!found.contains(out), qPrintable(found.join(u' ')));
}

void TestDemo::sortsGoDown_data()
{
    QTest::addColumn<QString>("key");
    for (const auto &key :
         { u"createdAt"_s, u"downloads"_s, u"lastModified"_s, u"likes"_s, u"trendingScore"_s }) {
        QTest::newRow(qPrintable(key)) << key;
    }
}

void TestDemo::sortsGoDown()
{
    QFETCH(const QString, key);
    const auto items = m_asker->get("/api/models?limit=200&full=true&sort=" + key.toLatin1()).array();
    for (qsizetype n = 1; n < items.size(); ++n) {
        const auto before = items[n - 1].toObject()[key];
        const auto after = items[n].toObject()[key];
        QVERIFY(before.isString() ? before.toString() >= after.toString()
                                  : before.toDouble() >= after.toDouble());
    }
}

void TestDemo::expandBringsWhatWasAskedForAlone()
{
    const auto item
        = m_asker->get("/api/models?limit=1&expand=safetensors&expand=gated").array()[0].toObject();
    QCOMPARE(item.keys(), (QStringList{ u"_id"_s, u"gated"_s, u"id"_s, u"safetensors"_s }));
    QCOMPARE(item["safetensors"_L1].toObject()["total"_L1].toInteger(), 8030261248);
    const auto bad = m_asker->get("/api/models/northlight/two-gib?expand=nonsense");
    QCOMPARE(bad.status, 400);
    QVERIFY(bad.object()["error"_L1].toString().startsWith("\"expand\" must be one of"_L1));
}

void TestDemo::fiftyThousandFilesComeInPages()
{
    qsizetype files = 0;
    int pages = 0;
    QByteArray next = "/api/models/northlight/fifty-thousand/tree/main?recursive=true";
    while (!next.isEmpty()) {
        const auto reply = m_asker->get(next);
        QCOMPARE(reply.status, 200);
        for (const auto &item : reply.array()) {
            files += item.toObject()["type"_L1].toString() == "file"_L1 ? 1 : 0;
        }
        ++pages;
        next = reply.nextLink();
    }
    QCOMPARE(files, 50'000);
    QCOMPARE(pages, 51); // 500 folders too
    QCOMPARE(
        m_asker->get("/api/models/northlight/fifty-thousand/tree/main/part-007?expand=true").array().size(),
        50);
}

void TestDemo::theHostilePathsAreListedAsTheyAre()
{
    QStringList paths;
    for (const auto &item :
         m_asker->get("/api/models/mallory/hostile-paths/tree/main?recursive=true").array()) {
        paths.append(item.toObject()["path"_L1].toString());
    }
    for (const auto &path : { u"../x"_s,
                              u"/etc/x"_s,
                              u"C:\\x"_s,
                              u"a/../../x"_s,
                              u"CON"_s,
                              u"trailing-space "_s,
                              u"good/config.json"_s,
                              u"Case.txt"_s,
                              u"case.txt"_s }) {
        QVERIFY2(paths.contains(path), qPrintable(path));
    }
}

void TestDemo::hashesInTheTreeAreTheContents()
{
    const auto entries = m_asker->get("/api/models/northlight/Wren-Embed/tree/main?recursive=true").array();
    int checked = 0;
    for (const auto &value : entries) {
        const auto entry = value.toObject();
        if (entry["type"_L1].toString() != "file"_L1) {
            continue;
        }
        const auto first
            = m_asker->get("/northlight/Wren-Embed/resolve/main/" + entry["path"_L1].toString().toUtf8());
        const Blob content(m_asker->get(first.header("Location")).body);
        QCOMPARE(content.size(), entry["size"_L1].toInteger());
        const auto lfs = entry["lfs"_L1].toObject();
        QCOMPARE(QString::fromLatin1(lfs.isEmpty() ? content.gitSha1() : content.sha256()),
                 lfs.isEmpty() ? entry["oid"_L1].toString() : lfs["oid"_L1].toString());
        ++checked;
    }
    QVERIFY(checked >= 6);
}

void TestDemo::refsOfHeron()
{
    const auto refs = m_asker->get("/api/models/northlight/Heron-8B-Instruct/refs?include_prs=1").object();
    QCOMPARE(refs["branches"_L1].toArray().size(), 2);
    QCOMPARE(refs["tags"_L1].toArray().size(), 2);
    QCOMPARE(refs["pullRequests"_L1].toArray().size(), 2);
    QVERIFY(
        !m_asker->get("/api/models/northlight/Heron-8B-Instruct/refs").object().contains("pullRequests"_L1));
    QCOMPARE(m_asker->get("/api/models/northlight/Heron-8B-Instruct/revision/refs%2Fpr%2F2?expand=siblings")
                 .status,
             200);
}

void TestDemo::commitsAreNewestFirst()
{
    const auto first = m_asker->get("/api/models/northlight/Heron-8B-Instruct/commits/main?limit=30");
    QCOMPARE(first.array().size(), 30);
    const auto rest = m_asker->get(first.nextLink());
    QCOMPARE(rest.array().size(), 7);
    QCOMPARE(rest.array().last().toObject()["title"_L1].toString(), u"Initial commit"_s);
    QVERIFY(first.array()[0].toObject()["date"_L1].toString()
            > first.array()[1].toObject()["date"_L1].toString());
}

void TestDemo::privateOnesAreForTheirOwners()
{
    QVERIFY(!ids("/api/models?author=demo").contains(u"demo/draft-notes"_s));
    QCOMPARE(m_asker->getAs("hf_demo", "/api/models?author=demo").array().size(), 1);
    QCOMPARE(m_asker->getAs("hf_other", "/api/models/demo/draft-notes").status, 404);
}

void TestDemo::gatedHashesAreMasked()
{
    m_hub->edit(RepoKind::Model, u"lowland-bio/Reed-2B-Clinical"_s, [](Repo &repo) { repo.xet = true; });
    for (const auto &item :
         m_asker->getAs("hf_demo", "/api/models/lowland-bio/Reed-2B-Clinical/tree/main").array()) {
        if (item.toObject().contains("lfs"_L1)) {
            QCOMPARE(item.toObject()["xetHash"_L1].toString(), QString(64, u'*'));
        }
    }
    m_hub->edit(RepoKind::Model, u"lowland-bio/Reed-2B-Clinical"_s, [](Repo &repo) { repo.xet = false; });
}

void TestDemo::whoamiKnowsItsTokens()
{
    const auto me = m_asker->getAs("hf_demo", "/api/whoami-v2").object();
    QCOMPARE(me["name"_L1].toString(), u"demo"_s);
    QCOMPARE(me["orgs"_L1].toArray().size(), 2);
    QCOMPARE(me["auth"_L1]["accessToken"_L1]["role"_L1].toString(), u"write"_s);
    QCOMPARE(m_asker->getAs("hf_bad", "/api/whoami-v2").header("X-Error-Message"),
             QByteArray("Invalid credentials in Authorization header"));
}

void TestDemo::unchangedAnswersAre304()
{
    const auto first = m_asker->get("/api/models/northlight/Wren-Embed");
    const auto again
        = m_asker->get("/api/models/northlight/Wren-Embed", { { "If-None-Match", first.header("ETag") } });
    QCOMPARE(again.status, 304);
    QVERIFY(again.body.isEmpty());
}

void TestDemo::pathsInfoLeavesOutWhatIsMissing()
{
    const auto reply = m_asker->ask("POST",
                                    "/api/models/northlight/Wren-Embed/paths-info/main",
                                    { { "Content-Type", "application/x-www-form-urlencoded" } },
                                    "paths=README.md&paths=none&expand=true");
    QCOMPARE(reply.array().size(), 1);
    QCOMPARE(reply.array()[0].toObject()["lastCommit"_L1].toObject()["title"_L1].toString(),
             u"Write the card"_s);
}

void TestDemo::shardHeadersComeInOneAnswer()
{
    const auto json = m_asker
                          ->get("/api/models/northlight/Heron-8B-Instruct/safetensors-metadata/"
                                "model.safetensors.index.json")
                          .object();
    QCOMPARE(json["headers"_L1].toObject().size(), 4);
    QVERIFY(json["index"_L1]["metadata"_L1]["total_size"_L1].toInteger() > 16'000'000'000);
}

void TestDemo::smallRoutesAnswer_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("has");
    QTest::newRow("user") << QByteArray("/api/users/demo/overview") << QByteArray("\"fullname\"");
    QTest::newRow("organisation") << QByteArray("/api/organizations/northlight/overview")
                                  << QByteArray("\"numModels\"");
    QTest::newRow("members") << QByteArray("/api/organizations/northlight/members") << QByteArray("\"demo\"");
    QTest::newRow("avatar") << QByteArray("/avatars/northlight.svg") << QByteArray("<svg");
    QTest::newRow("tags of models") << QByteArray("/api/models-tags-by-type")
                                    << QByteArray("\"pipeline_tag\"");
    QTest::newRow("tags of datasets")
        << QByteArray("/api/datasets-tags-by-type") << QByteArray("\"task_categories\"");
    QTest::newRow("trending") << QByteArray("/api/trending?limit=3") << QByteArray("Heron-8B-Instruct");
    QTest::newRow("quick search") << QByteArray("/api/quicksearch?q=heron")
                                  << QByteArray("northlight/heron-chat");
    QTest::newRow("runtime") << QByteArray("/api/spaces/kitefin/which-bird/runtime") << QByteArray("PAUSED");
    QTest::newRow("access") << QByteArray("/api/models/northlight/two-gib/auth-check") << QByteArray("true");
}

void TestDemo::smallRoutesAnswer()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, has);
    const auto reply = m_asker->get(target);
    QCOMPARE(reply.status, 200);
    QVERIFY2(reply.body.contains(has),
             reply.body.first(std::min<qsizetype>(300, reply.body.size())).constData());
}

void TestDemo::frontMatterIsRead()
{
    const auto card = frontMatter("---\nlicense: mit\nlanguage:\n- en\n- de\ntags: [a, \"b c\"]\nscore: "
                                  "1.5\nok: true\nnothing:\ntext: |\n  one\n  two\n"
                                  "configs:\n- config_name: x\n  data_files:\n  - split: train\n    path: "
                                  "t.csv\n# end\n---\nbody: no\n");
    QCOMPARE(card["license"_L1].toString(), u"mit"_s);
    QCOMPARE(card["language"_L1].toArray().size(), 2);
    QCOMPARE(card["tags"_L1][1].toString(), u"b c"_s);
    QCOMPARE(card["score"_L1].toDouble(), 1.5);
    QVERIFY(card["ok"_L1].toBool());
    QVERIFY(card["nothing"_L1].isNull());
    QCOMPARE(card["text"_L1].toString(), u"one\ntwo\n"_s);
    QCOMPARE(card["configs"_L1][0]["data_files"_L1][0]["path"_L1].toString(), u"t.csv"_s);
    QVERIFY(!card.contains("body"_L1));
    QVERIFY(frontMatter("# no front matter\n").isEmpty());
}

void TestDemo::theNextStartHasTheSameCommits()
{
    Server again;
    again.addDemoContent();
    Asker asker(again);
    const QByteArray target = "/api/models?limit=1000&expand=sha";
    QCOMPARE(asker.get(target).body, m_asker->get(target).body);
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
