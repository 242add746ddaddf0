// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/lightbox.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/panel.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/picturecanvas.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Lightbox::Lightbox(QWidget *window)
    : Overlay(window)
    , m_canvas(new PictureCanvas)
    , m_caption(new TextLabel)
    , m_facts(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_zoom(new TextLabel({}, TextSize::Small, Token::Muted))
{
    setObjectName(u"lightbox"_s);
    setAccessibleName(tr("Pictures of the card"));
    box()->setBoxed(Token::Border, 0);
    auto *column = new QVBoxLayout(box());
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_canvas, 1);
    column->addWidget(makeFoot());
    connect(m_canvas, &PictureCanvas::zoomed, this, &Lightbox::showZoom);
}

QToolButton *Lightbox::addButton(QLayout *row, const QString &name, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the picture
    setCompact(button);
    row->addWidget(button);
    return button;
}

QWidget *Lightbox::makeHead()
{
    auto *head = new Panel(Token::Panel, Qt::BottomEdge);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::space4, Metrics::space1, Metrics::space2, Metrics::space1);
    row->setSpacing(Metrics::space1);
    m_facts->setObjectName(u"lightboxFacts"_s);
    m_facts->setElideFacts();
    row->addWidget(m_facts, 1);
    m_previous = addButton(row, u"lightboxPrevious"_s, tr("Previous picture (Left)"));
    m_previous->setIcon(icon(Icon::ChevronLeft));
    m_next = addButton(row, u"lightboxNext"_s, tr("Next picture (Right)"));
    m_next->setIcon(icon(Icon::ChevronRight));
    row->addSpacing(Metrics::space3);
    auto *smaller = addButton(row, u"lightboxSmaller"_s, tr("Smaller (-)"));
    smaller->setIcon(icon(Icon::Minus));
    m_zoom->setObjectName(u"lightboxZoom"_s);
    m_zoom->setAlignment(Qt::AlignCenter);
    Theme::follow(this, [this] { m_zoom->setMinimumWidth(Theme::px(52)); });
    row->addWidget(m_zoom);
    auto *larger = addButton(row, u"lightboxLarger"_s, tr("Larger (+)"));
    larger->setIcon(icon(Icon::Plus));
    //: Shows a picture as large as there is room.
    auto *fit = addButton(row, u"lightboxFit"_s, tr("Fit (0)"));
    fit->setText(tr("Fit"));
    auto *own = addButton(row, u"lightboxOwnSize"_s, tr("Actual size (1)"));
    own->setText(tr("Actual size"));
    row->addSpacing(Metrics::space3);
    auto *close = addButton(row, u"closeLightbox"_s, tr("Close (Escape)"));
    close->setIcon(icon(Icon::Close));
    connect(m_previous, &QToolButton::clicked, this, [this] { show(m_current - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { show(m_current + 1); });
    connect(smaller, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoom(false); });
    connect(larger, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoom(true); });
    connect(fit, &QToolButton::clicked, m_canvas, &PictureCanvas::fit);
    connect(own, &QToolButton::clicked, m_canvas, [this] {
        m_canvas->setPercent(100, QRectF(m_canvas->rect()).center());
    });
    connect(close, &QToolButton::clicked, this, &Lightbox::cancel);
    return head;
}

QWidget *Lightbox::makeFoot()
{
    auto *foot = new Panel(Token::Panel, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::space4, Metrics::space2, Metrics::space4, Metrics::space2);
    m_caption->setObjectName(u"lightboxCaption"_s);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setElide(Qt::ElideRight);
    m_caption->setAlignment(Qt::AlignCenter);
    row->addWidget(m_caption, 1);
    return foot;
}

void Lightbox::open(const QList<CardPicture> &pictures, int current)
{
    if (pictures.isEmpty()) {
        return;
    }
    m_pictures = pictures;
    enter(m_canvas);
    show(current);
}

void Lightbox::cancel()
{
    leave();
    m_pictures.clear();
    m_canvas->setImage({});
}

void Lightbox::show(int picture)
{
    m_current = qBound(0, picture, int(m_pictures.size()) - 1);
    const auto &shown = m_pictures[m_current];
    const auto alt = shown.alt.isEmpty() ? tr("Picture without a description") : shown.alt;
    m_caption->setText(alt);
    m_caption->setTone(shown.alt.isEmpty() ? Token::Muted : Token::Ink);
    m_canvas->setImage(shown.image);
    //: Spoken by screen readers. %1 is what a picture shows, %2 and %3 its width and height in pixels.
    m_canvas->setAccessibleName(
        tr("%1, %2 by %3 pixels").arg(alt).arg(shown.image.width()).arg(shown.image.height()));
    m_facts->setText(
        tr("Picture %1 of %2 · %3 × %4 pixels")
            .arg(m_current + 1)
            .arg(m_pictures.size())
            .arg(locale().toString(shown.image.width()), locale().toString(shown.image.height())));
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current + 1 < m_pictures.size());
}

void Lightbox::showZoom()
{
    m_zoom->setText(tr("%1 %").arg(m_canvas->percent()));
}

QRect Lightbox::placeOfBox() const
{
    // Between the bars of the window, so that it cuts through none of their words.
    return rect().adjusted(Metrics::space5,
                           Theme::px(Metrics::topBar) + Metrics::space2,
                           -Metrics::space5,
                           -Theme::px(Metrics::statusStrip) - Metrics::space2);
}

void Lightbox::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        show(m_current - 1);
        break;
    case Qt::Key_Right:
        show(m_current + 1);
        break;
    case Qt::Key_Home:
        show(0);
        break;
    case Qt::Key_End:
        show(int(m_pictures.size()) - 1);
        break;
    default:
        Overlay::keyPressEvent(event);
    }
}

} // namespace Hubdesk
