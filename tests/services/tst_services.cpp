// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/services/services.h"
#include "support/serviceoptions.h"
#include "support/wait.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What the environment and the settings decide reaches those that it is about.
class TestServices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void metadataTimeoutIsTheVariables();
    void downloadTimeoutIsTheVariables();
    void stallsAreWaitedForAsChosen();
    void aTransferGoesOnOverAnotherWay();
    void concurrencyIsTheSettings();
    void personIsToldOfALongPause();
    void programWaitsAsLongAsTheHubAsks();

private:
    ServiceOptions options(const QMap<QString, QString> &variables = {}) const;
    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<FakeHub::Server> m_hub;
    const RepoId m_repo{ RepoKind::Model, u"org"_s, u"open"_s };
};

void TestServices::init()
{
    ++m_count;
    m_hub = std::make_unique<FakeHub::Server>();
    m_hub->addRepo(FakeHub::RepoKind::Model,
                   m_repo.text(),
                   { { u"config.json"_s, QByteArray("{}") },
                     { u"model.safetensors"_s, FakeHub::Blob::seeded(3, 200'000) } });
}

ServiceOptions TestServices::options(const QMap<QString, QString> &variables) const
{
    return serviceOptions(m_folder.filePath(QString::number(m_count)), m_hub->url(), variables);
}

void TestServices::metadataTimeoutIsTheVariables()
{
    m_hub->addFault(FakeHub::Fault::latency(std::chrono::seconds(30)).method("HEAD"));
    Services core(options({ { u"HF_HUB_ETAG_TIMEOUT"_s, u"1"_s } }));
    const auto meta = wait(core.hub().fileMetadata(m_repo, Revision{ u"main"_s }, u"config.json"_s, {}));
    QVERIFY(!meta);
    QCOMPARE(meta.error().kind, Error::Kind::Timeout);
    QVERIFY2(meta.error().detail.contains(u"1000 ms"_s), qPrintable(meta.error().detail));
}

void TestServices::downloadTimeoutIsTheVariables()
{
    // The first connection stalls for good; it is given up after the variable's second, not after ours.
    m_hub->addFault(FakeHub::Fault::stallAfter(10).on(u"cdn"_s).times(1));
    Services core(options({ { u"HF_HUB_DOWNLOAD_TIMEOUT"_s, u"1"_s } }));
    DownloadRequest request;
    request.repo = m_repo;
    const auto id = core.transfers().add(request);
    QVERIFY(id);
    const auto done = wait(core.transfers().wait(*id, {}), 15'000);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QVERIFY(wait(core.shutDown()));
}

void TestServices::stallsAreWaitedForAsChosen()
{
    m_hub->addFault(FakeHub::Fault::stallAfter(10).on(u"cdn"_s).times(1));
    auto with = options();
    with.route.stallMs = 300;
    Services core(with);
    DownloadRequest request;
    request.repo = m_repo;
    const auto id = core.transfers().add(request);
    QVERIFY(id);
    const auto done = wait(core.transfers().wait(*id, {}), 15'000);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QVERIFY(wait(core.shutDown()));
}

void TestServices::aTransferGoesOnOverAnotherWay()
{
    // Over the old way it would stand still for twenty seconds.
    const int stall = m_hub->addFault(FakeHub::Fault::stallAfter(100'000).on(u"cdn"_s).times(1));
    auto with = options();
    Services core(with);
    DownloadRequest request;
    request.repo = m_repo;
    const auto id = core.transfers().add(request);
    QVERIFY(id);
    QTRY_COMPARE(m_hub->fired(stall), 1);
    with.route.connectMs = 5000;
    core.setRoute(with.route);
    const auto done = wait(core.transfers().wait(*id, {}), 15'000);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QVERIFY(wait(core.shutDown()));
}

void TestServices::concurrencyIsTheSettings()
{
    auto with = options();
    {
        Services core(with);
        QCOMPARE(core.transfers().concurrency(), Concurrency());
        QVERIFY(wait(core.shutDown()));
    }
    with.concurrency = { 3, 5 };
    Services core(with);
    QCOMPARE(core.transfers().concurrency(), (Concurrency{ 3, 5 }));
    QVERIFY(wait(core.shutDown()));
}

void TestServices::personIsToldOfALongPause()
{
    m_hub->addFault(FakeHub::Fault::tooManyRequests(3600));
    Services core(options());
    const auto expectTold = [](const auto &answer) {
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::RateLimited);
        QVERIFY(answer.error().retryAfterMs >= 3'600'000);
    };
    expectTold(wait(core.hub().info(m_repo, {}, false, {}, {}), 15'000));
    expectTold(wait(core.hub().search({}, {}), 15'000));
}

void TestServices::programWaitsAsLongAsTheHubAsks()
{
    m_hub->addFault(FakeHub::Fault::tooManyRequests(5).times(1));
    auto with = options();
    with.personWaits = false;
    Services core(with);
    const auto info = wait(core.hub().info(m_repo, {}, false, {}, {}));
    QVERIFY2(info, info ? "" : qPrintable(info.error().detail));
    QCOMPARE(m_hub->requestCount(), 2);
}

QTEST_GUILESS_MAIN(TestServices)
#include "tst_services.moc"
