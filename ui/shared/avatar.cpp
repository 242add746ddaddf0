// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/avatar.h"

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

void drawAvatar(QPainter *painter, const QRect &square, const QString &name, bool round)
{
    const qreal radius = round ? square.width() / 2.0 : Metrics::radiusControl;
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
