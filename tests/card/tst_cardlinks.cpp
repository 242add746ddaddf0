// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardlinks.h"

#include <QHostAddress>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

CardContext someContext()
{
    return { { RepoKind::Dataset, u"northlight"_s, u"Minutes"_s },
             Revision{ u"v1"_s },
             QUrl(u"http://127.0.0.1:8080"_s),
             u"docs"_s };
}

} // namespace

class TestCardLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data();
    void places();
    void webLinks_data();
    void webLinks();
    void refusedLinks_data();
    void refusedLinks();
    void fragments();
    void images_data();
    void images();
    void refusedImages_data();
    void refusedImages();
    void dataImages();
};

void TestCardLinks::places_data()
{
    QTest::addColumn<QString>("href");
    QTest::addColumn<QString>("uri");
    const auto row = [](const char *name, const char *href, const char *uri) {
        QTest::newRow(name) << QString::fromUtf8(href) << QString::fromUtf8(uri);
    };
    row("file beside the text", "usage.md", "hf://datasets/northlight/Minutes@v1/docs/usage.md");
    row("file with a dot", "./usage.md", "hf://datasets/northlight/Minutes@v1/docs/usage.md");
    row("file in the folder above", "../LICENSE", "hf://datasets/northlight/Minutes@v1/LICENSE");
    row("encoded name", "my%20file.txt", "hf://datasets/northlight/Minutes@v1/docs/my file.txt");
    row("query is dropped", "a.png?raw=true", "hf://datasets/northlight/Minutes@v1/docs/a.png");
    row("folder", "data/", "hf://datasets/northlight/Minutes@v1/docs/data");
    row("white space around", " \n usage.md ", "hf://datasets/northlight/Minutes@v1/docs/usage.md");
    row("colon after a slash is no scheme", "a/b:c", "hf://datasets/northlight/Minutes@v1/docs/a/b:c");
    row("model on the Hub", "https://huggingface.co/o/m", "hf://models/o/m");
    row("data set on the Hub", "https://huggingface.co/datasets/o/d", "hf://datasets/o/d");
    row("file on the Hub", "https://hf.co/o/m/blob/main/a/b.md", "hf://models/o/m@main/a/b.md");
    row("Space at the endpoint", "http://127.0.0.1:8080/spaces/o/s", "hf://spaces/o/s");
    row("address from the root of the site", "/o/m", "hf://models/o/m");
    row("hf address", "hf://datasets/o/d@dev/x.csv", "hf://datasets/o/d@dev/x.csv");
    row("data set without owner", "https://huggingface.co/datasets/squad", "hf://datasets/squad");
}

void TestCardLinks::places()
{
    QFETCH(QString, href);
    const auto link = classifyLink(href, someContext());
    QVERIFY(link);
    QCOMPARE(link->kind, CardLink::Kind::Place);
    QTEST(link->place.uri(), "uri");
    QVERIFY(link->url.toString().startsWith("http://127.0.0.1:8080/"_L1));
}

void TestCardLinks::webLinks_data()
{
    QTest::addColumn<QString>("href");
    QTest::addColumn<QString>("url");
    QTest::newRow("another site") << u"https://example.org/a?b#c"_s << u"https://example.org/a?b#c"_s;
    QTest::newRow("plain http") << u"HTTP://example.org"_s << u"http://example.org"_s;
    QTest::newRow("without scheme") << u"//example.org/a"_s << u"https://example.org/a"_s;
    QTest::newRow("user and password are left out")
        << u"https://huggingface.co:x@example.org/"_s << u"https://example.org/"_s;
    QTest::newRow("a person's page") << u"https://huggingface.co/northlight"_s
                                     << u"https://huggingface.co/northlight"_s;
    QTest::newRow("documentation is no model")
        << u"https://huggingface.co/docs/hub"_s << u"https://huggingface.co/docs/hub"_s;
    QTest::newRow("a paper is no model")
        << u"https://huggingface.co/papers/2106.1"_s << u"https://huggingface.co/papers/2106.1"_s;
    QTest::newRow("a look-alike host")
        << u"https://huggingface.co.example.org/o/m"_s << u"https://huggingface.co.example.org/o/m"_s;
    QTest::newRow("discussions open in the browser")
        << u"https://huggingface.co/o/m/discussions/1"_s << u"https://huggingface.co/o/m/discussions/1"_s;
    QTest::newRow("mail") << u"mailto:a@example.org"_s << u"mailto:a@example.org"_s;
}

void TestCardLinks::webLinks()
{
    QFETCH(QString, href);
    const auto link = classifyLink(href, someContext());
    QVERIFY(link);
    QCOMPARE(link->kind, href.startsWith("mailto"_L1) ? CardLink::Kind::Mail : CardLink::Kind::Web);
    QTEST(link->url.toString(), "url");
}

void TestCardLinks::refusedLinks_data()
{
    QTest::addColumn<QString>("href");
    for (const auto *href : { "",
                              " ",
                              "javascript:x",
                              "JAVASCRIPT:x",
                              "java\tscript:x",
                              "data:text/html,x",
                              "file:///etc/passwd",
                              "ftp://example.org",
                              "../../etc/passwd",
                              "%2e%2e/%2e%2e/x",
                              "a%2Fb",
                              "a\\..\\b",
                              "https://",
                              "https:///x",
                              "mailto:nobody",
                              "hublink:1",
                              "hf://buckets/o/b",
                              "a%00b",
                              "java%09script:x",
                              "c:\\windows",
                              "about:blank",
                              "x-man-page://ls" }) {
        QTest::newRow(href) << QString::fromUtf8(href);
    }
    QTest::newRow("far too long") << u"https://example.org/"_s + QString(10'000, u'x');
}

void TestCardLinks::refusedLinks()
{
    QFETCH(QString, href);
    QVERIFY(!classifyLink(href, someContext()));
}

void TestCardLinks::fragments()
{
    QCOMPARE(classifyLink(u"usage.md#quick-start"_s, someContext())->fragment, u"quick-start"_s);
    QCOMPARE(classifyLink(u"https://huggingface.co/o/m#t%C3%A4st"_s, someContext())->fragment, u"täst"_s);
}

void TestCardLinks::images_data()
{
    QTest::addColumn<QString>("src");
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *name, const char *src, ImageRef::Source source, const char *address) {
        QTest::newRow(name) << QString::fromUtf8(src) << int(source) << QString::fromUtf8(address);
    };
    using enum ImageRef::Source;
    row("beside the text",
        "a b.png",
        Repo,
        "http://127.0.0.1:8080/datasets/northlight/Minutes/resolve/v1/docs/a%20b.png");
    row("encoded",
        "a%20%23.png",
        Repo,
        "http://127.0.0.1:8080/datasets/northlight/Minutes/resolve/v1/docs/a%20%23.png");
    row("in another repo",
        "https://huggingface.co/o/m/blob/main/x.png",
        Repo,
        "http://127.0.0.1:8080/o/m/resolve/main/x.png");
    row("resolved already",
        "https://huggingface.co/o/m/resolve/dev%2Fx/x.png?download=true",
        Repo,
        "http://127.0.0.1:8080/o/m/resolve/dev%2Fx/x.png");
    row("elsewhere at the endpoint", "/front/logo.svg", Hub, "http://127.0.0.1:8080/front/logo.svg");
    row("another host", "https://img.example.org/x.png#a", Web, "https://img.example.org/x.png");
    row("plain http is raised", "http://img.example.org:80/x.png", Web, "https://img.example.org/x.png");
    row("the Hub's other hosts",
        "https://cdn-uploads.huggingface.co/x.png",
        Web,
        "https://cdn-uploads.huggingface.co/x.png");
}

void TestCardLinks::images()
{
    QFETCH(QString, src);
    const auto image = classifyImage(src, someContext());
    QVERIFY(image);
    QTEST(int(image->source), "source");
    QTEST(image->address.toString(QUrl::FullyEncoded), "address");
    QCOMPARE(image->place.path.isEmpty(), image->source != ImageRef::Source::Repo);
}

void TestCardLinks::refusedImages_data()
{
    QTest::addColumn<QString>("src");
    for (const auto *src : { "",
                             "javascript:x",
                             "file:///x.png",
                             "qrc:/x.png",
                             "hubimage:0",
                             "https://localhost/x.png",
                             "http://127.0.0.1/x.png",
                             "https://192.168.1.1/x.png",
                             "https://[::1]/x.png",
                             "https://2130706433/x.png",
                             "https://0x7f.1/x.png",
                             "https://router/x.png",
                             "https://printer.local/x.png",
                             "../../x.png",
                             "data:text/html;base64,eA==",
                             "data:image/svg+xml;base64,eA==",
                             "data:image/png,x",
                             "//10.0.0.1/x.png",
                             "https://[::ffff:10.0.0.1]/x.png" }) {
        QTest::newRow(src) << QString::fromUtf8(src);
    }
    QTest::newRow("data that is too large") << u"data:image/png;base64,"_s + QString(400'000, u'A');
}

void TestCardLinks::refusedImages()
{
    QFETCH(QString, src);
    QVERIFY(!classifyImage(src, someContext()));
}

void TestCardLinks::dataImages()
{
    const auto image = classifyImage(u"data:image/png;base64,aGVsbG8="_s, someContext());
    QVERIFY(image);
    QCOMPARE(image->source, ImageRef::Source::Data);
    QCOMPARE(image->data, QByteArray("hello"));
}

QTEST_GUILESS_MAIN(TestCardLinks)
#include "tst_cardlinks.moc"
