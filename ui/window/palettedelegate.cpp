// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/palettedelegate.h"

#include "ui/shared/keycaps.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/window/palettemodel.h"

#include <QPainter>

namespace Hubdesk
{

namespace
{

constexpr int paletteRow = 32;
constexpr int paletteHeading = 26;

// Matched letters in the accent and strong, the others as they are; the width used.
int drawMatched(QPainter *painter, const QRect &rect, const PaletteEntry &entry)
{
    const auto font = [&](QFont::Weight weight) {
        return entry.monospace ? Theme::mono(TextSize::Body, weight) : Theme::font(TextSize::Body, weight);
    };
    const QFontMetrics plain(font(QFont::Normal));
    if (plain.horizontalAdvance(entry.text) > rect.width()) {
        painter->setFont(font(QFont::Normal));
        painter->setPen(Theme::color(Token::Ink));
        return drawElided(painter, rect, Qt::AlignLeft, entry.text, Qt::ElideMiddle);
    }
    int x = rect.left();
    for (qsizetype at = 0; at < entry.text.size();) {
        const bool strong = entry.matched.contains(at);
        auto end = at + 1;
        while (end < entry.text.size() && entry.matched.contains(end) == strong) {
            ++end;
        }
        const auto run = entry.text.sliced(at, end - at);
        painter->setFont(font(strong ? QFont::DemiBold : QFont::Normal));
        painter->setPen(Theme::color(strong ? Token::AccentText : Token::Ink));
        painter->drawText(QRect(x, rect.top(), rect.right() - x + 1, rect.height()),
                          Qt::AlignVCenter | Qt::TextSingleLine,
                          run);
        x += painter->fontMetrics().horizontalAdvance(run);
        at = end;
    }
    return x - rect.left();
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = index.data(PaletteModel::HeadingRole).toBool();
    return { Theme::px(200), Theme::px(heading ? paletteHeading : paletteRow) };
}

void PaletteDelegate::paint(QPainter *painter,
                            const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(Theme::color(Token::Muted));
        drawElided(painter,
                   option.rect.adjusted(Metrics::space4, Metrics::space1, -Metrics::space4, 0),
                   Qt::AlignLeft,
                   index.data().toString());
    } else {
        paintEntry(painter, option, index.data(PaletteModel::EntryRole).value<PaletteEntry>());
    }
    painter->restore();
}

void PaletteDelegate::paintEntry(QPainter *painter,
                                 const QStyleOptionViewItem &option,
                                 const PaletteEntry &entry) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto plate = option.rect.adjusted(Metrics::space2, 0, -Metrics::space2, 0);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        fillRounded(
            painter, plate, Metrics::radiusControl, Theme::color(selected ? Token::Selection : Token::Hover));
    }
    auto inner = plate.adjusted(Metrics::space2, 0, -Metrics::space2, 0);
    const int side = Theme::px(Metrics::iconButton);
    drawIcon(painter,
             entry.icon,
             QRect(inner.left(), inner.center().y() - side / 2 + 1, side, side),
             Theme::color(selected ? Token::AccentText : Token::Muted));
    inner.setLeft(inner.left() + side + Metrics::space3);
    if (!entry.keys.isEmpty()) {
        inner.setRight(inner.right() - drawKeyCap(painter, inner, entry.keys) - Metrics::space3);
    }
    inner.setLeft(inner.left() + drawMatched(painter, inner, entry) + Metrics::space3);
    if (!entry.aside.isEmpty() && inner.width() > Theme::px(40)) {
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(Theme::color(Token::Muted));
        drawElided(painter, inner, Qt::AlignLeft, entry.aside);
    }
}

} // namespace Hubdesk
