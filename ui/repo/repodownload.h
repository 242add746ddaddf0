// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/revision.h"
#include "core/hub/filedetails.h"
#include "core/services/repoquestions.h"
#include "core/transfer/transferstate.h"
#include "ui/repo/downloadbutton.h"
#include "ui/repo/findingssheet.h"

#include <QQueue>
#include <QSet>
#include <QTimer>

#include <stop_token>

namespace Hubdesk
{

class AppSettings;
class Engine;
class FilesPanel;
class NoticeBar;

/// What happens between a click on Download and the queue: which files are meant is found out, the scanners'
/// findings are shown, and the notice bar says how it ended. Wishes are looked at one after the other; the
/// same one twice is one. While the queue works on what is shown, a click holds it. GUI thread; owned by the
/// repo page.
class RepoDownload : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        DownloadButton *button = nullptr;
        FilesPanel *files = nullptr;
        NoticeBar *notice = nullptr;
        QWidget *page = nullptr;
        AppSettings *settings = nullptr; ///< folders that were downloaded to
    };
    RepoDownload(Engine *engine, Parts parts);

    /// The page goes elsewhere. What was wished is still looked at and begun; a sheet that asks goes, and
    /// nothing of its wish is downloaded.
    void clear();
    void setPlace(const RepoId &repo, const Revision &revision, const CommitId &commit);
    void wish(const DownloadWish &wish);
    /// What waits for the list of files is not going to get it; `why` is said behind "Nothing was added".
    void giveUp(const QString &why);

private:
    /// All that a wish needs to be carried out, wherever the page has gone meanwhile.
    struct Wanted {
        DownloadRequest request;
        Begin begin = Begin::Now;
        QList<TreeEntry> listing;
        QString caveat = {}; ///< what the scanners could not tell
    };
    void watch(const QList<TransferState> &states);
    void tellEndOf(const TransferState &state);
    void stop();
    void askChoices();
    void openFolder();
    void askWhere(Elsewhere where);
    void add(const DownloadWish &wish);
    void checkFirst();
    void showFindings(const RiskyFiles &risky);
    void decide(FindingsSheet::Choice choice);
    static QString caveatOf(const Result<RiskyFiles> &risky);
    void start(const Wanted &wanted);

    Engine *m_engine;
    Parts m_parts;
    RepoId m_repo;
    Revision m_revision;
    CommitId m_commit;
    std::optional<DownloadWish> m_pending; ///< waits for the list of files
    QQueue<Wanted> m_wanted; ///< the first is being looked at
    RiskyFiles m_risky; ///< of the first
    FindingsSheet *m_sheet = nullptr;
    QTimer m_patience; ///< a short wait is not worth a word
    QTimer m_recount; ///< of what is here, not at every file that is placed
    QSet<TransferId> m_running; ///< transfers of what is shown, and those that wait for their turn
    QSet<TransferId> m_stopped; ///< by Stop, for the next click on Download
    TransferId m_told = 0; ///< the notice says that it is in the queue
    QString m_toldText;
    std::stop_source m_askedRunning;
    std::stop_source m_askedChoices;
    std::stop_source m_askedFindings;
};

} // namespace Hubdesk
