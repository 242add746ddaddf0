// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace Hubdesk
{

class CheckAllBox;
class FileTreeModel;

/// The check-box tree of a repo's files, with our columns, state badges and keys: Enter ticks, Space previews
/// a file and folds a folder, Left and Right fold, Ctrl+A ticks all. A box at the head ticks all or none.
class FileTreeView : public QTreeView
{
    Q_OBJECT
public:
    explicit FileTreeView(FileTreeModel *model, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A file became current (by mouse or keys), or a preview of the current one was asked for by Space.
    void fileChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void expandBelow(const QModelIndex &top);
    void placeColumns();
    void placeCheckAll();
    void showChecked();

    FileTreeModel *m_model;
    CheckAllBox *m_checkAll = nullptr;
};

} // namespace Hubdesk
