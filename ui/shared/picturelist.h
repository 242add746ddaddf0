// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

namespace Hubdesk
{

/// A picture whose parts are the rows of a list: a treemap, rings. A list view, because the list of its items
/// is then what a screen reader reads; it never scrolls, and lays nothing out by itself. Whoever derives from
/// it says where the parts lie (visualRect(), indexAt()), paints them, and where the keys lead. GUI thread.
class PictureList : public QListView
{
    Q_OBJECT
public:
    explicit PictureList(QWidget *parent = nullptr);

    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;

protected:
    /// Row under the pointer; -1: none.
    int hovered() const { return m_hovered; }
    void forgetHovered() { m_hovered = -1; }
    /// The pointer has come to another row, or to none.
    virtual void hoveredChanged() = 0;

    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override { return 0; }
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override { }
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void setHovered(int row);

    int m_hovered = -1;
};

} // namespace Hubdesk
