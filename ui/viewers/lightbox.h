// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/cardview.h"

#include <QPointer>
#include <QWidget>

class QToolButton;

namespace Hubdesk
{

class Panel;
class PictureCanvas;
class TextLabel;

/// The pictures of a card, one at a time, over the whole window. Left and Right go from one to the next,
/// Escape or a click beside it closes, and the focus goes back to where it was; meanwhile Tab stays inside.
/// GUI thread; child of the window that it covers.
class Lightbox : public QWidget
{
    Q_OBJECT
public:
    explicit Lightbox(QWidget *window);

    void open(const QList<CardPicture> &pictures, int current);
    void close();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    QToolButton *addButton(QLayout *row, const QString &name, const QString &text);
    void place();
    void show(int picture);
    void showZoom();

    QList<CardPicture> m_pictures;
    int m_current = 0;
    Panel *m_box;
    PictureCanvas *m_canvas;
    TextLabel *m_caption;
    TextLabel *m_facts;
    TextLabel *m_zoom;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace Hubdesk
