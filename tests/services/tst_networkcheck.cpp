// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/services/networkcheck.h"
#include "support/rawserver.h"
#include "support/serviceoptions.h"
#include "support/wait.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patienceMs = 20'000;

} // namespace

/// Which hosts are needed is learned from the Hub, and each is checked by itself. (The steps on the way to a
/// host: tests/net/tst_hostcheck.cpp.)
class TestNetworkCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theHubIsAskedSomething();
    void whereLargeFilesComeFromIsLearned();
    void gatedModelsAreNotTheOnlyOnes();
    void aHubWithoutLargeFilesSaysSo();
    void theChunkStoreIsLearnedAndGetsNoToken();
    void aHubThatIsGone();
    void aHubThatAnswersWithAnError();
    void aTokenThatIsRefused();
    void aHostOfFilesThatRefuses();
    void aStopEndsIt();
    void certificatesAreDescribed();

private:
    std::unique_ptr<Services> core(const QUrl &hub, const QMap<QString, QString> &variables = {}) const;
    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<FakeHub::Server> m_hub;
};

void TestNetworkCheck::init()
{
    ++m_count;
    m_hub = std::make_unique<FakeHub::Server>();
    m_hub->addToken(u"hf_test"_s, u"ada"_s);
}

std::unique_ptr<Services> TestNetworkCheck::core(const QUrl &hub,
                                                 const QMap<QString, QString> &variables) const
{
    return std::make_unique<Services>(
        serviceOptions(m_folder.filePath(QString::number(m_count)), hub, variables));
}

void TestNetworkCheck::theHubIsAskedSomething()
{
    const auto services = core(m_hub->url());
    const auto check = wait(checkPlace(services.get(), endpointPlace(services.get()), patienceMs, {}));
    QVERIFY(check);
    QVERIFY2(check->isGood(), qPrintable(check->error.detail));
    QCOMPARE(check->steps.last().step, NetStep::Answer);
    QCOMPARE(check->host, u"127.0.0.1"_s);
    QCOMPARE(m_hub->requestCount(u"list"_s), 1);
}

void TestNetworkCheck::whereLargeFilesComeFromIsLearned()
{
    m_hub->addRepo(FakeHub::RepoKind::Model,
                   u"org/one"_s,
                   { { u"README.md"_s, QByteArray("# One") },
                     { u"model.safetensors"_s, FakeHub::Blob::seeded(3, 200'000) } });
    const auto services = core(m_hub->url(), { { u"HF_TOKEN"_s, u"hf_test"_s } });
    const auto places = wait(networkPlaces(services.get(), {}));
    QVERIFY(places);
    QCOMPARE(places->files.url.port(), m_hub->cdnUrl().port());
    QVERIFY(places->chunks.unknown);
    QCOMPARE(places->chunks.unknown->kind, Error::Kind::NotFound);
    const auto check = wait(checkPlace(services.get(), places->files, patienceMs, {}));
    QVERIFY(check);
    QVERIFY2(check->isGood(), qPrintable(check->error.detail));
    QVERIFY(m_hub->requestCount(u"cdn"_s) > 0);
    QVERIFY2(m_hub->violations().isEmpty(),
             qPrintable(m_hub->violations().join(u'\n'))); // no token went there
}

void TestNetworkCheck::gatedModelsAreNotTheOnlyOnes()
{
    for (const auto &id : { u"org/one"_s, u"org/two"_s }) {
        m_hub->addRepo(
            FakeHub::RepoKind::Model, id, { { u"model.safetensors"_s, FakeHub::Blob::seeded(3, 200'000) } });
    }
    m_hub->edit(FakeHub::RepoKind::Model, u"org/one"_s, [](FakeHub::Repo &repo) { repo.disabled = true; });
    const auto services = core(m_hub->url());
    const auto places = wait(networkPlaces(services.get(), {}));
    QVERIFY(places);
    QCOMPARE(places->files.url.port(), m_hub->cdnUrl().port());
}

void TestNetworkCheck::aHubWithoutLargeFilesSaysSo()
{
    m_hub->addRepo(FakeHub::RepoKind::Model, u"org/one"_s, { { u"README.md"_s, QByteArray("# One") } });
    const auto services = core(m_hub->url());
    const auto places = wait(networkPlaces(services.get(), {}));
    QVERIFY(places);
    for (const auto &place : { places->files, places->chunks }) {
        QVERIFY(place.unknown);
        QCOMPARE(place.unknown->kind, Error::Kind::NotFound);
        QVERIFY(!place.url.isValid() || place.url.isEmpty());
    }
}

void TestNetworkCheck::theChunkStoreIsLearnedAndGetsNoToken()
{
    RawServer store([](const QByteArray &) { return RawServer::status(404, "nothing here"); });
    RawServer files([](const QByteArray &) { return RawServer::status(206, "x"); });
    RawServer hub;
    hub.answer = [&](const QByteArray &request) {
        if (request.contains("/tree/")) {
            const QByteArray hash(64, 'a');
            return RawServer::ok(R"([{"type":"file","path":"w.bin","size":9,"oid":")" + QByteArray(40, 'b')
                                 + R"(","lfs":{"oid":")" + hash + R"(","size":9,"pointerSize":1}}])");
        }
        if (request.startsWith("HEAD ")) {
            return RawServer::Answer{ "HTTP/1.1 302 Found\r\nLocation: " + files.url(u"/w"_s).toEncoded()
                                          + "\r\nX-Xet-Hash: " + QByteArray(64, 'c') + "\r\nLink: <"
                                          + hub.url(u"/api/models/o/m/xet-read-token/main"_s).toEncoded()
                                          + ">; rel=\"xet-auth\"\r\nContent-Length: 0\r\n\r\n",
                                      false };
        }
        if (request.contains("/xet-read-token/")) {
            return RawServer::ok(R"({"casUrl":")" + store.url().toEncoded()
                                 + R"(","accessToken":"xet_x","exp":1})");
        }
        return RawServer::ok(R"([{"id":"o/m","_id":"1"}])");
    };
    const auto services = core(hub.url(), { { u"HF_TOKEN"_s, u"hf_test"_s } });
    const auto places = wait(networkPlaces(services.get(), {}));
    QVERIFY(places);
    QCOMPARE(places->chunks.url, store.url());
    for (const auto &place : { places->files, places->chunks }) {
        const auto check = wait(checkPlace(services.get(), place, patienceMs, {}));
        QVERIFY(check);
        QVERIFY2(check->isGood(), qPrintable(check->error.detail)); // a 404 of a store is an answer, too
    }
    QCOMPARE(store.requests.size(), 1);
    QCOMPARE(files.requests.size(), 1);
    for (const auto &request : store.requests + files.requests) {
        QVERIFY(!request.contains("hf_test") && !request.contains("xet_x"));
    }
}

void TestNetworkCheck::aHubThatIsGone()
{
    const auto services = core(m_hub->url());
    m_hub->goAway();
    const auto check = wait(checkPlace(services.get(), endpointPlace(services.get()), patienceMs, {}));
    QVERIFY(check);
    QCOMPARE(check->failed, NetStep::Connect);
    QCOMPARE(check->error.kind, Error::Kind::Offline);
    const auto places = wait(networkPlaces(services.get(), {}));
    QVERIFY(places);
    QCOMPARE(places->files.unknown->kind, Error::Kind::Offline);
}

void TestNetworkCheck::aHubThatAnswersWithAnError()
{
    m_hub->addFault(FakeHub::Fault::status(503).on(u"list"_s));
    const auto services = core(m_hub->url());
    const auto check = wait(checkPlace(services.get(), endpointPlace(services.get()), patienceMs, {}));
    QVERIFY(check);
    QCOMPARE(check->failed, NetStep::Answer);
    QCOMPARE(check->error.kind, Error::Kind::Server);
    QCOMPARE(check->steps.size(), 2); // name and connection are fine
}

void TestNetworkCheck::aTokenThatIsRefused()
{
    const auto services = core(m_hub->url(), { { u"HF_TOKEN"_s, u"hf_unknown"_s } });
    const auto check = wait(checkPlace(services.get(), endpointPlace(services.get()), patienceMs, {}));
    QVERIFY(check);
    QCOMPARE(check->failed, NetStep::Answer);
    QCOMPARE(check->error.kind, Error::Kind::Unauthorized);
}

void TestNetworkCheck::aHostOfFilesThatRefuses()
{
    m_hub->addRepo(FakeHub::RepoKind::Model,
                   u"org/one"_s,
                   { { u"model.safetensors"_s, FakeHub::Blob::seeded(3, 200'000) } });
    m_hub->addFault(FakeHub::Fault::status(403).on(u"cdn"_s));
    const auto services = core(m_hub->url());
    const auto places = wait(networkPlaces(services.get(), {}));
    QVERIFY(places);
    const auto check = wait(checkPlace(services.get(), places->files, patienceMs, {}));
    QVERIFY(check);
    QCOMPARE(check->failed, NetStep::Answer);
    QCOMPARE(check->error.kind, Error::Kind::Forbidden);
}

void TestNetworkCheck::aStopEndsIt()
{
    const int slow = m_hub->addFault(FakeHub::Fault::latency(std::chrono::seconds(600)).on(u"list"_s));
    const auto services = core(m_hub->url());
    std::stop_source stop;
    QTimer poll;
    poll.callOnTimeout(this, [&] {
        if (m_hub->requestCount(u"list"_s) > 0 || m_hub->fired(slow) > 0) {
            stop.request_stop();
        }
    });
    poll.start(1);
    const auto check
        = wait(checkPlace(services.get(), endpointPlace(services.get()), 600'000, stop.get_token()));
    QVERIFY(!check);
    QCOMPARE(check.error().kind, Error::Kind::Cancelled);
    stop = {};
    const auto places = wait(networkPlaces(services.get(), stop.get_token()));
    QVERIFY(!places);
    QCOMPARE(places.error().kind, Error::Kind::Cancelled);
    m_hub->clearFaults();
}

void TestNetworkCheck::certificatesAreDescribed()
{
    QCOMPARE(wait(certificateFile(m_folder.filePath(u"none.pem"_s))).error().kind,
             Error::Kind::EntryNotFound);
    const auto system = QSslConfiguration::systemCaCertificates();
    if (system.isEmpty()) {
        QSKIP("this computer trusts nobody");
    }
    QFile file(m_folder.filePath(u"one.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(system.first().toPem()) > 0);
    file.close();
    const auto content = wait(certificateFile(file.fileName()));
    QVERIFY(content);
    QCOMPARE(content->names, QStringList{ system.first().subjectDisplayName() });
    QCOMPARE(content->until, system.first().expiryDate().toUTC());
}

QTEST_GUILESS_MAIN(TestNetworkCheck)
#include "tst_networkcheck.moc"
