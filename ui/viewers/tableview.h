// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/tablesample.h"

#include <QSet>
#include <QTableView>

namespace Hubdesk
{

class TableModel;

/// The grid of a table: names and types of the columns stay in sight, numbers stand right, a long cell shows
/// all of its text in a tooltip, and Ctrl+C copies what is selected as a spreadsheet takes it. GUI thread.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(TableModel *model, QWidget *parent = nullptr);

    /// Columns as wide as their first rows want it, within limits.
    void fitColumns();
    /// These cells (x: column, y: row) get another ground.
    void mark(const QSet<QPoint> &cells);
    bool isMarked(const QModelIndex &index) const;
    /// Of the cells: JSON is monospace, digits are equally wide.
    QFont fontOf(int column) const;
    /// Puts what is selected on the clipboard, as soon as a worker has written it.
    void copy(bool names);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void applyTheme();
    int widthFor(int column) const;

    TableModel *m_model;
    QWidget *m_headEnd = nullptr; ///< over the vertical scroll bar
    QSet<QPoint> m_marked;
    int m_copies = 0; ///< the last one wins
};

} // namespace Hubdesk
