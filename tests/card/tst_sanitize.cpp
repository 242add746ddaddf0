// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardhtml.h"
#include "core/card/sanitize.h"
#include "tests/card/safehtml.h"

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

class TestSanitize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attacks_data();
    void attacks();
    void structure_data();
    void structure();
    void entities_data();
    void entities();
    void anchors_data();
    void anchors();
    void media();
};

void TestSanitize::attacks_data() // NOLINT(readability-function-size): rows
{
    QTest::addColumn<QString>("html");
    const auto row
        = [](const char *name, const char *html) { QTest::newRow(name) << QString::fromUtf8(html); };
    row("script", "<script>alert('evil')</script>");
    row("script in capitals", "<ScRiPt>alert('evil')</sCrIpT>");
    row("script with attributes", "<script src=//evil/x.js></script>");
    row("script with a slash", "<script/evil>alert('evil')</script>");
    row("script never closed", "<script>alert('evil')");
    row("script inside a script", "<scr<script>ipt>alert('evil')</scr</script>ipt>");
    row("script closed with junk", "<script>evil</script evil=1>");
    row("script with a tab in the end tag", "<script>evil</script\t>");
    row("end tag of another name in a script", "<script>evil</scripts>evil</script>");
    row("script in a comment that ends early", "<!--><script>evil</script>-->");
    row("script in a comment with dashes", "<!--- --><script>evil</script>");
    row("nested comments", "<!-- <!-- --><script>evil</script> -->");
    row("comment never closed", "<!-- <b>evil");
    row("CDATA", "<![CDATA[<script>evil</script>]]>");
    row("processing instruction", "<?xml <script>evil</script> ?>");
    row("style", "<style>@import 'evil'; body{background:url(evil)}</style>");
    row("style attribute with url()", "<p style=\"background:url(javascript:evil)\">x</p>");
    row("style attribute with expression", "<p style=\"width: expression(evil)\">x</p>");
    row("style attribute behind entities", "<p style=\"b&#97;ckground:url(evil)\">x</p>");
    row("align that breaks out", "<p align='center\" onclick=\"evil'>x</p>");
    row("width that breaks out", "<img src=a.png width='1\" onload=\"evil'>");
    row("onclick", "<b onclick=evil>x</b>");
    row("onclick without space", "<b/onclick=evil>x</b>");
    row("onclick after a closed quote", "<b title=\"\"onclick=evil>x</b>");
    row("onload of an image", "<img src=x.png onload=evil>");
    row("onerror of an image", "<img src=x onerror=evil>");
    row("onerror in odd case", "<IMG SRC=x OnErRoR=evil>");
    row("onerror behind a line break", "<img\nsrc=x\nonerror\n=\nevil>");
    row("onerror behind a form feed", "<img\fsrc=x\fonerror=evil>");
    row("onerror behind a zero byte", "<img src=x \x01onerror=evil>");
    row("ontoggle", "<details open ontoggle=evil>x</details>");
    row("svg onload", "<svg onload=evil>");
    row("svg with a script", "<svg><script>evil</script></svg>");
    row("svg closing itself", "<svg/onload=evil>");
    row("svg with a foreign object", "<svg><foreignObject><iframe src=evil></foreignObject></svg>");
    row("svg with an animated link",
        "<svg><a><animate attributeName=href values=javascript:evil /></a></svg>");
    row("svg use", "<svg><use href=\"data:image/svg+xml,evil#x\"/></svg>");
    row("math", "<math><maction actiontype=statusline xlink:href=javascript:evil>evil</maction></math>");
    row("javascript link", "<a href=\"javascript:evil\">x</a>");
    row("javascript in odd case", "<a href=\"JaVaScRiPt:evil\">x</a>");
    row("javascript with a space before", "<a href=\" javascript:evil\">x</a>");
    row("javascript with a control character before", "<a href=\"\x01javascript:evil\">x</a>");
    row("javascript with a tab inside", "<a href=\"java\tscript:evil\">x</a>");
    row("javascript with a line break inside", "<a href=\"java\nscript:evil\">x</a>");
    row("javascript with an encoded tab", "<a href=\"java&#9;script:evil\">x</a>");
    row("javascript with a named tab", "<a href=\"java&Tab;script:evil\">x</a>");
    row("javascript in decimal entities", "<a href=\"&#106;&#97;vascript:evil\">x</a>");
    row("javascript in hex entities", "<a href=\"&#x6A;avascript:evil\">x</a>");
    row("javascript in entities without semicolon", "<a href=\"&#106avascript:evil\">x</a>");
    row("javascript in padded entities", "<a href=\"&#0000106;avascript:evil\">x</a>");
    row("javascript with a named colon", "<a href=\"javascript&colon;evil\">x</a>");
    row("javascript without quotes", "<a href=javascript:evil>x</a>");
    row("javascript in back quotes", "<a href=`javascript:evil`>x</a>");
    row("vbscript", "<a href=\"vbscript:evil\">x</a>");
    row("data link", "<a href=\"data:text/html;base64,ZXZpbA==\">x</a>");
    row("file link", "<a href=\"file:///etc/evil\">x</a>");
    row("blob link", "<a href=\"blob:evil\">x</a>");
    row("view-source", "<a href=\"view-source:evil\">x</a>");
    row("our own link scheme", "<a href=\"hublink:7evil\">x</a>");
    row("our own picture scheme", "<img src=\"hubimage:evil\">");
    row("our own placeholder", "<hubcode n=\"evil\"></hubcode>");
    row("qrc picture", "<img src=\"qrc:/evil\">");
    row("resource picture", "<img src=\":/evil\">");
    row("file picture", "<img src=\"file:///evil.png\">");
    row("javascript picture", "<img src=\"javascript:evil\">");
    row("svg in a data picture", "<img src=\"data:image/svg+xml;base64,ZXZpbA==\">");
    row("HTML in a data picture", "<img src=\"data:text/html,evil\">");
    row("srcset", "<img srcset=\"evil.png 2x\" src=\"\">");
    row("lowsrc and dynsrc", "<img lowsrc=javascript:evil dynsrc=javascript:evil>");
    row("meta refresh", "<meta http-equiv=refresh content=\"0;url=evil\">");
    row("base", "<base href=\"//evil/\">");
    row("link", "<link rel=stylesheet href=\"evil.css\">");
    row("iframe", "<iframe src=\"javascript:evil\"></iframe>");
    row("iframe with srcdoc", "<iframe srcdoc=\"<script>evil</script>\"></iframe>");
    row("object", "<object data=\"evil.swf\"><b>evil</b></object>");
    row("embed", "<embed src=\"evil.swf\">");
    row("applet", "<applet code=evil></applet>");
    row("form", "<form action=\"javascript:evil\"><input name=evil value=evil></form>");
    row("button", "<button formaction=javascript:evil>evil</button>");
    row("text area that hides an end", "<textarea></textarea\n><script>evil</script>");
    row("title that hides a script", "<title><img src=\"</title><script>evil</script>\">");
    row("noscript that hides an attribute",
        "<noscript><p title=\"</noscript><img src=x onerror=evil>\"></noscript>");
    row("template", "<template><script>evil</script></template>");
    row("xmp", "<xmp><script>evil</script></xmp>");
    row("body with background", "<body background=\"javascript:evil\" onload=evil>");
    row("table with background", "<table background=\"javascript:evil\"><td background=evil>x</td></table>");
    row("font colour", "<font color=\"evil\" face=evil>x</font>");
    row("bgsound", "<bgsound src=\"evil\">");
    row("marquee", "<marquee onstart=evil>x</marquee>");
    row("frameset", "<frameset><frame src=evil></frameset>");
    row("isindex", "<isindex type=image src=evil onerror=evil>");
    row("unknown tag", "<evil:tag evil=1>x</evil:tag>");
    row("quote never closed", "<a href=\"evil>x</a><script>evil</script>");
    row("apostrophe never closed", "<img src='evil onerror=evil>");
    row("tag never closed", "<b onclick=evil");
    row("double open", "<<script>evil</script>");
    row("tag in a tag", "<b <script>evil</script>>x</b>");
    row("attribute named like a tag", "<b \"><script>evil</script>>");
    row("equals signs", "<b ====evil==\"evil\">x</b>");
    row("anchor that breaks out", "<a name='x\" onclick=\"evil'>x</a>");
    row("fragment that breaks out", "<a href='#\"onclick=\"evil'>x</a>");
    row("alt that breaks out", "<img src=x.png alt='\"onerror=\"evil'>");
    row("alt with a tag", "<img src=x.png alt='<script>evil</script>'>");
    row("class of a code block", "<pre><code class='language-\"evil'>x</code></pre>");
    row("code block that holds a script", "<pre><script>evil</script></pre>");
    row("entity that becomes a tag", "&lt;script&gt;evil&lt;/script&gt;");
    row("entities twice", "&amp;lt;script&amp;gt;evil");
    row("numeric entity that becomes a tag", "&#60;script&#62;evil&#60;/script&#62;");
    row("full-width brackets", "\uFF1Cscript\uFF1Eevil");
    row("byte order mark inside a tag", "<\uFEFFscript>evil</script>");
    row("zero-width space inside a scheme", "<a href='java\u200Bscript:evil'>x</a>");
    row("right-to-left override", "\u202Eevil");
    row("frame marks of a text document", "\uFDD0\uFDD1\uFFFC\u2029<b>x</b>");
}

void TestSanitize::attacks()
{
    QFETCH(QString, html);
    for (const auto &wrapped :
         { html, u"<table><tr><td>"_s + html, u"<a href=x><b>"_s + html + u"</b></a>"_s, html + html }) {
        const auto document = sanitizeHtml(wrapped, someContext());
        const auto problem = SafeHtml::problem(document);
        QVERIFY2(problem.isEmpty(), qPrintable(problem + u"\n"_s + document.html));
    }
    const auto document = renderCard(html.toUtf8(), someContext());
    const auto problem = SafeHtml::problem(document);
    QVERIFY2(problem.isEmpty(), qPrintable(problem + u"\n"_s + document.html));
}

void TestSanitize::structure_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *html, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(expected);
    };
    row("crossed tags", "<b><i>x</b></i>y", "<b><i>x</i></b>y");
    row("paragraphs close one another", "<p>a<p>b", "<p>a</p>\n<p>b</p>\n");
    row("items close one another", "<ul><li>a<li>b</ul>", "<ul><li>a</li>\n<li>b</li>\n</ul>\n");
    row("an item without a list gets one", "<li>a", "<ul><li>a</li>\n</ul>\n");
    row("an end without a start is nothing", "a</div></b></td>b", "ab");
    row("unknown tags leave their text", "<foo>a</foo>", "a");
    row("style goes with its content", "a<style>b</style>c", "ac");
    row("cells and rows close one another",
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<table border=\"1\" cellspacing=\"0\" "
        "cellpadding=\"6\"><tr><td>a</td>\n<td>b</td>\n</tr>\n<tr><td>c</td>\n</tr>\n</table>\n");
    row("text in a table gets a cell",
        "<table>a</table>",
        "<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\"><tr><td>a</td>\n</tr>\n</table>\n");
    row("a row without a table is only text", "<tr><td>a</td></tr>", "a");
    row("an end tag does not leave its cell",
        "<div><table><td>a</div>b</table>c</div>",
        "<div><table border=\"1\" cellspacing=\"0\" "
        "cellpadding=\"6\"><tr><td>ab</td>\n</tr>\n</table>\nc</div>\n");
    row("links do not nest",
        "<a href=x>a<a href=y>b</a>c</a>",
        "<a href=\"hublink:0\">a</a><a href=\"hublink:1\">b</a>c");
    row("the same link is listed once",
        "<a href=x>a</a><a href=x>b</a>",
        "<a href=\"hublink:0\">a</a><a href=\"hublink:0\">b</a>");
    row("alignment from style",
        "<p style='color:red; TEXT-ALIGN : Center'>a</p>",
        "<p align=\"center\">a</p>\n");
    row("blocks that stand in a line",
        "<div align=center><div style='display: inline-block;'><b>a</b></div> <div "
        "style='display:inline'>b</div></div>c",
        "<div align=\"center\"><b>a</b> b</div>\nc");
    row("centre", "<center>a</center>", "<div align=\"center\">a</div>\n");
    row("summary",
        "<details><summary>more</summary>text</details>",
        "<hubfold n=\"0\"><hubsummary n=\"0\">more</hubsummary>\ntext</hubfold>\n");
    row("a summary is one line",
        "<details open><summary><h3>A <i>b</i></h3></summary><p>text</p></details>",
        "<hubfold n=\"0\"><hubsummary n=\"0\"><b><a name=\"a-b\"></a>A <i>b</i></b>\n</hubsummary>\n"
        "<p>text</p>\n</hubfold>\n");
    row("a summary that is never closed ends at the next block",
        "<details><summary>more<p>text</p></details>after",
        "<hubfold n=\"0\"><hubsummary n=\"0\">more</hubsummary>\n<p>text</p>\n</hubfold>\nafter");
    row("an end tag does not leave a summary",
        "<div><details><summary><div>more</div></summary>text</details></div>",
        "<div><hubfold n=\"0\"><hubsummary n=\"0\">more</hubsummary>\ntext</hubfold>\n</div>\n");
    row("folds in folds",
        "<details><summary>a</summary><details><summary>b</summary>c</details>d</details>",
        "<hubfold n=\"0\"><hubsummary n=\"0\">a</hubsummary>\n<hubfold n=\"1\"><hubsummary "
        "n=\"1\">b</hubsummary>\n"
        "c</hubfold>\nd</hubfold>\n");
    row("a fold has one summary",
        "<details><summary>a</summary><summary>b</summary></details>",
        "<hubfold n=\"0\"><hubsummary n=\"0\">a</hubsummary>\n<p>b</p>\n</hubfold>\n");
    row("a summary without a fold is a paragraph", "<summary>a</summary>b", "<p>ab</p>\n");
    row("a link in a summary is its words",
        "<details><summary><a href=x>a</a></summary></details>",
        "<hubfold n=\"0\"><hubsummary n=\"0\">a</hubsummary>\n</hubfold>\n");
    row("check boxes", "<input type=checkbox checked>a<input type=checkbox>b<input>", "\u2611 a\u2610 b");
    row("a picture that may not be shown leaves its words", "<img src='javascript:x' alt='a cat'>", "a cat");
    row("line break end tag", "a</br>b", "a<br>b");
    row("code block",
        "<pre><code class='language-python'>\na\n  b\n</code></pre>",
        "<hubcode n=\"0\"></hubcode>\n");
    row("list number", "<ol start=5><li>a</ol>", "<ol start=\"5\"><li>a</li>\n</ol>\n");
    row("heading",
        "<h2 align=center>A <b>b</b></h2>",
        "<h2 align=\"center\"><a name=\"a-b\"></a>A <b>b</b></h2>\n");
    row("button goes, text after it stays", "<button>x</button>y", "y");
    row("a drawing left open ends at a heading", "<svg><path><h1>a</h1>", "<h1><a name=\"a\"></a>a</h1>\n");
    row("a quote never closed is text", "<b>a</b><a href=\"x>b", "<b>a</b>&lt;a href=&quot;x&gt;b");
}

void TestSanitize::structure()
{
    QFETCH(QString, html);
    const auto document = sanitizeHtml(html, someContext());
    QTEST(document.html, "expected");
    QCOMPARE(SafeHtml::problem(document), QString());
}

void TestSanitize::entities_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("expected");
    QTest::newRow("markup characters stay escaped")
        << u"&lt;b&gt; &amp; &quot;"_s << u"&lt;b&gt; &amp; &quot;"_s;
    QTest::newRow("escaped twice stays escaped once") << u"&amp;lt;"_s << u"&amp;lt;"_s;
    QTest::newRow("named") << u"&copy;&rarr;&nbsp;"_s << u"©→\u00A0"_s;
    QTest::newRow("unknown name is text") << u"&nothing;&"_s << u"&amp;nothing;&amp;"_s;
    QTest::newRow("numbers") << u"&#128640;&#x1F680;"_s << u"🚀🚀"_s;
    QTest::newRow("numbers out of range")
        << u"&#0;&#xD800;&#x110000;&#99999999999;"_s << u"\uFFFD\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("scripts of the world") << u"日本語 العربية हिन्दी 👩🏽‍🔬"_s
                                          << u"日本語 العربية हिन्दी 👩🏽‍🔬"_s;
}

void TestSanitize::entities()
{
    QFETCH(QString, html);
    QTEST(sanitizeHtml(html, someContext()).html, "expected");
}

void TestSanitize::anchors_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QStringList>("anchors");
    QTest::newRow("words") << u"<h1>Quick start, part 2!</h1>"_s << QStringList{ u"quick-start-part-2"_s };
    QTest::newRow("twice") << u"<h2>Use</h2><h2>Use</h2><h2>Use</h2>"_s
                           << QStringList{ u"use"_s, u"use-1"_s, u"use-2"_s };
    QTest::newRow("collision with a number")
        << u"<h2>Use</h2><h2>Use</h2><h2>Use 1</h2>"_s << QStringList{ u"use"_s, u"use-1"_s, u"use-1-1"_s };
    QTest::newRow("other scripts") << u"<h2>模型 说明</h2>"_s << QStringList{ u"模型-说明"_s };
    QTest::newRow("only a picture") << u"<h1><img src=a.png></h1>"_s << QStringList{ u"section"_s };
    QTest::newRow("emoji") << u"<h1>🚀 Start</h1>"_s << QStringList{ u"-start"_s };
}

void TestSanitize::anchors()
{
    QFETCH(QString, html);
    const auto document = sanitizeHtml(html, someContext());
    QStringList anchors;
    for (const auto &heading : document.headings) {
        anchors << heading.anchor;
        QVERIFY(document.html.contains(u"<a name=\"%1\"></a>"_s.arg(heading.anchor)));
    }
    QTEST(anchors, "anchors");
}

void TestSanitize::media()
{
    const auto document = sanitizeHtml(
        u"<video controls><source src=clip.mp4>No player.</video>"
        "<iframe src='https://films.example/embed/1'>x</iframe><audio src='javascript:x'></audio>"_s,
        someContext());
    QCOMPARE(document.html,
             u"<a href=\"hublink:0\">\u25B6 clip.mp4</a><a href=\"hublink:1\">\u25B6 films.example</a>"_s);
    QCOMPARE(document.links.value(0).place.path, u"clip.mp4"_s);
    QCOMPARE(document.links.value(1).kind, CardLink::Kind::Web);
}

QTEST_GUILESS_MAIN(TestSanitize)
#include "tst_sanitize.moc"
