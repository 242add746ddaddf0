// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/demoshapes.h"
#include "app/fakehub/ggufwriter.h"
#include "app/fakehub/world.h"

// The repositories of "meadowlark" and a few beside them: what a browser of files can show, one of each kind.
// Nothing in them is made before somebody looks.
namespace FakeHub
{

struct GgufBuild {
    QString name; // "Skylark 1B Instruct"
    QString sizeLabel; // "1.1B"
    quint32 fileType = 0; // the number of the mix, as llama.cpp counts them
    GgufType type = GgufType::F16;
    GgufType better = GgufType::F16; // for what matters most
    quint64 seed = 0;
};
Blob llamaGguf(const DecoderShape &shape, const GgufBuild &build);
Blob llamaGgufPart(const DecoderShape &shape, const GgufBuild &build, int part, int parts);

// Small valid files of other kinds; everything in them follows from a rule.
QByteArray parquetTable(int rows); // id INT64, place UTF8, level DOUBLE; one row group, not compressed
QByteArray plainPdf(const QString &title, const QStringList &lines); // one page a screenful
QByteArray notebook(); // cells with a text, a table in HTML, a picture and an error for output
QByteArray longText(int chapters);
QByteArray tideTable(QChar separator, int rows); // with a header line
QByteArray quotedCsv(); // line breaks, quotes and separators inside of fields
QByteArray raggedCsv(); // lines with too few fields, with too many, and an empty one
QByteArray jsonLines(int rows);

extern const char *const skylarkCard; // many headings, details, badges, tables in tables, formulas
QByteArray galleryCard(int pictures);

void addRichModels(World &world);
void addRichDatasets(World &world);

} // namespace FakeHub
