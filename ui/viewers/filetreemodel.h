// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/filegroups.h"
#include "core/hub/filedetails.h"
#include "core/hub/treeentry.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>

#include <vector>

namespace Hubdesk
{

/// The files of a repo at a commit as a tree with check boxes: folders first, then by name. Filled page by
/// page from a recursive listing; 50,000 entries are fine. Holds what the Hub said, not what may touch a
/// disk. GUI thread, owned by the panel.
class FileTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, SizeColumn, KindColumn, ScanColumn, CommitColumn, StateColumn, ColumnCount };
    enum Role {
        SizeRole = Qt::UserRole + 1, ///< qint64, of a folder the sum below it
        IsFolderRole,
        StateRole, ///< LocalState
        PresentRole, ///< files here, of a folder the count below it
        CountRole, ///< files, of a folder the count below it
        PathRole,
        ShareRole, ///< double: of the bytes of the whole tree
        HasDetailsRole, ///< last commit and scan are known
        ScanLevelRole, ///< int, a ScanLevel
        AgeRole, ///< "3 days ago": of the last commit
        PercentRole, ///< of a file that is being fetched, or is there in part; -1 otherwise
    };
    enum class LocalState { Absent, Queued, Fetching, Partial, Present, Failed };

    /// What a transfer says of a file.
    struct FileNews {
        QString path;
        LocalState state = LocalState::Absent;
        int percent = -1;
    };

    /// What is ticked, for the footer.
    struct Selection {
        int files = 0;
        int allFiles = 0;
        qint64 bytes = 0;
        qint64 presentBytes = 0;
        qint64 allBytes = 0;
        qint64 allPresentBytes = 0;
        bool operator==(const Selection &) const = default;
    };

    explicit FileTreeModel(QObject *parent = nullptr);

    void clear();
    void append(const QList<TreeEntry> &entries);
    void setPresent(const QHash<QString, bool> &present);
    void setFileState(const QString &path, LocalState state, int percent = -1);
    /// A file that is here stays so until it is fetched again; Present ends only what was under way. What is
    /// not listed is left out.
    void setFileStates(const QList<FileNews> &news);
    /// No file is under way any more, nor left in part.
    void forgetTransfers();
    void checkAll(bool on);
    /// Files and folders, as checkedPaths() names them; what is not listed is left out.
    void checkPaths(const QStringList &paths, bool on);
    /// What is known only of the rows that somebody has looked at.
    void setDetails(const QList<FileDetails> &details);

    Selection selection() const;
    /// The same, as if only these files were listed. Quick for all of them.
    Selection selectionAmong(const QStringList &paths) const;
    /// Ticked files, folders that are ticked whole as `folder/`; empty if everything is ticked.
    QStringList checkedPaths() const;
    bool isEverythingChecked() const;
    QModelIndex indexOf(const QString &path) const;
    QString pathOf(const QModelIndex &index) const;
    /// As listed; of a folder only the path is sure.
    const TreeEntry &entryOf(const QModelIndex &index) const { return m_nodes[size_t(nodeOf(index))].entry; }
    int fileCount() const { return m_nodes.front().sums.files; }
    QList<TreeEntry> fileEntries() const;
    QStringList filePaths() const; ///< of the same
    /// The files of the folder of `path`, itself too.
    QList<RepoFile> filesBeside(const QString &path) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void selectionChanged();
    void detailsCame(); ///< after what changed was told

private:
    /// Of a file itself, of a folder what is below it.
    struct Sums {
        int files = 0;
        int checked = 0;
        int present = 0;
        qint64 bytes = 0;
        qint64 checkedBytes = 0;
        qint64 presentBytes = 0;
        qint64 checkedPresentBytes = 0;
    };
    struct Node {
        int parent = -1;
        QString name;
        std::vector<int> children;
        TreeEntry entry; ///< of a folder that no entry named: only the path
        bool folder = false;
        Sums sums;
        LocalState state = LocalState::Absent;
        int percent = -1;
        mutable int row = 0; ///< among its siblings; ask rowOf()
        mutable int numbered = 0; ///< so many of its children know their row
    };

    int nodeOf(const QModelIndex &index) const { return index.isValid() ? int(index.internalId()) : 0; }
    QModelIndex indexOfNode(int node, int column = 0) const;
    int folderNode(const QString &path);
    int insert(int parent, Node node);
    int rowOf(int node) const;
    void setChecked(int node, bool on);
    void setCheckedBelow(int node, bool on);
    void setPresentNode(int node, bool on);
    void addToAncestors(int node, const Sums &before, const Sums &after);
    void announce(int node, const QList<int> &roles);
    void announceChildren(int node, const QList<int> &roles);
    void announceBelow(int node, const QList<int> &roles);
    void announceFilled(const QSet<int> &folders);
    void announceStates(const QList<int> &nodes);
    QVariant text(int node, int column) const;
    QVariant tip(int node, int column) const;
    QVariant detail(int node, int role) const;
    LocalState stateOf(const Node &node) const;
    void collectChecked(int node, QStringList *paths) const;

    std::vector<Node> m_nodes; ///< [0] is the root
    QHash<QString, int> m_byPath;
    QHash<int, FileDetails> m_details; ///< by node
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::FileTreeModel::LocalState)
