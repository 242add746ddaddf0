// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/revisiondelegate.h"

#include "ui/repo/revisionmodel.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>

namespace Hubdesk
{

namespace
{

void drawRevision(QPainter *painter, const QStyleOptionViewItem &option, const RevisionRow &row)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto plate = option.rect; // as wide as the field above
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        fillRounded(
            painter, plate, Metrics::radiusControl, Theme::color(selected ? Token::Selection : Token::Hover));
    }
    auto inner = plate.adjusted(Metrics::space3, 0, -Metrics::space3, 0);
    const int side = Theme::px(Metrics::iconButton);
    const auto square = [&](int left) { return QRect(left, inner.center().y() - side / 2 + 1, side, side); };
    if (row.isCurrent) {
        drawIcon(painter, Icon::Check, square(inner.left()), Theme::color(Token::AccentText));
    }
    inner.setLeft(inner.left() + side + Metrics::iconGap);
    drawIcon(painter,
             row.kind == RevisionRow::Kind::MoreCommits ? Icon::ChevronDown
                                                        : RevisionModel::iconOf(row.group),
             square(inner.left()),
             Theme::color(selected ? Token::AccentText : Token::Muted));
    inner.setLeft(inner.left() + side + Metrics::iconGap);
    painter->setFont(Theme::mono(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    if (!row.aside.isEmpty()) {
        inner.setRight(inner.right() - drawElided(painter, inner, Qt::AlignRight, row.aside)
                       - Metrics::space3);
    }
    const bool isName = row.kind == RevisionRow::Kind::Entry && row.group != RevisionRow::Group::Commits;
    painter->setFont(isName ? Theme::mono(TextSize::Small, row.isCurrent ? QFont::DemiBold : QFont::Normal)
                            : Theme::font(TextSize::Body));
    painter->setPen(
        Theme::color(row.kind == RevisionRow::Kind::MoreCommits ? Token::AccentText : Token::Ink));
    drawElided(painter, inner, Qt::AlignLeft, row.text, isName ? Qt::ElideMiddle : Qt::ElideRight);
}

} // namespace

QSize RevisionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { Theme::px(200), Theme::row(Metrics::railRow) };
}

void RevisionDelegate::paint(QPainter *painter,
                             const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto row = index.data(RevisionModel::RowRole).value<RevisionRow>();
    painter->save();
    painter->setClipRect(option.rect);
    if (row.kind == RevisionRow::Kind::Heading) {
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(Theme::color(Token::Muted));
        drawElided(painter,
                   option.rect.adjusted(Metrics::space3, Metrics::space1, -Metrics::space3, 0),
                   Qt::AlignLeft,
                   row.text);
    } else {
        drawRevision(painter, option, row);
    }
    painter->restore();
}

} // namespace Hubdesk
