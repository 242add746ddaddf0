// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/neterror.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

HttpHead
headOf(int status, const QByteArray &path, const QList<std::pair<QByteArray, QByteArray>> &headers = {})
{
    HttpHead head{ .status = status,
                   .headers = {},
                   .url = QUrl(u"https://hub.example"_s + QString::fromLatin1(path)) };
    for (const auto &[name, value] : headers) {
        head.headers.append(QLatin1StringView(name), value);
    }
    return head;
}

using Headers = QList<std::pair<QByteArray, QByteArray>>;

} // namespace

class TestNetError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_data();
    void kinds();
    void texts_data();
    void texts();
    void requestIds_data();
    void requestIds();
    void waits_data();
    void waits();
    void connections_data();
    void connections();
    void hidesWhatUrlsHold();
};

void TestNetError::kinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<Error::Kind>("kind");
    const QByteArray info = "/api/models/a/b";
    const QByteArray file = "/a/b/resolve/main/x";
    const auto code = [](const char *value) { return Headers{ { "X-Error-Code", value } }; };
    const auto text = [](const char *value) { return Headers{ { "X-Error-Message", value } }; };
    using Kind = Error::Kind;
    QTest::newRow("missing repo") << 404 << info << code("RepoNotFound") << Kind::NotFound;
    QTest::newRow("missing repo, anonymous") << 401 << info << code("RepoNotFound") << Kind::NotFound;
    QTest::newRow("private repo, anonymous") << 401 << info << Headers{} << Kind::NotFound;
    QTest::newRow("private data set, anonymous")
        << 401 << QByteArray("/datasets/a/b/resolve/main/x") << Headers{} << Kind::NotFound;
    QTest::newRow("private repo's file, anonymous") << 401 << file << Headers{} << Kind::NotFound;
    QTest::newRow("bad token at a repo")
        << 401 << info << text("Invalid credentials in Authorization header") << Kind::Unauthorized;
    QTest::newRow("bad token at whoami")
        << 401 << QByteArray("/api/whoami-v2") << Headers{} << Kind::Unauthorized;
    QTest::newRow("list without a token")
        << 401 << QByteArray("/api/models") << Headers{} << Kind::Unauthorized;
    QTest::newRow("revision") << 404 << info << code("RevisionNotFound") << Kind::RevisionNotFound;
    QTest::newRow("entry") << 404 << file << code("EntryNotFound") << Kind::EntryNotFound;
    QTest::newRow("file of a mirror without codes") << 404 << file << Headers{} << Kind::NotFound;
    QTest::newRow("gated, anonymous") << 401 << file << code("GatedRepo") << Kind::Gated;
    QTest::newRow("gated, not granted") << 403 << file << code("GatedRepo") << Kind::Gated;
    QTest::newRow("disabled") << 403 << info << text("Access to this resource is disabled.")
                              << Kind::Disabled;
    QTest::newRow("nearly disabled") << 403 << info << text("Access to this resource is disabled")
                                     << Kind::Forbidden;
    QTest::newRow("token may not") << 403 << info << Headers{} << Kind::Forbidden;
    QTest::newRow("paid feature") << 402 << info << Headers{} << Kind::Forbidden;
    QTest::newRow("bad request") << 400 << info << Headers{} << Kind::Usage;
    QTest::newRow("too many parameters") << 413 << info << Headers{} << Kind::Usage;
    QTest::newRow("conflict") << 409 << info << Headers{} << Kind::Conflict;
    QTest::newRow("precondition") << 412 << info << Headers{} << Kind::Conflict;
    QTest::newRow("range") << 416 << file << Headers{} << Kind::Protocol;
    QTest::newRow("too fast") << 429 << info << Headers{} << Kind::RateLimited;
    QTest::newRow("slow server") << 408 << info << Headers{} << Kind::Timeout;
    QTest::newRow("server") << 500 << info << Headers{} << Kind::Server;
    QTest::newRow("gateway") << 504 << info << Headers{} << Kind::Server;
    QTest::newRow("teapot") << 418 << info << Headers{} << Kind::Protocol;
}

void TestNetError::kinds()
{
    QFETCH(int, status);
    QFETCH(QByteArray, path);
    QFETCH(Headers, headers);
    const auto error = errorFromAnswer(headOf(status, path, headers), {});
    QTEST(error.kind, "kind");
    QCOMPARE(error.status, status);
    QVERIFY(!error.detail.isEmpty());
}

void TestNetError::texts_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *message, const char *body, const QString &text) {
        QTest::newRow(name) << QByteArray(message) << QByteArray(body) << text;
    };
    row("nothing", "", "", {});
    row("header", "from the header", "", u"from the header"_s);
    row("error", "", R"({"error":"from the body"})", u"from the body"_s);
    row("both", "one", R"({"error":"two"})", u"one\ntwo"_s);
    row("said twice", "Same thing", R"({"error":"same THING"})", u"Same thing"_s);
    row("list", "", R"({"error":["a","b"]})", u"a\nb"_s);
    row("description", "", R"({"error_description":"why"})", u"why"_s);
    row("error with description", "", R"({"error":"what","error_description":"why"})", u"what: why"_s);
    row("errors", "", R"({"errors":[{"message":"a"},{"message":"b"},{}]})", u"a\nb"_s);
    row("plain", "", " Not Found\n", u"Not Found"_s);
    row("page", "", "<!DOCTYPE html><title>x</title>", {});
    row("wrong types", "", R"({"error":{"a":1},"errors":"x"})", {});
    row("other JSON", "", "[1]", {});
}

void TestNetError::texts()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, body);
    QTEST(serverText(headOf(400, "/x", { { "X-Error-Message", message } }), body), "text");
}

void TestNetError::requestIds_data()
{
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QString>("id");
    QTest::newRow("none") << Headers{} << QString();
    QTest::newRow("ours first") << Headers{
        { "X-Amz-Cf-Id", "c" }, { "X-Amzn-Trace-Id", "b" }, { "x-request-id", "a" }
    } << u"a"_s;
    QTest::newRow("trace") << Headers{ { "X-Amz-Cf-Id", "c" }, { "X-Amzn-Trace-Id", "b" } } << u"b"_s;
    QTest::newRow("CDN") << Headers{ { "X-Amz-Cf-Id", "c" } } << u"c"_s;
}

void TestNetError::requestIds()
{
    QFETCH(Headers, headers);
    QTEST(errorFromAnswer(headOf(500, "/x", headers), {}).requestId, "id");
}

void TestNetError::waits_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<qint64>("wait");
    QTest::newRow("none") << 429 << Headers{} << qint64(-1);
    QTest::newRow("exhausted") << 429 << Headers{ { "ratelimit", "\"api\";r=0;t=1" } } << qint64(2000);
    QTest::newRow("exhausted wins") << 429
                                    << Headers{ { "RateLimit", "\"api\";r=0;t=55" }, { "Retry-After", "9" } }
                                    << qint64(56'000);
    QTest::newRow("not exhausted") << 429 << Headers{ { "RateLimit", "\"api\";r=10;t=100" } } << qint64(-1);
    QTest::newRow("not a 429") << 503 << Headers{ { "RateLimit", "\"api\";r=0;t=100" } } << qint64(-1);
    QTest::newRow("seconds") << 503 << Headers{ { "Retry-After", "120" } } << qint64(121'000);
    QTest::newRow("zero") << 429 << Headers{ { "Retry-After", "0" } } << qint64(1000);
    QTest::newRow("negative") << 429 << Headers{ { "Retry-After", "-5" } } << qint64(-1);
    QTest::newRow("date") << 429 << Headers{ { "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT" } }
                          << qint64(-1);
    QTest::newRow("empty") << 429 << Headers{ { "Retry-After", "" } } << qint64(-1);
    QTest::newRow("far too many") << 429 << Headers{ { "Retry-After", "99999999999999999999" } }
                                  << qint64(-1);
}

void TestNetError::waits()
{
    QFETCH(int, status);
    QFETCH(Headers, headers);
    QTEST(errorFromAnswer(headOf(status, "/x", headers), {}).retryAfterMs, "wait");
}

void TestNetError::connections_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("code");
    QTest::addColumn<Error::Kind>("kind");
    using Code = QNetworkReply::NetworkError;
    QTest::newRow("refused") << Code::ConnectionRefusedError << Error::Kind::Offline;
    QTest::newRow("unknown host") << Code::HostNotFoundError << Error::Kind::Offline;
    QTest::newRow("cut") << Code::RemoteHostClosedError << Error::Kind::Offline;
    QTest::newRow("other network trouble") << Code::UnknownNetworkError << Error::Kind::Offline;
    QTest::newRow("timeout") << Code::TimeoutError << Error::Kind::Timeout;
    QTest::newRow("certificate") << Code::SslHandshakeFailedError << Error::Kind::Protocol;
    QTest::newRow("no HTTP") << Code::ProtocolFailure << Error::Kind::Protocol;
    QTest::newRow("proxy refused") << Code::ProxyConnectionRefusedError << Error::Kind::Protocol;
    QTest::newRow("proxy wants a password")
        << Code::ProxyAuthenticationRequiredError << Error::Kind::Protocol;
}

void TestNetError::connections()
{
    QFETCH(QNetworkReply::NetworkError, code);
    QTEST(errorFromNetwork(code, u"text"_s, headOf(0, "/x")).kind, "kind");
}

void TestNetError::hidesWhatUrlsHold()
{
    auto head = headOf(403, "/x");
    head.url = QUrl(u"https://user:pass@cdn.example/f?X-Amz-Signature=abc#y"_s);
    QCOMPARE(errorFromAnswer(head, {}).subject, QUrl(u"https://cdn.example/f"_s));
    QCOMPARE(errorFromNetwork(QNetworkReply::TimeoutError, {}, head).subject,
             QUrl(u"https://cdn.example/f"_s));
}

QTEST_GUILESS_MAIN(TestNetError)
#include "tst_neterror.moc"
