// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/picturelist.h"
#include "ui/viewers/tensormaplayout.h"
#include "ui/viewers/tensortreemodel.h"

#include <QPixmap>

namespace Hubdesk
{

/// The tensors of a file as a plain list, for the map. GUI thread, owned by the map.
class TensorMapModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { FactsRole = Qt::UserRole + 1 }; ///< what it is for, shape, type, size and share, in a line

    using QAbstractListModel::QAbstractListModel;
    ~TensorMapModel() override;

    void setHead(const WeightsPtr &head);
    const WeightsPtr &head() const { return m_head; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    WeightsPtr m_head;
};

/// A map of a file: every tensor an area as large as its bytes, its colour says what it is for. The arrow
/// keys go to the neighbours, Home to the largest; Enter or a click chooses. A list view, because the list of
/// its items is then what a screen reader reads; it never scrolls. Laid out on a worker. GUI thread.
class TensorMap : public PictureList
{
    Q_OBJECT
public:
    explicit TensorMap(QWidget *parent = nullptr);

    void setHead(const WeightsPtr &head);
    /// All but the name of a tensor, for the line below the map; empty for -1.
    QString describe(qsizetype tensor) const;

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void doItemsLayout() override;

Q_SIGNALS:
    /// Under the pointer, else current; -1: none.
    void pointed(qsizetype tensor);
    void chosen(qsizetype tensor);
    void laidOut();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void hoveredChanged() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void layOut();
    void tellPointed();
    qsizetype neighbour(qsizetype from, QPoint way) const;
    qsizetype largest() const;
    void drawPicture();
    void drawCell(QPainter *painter, qsizetype tensor) const;
    void drawCellText(QPainter *painter, const QRectF &cell, qsizetype tensor) const;
    void drawHead(QPainter *painter, const TensorMapLayout::Head &head) const;

    TensorMapModel *m_model;
    TensorMapLayout m_layout;
    QPixmap m_picture; ///< everything but what is current or under the pointer
    bool m_running = false;
    int m_generation = 0;
};

} // namespace Hubdesk
