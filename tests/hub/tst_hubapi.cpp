// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/net/responsestore.h"
#include "support/wait.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

const RepoId openRepo{ RepoKind::Model, u"org"_s, u"open"_s };
const auto big = FakeHub::Blob::seeded(7, 300'000, "head");

} // namespace

class TestHubApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void whoami();
    void whoamiNeedsAToken();
    void searchesAndPages();
    void refusesAForeignNextPage();
    void readsInfo();
    void errors_data();
    void errors();
    void readsRefsAndCommits();
    void listsTrees();
    void asksForPathsInBatches();
    void metadataOfAGitFile();
    void metadataOfAnLfsFileStopsBeforeTheOtherHost();
    void metadataNeedsTheHub_data();
    void metadataNeedsTheHub();
    void readsBytes_data();
    void readsBytes();
    void resolveUrls();
    void answersAreKept();
    void partsAreKeptAndPeopleAreNot();

private:
    std::unique_ptr<FakeHub::Server> m_hub;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<HubApi> m_api;
};

void TestHubApi::initTestCase()
{
    m_hub = std::make_unique<FakeHub::Server>();
    QVERIFY(m_hub->isListening());
    m_hub->addToken(u"hf_test"_s, u"someone"_s);
    const QMap<QString, FakeHub::Blob> files{ { u"README.md"_s,
                                                QByteArray("---\nlicense: mit\n---\n# Plain\n") },
                                              { u"w.safetensors"_s, big },
                                              { u"dir/a b#é.txt"_s, QByteArray("0123456789") } };
    m_hub->addRepo(FakeHub::RepoKind::Model, u"org/open"_s, files);
    m_hub->addRepo(FakeHub::RepoKind::Dataset, u"org/data"_s, files);
    for (const auto &name : { u"org/private"_s, u"org/gated"_s, u"org/disabled"_s }) {
        m_hub->addRepo(FakeHub::RepoKind::Model, name, files);
    }
    m_hub->edit(
        FakeHub::RepoKind::Model, u"org/private"_s, [](FakeHub::Repo &repo) { repo.isPrivate = true; });
    m_hub->edit(
        FakeHub::RepoKind::Model, u"org/gated"_s, [](FakeHub::Repo &repo) { repo.gated = u"manual"_s; });
    m_hub->edit(
        FakeHub::RepoKind::Model, u"org/disabled"_s, [](FakeHub::Repo &repo) { repo.disabled = true; });
    m_hub->edit(FakeHub::RepoKind::Model, u"org/open"_s, [](FakeHub::Repo &repo) { repo.tag(u"v1"_s); });
}

void TestHubApi::init()
{
    m_hub->clearRequests();
    HttpConfig config;
    config.endpoint = m_hub->url();
    config.token = u"hf_test"_s;
    config.loopbackOnly = true;
    config.retry = { .retries = 2, .firstWaitMs = 1, .longestWaitMs = 1, .jitter = 0 };
    m_http = std::make_unique<HttpClient>(config);
    m_api = std::make_unique<HubApi>(m_http.get());
}

void TestHubApi::cleanup()
{
    m_hub->clearFaults();
    QCOMPARE(m_hub->violations(), QStringList());
}

void TestHubApi::whoami()
{
    const auto me = wait(m_api->whoami({}));
    QVERIFY(me);
    QCOMPARE(me->name, u"someone"_s);
    QCOMPARE(wait(m_api->whoami(u"hf_wrong"_s, {})).error().kind, Error::Kind::Unauthorized);
}

void TestHubApi::whoamiNeedsAToken()
{
    m_http->setToken({});
    QCOMPARE(wait(m_api->whoami({})).error().kind, Error::Kind::Unauthorized);
    QCOMPARE(wait(m_api->whoami(u"api_org_x"_s, {})).error().kind, Error::Kind::Unauthorized);
    QCOMPARE(m_hub->requestCount(), 0);
    QCOMPARE(wait(m_api->whoami(u"hf_test"_s, {}))->name, u"someone"_s);
}

void TestHubApi::searchesAndPages()
{
    Query query;
    query.author = u"org"_s;
    query.limit = 1;
    auto page = wait(m_api->search(query, {}));
    QVERIFY(page);
    QSet<QString> seen;
    while (page && seen.size() < 20) {
        for (const auto &item : std::as_const(page->items)) {
            QVERIFY(!seen.contains(item.id.text()));
            seen.insert(item.id.text());
        }
        if (page->next.isEmpty()) {
            break;
        }
        page = wait(m_api->searchNext(RepoKind::Model, page->next, {}));
    }
    QVERIFY(page);
    QVERIFY(seen.contains(u"org/open"_s));
    QVERIFY(seen.contains(u"org/gated"_s));
    QVERIFY(!seen.contains(u"org/private"_s));
}

void TestHubApi::refusesAForeignNextPage()
{
    auto foreign = m_hub->cdnUrl();
    foreign.setPath(u"/api/models"_s);
    QCOMPARE(wait(m_api->searchNext(RepoKind::Model, foreign, {})).error().kind, Error::Kind::Usage);
    QCOMPARE(wait(m_api->tree({ openRepo }, foreign, {})).error().kind, Error::Kind::Usage);
    QCOMPARE(wait(m_api->commits(openRepo, {}, foreign, {})).error().kind, Error::Kind::Usage);
    QCOMPARE(m_hub->requestCount(), 0);
}

void TestHubApi::readsInfo()
{
    const auto info = wait(m_api->info(openRepo, Revision{}, true, {}, {}));
    QVERIFY(info);
    QCOMPARE(info->summary.id, openRepo);
    QCOMPARE(info->summary.licence, u"mit"_s);
    QCOMPARE(info->siblings.size(), 3);
    for (const auto &file : info->siblings) {
        QVERIFY(file.size);
        QCOMPARE(!file.sha256.isEmpty(), file.path == "w.safetensors"_L1);
    }
    QCOMPARE(info->summary.commit.hex.size(), 40);
}

void TestHubApi::errors_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("path");
    QTest::addColumn<Error::Kind>("kind");
    const auto main = u"main"_s;
    const auto readme = u"README.md"_s;
    QTest::newRow("missing repo") << u"none"_s << main << readme << Error::Kind::NotFound;
    QTest::newRow("private repo") << u"private"_s << main << readme << Error::Kind::NotFound;
    QTest::newRow("gated repo") << u"gated"_s << main << readme << Error::Kind::Gated;
    QTest::newRow("disabled repo") << u"disabled"_s << main << readme << Error::Kind::Disabled;
    QTest::newRow("missing revision") << u"open"_s << u"nowhere"_s << readme << Error::Kind::RevisionNotFound;
    QTest::newRow("missing file") << u"open"_s << main << u"nothing"_s << Error::Kind::EntryNotFound;
}

void TestHubApi::errors()
{
    QFETCH(QString, name);
    QFETCH(QString, revision);
    QFETCH(QString, path);
    const RepoId repo{ RepoKind::Model, u"org"_s, name };
    QTEST(wait(m_api->fileMetadata(repo, { revision }, path, {})).error().kind, "kind");
    QTEST(wait(m_api->fileBytes(repo, { revision }, path, 0, -1, {})).error().kind, "kind");
}

void TestHubApi::readsRefsAndCommits()
{
    const auto refs = wait(m_api->refs(openRepo, true, {}));
    QVERIFY(refs);
    QCOMPARE(refs->branches.size(), 1);
    QCOMPARE(refs->tags.value(0).name, u"v1"_s);
    const auto commits = wait(m_api->commits(openRepo, {}, {}, {}));
    QVERIFY(commits);
    QCOMPARE(commits->items.value(0).id, refs->branches[0].target);
}

void TestHubApi::listsTrees()
{
    const auto root = wait(m_api->tree({ openRepo }, {}, {}));
    QVERIFY(root);
    QCOMPARE(root->items.size(), 3);
    const auto inside = wait(m_api->tree({ .repo = openRepo, .path = u"dir"_s }, {}, {}));
    QVERIFY(inside);
    QCOMPARE(inside->items.value(0).path, u"dir/a b#é.txt"_s);
    const auto all = wait(m_api->wholeTree({ .repo = openRepo, .recursive = true, .expand = true }, {}));
    QVERIFY(all);
    for (const auto &entry : *all) {
        QVERIFY(entry.lastCommit);
        QCOMPARE(entry.isLfs(), entry.path == "w.safetensors"_L1);
    }
    QCOMPARE(wait(m_api->tree({ .repo = openRepo, .path = u"no"_s }, {}, {})).error().kind,
             Error::Kind::EntryNotFound);
}

void TestHubApi::asksForPathsInBatches()
{
    QStringList paths{ u"dir/a b#é.txt"_s, u"missing"_s };
    for (int i = 0; i < 600; ++i) {
        paths << u"none/%1"_s.arg(i);
    }
    paths << u"w.safetensors"_s;
    const auto found = wait(m_api->pathsInfo(openRepo, {}, paths, false, {}));
    QVERIFY(found);
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->value(1).sha256.toLatin1(), big.sha256());
    QCOMPARE(m_hub->requestCount(), 2);
}

void TestHubApi::metadataOfAGitFile()
{
    const auto file = wait(m_api->fileMetadata(openRepo, {}, u"dir/a b#é.txt"_s, {}));
    QVERIFY(file);
    QCOMPARE(file->size, 10);
    QCOMPARE(file->etag.hex, FakeHub::Blob(QByteArray("0123456789")).gitSha1());
    QVERIFY(HttpClient::sameOrigin(file->location, m_hub->url()));
}

void TestHubApi::metadataOfAnLfsFileStopsBeforeTheOtherHost()
{
    const auto file = wait(m_api->fileMetadata(openRepo, {}, u"w.safetensors"_s, {}));
    QVERIFY(file);
    QCOMPARE(file->size, 300'000);
    QCOMPARE(file->etag.hex, big.sha256());
    QVERIFY(HttpClient::sameOrigin(file->location, m_hub->cdnUrl()));
    QCOMPARE(m_hub->requestCount(u"cdn"_s), 0);
}

void TestHubApi::metadataNeedsTheHub_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("commit") << QByteArray("X-Repo-Commit");
    QTest::newRow("etag") << QByteArray("X-Linked-Etag");
}

void TestHubApi::metadataNeedsTheHub()
{
    QFETCH(QByteArray, header);
    m_hub->addFault(FakeHub::Fault::dropHeader(header));
    m_hub->addFault(FakeHub::Fault::dropHeader("ETag"));
    QCOMPARE(wait(m_api->fileMetadata(openRepo, {}, u"w.safetensors"_s, {})).error().kind,
             Error::Kind::Protocol);
}

void TestHubApi::readsBytes_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<bool>("ignoreRange");
    QTest::addColumn<QByteArray>("bytes");
    for (const bool ignore : { false, true }) {
        const char *tail = ignore ? ", range ignored" : "";
        QTest::addRow("all%s", tail) << qint64(0) << qint64(-1) << ignore << QByteArray("0123456789");
        QTest::addRow("head%s", tail) << qint64(0) << qint64(3) << ignore << QByteArray("012");
        QTest::addRow("middle%s", tail) << qint64(4) << qint64(2) << ignore << QByteArray("45");
        QTest::addRow("tail%s", tail) << qint64(8) << qint64(-1) << ignore << QByteArray("89");
        QTest::addRow("over the end%s", tail) << qint64(8) << qint64(9) << ignore << QByteArray("89");
        QTest::addRow("behind the end%s", tail) << qint64(50) << qint64(9) << ignore << QByteArray();
        QTest::addRow("nothing%s", tail) << qint64(2) << qint64(0) << ignore << QByteArray();
    }
}

void TestHubApi::readsBytes()
{
    QFETCH(qint64, offset);
    QFETCH(qint64, length);
    QFETCH(bool, ignoreRange);
    if (ignoreRange) {
        m_hub->addFault(FakeHub::Fault::ignoreRange());
    }
    const auto part = wait(m_api->fileBytes(openRepo, {}, u"dir/a b#é.txt"_s, offset, length, {}));
    QVERIFY(part);
    QTEST(part->data, "bytes");
    if (!part->data.isEmpty()) {
        QCOMPARE(part->fileSize, 10);
    }
}

void TestHubApi::resolveUrls()
{
    const auto url
        = m_api->resolveUrl({ RepoKind::Dataset, u"o"_s, u"d"_s }, { u"refs/pr/1"_s }, u"dir/a b#?é.txt"_s);
    QCOMPARE(url.toEncoded(),
             m_hub->url().toEncoded() + "/datasets/o/d/resolve/refs%2Fpr%2F1/dir/a%20b%23%3F%C3%A9.txt");
}

void TestHubApi::answersAreKept()
{
    const QTemporaryDir folder;
    ResponseStore store(folder.path());
    m_http->setStore(&store, true);
    HubApi api(m_http.get(), { .keepAnswers = true });
    const auto first = wait(api.search({}, {}));
    QVERIFY(first && !first->items.isEmpty());
    m_hub->clearRequests();
    const auto again = wait(api.search({}, {}));
    QCOMPARE(*again, *first);
    QCOMPARE(m_hub->requests(u"list"_s).first().status, 304);
    QVERIFY(wait(api.info(openRepo, {}, false, {}, {})));
    QVERIFY(wait(api.fileBytes(openRepo, {}, u"README.md"_s, 0, -1, {})));
    m_hub->clearRequests();
    m_http->setOffline(u"test"_s);
    const auto old = wait(api.search({}, {}));
    QCOMPARE(old->items, first->items);
    QCOMPARE(old->old->why.kind, Error::Kind::Offline);
    QVERIFY(wait(api.info(openRepo, {}, false, {}, {}))->old);
    QVERIFY(wait(api.fileBytes(openRepo, {}, u"README.md"_s, 0, -1, {}))->data.startsWith("---"));
    QCOMPARE(m_hub->requestCount(), 0);
}

void TestHubApi::partsAreKeptAndPeopleAreNot()
{
    const QTemporaryDir folder;
    ResponseStore store(folder.path());
    m_http->setStore(&store, true);
    m_http->setToken(u"hf_test"_s);
    HubApi api(m_http.get(), { .keepAnswers = true });
    QVERIFY(wait(api.whoami({})));
    QVERIFY(wait(api.fileBytes(openRepo, {}, u"w.safetensors"_s, 10, 10, {})));
    m_http->setOffline(u"test"_s);
    QVERIFY(!wait(api.whoami({})));
    const auto part = wait(api.fileBytes(openRepo, {}, u"w.safetensors"_s, 10, 10, {}));
    QCOMPARE(part->data, big.read(10, 10));
    QCOMPARE(part->fileSize, big.size());
    QVERIFY(!wait(api.fileBytes(openRepo, {}, u"w.safetensors"_s, 10, 11, {})));
    QVERIFY(!wait(api.fileBytes(openRepo, {}, u"w.safetensors"_s, 0, -1, {})));
}

QTEST_GUILESS_MAIN(TestHubApi)
#include "tst_hubapi.moc"
