// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/revision.h"
#include "core/hub/filedetails.h"
#include "ui/repo/downloadbutton.h"

#include <QTimer>

#include <stop_token>

namespace Hubdesk
{

class Engine;
class FilesPanel;
class FindingsSheet;
class NoticeBar;

/// What happens between a click on Download and the queue: which files are meant is found out, the scanners'
/// findings are shown, and the notice bar says how it ended. GUI thread; owned by the repo page.
class RepoDownload : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        DownloadButton *button = nullptr;
        FilesPanel *files = nullptr;
        NoticeBar *notice = nullptr;
        QWidget *page = nullptr;
    };
    RepoDownload(Engine *engine, Parts parts);

    void clear();
    void setPlace(const RepoId &repo, const Revision &revision, const CommitId &commit);
    void wish(const DownloadWish &wish);

private:
    void askChoices();
    void checkFindings(const DownloadWish &wish);
    void showFindings(const QList<FileDetails> &files, const QStringList &others);
    void startWithout(const QStringList &others);
    void start(const DownloadRequest &request);
    DownloadRequest request() const;

    Engine *m_engine;
    Parts m_parts;
    RepoId m_repo;
    Revision m_revision;
    CommitId m_commit;
    std::optional<DownloadWish> m_pending; ///< waits for the list of files
    DownloadWish m_wish; ///< is being looked at
    QList<FileDetails> m_risky;
    QStringList m_others;
    FindingsSheet *m_sheet = nullptr;
    QTimer m_patience; ///< a short wait is not worth a word
    std::stop_source m_askedChoices;
    std::stop_source m_askedFindings;
};

} // namespace Hubdesk
