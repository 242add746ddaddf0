// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/facts.h"
#include "app/fakehub/manymodels.h"
#include "tests/fakehub/asker.h"

#include <QSet>
#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

// The models that are made from their number: a long list, and what each of its rows leads to.
class TestMany : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thereAreNoneUnlessAskedFor();
    void aHundredThousandAreListed();
    void pagesCoverEveryOneOnce();
    void sortsGoDown_data();
    void sortsGoDown();
    void filtersNarrow_data();
    void filtersNarrow();
    void authorsAreCounted();
    void whatWasThereComesAlong();
    void aRowSaysWhatTheRepositorySays();
    void factsAreThoseOfTheFiles();
    void filesAreThere();
    void strangeIdsLeadNowhere_data();
    void strangeIdsLeadNowhere();
    void quickSearchFindsThem();

private:
    QJsonArray list(const QByteArray &query);

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
};

namespace
{

constexpr int count = 3000;

}

void TestMany::initTestCase()
{
    m_hub = std::make_unique<Server>();
    m_hub->addManyModels(count);
    m_hub->addRepo(RepoKind::Model,
                   u"org/by-hand"_s,
                   { { u"README.md"_s, QByteArray("---\nlicense: mit\n---\n# By hand\n") } });
    m_hub->edit(RepoKind::Model, u"org/by-hand"_s, [](Repo &repo) { repo.trendingScore = 5; });
    m_asker = std::make_unique<Asker>(*m_hub);
}

QJsonArray TestMany::list(const QByteArray &query)
{
    return m_asker->get("/api/models?" + query).array();
}

void TestMany::thereAreNoneUnlessAskedFor()
{
    Server other;
    QCOMPARE(Asker(other).get("/api/models").header("X-Total-Count"), "0");
    other.addManyModels(-5);
    QCOMPARE(Asker(other).get("/api/models").header("X-Total-Count"), "0");
}

void TestMany::aHundredThousandAreListed()
{
    Server other;
    other.addManyModels(100'000);
    Asker asker(other);
    const auto reply = asker.get("/api/models?limit=30&sort=likes");
    QCOMPARE(reply.header("X-Total-Count"), "100000");
    QCOMPARE(reply.array().size(), 30);
    const auto last = asker.get("/api/models?limit=30&cursor=" + QByteArray("from:99990").toBase64());
    QCOMPARE(last.array().size(), 10);
    QVERIFY(last.nextLink().isEmpty());
}

void TestMany::pagesCoverEveryOneOnce()
{
    QSet<QString> seen;
    qsizetype all = 0;
    for (QByteArray next = "/api/models?limit=700&sort=downloads"; !next.isEmpty();) {
        const auto reply = m_asker->get(next);
        for (const auto &item : reply.array()) {
            seen.insert(item["id"_L1].toString());
            ++all;
        }
        next = reply.nextLink();
    }
    QCOMPARE(all, count + 1);
    QCOMPARE(seen.size(), count + 1);
}

void TestMany::sortsGoDown_data()
{
    QTest::addColumn<QString>("key");
    for (const auto &key :
         { u"createdAt"_s, u"downloads"_s, u"lastModified"_s, u"likes"_s, u"trendingScore"_s }) {
        QTest::newRow(qPrintable(key)) << key;
    }
}

void TestMany::sortsGoDown()
{
    QFETCH(const QString, key);
    const auto items = list("limit=300&full=true&sort=" + key.toLatin1());
    QCOMPARE(items.size(), 300);
    for (qsizetype n = 1; n < items.size(); ++n) {
        const auto before = items[n - 1][key];
        const auto after = items[n][key];
        QVERIFY(before.isString() ? before.toString() >= after.toString()
                                  : before.toDouble() >= after.toDouble());
    }
}

void TestMany::filtersNarrow_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("holds");
    QTest::newRow("task") << QByteArray("pipeline_tag=translation") << u"pipeline_tag"_s << u"translation"_s;
    QTest::newRow("licence") << QByteArray("filter=license:gpl-3.0") << u"tags"_s << u"license:gpl-3.0"_s;
    QTest::newRow("language and licence")
        << QByteArray("filter=ja&filter=license:mit") << u"tags"_s << u"ja"_s;
    QTest::newRow("parameters") << QByteArray("num_parameters=min:6B,max:9B") << u"id"_s << u"-8B-"_s;
    QTest::newRow("an app") << QByteArray("apps=vllm") << u"tags"_s << u"text-generation"_s;
    QTest::newRow("words in any letter case")
        << QByteArray("search=FINCH%20amber") << u"id"_s << u"Amber-Finch"_s;
    QTest::newRow("author") << QByteArray("author=maker-007") << u"id"_s << u"maker-007/"_s;
}

void TestMany::filtersNarrow()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QString, key);
    QFETCH(const QString, holds);
    const auto found = list(query);
    QVERIFY(!found.isEmpty() && found.size() < count / 2);
    for (const auto &item : found) {
        const auto value = item[key];
        QVERIFY2(value.isArray() ? value.toArray().contains(holds) : value.toString().contains(holds),
                 qPrintable(item["id"_L1].toString()));
    }
    QCOMPARE(list("gated=true").size(), 0);
    QCOMPARE(list("filter=no-such-tag").size(), 0);
}

void TestMany::authorsAreCounted()
{
    const auto overview = m_asker->get("/api/users/maker-007/overview").object();
    QCOMPARE(overview["numModels"_L1].toInteger(), list("author=maker-007").size());
    QCOMPARE(m_asker->get("/api/users/maker-7/overview").status, 404);
    QCOMPARE(m_asker->get("/api/users/maker-400/overview").status, 404);
}

void TestMany::whatWasThereComesAlong()
{
    QCOMPARE(list("limit=1").first()["id"_L1].toString(), u"org/by-hand"_s);
    QCOMPARE(list("search=by-hand").size(), 1);
    const auto tags = m_asker->get("/api/models-tags-by-type?type=license").object();
    QCOMPARE(tags.keys(), QStringList{ u"license"_s });
    QCOMPARE(tags["license"_L1].toArray().size(), 5);
}

void TestMany::aRowSaysWhatTheRepositorySays()
{
    for (const auto &value : list("limit=40&full=true&cardData=true&config=true")) {
        const auto item = value.toObject();
        const auto info = m_asker->get("/api/models/" + item["id"_L1].toString().toUtf8()).object();
        for (const QString &key : item.keys()) {
            if (key != "trendingScore"_L1) { // on request alone
                QCOMPARE(item[key], info[key]);
            }
        }
    }
}

void TestMany::factsAreThoseOfTheFiles()
{
    const ManyModels many(count);
    for (int n = 0; n < 60; ++n) {
        const auto repo = many.repo(n * 37);
        const auto read = readFacts(RepoKind::Model, repo->head()->tree());
        const auto &told = repo->head()->facts(RepoKind::Model);
        QCOMPARE(told.tags, read.tags);
        QCOMPARE(told.card, read.card);
        QCOMPARE(told.config, read.config);
        QCOMPARE(told.safetensors, read.safetensors);
        QCOMPARE(told.description, read.description);
        QCOMPARE(told.usedStorage, read.usedStorage);
    }
}

void TestMany::filesAreThere()
{
    const QByteArray id = list("pipeline_tag=translation&limit=1").first()["id"_L1].toString().toUtf8();
    const auto tree = m_asker->get("/api/models/" + id + "/tree/main?expand=true").array();
    QVERIFY(tree.size() >= 5);
    const auto card = m_asker->get(m_asker->get('/' + id + "/resolve/main/README.md").header("Location"));
    QVERIFY(card.body.contains("pipeline_tag: translation"));
    const auto weights = m_asker->get('/' + id + "/resolve/main/model.safetensors");
    QCOMPARE(weights.status, 302);
    QCOMPARE(QByteArray::number(m_asker->get(weights.header("Location")).body.size()),
             weights.header("X-Linked-Size"));
    QCOMPARE(m_asker->get("/api/models/" + id + "/commits/main").array().size(), 1);
}

void TestMany::strangeIdsLeadNowhere_data()
{
    QTest::addColumn<QByteArray>("id");
    const ManyModels many(count + 5);
    QTest::newRow("past the last one") << many.id(many.row(count)).toUtf8();
    QTest::newRow("another owner") << QByteArray("maker-999/Amber-Finch-1B-000000");
    QTest::newRow("a number alone") << QByteArray("org/1");
    QTest::newRow("a negative number") << QByteArray("maker-001/x--1");
    QTest::newRow("a number too big") << QByteArray("maker-001/x-99999999999999999999");
}

void TestMany::strangeIdsLeadNowhere()
{
    QFETCH(const QByteArray, id);
    QCOMPARE(m_asker->get("/api/models/" + id).status, 401);
}

void TestMany::quickSearchFindsThem()
{
    const auto found = m_asker->get("/api/quicksearch?q=badger&limit=4").object();
    QCOMPARE(found["models"_L1].toArray().size(), 4);
    QCOMPARE(found["modelsCount"_L1].toInteger(), list("search=badger").size());
    const auto spaces = m_asker->get("/api/quicksearch?q=badger&type=space").object();
    QCOMPARE(spaces["modelsCount"_L1].toInt(), 0);
}

QTEST_GUILESS_MAIN(TestMany)
#include "tst_many.moc"
