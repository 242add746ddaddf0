// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/tablesample.h"

#include <QWidget>

#include <memory>

class QLineEdit;
class QToolButton;

namespace Hubdesk
{

class NoticeBar;
class TableModel;
class TableView;
class TextLabel;

/// The rows of a table file that were read, with a field that finds text in them. GUI thread.
class TablePreview : public QWidget
{
    Q_OBJECT
public:
    explicit TablePreview(QWidget *parent = nullptr);

    void setTable(const std::shared_ptr<const TableSample> &table);
    /// What part of a file of `fileSize` bytes this is, and how it is written: one line.
    static QString describe(const TableSample &table, qint64 fileSize);

protected:
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find();
    void take(const TableHits &hits);
    void step(int by);
    void showCount();
    static QString troubleOf(const TableSample &table);

    TableModel *m_model;
    TableView *m_view;
    NoticeBar *m_trouble;
    QLineEdit *m_field;
    TextLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    TableHits m_hits;
    qsizetype m_current = -1; ///< of the hits
    int m_generation = 0; ///< of what is being looked for
};

} // namespace Hubdesk
