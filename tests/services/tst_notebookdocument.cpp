// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/notebookdocument.h"

#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

const CardContext context{ { RepoKind::Dataset, u"org"_s, u"set"_s },
                           Revision{ u"main"_s },
                           QUrl(u"https://hub.example"_s),
                           u"notebooks"_s };

NotebookCell markdown(const QString &text, const QList<NotebookAttachment> &attachments = {})
{
    return { .kind = NotebookCell::Kind::Markdown, .source = text, .attachments = attachments };
}

NotebookCell code(const QString &text, const QList<NotebookOutput> &outputs = {}, int number = 1)
{
    return { .kind = NotebookCell::Kind::Code,
             .source = text,
             .language = u"python"_s,
             .executionCount = number,
             .outputs = outputs };
}

NotebookDocument made(const QList<NotebookCell> &cells)
{
    Notebook notebook;
    notebook.cells = cells;
    return notebookDocument(notebook, context);
}

NotebookOutput output(NotebookOutput::Kind kind, const QString &text, const QString &name = {})
{
    NotebookOutput out;
    out.kind = kind;
    out.name = name;
    (kind == NotebookOutput::Kind::Html ? out.html : out.text) = text;
    return out;
}

} // namespace

class TestNotebookDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cellsInOrder();
    void numbersMoveAlong();
    void anchorsStayApart();
    void attachments();
    void lineAcrossIsNoFrontMatter();
    void outputs();
    void pictures();
    void nothingIsRun_data();
    void nothingIsRun();
    void textIsEscaped();
    void longOutputsAreCut();
    void longNotebooksAreCut();
    void codeStaysOneParagraph();
};

void TestNotebookDocument::cellsInOrder()
{
    auto raw = markdown(u"as it is"_s);
    raw.kind = NotebookCell::Kind::Raw;
    auto unrun = code(u"late()"_s);
    unrun.executionCount.reset();
    const auto book = made({ markdown(u"# Title"_s), code(u"print(1)"_s, {}, 12), raw, unrun });
    const auto &html = book.document.html;
    const QList<qsizetype> places{
        html.indexOf(u"Title"_s),    html.indexOf(u"[12]"_s), html.indexOf(u"<hubcode n=\"0\">"_s),
        html.indexOf(u"as it is"_s), html.indexOf(u"[ ]"_s),  html.indexOf(u"<hubcode n=\"1\">"_s)
    };
    QVERIFY(places[0] >= 0);
    QVERIFY2(std::ranges::is_sorted(places), qPrintable(html));
    QCOMPARE(book.document.blocks[0], (CodeBlock{ u"python"_s, u"print(1)"_s }));
    QCOMPARE(book.cells, 4);
    QCOMPARE(book.shownCells, 4);
    QVERIFY(!book.cut);
}

void TestNotebookDocument::numbersMoveAlong()
{
    const auto text
        = u"[a](https://one.example) ![p](p.png)\n\n```py\nx\n```\n\n"
          "<details open><summary>Outer</summary><details><summary>Inner</summary>x</details></details>\n"_s;
    const auto book = made({ markdown(text), code(u"y"_s), markdown(text) });
    const auto &document = book.document;
    QCOMPARE(document.links.size(), 2);
    QCOMPARE(document.images.size(), 2);
    QCOMPARE(document.blocks.size(), 3);
    for (const auto &part : { u"href=\"hublink:0\""_s,
                              u"href=\"hublink:1\""_s,
                              u"src=\"hubimage:0\""_s,
                              u"src=\"hubimage:1\""_s,
                              u"<hubcode n=\"2\">"_s,
                              u"<hubfold n=\"0\">"_s,
                              u"<hubsummary n=\"1\">"_s,
                              u"<hubfold n=\"2\">"_s,
                              u"<hubsummary n=\"2\">"_s,
                              u"<hubfold n=\"3\">"_s,
                              u"<hubsummary n=\"3\">"_s }) {
        QCOMPARE(document.html.count(part), 1);
    }
    QCOMPARE(document.folds, (QList<Fold>{ { true, -1 }, { false, 0 }, { true, -1 }, { false, 2 } }));
    QCOMPARE(document.images[1].url, QUrl(u"hubimage:1"_s));
    QCOMPARE(document.images[1].place.path, u"notebooks/p.png"_s); // beside the notebook
}

void TestNotebookDocument::anchorsStayApart()
{
    const auto book = made({ markdown(u"# Same\n\n[up](#same)"_s), markdown(u"# Same\n\n[up](#same)"_s) });
    QCOMPARE(book.document.headings.size(), 2);
    QVERIFY(book.document.headings[0].anchor != book.document.headings[1].anchor);
    for (const auto &heading : book.document.headings) {
        QCOMPARE(book.document.html.count("name=\""_L1 + heading.anchor + u'"'), 1);
        QCOMPARE(book.document.html.count("href=\"#"_L1 + heading.anchor + u'"'), 1);
    }
}

void TestNotebookDocument::attachments()
{
    const auto book = made(
        { markdown(u"![](attachment:my%20chart.png) ![b](attachment:b.png)"_s,
                   { { u"my chart.png"_s, u"image/png"_s, "one" }, { u"b.png"_s, u"image/png"_s, "two" } }),
          markdown(u"![c](attachment:b.png)"_s) });
    const auto &images = book.document.images;
    QCOMPARE(images.size(), 2); // the third is of no cell's own
    QCOMPARE(images[0].source, ImageRef::Source::Data);
    QCOMPARE(images[0].data, "one");
    QCOMPARE(images[0].alt, u"my chart.png"_s);
    QCOMPARE(images[1].data, "two");
    QCOMPARE(images[1].alt, u"b"_s);
}

void TestNotebookDocument::lineAcrossIsNoFrontMatter()
{
    const auto book = made({ markdown(u"---\nkept: yes\n---\nafter"_s) });
    QVERIFY2(book.document.html.contains(u"kept"_s), qPrintable(book.document.html));
    QVERIFY(book.document.html.contains(u"after"_s));
}

void TestNotebookDocument::outputs()
{
    using enum NotebookOutput::Kind;
    const auto book = made({ code(u"x"_s,
                                  { output(Stream, u"one\ntwo\n"_s, u"stdout"_s),
                                    output(Stream, u"careful"_s, u"stderr"_s),
                                    output(Error, u"KeyError: 'depth'"_s, u"KeyError"_s),
                                    output(Html, u"<table><tr><td>cell</td></tr></table>"_s),
                                    output(Markdown, u"**strong**"_s),
                                    output(Other, {}, u"application/x-plot"_s) }) });
    const auto &html = book.document.html;
    QVERIFY(html.contains(u"<pre class=\"output\">one<br>two</pre>"_s));
    QVERIFY(html.contains(u"<pre class=\"stderr\">careful</pre>"_s));
    QVERIFY(html.contains(u"<pre class=\"error\">KeyError: 'depth'</pre>"_s));
    QVERIFY(html.contains(u"<td>cell</td>"_s) || html.contains(u">cell</td>"_s));
    QVERIFY(html.contains(u"strong</"_s));
    QVERIFY(html.contains(u"application/x-plot"_s));
}

void TestNotebookDocument::pictures()
{
    auto chart = output(NotebookOutput::Kind::Picture, u"<Figure size 1x1>"_s);
    chart.picture = "bytes";
    const auto book = made({ code(u"plot()"_s, { chart, chart }) });
    QCOMPARE(book.document.images.size(), 2);
    QCOMPARE(book.document.images[1].data, "bytes");
    QVERIFY(book.document.html.contains(u"<img src=\"hubimage:1\">"_s));
}

void TestNotebookDocument::nothingIsRun_data()
{
    QTest::addColumn<NotebookOutput>("out");
    using enum NotebookOutput::Kind;
    const auto evil = u"<script>alert(1)</script><img src=x onerror=alert(1)>"
                      u"<a href=\"javascript:alert(1)\">go</a><iframe src=\"https://a.example\"></iframe>"_s;
    QTest::newRow("HTML") << output(Html, evil);
    QTest::newRow("Markdown") << output(Markdown, evil);
    QTest::newRow("broken HTML") << output(Html, u"<table><tr><td><script>alert(1)"_s);
}

void TestNotebookDocument::nothingIsRun()
{
    QFETCH(NotebookOutput, out);
    const auto book = made({ code(u"x"_s, { out }), markdown(u"after"_s) });
    const auto &html = book.document.html;
    for (const auto word : { "script"_L1, "onerror"_L1, "javascript"_L1, "iframe"_L1 }) {
        QVERIFY2(!html.contains(u'<' + QString(word)) && !html.contains(word + u':'), qPrintable(html));
    }
    QVERIFY(!html.contains(u"onerror="_s));
    QVERIFY(html.contains(u"after"_s));
    QCOMPARE(html.count(u"<table"_s), html.count(u"</table>"_s));
}

void TestNotebookDocument::textIsEscaped()
{
    using enum NotebookOutput::Kind;
    const auto evil = u"</pre><img src=\"hubimage:0\"><b>"_s;
    const auto book = made({ code(evil, { output(Stream, evil, u"stdout"_s), output(Other, {}, evil) }) });
    QVERIFY2(!book.document.html.contains(u"<img"_s), qPrintable(book.document.html));
    QCOMPARE(book.document.html.count(u"</pre>"_s), 1);
    QCOMPARE(book.document.blocks[0].text, evil); // the viewer escapes it
}

void TestNotebookDocument::longOutputsAreCut()
{
    const QString line(100'000, u'x');
    const auto book = made({ code(u"x"_s, { output(NotebookOutput::Kind::Stream, line, u"stdout"_s) }) });
    QVERIFY(book.cut);
    QVERIFY(book.document.html.size() < 30'000);
    QVERIFY(book.document.html.contains(u'\u2026'));
}

void TestNotebookDocument::longNotebooksAreCut()
{
    QList<NotebookCell> cells;
    for (int i = 0; i < 3'000; ++i) {
        cells.append(code(u"x"_s));
    }
    const auto book = made(cells);
    QCOMPARE(book.cells, 3'000);
    QCOMPARE(book.shownCells, 1'000);
    QVERIFY(book.cut);
}

void TestNotebookDocument::codeStaysOneParagraph()
{
    const auto book = made({ code(u"a\u2029b"_s) });
    QCOMPARE(book.document.blocks[0].text, u"a b"_s);
}

QTEST_GUILESS_MAIN(TestNotebookDocument)
#include "tst_notebookdocument.moc"
