// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/tensortreemodel.h"

#include <QWidget>

class QLineEdit;
class QTreeView;

namespace Hubdesk
{

class TextLabel;

/// The tensors of a file: a field that filters them, and the tree. Ctrl+C copies the name of the current one.
/// GUI thread, owned by the preview.
class TensorList : public QWidget
{
    Q_OBJECT
public:
    explicit TensorList(QWidget *parent = nullptr);

    void setHead(const WeightsPtr &head);
    /// Makes a tensor current and brings it into sight; a filter that hides it is taken away.
    void select(qsizetype tensor);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void expandSome(qint64 most);
    void placeColumns();
    void showArranged(bool filterChanged);
    void copyName();
    void addCopying();

    TensorTreeModel *m_model;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    TextLabel *m_note;
    qint64 m_all = 0;
    qsizetype m_types = 0;
    qsizetype m_selectLater = -1; ///< once the filter is gone
    qsizetype m_current = -1; ///< the tensor that stays current under another filter
};

} // namespace Hubdesk
