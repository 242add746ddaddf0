// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/overlay.h"
#include "ui/viewers/cardview.h"

class QToolButton;

namespace Hubdesk
{

class PictureCanvas;
class TextLabel;

/// The pictures of a card, one at a time, over the whole window. Left and Right go from one to the next.
/// GUI thread; child of the window that it covers.
class Lightbox : public Overlay
{
    Q_OBJECT
public:
    explicit Lightbox(QWidget *window);

    void open(const QList<CardPicture> &pictures, int current);

protected:
    QRect placeOfBox() const override;
    void cancel() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    QToolButton *addButton(QLayout *row, const QString &name, const QString &text);
    void show(int picture);
    void showZoom();

    QList<CardPicture> m_pictures;
    int m_current = 0;
    PictureCanvas *m_canvas;
    TextLabel *m_caption;
    TextLabel *m_facts;
    TextLabel *m_zoom;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
};

} // namespace Hubdesk
