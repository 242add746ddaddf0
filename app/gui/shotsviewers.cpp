// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Every kind of file preview, one file of each from the demo Hub.
#include "app/gui/shots.h"
#include "ui/viewers/cardview.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

// A long card: its outline, a text sought in it and what that opens, and a picture enlarged.
void Shots::addCard(const QString &name)
{
    step(
        u"a long card"_s,
        [this] {
            type(u"searchField"_s, u"hf://northlight/Heron-8B-Instruct"_s);
            press(Qt::Key_Return);
        },
        [this] {
            const auto *view = qobject_cast<CardView *>(find(u"cardView"_s));
            return rows(u"cardOutline"_s) > 0 && view && !view->pictures().isEmpty();
        });
    step(u"pictures of it"_s, [] {}, [looks = 0]() mutable { return ++looks > 10; }); // in their own size
    picture(u"card-outline-"_s + name);
    step(
        u"find"_s,
        [this] {
            press(Qt::Key_F, Qt::ControlModifier);
            type(u"findField"_s, u"server"_s);
        },
        [this] { return text(u"findCount"_s).startsWith(u"1 "_s); });
    picture(u"card-find-"_s + name);
    step(
        u"find in what is closed"_s,
        [this] { type(u"findField"_s, u"max-model-len"_s); },
        [this] {
            const auto *view = qobject_cast<CardView *>(find(u"cardView"_s));
            return view && view->toPlainText().contains(u"max-model-len"_s);
        });
    picture(u"card-opened-"_s + name);
    step(
        u"the words before a picture"_s,
        [this] { type(u"findField"_s, u"needle"_s); },
        [this] { return text(u"findCount"_s).startsWith(u"1 "_s); });
    step(u"close"_s, [this] { press(Qt::Key_Escape); }, [this] { return !isShown(u"findBar"_s); });
    step(u"a picture"_s, [this] { press(Qt::Key_Tab); });
    step(u"enlarged"_s, [this] { press(Qt::Key_Return); }, [this] { return isShown(u"lightbox"_s); });
    picture(u"card-lightbox-"_s + name);
    step(u"close"_s, [this] { press(Qt::Key_Escape); }, [this] { return !isShown(u"lightbox"_s); });
}

// What files of weights say of themselves.
void Shots::addWeights(const QString &name)
{
    const auto open = [this](const QString &address) {
        step(
            u"weights"_s,
            [this, address] {
                type(u"searchField"_s, address);
                press(Qt::Key_Return);
            },
            [this, address] {
                return text(u"previewTitle"_s) == address.section(u'/', -1) && rows(u"tensorTree"_s) > 0;
            });
    };
    const auto show = [this, name](int tab, const QString &view, const QString &file) {
        step(
            u"part of the weights"_s,
            [this, tab] { clickTab(u"tensorTabs"_s, tab); },
            [this, view] { return isShown(view); });
        picture(file + u'-' + name);
    };
    open(u"hf://northlight/Heron-8B-Instruct/model-00001-of-00004.safetensors"_s);
    step(u"all shards"_s, [] {}, [this] { return isShown(u"weightsLine"_s); });
    show(0, u"tensorTree"_s, u"tensors"_s);
    show(1, u"tensorMap"_s, u"tensormap"_s);
    show(4, u"memoryTable"_s, u"memory"_s);
    open(u"hf://meadowlark/Skylark-1B-Instruct-GGUF/skylark-1b-instruct-Q4_K_M.gguf"_s);
    show(2, u"weightsEntries"_s, u"ggufmetadata"_s);
    show(3, u"chatTemplate"_s, u"chattemplate"_s);
}

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
    step(
        u"find in the notebook"_s,
        [this] {
            press(Qt::Key_F, Qt::ControlModifier);
            type(u"findField"_s, u"water"_s);
        },
        [this] { return text(u"findCount"_s).startsWith(u"1 "_s); });
    picture(u"view-findtext-"_s + name);
    addViewer(u"documents/manual.pdf"_s, u"pdfView"_s, u"view-pdf-"_s + name);
    addViewer(u"audio/horn.wav"_s, u"mediaView"_s, u"view-sound-"_s + name);
}

} // namespace Hubdesk
