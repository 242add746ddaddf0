// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/hub/filedetails.h"
#include "core/hub/hubapi.h"
#include "core/hub/knowntags.h"
#include "core/hub/lineage.h"
#include "core/hub/repoaccess.h"
#include "core/net/httpclient.h"
#include "core/net/responsestore.h"
#include "support/wait.h"

#include <QJsonArray>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{
const RepoId plainRepo{ RepoKind::Model, u"org"_s, u"plain"_s };
}

/// What surrounds the repos: people, tags, scans, likes, differences, lineage.
class TestSurroundings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void quickSearchFindsReposAndPeople();
    void quickSearchKeepsStrangeLetters();
    void aUserAndAnOrganisationHaveProfiles();
    void nobodyHasNone();
    void aPictureOfEach();
    void theCatalogueHasTagsByType();
    void spacesHaveNoCatalogue();
    void whatTheScannersFound();
    void whatEachScannerSaysOfAFile();
    void howItStandsWithAGate();
    void whatAPersonLikes();
    void aLikeIsTakenBack();
    void whatACommitChanged();
    void aDiffThatIsTooLongIsRefused();
    void lineageOfTags();
    void lineageOfMoreThanAListHolds();
    void resultsOfBothForms();
    void tagsKnownByHeart();
    void tagsKnownByHeartFindSomething_data();
    void tagsKnownByHeartFindSomething();
    void onlyWhatSaysSoIsFromBefore();

private:
    std::unique_ptr<FakeHub::Server> m_hub;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<HubApi> m_api;
    QString m_first;
};

void TestSurroundings::init()
{
    m_hub = std::make_unique<FakeHub::Server>();
    m_hub->addOrganization(u"org"_s, { u"ada"_s });
    m_hub->addUser(
        { .name = u"ada"_s, .fullname = u"Ada Alder"_s, .orgs = { u"org"_s }, .details = u"Writes."_s });
    m_hub->addToken(u"hf_test"_s, u"ada"_s);
    m_first = m_hub->addRepo(
        FakeHub::RepoKind::Model,
        u"org/plain"_s,
        { { u"README.md"_s, QByteArray("# Plain\n") }, { u"w.bin"_s, FakeHub::Blob::seeded(1, 5000) } });
    m_hub->addRepo(FakeHub::RepoKind::Dataset, u"org/plains"_s, { { u"README.md"_s, QByteArray("# D\n") } });
    HttpConfig config;
    config.endpoint = m_hub->url();
    config.token = u"hf_test"_s;
    config.loopbackOnly = true;
    m_http = std::make_unique<HttpClient>(config);
    m_api = std::make_unique<HubApi>(m_http.get());
}

void TestSurroundings::cleanup()
{
    QCOMPARE(m_hub->violations(), QStringList());
    m_api.reset();
    m_http.reset();
}

void TestSurroundings::quickSearchFindsReposAndPeople()
{
    const auto hits = wait(m_api->quickSearch(u"plain"_s, 5, {}));
    QVERIFY2(hits, hits ? "" : qPrintable(hits.error().detail));
    QCOMPARE(hits->repos.size(), 2);
    QCOMPARE(hits->repoCount, 2);
    QCOMPARE(hits->repos.first().id, plainRepo);
    QCOMPARE(hits->repos.last().id.kind, RepoKind::Dataset);
    const auto people = wait(m_api->quickSearch(u"ada"_s, 5, {}));
    QVERIFY(people);
    const auto ada = std::ranges::find(people->people, u"ada"_s, &Person::name);
    QVERIFY(ada != people->people.end());
    QCOMPARE(ada->fullName, u"Ada Alder"_s);
    QVERIFY(!ada->isOrganisation);
}

void TestSurroundings::quickSearchKeepsStrangeLetters()
{
    QVERIFY(wait(m_api->quickSearch(u"a+b & c=d/é"_s, 5, {})));
    const auto asked = m_hub->requests().last();
    QVERIFY2(asked.query.contains(std::pair(u"q"_s, u"a+b & c=d/é"_s)), asked.target.constData());
}

void TestSurroundings::aUserAndAnOrganisationHaveProfiles()
{
    const auto ada = wait(m_api->profile(u"ada"_s, {}));
    QVERIFY(ada);
    QCOMPARE(ada->person.fullName, u"Ada Alder"_s);
    QCOMPARE(ada->details, u"Writes."_s);
    QVERIFY(!ada->person.isOrganisation);
    QCOMPARE(ada->organisations.size(), 1);
    const auto org = wait(m_api->profile(u"org"_s, {}));
    QVERIFY(org);
    QVERIFY(org->person.isOrganisation);
    QCOMPARE(org->models, 1);
    QCOMPARE(org->datasets, 1);
}

void TestSurroundings::nobodyHasNone()
{
    const auto nobody = wait(m_api->profile(u"no-such-person"_s, {}));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().status, 404);
}

void TestSurroundings::aPictureOfEach()
{
    for (const auto &name : { u"ada"_s, u"org"_s }) {
        const auto picture = wait(m_api->avatar(name, {}));
        QVERIFY(picture);
        QVERIFY(picture->data.startsWith("<svg"));
    }
    QCOMPARE(wait(m_api->avatar(u"nobody"_s, {})).error().kind, Error::Kind::NotFound);
    QVERIFY(!wait(m_api->avatar(u"../models"_s, {})));
    QCOMPARE(m_hub->requests(u"avatars"_s).last().target, "/api/avatars/..%2Fmodels");
    // There is another way to show who it is, so that trouble is taken as it comes.
    m_hub->clearRequests();
    m_hub->addFault(FakeHub::Fault::status(503).on(u"avatars"_s));
    QCOMPARE(wait(m_api->avatar(u"ada"_s, {})).error().kind, Error::Kind::Server);
    QCOMPARE(m_hub->requestCount(u"avatars"_s), 1);
}

void TestSurroundings::theCatalogueHasTagsByType()
{
    const auto models = wait(m_api->tagCatalog(RepoKind::Model, {}));
    QVERIFY2(models, models ? "" : qPrintable(models.error().detail));
    QVERIFY(!models->byType.value(u"license"_s).isEmpty() || !models->byType.value(u"library"_s).isEmpty());
    QVERIFY(wait(m_api->tagCatalog(RepoKind::Dataset, {})));
}

void TestSurroundings::spacesHaveNoCatalogue()
{
    const auto none = wait(m_api->tagCatalog(RepoKind::Space, {}));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, Error::Kind::Usage);
    QCOMPARE(m_hub->requestCount(), 0);
}

void TestSurroundings::whatTheScannersFound()
{
    m_hub->edit(FakeHub::RepoKind::Model, u"org/plain"_s, [](FakeHub::Repo &repo) {
        repo.findings.insert(u"w.bin"_s, { { u"pickleImportScan"_s, u"unsafe"_s } });
    });
    const auto scan = wait(m_api->scan(plainRepo, {}));
    QVERIFY2(scan, scan ? "" : qPrintable(scan.error().detail));
    QCOMPARE(scan->findings.size(), 1);
    QCOMPARE(scan->findings.first().path, u"w.bin"_s);
    QCOMPARE(scan->findings.first().level, ScanLevel::Unsafe);
    QCOMPARE(scanLevelOf(u"a word of tomorrow"_s), ScanLevel::Unscanned);
}

void TestSurroundings::whatEachScannerSaysOfAFile()
{
    m_hub->edit(FakeHub::RepoKind::Model, u"org/plain"_s, [](FakeHub::Repo &repo) {
        FakeHub::Finding pickle{ .scanner = u"pickleImportScan"_s, .status = u"unsafe"_s };
        pickle.pickleImports
            = { QJsonObject{
                    { u"module"_s, u"torch"_s }, { u"name"_s, u"load"_s }, { u"safety"_s, u"innocuous"_s } },
                QJsonObject{
                    { u"module"_s, u"os"_s }, { u"name"_s, u"system"_s }, { u"safety"_s, u"dangerous"_s } } };
        FakeHub::Finding frog{ .scanner = u"jFrogScan"_s, .status = u"suspicious"_s };
        frog.message = u"Opens a page."_s;
        repo.findings.insert(u"w.bin"_s, { frog, pickle });
    });
    const auto entries
        = wait(m_api->pathsInfo(plainRepo, Revision(), { u"w.bin"_s, u"README.md"_s }, true, {}));
    QVERIFY2(entries, entries ? "" : qPrintable(entries.error().detail));
    QCOMPARE(entries->size(), 2);
    const auto details = FileDetails::of(entries->first());
    QCOMPARE(details.path, u"w.bin"_s);
    QVERIFY(details.lastCommit.has_value());
    QCOMPARE(details.scan.level, ScanLevel::Unsafe);
    QVERIFY(details.scan.isRisky());
    QCOMPARE(details.scan.findings.size(), 2);
    const auto &worst = details.scan.findings.first();
    QCOMPARE(worst.scanner, u"Pickle imports"_s);
    QCOMPARE(worst.imports, QStringList{ u"os.system"_s });
    QCOMPARE(details.scan.findings.last().scanner, u"JFrog"_s);
    QCOMPARE(details.scan.findings.last().message, u"Opens a page."_s);
    const auto card = FileDetails::of(entries->last());
    QCOMPARE(card.scan.level, ScanLevel::Safe);
    QVERIFY(card.scan.findings.isEmpty());
    QCOMPARE(FileScan::fromJson({}).level, ScanLevel::Unscanned);
}

void TestSurroundings::howItStandsWithAGate()
{
    QVERIFY(wait(m_api->authCheck(plainRepo, {})));
    m_hub->addToken(u"hf_other"_s, u"bob"_s);
    m_hub->edit(
        FakeHub::RepoKind::Model, u"org/plain"_s, [](FakeHub::Repo &repo) { repo.gated = u"manual"_s; });
    const auto state = [this](const QString &token) {
        HttpConfig config;
        config.endpoint = m_hub->url();
        config.token = token;
        config.loopbackOnly = true;
        HttpClient http(config);
        HubApi api(&http);
        const auto answer = wait(api.authCheck(plainRepo, {}));
        return answer ? RepoAccess() : RepoAccess::fromRefusal(answer.error());
    };
    QCOMPARE(state({}).state, RepoAccess::State::SignInNeeded);
    QCOMPARE(state(u"hf_other"_s).state, RepoAccess::State::NotAsked);
    const auto ask = [this](const QString &status) {
        m_hub->edit(FakeHub::RepoKind::Model, u"org/plain"_s, [&status](FakeHub::Repo &repo) {
            auto &request = repo.requests[u"bob"_s];
            request.user = u"bob"_s;
            request.status = status;
            request.reason = u"Only owls."_s;
        });
    };
    ask(u"pending"_s);
    QCOMPARE(state(u"hf_other"_s).state, RepoAccess::State::Pending);
    ask(u"rejected"_s);
    QCOMPARE(state(u"hf_other"_s).state, RepoAccess::State::Rejected);
    QVERIFY(state(u"hf_other"_s).words.contains(u"Only owls."_s));
    m_hub->edit(
        FakeHub::RepoKind::Model, u"org/plain"_s, [](FakeHub::Repo &repo) { repo.granted.insert(u"bob"_s); });
    QCOMPARE(state(u"hf_other"_s), RepoAccess());
}

void TestSurroundings::whatAPersonLikes()
{
    QVERIFY(wait(m_api->likes(u"ada"_s, {}, {}))->items.isEmpty());
    m_hub->like(FakeHub::RepoKind::Dataset, u"org/plains"_s, u"ada"_s);
    m_hub->like(FakeHub::RepoKind::Model, u"org/plain"_s, u"ada"_s);
    const auto page = wait(m_api->likes(u"ada"_s, {}, {}));
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QCOMPARE(page->items.size(), 2);
    QVERIFY(page->items.contains(plainRepo));
    QVERIFY(page->next.isEmpty());
}

void TestSurroundings::aLikeIsTakenBack()
{
    m_hub->like(FakeHub::RepoKind::Model, u"org/plain"_s, u"ada"_s);
    QVERIFY(wait(m_api->unlike(plainRepo, {})));
    QVERIFY(wait(m_api->unlike(plainRepo, {}))); // once is enough
}

void TestSurroundings::whatACommitChanged()
{
    const auto second = m_hub->commit(FakeHub::RepoKind::Model,
                                      u"org/plain"_s,
                                      { .add = { { u"README.md"_s, QByteArray("# Plainer\n") } } });
    const auto diff = wait(m_api->compare(plainRepo, Revision{ m_first }, Revision{ second }, 1 << 20, {}));
    QVERIFY2(diff, diff ? "" : qPrintable(diff.error().detail));
    QVERIFY2(diff->text.contains("-# Plain\n") && diff->text.contains("+# Plainer\n"),
             diff->text.constData());
}

void TestSurroundings::aDiffThatIsTooLongIsRefused()
{
    const auto second
        = m_hub->commit(FakeHub::RepoKind::Model,
                        u"org/plain"_s,
                        { .add = { { u"README.md"_s, QByteArray("# Long\n").repeated(5000) } } });
    const auto diff = wait(m_api->compare(plainRepo, Revision{ m_first }, Revision{ second }, 1000, {}));
    QVERIFY(!diff);
}

void TestSurroundings::lineageOfTags()
{
    const auto lineage = Lineage::of({ u"base_model:org/base"_s,
                                       u"base_model:quantized:org/base"_s,
                                       u"base_model:merge:org/other"_s,
                                       u"base_model:../x"_s,
                                       u"dataset:org/data"_s,
                                       u"dataset:org/data"_s,
                                       u"license:mit"_s });
    QCOMPARE(lineage.bases.size(), 2);
    QCOMPARE(lineage.bases[0].id.text(), u"org/base"_s);
    QCOMPARE(lineage.bases[0].relation, u"quantized"_s);
    QCOMPARE(lineage.bases[1].relation, u"merge"_s);
    QCOMPARE(lineage.datasets.size(), 1);
}

void TestSurroundings::lineageOfMoreThanAListHolds()
{
    QStringList tags;
    for (int i = 0; i < 130; ++i) {
        tags << u"base_model:org/base%1"_s.arg(i) << u"dataset:org/data%1"_s.arg(i);
    }
    for (int i = 0; i < 130; ++i) {
        tags << u"base_model:merge:org/base%1"_s.arg(i) << u"dataset:org/data%1"_s.arg(i);
    }
    const auto lineage = Lineage::of(tags);
    QCOMPARE(lineage.bases.size(), 100);
    QCOMPARE(lineage.basesLeftOut, 30);
    QCOMPARE(lineage.bases[99].id.name, u"base99"_s);
    QCOMPARE(lineage.bases[99].relation, u"merge"_s);
    QCOMPARE(lineage.datasets.size(), 100);
    QCOMPARE(lineage.datasetsLeftOut, 30);
}

void TestSurroundings::resultsOfBothForms()
{
    RepoInfo info;
    const QJsonObject metric{ { u"type"_s, u"accuracy"_s }, { u"value"_s, 0.913 }, { u"verified"_s, true } };
    const QJsonObject result{ { u"task"_s, QJsonObject{ { u"type"_s, u"text-classification"_s } } },
                              { u"dataset"_s, QJsonObject{ { u"name"_s, u"Beans"_s } } },
                              { u"metrics"_s, QJsonArray{ metric, QJsonObject() } } };
    const QJsonObject wrapped{ { u"data"_s,
                                 QJsonObject{ { u"dataset"_s, QJsonObject{ { u"id"_s, u"org/bench"_s } } },
                                              { u"value"_s, 7 } } } };
    info.raw = { { u"model-index"_s, QJsonArray{ QJsonObject{ { u"results"_s, QJsonArray{ result } } } } },
                 { u"evalResults"_s, QJsonArray{ wrapped, 3, QJsonObject() } } };
    const auto results = evaluationsOf(info);
    QCOMPARE(results.size(), 2);
    QCOMPARE(results[0].dataset, u"org/bench"_s);
    QCOMPARE(results[0].value, u"7"_s);
    QCOMPARE(results[1].value, u"0.913"_s);
    info.raw = { { u"model-index"_s, QJsonValue::Null } };
    QVERIFY(evaluationsOf(info).isEmpty());
}

void TestSurroundings::tagsKnownByHeart()
{
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset }) {
        const auto known = knownTags(kind);
        QVERIFY(known.byType.value(u"license"_s).size() > 5);
        for (const auto &tags : known.byType) {
            QSet<QString> ids;
            for (const auto &tag : tags) {
                QVERIFY(!tag.id.isEmpty() && !tag.label.isEmpty());
                QVERIFY2(!ids.contains(tag.id), qPrintable(tag.id));
                ids.insert(tag.id);
            }
        }
    }
    QCOMPARE(tagLabel(u"text-generation"_s), u"Text generation"_s);
    QCOMPARE(tagLabel({}), QString());
}

void TestSurroundings::tagsKnownByHeartFindSomething_data()
{
    QTest::addColumn<RepoKind>("kind");
    QTest::addColumn<QStringList>("types"); // that a card can state
    QTest::newRow("models") << RepoKind::Model << QStringList{ u"license"_s, u"language"_s };
    QTest::newRow("datasets") << RepoKind::Dataset
                              << QStringList{
                                     u"license"_s, u"language"_s, u"task_categories"_s, u"size_categories"_s
                                 };
}

// One repo whose card states everything that we offer to filter by.
void TestSurroundings::tagsKnownByHeartFindSomething()
{
    QFETCH(RepoKind, kind);
    QFETCH(QStringList, types);
    const auto known = knownTags(kind);
    QString card = u"---\n"_s;
    QStringList filters;
    for (const auto &type : std::as_const(types)) {
        card += type + ":\n"_L1;
        for (const auto &tag : known.byType.value(type)) {
            filters << tag.id;
            card += u"- \"%1\"\n"_s.arg(tag.id.section(u':', -1));
        }
    }
    QVERIFY(filters.size() > 20);
    m_hub->addRepo(kind == RepoKind::Model ? FakeHub::RepoKind::Model : FakeHub::RepoKind::Dataset,
                   u"org/all"_s,
                   { { u"README.md"_s, (card + u"---\n# All\n"_s).toUtf8() } });
    for (const auto &filter : std::as_const(filters)) {
        const auto found = wait(m_api->search({ .kind = kind, .filters = { filter } }, {}));
        QVERIFY2(found && found->items.size() == 1, qPrintable(filter));
    }
}

// Where an answer cannot say that it is an old one, none is better than that.
void TestSurroundings::onlyWhatSaysSoIsFromBefore()
{
    ResponseStore store((QString()));
    m_http->setStore(&store, true);
    HubApi api(m_http.get(), { .keepAnswers = true });
    const auto ask = [&api] {
        const auto failed
            = [](const auto &answer) { return answer ? QString() : Error::name(answer.error().kind); };
        return QStringList{ failed(wait(api.authCheck(plainRepo, {}))),
                            failed(wait(api.likes(u"ada"_s, {}, {}))),
                            failed(wait(api.scan(plainRepo, {}))),
                            failed(wait(api.profile(u"ada"_s, {}))) };
    };
    QCOMPARE(ask(), QStringList(4, QString()));
    QVERIFY(!wait(api.info(plainRepo, {}, false, {}, {}))->old);
    m_http->setOffline(u"switch"_s);
    QCOMPARE(ask(), QStringList(4, Error::name(Error::Kind::Offline)));
    const auto info = wait(api.info(plainRepo, {}, false, {}, {}));
    QVERIFY(info && info->old);
}

QTEST_GUILESS_MAIN(TestSurroundings)
#include "tst_surroundings.moc"
