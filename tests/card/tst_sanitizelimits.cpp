// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardhtml.h"
#include "core/card/sanitize.h"
#include "tests/card/safehtml.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

CardContext someContext()
{
    return {
        { RepoKind::Model, u"northlight"_s, u"Heron"_s }, Revision(), QUrl(u"https://hub.example"_s), {}
    };
}

} // namespace

class TestSanitizeLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deepNestingIsBounded_data();
    void deepNestingIsBounded();
    void hugeTablesAreCut();
    void hostileSizesTakeLinearTime_data();
    void hostileSizesTakeLinearTime();
    void blocksInABlankSummaryAreCounted();
    void randomBytes();
    void randomHtml();
};

void TestSanitizeLimits::deepNestingIsBounded_data()
{
    QTest::addColumn<QString>("open");
    for (const auto *tag : { "<b>",
                             "<div>",
                             "<blockquote>",
                             "<ul><li>",
                             "<table><tr><td>",
                             "<p><b>",
                             "<details>",
                             "<svg>",
                             "<a href=x>" }) {
        QTest::newRow(tag) << QString::fromLatin1(tag);
    }
}

void TestSanitizeLimits::deepNestingIsBounded()
{
    QFETCH(QString, open);
    const auto document = sanitizeHtml(open.repeated(20'000) + u"end"_s, someContext());
    QCOMPARE(SafeHtml::problem(document), QString());
    const auto markdown = renderCard(QByteArray("> ").repeated(5'000) + "end", someContext());
    QCOMPARE(SafeHtml::problem(markdown), QString());
    QVERIFY(markdown.html.contains(u"end"));
}

void TestSanitizeLimits::hugeTablesAreCut()
{
    const auto wide = sanitizeHtml(u"<table><tr>"_s + u"<td>x"_s.repeated(5'000), someContext());
    QVERIFY(wide.truncated);
    QCOMPARE(wide.html.count(u"<td"), 100);
    const auto tall = sanitizeHtml(u"<table>"_s + (u"<tr>"_s + u"<td>x"_s.repeated(10)).repeated(5'000)
                                       + u"</table>after"_s,
                                   someContext());
    QVERIFY(tall.truncated);
    QVERIFY(tall.html.count(u"<tr>") <= 2'001);
    QVERIFY(tall.html.endsWith(u"after"));
    const auto spans
        = sanitizeHtml(u"<table><tr><td colspan=99999999999 rowspan=99999999999>x"_s, someContext());
    QVERIFY(!spans.html.contains(u"999"));
}

void TestSanitizeLimits::hostileSizesTakeLinearTime_data()
{
    QTest::addColumn<QString>("piece");
    QTest::addColumn<QString>("before");
    const auto row = [](const char *name, const char *piece, const char *before = "") {
        QTest::newRow(name) << QString::fromLatin1(piece) << QString::fromLatin1(before);
    };
    row("open brackets", "<");
    row("tags never closed", "<a ");
    row("quotes never closed", "<a b=\"");
    row("comments never closed", "<!--");
    row("bogus comments", "<!x");
    row("end tags", "</b>");
    row("scripts never closed", "<script>");
    row("end tags of scripts", "<script></scrip");
    row("ampersands", "&");
    row("entities without end", "&#");
    row("headings", "<h1>x");
    row("same anchors", "<h1>x</h1>");
    row("anchors", "<a name=x></a>");
    row("paragraphs", "<p>");
    row("links", "<a href=x>");
    row("tables", "<table>");
    row("cells", "<table><td>");
    row("code blocks", "<pre>x</pre>");
    row("attributes", "<b a=1 c=2 d=3 e=4>");
    row("pictures", "<img src=x.png>");
    row("blocks in a blank summary", "<p> ", "<details><summary>");
    row("line breaks in a blank summary", " <br>", "<details><summary>");
}

void TestSanitizeLimits::hostileSizesTakeLinearTime()
{
    // What is quadratic in the length would take minutes here.
    QFETCH(QString, piece);
    QFETCH(QString, before);
    const auto document = sanitizeHtml(before + piece.repeated(200'000 / piece.size()), someContext());
    QCOMPARE(SafeHtml::problem(document), QString());
}

void TestSanitizeLimits::blocksInABlankSummaryAreCounted()
{
    const auto start = u"<details><summary>"_s;
    const auto many = sanitizeHtml(start + u"<p> "_s.repeated(60'000) + u"end"_s, someContext());
    QVERIFY(many.truncated);
    const auto few
        = sanitizeHtml(start + u"<p> <br>\n<h2>"_s + u"Title</h2></summary>x</details>"_s, someContext());
    QVERIFY(!few.truncated);
    QVERIFY2(few.html.contains(u"<b>Title</b>"_s) || few.html.contains(u"Title</b>"_s), qPrintable(few.html));
}

void TestSanitizeLimits::randomBytes()
{
    QRandomGenerator random(20261124);
    for (int round = 0; round < 400; ++round) {
        QByteArray text(random.bounded(400), Qt::Uninitialized);
        for (auto &byte : text) {
            byte = char(random.bounded(256));
        }
        const auto document = renderCard(text, someContext());
        const auto problem = SafeHtml::problem(document);
        QVERIFY2(problem.isEmpty(), (problem.toUtf8() + " for " + text.toHex()).constData());
    }
}

void TestSanitizeLimits::randomHtml()
{
    static const QStringList pieces{ u"<"_s,
                                     u">"_s,
                                     u"</"_s,
                                     u"/>"_s,
                                     u"\""_s,
                                     u"'"_s,
                                     u"="_s,
                                     u" "_s,
                                     u"\n"_s,
                                     u"&"_s,
                                     u"&#106;"_s,
                                     u"&lt;"_s,
                                     u"<!--"_s,
                                     u"-->"_s,
                                     u"<table>"_s,
                                     u"</table>"_s,
                                     u"<tr>"_s,
                                     u"<td>"_s,
                                     u"</td>"_s,
                                     u"<th colspan=3>"_s,
                                     u"<pre>"_s,
                                     u"</pre>"_s,
                                     u"<h2>"_s,
                                     u"</h2>"_s,
                                     u"<a href="_s,
                                     u"javascript:x"_s,
                                     u"<a name=x>"_s,
                                     u"</a>"_s,
                                     u"<img src="_s,
                                     u"<script>"_s,
                                     u"</script>"_s,
                                     u"<svg>"_s,
                                     u"</svg>"_s,
                                     u"<ul>"_s,
                                     u"<li>"_s,
                                     u"</li>"_s,
                                     u"<p>"_s,
                                     u"</p>"_s,
                                     u"<b>"_s,
                                     u"</b>"_s,
                                     u"<details>"_s,
                                     u"<summary>"_s,
                                     u"</details>"_s,
                                     u"onload=x"_s,
                                     u"style='text-align:center'"_s,
                                     u"x"_s,
                                     u"é日🚀"_s,
                                     u"\n\n"_s,
                                     u"# "_s,
                                     u"- "_s,
                                     u"```py\n"_s,
                                     u"| a | b |\n|---|---|\n"_s,
                                     u"[x](y)"_s,
                                     u"![x](y)"_s,
                                     u"<video>"_s,
                                     u"<source src=a>"_s,
                                     u"<blockquote>"_s,
                                     u"> "_s,
                                     u"**"_s };
    QRandomGenerator random(3);
    for (int round = 0; round < 3'000; ++round) {
        QString text;
        for (int i = random.bounded(60); i > 0; --i) {
            text += pieces[random.bounded(pieces.size())];
        }
        for (const auto &document :
             { sanitizeHtml(text, someContext()), renderCard(text.toUtf8(), someContext()) }) {
            const auto problem = SafeHtml::problem(document);
            QVERIFY2(problem.isEmpty(),
                     qPrintable(problem + u"\n--- from\n"_s + text + u"\n--- to\n"_s + document.html));
            for (qsizetype n = 0; n < document.blocks.size(); ++n) {
                QCOMPARE(document.html.count(u"<hubcode n=\"%1\">"_s.arg(n)), 1);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSanitizeLimits)
#include "tst_sanitizelimits.moc"
