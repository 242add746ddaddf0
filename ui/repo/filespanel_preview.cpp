// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "core/services/previews.h"
#include "ui/repo/cardpictures.h"
#include "ui/repo/filespanel.h"
#include "ui/viewers/filepreview.h"

// What the Files tab shows beside the list.
namespace Hubdesk
{

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
