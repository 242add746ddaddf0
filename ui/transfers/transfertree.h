// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace Hubdesk
{

/// The queue as rows that open. Says when a file is dragged out of it or copied; what is given then, the page
/// knows. GUI thread, owned by the page.
class TransferTree : public QTreeView
{
    Q_OBJECT
public:
    explicit TransferTree(QWidget *parent = nullptr);

Q_SIGNALS:
    void dragWanted(const QModelIndex &file);
    void copyWanted(const QModelIndex &file);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
};

} // namespace Hubdesk
