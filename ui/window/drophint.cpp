// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/drophint.h"

#include "core/base/hubpage.h"
#include "core/base/hubplace.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QMimeData>
#include <QPainter>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestDrag = 64 * 1024; ///< bytes; what is more is no address
constexpr int plateWidth = 460;
constexpr int plateHeight = 96;

// Raw: a QUrl writes the owner in small letters, where it takes it for a host.
QStringList fromList(const QByteArray &list)
{
    QStringList addresses;
    for (const auto &line : list.first(std::min(list.size(), longestDrag)).split('\n')) {
        const auto address = line.trimmed();
        if (address.startsWith("hf://")) {
            addresses << QString::fromUtf8(QByteArray::fromPercentEncoding(address));
        } else if (!address.isEmpty() && !address.startsWith('#')) {
            addresses << QString::fromUtf8(address);
        }
    }
    return addresses;
}

// A browser's own: the address, and its title on the next line.
QString fromBrowser(const QByteArray &data)
{
    auto decode = QStringDecoder(QStringDecoder::Utf16LE);
    const QString text = decode(data.first(std::min(data.size(), longestDrag)));
    return text.section(u'\n', 0, 0).trimmed();
}

} // namespace

std::optional<DraggedAddress> addressIn(const QMimeData *dragged, const QUrl &endpoint)
{
    QStringList addresses;
    if (dragged->hasFormat(u"text/plain"_s)) {
        addresses << dragged->text().left(longestDrag).trimmed();
    }
    addresses << fromBrowser(dragged->data(u"text/x-moz-url"_s))
              << fromList(dragged->data(u"text/uri-list"_s));
    for (const auto &address : std::as_const(addresses)) {
        if (const auto place = HubPlace::parse(address, { endpoint })) {
            return DraggedAddress{ address, place->repo.text() };
        }
        if (const auto page = HubPage::parse(address, { endpoint })) {
            return DraggedAddress{ address, page->list ? kindPlural(*page->list) : page->person };
        }
    }
    return {};
}

DropHint::DropHint(QWidget *window)
    : QWidget(window)
{
    setObjectName(u"dropHint"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropHint::showFor(const QString &name)
{
    //: While an address is dragged over the window. %1 is a name.
    m_words = tr("Drop it to open %1").arg(name);
    setAccessibleName(m_words);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
    QAccessibleAnnouncementEvent spoken(this, m_words);
    QAccessible::updateAccessibility(&spoken);
}

void DropHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Theme::color(Token::Scrim));
    QPen edge(Theme::color(Token::Accent), 2, Qt::DashLine);
    painter.setPen(edge);
    painter.drawRect(QRectF(rect()).adjusted(2, 2, -2, -2)); // at the edge, where no words are
    const int wide = std::min(Theme::px(plateWidth), width() - 2 * Metrics::space5);
    QRect plate(0, 0, wide, Theme::px(plateHeight));
    plate.moveCenter(rect().center());
    drawBox(&painter, plate, Metrics::radiusBox, Theme::color(Token::Surface), Theme::color(Token::Border));
    const int side = Theme::px(24);
    drawIcon(&painter,
             Icon::Open,
             QRect(plate.center().x() - side / 2, plate.top() + Metrics::space4, side, side),
             Theme::color(Token::AccentText));
    painter.setFont(Theme::font(TextSize::State, QFont::DemiBold));
    painter.setPen(Theme::color(Token::Ink));
    drawElided(&painter,
               plate.adjusted(Metrics::space4, Metrics::space4 + side, -Metrics::space4, 0),
               Qt::AlignCenter,
               m_words,
               Qt::ElideMiddle);
}

} // namespace Hubdesk
