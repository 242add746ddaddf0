// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/palettedelegate.h"

#include "ui/shared/keycaps.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/window/palettemodel.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace Hubdesk
{

namespace
{

constexpr int paletteRow = 32;
constexpr int paletteHeading = 26;

// Matched letters in the accent and strong, the others as they are; the width used. In a layout from right to
// left the whole stands at the right, and reads as it is written: the parts of a name do not change places.
int drawMatched(QPainter *painter, const QRect &rect, const PaletteEntry &entry)
{
    const auto font = [&](QFont::Weight weight) {
        return entry.monospace ? Theme::mono(TextSize::Body, weight) : Theme::font(TextSize::Body, weight);
    };
    struct Run {
        QString text;
        bool strong;
        int width;
    };
    QList<Run> runs;
    int whole = 0;
    for (qsizetype at = 0; at < entry.text.size();) {
        const bool strong = entry.matched.contains(at);
        auto end = at + 1;
        while (end < entry.text.size() && entry.matched.contains(end) == strong) {
            ++end;
        }
        const auto text = entry.text.sliced(at, end - at);
        const QFontMetrics metrics(font(strong ? QFont::DemiBold : QFont::Normal));
        runs.append({ text, strong, metrics.horizontalAdvance(text) });
        whole += runs.last().width;
        at = end;
    }
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft;
    if (whole > rect.width() || (mirrored && entry.text.isRightToLeft())) {
        painter->setFont(font(QFont::Normal));
        painter->setPen(Theme::color(Token::Ink));
        const auto edge = QStyle::visualAlignment(painter->layoutDirection(), Qt::AlignLeft);
        return drawElided(painter, rect, edge, entry.text, Qt::ElideMiddle);
    }
    int x = mirrored ? rect.right() - whole + 1 : rect.left();
    for (const auto &run : std::as_const(runs)) {
        painter->setFont(font(run.strong ? QFont::DemiBold : QFont::Normal));
        painter->setPen(Theme::color(run.strong ? Token::AccentText : Token::Ink));
        painter->drawText(QRect(x, rect.top(), run.width + 1, rect.height()),
                          Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute | Qt::TextSingleLine
                              | Qt::TextDontClip,
                          run.text);
        x += run.width;
    }
    return whole;
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
    painter->setLayoutDirection(option.direction);
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(Theme::color(Token::Muted));
        drawElided(painter,
                   option.rect.adjusted(Metrics::space4, Metrics::space1, -Metrics::space4, 0),
                   QStyle::visualAlignment(option.direction, Qt::AlignLeft),
                   index.data().toString());
    } else {
        paintEntry(painter,
                   option,
                   index.data(PaletteModel::EntryRole).value<PaletteEntry>(),
                   index.data(PaletteModel::StateRole).value<StateBadge>());
    }
    painter->restore();
}

void PaletteDelegate::paintEntry(QPainter *painter,
                                 const QStyleOptionViewItem &option,
                                 const PaletteEntry &entry,
                                 const StateBadge &state) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto *list = qobject_cast<const QAbstractScrollArea *>(option.widget);
    const bool hasBar = list && list->verticalScrollBar()->isVisible(); // it lies over the end of the rows
    auto plate = option.rect.adjusted(Metrics::space2, 0, -(hasBar ? Metrics::space4 : Metrics::space2), 0);
    if (option.direction == Qt::RightToLeft) {
        plate = QStyle::visualRect(option.direction, option.rect, plate);
    }
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        fillRounded(
            painter, plate, Metrics::radiusControl, Theme::color(selected ? Token::Selection : Token::Hover));
    }
    // Thought from left to right, mirrored when painted.
    const auto at = [&option, &plate](const QRect &place) {
        return QStyle::visualRect(option.direction, plate, place);
    };
    auto inner = plate.adjusted(Metrics::space2, 0, -Metrics::space2, 0);
    const int side = Theme::px(Metrics::iconButton);
    drawIcon(painter,
             entry.icon,
             at(QRect(inner.left(), inner.center().y() - side / 2 + 1, side, side)),
             Theme::color(selected ? Token::AccentText : Token::Muted));
    inner.setLeft(inner.left() + side + Metrics::space3);
    if (!entry.keys.isEmpty()) {
        const int wide = keyCapWidth(entry.keys);
        drawKeyCap(
            painter, at(QRect(inner.right() - wide + 1, inner.top(), wide, inner.height())), entry.keys);
        inner.setRight(inner.right() - wide - Metrics::space3);
    }
    if (state.state != LocalState::NotHere) {
        const auto font = Theme::font(TextSize::Small);
        const int wide = std::min(stateBadgeSize(state, font).width(), inner.width() / 3);
        drawStateBadge(painter,
                       at(QRect(inner.right() - wide + 1, inner.top(), wide, inner.height())),
                       state,
                       font,
                       selected);
        inner.setRight(inner.right() - wide - Metrics::space3);
    }
    inner.setLeft(inner.left() + drawMatched(painter, at(inner), entry) + Metrics::space3);
    if (!entry.aside.isEmpty() && inner.width() > Theme::px(40)) {
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(Theme::color(Token::Muted));
        drawElided(painter, at(inner), QStyle::visualAlignment(option.direction, Qt::AlignLeft), entry.aside);
    }
}

} // namespace Hubdesk
