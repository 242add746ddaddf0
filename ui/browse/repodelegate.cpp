// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/repodelegate.h"

#include "ui/browse/repolistmodel.h"
#include "ui/shared/avatar.h"
#include "ui/shared/avatars.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"
#include "ui/shared/tokens.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int stateColumn = 112;

QString facts(const RepoSummary &repo)
{
    QStringList parts;
    if (repo.parameters) {
        //: Number of parameters of a model, for example "8.0 B".
        parts << formatParameters(*repo.parameters);
    }
    if (repo.weightBytes) {
        parts << formatSize(*repo.weightBytes);
    }
    if (repo.modified.isValid()) {
        parts << formatAgo(repo.modified);
    }
    if (!repo.task.isEmpty()) {
        parts << QString(repo.task).replace(u'-', u' ');
    } else if (!repo.sdk.isEmpty()) {
        parts << repo.sdk;
    }
    return parts.join(u" · "_s);
}

// Places are thought from left to right, and mirrored when they are painted.
struct Painter {
    QPainter *painter;
    const RepoSummary &repo;
    Qt::LayoutDirection direction;
    QRect row;

    QRect at(const QRect &place) const { return QStyle::visualRect(direction, row, place); }

    // Owner quiet, name strong; the name is what may not be lost, so the owner is elided first. It reads from
    // left to right wherever it stands.
    void name(const QRect &place) const
    {
        const auto quiet = Theme::mono(TextSize::Body);
        const auto strong = Theme::mono(TextSize::Body, QFont::DemiBold);
        const QFontMetrics quietMetrics(quiet);
        const QFontMetrics strongMetrics(strong);
        const auto owner = repo.id.owner.isEmpty() ? QString() : repo.id.owner + u'/';
        const auto nameWidth = std::min(strongMetrics.horizontalAdvance(repo.id.name), place.width());
        const auto shown
            = quietMetrics.elidedText(owner, Qt::ElideMiddle, std::max(0, place.width() - nameWidth));
        const auto used = quietMetrics.horizontalAdvance(shown);
        const auto whole = std::min(used + nameWidth + 1, place.width());
        const auto rect = at(QRect(place.left(), place.top(), whole, place.height()));
        painter->setLayoutDirection(Qt::LeftToRight);
        painter->setFont(quiet);
        painter->setPen(Theme::color(Token::Muted));
        painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, shown);
        painter->setFont(strong);
        painter->setPen(Theme::color(Token::Ink));
        const auto rest = rect.adjusted(used, 0, 0, 0);
        painter->drawText(rest,
                          Qt::AlignVCenter | Qt::TextSingleLine,
                          strongMetrics.elidedText(repo.id.name, Qt::ElideMiddle, rest.width()));
        painter->setLayoutDirection(direction);
    }

    int badge(QRect rect, Icon symbol, const QString &text, Token color) const
    {
        painter->setFont(Theme::figures(TextSize::Small));
        const auto side = Theme::px(Metrics::iconSmall);
        const auto wide = painter->fontMetrics().horizontalAdvance(text) + side + Metrics::space1;
        const QRect place(rect.right() - wide, rect.top(), wide, rect.height());
        drawIcon(painter,
                 symbol,
                 at(QRect(place.left(), place.center().y() - side / 2, side, side)),
                 Theme::color(color));
        painter->setPen(Theme::color(color));
        painter->drawText(at(place.adjusted(side + Metrics::space1, 0, 0, 0)), Qt::AlignVCenter, text);
        return wide + Metrics::space3;
    }
};

} // namespace

RepoDelegate::RepoDelegate(Avatars *pictures, QAbstractItemView *view)
    : QStyledItemDelegate(view)
    , m_pictures(pictures)
{
    if (pictures) {
        connect(pictures, &Avatars::changed, view->viewport(), qOverload<>(&QWidget::update));
    }
}

QSize RepoDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { Theme::px(200), Theme::row(Metrics::listRow) };
}

void RepoDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto repo = index.data(RepoListModel::SummaryRole).value<RepoSummary>();
    painter->save();
    painter->setClipRect(option.rect);
    QStyleOptionViewItem ground(option);
    initStyleOption(&ground, index);
    ground.text.clear();
    const auto *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      Theme::color(Token::Border));

    painter->setLayoutDirection(option.direction);
    const Painter draw{ painter, repo, option.direction, option.rect };
    const auto inner = option.rect.adjusted(Metrics::pageMargin, 0, -Metrics::space3, -1);
    const auto side = Theme::px(28);
    drawAvatar(painter,
               draw.at(QRect(inner.left(), inner.center().y() - side / 2, side, side)),
               repo.id.owner.isEmpty() ? repo.id.name : repo.id.owner,
               m_pictures);

    const auto text = inner.adjusted(side + Metrics::space3, 0, 0, 0);
    const auto middle = text.top() + text.height() / 2;
    const QRect upper(text.left(),
                      text.top() + Metrics::space2 - 2,
                      text.width(),
                      middle - text.top() - Metrics::space2 + 2);
    QRect lower(text.left(), middle, text.width(), text.bottom() - middle - Metrics::space2 + 3);
    draw.name(upper);
    // A column of its own, so that the states of all rows stand on one line.
    auto state = index.data(RepoListModel::StateRole).value<StateBadge>();
    if (state.state == LocalState::NotHere && repo.gate != Gate::Open) {
        //: State of a repository whose files can only be fetched after access was granted.
        state = { .state = LocalState::AccessNeeded, .word = tr("Gated") };
    }
    const int stateWidth = std::min(Theme::px(stateColumn), lower.width() / 3);
    const QRect stateRect(lower.right() - stateWidth, lower.top(), stateWidth, lower.height());
    if (state.state != LocalState::NotHere) {
        drawStateBadge(painter, draw.at(stateRect), state, Theme::font(TextSize::Small));
    } else if (repo.isPrivate) {
        draw.badge(lower, Icon::Lock, tr("Private"), Token::Muted);
    }
    lower.setRight(stateRect.left() - Metrics::space2);
    if (repo.downloads) {
        lower.setRight(lower.right()
                       - draw.badge(lower, Icon::Download, formatCount(*repo.downloads), Token::Muted));
    }
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    painter->drawText(draw.at(lower),
                      Qt::AlignVCenter | Qt::TextSingleLine,
                      fittingFacts(facts(repo), painter->fontMetrics(), lower.width()));
    painter->restore();
}

} // namespace Hubdesk
