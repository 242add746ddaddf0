// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/imagepreview.h"

#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

#include <QPainter>

namespace Hubdesk
{

ImagePreview::ImagePreview(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("imagePreview"));
    setSpokenRole(this, QAccessible::Graphic);
}

void ImagePreview::setImage(const QImage &image, const QString &name)
{
    m_image = image;
    //: Spoken by screen readers. %1 is a file name, %2 and %3 its width and height in pixels.
    setAccessibleName(tr("Picture %1, %2 by %3 pixels").arg(name).arg(image.width()).arg(image.height()));
    update();
}

void ImagePreview::paintEvent(QPaintEvent *)
{
    if (m_image.isNull()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const auto room = rect().adjusted(
        Metrics::pageMargin, Metrics::pageMargin, -Metrics::pageMargin, -Metrics::pageMargin - Theme::px(24));
    auto size = m_image.size();
    if (size.width() > room.width() || size.height() > room.height()) {
        size.scale(room.size(), Qt::KeepAspectRatio);
    }
    const QRect place(
        room.left() + (room.width() - size.width()) / 2, room.top(), size.width(), size.height());
    painter.drawImage(place, m_image);
    painter.setFont(Theme::font(TextSize::Small));
    painter.setPen(Theme::color(Token::Muted));
    const QRect words(room.left(), place.bottom() + Metrics::space2, room.width(), Theme::px(20));
    painter.drawText(
        words, Qt::AlignHCenter, tr("%1 × %2 pixels").arg(m_image.width()).arg(m_image.height()));
}

} // namespace Hubdesk
