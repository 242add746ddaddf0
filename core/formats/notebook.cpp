// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/notebook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostNotebookBytes = 64 << 20;
constexpr qint64 mostWeight = 8'000'000; // about 128 MiB
constexpr qsizetype mostCells = 5'000;
constexpr qsizetype mostOutputs = 200; // of one cell
constexpr qsizetype mostAttachments = 50;
constexpr qsizetype longestText = 1 << 20; // UTF-16 units
constexpr qsizetype longestOutputName = 200;
constexpr qsizetype largestPicture = 16 << 20;

// In the order in which a viewer would rather have them; with the names of format 3.
constexpr std::array pictures{
    std::pair("image/png"_L1, "png"_L1),     std::pair("image/jpeg"_L1, "jpeg"_L1),
    std::pair("image/gif"_L1, ""_L1),        std::pair("image/webp"_L1, ""_L1),
    std::pair("image/svg+xml"_L1, "svg"_L1),
};

// A text, or a list of its lines.
QString textOf(const QJsonValue &value, bool *cut)
{
    QString text = value.toString();
    for (const auto &line : value.toArray()) {
        text += line.toString();
        if (text.size() > longestText) {
            break;
        }
    }
    if (text.size() > longestText) {
        *cut = true;
        text.truncate(longestText);
    }
    return text;
}

QString nameOf(const QJsonValue &value)
{
    return value.toString().left(longestOutputName);
}

QByteArray fromBase64(const QString &text)
{
    auto latin = text.toLatin1();
    latin.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' '; });
    const auto decoded
        = QByteArray::fromBase64Encoding(std::move(latin), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

/// Turns the JSON of either format into one value. One use.
class NotebookReader
{
public:
    Result<Notebook> read(const QJsonObject &json);

private:
    void readMetadata(const QJsonObject &metadata);
    void readCells(const QJsonArray &cells);
    NotebookCell readCell(const QJsonObject &json);
    QList<NotebookOutput> readOutputs(const QJsonArray &json);
    NotebookOutput readOutput(const QJsonObject &json);
    NotebookOutput readError(const QJsonObject &json) const;
    NotebookOutput readData(const QJsonObject &json) const;
    bool readPicture(NotebookOutput &output, const QJsonObject &data) const;
    QJsonValue member(const QJsonObject &data, QLatin1StringView mime, QLatin1StringView old) const
    {
        return data[m_notebook.format == 3 ? old : mime];
    }

    Notebook m_notebook;
};

std::unexpected<Error> noNotebook(const QString &why)
{
    return fail(Error::Kind::Protocol, u"this is no notebook: "_s + why);
}

Result<Notebook> NotebookReader::read(const QJsonObject &json)
{
    const auto format = json["nbformat"_L1];
    if (!format.isDouble()) {
        return noNotebook(u"it does not say its format"_s);
    }
    m_notebook.format = format.toInt();
    if (m_notebook.format != 3 && m_notebook.format != 4) {
        return noNotebook(u"its format is %1, and only 3 and 4 are known"_s.arg(format.toDouble()));
    }
    readMetadata(json["metadata"_L1].toObject());
    if (m_notebook.format == 4) {
        if (!json["cells"_L1].isArray()) {
            return noNotebook(u"it has no list of cells"_s);
        }
        readCells(json["cells"_L1].toArray());
        return std::move(m_notebook);
    }
    if (!json["worksheets"_L1].isArray()) {
        return noNotebook(u"it has no list of worksheets"_s);
    }
    for (const auto &sheet : json["worksheets"_L1].toArray()) {
        readCells(sheet.toObject().value("cells"_L1).toArray());
    }
    return std::move(m_notebook);
}

void NotebookReader::readMetadata(const QJsonObject &metadata)
{
    const auto language = metadata["language_info"_L1].toObject();
    const auto kernel = metadata["kernelspec"_L1].toObject();
    m_notebook.language = nameOf(language["name"_L1]);
    m_notebook.languageVersion = nameOf(language["version"_L1]);
    m_notebook.kernel = nameOf(kernel["display_name"_L1]);
    if (m_notebook.language.isEmpty()) {
        m_notebook.language = nameOf(kernel["language"_L1]);
    }
}

void NotebookReader::readCells(const QJsonArray &cells)
{
    for (const auto &cell : cells) {
        if (m_notebook.cells.size() >= mostCells) {
            m_notebook.cut = true;
            return;
        }
        if (cell.isObject()) {
            m_notebook.cells.append(readCell(cell.toObject()));
        }
    }
}

QList<NotebookAttachment> readAttachments(const QJsonObject &json)
{
    QList<NotebookAttachment> attachments;
    for (auto it = json.begin(); it != json.end() && attachments.size() < mostAttachments; ++it) {
        const auto forms = it.value().toObject();
        for (const auto &[mime, old] : pictures) {
            const auto text = forms[mime].toString();
            if (text.size() / 4 * 3 > largestPicture || text.isEmpty()) {
                continue;
            }
            const auto bytes = mime == "image/svg+xml"_L1 ? text.toUtf8() : fromBase64(text);
            if (!bytes.isEmpty()) {
                attachments.append({ it.key().left(longestOutputName), mime, bytes });
                break;
            }
        }
    }
    return attachments;
}

NotebookCell NotebookReader::readCell(const QJsonObject &json)
{
    NotebookCell cell;
    const auto type = json["cell_type"_L1].toString();
    const bool isCode = type == "code"_L1;
    cell.kind = isCode                                  ? NotebookCell::Kind::Code
        : type == "markdown"_L1 || type == "heading"_L1 ? NotebookCell::Kind::Markdown
                                                        : NotebookCell::Kind::Raw;
    cell.source = textOf(json[isCode && m_notebook.format == 3 ? "input"_L1 : "source"_L1], &cell.cut);
    if (type == "heading"_L1) {
        cell.source.prepend(QString(qBound(1, json["level"_L1].toInt(1), 6), u'#') + u' ');
    }
    cell.attachments = readAttachments(json["attachments"_L1].toObject());
    if (!isCode) {
        return cell;
    }
    cell.language = nameOf(json["language"_L1]);
    if (cell.language.isEmpty()) {
        cell.language = m_notebook.language;
    }
    const auto count = json[m_notebook.format == 3 ? "prompt_number"_L1 : "execution_count"_L1];
    if (count.isDouble()) {
        cell.executionCount = count.toInteger();
    }
    cell.outputs = readOutputs(json["outputs"_L1].toArray());
    return cell;
}

QList<NotebookOutput> NotebookReader::readOutputs(const QJsonArray &json)
{
    QList<NotebookOutput> outputs;
    for (const auto &value : json) {
        if (outputs.size() >= mostOutputs) {
            m_notebook.cut = true;
            break;
        }
        auto output = readOutput(value.toObject());
        // A stream comes in as many pieces as it was flushed.
        const bool goesOn = output.kind == NotebookOutput::Kind::Stream && !outputs.isEmpty()
            && outputs.last().kind == NotebookOutput::Kind::Stream && outputs.last().name == output.name
            && outputs.last().text.size() + output.text.size() <= longestText;
        if (goesOn) {
            outputs.last().text += output.text;
        } else {
            outputs.append(std::move(output));
        }
    }
    for (auto &output : outputs) {
        output.text = withoutTerminalCodes(output.text);
    }
    return outputs;
}

NotebookOutput NotebookReader::readOutput(const QJsonObject &json)
{
    const auto type = json["output_type"_L1].toString();
    if (type == "stream"_L1) {
        NotebookOutput output{ .kind = NotebookOutput::Kind::Stream };
        output.name = nameOf(json[m_notebook.format == 3 ? "stream"_L1 : "name"_L1]);
        output.text = textOf(json["text"_L1], &output.cut);
        return output;
    }
    if (type == "error"_L1 || type == "pyerr"_L1) {
        return readError(json);
    }
    return readData(m_notebook.format == 3 ? json : json["data"_L1].toObject());
}

NotebookOutput NotebookReader::readError(const QJsonObject &json) const
{
    NotebookOutput output{ .kind = NotebookOutput::Kind::Error, .name = nameOf(json["ename"_L1]) };
    QStringList lines;
    qsizetype length = 0;
    for (const auto &line : json["traceback"_L1].toArray()) {
        lines.append(line.toString());
        length += lines.last().size() + 1;
        if (length > longestText) {
            output.cut = true;
            break;
        }
    }
    output.text = lines.join(u'\n').left(longestText);
    if (lines.isEmpty()) {
        output.text = (output.name + u": "_s + json["evalue"_L1].toString()).left(longestText);
    }
    return output;
}

NotebookOutput NotebookReader::readData(const QJsonObject &data) const
{
    NotebookOutput output;
    output.text = textOf(member(data, "text/plain"_L1, "text"_L1), &output.cut);
    output.html = textOf(member(data, "text/html"_L1, "html"_L1), &output.cut);
    const auto markdown = member(data, "text/markdown"_L1, "markdown"_L1);
    const auto latex = member(data, "text/latex"_L1, "latex"_L1);
    if (readPicture(output, data)) {
        output.kind = NotebookOutput::Kind::Picture;
    } else if (!output.html.isEmpty()) {
        output.kind = NotebookOutput::Kind::Html;
    } else if (!markdown.isUndefined() || !latex.isUndefined()) {
        output.kind = NotebookOutput::Kind::Markdown;
        output.text = textOf(markdown.isUndefined() ? latex : markdown, &output.cut);
    } else if (output.text.isEmpty()) {
        output.kind = NotebookOutput::Kind::Other;
        output.name = data.keys().mid(0, 10).join(u", "_s).left(longestOutputName);
    }
    return output;
}

bool NotebookReader::readPicture(NotebookOutput &output, const QJsonObject &data) const
{
    for (const auto &[mime, old] : pictures) {
        const auto value = old.isEmpty() && m_notebook.format == 3 ? QJsonValue() : member(data, mime, old);
        // Base64 of old comes in lines as well.
        const auto lines = value.toArray();
        qsizetype length = value.toString().size();
        for (const auto &line : lines) {
            length += line.toString().size();
        }
        if (length == 0) {
            continue;
        }
        if (length / 4 * 3 > largestPicture) {
            output.cut = true;
            continue;
        }
        QString text = value.toString();
        for (const auto &line : lines) {
            text += line.toString();
        }
        output.picture = mime == "image/svg+xml"_L1 ? text.toUtf8() : fromBase64(text);
        if (!output.picture.isEmpty()) {
            output.mime = mime;
            return true;
        }
    }
    return false;
}

// What the values of a text will weigh in memory, in units of some sixteen bytes: a list of one number has
// four bytes here, and thirty times as many there.
qint64 weightOf(QByteArrayView json)
{
    constexpr int listWeight = 8;
    qint64 weight = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            i += c == '\\' ? 1 : 0;
        } else if (c == '[' || c == '{') {
            weight += listWeight;
        } else if (c == ',') {
            ++weight;
        }
    }
    return weight;
}

} // namespace

Result<Notebook> readNotebook(const QByteArray &bytes)
{
    if (bytes.size() > mostNotebookBytes) {
        return noNotebook(u"it has %1 bytes, more than 64 MiB"_s.arg(bytes.size()));
    }
    if (weightOf(bytes) > mostWeight) {
        return noNotebook(u"it has too many values"_s);
    }
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        return noNotebook(u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    }
    if (!document.isObject()) {
        return noNotebook(u"it is no object"_s);
    }
    return NotebookReader().read(document.object());
}

} // namespace Hubdesk
