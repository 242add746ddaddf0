// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/asker.h"
#include "tests/fakehub/schemacheck.h"
#include "tests/fakehub/shareddata.h"

#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

// Every read route of the stand-in that the Hub's own OpenAPI document describes, checked against it.
class TestOpenapi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersFitTheDocument_data();
    void answersFitTheDocument();
    void repositoriesHoldTheTypesOfTrending_data();
    void repositoriesHoldTheTypesOfTrending();
    void runtimesFitTheDocument();
    void accessRequestsFitTheDocument_data();
    void accessRequestsFitTheDocument();
    void comparisonsFitTheDocument();
    void aWrongAnswerIsSeen();

private:
    [[nodiscard]] QJsonValue schemaOf(const QString &operation) const;
    [[nodiscard]] QJsonObject trendingProperties(const QString &kind) const;
    QJsonValue ask(const QByteArray &target, const QByteArray &body = {});

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
    std::unique_ptr<SchemaCheck> m_check;
};

namespace
{

// Where the document says less than the Hub does: the official client or the recorded answers need these.
QStringList forgotten(const QString &operation)
{
    if (operation.contains("/tree/"_L1)) {
        return { u"[].path: is not in the schema"_s };
    }
    if (operation.contains("/paths-info/"_L1)) { // which answers as the tree does
        return { u"[].lfs.oid: is not in the schema"_s, u"[].lfs.size: is not in the schema"_s };
    }
    return {};
}

const QString storage = u"storage: is not in the schema"_s; // null in every recorded runtime

QStringList without(const QStringList &known, QStringList complaints)
{
    complaints.removeIf([&known](const QString &complaint) { return known.contains(complaint); });
    return complaints;
}

const QString models = u"/api/models/{namespace}/{repo}"_s;
const QString datasets = u"/api/datasets/{namespace}/{repo}"_s;
const QString spaces = u"/api/spaces/{namespace}/{repo}"_s;

struct Route {
    const char *name;
    QString operation; // "get /path of the document"
    QByteArray target;
    QStringList holds; // paths that must be there, or the check would say nothing
    QByteArray body = {}; // sent with POST
};

QList<Route> peopleRoutes()
{
    return {
        { "who am I", u"get /api/whoami-v2"_s, "/api/whoami-v2", { u"orgs[].roleInOrg"_s } },
        { "user", u"get /api/users/{username}/overview"_s, "/api/users/demo/overview", { u"orgs[].id"_s } },
        { "avatar of a user", u"get /api/users/{username}/avatar"_s, "/api/users/demo/avatar", {} },
        { "likes", u"get /api/users/{username}/likes"_s, "/api/users/demo/likes", { u"[].repo.type"_s } },
        { "avatar of an organisation",
          u"get /api/organizations/{name}/avatar"_s,
          "/api/organizations/northlight/avatar",
          {} },
        { "members",
          u"get /api/organizations/{name}/members"_s,
          "/api/organizations/northlight/members",
          { u"[].role"_s } },
        { "tags of models",
          u"get /api/models-tags-by-type"_s,
          "/api/models-tags-by-type",
          { u"pipeline_tag[].id"_s, u"language[].label"_s, u"license[].type"_s } },
        { "tags of datasets",
          u"get /api/datasets-tags-by-type"_s,
          "/api/datasets-tags-by-type",
          { u"task_categories[].id"_s, u"size_categories[].label"_s } },
        { "trending",
          u"get /api/trending"_s,
          "/api/trending?limit=20",
          { u"recentlyTrending[].repoData.authorData.isHf"_s } },
        { "trending models",
          u"get /api/trending"_s,
          "/api/trending?type=model&limit=20",
          { u"recentlyTrending[].repoData.numParameters"_s } },
        { "trending datasets",
          u"get /api/trending"_s,
          "/api/trending?type=dataset&limit=20",
          { u"recentlyTrending[].repoData.downloads"_s } },
        { "trending Spaces",
          u"get /api/trending"_s,
          "/api/trending?type=space&limit=20",
          { u"recentlyTrending[].repoData.runtime.stage"_s } },
        { "tags of one group",
          u"get /api/models-tags-by-type"_s,
          "/api/models-tags-by-type?type=license",
          { u"license[].id"_s } },
        { "one of the many who like and follow",
          u"get /api/users/{username}/overview"_s,
          "/api/users/ada-alder-0000/overview",
          { u"numFollowingOrgs"_s } },
        { "quick search",
          u"get /api/quicksearch"_s,
          "/api/quicksearch?q=o&limit=20",
          { u"models[].id"_s,
            u"datasets[].id"_s,
            u"spaces[].emoji"_s,
            u"orgs[].name"_s,
            u"users[].user"_s } },
    };
}

QList<Route> repoRoutes()
{
    const QString expanded = u"[].lastCommit.date"_s;
    const QString scanned = u"[].securityFileStatus.avScan.status"_s;
    const QByteArray heron = "/api/models/northlight/Heron-8B-Instruct";
    const QByteArray xet = "/api/models/northlight/Heron-Xet-Sample";
    const QByteArray minutes = "/api/datasets/northlight/minutes";
    const QByteArray bird = "/api/spaces/kitefin/which-bird";
    const QString tree = u"/tree/{rev}/{path}"_s;
    const QString commits = u"/commits/{rev}"_s;
    return {
        { "tree of a model",
          u"get "_s + models + tree,
          heron + "/tree/main?recursive=true",
          { u"[].lfs.pointerSize"_s } },
        { "tree with commits",
          u"get "_s + models + tree,
          heron + "/tree/main?expand=true",
          { expanded, scanned } },
        { "tree with Xet hashes", u"get "_s + models + tree, xet + "/tree/main", { u"[].xetHash"_s } },
        { "tree of a dataset",
          u"get "_s + models + tree,
          minutes + "/tree/main?recursive=true&expand=true",
          { expanded } },
        { "tree of a Space", u"get "_s + spaces + tree, bird + "/tree/main?expand=true", { expanded } },
        { "a page of fifty thousand",
          u"get "_s + models + tree,
          "/api/models/northlight/fifty-thousand/tree/main?recursive=true",
          { u"[].oid"_s } },
        { "paths of a model",
          u"post "_s + models + u"/paths-info/{rev}"_s,
          heron + "/paths-info/main",
          { u"[].lfs.oid"_s, expanded, scanned },
          "paths=README.md&paths=model-00001-of-00004.safetensors&expand=true" },
        { "paths of a dataset",
          u"post "_s + datasets + u"/paths-info/{rev}"_s,
          minutes + "/paths-info/main",
          { u"[].oid"_s },
          "paths=README.md&paths=data&expand=false" },
        { "paths of a Space",
          u"post "_s + spaces + u"/paths-info/{rev}"_s,
          bird + "/paths-info/main",
          { u"[].oid"_s },
          "paths=README.md" },
        { "refs of a model",
          u"get "_s + models + u"/refs"_s,
          heron + "/refs?include_prs=1",
          { u"branches[].targetCommit"_s, u"tags[].ref"_s, u"pullRequests[].name"_s } },
        { "refs of a dataset",
          u"get "_s + datasets + u"/refs"_s,
          minutes + "/refs",
          { u"branches[].targetCommit"_s } },
        { "refs of a Space", u"get "_s + spaces + u"/refs"_s, bird + "/refs", { u"branches[].ref"_s } },
        { "commits of a model",
          u"get "_s + models + commits,
          heron + "/commits/main",
          { u"[].authors[].user"_s } },
        { "commits in HTML",
          u"get "_s + models + commits,
          heron + "/commits/main?expand[]=formatted",
          { u"[].formatted.title"_s } },
        { "commits of a dataset", u"get "_s + datasets + commits, minutes + "/commits/main", { u"[].id"_s } },
        { "commits of a Space", u"get "_s + spaces + commits, bird + "/commits/main", { u"[].id"_s } },
        { "scan of a model",
          u"get "_s + models + u"/scan"_s,
          "/api/models/mallory/unsafe-pickles/scan",
          { u"filesWithIssues[].level"_s } },
        { "scan of a dataset", u"get "_s + datasets + u"/scan"_s, minutes + "/scan", { u"scansDone"_s } },
        { "scan of a Space", u"get "_s + spaces + u"/scan"_s, bird + "/scan", { u"scansDone"_s } },
        { "tree with findings of scanners",
          u"get "_s + models + tree,
          "/api/models/mallory/unsafe-pickles/tree/main?expand=true",
          { u"[].securityFileStatus.pickleImportScan.pickleImports[].safety"_s,
            u"[].securityFileStatus.protectAiScan.reportLink"_s } },
        { "discussions",
          u"get /api/{repoType}/{namespace}/{repo}/discussions"_s,
          heron + "/discussions",
          { u"discussions"_s } },
    };
}

} // namespace

void TestOpenapi::initTestCase()
{
    const auto document = jsonFile(sharedFolder() + u"/data/openapi/hub-openapi.json"_s);
    if (!document.isObject()) {
        QSKIP("the Hub's OpenAPI document is not beside the sources: WHOLE PROGRAM SKIPPED");
    }
    m_check = std::make_unique<SchemaCheck>(document.toObject());
    m_hub = std::make_unique<Server>();
    m_hub->addDemoContent();
    m_asker = std::make_unique<Asker>(*m_hub);
}

QJsonValue TestOpenapi::schemaOf(const QString &operation) const
{
    QString path = operation.section(u' ', 1);
    path.replace(u'/', "~1"_L1);
    return m_check->pointedAt(u"#/paths/%1/%2/responses/200/content/application~1json/schema"_s.arg(
        path, operation.section(u' ', 0, 0)));
}

// The answer, as somebody signed in; nothing when it is none.
QJsonValue TestOpenapi::ask(const QByteArray &target, const QByteArray &body)
{
    Asker::Headers headers{ { "Authorization", "Bearer hf_demo" } };
    if (!body.isEmpty()) {
        headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    }
    const auto reply = m_asker->ask(body.isEmpty() ? "GET" : "POST", target, headers, body);
    const auto document = QJsonDocument::fromJson(reply.body);
    if (reply.status != 200) {
        qWarning("%s answers %d", target.constData(), reply.status);
        return QJsonValue::Undefined;
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

void TestOpenapi::answersFitTheDocument_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QStringList>("holds");
    QTest::addColumn<QByteArray>("body");
    for (const auto &[name, operation, target, holds, body] : peopleRoutes() + repoRoutes()) {
        QTest::newRow(name) << operation << target << holds << body;
    }
}

void TestOpenapi::answersFitTheDocument()
{
    QFETCH(const QString, operation);
    QFETCH(const QByteArray, target);
    QFETCH(const QStringList, holds);
    QFETCH(const QByteArray, body);
    const auto answer = ask(target, body);
    QVERIFY(!answer.isUndefined());
    const auto shape = shapeOf(answer);
    for (const QString &path : holds) {
        QVERIFY2(shape.contains(path), qPrintable(path));
    }
    const auto wrong = without(forgotten(operation), m_check->complaints(answer, schemaOf(operation)));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

// The document has no operation for lists and repositories, but what it says of one in /api/trending is true
// of the same keys there.
QJsonObject TestOpenapi::trendingProperties(const QString &kind) const
{
    const auto items = schemaOf(u"get /api/trending"_s)["properties"_L1]["recentlyTrending"_L1]["items"_L1];
    for (const auto &branch : items["anyOf"_L1].toArray()) {
        const auto properties = branch["properties"_L1];
        if (properties["repoType"_L1]["const"_L1] == kind) {
            return properties["repoData"_L1]["properties"_L1].toObject();
        }
    }
    return {};
}

void TestOpenapi::repositoriesHoldTheTypesOfTrending_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("list");
    const auto list = [](const char *name, const char *kind, const QByteArray &target) {
        QTest::newRow(name) << QString::fromLatin1(kind) << target << true;
    };
    const auto info = [](const char *name, const char *kind, const QByteArray &target) {
        QTest::newRow(name) << QString::fromLatin1(kind) << target << false;
    };
    list("models", "model", "/api/models?limit=100");
    list("models, full", "model", "/api/models?limit=100&full=true&cardData=true&config=true");
    list("models, chosen keys",
         "model",
         "/api/models?limit=100&expand=gated&expand=lastModified&expand=author");
    list("datasets, full", "dataset", "/api/datasets?full=true");
    list("Spaces, full", "space", "/api/spaces?full=true");
    info("a model", "model", "/api/models/northlight/Heron-8B-Instruct");
    info("a model at a revision",
         "model",
         "/api/models/northlight/Heron-8B-Instruct/revision/main?blobs=true");
    info("a gated model", "model", "/api/models/halden-research/Aster-A3B-Thinking");
    info("a dataset", "dataset", "/api/datasets/northlight/minutes");
    info("a Space", "space", "/api/spaces/kitefin/which-bird");
}

void TestOpenapi::repositoriesHoldTheTypesOfTrending()
{
    QFETCH(const QString, kind);
    QFETCH(const QByteArray, target);
    QFETCH(const bool, list);
    const auto properties = trendingProperties(kind);
    QVERIFY(properties.contains("gated"_L1) || properties.contains("runtime"_L1));
    const QJsonObject one{ { u"type"_s, u"object"_s },
                           { u"properties"_s, properties },
                           { u"required"_s, QJsonArray{ u"id"_s } } };
    const QJsonObject schema{ { u"type"_s, u"array"_s }, { u"items"_s, one }, { u"minItems"_s, 5 } };
    const QStringList known{ u"runtime."_s + storage, u"[].runtime."_s + storage };
    const auto wrong = without(known, m_check->complaints(ask(target), list ? schema : one));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestOpenapi::runtimesFitTheDocument()
{
    const auto schema = trendingProperties(u"space"_s)["runtime"_L1];
    QVERIFY(schema.isObject());
    for (const auto &space : ask("/api/spaces?full=true").toArray()) {
        const auto answer = ask("/api/spaces/" + space["id"_L1].toString().toUtf8() + "/runtime");
        const auto wrong = without({ storage }, m_check->complaints(answer, schema));
        QVERIFY2(wrong.isEmpty(), qPrintable(space["id"_L1].toString() + u'\n' + wrong.join(u'\n')));
    }
}

void TestOpenapi::accessRequestsFitTheDocument_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : { "pending", "accepted", "rejected" }) {
        QTest::newRow(status) << QByteArray(status);
    }
}

void TestOpenapi::accessRequestsFitTheDocument()
{
    QFETCH(const QByteArray, status);
    const auto reply
        = m_asker->getAs("hf_keeper", "/api/datasets/meadowlark/tide-diaries/user-access-request/" + status);
    QCOMPARE(reply.array().size(), 1);
    const auto schema = schemaOf(u"get "_s + datasets + u"/user-access-request/{status}"_s);
    // newer than the document: the id that a request is handled by
    const auto wrong
        = without({ u"[].requestId: is not in the schema"_s }, m_check->complaints(reply.array(), schema));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(reply.array()[0].toObject().contains("requestId"_L1));
}

// The document says a JSON string.
void TestOpenapi::comparisonsFitTheDocument()
{
    const auto reply = m_asker->get("/api/models/northlight/Heron-8B-Instruct/compare/main..refs%2Fpr%2F1");
    QVERIFY(reply.header("Content-Type").startsWith("application/json"));
    const auto text = QJsonDocument::fromJson('[' + reply.body + ']').array().first();
    const auto schema = schemaOf(u"get "_s + models + u"/compare/{compare}"_s);
    QCOMPARE(m_check->complaints(text, schema), QStringList());
    QVERIFY(text.toString().contains("+A typo less."_L1));
}

// The whole way from operation to complaint, with an answer that has been bent.
void TestOpenapi::aWrongAnswerIsSeen()
{
    const auto schema = schemaOf(u"get "_s + models + u"/refs"_s);
    auto answer = ask("/api/models/northlight/Heron-8B-Instruct/refs").toObject();
    QCOMPARE(m_check->complaints(answer, schema), QStringList());
    answer["branches"_L1] = QJsonArray{ QJsonObject{ { u"name"_s, 1 }, { u"ref"_s, u"x"_s } } };
    answer.remove("converts"_L1);
    answer["more"_L1] = true;
    QCOMPARE(m_check->complaints(answer, schema).size(), 4);
    QVERIFY(!m_check->complaints(answer, schemaOf(u"get /api/no-such-operation"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestOpenapi)
#include "tst_openapi.moc"
