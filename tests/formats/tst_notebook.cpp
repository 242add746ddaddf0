// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/notebook.h"
#include "tests/formats/mutation.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using Kind = NotebookOutput::Kind;

// A dot in each format; what matters is that the bytes come out as they went in.
const QByteArray dot = QByteArray::fromHex("89504e470d0a1a0a0000000d");

QByteArray notebookOf(const QByteArray &cells)
{
    return R"({"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python",)"
           R"( "name": "python3"}, "language_info": {"name": "python", "version": "3.12.1"}}, "cells": [)"
        + cells + "]}";
}

QByteArray codeWith(const QByteArray &outputs)
{
    return R"({"cell_type": "code", "execution_count": 7, "source": "1", "outputs": [)" + outputs + "]}";
}

NotebookOutput only(const QByteArray &output)
{
    const auto notebook = readNotebook(notebookOf(codeWith(output)));
    return notebook ? notebook->cells.value(0).outputs.value(0) : NotebookOutput();
}

} // namespace

class TestNotebook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells();
    void formatThree();
    void outputs_data();
    void outputs();
    void streamsFlowTogether();
    void attachments();
    void terminalCodes_data();
    void terminalCodes();
    void damage_data();
    void damage();
    void limits();
    void limitsOfSizes();
    void damagedNotebooks();
};

void TestNotebook::cells()
{
    const auto notebook = readNotebook(
        notebookOf(R"({"cell_type": "markdown", "source": ["# A\n", "text"]},)"
                   R"({"cell_type": "code", "execution_count": 3, "source": "x = 1", "outputs": []},)"
                   R"({"cell_type": "code", "execution_count": null, "source": [], "outputs": []},)"
                   R"({"cell_type": "raw", "source": "raw"}, 5)"));
    QVERIFY(notebook);
    QCOMPARE(notebook->format, 4);
    QCOMPARE(notebook->language, u"python"_s);
    QCOMPARE(notebook->languageVersion, u"3.12.1"_s);
    QCOMPARE(notebook->kernel, u"Python 3"_s);
    QVERIFY(!notebook->cut);
    using enum NotebookCell::Kind;
    const QList<NotebookCell> expected{
        { .kind = Markdown, .source = u"# A\ntext"_s },
        { .kind = Code, .source = u"x = 1"_s, .language = u"python"_s, .executionCount = 3 },
        { .kind = Code, .language = u"python"_s },
        { .kind = Raw, .source = u"raw"_s }
    };
    QVERIFY(notebook->cells == expected);
}

void TestNotebook::formatThree()
{
    const auto notebook = readNotebook(
        R"({"nbformat": 3, "metadata": {"name": ""}, "worksheets": [{"cells": [)"
        R"({"cell_type": "heading", "level": 2, "source": ["Part"]},)"
        R"({"cell_type": "code", "language": "python", "prompt_number": 4, "input": ["a\n", "b"], "outputs": [)"
        R"({"output_type": "stream", "stream": "stdout", "text": ["out"]},)"
        R"({"output_type": "pyout", "prompt_number": 4, "text": ["4"]},)"
        R"({"output_type": "display_data", "png": ")"
        + dot.toBase64()
        + R"(\n", "text": "plot"},)"
          R"({"output_type": "pyerr", "ename": "E", "evalue": "v", "traceback": ["one", "two"]}]}]}]})");
    QVERIFY(notebook);
    QCOMPARE(notebook->format, 3);
    const QList<NotebookOutput> outputs{
        { .kind = Kind::Stream, .name = u"stdout"_s, .text = u"out"_s },
        { .kind = Kind::Text, .text = u"4"_s },
        { .kind = Kind::Picture, .text = u"plot"_s, .mime = u"image/png"_s, .picture = dot },
        { .kind = Kind::Error, .name = u"E"_s, .text = u"one\ntwo"_s }
    };
    const QList<NotebookCell> expected{ { .kind = NotebookCell::Kind::Markdown, .source = u"## Part"_s },
                                        { .kind = NotebookCell::Kind::Code,
                                          .source = u"a\nb"_s,
                                          .language = u"python"_s,
                                          .executionCount = 4,
                                          .outputs = outputs } };
    QVERIFY(notebook->cells == expected);
}

void TestNotebook::outputs_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<NotebookOutput>("output");
    const auto row = [](const char *name, const QByteArray &json, const NotebookOutput &output) {
        QTest::newRow(name) << json << output;
    };
    const auto data = [](const QByteArray &forms) -> QByteArray {
        return R"({"output_type": "display_data", "metadata": {}, "data": {)" + forms + "}}";
    };
    const auto base64 = dot.toBase64();
    row("a stream",
        R"({"output_type": "stream", "name": "stderr", "text": ["a\n", "b"]})",
        { .kind = Kind::Stream, .name = u"stderr"_s, .text = u"a\nb"_s });
    row("an error",
        R"({"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": ["\u001b[0;31mValueError\u001b[0m", "no"]})",
        { .kind = Kind::Error, .name = u"ValueError"_s, .text = u"ValueError\nno"_s });
    row("an error without a traceback",
        R"({"output_type": "error", "ename": "E", "evalue": "no", "traceback": []})",
        { .kind = Kind::Error, .name = u"E"_s, .text = u"E: no"_s });
    row("a result",
        R"({"output_type": "execute_result", "execution_count": 1, "data": {"text/plain": "5"}})",
        { .kind = Kind::Text, .text = u"5"_s });
    row("a table",
        data(R"("text/plain": ["a b"], "text/html": ["<table>", "</table>"])"),
        { .kind = Kind::Html, .text = u"a b"_s, .html = u"<table></table>"_s });
    row("a PNG",
        data(R"("image/png": ")" + base64 + R"(\n", "text/plain": "plot")"),
        { .kind = Kind::Picture, .text = u"plot"_s, .mime = u"image/png"_s, .picture = dot });
    row("a PNG in lines",
        data(R"("image/png": [")" + base64.first(8) + R"(\n", ")" + base64.sliced(8) + R"("])"),
        { .kind = Kind::Picture, .mime = u"image/png"_s, .picture = dot });
    row("a JPEG",
        data(R"("image/jpeg": ")" + base64 + '"'),
        { .kind = Kind::Picture, .mime = u"image/jpeg"_s, .picture = dot });
    row("an SVG",
        data(R"("image/svg+xml": ["<svg>\n", "</svg>"])"),
        { .kind = Kind::Picture, .mime = u"image/svg+xml"_s, .picture = "<svg>\n</svg>" });
    row("a PNG before an SVG",
        data(R"("image/svg+xml": "<svg/>", "image/png": ")" + base64 + '"'),
        { .kind = Kind::Picture, .mime = u"image/png"_s, .picture = dot });
    row("a picture that is damaged",
        data(R"("image/png": "%%%", "text/plain": "plot")"),
        { .kind = Kind::Text, .text = u"plot"_s });
    row("Markdown",
        data(R"("text/markdown": "**a**", "text/plain": "<Markdown>")"),
        { .kind = Kind::Markdown, .text = u"**a**"_s });
    row("a formula",
        data(R"("text/latex": "$x$", "text/plain": "x")"),
        { .kind = Kind::Markdown, .text = u"$x$"_s });
    row("a widget",
        data(R"("application/vnd.jupyter.widget-view+json": {"model_id": "1"})"),
        { .kind = Kind::Other, .name = u"application/vnd.jupyter.widget-view+json"_s });
    row("nothing", "{}", { .kind = Kind::Other });
    row("what is no output", "7", { .kind = Kind::Other });
}

void TestNotebook::outputs()
{
    QFETCH(QByteArray, json);
    QFETCH(NotebookOutput, output);
    const auto read = only(json);
    QCOMPARE(read.kind, output.kind);
    QCOMPARE(read.text, output.text);
    QVERIFY(read == output);
}

void TestNotebook::streamsFlowTogether()
{
    const auto piece = [](const char *name, const char *text) -> QByteArray {
        return QByteArray(R"({"output_type": "stream", "name": ")") + name + R"(", "text": ")" + text + "\"}";
    };
    const auto notebook
        = readNotebook(notebookOf(codeWith(piece("stdout", "a") + ',' + piece("stdout", R"(b\r100%\n)") + ','
                                           + piece("stderr", "c") + ',' + piece("stdout", "d"))));
    QVERIFY(notebook);
    const auto &outputs = notebook->cells[0].outputs;
    QCOMPARE(outputs.size(), 3);
    QCOMPARE(outputs[0].text, u"100%\n"_s);
    QCOMPARE(outputs[1].name, u"stderr"_s);
}

void TestNotebook::attachments()
{
    const auto notebook
        = readNotebook(notebookOf(R"({"cell_type": "markdown", "source": "![a][a]", "attachments": {
        "a.png":
        {"image/png": ")" + dot.toBase64()
                                  + R"("}, "b.txt": {"text/plain": "x"}, "c.png": {"image/png": "%"}}})"));
    QVERIFY(notebook);
    const QList<NotebookAttachment> expected{ { u"a.png"_s, u"image/png"_s, dot } };
    QVERIFY(notebook->cells[0].attachments == expected);
}

void TestNotebook::terminalCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("none") << u"a\nb"_s << u"a\nb"_s;
    QTest::newRow("colours") << u"\x1b[1;31mred\x1b[0m."_s << u"red."_s;
    QTest::newRow("a title") << u"\x1b]0;title\aa"_s << u"a"_s;
    QTest::newRow("a link") << u"\x1b]8;;https://example.com\x1b\\a\x1b]8;;\x1b\\"_s << u"a"_s;
    QTest::newRow("other sequences") << u"\x1b(Ba\x1b=b"_s << u"Bab"_s;
    QTest::newRow("a sequence that is cut") << u"a\x1b[1;"_s << u"a1;"_s;
    QTest::newRow("an escape at the end") << u"a\x1b"_s << u"a"_s;
    QTest::newRow("a title that never ends")
        << u"\x1b]0;"_s + QString(1'000, u'a') << u"0;"_s + QString(1'000, u'a');
    QTest::newRow("a bar of progress") << u"x\n10%\r50%\r100%\ny"_s << u"x\n100%\ny"_s;
    QTest::newRow("the line ends of Windows") << u"a\r\nb\r\n"_s << u"a\nb\n"_s;
    QTest::newRow("a return at the end") << u"100%\r"_s << u"100%"_s;
}

void TestNotebook::terminalCodes()
{
    QFETCH(QString, text);
    QTEST(withoutTerminalCodes(text), "shown");
}

void TestNotebook::damage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing") << QByteArray() << u"at byte"_s;
    QTest::newRow("cut") << notebookOf(codeWith("{}")).chopped(5) << u"at byte"_s;
    QTest::newRow("a list") << "[]"_ba << u"no object"_s;
    QTest::newRow("another JSON") << R"({"a": 1})"_ba << u"does not say its format"_s;
    QTest::newRow("a format of the future") << R"({"nbformat": 5})"_ba << u"format is 5"_s;
    QTest::newRow("a format beyond all") << R"({"nbformat": 1e300})"_ba << u"format is 1e+300"_s;
    QTest::newRow("no cells") << R"({"nbformat": 4})"_ba << u"no list of cells"_s;
    QTest::newRow("no worksheets") << R"({"nbformat": 3})"_ba << u"no list of worksheets"_s;
    QTest::newRow("a million lists") << notebookOf("[0]," + QByteArray("[0],").repeated(1'000'000) + "{}")
                                     << u"too many values"_s;
    QTest::newRow("too deep") << notebookOf(QByteArray(100'000, '[')) << u"at byte"_s;
}

void TestNotebook::damage()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const auto notebook = readNotebook(bytes);
    QVERIFY(!notebook);
    QCOMPARE(notebook.error().kind, Error::Kind::Protocol);
    QVERIFY2(notebook.error().detail.contains(why), qPrintable(notebook.error().detail));
}

void TestNotebook::limits()
{
    const auto many = readNotebook(
        notebookOf(QByteArray(R"({"cell_type": "raw", "source": "a"},)").repeated(6'000) + "{}"));
    QVERIFY(many);
    QCOMPARE(many->cells.size(), 5'000);
    QVERIFY(many->cut);
    const auto outputs = readNotebook(notebookOf(
        codeWith(QByteArray(R"({"output_type": "display_data", "data": {"text/plain": "a"}},)").repeated(300)
                 + "{}")));
    QVERIFY(outputs);
    QCOMPARE(outputs->cells[0].outputs.size(), 200);
    QVERIFY(outputs->cut);
}

void TestNotebook::limitsOfSizes()
{
    const QByteArray large(3 << 20, 'A');
    const auto text = only(R"({"output_type": "stream", "name": "stdout", "text": ")" + large + "\"}");
    QCOMPARE(text.text.size(), 1 << 20);
    QVERIFY(text.cut);
    // Brackets and commas of a text are no values.
    const auto brackets = only(R"({"output_type": "stream", "name": "stdout", "text": "\"[)"
                               + QByteArray("[,").repeated(2'000'000) + "\"}");
    QVERIFY(brackets.text.startsWith(u"\"[[,"));
    const auto picture = only(R"({"output_type": "display_data", "data": {"text/plain": "p", "image/png": ")"
                              + large.repeated(8) + "\"}}");
    QVERIFY(picture.picture.isEmpty());
    QVERIFY(picture.cut);
    const auto huge = readNotebook(QByteArray((64 << 20) + 1, ' '));
    QVERIFY(!huge);
    QVERIFY(huge.error().detail.contains(u"64 MiB"));
}

void TestNotebook::damagedNotebooks()
{
    const auto good = notebookOf(
        R"({"cell_type": "markdown", "source": ["a"], "attachments": {"a": {"image/png": "AAAA"}}},)"
        + codeWith(R"({"output_type": "stream", "name": "stdout", "text": ["a\u001b[1m"]},)"
                   R"({"output_type": "display_data", "data": {"image/png": "AAAA", "text/html": ["a"]}},)"
                   R"({"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]})"));
    QVERIFY(readNotebook(good));
    Mutation mutate(20260308, { "{", "}", "[", "]", "\"", ",", ":", "null", "5", "{}", "[]", "\"source\":" });
    int whole = 0;
    for (int round = 0; round < 5'000; ++round) {
        const auto notebook = readNotebook(mutate(good));
        whole += notebook ? 1 : 0;
        QVERIFY(notebook || !notebook.error().detail.isEmpty());
    }
    QVERIFY(whole > 100); // those that are still JSON are read, too
}

QTEST_GUILESS_MAIN(TestNotebook)
#include "tst_notebook.moc"
