// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The pictures of a card: asking for them, their boxes, and fitting them to the width.
#include "core/base/workers.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardview.h"

#include <QPainter>
#include <QTextCursor>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int widestText = 760;
} // namespace

void CardView::askForImages()
{
    const auto images = m_card.images; // an answer may come at once and change the view
    for (const auto &image : images) {
        if (image.source != ImageRef::Source::Data) {
            Q_EMIT imageWanted(image);
            continue;
        }
        const auto work = [data = image.data] { return QImage::fromData(data); };
        onWorker(work).then(this, [this, url = image.url, generation = m_generation](const QImage &decoded) {
            if (generation == m_generation) {
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

int CardView::contentWidth() const
{
    return qMax(60, qMin(viewport()->width(), widestText + 2 * cardMargin) - 2 * cardMargin);
}

/// What the card wants, else the picture's own size; never wider than the text.
QSize CardView::imageSize(const ImageRef &image, QSize natural) const
{
    QSize size = natural.isValid() ? natural : QSize(96, 20); // most pictures without a size are badges
    const int width = image.widthPercent > 0 ? contentWidth() * image.widthPercent / 100 : image.width;
    if (width > 0 && image.height > 0) {
        size = { width, image.height };
    } else if (width > 0) {
        size = { width,
                 natural.isValid() ? qMax(1, width * natural.height() / qMax(1, natural.width()))
                                   : width * 9 / 16 };
    } else if (image.height > 0) {
        size = { natural.isValid() ? qMax(1, image.height * natural.width() / qMax(1, natural.height()))
                                   : image.height * 4,
                 image.height };
    }
    if (size.width() > contentWidth()) {
        size = { contentWidth(), qMax(1, size.height() * contentWidth() / size.width()) };
    }
    return size;
}

/// A quiet box where a picture will be, with its words if it could not be had.
QImage CardView::placeholder(const ImageRef &image, QSize size) const
{
    const bool failed = m_failed.contains(image.url.toString());
    const auto words = image.alt.isEmpty() ? tr("picture not available") : image.alt;
    if (failed) {
        const QFontMetrics metrics(Theme::font(TextSize::Small));
        size = { qMin(contentWidth(), qMax(size.width(), metrics.horizontalAdvance(words) + 24)),
                 qMax(size.height(), metrics.height() + 8) };
    }
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
        drawElided(&painter, rect.toRect().adjusted(8, 0, -8, 0), Qt::AlignHCenter, words);
    }
    return box;
}

void CardView::setImage(const QUrl &url, const QImage &image)
{
    const auto name = url.toString();
    if (!imageRef(name)) {
        return;
    }
    if (image.isNull()) {
        m_failed.insert(name);
    } else {
        m_images.insert(name, image);
    }
    placeImage(name);
}

/// Puts the picture, or its box, into the document at the size that fits now. Scaling runs on a worker.
void CardView::placeImage(const QString &name)
{
    const auto *image = imageRef(name);
    if (!image || !m_document) {
        return;
    }
    const auto put = [this, name](const QImage &picture, QSize size) {
        m_placed.insert(name, size);
        m_document->addResource(QTextDocument::ImageResource, QUrl(name), picture);
        QTextCursor cursor(m_document);
        cursor.beginEditBlock();
        for (const auto position : m_built.imagePositions.value(name)) {
            cursor.setPosition(position);
            cursor.setPosition(position + 1, QTextCursor::KeepAnchor);
            auto format = cursor.charFormat().toImageFormat();
            format.setWidth(size.width());
            format.setHeight(size.height());
            cursor.setCharFormat(format);
        }
        cursor.endEditBlock();
    };
    const auto found = m_images.constFind(name);
    if (found == m_images.cend()) {
        const auto box = placeholder(*image, imageSize(*image, {}));
        put(box, box.deviceIndependentSize().toSize());
        return;
    }
    const auto size = imageSize(*image, found->size());
    const auto pixels = size * devicePixelRatioF();
    if (pixels.width() >= found->width()) {
        put(*found, size);
        return;
    }
    const auto work = [picture = *found, pixels] {
        return picture.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    };
    onWorker(work).then(this, [put, size, this, generation = m_generation](const QImage &scaled) {
        if (generation == m_generation) {
            put(scaled, size);
        }
    });
}

void CardView::fitWidth()
{
    const auto width = qMin(viewport()->width(), widestText + 2 * cardMargin);
    if (width == m_fittedWidth) {
        return;
    }
    m_fittedWidth = width;
    setLineWrapColumnOrWidth(width);
    if (!m_document) {
        return;
    }
    QTextCursor all(m_document); // one layout for all pictures
    all.beginEditBlock();
    for (const auto &image : std::as_const(m_card.images)) {
        const auto name = image.url.toString();
        if (m_placed.value(name)
            != imageSize(image, m_images.contains(name) ? m_images.value(name).size() : QSize())) {
            placeImage(name);
        }
    }
    all.endEditBlock();
}

} // namespace Hubdesk
