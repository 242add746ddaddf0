// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/memorymodel.h"

#include <QWidget>

class QTableView;

namespace Hubdesk
{

class Segmented;
class TextLabel;

/// What running a model takes: a table, and below it the sum that the current cell is made of. GUI thread.
class MemoryPanel : public QWidget
{
    Q_OBJECT
public:
    explicit MemoryPanel(QWidget *parent = nullptr);

    /// `note`: what the numbers are about, above the table; may be empty.
    void setBasis(const MemoryBasis &basis, const QString &note);

private:
    void fitTable();
    void showSum();

    MemoryModel *m_model;
    QList<CacheChoice> m_choices;
    TextLabel *m_note;
    QWidget *m_cacheRow;
    Segmented *m_cache;
    QTableView *m_table;
    TextLabel *m_caveat;
    TextLabel *m_sum;
};

} // namespace Hubdesk
