// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/filecontent.h"
#include "core/services/weights.h"

#include <QWidget>

class QStackedWidget;

namespace Hubdesk
{

class CardView;
class ImagePreview;
class NoticeBar;
class ParquetPreview;
class PluginView;
class PreviewHead;
class PreviewFind;
class Segmented;
class StatePane;
class TablePreview;
class TensorPreview;
class TextLabel;
class TextPreview;

/// Shows one file beside the list, each kind in its own way: text with highlighting, a picture, a table, what
/// a Parquet file, a notebook or a file of weights says of itself, or why there is no preview. It fetches
/// nothing by itself: the panel gives it what core has read. GUI thread.
class FilePreview : public QWidget
{
    Q_OBJECT
public:
    explicit FilePreview(QWidget *parent = nullptr);

    void showWaiting(const QString &path);
    void showContent(const QString &path, const FileContent &content);
    void showError(const QString &path, const Error &error);
    /// Where notebooks are shown: it wants pictures and tells of links, as a card does.
    CardView *notebookView() const { return m_notebook; }
    /// False for files of a kind for which the viewer is not installed: their beginning is all that is
    /// needed.
    bool canShow(FileKind kind) const;
    /// The header of a file for which isWeights() is true, or why it could not be read.
    void showWeights(const QString &path, Result<WeightsHead> head);
    /// What stands beside that file; does nothing once another one is shown.
    void showWeightsContext(const QString &path, const WeightsContext &context);
    static bool isWeights(const QString &path);
    /// It stands below the files and not beside them: its head is a tab.
    void setBelow(bool isBelow);

Q_SIGNALS:
    void closed();

private:
    using Show = void (FilePreview::*)();

    void makeHead();
    void connectViewers();
    void setTitle(const QString &path);
    /// The one table of what is shown how.
    static Show viewerOf(const FileContent &content);
    void showText();
    void showPicture();
    void showTable();
    void showParquet();
    void showNotebook();
    void showMedia() { showByPlugin(m_media); }
    void showPdf() { showByPlugin(m_pdf); }
    void showByPlugin(PluginView *view);
    void showBinary();
    void showTooLarge();
    void takeRoom();
    void showPage(QWidget *page, const QString &note);
    void showNothing(const QString &title, const QString &text, const QString &detail = {});
    /// Why the text of a file is shown and not what it should be.
    void showTrouble(const QString &text);
    void chooseView(int view);
    void showDamaged(const Error &error);

    PreviewHead *m_head;
    TextLabel *m_title;
    Segmented *m_views; ///< the table, or its text
    NoticeBar *m_trouble;
    TextLabel *m_note;
    QStackedWidget *m_stack;
    TextPreview *m_text;
    ImagePreview *m_image;
    TablePreview *m_table;
    ParquetPreview *m_parquet;
    CardView *m_notebook;
    PluginView *m_media;
    PluginView *m_pdf;
    PreviewFind *m_find; ///< in text, notebooks and chat templates
    TensorPreview *m_tensors = nullptr; ///< made when the first file of weights is shown
    StatePane *m_state;
    QWidget *m_waiting;
    QString m_path;
    FileContent m_content;
    QString m_prepared; ///< note for what a worker is preparing
};

} // namespace Hubdesk
