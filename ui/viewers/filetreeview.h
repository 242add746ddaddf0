// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QTreeView>

namespace Hubdesk
{

class CheckAllBox;
class FileDelegate;
class FileGroupModel;
class FileTreeModel;

/// The check-box tree of a repo's files, with our columns, state badges and keys: Enter ticks, Space previews
/// a file and folds a folder, Left and Right fold, Ctrl+A ticks all. A box at the head ticks all or none.
/// Several rows can be chosen, to be ticked, dragged out or copied together.
class FileTreeView : public QTreeView
{
    Q_OBJECT
public:
    explicit FileTreeView(FileTreeModel *model, QWidget *parent = nullptr);

    /// Groups or found files instead of the tree; null: the tree again. After the rows of the groups have
    /// changed it is called once more.
    void showGroups(FileGroupModel *groups);

    /// Name, scan, size and state, however wide it is: there is little height for more to read.
    void setFewColumns(bool few);

    /// Rows of a closed folder are on no screen, and to look for their place costs a walk over all rows.
    void dataChanged(const QModelIndex &topLeft,
                     const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

Q_SIGNALS:
    /// Rows can be seen of which only the listing is known; again and again until they are.
    void detailsWanted(const QStringList &paths);
    /// A file became current (by mouse or keys), or a preview of the current one was asked for by Space.
    void fileChosen(const QString &path);
    /// A drag has begun on the chosen rows: files, and folders as `folder/`.
    void dragWanted(const QStringList &paths);
    void copyWanted(const QStringList &paths);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    void connectModel();
    void checkAll(bool on);
    void wantDetails();
    void expandBelow(const QModelIndex &top);
    QStringList chosenPaths() const;
    void tickChosen();
    // ---- filetreecolumns.cpp
    QStyleOptionViewItem emptyRow() const;
    void measure();
    void placeColumns();
    void placeCheckAll();
    // ----
    void showChecked();

    FileTreeModel *m_model;
    FileGroupModel *m_groups = nullptr; ///< while it is shown
    FileDelegate *m_delegate = nullptr;
    CheckAllBox *m_checkAll = nullptr;
    bool m_isDragging = false; ///< from the first move of a drag to the next press
    bool m_isFew = false; ///< columns
    int m_nameWidth = 0; ///< px that the longest name takes with its box
    int m_warningWidth = 0; ///< px of the longest word of the scanners that is more than "safe"
    int m_commitWidth = 0;
    QTimer m_measuring;
    QTimer m_rest;
    QTimer m_recheck; ///< the box at the head over many found files
};

} // namespace Hubdesk
