// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/repodelegate.h"

#include "core/hub/knowntags.h"
#include "ui/browse/repolistmodel.h"
#include "ui/browse/rowactions.h"
#include "ui/shared/avatar.h"
#include "ui/shared/avatars.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/reponame.h"
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

constexpr int avatarSide = 28;
constexpr int stateColumn = 112;
constexpr int wideRow = 600; // from here on the task has room among the facts

QString taskOf(const RepoSummary &repo)
{
    return repo.task.isEmpty() ? kitLabel(repo.sdk) : tagLabel(repo.task);
}

// One place in all rows of a list: a Space has hardly another fact than its kit.
bool isTaskAmongFacts(const RepoSummary &repo, int width)
{
    return repo.id.kind == RepoKind::Space || width >= Theme::px(wideRow);
}

QString rowFacts(const RepoSummary &repo, bool withTask)
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
    if (const auto task = taskOf(repo); withTask && !task.isEmpty()) {
        parts << task;
    }
    return parts.join(u" · "_s);
}

// Places are thought from left to right, and mirrored when they are painted.
struct Painter {
    QPainter *painter;
    const RepoSummary &repo;
    Qt::LayoutDirection direction;
    QRect row;
    bool isOutOfReach = false; ///< not here, and the Hub cannot be asked: its words are pale

    QRect at(const QRect &place) const { return QStyle::visualRect(direction, row, place); }

    QColor color(Token tone) const { return Theme::color(isOutOfReach ? Token::Faint : tone); }

    int name(const QRect &place, TextSize size) const
    {
        const auto owner = repo.id.owner.isEmpty() ? QString() : repo.id.owner + u'/';
        const RepoNameTones tones
            = isOutOfReach ? RepoNameTones{ Token::Faint, Token::Faint } : RepoNameTones{};
        return drawRepoName(painter, at(place), owner, repo.id.name, size, tones);
    }

    void text(const QRect &rect, const QString &words, const QFont &font, Token tone) const
    {
        if (rect.width() > 0) {
            painter->setFont(font);
            painter->setPen(color(tone));
            painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, words);
        }
    }

    // Above the states, if the name leaves room.
    void task(const QRect &line, int nameWidth, int column) const
    {
        if (nameWidth + Metrics::space2 + column <= line.width()) {
            painter->setFont(Theme::font(TextSize::Small));
            painter->setPen(color(Token::Muted));
            drawElided(painter,
                       at(QRect(line.right() - column, line.top(), column, line.height())),
                       Qt::AlignLeft,
                       taskOf(repo));
        }
    }

    void trouble(const QRect &line, const QString &words) const
    {
        const auto side = Theme::px(Metrics::iconSmall);
        drawIcon(painter,
                 Icon::Warning,
                 at(QRect(line.left(), line.center().y() - side / 2, side, side)),
                 Theme::color(Token::Amber));
        const auto font = Theme::font(TextSize::Small);
        const auto rest = line.adjusted(side + Metrics::space1, 0, 0, 0);
        text(
            at(rest), QFontMetrics(font).elidedText(words, Qt::ElideRight, rest.width()), font, Token::Amber);
    }

    int badge(QRect rect, Icon symbol, const QString &text) const
    {
        painter->setFont(Theme::figures(TextSize::Small));
        const auto side = Theme::px(Metrics::iconSmall);
        const auto wide = painter->fontMetrics().horizontalAdvance(text) + side + Metrics::space1;
        const QRect place(rect.right() - wide, rect.top(), wide, rect.height());
        drawIcon(painter,
                 symbol,
                 at(QRect(place.left(), place.center().y() - side / 2, side, side)),
                 color(Token::Muted));
        painter->setPen(color(Token::Muted));
        painter->drawText(at(place.adjusted(side + Metrics::space1, 0, 0, 0)), Qt::AlignVCenter, text);
        return wide + Metrics::space3;
    }

    void state(const QRect &place, StateBadge state, bool isSelected) const
    {
        if (state.state == LocalState::NotHere && repo.gate != Gate::Open) {
            //: State of a repository whose files can only be fetched after access was granted.
            state = { .state = LocalState::AccessNeeded, .word = RepoDelegate::tr("Gated") };
        }
        if (state.state != LocalState::NotHere) {
            drawStateBadge(painter, at(place), state, Theme::font(TextSize::Small), isSelected);
        } else if (repo.isPrivate) {
            badge(place, Icon::Lock, RepoDelegate::tr("Private"));
        }
    }

    // At the end of a line; returns what is left of it.
    QRect downloads(QRect line) const
    {
        if (repo.downloads) {
            line.setRight(line.right() - badge(line, Icon::Download, formatCount(*repo.downloads)));
        }
        return line;
    }

    void facts(const QRect &line, bool withTask) const
    {
        const auto font = Theme::font(TextSize::Small);
        const auto words = fittingFacts(rowFacts(repo, withTask), QFontMetrics(font), line.width());
        text(at(line), words, font, Token::Muted);
    }
};

// Of a row of the list, thought from left to right.
struct Places {
    explicit Places(const QRect &row)
        : inner(row.adjusted(Metrics::pageMargin, 0, -Metrics::space3, -1))
    {
        const auto text = inner.adjusted(Theme::px(avatarSide) + Metrics::space3, 0, 0, 0);
        const auto middle = text.top() + text.height() / 2;
        upper = { text.left(),
                  text.top() + Metrics::space2 - 2,
                  text.width(),
                  middle - text.top() - Metrics::space2 + 2 };
        lower = { text.left(), middle, text.width(), text.bottom() - middle - Metrics::space2 + 3 };
        // A column of its own, so that the states of all rows stand on one line.
        const int wide = std::min(Theme::px(stateColumn), lower.width() / 3);
        state = { lower.right() - wide, lower.top(), wide, lower.height() };
        lower.setRight(state.left() - Metrics::space2);
    }
    QRect inner;
    QRect upper;
    QRect lower; ///< before the state
    QRect state;
};

// The ground of a row, or of a cell, as the style has it.
void drawGround(QPainter *painter, QStyleOptionViewItem ground)
{
    ground.text.clear();
    const auto *style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
}

bool isRinged(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange;
}

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

QRect RepoDelegate::beforeState(const QRect &row)
{
    return Places(row).lower;
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
    drawGround(painter, ground);
    if (!isRinged(ground)) { // the ring of the focus has a lower edge of its own
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          Theme::color(Token::Border));
    }
    painter->setLayoutDirection(option.direction);
    const Painter draw{
        painter, repo, option.direction, option.rect, index.data(RepoListModel::OutOfReachRole).toBool()
    };
    const Places places(option.rect);
    const auto &inner = places.inner;
    const auto side = Theme::px(avatarSide);
    drawAvatar(painter,
               draw.at(QRect(inner.left(), inner.center().y() - side / 2, side, side)),
               repo.id.owner.isEmpty() ? repo.id.name : repo.id.owner,
               m_pictures);
    const int nameWidth = draw.name(places.upper, TextSize::Body);
    const bool isAmongFacts = isTaskAmongFacts(repo, places.upper.width());
    if (!isAmongFacts) {
        draw.task(places.upper, nameWidth, places.state.width());
    }
    draw.state(places.state,
               index.data(RepoListModel::StateRole).value<StateBadge>(),
               option.state.testFlag(QStyle::State_Selected));
    const int covered = RowActions::coverOf(option.widget, index, places.lower);
    const auto rest = covered > 0 ? places.lower.adjusted(0, 0, -covered, 0) : draw.downloads(places.lower);
    const auto trouble = index.data(RepoListModel::TroubleRole).toString();
    if (trouble.isEmpty()) {
        draw.facts(rest, isAmongFacts);
    } else {
        draw.trouble(rest, trouble);
    }
    painter->restore();
}

void RepoCellDelegate::paint(QPainter *painter,
                             const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const bool isName = index.column() == RepoListModel::Name;
    if (!isName && index.column() != RepoListModel::OnThisComputer) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const auto repo = index.data(RepoListModel::SummaryRole).value<RepoSummary>();
    painter->save();
    QStyleOptionViewItem ground(option);
    initStyleOption(&ground, index);
    drawGround(painter, ground);
    painter->setLayoutDirection(option.direction);
    const Painter draw{
        painter, repo, option.direction, option.rect, index.data(RepoListModel::OutOfReachRole).toBool()
    };
    const auto place = option.rect.adjusted(Metrics::space2, 0, -Metrics::space2, -1);
    if (isName) {
        draw.name(place, TextSize::Small);
    } else {
        draw.state(place,
                   index.data(RepoListModel::StateRole).value<StateBadge>(),
                   option.state.testFlag(QStyle::State_Selected));
    }
    painter->restore();
}

int RepoCellDelegate::nameWidth(const RepoId &repo)
{
    const QFontMetrics name(Theme::mono(TextSize::Small, QFont::DemiBold));
    return name.horizontalAdvance(repo.text()) + 2 * Metrics::space2 + 2;
}

} // namespace Hubdesk
