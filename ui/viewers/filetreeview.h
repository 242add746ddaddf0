// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace Hubdesk
{

class FileTreeModel;

/// The check-box tree of a repo's files, with our columns, state badges and keys: Enter ticks, Space
/// previews.
class FileTreeView : public QTreeView
{
    Q_OBJECT
public:
    explicit FileTreeView(FileTreeModel *model, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A file became current (by mouse or keys).
    void fileChosen(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeColumns();

    FileTreeModel *m_model;
};

} // namespace Hubdesk
