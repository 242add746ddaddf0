// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/wait.h"
#include "tests/net/clienttools.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Whom the client believes: a server whose certificate nobody vouches for gets no request, and with it no
/// token; one whose authority is named in the variables of the official client does.
class TestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aSelfSignedCertificateIsRefused();
    void itsAuthorityIsTakenFromTheVariables_data();
    void itsAuthorityIsTakenFromTheVariables();
    void anotherNameIsRefused();
    void whatSpeaksNoTlsIsNotCalledUntrusted();

private:
    HttpConfig config(const QString &host = u"127.0.0.1"_s) const;
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSslServer> m_server;
    QList<QByteArray> m_requests;
};

/// A key and a certificate of its own that live as long as the test.
void TestTls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    QVERIFY(QDir(m_folder.path()).mkpath(u"roots"_s));
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  { u"req"_s,
                    u"-x509"_s,
                    u"-newkey"_s,
                    u"rsa:2048"_s,
                    u"-nodes"_s,
                    u"-days"_s,
                    u"2"_s,
                    u"-subj"_s,
                    u"/CN=127.0.0.1"_s,
                    u"-addext"_s,
                    u"subjectAltName=IP:127.0.0.1"_s,
                    u"-keyout"_s,
                    m_folder.filePath(u"key.pem"_s),
                    u"-out"_s,
                    m_folder.filePath(u"roots/own.pem"_s) });
    if (!openssl.waitForStarted()) {
        QSKIP("there is no openssl program: WHOLE PROGRAM SKIPPED");
    }
    QVERIFY(openssl.waitForFinished(60'000));
    QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError().constData());
}

void TestTls::init()
{
    m_requests.clear();
    m_server = std::make_unique<QSslServer>();
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(contentOf(m_folder.filePath(u"roots/own.pem"_s))));
    tls.setPrivateKey(QSslKey(contentOf(m_folder.filePath(u"key.pem"_s)), QSsl::Rsa));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server->setSslConfiguration(tls);
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (auto *socket = m_server->nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_requests << socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            });
        }
    });
}

HttpConfig TestTls::config(const QString &host) const
{
    HttpConfig config;
    config.endpoint = QUrl(u"https://%1:%2"_s.arg(host).arg(m_server->serverPort()));
    config.token = u"hf_test"_s;
    config.retry = { .retries = 5, .firstWaitMs = 1, .longestWaitMs = 2, .jitter = 0 };
    config.loopbackOnly = true;
    config.variables = {};
    return config;
}

void TestTls::aSelfSignedCertificateIsRefused()
{
    HttpClient http(config());
    auto request = get(http.endpoint());
    request.retry = true; // of no use here
    const auto reply = wait(http.send(request, {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Untrusted);
    QVERIFY2(reply.error().detail.contains(u"self-signed"_s), qPrintable(reply.error().detail));
    QCOMPARE(reply.error().subject.host(), u"127.0.0.1"_s);
    QVERIFY(!reply.error().isTransient());
    QCOMPARE(m_requests.size(), 0);
}

void TestTls::itsAuthorityIsTakenFromTheVariables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("taken");
    QTest::newRow("a file") << u"SSL_CERT_FILE"_s << u"roots/own.pem"_s << true;
    QTest::newRow("a folder") << u"SSL_CERT_DIR"_s << u"roots"_s << true;
    QTest::newRow("a file that is not there") << u"SSL_CERT_FILE"_s << u"roots/none.pem"_s << false;
    // Those of the older HTTP stack, which the official client no longer reads.
    QTest::newRow("requests' bundle") << u"REQUESTS_CA_BUNDLE"_s << u"roots/own.pem"_s << false;
    QTest::newRow("curl's bundle") << u"CURL_CA_BUNDLE"_s << u"roots/own.pem"_s << false;
}

void TestTls::itsAuthorityIsTakenFromTheVariables()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, taken);
    auto with = config();
    with.variables.insert(name, m_folder.filePath(value));
    HttpClient http(with);
    const auto reply = wait(http.send(get(http.endpoint()), {}));
    if (!taken) {
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Untrusted);
        QCOMPARE(m_requests.size(), 0);
        return;
    }
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(RawServer::header(m_requests.first(), "authorization"), "Bearer hf_test");
}

void TestTls::anotherNameIsRefused()
{
    auto with = config(u"localhost"_s);
    with.variables.insert(u"SSL_CERT_FILE"_s, m_folder.filePath(u"roots/own.pem"_s));
    HttpClient http(with);
    const auto reply = wait(http.send(get(http.endpoint()), {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Untrusted);
    QCOMPARE(m_requests.size(), 0);
}

void TestTls::whatSpeaksNoTlsIsNotCalledUntrusted()
{
    RawServer plain([](const QByteArray &) { return RawServer::Answer{ "no TLS here\r\n\r\n", true }; });
    auto with = config();
    with.endpoint = plain.url();
    with.endpoint.setScheme(u"https"_s);
    HttpClient http(with);
    auto request = get(http.endpoint());
    request.idleTimeoutMs = 2000;
    const auto reply = wait(http.send(request, {}));
    QVERIFY(!reply);
    QVERIFY(reply.error().kind != Error::Kind::Untrusted);
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
