// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/trust.h"
#include "support/tlsserver.h"
#include "support/wait.h"
#include "tests/net/clienttools.h"

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
    void itsAuthorityIsTakenFromAChosenFile_data();
    void itsAuthorityIsTakenFromAChosenFile();
    void theSystemsAuthoritiesStay();
    void aVariableDecidesInPlaceOfChosenFiles();
    void filesWithoutACertificateSaySo_data();
    void filesWithoutACertificateSaySo();
    void anotherNameIsRefused();
    void whatSpeaksNoTlsIsNotCalledUntrusted();

private:
    HttpConfig config(const QString &host = u"127.0.0.1"_s) const;
    void write(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_folder;
    std::unique_ptr<TlsServer> m_server;
};

/// A key and a certificate of its own that live as long as the test.
void TestTls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    QVERIFY(QDir(m_folder.path()).mkpath(u"roots"_s));
    if (!TlsServer::makeCertificate(m_folder.filePath(u"roots"_s), u"IP:127.0.0.1"_s)) {
        QSKIP("there is no openssl program: WHOLE PROGRAM SKIPPED");
    }
    const QSslCertificate own(TlsServer::contentOf(m_folder.filePath(u"roots/own.pem"_s)));
    write(u"own.der"_s, own.toDer());
    write(u"words.pem"_s, "no certificate\n");
    write(u"empty.pem"_s, {});
    QVERIFY(QFile::rename(m_folder.filePath(u"roots/key.pem"_s), m_folder.filePath(u"key.pem"_s)));
    QVERIFY(QFile::copy(m_folder.filePath(u"roots/own.pem"_s), m_folder.filePath(u"own.pem"_s)));
}

void TestTls::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

void TestTls::init()
{
    m_server = std::make_unique<TlsServer>(m_folder.path());
}

HttpConfig TestTls::config(const QString &host) const
{
    HttpConfig config;
    config.endpoint = QUrl(u"https://%1:%2"_s.arg(host).arg(m_server->port()));
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
    QCOMPARE(m_server->requests.size(), 0);
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
        QCOMPARE(m_server->requests.size(), 0);
        return;
    }
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(m_server->requests.size(), 1);
    QCOMPARE(RawServer::header(m_server->requests.first(), "authorization"), "Bearer hf_test");
}

void TestTls::itsAuthorityIsTakenFromAChosenFile_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<bool>("taken");
    QTest::newRow("PEM") << QStringList{ u"own.pem"_s } << true;
    QTest::newRow("DER") << QStringList{ u"own.der"_s } << true;
    QTest::newRow("after one of no use") << QStringList{ u"words.pem"_s, u"own.pem"_s } << true;
    QTest::newRow("none") << QStringList() << false;
    QTest::newRow("one of no use") << QStringList{ u"words.pem"_s } << false;
    QTest::newRow("one that is not there") << QStringList{ u"none.pem"_s } << false;
}

// Chosen while the program runs: the next request knows it.
void TestTls::itsAuthorityIsTakenFromAChosenFile()
{
    QFETCH(QStringList, files);
    QFETCH(bool, taken);
    HttpClient http(config());
    QCOMPARE(wait(http.send(get(http.endpoint()), {})).error().kind, Error::Kind::Untrusted);
    Route route;
    for (const auto &file : std::as_const(files)) {
        route.certificates << m_folder.filePath(file);
    }
    http.setRoute(route, QString());
    const auto reply = wait(http.send(get(http.endpoint()), {}));
    QCOMPARE(reply.has_value(), taken);
    QCOMPARE(m_server->requests.size(), taken ? 1 : 0);
    if (taken) {
        http.setRoute({}, QString()); // and taken back
        QCOMPARE(wait(http.send(get(http.endpoint()), {})).error().kind, Error::Kind::Untrusted);
        QCOMPARE(m_server->requests.size(), 1);
    }
}

void TestTls::theSystemsAuthoritiesStay()
{
    const auto system = QSslConfiguration::systemCaCertificates();
    const auto all = trustFrom({}, { m_folder.filePath(u"own.pem"_s) }).caCertificates();
    QCOMPARE(all.size(), system.size() + 1);
    for (const auto &one : system) {
        QVERIFY(all.contains(one));
    }
}

void TestTls::aVariableDecidesInPlaceOfChosenFiles()
{
    auto with = config();
    with.variables.insert(u"SSL_CERT_FILE"_s, m_folder.filePath(u"words.pem"_s));
    with.route.certificates << m_folder.filePath(u"own.pem"_s);
    HttpClient http(with);
    QCOMPARE(wait(http.send(get(http.endpoint()), {})).error().kind, Error::Kind::Untrusted);
}

void TestTls::filesWithoutACertificateSaySo_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("none there") << u"none.pem"_s << Error::Kind::EntryNotFound;
    QTest::newRow("empty") << u"empty.pem"_s << Error::Kind::Usage;
    QTest::newRow("words") << u"words.pem"_s << Error::Kind::Usage;
    QTest::newRow("a key") << u"key.pem"_s << Error::Kind::Usage;
    QTest::newRow("a folder") << u"roots"_s << Error::Kind::Disk;
}

void TestTls::filesWithoutACertificateSaySo()
{
    QFETCH(QString, file);
    const auto found = certificatesIn(m_folder.filePath(file));
    QVERIFY(!found);
    QTEST(found.error().kind, "kind");
    QVERIFY2(found.error().detail.contains(file), qPrintable(found.error().detail));
}

void TestTls::anotherNameIsRefused()
{
    auto with = config(u"localhost"_s);
    with.variables.insert(u"SSL_CERT_FILE"_s, m_folder.filePath(u"roots/own.pem"_s));
    HttpClient http(with);
    const auto reply = wait(http.send(get(http.endpoint()), {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Untrusted);
    QCOMPARE(m_server->requests.size(), 0);
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
