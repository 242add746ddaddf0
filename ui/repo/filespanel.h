// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/page.h"
#include "core/hub/treeentry.h"
#include "core/settings/setting.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"
#include "ui/viewers/filegroupmodel.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <stop_token>

class QLabel;
class QPushButton;
class QSplitter;
class QVBoxLayout;

namespace Hubdesk
{

class AppSettings;
class CardPictures;
class ContentStack;
class Engine;
struct FileMatches;
class FileTransfers;
class FilePreview;
class FilesOut;
class FilesBar;
class FileTreeView;
class SelectionFooter;
struct WeightsRequest;

/// The Files tab: search, check-box tree or sets of files, footer with what is ticked and what it costs,
/// preview of the current file beside it, or below where the page is narrow. GUI thread; owned by the repo
/// page.
class FilesPanel : public QWidget
{
    Q_OBJECT
public:
    FilesPanel(Engine *engine, AppSettings *settings, QWidget *parent = nullptr);

    /// Lists the repo at a commit, page by page; the same place again changes nothing.
    void open(const RepoId &repo, const Revision &revision, const CommitId &commit);
    /// What the cache knows of it, without asking the Hub.
    void openLocal(const RepoId &repo,
                   const Revision &revision,
                   const CommitId &commit,
                   const QList<TreeEntry> &entries);
    void clear();
    void refresh();
    /// What is ticked, sought and current comes back when the same commit is opened again.
    void keepChoices();
    /// Why nothing can be fetched; empty: it can.
    void setObstacle(const QString &why);
    /// Makes a file or folder current, once it is listed.
    void select(const QString &path);
    /// The file in the preview; empty for none.
    QString shownFile() const;
    /// What is ticked, sought and shown, and where the tree stands, as comeBackTo() takes it.
    QJsonObject place() const;
    /// Of the commit that is listed, or of the one that will be. Ticks of a listing that is there are newer
    /// and stay.
    void comeBackTo(const RepoId &repo, const QJsonObject &place);
    const FileTreeModel *model() const { return m_model; }
    bool isComplete() const { return m_complete; }
    /// The listing ended with an error; refresh() asks again.
    bool hasFailed() const { return m_failed; }
    /// All files, once the listing is complete.
    const QList<TreeEntry> &entries() const { return m_entries; }

Q_SIGNALS:
    void listed(int files, qint64 bytes); ///< again and again while more comes
    void listingFailed(const Hubdesk::Error &error);
    void downloadRequested(QStringList paths); ///< empty: everything
    void openRequested(const Hubdesk::Link &link); ///< a link in a notebook
    void remedyRequested(Hubdesk::Remedy remedy);
    /// The preview shows another file, or none; `passing`: a person runs through the rows by keys.
    void shownFileChanged(bool passing);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What a person has chosen in a listing that is about to be asked for again.
    struct Choices {
        RepoId repo;
        CommitId commit;
        QStringList ticked;
        QString pattern;
        bool isGrouped = false;
        QString current;
        QStringList open = {}; ///< folders
        int scroll = -1; ///< of the tree; -1: as it comes
        bool isAllTicked = false;
    };

    void load();
    // ---- filespanel_place.cpp
    void followKeys();
    Choices choices() const;
    QStringList openFolders() const;
    void showFile(const QString &path);
    void scrollTree(const Choices &kept);
    // ----
    void expectKept();
    void bringBack();
    void ask(const QUrl &next);
    void show(Result<Page<TreeEntry>> page);
    void stop();
    void feed();
    void askPresence();
    void askSpace();
    void showSelection();
    void selectWanted();
    void placePreview();
    void layOut();
    void connectParts();
    void placeSplitter();
    Setting<QByteArray> *splitterSetting() const;
    void preview(const QString &path);
    void stopPreview();
    void previewWeights(const QString &path);
    void askWeightsContext(const WeightsRequest &request);
    void search();
    void makeRows(FileMatches matches, bool grouped);
    void showMatches(const QList<FileGroupModel::Group> &rows);
    void countMatches();
    void askDetails(const QStringList &paths);

    Engine *m_engine;
    AppSettings *m_settings;
    FileTreeModel *m_model;
    FileGroupModel *m_groups;
    FileTransfers *m_transfers;
    FileTreeView *m_tree;
    FilesOut *m_out;
    FilesBar *m_bar;
    ContentStack *m_stack;
    FilePreview *m_preview;
    QSplitter *m_splitter;
    QVBoxLayout *m_left = nullptr; ///< beside the preview
    bool m_isBelow = false; ///< the preview
    CardPictures *m_pictures; ///< of a notebook
    SelectionFooter *m_footer;
    RepoId m_repo;
    Revision m_revision;
    CommitId m_commit;
    QString m_wanted; ///< path to select once listed
    QString m_shown; ///< in the preview, while that is there
    bool m_passing = false; ///< rows are gone through by keys
    std::optional<Choices> m_kept;
    bool m_isLocal = false; ///< the Hub cannot be asked
    bool m_complete = false;
    bool m_failed = false;
    bool m_allAsked = false; ///< the last page is there, or on its way into the tree
    QList<TreeEntry> m_coming; ///< what the tree does not have yet
    QList<TreeEntry> m_entries; ///< the whole listing, for what looks through it elsewhere
    QStringList m_present; ///< what it has not been told yet
    QTimer m_feed; ///< gives the tree both, a part in each pass of the event loop
    bool m_hasMatches = false; ///< the answer for the pattern is there
    QTimer m_recount; ///< of what is ticked among them, not at every file that is placed
    QSet<QString> m_detailed; ///< has been asked for, or is on its way
    std::stop_source m_asked;
    std::stop_source m_searchAsked;
    std::stop_source m_detailsAsked;
    std::stop_source m_previewAsked;
};

} // namespace Hubdesk
