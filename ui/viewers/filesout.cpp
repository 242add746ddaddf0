// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filesout.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filedelegate.h"

#include <QAccessible>
#include <QClipboard>
#include <QDrag>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QToolTip>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int widestName = 220;
constexpr QPoint hotSpot{ -12, -8 }; ///< the picture hangs below the pointer

QString nameOf(const Handout::Item &item)
{
    return item.path.section(u'/', -1);
}

QString refusalText(Handout::Refusal refusal)
{
    switch (refusal) {
    case Handout::Refusal::None:
        return {};
    case Handout::Refusal::NotHere:
        return FilesOut::tr("This is not on this computer yet. Download it first.");
    case Handout::Refusal::NotWhole:
        return FilesOut::tr(
            "Only some files of this folder are on this computer. Download the others first.");
    case Handout::Refusal::Escapes:
        return FilesOut::tr("Not given: its link leads out of the cache.");
    case Handout::Refusal::NoSecondName:
        return FilesOut::tr("The folder of the cache does not let it be copied. Use Open folder instead.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

FilesOut::FilesOut(Engine *engine, QAbstractItemView *view)
    : QObject(view)
    , m_engine(engine)
    , m_view(view)
{
}

template<typename Given>
void FilesOut::askFor(const Chosen &chosen, Given given)
{
    m_asked.request_stop();
    m_asked = ask(
        m_engine,
        this,
        [chosen](Services &core, std::stop_token) {
            return handOutFiles(&core, chosen.repo, chosen.commit, chosen.listing, chosen.paths);
        },
        [given = std::move(given)](const Result<Handout> &handout) {
            given(handout.value_or(Handout{ .refusal = Handout::Refusal::NotHere }));
        });
}

void FilesOut::drag(const Chosen &chosen)
{
    if (!chosen.paths.isEmpty()) {
        askFor(chosen, [this](const Handout &handout) { drag(handout); });
    }
}

void FilesOut::drag(const Handout &handout)
{
    if (!QGuiApplication::mouseButtons().testFlag(Qt::LeftButton)) {
        return; // let go of meanwhile
    }
    if (handout.items.isEmpty()) {
        say(refusalText(handout.refusal), QCursor::pos());
        return;
    }
    auto *drag = new QDrag(m_view); // deletes itself
    drag->setMimeData(mimeOf(handout, false).release());
    drag->setPixmap(picture(handout, m_view->devicePixelRatioF()));
    drag->setHotSpot(hotSpot);
    drag->exec(Qt::CopyAction, Qt::CopyAction);
}

void FilesOut::copy(const Chosen &chosen)
{
    if (chosen.paths.isEmpty()) {
        return;
    }
    askFor(chosen, [this, paths = chosen.paths](const Handout &handout) {
        const auto row = m_view->visualRect(m_view->currentIndex());
        const auto place
            = m_view->viewport()->mapToGlobal(QPoint(row.left() + Metrics::space5, row.bottom()));
        if (handout.items.isEmpty()) {
            QGuiApplication::clipboard()->setText(paths.join(u'\n'));
            say(tr("%1 Its name was copied.").arg(refusalText(handout.refusal)), place);
            return;
        }
        QGuiApplication::clipboard()->setMimeData(mimeOf(handout, true).release());
        say(tr("%n item(s) copied", nullptr, int(handout.items.size())), place);
    });
}

std::unique_ptr<QMimeData> FilesOut::mimeOf(const Handout &handout, bool withText)
{
    QList<QUrl> urls;
    QStringList pointers;
    QByteArray forGnome = "copy";
    for (const auto &item : handout.items) {
        urls << QUrl::fromLocalFile(item.given);
        pointers << item.pointer;
        forGnome += '\n' + urls.last().toEncoded();
    }
    auto mime = std::make_unique<QMimeData>();
    mime->setUrls(urls);
    if (withText) {
        mime->setText(pointers.join(u'\n'));
        // What file managers of the GNOME family paste; the list alone they take for text.
        mime->setData(u"x-special/gnome-copied-files"_s, forGnome);
    }
    return mime;
}

QPixmap FilesOut::picture(const Handout &handout, qreal scale)
{
    const auto &first = handout.items.constFirst();
    const auto count = handout.items.size();
    const auto font = Theme::mono(TextSize::Small);
    const auto name = QFontMetrics(font).elidedText(nameOf(first), Qt::ElideMiddle, Theme::px(widestName));
    const auto number = count > 1 ? QLocale().toString(count) : QString();
    const auto strong = Theme::font(TextSize::Small, QFont::DemiBold);
    const int side = Theme::px(Metrics::iconButton);
    const int high = Theme::px(Metrics::control);
    const int nameWidth = QFontMetrics(font).horizontalAdvance(name) + 1;
    const int plate = count > 1 ? QFontMetrics(strong).horizontalAdvance(number) + 2 * Metrics::space2 : 0;
    const int wide = Metrics::space2 + side + Metrics::iconGap + nameWidth + Metrics::space3
        + (plate > 0 ? plate + Metrics::space1 : 0);
    QPixmap drawn((QSizeF(wide, high) * scale).toSize());
    drawn.setDevicePixelRatio(scale);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBox(&painter,
            QRectF(0, 0, wide, high),
            Metrics::radiusControl,
            Theme::color(Token::Raised),
            Theme::color(Token::Control));
    drawIcon(&painter,
             fileIcon(nameOf(first), first.isFolder),
             QRect(Metrics::space2, (high - side) / 2, side, side),
             Theme::color(Token::Muted));
    painter.setFont(font);
    painter.setPen(Theme::color(Token::Ink));
    painter.drawText(QRect(Metrics::space2 + side + Metrics::iconGap, 0, nameWidth, high),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     name);
    if (plate > 0) {
        const QRect place(wide - plate - Metrics::space1, Metrics::space1, plate, high - 2 * Metrics::space1);
        fillRounded(&painter, place, Metrics::radiusSmall, Theme::color(Token::Accent));
        painter.setFont(strong);
        painter.setPen(Theme::color(Token::OnAccent));
        painter.drawText(place, Qt::AlignCenter, number);
    }
    return drawn;
}

void FilesOut::say(const QString &text, QPoint place)
{
    QToolTip::showText(place, text, m_view);
    QAccessibleAnnouncementEvent spoken(m_view, text);
    QAccessible::updateAccessibility(&spoken);
}

} // namespace Hubdesk
