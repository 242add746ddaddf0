// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/licences.h"
#include "core/hub/query.h"
#include "core/hub/refs.h"
#include "core/hub/repoinfo.h"
#include "core/hub/tagcatalog.h"
#include "core/hub/treeentry.h"
#include "core/hub/user.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray withModel(const QByteArray &members)
{
    return R"({"id":"o/m",)" + members + '}';
}

} // namespace

class TestValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void times_data();
    void times();
    void gates_data();
    void gates();
    void licences_data();
    void licences();
    void licencesAsPeopleCallThem();
    void tagsByTheirType();
    void detailsOfAModel();
    void listsAskForWhatTheyShow();
    void everyLicenceOfTheHubHasAName();
    void whereALicenceIsToBeRead_data();
    void whereALicenceIsToBeRead();
    void parameters_data();
    void parameters();
    void weightsByTheirTypes_data();
    void weightsByTheirTypes();
    void needsAnId();
    void toleratesAnyTypes();
    void treeEntries();
    void maskedXetHashIsUnknown();
    void badTreeEntries_data();
    void badTreeEntries();
    void refsNameTheirRevision();
    void identitiesWithoutTheirParts();
    void queries_data();
    void queries();
    void sorts();
    void recordedModels();
};

void TestValues::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms"); // -1: none
    QTest::newRow("no fraction") << u"2024-11-16T00:27:02Z"_s << qint64(1731716822000);
    QTest::newRow("milliseconds") << u"2024-11-16T00:27:02.123Z"_s << qint64(1731716822123);
    QTest::newRow("one digit") << u"2024-11-16T00:27:02.5Z"_s << qint64(1731716822500);
    QTest::newRow("nanoseconds") << u"2022-08-19T07:19:38.123456789Z"_s << qint64(1660893578123);
    QTest::newRow("ten digits") << u"2022-08-19T07:19:38.1234567890Z"_s << qint64(-1);
    QTest::newRow("no zone") << u"2022-08-19T07:19:38"_s << qint64(-1);
    QTest::newRow("no date") << u"2022-13-19T07:19:38Z"_s << qint64(-1);
    QTest::newRow("newline") << u"2024-11-16T00:27:02Z\n"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
}

void TestValues::times()
{
    QFETCH(QString, text);
    const auto time = parseHubTime(text);
    QTEST(time.isValid() ? time.toMSecsSinceEpoch() : -1, "ms");
}

void TestValues::gates_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Gate>("gate");
    QTest::newRow("absent") << QByteArray(R"("a":1)") << Gate::Open;
    QTest::newRow("false") << QByteArray(R"("gated":false)") << Gate::Open;
    QTest::newRow("null") << QByteArray(R"("gated":null)") << Gate::Open;
    QTest::newRow("auto") << QByteArray(R"("gated":"auto")") << Gate::Auto;
    QTest::newRow("manual") << QByteArray(R"("gated":"manual")") << Gate::Manual;
}

void TestValues::gates()
{
    QFETCH(QByteArray, json);
    QTEST(RepoSummary::fromJson(RepoKind::Model, object(withModel(json)))->gate, "gate");
}

void TestValues::licences_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("licence");
    QTest::newRow("none") << QByteArray(R"("tags":["x"])") << QString();
    QTest::newRow("card") << QByteArray(R"("cardData":{"license":"mit"},"tags":["license:other"])")
                          << u"mit"_s;
    QTest::newRow("list") << QByteArray(R"("cardData":{"license":["mit","apache-2.0"]})")
                          << u"mit, apache-2.0"_s;
    QTest::newRow("tag") << QByteArray(R"("tags":["x","license:gpl-3.0"])") << u"gpl-3.0"_s;
    QTest::newRow("map") << QByteArray(R"("cardData":{"license":{"a":"b"}},"tags":["license:mit"])")
                         << u"mit"_s;
}

void TestValues::licences()
{
    QFETCH(QByteArray, json);
    QTEST(RepoSummary::fromJson(RepoKind::Model, object(withModel(json)))->licence, "licence");
}

void TestValues::licencesAsPeopleCallThem()
{
    QCOMPARE(licenceName(u"mit"_s), u"MIT"_s);
    QCOMPARE(licenceName(u"CC-BY-NC-SA-4.0"_s), u"CC BY-NC-SA 4.0"_s);
    QCOMPARE(licenceName(u"apache-2.0, other"_s), u"Apache 2.0, Other"_s);
    QCOMPARE(licenceName(u"My-Own Terms"_s), u"My-Own Terms"_s); // nobody else's to write
    QCOMPARE(licenceName({}), QString());
    const auto catalog = TagCatalog::fromJson(object(
        R"({"license":[{"id":"license:cc-by-4.0","label":"cc-by-4.0"},{"id":"license:new-1","label":"New 1"}],
            "library":[{"id":"mit","label":"mit"}]})"));
    QVERIFY(catalog);
    const auto licences = catalog->byType.value(u"license"_s);
    QCOMPARE(licences.value(0).label, u"CC BY 4.0"_s);
    QCOMPARE(licences.value(1).label, u"New 1"_s);
    QCOMPARE(catalog->byType.value(u"library"_s).value(0).label, u"mit"_s);
}

void TestValues::everyLicenceOfTheHubHasAName()
{
    QFile list(QStringLiteral(HUBDESK_SOURCE "/../shared/data/lists/licenses.json"));
    if (!list.open(QIODevice::ReadOnly)) {
        QSKIP("the collection of real lists is not beside the project");
    }
    const auto licences = QJsonDocument::fromJson(list.readAll()).array();
    QVERIFY(licences.size() > 80);
    for (const auto &licence : licences) {
        const auto id = licence[u"id"].toString();
        QVERIFY2(isKnownLicence(id), qPrintable(id));
    }
}

void TestValues::whereALicenceIsToBeRead_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("url");
    const QString page = u"https://example.org/terms"_s;
    QTest::newRow("nowhere") << QString() << QStringList{ u"README.md"_s } << QString() << QString();
    QTest::newRow("a file") << QString() << QStringList{ u"a.bin"_s, u"LICENSE"_s } << u"LICENSE"_s
                            << QString();
    QTest::newRow("by another name") << QString() << QStringList{ u"Licence.txt"_s } << u"Licence.txt"_s
                                     << QString();
    QTest::newRow("deep down is of a part")
        << QString() << QStringList{ u"vendor/LICENSE"_s } << QString() << QString();
    QTest::newRow("as the card says") << u"docs/TERMS.md"_s << QStringList{ u"LICENSE"_s, u"docs/TERMS.md"_s }
                                      << u"docs/TERMS.md"_s << QString();
    QTest::newRow("elsewhere") << page << QStringList{ u"LICENSE"_s } << QString() << page;
    QTest::newRow("not by https") << u"http://example.org/terms"_s << QStringList() << QString() << QString();
    QTest::newRow("a file of this computer")
        << u"file:///etc/passwd"_s << QStringList() << QString() << QString();
    QTest::newRow("a script") << u"javascript:alert(1)"_s << QStringList() << QString() << QString();
    QTest::newRow("what is not there") << u"TERMS"_s << QStringList() << QString() << QString();
}

void TestValues::whereALicenceIsToBeRead()
{
    QFETCH(QStringList, files);
    RepoInfo info;
    QFETCH(QString, link);
    info.cardData["license_link"_L1] = link;
    for (const auto &file : files) {
        info.siblings << Sibling{ .path = file, .size = {}, .blobId = {}, .sha256 = {} };
    }
    const auto place = licencePlace(info);
    QTEST(place.path, "path");
    QTEST(place.url.toString(), "url");
}

void TestValues::parameters_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("count");
    QTest::newRow("none") << QByteArray(R"("a":1)") << qint64(-1);
    QTest::newRow("safetensors") << QByteArray(R"("safetensors":{"total":8030261248},"gguf":{"total":1})")
                                 << qint64(8030261248);
    QTest::newRow("gguf") << QByteArray(R"("gguf":{"total":7})") << qint64(7);
    QTest::newRow("odd") << QByteArray(R"("gguf":{"total":"7"})") << qint64(-1);
    QTest::newRow("monstrous") << QByteArray(R"("gguf":{"total":1e300})") << qint64(-1);
}

void TestValues::parameters()
{
    QFETCH(QByteArray, json);
    QTEST(RepoSummary::fromJson(RepoKind::Model, object(withModel(json)))->parameters.value_or(-1), "count");
}

void TestValues::weightsByTheirTypes_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("one type") << QByteArray(R"({"BF16":8030261248})") << qint64(16060522496);
    QTest::newRow("several") << QByteArray(R"({"I64":512,"F32":22713216})") << qint64(90856960);
    QTest::newRow("none") << QByteArray("{}") << qint64(-1);
    QTest::newRow("an unknown type") << QByteArray(R"({"BF16":8,"Q9":1})") << qint64(-1);
    QTest::newRow("odd") << QByteArray(R"({"BF16":"8"})") << qint64(-1);
    QTest::newRow("less than nothing") << QByteArray(R"({"BF16":-8})") << qint64(-1);
    QTest::newRow("monstrous") << QByteArray(R"({"F64":9007199254740991,"F32":9223372036854774784})")
                               << qint64(-1);
}

void TestValues::weightsByTheirTypes()
{
    QFETCH(QByteArray, parameters);
    const QByteArray json = "\"usedStorage\":99,\"safetensors\":{\"parameters\":" + parameters + '}';
    QTEST(RepoSummary::fromJson(RepoKind::Model, object(withModel(json)))->weightBytes.value_or(-1), "bytes");
}

void TestValues::needsAnId()
{
    for (const auto *json : { "{}", R"({"id":7})", R"({"id":"../x"})", R"({"id":"a/b/c"})" }) {
        QCOMPARE(RepoSummary::fromJson(RepoKind::Model, object(json)).error().kind, Error::Kind::Protocol);
    }
    QCOMPARE(RepoSummary::fromJson(RepoKind::Model, object(R"({"modelId":"gpt2"})"))->id.name, u"gpt2"_s);
}

void TestValues::toleratesAnyTypes()
{
    const auto odd
        = object(R"({"id":"o/m","sha":"short","downloads":1.5,"likes":"x","tags":"one","private":"yes",
        "pipeline_tag":null,"cardData":[1],"siblings":{"a":1},"safetensors":7,"createdAt":5,"trendingScore":null})");
    const auto info = RepoInfo::fromJson(RepoKind::Model, odd);
    QVERIFY(info);
    QVERIFY(info->summary.commit.isEmpty());
    QCOMPARE(info->summary.downloads, 1);
    QVERIFY(!info->summary.likes);
    QCOMPARE(info->summary.tags, QStringList{ u"one"_s });
    QVERIFY(!info->summary.isPrivate);
    QVERIFY(info->siblings.isEmpty());
}

void TestValues::treeEntries()
{
    const auto lfs = TreeEntry::fromJson(
        object(R"({"type":"file","path":"m.safetensors","size":1234,"oid":")" + QByteArray(40, 'a')
               + R"(","lfs":{"oid":")" + QByteArray(64, 'b')
               + R"(","size":1234,"pointerSize":134},"xetHash":")" + QByteArray(64, 'c') + R"("})"));
    QVERIFY(lfs);
    QVERIFY(lfs->isLfs());
    QCOMPARE(lfs->content().hex, QByteArray(64, 'b'));
    QCOMPARE(lfs->pointerSize, 134);
    QCOMPARE(lfs->xetHash, QString(64, u'c'));
    const auto folder
        = TreeEntry::fromJson(object(R"({"type":"directory","path":"data","size":0,"oid":"x"})"));
    QVERIFY(folder);
    QCOMPARE(folder->kind, TreeEntry::Kind::Folder);
}

void TestValues::maskedXetHashIsUnknown()
{
    const auto entry
        = TreeEntry::fromJson(object(R"({"type":"file","path":"x","size":1,"oid":")" + QByteArray(40, 'a')
                                     + R"(","xetHash":")" + QByteArray(64, '*') + R"("})"));
    QVERIFY(entry);
    QVERIFY(entry->xetHash.isEmpty());
    QVERIFY(entry->xetMasked);
}

void TestValues::badTreeEntries_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray oid = QByteArray(R"("oid":")") + QByteArray(40, 'a') + '"';
    QTest::newRow("no type") << R"({"path":"x","size":1,)" + oid + '}';
    QTest::newRow("no path") << R"({"type":"file","size":1,)" + oid + '}';
    QTest::newRow("no size") << R"({"type":"file","path":"x",)" + oid + '}';
    QTest::newRow("negative size") << R"({"type":"file","path":"x","size":-1,)" + oid + '}';
    QTest::newRow("no hash") << QByteArray(R"({"type":"file","path":"x","size":1})");
    QTest::newRow("a hash that is a path")
        << QByteArray(R"({"type":"file","path":"x","size":1,"oid":"../../x"})");
    QTest::newRow("an LFS hash that is a path")
        << R"({"type":"file","path":"x","size":1,"lfs":{"oid":"../x","size":1},)" + oid + '}';
}

void TestValues::badTreeEntries()
{
    QFETCH(QByteArray, json);
    const auto entry = TreeEntry::fromJson(object(json));
    QVERIFY(!entry);
    QCOMPARE(entry.error().kind, Error::Kind::Protocol);
}

void TestValues::refsNameTheirRevision()
{
    const QByteArray target = R"(","targetCommit":")" + QByteArray(40, 'a') + R"("}])";
    const auto refs
        = Refs::fromJson(object(R"({"branches":[{"name":"main","ref":"refs/heads/main)" + target
                                + R"(,"tags":[{"name":"v1","ref":"refs/tags/v1)" + target
                                + R"(,"converts":[{"name":"parquet","ref":"refs/convert/parquet)" + target
                                + R"(,"pullRequests":[{"name":"1","ref":"refs/pr/1)" + target + '}'));
    QVERIFY(refs);
    QCOMPARE(refs->branches[0].revision().name, u"main"_s);
    QCOMPARE(refs->tags[0].revision().name, u"v1"_s);
    QCOMPARE(refs->converts[0].revision().name, u"refs/convert/parquet"_s);
    QCOMPARE(refs->pullRequests[0].revision().name, u"refs/pr/1"_s);
    QVERIFY(!Refs::fromJson(object(R"({"tags":[{"name":"v1","targetCommit":"x"}]})")));
}

void TestValues::identitiesWithoutTheirParts()
{
    for (const auto *json : { R"({"name":"a"})",
                              R"({"name":"a","auth":null,"orgs":null})",
                              R"({"name":"a","auth":{"accessToken":null},"orgs":[{},{"name":7}]})" }) {
        const auto me = Identity::fromJson(object(json));
        QVERIFY(me);
        QVERIFY(me->organisations.isEmpty());
        QVERIFY(me->tokenName.isEmpty());
    }
    const auto me = Identity::fromJson(object(R"({"name":"a","orgs":[{"name":"o"}],"auth":{"accessToken":
        {"displayName":"t","role":"read"},"expiresAt":"2026-10-01T00:00:00.000Z"}})"));
    QCOMPARE(me->organisations, QStringList{ u"o"_s });
    QCOMPARE(me->tokenRole, u"read"_s);
    QVERIFY(me->expires.isValid());
    QVERIFY(!Identity::fromJson({}));
}

void TestValues::queries_data()
{
    QTest::addColumn<Query>("query");
    QTest::addColumn<QString>("text");
    Query plain;
    QTest::newRow("plain") << plain << u"limit=50"_s;
    Query full{
        .search = u"a b+c&d"_s, .filters = { u"x"_s, u"license:mit"_s }, .task = u"t"_s, .sort = Sort::Created
    };
    QTest::newRow("encoded and repeated")
        << full
        << u"search=a%20b%2Bc%26d&filter=x&filter=license%3Amit&pipeline_tag=t&sort=createdAt&limit=50"_s;
    auto space = full;
    space.kind = RepoKind::Space;
    space.gated = true;
    QTest::newRow("only what the kind knows")
        << space << u"search=a%20b%2Bc%26d&filter=x&filter=license%3Amit&sort=createdAt&limit=50"_s;
    Query expand{ .gated = false, .limit = 0, .expand = { u"likes"_s, u"tags"_s }, .full = true };
    QTest::newRow("expand excludes full") << expand << u"gated=false&expand=likes&expand=tags"_s;
}

void TestValues::queries()
{
    QFETCH(Query, query);
    QTEST(query.toUrlQuery().toString(QUrl::FullyEncoded), "text");
}

void TestValues::sorts()
{
    QCOMPARE(Query::sortFromName(u"last_modified"_s, RepoKind::Model).value(), Sort::Modified);
    QCOMPARE(Query::sortFromName(u"lastModified"_s, RepoKind::Space).value(), Sort::Modified);
    QCOMPARE(Query::sortFromName(u"downloads"_s, RepoKind::Space).error().kind, Error::Kind::Usage);
    QVERIFY(!Query::sortFromName(u"x"_s, RepoKind::Model));
}

void TestValues::recordedModels()
{
    const QDir recorded(QStringLiteral(HUBDESK_SOURCE "/../shared/data/api"));
    const auto names = recorded.entryList({ u"model-info--*.json"_s });
    if (names.isEmpty()) {
        QSKIP("the recorded answers are not beside the source");
    }
    for (const auto &name : names) {
        QFile file(recorded.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto json = object(file.readAll());
        if (json["id"_L1].toString().isEmpty()) {
            continue;
        }
        const auto info = RepoInfo::fromJson(RepoKind::Model, json);
        QVERIFY2(info, qPrintable(name));
        QCOMPARE(info->summary.id.text(), json["id"_L1].toString());
        QVERIFY2(info->summary.modified.isValid() || !json.contains("lastModified"_L1), qPrintable(name));
        QCOMPARE(info->siblings.size(), json["siblings"_L1].toArray().size());
    }
}

void TestValues::tagsByTheirType()
{
    using Type = TagCatalog::Type;
    const auto catalog = TagCatalog::fromJson(object(R"({"pipeline_tag":[{"id":"fill-mask"}],
        "task_categories":[{"id":"task_categories:fill-mask"}],"license":[{"id":"license:mit"}]})"));
    QVERIFY(catalog);
    QCOMPARE(catalog->tags(Type::Task, RepoKind::Model).value(0).id, u"fill-mask"_s);
    QCOMPARE(catalog->tags(Type::Task, RepoKind::Dataset).value(0).id, u"task_categories:fill-mask"_s);
    QCOMPARE(catalog->tags(Type::Licence, RepoKind::Model).value(0).id, u"license:mit"_s);
    QVERIFY(catalog->tags(Type::App, RepoKind::Model).isEmpty());
}

void TestValues::detailsOfAModel()
{
    const auto info = RepoInfo::fromJson(RepoKind::Model, object(withModel(R"("downloadsAllTime":7,
        "childrenModelCount":3,"safetensors":{"parameters":{"BF16":8,"F32":2}},
        "gguf":{"architecture":"llama","context_length":8192},
        "cardData":{"license_link":"LICENSE","language":"nl"})")));
    QVERIFY(info);
    const auto details = RepoDetails::of(*info);
    QCOMPARE(details.parameters, (QList<RepoDetails::Parameters>{ { u"BF16"_s, 8 }, { u"F32"_s, 2 } }));
    QCOMPARE(details.architecture, u"llama"_s);
    QCOMPARE(details.contextLength, 8192);
    QCOMPARE(details.allDownloads, 7);
    QCOMPARE(details.children, 3);
    QCOMPARE(details.licenceLink, u"LICENSE"_s);
    QCOMPARE(details.languages, QStringList{ u"nl"_s });
    const auto bare = RepoInfo::fromJson(RepoKind::Model, object(withModel("\"likes\":1")));
    QVERIFY(bare);
    QCOMPARE(RepoDetails::of(*bare), RepoDetails());
}

void TestValues::listsAskForWhatTheyShow()
{
    QVERIFY(Query::listed(RepoKind::Model).contains(u"pipeline_tag"_s));
    QVERIFY(Query::listed(RepoKind::Dataset).contains(u"gated"_s));
    QVERIFY(!Query::listed(RepoKind::Space).contains(u"downloads"_s)); // which have none
    QVERIFY(Query::listed(RepoKind::Space).contains(u"sdk"_s));
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
