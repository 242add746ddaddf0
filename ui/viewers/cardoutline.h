// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QStandardItemModel;
class QTreeView;

namespace Hubdesk
{

/// The headings of a card as a tree that folds; the one that is read is selected. A click or Enter goes to
/// one. Stands beside the card with a line between them, or over it as a box. GUI thread; owned by the card's
/// page.
class CardOutline : public QWidget
{
    Q_OBJECT
public:
    explicit CardOutline(QWidget *parent = nullptr);

    void setHeadings(const QList<Heading> &headings);
    /// -1: none. Announces nothing.
    void setCurrent(int heading);
    void setBoxed(bool boxed);
    void takeFocus();
    /// Of the box, so that all headings are in sight if there is room.
    int wantedHeight() const;

Q_SIGNALS:
    void chosen(int heading);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTreeView *m_tree;
    QStandardItemModel *m_model;
    QList<QPersistentModelIndex> m_items; ///< by heading
    QWidget *m_head;
    bool m_boxed = false;
};

} // namespace Hubdesk
