// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// HttpClient with a ResponseStore: what is asked again, and what stands in for the Hub.
#include "core/net/responsestore.h"
#include "support/wait.h"
#include "tests/net/clienttools.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestKeptAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anUnchangedAnswerDoesNotTravelAgain();
    void aChangedAnswerReplacesTheOld();
    void standsInForTheHub_data();
    void standsInForTheHub();
    void standsInOffline();
    void aRefusalIsARefusal_data();
    void aRefusalIsARefusal();
    void isNotGivenToAnotherAccount();
    void onlyWhatWasAskedToBeKept();
    void switchedOffItKeepsNothing();
    void whatIsUnderWayIsNotKept_data();
    void whatIsUnderWayIsNotKept();
    void doesNotStandInAfterSigningOut();
    void otherHostsGetNoEtag();
    void otherHostsBehindARedirectGetNoEtag();
    void aFreshAnswerIsNotAskedForAgain();
    void freshForNoLongerThanItIsSaid();
    void freshFromElsewhere();

private:
    static HttpRequest kept(const QUrl &url)
    {
        auto request = get(url);
        request.keep = true;
        return request;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ResponseStore> m_store;
};

void TestKeptAnswers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ResponseStore>(m_folder->path());
}

void TestKeptAnswers::anUnchangedAnswerDoesNotTravelAgain()
{
    RawServer server([](const QByteArray &request) {
        return request.toLower().contains("if-none-match: w/\"a\"")
            ? RawServer::status(304, {}, "ETag: W/\"a\"\r\n")
            : RawServer::ok("[1]", "ETag: W/\"a\"\r\nX-Total-Count: 1\r\n");
    });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    for (int i = 0; i < 2; ++i) {
        const auto reply = wait(http.send(kept(server.url()), {}));
        QVERIFY(reply);
        QCOMPARE(reply->body, "[1]");
        QCOMPARE(reply->head.status, 200);
        QCOMPARE(reply->head.header("x-total-count"), "1");
        QVERIFY(!reply->old);
    }
    QCOMPARE(server.requests.size(), 2);
}

void TestKeptAnswers::aChangedAnswerReplacesTheOld()
{
    int version = 0;
    RawServer server([&](const QByteArray &) {
        ++version;
        return RawServer::ok(QByteArray::number(version),
                             "ETag: \"" + QByteArray::number(version) + "\"\r\n");
    });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    const auto url = server.url(); // once closed it has none
    QCOMPARE(wait(http.send(kept(url), {}))->body, "1");
    QCOMPARE(wait(http.send(kept(url), {}))->body, "2");
    server.close();
    const auto reply = wait(http.send(kept(url), {}));
    QVERIFY(reply);
    QCOMPARE(reply->body, "2");
}

void TestKeptAnswers::standsInForTheHub_data()
{
    QTest::addColumn<int>("status"); // 0: nobody is there, 1: it says nothing
    QTest::addColumn<Error::Kind>("why");
    QTest::newRow("away") << 0 << Error::Kind::Offline;
    QTest::newRow("silent") << 1 << Error::Kind::Timeout;
    QTest::newRow("busy") << 503 << Error::Kind::Server;
    QTest::newRow("too often") << 429 << Error::Kind::RateLimited;
}

void TestKeptAnswers::standsInForTheHub()
{
    QFETCH(int, status);
    QFETCH(Error::Kind, why);
    RawServer server([](const QByteArray &) { return RawServer::ok("[1]"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    auto request = kept(server.url());
    request.retry = true;
    const auto before = QDateTime::currentDateTimeUtc();
    QVERIFY(wait(http.send(request, {})));
    server.answer = [status](const QByteArray &) -> RawServer::Answer {
        return status == 1 ? RawServer::Answer{ "HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\n", false }
                           : RawServer::status(status);
    };
    if (status == 0) {
        server.close();
    }
    const auto asked = server.requests.size();
    request.idleTimeoutMs = 40;
    const auto reply = wait(http.send(request, {}));
    QVERIFY(reply);
    QCOMPARE(reply->body, "[1]");
    QVERIFY(reply->old);
    QCOMPARE(reply->old->why.kind, why);
    QVERIFY(reply->old->asked >= before);
    QVERIFY(server.requests.size() <= asked + 1); // nobody is kept waiting for a second try
}

void TestKeptAnswers::standsInOffline()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("[1]"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    QVERIFY(wait(http.send(kept(server.url()), {})));
    http.setOffline(u"switch"_s);
    const auto connections = server.connections;
    const auto reply = wait(http.send(kept(server.url()), {}));
    QCOMPARE(reply->old->why.kind, Error::Kind::Offline);
    QCOMPARE(reply->body, "[1]");
    QCOMPARE(wait(http.send(kept(server.url(u"/unknown"_s)), {})).error().kind, Error::Kind::Offline);
    QCOMPARE(server.connections, connections);
}

void TestKeptAnswers::aRefusalIsARefusal_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 400, 401, 403, 404 }) {
        QTest::addRow("%d", status) << status;
    }
}

void TestKeptAnswers::aRefusalIsARefusal()
{
    QFETCH(int, status);
    RawServer server([](const QByteArray &) { return RawServer::ok("[1]"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    QVERIFY(wait(http.send(kept(server.url()), {})));
    server.answer = [status](const QByteArray &) { return RawServer::status(status); };
    QCOMPARE(wait(http.send(kept(server.url()), {})).error().status, status);
}

void TestKeptAnswers::isNotGivenToAnotherAccount()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("private", "ETag: \"a\"\r\n"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    http.setToken(u"hf_example"_s);
    QVERIFY(wait(http.send(kept(server.url()), {})));
    http.setOffline(u"switch"_s);
    http.setToken({});
    QVERIFY(!wait(http.send(kept(server.url()), {})));
    http.setToken(u"hf_other"_s);
    QVERIFY(!wait(http.send(kept(server.url()), {})));
    http.setToken(u"hf_example"_s);
    QVERIFY(wait(http.send(kept(server.url()), {})));
    http.forgetAnswers();
    QVERIFY(!wait(http.send(kept(server.url()), {})));
}

void TestKeptAnswers::onlyWhatWasAskedToBeKept()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("[1]"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    QVERIFY(wait(http.send(get(server.url()), {})));
    auto post = kept(server.url());
    post.verb = "POST";
    post.body = "x";
    QVERIFY(wait(http.send(post, {})));
    http.setOffline(u"switch"_s);
    QVERIFY(!wait(http.send(kept(server.url()), {})));
}

void TestKeptAnswers::switchedOffItKeepsNothing()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("[1]"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), false);
    QVERIFY(wait(http.send(kept(server.url()), {})));
    QVERIFY(!QFile::exists(m_folder->filePath(ResponseStore::fileName())));
}

void TestKeptAnswers::whatIsUnderWayIsNotKept_data()
{
    QTest::addColumn<std::function<void(HttpClient *)>>("change");
    QTest::addColumn<bool>("again"); // the first try fails, and the second comes after the change
    const auto row = [](const char *name, bool again, const std::function<void(HttpClient *)> &change) {
        QTest::newRow(name) << change << again;
    };
    const auto signOut = [](HttpClient *http) { http->setToken({}); };
    row("signed out", false, signOut);
    row("signed out between two tries", true, signOut);
    row("another account", true, [](HttpClient *http) { http->setToken(u"hf_other"_s); });
    row("forgotten", false, [](HttpClient *http) { http->forgetAnswers(); });
    row("switched off", false, [this](HttpClient *http) { http->setStore(m_store.get(), false); });
}

void TestKeptAnswers::whatIsUnderWayIsNotKept()
{
    QFETCH(std::function<void(HttpClient *)>, change);
    QFETCH(bool, again);
    RawServer server;
    HttpClient http(configFor(server));
    server.answer = [&](const QByteArray &) {
        const bool isFirst = server.requests.size() == 1;
        if (isFirst) {
            change(&http);
        }
        return isFirst && again ? RawServer::status(503) : RawServer::ok("[1]", "ETag: \"a\"\r\n");
    };
    http.setStore(m_store.get(), true);
    auto request = kept(server.url());
    request.retry = true;
    QCOMPARE(wait(http.send(request, {}))->body, "[1]");
    http.setStore(m_store.get(), true);
    http.setOffline(u"switch"_s);
    for (const auto &token : { u"hf_test"_s, u"hf_other"_s, QString() }) {
        http.setToken(token);
        QVERIFY2(!wait(http.send(request, {})), qPrintable(token));
    }
}

void TestKeptAnswers::doesNotStandInAfterSigningOut()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("private"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    QVERIFY(wait(http.send(kept(server.url()), {})));
    server.answer = [&](const QByteArray &) {
        http.setToken({});
        return RawServer::status(503);
    };
    QCOMPARE(wait(http.send(kept(server.url()), {})).error().status, 503);
}

// An ETag that comes back tells a host that this is the same reader.
void TestKeptAnswers::otherHostsGetNoEtag()
{
    RawServer home;
    RawServer other([](const QByteArray &) { return RawServer::ok("picture", "ETag: \"reader-1\"\r\n"); });
    HttpClient http(configFor(home));
    http.setStore(m_store.get(), true);
    auto request = kept(other.url());
    request.publicOnly = true;
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(wait(http.send(request, {}))->body, "picture");
        QCOMPARE(RawServer::header(other.requests.value(i), "if-none-match"), QByteArray());
    }
    http.setOffline(u"switch"_s);
    QVERIFY(!wait(http.send(request, {})));
}

void TestKeptAnswers::otherHostsBehindARedirectGetNoEtag()
{
    RawServer home([](const QByteArray &) { return RawServer::ok("ours", "ETag: \"a\"\r\n"); });
    RawServer other([](const QByteArray &) { return RawServer::ok("theirs", "ETag: \"reader-1\"\r\n"); });
    HttpClient http(configFor(home));
    http.setStore(m_store.get(), true);
    auto request = kept(home.url());
    request.publicOnly = true;
    QVERIFY(wait(http.send(request, {})));
    home.answer = [&](const QByteArray &) { return redirect(302, other.url()); };
    QCOMPARE(wait(http.send(request, {}))->body, "theirs");
    QCOMPARE(RawServer::header(home.requests.value(1), "if-none-match"), "\"a\"");
    QCOMPARE(RawServer::header(other.requests.value(0), "if-none-match"), QByteArray());
    http.setOffline(u"switch"_s);
    QCOMPARE(wait(http.send(request, {}))->body, "ours");
}

void TestKeptAnswers::aFreshAnswerIsNotAskedForAgain()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("face", "ETag: \"a\"\r\n"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    auto request = kept(server.url());
    request.freshFor = std::chrono::hours(1);
    QVERIFY(wait(http.send(request, {})));
    const auto second = wait(http.send(request, {}));
    QVERIFY(second);
    QCOMPARE(second->body, "face");
    QVERIFY(!second->old);
    QCOMPARE(server.requests.size(), 1);
    http.setToken(u"hf_other"_s); // it was another account's
    QVERIFY(wait(http.send(request, {})));
    QCOMPARE(server.requests.size(), 2);
    http.setStore(m_store.get(), false);
    QVERIFY(wait(http.send(request, {})));
    QCOMPARE(server.requests.size(), 3);
}

void TestKeptAnswers::freshForNoLongerThanItIsSaid()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("face", "ETag: \"a\"\r\n"); });
    HttpClient http(configFor(server));
    http.setStore(m_store.get(), true);
    auto request = kept(server.url());
    request.freshFor = std::chrono::hours(1);
    const ResponseStore::Key key{ server.url(), m_store->accountOf(u"hf_test"_s), server.url(), "\n" };
    const auto now = QDateTime::currentDateTimeUtc();
    QVERIFY(wait(http.send(request, {})));
    QVERIFY(m_store->find(key));
    m_store->confirm(key, now.addSecs(-3601));
    QVERIFY(wait(http.send(request, {})));
    QCOMPARE(server.requests.size(), 2);
    QCOMPARE(RawServer::header(server.requests.at(1), "if-none-match"), "\"a\"");
    m_store->confirm(key, now.addSecs(3600)); // the clock was wrong then, or is now
    QVERIFY(wait(http.send(request, {})));
    QCOMPARE(server.requests.size(), 3);
}

// A picture that the Hub keeps at a neighbour: kept as well, and still no ETag goes back there, or home.
void TestKeptAnswers::freshFromElsewhere()
{
    RawServer other([](const QByteArray &) { return RawServer::ok("face", "ETag: \"reader-1\"\r\n"); });
    RawServer home([&other](const QByteArray &) { return redirect(302, other.url()); });
    HttpClient http(configFor(home));
    http.setStore(m_store.get(), true);
    auto request = kept(home.url());
    request.publicOnly = true;
    request.freshFor = std::chrono::hours(1);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(wait(http.send(request, {}))->body, "face");
    }
    QCOMPARE(other.requests.size(), 1);
    QCOMPARE(RawServer::header(other.requests.at(0), "authorization"), QByteArray());
    request.freshFor = std::chrono::seconds(0);
    QVERIFY(wait(http.send(request, {})));
    QCOMPARE(RawServer::header(home.requests.last(), "if-none-match"), QByteArray());
    QCOMPARE(RawServer::header(other.requests.last(), "if-none-match"), QByteArray());
}

QTEST_GUILESS_MAIN(TestKeptAnswers)

#include "tst_keptanswers.moc"
