// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/icons.h"

#include "ui/shared/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr QLatin1StringView names[] = {
    "user"_L1,     "snow"_L1,    "down"_L1,    "up"_L1,        "audio"_L1,    "back"_L1,   "basket"_L1,
    "bell"_L1,     "branch"_L1,  "cache"_L1,   "card"_L1,      "chat"_L1,     "check"_L1,  "cdown"_L1,
    "cleft"_L1,    "cright"_L1,  "cup"_L1,     "clock"_L1,     "x"_L1,        "code"_L1,   "cols"_L1,
    "commit"_L1,   "copy"_L1,    "dataset"_L1, "box"_L1,       "download"_L1, "err"_L1,    "eye"_L1,
    "fav"_L1,      "favset"_L1,  "file"_L1,    "filter"_L1,    "flask"_L1,    "folder"_L1, "forward"_L1,
    "gauge"_L1,    "globe"_L1,   "grip"_L1,    "help"_L1,      "image"_L1,    "info"_L1,   "key"_L1,
    "keyb"_L1,     "like"_L1,    "link"_L1,    "list"_L1,      "lock"_L1,     "menu"_L1,   "minus"_L1,
    "model"_L1,    "monitor"_L1, "dots"_L1,    "offline"_L1,   "open"_L1,     "org"_L1,    "pause"_L1,
    "pin"_L1,      "plus"_L1,    "pr"_L1,      "quit"_L1,      "retry"_L1,    "play"_L1,   "search"_L1,
    "settings"_L1, "sidebar"_L1, "signin"_L1,  "space"_L1,     "star"_L1,     "stop"_L1,   "table"_L1,
    "tag"_L1,      "tensor"_L1,  "text"_L1,    "transfers"_L1, "trash"_L1,    "undo"_L1,   "upload"_L1,
    "shield"_L1,   "warn"_L1,
};
static_assert(std::size(names) == iconCount);

const QString prefix = u"hubdesk/"_s;

QByteArray source(Icon icon)
{
    QFile file(u":/icons/%1.svg"_s.arg(iconName(icon)));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("icon %s is missing", iconName(icon).data());
    }
    return file.readAll();
}

// The grid is 20 px: smaller drawings get a thicker line on it, so that it stays near 1.5 px on the screen.
double lineOnGrid(double side)
{
    const double wanted = side >= 28 ? 1.9 : side >= 20 ? 1.5 : side >= 16 ? 1.45 : 1.35;
    return wanted * 20 / side;
}

QImage render(Icon icon, double side, double scale, const QColor &color)
{
    QByteArray svg = source(icon);
    svg.replace("stroke-width=\"1.5\"",
                "stroke-width=\"" + QByteArray::number(lineOnGrid(side), 'f', 3) + '"');
    svg.replace("#000", color.name().toLatin1());
    svg.replace("currentColor", color.name().toLatin1());
    const int pixels = std::max(1, qRound(side * scale));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    return image;
}

QPixmap cached(Icon icon, double side, double scale, const QColor &color)
{
    const QString key = u"%1%2@%3x%4#%5"_s.arg(prefix, iconName(icon))
                            .arg(side)
                            .arg(scale)
                            .arg(color.rgba(), 8, 16, QChar(u'0'));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap::fromImage(render(icon, side, scale, color));
        pixmap.setDevicePixelRatio(scale);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

/// Tints when asked, so that a change of scheme needs no new icons.
class TintedEngine : public QIconEngine
{
public:
    TintedEngine(Icon icon, std::optional<Token> token)
        : m_icon(icon)
        , m_token(token)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        drawIcon(painter, m_icon, rect, color(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    // `size` is in logical pixels (since Qt 6.8).
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return cached(m_icon, std::min(size.width(), size.height()), scale, color(mode));
    }
    QString iconName() override { return prefix + Hubdesk::iconName(m_icon); }
    QString key() const override { return u"hubdesk-tinted"_s; }
    QIconEngine *clone() const override { return new TintedEngine(*this); }

private:
    QColor color(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled) {
            QColor faint = Theme::color(Token::Faint);
            faint.setAlphaF(0.6F);
            return faint;
        }
        if (m_token) {
            return Theme::color(*m_token);
        }
        return Theme::color(Token::Muted);
    }

    Icon m_icon;
    std::optional<Token> m_token;
};

} // namespace

QLatin1StringView iconName(Icon icon)
{
    return names[static_cast<int>(icon)];
}

std::optional<Icon> iconOf(const QIcon &icon)
{
    const QString name = icon.isNull() ? QString() : icon.name();
    if (!name.startsWith(prefix)) {
        return std::nullopt;
    }
    const QStringView wanted = QStringView(name).mid(prefix.size());
    const auto *found = std::ranges::find_if(names, [&](QLatin1StringView known) { return known == wanted; });
    return found == std::end(names) ? std::nullopt : std::optional(static_cast<Icon>(found - names));
}

QIcon icon(Icon icon)
{
    return QIcon(new TintedEngine(icon, std::nullopt));
}

QIcon icon(Icon icon, Token token)
{
    return QIcon(new TintedEngine(icon, token));
}

void drawIcon(QPainter *painter, Icon icon, const QRect &rect, const QColor &color)
{
    const int side = std::min(rect.width(), rect.height());
    const double scale = painter->device()->devicePixelRatio() * painter->transform().m11();
    const QPixmap pixmap = cached(icon, side, scale > 0 ? scale : 1, color);
    painter->drawPixmap(
        QRect(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side),
        pixmap);
}

QIcon productIcon()
{
    QSvgRenderer renderer(u":/app/hubdesk.svg"_s);
    QIcon icon;
    for (const int side : { 16, 24, 32, 48, 64, 128, 256 }) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QPixmap productMark(int side, qreal pixelRatio)
{
    QFile file(u":/app/hubdesk.svg"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    auto drawing = file.readAll();
    drawing.replace("#4f46e5", Theme::color(Token::Accent).name().toLatin1());
    drawing.replace("#ffffff", Theme::color(Token::OnAccent).name().toLatin1());
    QSvgRenderer renderer(drawing);
    QPixmap pixmap(QSize(side, side) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, side, side));
    return pixmap;
}

} // namespace Hubdesk
