// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/spacepaint.h"
#include "ui/shared/picturelist.h"

#include <QTimer>

namespace Hubdesk
{

class SpaceMapModel;

/// The space that a cache takes as a picture: a treemap, or rings. A list view, because the list of its items
/// is then what a screen reader reads; it never scrolls. Arrow keys go to the neighbours (in rings left and
/// right along the ring, up and down between rings), Home to the first and Page Down to the next in the list;
/// Enter, a double click or a click on a head goes into a part, Backspace out of it. Laid out and painted by
/// what can be seen, so that it does not matter how much there is. GUI thread.
class SpaceMap : public PictureList
{
    Q_OBJECT
public:
    enum class Form : quint8 { Treemap, Rings };

    explicit SpaceMap(QWidget *parent = nullptr);
    ~SpaceMap() override;

    /// What is shown and what is current stay, as far as they are still there.
    void setSpace(const ShownSpacePtr &space);
    const ShownSpacePtr &space() const { return m_space; }
    void setForm(Form form);
    Form form() const { return m_form; }
    void setColouring(SpaceColouring colouring);
    SpaceColouring colouring() const { return m_look.colouring; }
    /// Nodes that are marked, with all that lies below them.
    void setBasket(const QSet<int> &nodes);
    /// The node that the picture is of; a node without parts is not shown by itself.
    void setTop(int node);
    int top() const { return m_top; }
    void zoomOut();
    /// Brings it into the picture if it lies elsewhere; -1: none. Emits no currentNodeChanged(), which tells
    /// of the person's choice only.
    void setCurrentNode(int node);
    int currentNode() const { return m_current; }
    /// The picture as it is, in the pixels of the screen, without what is selected.
    QImage toImage();

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    void currentNodeChanged(int node);
    /// All that is said of what is under the pointer, else of what is current; empty for nothing.
    void pointed(const QString &facts);
    void zoomed(int node);
    void addRequested(int node);
    void openFolderRequested(const QString &path);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void hoveredChanged() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    const QList<SpaceItem> &items() const;
    void layOut();
    void repaintAll();
    int rowOf(int node) const;
    void restoreCurrent();
    bool canZoom(int node) const;
    void goInto(const QModelIndex &index);
    void tellPointed();
    QModelIndex firstIndex() const;
    int neighbour(int from, QPoint way) const;
    int ringNeighbour(int from, QPoint way) const;
    void drawPicture();
    QPainterPath edgeOf(const SpaceItem &item) const;
    QPainterPath currentEdge() const;

    ShownSpacePtr m_space;
    SpaceMapModel *m_model;
    SpaceLook m_look;
    Form m_form = Form::Treemap;
    int m_top = 0;
    int m_current = -1;
    bool m_currentIsMany = false; ///< then it is small children of m_current
    bool m_restoring = false;
    bool m_clickZoomed = false; ///< the second click of two is none of the new picture's
    TreemapLayout m_treemap;
    RingLayout m_rings;
    QSize m_laidOut;
    QImage m_picture; ///< everything but what is current or under the pointer
    QTimer m_resized; ///< so much to paint that it waits until the size stays
};

} // namespace Hubdesk
