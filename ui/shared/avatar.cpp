// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/avatar.h"

#include "ui/shared/avatars.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QStringList>

namespace Hubdesk
{

QString initials(const QString &name)
{
    QString first;
    QString second;
    bool starts = true;
    bool lower = false;
    const QList<uint> letters = name.toUcs4();
    for (const char32_t letter : letters) {
        if (!QChar::isLetterOrNumber(letter)) {
            starts = true;
            continue;
        }
        const bool hump = lower && QChar::isUpper(letter);
        if (first.isEmpty()) {
            first = QString::fromUcs4(&letter, 1);
        } else if (starts || hump) {
            second = QString::fromUcs4(&letter, 1);
            break;
        } else if (second.isEmpty()) {
            second = QString::fromUcs4(&letter, 1);
        }
        starts = false;
        lower = QChar::isLower(letter);
    }
    return first.isEmpty() ? QStringLiteral("?") : (first + second).toUpper();
}

Series avatarSeries(const QString &name)
{
    // Not qHash: its seed changes from run to run.
    quint32 sum = 2166136261U;
    for (const char byte : name.toLower().toUtf8()) {
        sum = (sum ^ static_cast<quint8>(byte)) * 16777619U;
    }
    return static_cast<Series>((sum >> 8) % seriesCount);
}

namespace
{

// Over a light ground, because a picture may be clear in places and is meant for a page that is white.
void drawPicture(QPainter *painter, const QRect &square, qreal radius, const QPixmap &picture)
{
    QBrush brush(picture);
    brush.setTransform(
        QTransform::fromTranslate(square.x(), square.y())
            .scale(square.width() / qreal(picture.width()), square.height() / qreal(picture.height())));
    // Smaller by a hair: at the round edges it would shine through.
    fillRounded(painter, QRectF(square).adjusted(1, 1, -1, -1), radius - 1, Qt::white);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter->setPen(Qt::NoPen);
    painter->setBrush(brush);
    painter->drawRoundedRect(square, radius, radius);
    painter->restore();
}

} // namespace

void drawAvatar(QPainter *painter, const QRect &square, const QString &name, Avatars *pictures, bool round)
{
    const qreal radius = round ? square.width() / 2.0 : Metrics::radiusControl;
    if (const auto picture = pictures ? pictures->find(name) : QPixmap(); !picture.isNull()) {
        drawPicture(painter, square, radius, picture);
        return;
    }
    fillRounded(painter, square, radius, Theme::seriesFill(avatarSeries(name)));
    painter->save();
    QFont font = Theme::font(TextSize::Small, QFont::DemiBold);
    font.setPixelSize(std::max(8, square.height() * 43 / 100));
    painter->setFont(font);
    painter->setPen(seriesText(Theme::isDark()));
    painter->drawText(square, Qt::AlignCenter, round ? initials(name).left(1) : initials(name));
    painter->restore();
}

} // namespace Hubdesk
