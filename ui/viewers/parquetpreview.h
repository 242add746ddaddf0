// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/filecontent.h"
#include "ui/viewers/parquetrows.h"

#include <QWidget>

class QTreeView;

namespace Hubdesk
{

class ColumnFit;
class FactsRow;
class Segmented;
class TextLabel;

/// What the footer of a Parquet file tells: columns, row groups, features of a dataset, metadata. GUI thread.
class ParquetPreview : public QWidget
{
    Q_OBJECT
public:
    explicit ParquetPreview(QWidget *parent = nullptr);

    /// A worker makes the rows; shown() says when they are there. `size` of the file in bytes.
    void setFooter(const std::shared_ptr<const ParquetContent> &content, qint64 size);
    /// What is being prepared will not be shown.
    void cancel() { ++m_generation; }

Q_SIGNALS:
    void shown();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void take(const ParquetRows &rows);
    void showPart(int part);
    void placeColumns();
    int wantedWidth(int column) const;

    FactsRow *m_facts;
    TextLabel *m_creator;
    Segmented *m_parts;
    RowTreeModel *m_model;
    QTreeView *m_view;
    ColumnFit *m_columns;
    ParquetRows m_rows;
    int m_part = 0;
    int m_generation = 0;
};

} // namespace Hubdesk
