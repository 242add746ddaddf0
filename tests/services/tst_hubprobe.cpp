// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/httpclient.h"
#include "core/services/hubprobe.h"
#include "support/rawserver.h"
#include "support/wait.h"

#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// An endpoint that goes away and comes back is found again without anybody asking for anything.
class TestHubProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysNothingWhileAllIsWell();
    void findsTheHostAgain();
    void waitsGrowUpToTheLongest();
    void asksNothingWhileInactive();
    void tryNowDoesNotWait();
    void askedWithoutTheToken();

private:
    void goAway();
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<HubProbe> m_probe;
    QList<Outage> m_told;
    QUrl m_url;
};

void TestHubProbe::init()
{
    m_told.clear();
    m_server = std::make_unique<RawServer>([](const QByteArray &) { return RawServer::status(200); });
    m_url = m_server->url();
    HttpConfig config;
    config.endpoint = m_url;
    config.token = u"hf_test"_s;
    config.loopbackOnly = true;
    config.variables = {};
    m_http = std::make_unique<HttpClient>(config);
    const HubProbe::Waits waits{ std::chrono::milliseconds(20), std::chrono::milliseconds(80) };
    m_probe = std::make_unique<HubProbe>(m_http.get(), waits);
    connect(m_probe.get(), &HubProbe::changed, this, [this](const Outage &outage) { m_told << outage; });
}

void TestHubProbe::cleanup()
{
    m_probe.reset();
    m_http.reset();
    m_server.reset();
}

/// The host is gone, and a request has found that out.
void TestHubProbe::goAway()
{
    m_server->close();
    HttpRequest request;
    request.url = m_url;
    QVERIFY(!wait(m_http->send(request, {})));
    QVERIFY(!m_probe->outage().isOver());
}

void TestHubProbe::saysNothingWhileAllIsWell()
{
    m_probe->setActive(true);
    HttpRequest request;
    request.url = m_url;
    QVERIFY(wait(m_http->send(request, {})));
    m_probe->tryNow();
    QCOMPARE(m_told.size(), 0);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHubProbe::findsTheHostAgain()
{
    m_probe->setActive(true);
    const auto before = QDateTime::currentDateTimeUtc();
    goAway();
    QCOMPARE(m_told.first().host, u"127.0.0.1"_s);
    QVERIFY(m_told.first().since >= before);
    QVERIFY(m_told.first().nextTry > before);
    QVERIFY(!m_told.first().isTrying);
    QTRY_VERIFY(std::ranges::any_of(m_told, &Outage::isTrying)); // by itself
    QVERIFY(m_server->open(quint16(m_url.port())));
    QTRY_VERIFY(m_probe->outage().isOver());
    QVERIFY(m_told.last().isOver());
}

void TestHubProbe::waitsGrowUpToTheLongest()
{
    m_probe->setActive(true);
    goAway();
    QList<qint64> waits;
    QDateTime from = m_told.first().since;
    qsizetype read = 0;
    const auto collect = [&] {
        for (; read < m_told.size(); ++read) {
            if (m_told.at(read).nextTry.isValid()) {
                waits << from.msecsTo(m_told.at(read).nextTry);
            }
            from = QDateTime::currentDateTimeUtc();
        }
        return waits.size() >= 5;
    };
    connect(m_probe.get(), &HubProbe::changed, this, [&] { collect(); });
    QTRY_VERIFY(collect());
    // As planned, whatever the machine makes of it: none is below its step, none is dropped.
    QVERIFY(waits.at(0) >= 20);
    QVERIFY(waits.at(1) >= 40);
    QVERIFY(waits.at(2) >= 80);
    QVERIFY(waits.at(4) >= 80);
    m_probe->disconnect(this);
}

void TestHubProbe::asksNothingWhileInactive()
{
    goAway();
    QVERIFY(!m_told.first().nextTry.isValid());
    QVERIFY(m_server->open(quint16(m_url.port())));
    m_probe->tryNow();
    QTest::qWait(100); // longer than the longest wait: nothing happens
    QCOMPARE(m_server->requests.size(), 0);
    m_probe->setActive(true); // somebody looks again: at once
    QTRY_VERIFY(m_probe->outage().isOver());
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHubProbe::tryNowDoesNotWait()
{
    m_probe.reset();
    const HubProbe::Waits hours{ std::chrono::hours(1), std::chrono::hours(1) };
    m_probe = std::make_unique<HubProbe>(m_http.get(), hours);
    m_probe->setActive(true);
    goAway();
    QVERIFY(m_server->open(quint16(m_url.port())));
    m_probe->tryNow();
    QVERIFY(m_probe->outage().isTrying);
    QTRY_VERIFY(m_probe->outage().isOver());
    QCOMPARE(m_server->requests.size(), 1);
}

void TestHubProbe::askedWithoutTheToken()
{
    goAway();
    QVERIFY(m_server->open(quint16(m_url.port())));
    m_probe->setActive(true);
    QTRY_COMPARE(m_server->requests.size(), 1);
    const auto asked = m_server->requests.first();
    QVERIFY2(asked.startsWith("HEAD / "), asked.constData());
    QVERIFY(RawServer::header(asked, "authorization").isEmpty());
    QTRY_VERIFY(m_probe->outage().isOver());
}

QTEST_GUILESS_MAIN(TestHubProbe)
#include "tst_hubprobe.moc"
