// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clirunner.h"
#include "tests/support/rawserver.h"
#include "tests/support/window.h"

#include <QBuffer>
#include <QImage>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 30'000;
const QString token = u"hf_test"_s;
const QString repoName = u"org/model"_s;

QByteArray png()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

/// The token on the wire: the Hub's own origin sees it, and nothing of it arrives anywhere else, however the
/// Hub tries to lead us there.
class TestTokenOnWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void redirectsElsewhereGetNoToken_data();
    void redirectsElsewhereGetNoToken();
    void anotherNameOfTheSameHostGetsNoToken();
    void aNextPageElsewhereIsNotAsked();
    void downloadGoesToTheOtherPortWithoutToken();
    void picturesOfACardGetNoToken();

private:
    static void fill(FakeHub::Server &hub, const QByteArray &card = "# A model\n");
    static void run(const CliRunner &runner, const QStringList &arguments, QByteArray *said);
    static int withToken(const FakeHub::Server &hub);
    static QByteArray withTokenIn(const QList<QByteArray> &requests);
};

void TestTokenOnWire::fill(FakeHub::Server &hub, const QByteArray &card)
{
    hub.addToken(token, u"someone"_s);
    hub.addRepo(FakeHub::RepoKind::Model,
                repoName,
                { { u"README.md"_s, card },
                  { u"config.json"_s, QByteArray("{}\n") },
                  { u"pictures/one.png"_s, png() },
                  { u"pictures/two.png"_s, png() },
                  { u"model.safetensors"_s, FakeHub::Blob::seeded(5, 400'000) } });
    for (int n = 0; n < 80; ++n) {
        hub.addRepo(
            FakeHub::RepoKind::Model, u"org/other-%1"_s.arg(n), { { u"README.md"_s, QByteArray("x") } });
    }
}

/// Runs it to its end while the servers of this thread go on answering.
void TestTokenOnWire::run(const CliRunner &runner, const QStringList &arguments, QByteArray *said)
{
    QProcess process;
    runner.start(process, arguments);
    process.closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, longMs);
    *said = process.readAllStandardOutput() + process.readAllStandardError();
}

int TestTokenOnWire::withToken(const FakeHub::Server &hub)
{
    int count = 0;
    for (const auto &request : hub.requests()) {
        count += request.headers.value("authorization") == "Bearer " + token.toLatin1() ? 1 : 0;
    }
    return count;
}

/// The first request that carries the token or any other right of ours, whatever the header.
QByteArray TestTokenOnWire::withTokenIn(const QList<QByteArray> &requests)
{
    for (const auto &request : requests) {
        if (request.contains(token.toLatin1()) || !RawServer::header(request, "authorization").isEmpty()
            || !RawServer::header(request, "cookie").isEmpty()) {
            return request;
        }
    }
    return {};
}

void TestTokenOnWire::redirectsElsewhereGetNoToken_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("after");
    QTest::addColumn<QString>("host");
    const auto row = [](const char *name, const QString &route, const QStringList &arguments, int after = 0) {
        QTest::addRow("%s to another port", name) << route << arguments << after << u"127.0.0.1"_s;
        QTest::addRow("%s to another host", name) << route << arguments << after << u"localhost"_s;
    };
    row("account", u"whoami-v2"_s, { u"auth"_s, u"whoami"_s });
    row("list", u"list"_s, { u"models"_s, u"ls"_s });
    row("metadata of a repo", u"info"_s, { u"models"_s, u"info"_s, repoName });
    row("list of files", u"tree"_s, { u"ls"_s, repoName });
    row("metadata of a file", u"paths-info"_s, { u"download"_s, repoName, u"config.json"_s });
    // Its commit is asked for first, of the Hub alone.
    row("small file", u"resolve"_s, { u"cat"_s, u"hf://org/model/config.json"_s }, 1);
    row("download", u"resolve"_s, { u"download"_s, repoName, u"model.safetensors"_s });
}

void TestTokenOnWire::redirectsElsewhereGetNoToken()
{
    QFETCH(QString, route);
    QFETCH(QStringList, arguments);
    QFETCH(int, after);
    QFETCH(QString, host);
    FakeHub::Server hub;
    fill(hub);
    RawServer elsewhere([](const QByteArray &) { return RawServer::ok("{}"); });
    auto target = elsewhere.url(u"/there"_s);
    target.setHost(host);
    hub.addFault(FakeHub::Fault::status(307, { { "Location", target.toEncoded() } }).on(route).after(after));
    CliRunner runner(hub.url().toString());
    runner.variables.insert(u"HF_TOKEN"_s, token);
    QByteArray said;
    run(runner, arguments, &said);
    QVERIFY2(hub.requestCount(route) > 0, said.constData());
    QVERIFY(withToken(hub) > 0);
    // Who we are is asked of the Hub alone; everything else is followed.
    QVERIFY2(elsewhere.requests.isEmpty() == (route == "whoami-v2"_L1), said.constData());
    const auto leak = withTokenIn(elsewhere.requests);
    QVERIFY2(leak.isEmpty(), leak.constData());
    QVERIFY2(!said.contains(token.toLatin1()), said.constData());
}

/// http://localhost:PORT is the same server, and yet another origin.
void TestTokenOnWire::anotherNameOfTheSameHostGetsNoToken()
{
    FakeHub::Server hub;
    fill(hub);
    auto other = hub.url();
    other.setHost(u"localhost"_s);
    other.setPath(u"/api/models/org/other-1"_s);
    hub.addFault(
        FakeHub::Fault::status(307, { { "Location", other.toEncoded() } }).on(u"/api/models/org/model*"_s));
    CliRunner runner(hub.url().toString());
    runner.variables.insert(u"HF_TOKEN"_s, token);
    QByteArray said;
    run(runner, { u"models"_s, u"info"_s, repoName }, &said);
    int there = 0;
    for (const auto &request : hub.requests()) {
        const bool home = request.headers.value("host").startsWith("127.0.0.1");
        there += home ? 0 : 1;
        QCOMPARE(request.headers.contains("authorization"), home);
    }
    QCOMPARE(there, 1);
    QVERIFY2(said.contains("org/other-1"), said.constData());
}

void TestTokenOnWire::aNextPageElsewhereIsNotAsked()
{
    FakeHub::Server hub;
    fill(hub);
    RawServer elsewhere([](const QByteArray &) { return RawServer::ok("[]"); });
    hub.addFault(FakeHub::Fault::setHeader(
                     "Link", '<' + elsewhere.url(u"/api/models?cursor=abc"_s).toEncoded() + ">; rel=\"next\"")
                     .on(u"list"_s));
    CliRunner runner(hub.url().toString());
    runner.variables.insert(u"HF_TOKEN"_s, token);
    QByteArray said;
    run(runner, { u"models"_s, u"ls"_s, u"--limit"_s, u"2000"_s }, &said);
    QVERIFY(withToken(hub) > 0);
    QVERIFY2(elsewhere.requests.isEmpty(), elsewhere.requests.value(0).constData());
    // The window pages as well.
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::setHeader("Link",
                                                '<' + elsewhere.url(u"/api/models?cursor=abc"_s).toEncoded()
                                                    + ">; rel=\"next\"")
                          .on(u"list"_s));
    test.options.token = token;
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) >= 50, longMs);
    test.find(u"repoList"_s)->setFocus();
    test.key(Qt::Key_End);
    QTest::qWait(300); // nothing happens
    QVERIFY2(elsewhere.requests.isEmpty(), elsewhere.requests.value(0).constData());
    QVERIFY(withToken(test.hub) > 0);
}

void TestTokenOnWire::downloadGoesToTheOtherPortWithoutToken()
{
    FakeHub::Server hub;
    fill(hub);
    CliRunner runner(hub.url().toString());
    runner.variables.insert(u"HF_TOKEN"_s, token);
    QByteArray said;
    run(runner, { u"download"_s, repoName }, &said);
    int cdn = 0;
    for (const auto &request : hub.requests()) {
        const bool home = request.port == FakeHub::Port::Hub;
        cdn += home ? 0 : 1;
        QCOMPARE(request.headers.contains("authorization"), home);
    }
    QVERIFY2(cdn > 0, said.constData());
    QVERIFY2(hub.violations().isEmpty(), qPrintable(hub.violations().join(u'\n')));
}

void TestTokenOnWire::picturesOfACardGetNoToken()
{
    TestWindow test;
    RawServer elsewhere(
        [](const QByteArray &) { return RawServer::ok(png(), "Content-Type: image/png\r\n"); });
    fill(test.hub,
         "# Pictures\n\n![one](pictures/one.png) ![two](pictures/two.png)\n\n<img src=\""
             + elsewhere.url(u"/direct.png"_s).toEncoded() + "\">\n");
    test.hub.addFault(
        FakeHub::Fault::status(302, { { "Location", elsewhere.url(u"/led.png"_s).toEncoded() } })
            .on(u"*two.png*"_s));
    test.options.token = token;
    test.start();
    test.type(u"searchField"_s, u"hf://"_s + repoName);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(!elsewhere.requests.isEmpty(), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"resolve"_s) >= 3, longMs); // card and both pictures
    const auto leak = withTokenIn(elsewhere.requests);
    QVERIFY2(leak.isEmpty(), leak.constData());
    for (const auto &request : elsewhere.requests) {
        QVERIFY2(RawServer::header(request, "referer").isEmpty(), request.constData());
        QVERIFY2(request.startsWith("GET /led.png "),
                 request.constData()); // plain http to strangers: not at all
    }
    QVERIFY2(test.hub.violations().isEmpty(), qPrintable(test.hub.violations().join(u'\n')));
    for (const auto &request : test.hub.requests(u"resolve"_s)) {
        QCOMPARE(request.headers.value("authorization"), "Bearer " + token.toLatin1());
    }
}

QTEST_MAIN(TestTokenOnWire)
#include "tst_tokenonwire.moc"
