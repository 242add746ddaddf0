// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demofiles.h"
#include "app/fakehub/demorich.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// Objects of a PDF with the table that says where each begins.
class PdfWriter
{
public:
    int add(const QByteArray &content)
    {
        m_places.append(m_out.size());
        m_out += QByteArray::number(m_places.size()) + " 0 obj\n" + content + "\nendobj\n";
        return int(m_places.size());
    }
    int addStream(const QByteArray &content)
    {
        return add("<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content
                   + "\nendstream");
    }

    QByteArray finish(int catalog)
    {
        const auto start = m_out.size();
        const QByteArray count = QByteArray::number(m_places.size() + 1);
        m_out += "xref\n0 " + count + "\n0000000000 65535 f \n";
        for (const qsizetype place : std::as_const(m_places)) {
            m_out += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
        }
        return m_out + "trailer\n<< /Size " + count + " /Root " + QByteArray::number(catalog)
            + " 0 R >>\nstartxref\n" + QByteArray::number(start) + "\n%%EOF\n";
    }

private:
    QByteArray m_out = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n";
    QList<qsizetype> m_places;
};

QByteArray pdfText(const QString &text)
{
    return '(' + text.toLatin1().replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)") + ')';
}

QByteArray pageContent(const QString &title, const QStringList &lines)
{
    QByteArray out = "BT /F1 20 Tf 60 770 Td " + pdfText(title) + " Tj ET\nBT /F1 11 Tf 60 735 Td 15 TL\n";
    for (const QString &line : lines) {
        out += pdfText(line) + " Tj T*\n";
    }
    return out + "ET";
}

QJsonObject cell(const QString &type, const QString &source)
{
    QJsonObject json{ { u"cell_type"_s, type },
                      { u"metadata"_s, QJsonObject() },
                      { u"source"_s, QJsonArray{ source } } };
    if (type == "code"_L1) {
        json.insert(u"execution_count"_s, 1);
        json.insert(u"outputs"_s, QJsonArray());
    }
    return json;
}

QJsonObject withOutputs(QJsonObject code, int number, const QJsonArray &outputs)
{
    code.insert(u"execution_count"_s, number);
    code.insert(u"outputs"_s, outputs);
    return code;
}

QJsonObject shown(const QString &kind, const QJsonObject &data)
{
    QJsonObject json{ { u"output_type"_s, kind }, { u"data"_s, data }, { u"metadata"_s, QJsonObject() } };
    if (kind == "execute_result"_L1) {
        json.insert(u"execution_count"_s, 2);
    }
    return json;
}

QJsonArray notebookCells()
{
    const QString picture = QString::fromLatin1(chartPng({ 12, 19, 31, 44, 38, 21, 9 }, 0x0f766e).toBase64());
    const QJsonObject stream{ { u"output_type"_s, u"stream"_s },
                              { u"name"_s, u"stdout"_s },
                              { u"text"_s, QJsonArray{ u"rows: 400\n"_s, u"mean: 2.75 m\n"_s } } };
    const QJsonObject table = shown(
        u"execute_result"_s,
        { { u"text/html"_s,
            u"<table><tr><th>place</th><th>mean</th></tr><tr><td>Lock 4</td><td>2.5</td></tr></table>"_s },
          { u"text/plain"_s, u"   place  mean\n0  Lock 4   2.5"_s } });
    const QJsonObject chart = shown(
        u"display_data"_s, { { u"image/png"_s, picture }, { u"text/plain"_s, u"<Figure size 480x240>"_s } });
    const QJsonObject failed{ { u"output_type"_s, u"error"_s },
                              { u"ename"_s, u"KeyError"_s },
                              { u"evalue"_s, u"'depth'"_s },
                              { u"traceback"_s, QJsonArray{ u"\u001b[0;31mKeyError\u001b[0m: 'depth'"_s } } };
    return {
        cell(u"markdown"_s, u"# High water\n\nWhat the gauges say, with $h = a \\sin(\\omega t)$ in mind."_s),
        withOutputs(
            cell(u"code"_s, u"rows = load(\"tides.csv\")\nprint(f\"rows: {len(rows)}\")"_s), 1, { stream }),
        withOutputs(cell(u"code"_s, u"rows.groupby(\"place\").mean()"_s), 2, { table }),
        withOutputs(cell(u"code"_s, u"plot(rows[\"level\"])"_s), 3, { chart }),
        withOutputs(cell(u"code"_s, u"rows[\"depth\"]"_s), 4, { failed }),
        cell(u"raw"_s, u"kept as it is"_s),
        cell(u"code"_s, u"# not run yet"_s),
    };
}

} // namespace

QByteArray plainPdf(const QString &title, const QStringList &lines)
{
    constexpr qsizetype linesOnPage = 44;
    const auto pages = std::max<qsizetype>(1, (lines.size() + linesOnPage - 1) / linesOnPage);
    PdfWriter pdf;
    const QByteArray parent = QByteArray::number(pages * 2 + 2); // after the font, the pages and their text
    pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    QByteArray kids;
    for (qsizetype n = 0; n < pages; ++n) {
        const int content = pdf.addStream(pageContent(title, lines.mid(n * linesOnPage, linesOnPage)));
        const int page
            = pdf.add("<< /Type /Page /Parent " + parent
                      + " 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 1 0 R >> >> /Contents "
                      + QByteArray::number(content) + " 0 R >>");
        kids += QByteArray::number(page) + " 0 R ";
    }
    pdf.add("<< /Type /Pages /Count " + QByteArray::number(pages) + " /Kids [ " + kids + "] >>");
    return pdf.finish(pdf.add("<< /Type /Catalog /Pages " + parent + " 0 R >>"));
}

QByteArray notebook()
{
    const QJsonObject kernel{ { u"display_name"_s, u"Python 3"_s },
                              { u"language"_s, u"python"_s },
                              { u"name"_s, u"python3"_s } };
    const QJsonObject json{ { u"nbformat"_s, 4 },
                            { u"nbformat_minor"_s, 4 },
                            { u"metadata"_s,
                              QJsonObject{
                                  { u"kernelspec"_s, kernel },
                                  { u"language_info"_s, QJsonObject{ { u"name"_s, u"python"_s } } } } },
                            { u"cells"_s, notebookCells() } };
    return QJsonDocument(json).toJson();
}

QByteArray longText(int chapters)
{
    static const QByteArrayList sentences{ "The water stood still for as long as a breath.",
                                           "Somebody had left a lamp burning in the boathouse.",
                                           "Past the second buoy the wind turned without asking.",
                                           "She counted the waves and lost the count at ninety.",
                                           "No ship was due, and none came.",
                                           "By morning the sand had taken back the path." };
    QByteArray out = "THE SLACK WATER\n";
    for (int chapter = 1; chapter <= chapters; ++chapter) {
        out += "\n\nChapter " + QByteArray::number(chapter) + "\n\n";
        for (int n = 0; n < 60; ++n) {
            out += sentences[(chapter * 7 + n * 5 + n / 6) % sentences.size()];
            out += n % 6 == 5 ? "\n\n" : n % 2 == 1 ? "\n" : " ";
        }
    }
    return out;
}

QByteArray tideTable(QChar separator, int rows)
{
    static const QByteArrayList places{ "North pier", "Sandbar", "Lock 4", "Outer mole" };
    const char cut = separator.toLatin1();
    QByteArray out = QByteArray("time") + cut + "place" + cut + "level_m" + cut + "rising\n";
    for (int n = 0; n < rows; ++n) {
        const double level = 2.5 + 1.5 * std::sin(n * 0.26);
        out += "2026-06-" + QByteArray::number(n / 24 % 30 + 1).rightJustified(2, '0') + 'T'
            + QByteArray::number(n % 24).rightJustified(2, '0') + ":00" + cut + places[n % places.size()]
            + cut + QByteArray::number(level, 'f', 2) + cut + (std::cos(n * 0.26) > 0 ? "true" : "false")
            + '\n';
    }
    return out;
}

QByteArray quotedCsv()
{
    return "id,note,author\r\n"
           "1,\"A note\nof two lines\",Ada\r\n"
           "2,\"She said \"\"wait\"\", and we did\",\"Firth, Iker\"\r\n"
           "3,\"\",Hana\r\n"
           "4,\"a line\r\n\r\nand, after an empty one, another\",\"\"\r\n"
           "5, blanks stay ,Jun\r\n";
}

QByteArray raggedCsv()
{
    return "name,length,weight\nGull,0.61,1.1\nTern,0.35\nPuffin,0.28,0.4,extra,more\n\nAuk\n,,\nSkua,0.5,0."
           "42\n";
}

QByteArray jsonLines(int rows)
{
    QByteArray out;
    for (int n = 0; n < rows; ++n) {
        QJsonObject row{ { u"id"_s, n },
                         { u"question"_s, u"How high is the water at hour %1?"_s.arg(n) },
                         { u"answer"_s,
                           QJsonObject{ { u"metres"_s, 1.5 + n % 9 * 0.2 }, { u"sure"_s, n % 3 != 0 } } },
                         { u"tags"_s, QJsonArray{ u"tide"_s, u"hour-%1"_s.arg(n % 24) } } };
        if (n % 10 == 0) {
            row.insert(u"remark"_s, QJsonValue::Null); // not every line has it
        }
        out += QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
    }
    return out;
}

} // namespace FakeHub
