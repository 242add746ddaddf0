// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/notebookdocument.h"

#include "core/card/cardhtml.h"
#include "core/card/htmlvalues.h"
#include "core/card/sanitize.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostCells = 1'000;
constexpr qsizetype mostCharacters = 1'000'000;
constexpr qsizetype mostCode = 100'000; // of one cell
constexpr qsizetype mostOutput = 20'000;

/// Where the numbers and names of a part begin in the whole.
struct Offsets {
    qsizetype links = 0;
    qsizetype images = 0;
    qsizetype blocks = 0;
    qsizetype folds = 0;
    QString anchors; // before every anchor of the part
};

/// One tag of our own HTML with its reference moved. The sanitizer writes no `>` into attributes.
QString movedTag(QStringView tag, const Offsets &by)
{
    const auto moved = [tag](QLatin1StringView start, qsizetype offset) {
        const auto at = tag.indexOf(start) + start.size();
        const auto end = tag.indexOf(u'"', at);
        return tag.first(at).toString() + QString::number(tag.sliced(at, end - at).toLongLong() + offset)
            + tag.sliced(end).toString();
    };
    for (const auto &[start, offset] : { std::pair{ "href=\"hublink:"_L1, by.links },
                                         { "src=\"hubimage:"_L1, by.images },
                                         { "<hubcode n=\""_L1, by.blocks },
                                         { "<hubfold n=\""_L1, by.folds },
                                         { "<hubsummary n=\""_L1, by.folds } }) {
        if (tag.contains(start)) {
            return moved(start, offset);
        }
    }
    QString text = tag.toString();
    text.replace("href=\"#"_L1, "href=\"#"_L1 + by.anchors);
    text.replace(" name=\""_L1, " name=\""_L1 + by.anchors);
    return text;
}

QString movedHtml(const QString &html, const Offsets &by)
{
    QString moved;
    moved.reserve(html.size() + 64);
    qsizetype at = 0;
    while (at < html.size()) {
        const auto open = html.indexOf(u'<', at);
        const auto close = open < 0 ? -1 : html.indexOf(u'>', open);
        if (close < 0) {
            break;
        }
        moved += QStringView(html).sliced(at, open - at);
        moved += movedTag(QStringView(html).sliced(open, close + 1 - open), by);
        at = close + 1;
    }
    return moved + html.sliced(at);
}

/// The pictures of a cell stand in it under a name that its Markdown gives; a path of that shape stands for
/// it until the links are resolved.
QString attachmentPath(qsizetype number)
{
    return u"hubdesk-attachment-%1"_s.arg(number);
}

CardDocument
markdownOf(QString text, const QList<NotebookAttachment> &attachments, const CardContext &context)
{
    for (qsizetype i = 0; i < attachments.size(); ++i) {
        const auto name = attachments[i].name;
        const auto encoded = QString::fromLatin1(QUrl::toPercentEncoding(name));
        for (const auto &written : { name, encoded }) {
            text.replace("attachment:"_L1 + written, attachmentPath(i));
        }
    }
    if (QStringView(text).trimmed().startsWith("---"_L1)) {
        text.prepend("<!-- -->\n\n"_L1); // a line across, and no front matter
    }
    auto document = renderCard(text.toUtf8(), context);
    for (auto &image : document.images) {
        const auto file = image.place.path.section(u'/', -1);
        for (qsizetype i = 0; i < attachments.size(); ++i) {
            if (image.source == ImageRef::Source::Repo && file == attachmentPath(i)) {
                image = { .source = ImageRef::Source::Data,
                          .url = image.url,
                          .data = attachments[i].bytes,
                          .alt = image.alt.isEmpty() ? attachments[i].name : image.alt,
                          .width = image.width,
                          .height = image.height,
                          .widthPercent = image.widthPercent };
                break;
            }
        }
    }
    return document;
}

/// Writes the cells one below the other.
class NotebookWriter
{
public:
    explicit NotebookWriter(const CardContext &context)
        : m_context(context)
    {
    }
    void write(const NotebookCell &cell);
    bool isFull() const { return m_size > mostCharacters; }
    bool isCut() const { return m_cut; }
    CardDocument take() { return std::move(m_document); }

private:
    void writeOutput(const NotebookOutput &output);
    void writeCode(const QString &text, const QString &language);
    void writeText(QString text, QLatin1StringView kind);
    void writePicture(const NotebookOutput &output);
    void append(CardDocument part);

    const CardContext &m_context;
    CardDocument m_document;
    qsizetype m_size = 0; // characters, also of code, which is not in the HTML
    bool m_cut = false;
};

void NotebookWriter::write(const NotebookCell &cell)
{
    m_cut = m_cut || cell.cut;
    switch (cell.kind) {
    case NotebookCell::Kind::Markdown:
        append(markdownOf(cell.source, cell.attachments, m_context));
        break;
    case NotebookCell::Kind::Raw:
        writeText(cell.source, "raw"_L1);
        break;
    case NotebookCell::Kind::Code:
        m_document.html += "<p class=\"count\">["_L1
            + (cell.executionCount ? QString::number(*cell.executionCount) : u" "_s) + "]</p>"_L1;
        writeCode(cell.source, cell.language);
        for (const auto &output : cell.outputs) {
            writeOutput(output);
        }
        break;
    }
}

void NotebookWriter::writeOutput(const NotebookOutput &output)
{
    m_cut = m_cut || output.cut;
    switch (output.kind) {
    case NotebookOutput::Kind::Stream:
        writeText(output.text, output.name == "stderr"_L1 ? "stderr"_L1 : "output"_L1);
        break;
    case NotebookOutput::Kind::Error:
        writeText(output.text.isEmpty() ? output.name : output.text, "error"_L1);
        break;
    case NotebookOutput::Kind::Picture:
        writePicture(output);
        break;
    case NotebookOutput::Kind::Html:
        append(sanitizeHtml(output.html, m_context));
        break;
    case NotebookOutput::Kind::Markdown:
        append(markdownOf(output.text, {}, m_context));
        break;
    case NotebookOutput::Kind::Text:
        writeText(output.text, "output"_L1);
        break;
    case NotebookOutput::Kind::Other:
        m_document.html += "<p class=\"note\">"_L1;
        escapeInto(m_document.html, output.name);
        m_document.html += "</p>"_L1;
        break;
    }
}

void NotebookWriter::writeCode(const QString &text, const QString &language)
{
    m_cut = m_cut || text.size() > mostCode;
    m_document.html += "<hubcode n=\""_L1 + QString::number(m_document.blocks.size()) + "\"></hubcode>"_L1;
    auto code = text.left(mostCode);
    for (const auto mark :
         { QChar::LineSeparator, QChar::ParagraphSeparator, QChar::ObjectReplacementCharacter }) {
        code.replace(QChar(mark), u' '); // one code block is one paragraph
    }
    m_document.blocks.append({ language, code });
    m_size += qMin(text.size(), mostCode);
}

/// One paragraph, so that its lines stand close together.
void NotebookWriter::writeText(QString text, QLatin1StringView kind)
{
    while (text.endsWith(u'\n')) {
        text.chop(1);
    }
    if (text.isEmpty()) {
        return;
    }
    if (text.size() > mostOutput) {
        text.truncate(mostOutput);
        text += u'\u2026';
        m_cut = true;
    }
    m_size += text.size();
    QString escaped;
    escapeInto(escaped, text);
    m_document.html += "<pre class=\""_L1 + kind + "\">"_L1 + escaped.replace(u'\n', "<br>"_L1) + "</pre>"_L1;
}

void NotebookWriter::writePicture(const NotebookOutput &output)
{
    const QUrl url("hubimage:"_L1 + QString::number(m_document.images.size()));
    m_document.html += "<p><img src=\""_L1 + url.toString() + "\"></p>"_L1;
    m_document.images.append({ .source = ImageRef::Source::Data,
                               .url = url,
                               .data = output.picture,
                               .alt = output.text.left(300).simplified() });
}

void NotebookWriter::append(CardDocument part)
{
    m_cut = m_cut || part.truncated;
    m_size += part.html.size();
    appendDocument(&m_document, std::move(part));
}

} // namespace

void appendDocument(CardDocument *to, CardDocument part)
{
    const Offsets by{ to->links.size(),
                      to->images.size(),
                      to->blocks.size(),
                      to->folds.size(),
                      u"cell%1-"_s.arg(to->html.size()) };
    to->html += movedHtml(part.html, by);
    for (auto &image : part.images) {
        image.url = QUrl("hubimage:"_L1 + QString::number(to->images.size()));
        to->images.append(std::move(image));
    }
    for (auto &heading : part.headings) {
        heading.anchor.prepend(by.anchors);
    }
    for (auto &fold : part.folds) {
        fold.parent += fold.parent < 0 ? 0 : int(by.folds);
    }
    to->links.append(std::move(part.links));
    to->blocks.append(std::move(part.blocks));
    to->headings.append(std::move(part.headings));
    to->folds.append(std::move(part.folds));
}

NotebookDocument notebookDocument(const Notebook &notebook, const CardContext &context)
{
    NotebookDocument made{ .language = notebook.language,
                           .languageVersion = notebook.languageVersion,
                           .kernel = notebook.kernel,
                           .cells = int(notebook.cells.size()) };
    NotebookWriter writer(context);
    for (const auto &cell : notebook.cells) {
        if (made.shownCells >= mostCells || writer.isFull()) {
            break;
        }
        writer.write(cell);
        ++made.shownCells;
    }
    made.document = writer.take();
    made.cut = notebook.cut || writer.isCut() || made.shownCells < made.cells;
    return made;
}

} // namespace Hubdesk
