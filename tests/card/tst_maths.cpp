// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardhtml.h"
#include "core/card/footnotes.h"
#include "core/card/maths.h"
#include "core/card/prose.h"
#include "tests/card/safehtml.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

CardDocument rendered(const QByteArray &text)
{
    return renderCard(text,
                      { { RepoKind::Model, u"northlight"_s, u"Heron-8B"_s },
                        Revision(),
                        QUrl(u"https://hub.example"_s),
                        {} });
}

} // namespace

class TestMaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
    void formulas_data();
    void formulas();
    void inCards_data();
    void inCards();
    void footnotes_data();
    void footnotes();
    void lines();
    void hostile_data();
    void hostile();
};

void TestMaths::marks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("found");
    const auto row = [](const char *name, const QByteArray &text, const QByteArrayList &found = {}) {
        QTest::newRow(name) << text << found;
    };
    row("display", "a\n\n$$x_1$$\n", { "x&#95;1" });
    row("display over lines", "$$\na\n= b\n$$", { "a &#61; b" });
    row("inline of the Hub", R"(so \\(n\\) times)", { "n" });
    row("display of the Hub", R"(\\[a\\])", { "a" });
    row("one stroke", R"(\(x^2\))", { "x&#94;2" });
    row("escaped brackets with words", R"(\(see below\))");
    row("dollars", "where $x_i$ is", { "x&#95;i" });
    row("a letter", "the $n$-th", { "n" });
    row("a figure", "$8$ heads", { "8" });
    row("money", "it costs $5 and $6");
    row("money and words", "US$ 5 to earn $a lot$");
    row("money behind words", "from 5$ to 6$ it = more");
    row("an escaped sign", R"(\$x_1$ and $)");
    row("code", "`$x_1$` and ``\\\\(a\\\\)``");
    row("code between", "$a_1 `b` c$");
    row("a block of code", "```\n$x_1$\n```\n");
    row("a block of code in a quotation", "> ```\n> $x_1$\n> ```\n");
    row("an indented block", "text\n\n    $x_1$\n");
    row("the number of a note in escaped brackets", R"(as in \[1\] and \(2\).)");
    row("an address", "[a](b?$x_1$) <a href=\"$y_1$\">z</a>");
    row("not over a blank line", "$x_1\n\ny_2$");
    row("two in a line", "$a_1$ and $b_2$", { "a&#95;1", "b&#95;2" });
}

void TestMaths::marks()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, found);
    const auto marked = markMaths(text);
    QByteArrayList formulas;
    for (auto at = marked.indexOf("<x-equation"); at >= 0; at = marked.indexOf("<x-equation", at + 1)) {
        const auto start = marked.indexOf('>', at) + 1;
        formulas << marked.sliced(start, marked.indexOf("</x-equation>", start) - start);
    }
    QCOMPARE(formulas, found);
    if (found.isEmpty()) {
        QCOMPARE(marked, text);
    }
}

void TestMaths::formulas_data()
{
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *name, const QString &tex, const QString &html, const QString &plain) {
        QTest::newRow(name) << tex << html << plain;
    };
    row("letters and figures", u"2x"_s, u"2<i>x</i>"_s, u"2x"_s);
    row("below and above", u"x_i^{2n}"_s, u"<i>x</i><sub><i>i</i></sub><sup>2<i>n</i></sup>"_s, u"xi2n"_s);
    row("greek", u"\\alpha + \\Omega"_s, u"α + Ω"_s, u"α + Ω"_s);
    row("a fraction", u"\\frac{a+b}{2}"_s, u"(<i>a</i>+<i>b</i>)/2"_s, u"(a+b)/2"_s);
    row("a root", u"\\sqrt{d}"_s, u"√<i>d</i>"_s, u"√d"_s);
    row("relations get air", u"a=b\\leq c"_s, u"<i>a</i> = <i>b</i> ≤ <i>c</i>"_s, u"a = b ≤ c"_s);
    row("a sum", u"\\sum_{i=1}^n"_s, u"∑<sub><i>i</i> = 1</sub><sup><i>n</i></sup>"_s, u"∑i = 1n"_s);
    row("words", u"\\text{if } x"_s, u"if <i>x</i>"_s, u"if x"_s);
    row("names", u"\\log p"_s, u"log <i>p</i>"_s, u"log p"_s);
    row("accents", u"\\hat{y}"_s, u"<i>y</i>\u0302"_s, u"y\u0302"_s);
    row("brackets that grow", u"\\left( a \\right."_s, u"( <i>a</i> "_s, u"( a "_s);
    row("bold and double stroke",
        u"\\mathbf{w} \\in \\mathbb{R}^d"_s,
        u"<b><i>w</i></b> ∈ ℝ<sup><i>d</i></sup>"_s,
        u"w ∈ ℝd"_s);
    row("rows", u"a \\\\ b"_s, u"<i>a</i> <br><i>b</i>"_s, u"a  b"_s);
    row("unknown stays", u"\\foo x"_s, u"\\foo <i>x</i>"_s, u"\\foo x"_s);
    row("nothing gets out", u"a<b>&\""_s, u"<i>a</i> &lt; <i>b</i> &gt; &quot;"_s, u"a < b > \""_s);
    row("brackets too many", u"}a{"_s, u"<i>a</i>"_s, u"a"_s);
    row("ends too soon", u"x_"_s, u"<i>x</i><sub></sub>"_s, u"x"_s);
    row("a stroke alone", u"\\"_s, u"\\"_s, u"\\"_s);
}

void TestMaths::formulas()
{
    QFETCH(QString, tex);
    QString plain;
    QTEST(mathHtml(tex, &plain), "html");
    QTEST(plain, "plain");
}

void TestMaths::inCards_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("html");
    QTest::newRow("inline") << QByteArray("a $x_i y_i$ b\n")
                            << u"<p>a <i>x</i><sub><i>i</i></sub> <i>y</i><sub><i>i</i></sub> b</p>\n"_s;
    QTest::newRow("display") << QByteArray("$$x^2$$\n")
                             << u"<div align=\"center\"><i>x</i><sup>2</sup></div>\n"_s;
    QTest::newRow("in a table") << QByteArray("|a|\n|-|\n|$x_i$ and $y^2$|\n")
                                << u"<td><i>x</i><sub><i>i</i></sub> and <i>y</i><sup>2</sup></td>"_s;
    QTest::newRow("in raw HTML") << QByteArray("<p>\\\\(a_b\\\\)</p>\n")
                                 << u"<p><i>a</i><sub><i>b</i></sub></p>"_s;
}

void TestMaths::inCards()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, html);
    const auto document = rendered(text);
    QCOMPARE(SafeHtml::problem(document), QString());
    QVERIFY2(document.html.contains(html), qPrintable(document.html));
    const auto heading = rendered("# Loss $L_2$\n").headings.value(0);
    QCOMPARE(heading.text, u"Loss L2"_s);
}

void TestMaths::footnotes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("with");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &with) {
        QTest::newRow(name) << text << with;
    };
    row("none", "a [^1] b\n", "a [^1] b\n");
    row("one",
        "a[^x] b[^x]\n\n[^x]: words\n  go on\n\nend\n",
        "a<sup><a id=\"fnref-1\" href=\"#fn-1\">1</a></sup> b<sup><a href=\"#fn-1\">1</a></sup>\n\n\nend\n"
        "\n\n***\n\n1. <a id=\"fn-1\"></a>words go on <a href=\"#fnref-1\">\xE2\x86\xA9</a>\n");
    row("numbers go by the text",
        "a[^b] c[^a]\n\n[^a]: A\n[^b]: B\n",
        "a<sup><a id=\"fnref-1\" href=\"#fn-1\">1</a></sup> c<sup><a id=\"fnref-2\" "
        "href=\"#fn-2\">2</a></sup>\n\n"
        "\n\n***\n\n1. <a id=\"fn-1\"></a>B <a href=\"#fnref-1\">\xE2\x86\xA9</a>\n"
        "2. <a id=\"fn-2\"></a>A <a href=\"#fnref-2\">\xE2\x86\xA9</a>\n");
    row("nobody refers to it", "a\n\n[^1]: words\n", "a\n\n");
    row("code", "`[^1]`\n\n[^1]: words\n", "`[^1]`\n\n");
    row("a fence that never closes", "[^1]\n[^1]: x\n```\ncode", "[^1]\n[^1]: x\n```\ncode");
}

void TestMaths::footnotes()
{
    QFETCH(QByteArray, text);
    QTEST(withFootnotes(text), "with");
    const auto document = rendered(text);
    QCOMPARE(SafeHtml::problem(document), QString());
    QVERIFY(!document.html.contains(u"id="_s));
}

void TestMaths::lines()
{
    bool inCode = false;
    const QByteArray text = "a\n\n```py\nb\n\n```\n> c\n\n    d\n    e\nf\n~~~~\n```\n";
    QList<bool> code;
    for (const auto &line : markdownLines(text, &inCode)) {
        code << line.code;
    }
    QCOMPARE(code, QList<bool>({ 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 1 }));
    QVERIFY(inCode);
}

void TestMaths::hostile_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *piece : { "$",
                               "$$",
                               "$a_",
                               "\\\\(",
                               "\\(a^",
                               "`",
                               "`` ` ",
                               "<a ",
                               "](",
                               "[^",
                               "[^1]",
                               "[^1]: a\n",
                               "$\\frac{$",
                               "\\\\({{{{\\\\)",
                               "```\n" }) {
        QTest::newRow(piece) << QByteArray(piece).repeated(30'000);
    }
    QTest::newRow("deep groups") << "$$" + QByteArray("{^").repeated(900) + "$$";
}

void TestMaths::hostile()
{
    QFETCH(QByteArray, text);
    QCOMPARE(SafeHtml::problem(rendered(text)), QString());
}

QTEST_GUILESS_MAIN(TestMaths)
#include "tst_maths.moc"
