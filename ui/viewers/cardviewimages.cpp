// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The pictures of a card: asking for them, their boxes, and fitting them to the width.
#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/imagedecode.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardview.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int mostSeen = 5'000;
constexpr int smallestToShow = 64; // pixels; what is smaller in both directions is a sign in the text

/// What stands where a picture cannot be had.
QString wordsOf(const ImageRef &image)
{
    return image.alt.isEmpty() ? CardView::tr("picture not available") : image.alt;
}
} // namespace

// A card that is opened again keeps their places.
void CardView::rememberSizes()
{
    for (const auto &image : std::as_const(m_card.images)) {
        if (const auto size = m_seenSizes.value(image.address); size.isValid()) {
            m_known[image.url.toString()].size = size;
        }
    }
}

void CardView::askForImages()
{
    const auto images = m_card.images; // an answer may come at once and change the view
    for (const auto &image : images) {
        if (image.source != ImageRef::Source::Data) {
            Q_EMIT imageWanted(image);
            continue;
        }
        decodeImage(this, image.data, [this, url = image.url, card = m_cardNumber](const QImage &decoded) {
            if (card == m_cardNumber) {
                setImage(url, decoded);
            }
        });
    }
}

const ImageRef *CardView::imageRef(const QString &name) const
{
    const auto index = name.startsWith("hubimage:"_L1) ? name.sliced(9).toInt() : -1;
    return index >= 0 && index < m_card.images.size() ? &m_card.images[index] : nullptr;
}

/// A quiet box where a picture will be, with its words if it could not be had.
QImage CardView::placeholder(const ImageRef &image, QSize size) const
{
    const bool failed = m_known.value(image.url.toString()).words.isValid();
    const auto ratio = devicePixelRatioF();
    QImage box(size * ratio, QImage::Format_ARGB32_Premultiplied);
    box.setDevicePixelRatio(ratio);
    box.fill(Qt::transparent);
    QPainter painter(&box);
    const QRectF rect(QPointF(0, 0), QSizeF(size));
    drawBox(&painter,
            rect,
            Metrics::radiusSmall,
            Theme::color(failed ? Token::Panel : Token::Track),
            Theme::color(Token::Border));
    if (failed) {
        painter.setFont(Theme::font(TextSize::Small));
        painter.setPen(Theme::color(Token::Muted));
        drawElided(&painter, rect.toRect().adjusted(8, 0, -8, 0), Qt::AlignHCenter, wordsOf(image));
    }
    return box;
}

void CardView::setImage(const QUrl &url, const QImage &image)
{
    const auto name = url.toString();
    const auto *ref = imageRef(name);
    if (!ref) {
        return;
    }
    if (image.isNull()) {
        const QFontMetrics metrics(Theme::font(TextSize::Small));
        m_known[name].words = { metrics.horizontalAdvance(wordsOf(*ref)) + 24, metrics.height() + 8 };
    } else {
        m_known[name].size = image.size();
        if (!ref->address.isEmpty() && m_seenSizes.size() < mostSeen) {
            m_seenSizes.insert(ref->address, image.size());
        }
        m_images.insert(name, image);
    }
    if (m_isNew) {
        return;
    }
    const auto size = m_built.pictureSize(*ref, m_known[name]);
    if (m_built.imageSizes.value(name) != size) {
        rebuildSoon(); // which shows it: in the box that it has now it would be a stamp
        return;
    }
    m_built.original->addResource(QTextDocument::ImageResource, url, imageFor(*ref));
    viewport()->update();
}

QVariant CardView::loadResource(int type, const QUrl &url)
{
    const auto *image = imageRef(url.toString());
    if (image && !m_isNew && type == QTextDocument::ImageResource) {
        return imageFor(*image);
    }
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent); // an empty answer would make the document read the file itself
    return nothing;
}

/// The best there is now; what is better is on its way then.
QImage CardView::imageFor(const ImageRef &image)
{
    const auto name = image.url.toString();
    const auto size = m_built.imageSizes.value(name);
    const auto found = m_images.constFind(name);
    if (found == m_images.cend()) {
        return placeholder(image, size);
    }
    if (size.width() * devicePixelRatioF() >= found->width()) {
        return *found;
    }
    const auto scaled = m_scaled.value(name);
    if (scaled.size != size) {
        scaleImage(name, size);
    }
    return scaled.picture.isNull() ? placeholder(image, size) : scaled.picture;
}

void CardView::scaleImage(const QString &name, QSize size)
{
    m_scaled[name].size = size; // asked for once
    const auto pixels = size * devicePixelRatioF();
    const auto work = [picture = m_images.value(name), pixels] {
        return picture.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    };
    const auto done = [this, name, size, card = m_cardNumber](const QImage &picture) {
        if (card == m_cardNumber && m_scaled.value(name).size == size) {
            m_scaled.insert(name, { size, picture });
            m_built.original->addResource(QTextDocument::ImageResource, QUrl(name), picture);
            viewport()->update();
        }
    };
    whenDone(onWorker(work), this, done);
}

bool CardView::isWorthALook(const QString &name) const
{
    const auto size = m_images.value(name).size();
    return size.width() >= smallestToShow || size.height() >= smallestToShow;
}

QList<CardPicture> CardView::pictures() const
{
    QList<CardPicture> all;
    for (const auto &image : m_card.images) {
        const auto name = image.url.toString();
        if (isWorthALook(name)) {
            all.append({ image.url, image.alt, m_images.value(name) });
        }
    }
    return all;
}

QString CardView::pictureAt(const QPoint &point) const
{
    if (!m_built.original) {
        return {};
    }
    const QPoint scrolled(horizontalScrollBar()->value(), verticalScrollBar()->value());
    return m_built.original->documentLayout()->imageAt(point + scrolled);
}

/// Over a picture that opens; over links the browser shows it itself.
void CardView::showHand(const QPoint &point)
{
    const bool link = !anchorAt(point).isEmpty();
    const bool hand = !link && isWorthALook(pictureAt(point));
    if (hand && !m_hand) {
        m_plainCursor = viewport()->cursor();
        viewport()->setCursor(Qt::PointingHandCursor);
    } else if (!hand && m_hand && !link) {
        viewport()->setCursor(m_plainCursor);
    }
    m_hand = hand;
}

void CardView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    QTextBrowser::mousePressEvent(event);
}

/// A click on a picture that is no link; a drag selects.
void CardView::mouseReleaseEvent(QMouseEvent *event)
{
    QTextBrowser::mouseReleaseEvent(event);
    const auto point = event->position().toPoint();
    const bool click = event->button() == Qt::LeftButton
        && (point - m_pressed).manhattanLength() < QApplication::startDragDistance();
    if (click && anchorAt(point).isEmpty()) {
        if (const auto name = pictureAt(point); isWorthALook(name)) {
            Q_EMIT pictureActivated(QUrl(name));
        }
    }
}

} // namespace Hubdesk
