// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "core/services/previews.h"
#include "core/settings/appsettings.h"
#include "ui/repo/cardpictures.h"
#include "ui/repo/filespanel.h"
#include "ui/repo/selectionfooter.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filepreview.h"
#include "ui/viewers/filetreeview.h"

#include <QSplitter>
#include <QVBoxLayout>

// What the Files tab shows beside the list, or below.
namespace Hubdesk
{

namespace
{
constexpr int roomBeside = 700; ///< of the panel, for the preview, and more that grows with the text
constexpr int roomOfText = 300;
constexpr int lowestPreview = 160;
constexpr int lowestBoth = 240;
constexpr int rowsAbove = 5; ///< of the files, over the preview
constexpr int usualPreview = 430;
constexpr int widestList
    = 900; ///< columns need no more: what a wide window has beyond that is for the preview
} // namespace

void FilesPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePreview();
}

void FilesPanel::placePreview()
{
    const bool isBelow = width() < roomBeside + Theme::px(roomOfText);
    if (isBelow == m_isBelow) {
        if (!isBelow && (*splitterSetting())().isEmpty()) {
            placeSplitter(); // nobody has moved it
        }
        return;
    }
    m_isBelow = isBelow;
    m_tree->setFewColumns(isBelow);
    m_preview->setBelow(isBelow);
    // What is ticked and its price stand at the foot of the whole, where the preview is above that foot.
    (isBelow ? static_cast<QVBoxLayout *>(layout()) : m_left)->addWidget(m_footer);
    m_splitter->setOrientation(isBelow ? Qt::Vertical : Qt::Horizontal);
    // One over the other they would ask for more than a low window has.
    m_preview->setMinimumHeight(isBelow ? Theme::px(lowestPreview) : 0);
    m_splitter->setMinimumHeight(isBelow ? Theme::px(lowestBoth) : 0);
    placeSplitter();
}

void FilesPanel::placeSplitter()
{
    if (m_splitter->restoreState((*splitterSetting())())) {
        return;
    }
    const int list = qMin(width() - Theme::px(usualPreview), Theme::px(widestList));
    const int rows
        = Theme::px(Metrics::subToolbar + Metrics::tableHeader) + rowsAbove * Theme::row(Metrics::treeRow);
    const int below = std::min(rows, height() * 2 / 5); // a table has to be seen below its head
    m_splitter->setSizes(m_isBelow ? QList<int>{ below, qMax(height() - below, Theme::px(lowestPreview)) }
                                   : QList<int>{ list, width() - list });
}

Setting<QByteArray> *FilesPanel::splitterSetting() const
{
    return m_isBelow ? &m_settings->filesSplitterBelow : &m_settings->filesSplitter;
}

void FilesPanel::preview(const QString &path)
{
    stopPreview();
    m_preview->show();
    m_preview->showWaiting(path);
    m_shown = path;
    Q_EMIT shownFileChanged(m_passing);
    if (FilePreview::isWeights(path)) {
        previewWeights(path);
        return;
    }
    const auto place = m_model->indexOf(path);
    const PreviewRequest request{ .repo = m_repo,
                                  .revision = m_revision,
                                  .commit = m_commit,
                                  .path = path,
                                  .size = m_model->entryOf(place).size,
                                  .wholeWanted = m_preview->canShow(kindByName(path)) };
    m_previewAsked = Hubdesk::ask(
        m_engine,
        this,
        [request](Services &core, std::stop_token stop) { return fileContent(&core, request, stop); },
        [this, path](Result<FileContent> content) {
            if (content) {
                m_preview->showContent(path, *content);
            } else {
                m_preview->showError(path, content.error());
            }
        });
}

/// Nothing of what the preview has asked for comes any more.
void FilesPanel::stopPreview()
{
    m_previewAsked.request_stop();
    m_pictures->stop();
}

/// First the header, which is what was asked for, then what stands beside it.
void FilesPanel::previewWeights(const QString &path)
{
    const WeightsRequest request{ m_repo, m_commit, path, m_model->filesBeside(path) };
    m_previewAsked = Hubdesk::ask(
        m_engine,
        this,
        [request](Services &core, std::stop_token stop) { return weightsHead(&core, request, stop); },
        [this, request](Result<WeightsHead> head) {
            const bool isGood = head.has_value();
            m_preview->showWeights(request.path, std::move(head));
            if (isGood) {
                askWeightsContext(request);
            }
        });
}

void FilesPanel::askWeightsContext(const WeightsRequest &request)
{
    m_previewAsked = Hubdesk::ask(
        m_engine,
        this,
        [request](Services &core, std::stop_token stop) { return weightsContext(&core, request, stop); },
        [this, path = request.path](Result<WeightsContext> context) {
            if (context) {
                m_preview->showWeightsContext(path, *context);
            }
        });
}

} // namespace Hubdesk
