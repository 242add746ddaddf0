// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Every kind of file preview, one file of each from the demo Hub.
#include "app/gui/shots.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void Shots::addViewer(const QString &file, const QString &viewer, const QString &name)
{
    step(
        u"preview of "_s + file,
        [this, file] {
            type(u"searchField"_s, u"hf://datasets/meadowlark/every-format/"_s + file);
            press(Qt::Key_Return);
        },
        [this, file, viewer] {
            return isShown(viewer) && text(u"previewTitle"_s) == file.section(u'/', -1);
        });
    step(u"decode"_s, [] {}, [looks = 0]() mutable { return ++looks > 10; }); // pictures in it
    picture(name);
}

void Shots::addViewers(const QString &name)
{
    addViewer(u"tables/tides.csv"_s, u"tablePreview"_s, u"view-csv-"_s + name);
    step(
        u"find in the table"_s,
        [this] { type(u"findInTable"_s, u"lock"_s); },
        [this] { return text(u"findCount"_s).contains(u'1'); });
    picture(u"view-find-"_s + name);
    addViewer(u"tables/ragged.csv"_s, u"tablePreview"_s, u"view-ragged-"_s + name);
    addViewer(u"tables/questions.jsonl"_s, u"tablePreview"_s, u"view-jsonl-"_s + name);
    addViewer(u"tables/levels.parquet"_s, u"parquetPreview"_s, u"view-parquet-"_s + name);
    addViewer(u"notebooks/high-water.ipynb"_s, u"notebookView"_s, u"view-notebook-"_s + name);
    addViewer(u"documents/manual.pdf"_s, u"pdfView"_s, u"view-pdf-"_s + name);
    addViewer(u"audio/horn.wav"_s, u"mediaView"_s, u"view-sound-"_s + name);
}

} // namespace Hubdesk
