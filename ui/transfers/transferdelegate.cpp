// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transferdelegate.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/reponame.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"
#include "ui/transfers/rowact.h"
#include "ui/transfers/transfermodel.h"

#include <QApplication>
#include <QPainter>

namespace Hubdesk
{

namespace
{

StateBadge badgeOf(TransferPhase phase, const QString &word, double share)
{
    const auto state = [phase] {
        switch (phase) {
        case TransferPhase::Waiting:
            return LocalState::Queued;
        case TransferPhase::Resolving:
        case TransferPhase::Downloading:
        case TransferPhase::Verifying:
        case TransferPhase::Placing:
            return LocalState::Running;
        case TransferPhase::Paused:
            return LocalState::Paused;
        case TransferPhase::Retrying:
            return LocalState::Retrying;
        case TransferPhase::NeedsAttention:
            return LocalState::NeedsAttention;
        case TransferPhase::Done:
            return LocalState::Complete;
        case TransferPhase::Cancelled:
            return LocalState::Cancelled;
        }
        Q_UNREACHABLE_RETURN(LocalState::NotHere);
    }();
    return { state, word, share };
}

ProgressParts partsOf(TransferPhase phase, qint64 size, qint64 done, qint64 before, qint64 verified)
{
    using Mood = ProgressParts::Mood;
    const auto whole = double(std::max<qint64>(size, 1));
    const auto old = double(std::min(before, done)) / whole;
    switch (phase) {
    case TransferPhase::Done:
        return { old, 1 - old, 1, Mood::Done };
    case TransferPhase::NeedsAttention:
        return { old, double(done) / whole - old, double(verified) / whole, Mood::Stopped };
    case TransferPhase::Retrying:
        return { old, double(done) / whole - old, double(verified) / whole, Mood::Retrying };
    default:
        return { old, double(done) / whole - old, double(verified) / whole, Mood::Running };
    }
}

QRect half(const QRect &rect, bool upper)
{
    const auto middle = rect.top() + rect.height() / 2;
    return upper ? QRect(rect.left(),
                         rect.top() + Metrics::space2 - 2,
                         rect.width(),
                         middle - rect.top() - Metrics::space2 + 2)
                 : QRect(rect.left(), middle, rect.width(), rect.bottom() - middle - Metrics::space2 + 3);
}

void line(QPainter *painter,
          const QRect &rect,
          const QString &text,
          const QFont &font,
          Token color,
          Qt::Alignment alignment,
          Qt::TextElideMode elide)
{
    painter->setFont(font);
    painter->setPen(Theme::color(color));
    painter->drawText(rect,
                      int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, elide, rect.width()));
}

// Speed and time left after the rest, where they have no columns.
QString secondLine(const QModelIndex &index, bool narrow)
{
    QStringList facts{ index.data(TransferModel::SecondLineRole).toString() };
    if (narrow) {
        facts = QStringList{ index.siblingAtColumn(TransferModel::SpeedColumn).data().toString(),
                             index.siblingAtColumn(TransferModel::RemainingColumn).data().toString() }
            + facts;
        facts.removeAll(QString());
    }
    return facts.join(u" · "_s);
}

void paintName(QPainter *painter, const QRect &rect, const QModelIndex &index, bool isFile, bool narrow)
{
    if (isFile) {
        line(painter,
             rect,
             index.data().toString(),
             Theme::mono(TextSize::Small),
             Token::Ink,
             Qt::AlignLeft,
             Qt::ElideMiddle);
        return;
    }
    const auto repo = index.data().toString();
    const auto slash = repo.indexOf(u'/') + 1;
    drawRepoName(painter, half(rect, true), repo.left(slash), repo.mid(slash), TextSize::Body);
    line(painter,
         half(rect, false),
         secondLine(index, narrow),
         Theme::font(TextSize::Small),
         Token::Muted,
         Qt::AlignLeft,
         Qt::ElideRight);
}

void paintState(QPainter *painter,
                const QRect &rect,
                const QModelIndex &index,
                const StateBadge &badge,
                bool isFile,
                bool isSelected)
{
    drawStateBadge(
        painter, isFile ? rect : half(rect, true), badge, Theme::font(TextSize::Small), isSelected);
    if (!isFile) {
        const auto place = half(rect, false);
        const auto font = Theme::font(TextSize::Small);
        const auto facts = index.data(TransferModel::SecondLineRole).toString();
        line(painter,
             place,
             fittingFacts(facts, QFontMetrics(font), place.width()),
             font,
             Token::Muted,
             Qt::AlignLeft,
             Qt::ElideRight);
    }
}

} // namespace

void TransferDelegate::setHovered(const QModelIndex &index, bool more)
{
    m_hovered = index;
    m_hoversMore = more;
}

void TransferDelegate::paintButtons(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const auto act = rowAct(index.data(TransferModel::TransferRole).value<TransferState>());
    const auto buttons = rowButtons(cell);
    const auto draw = [&](const QRect &place, Icon symbol, bool hovered) {
        if (hovered) {
            fillRounded(painter, place, Metrics::radiusControl, Theme::color(Token::Pressed));
        }
        const int side = Theme::px(Metrics::iconButton);
        drawIcon(painter,
                 symbol,
                 QRect(place.center().x() - side / 2 + 1, place.center().y() - side / 2 + 1, side, side),
                 Theme::color(hovered ? Token::Ink : Token::Muted));
    };
    const bool hovered = m_hovered == index;
    if (act != RowAct::None) {
        draw(buttons.act, rowActIcon(act), hovered && !m_hoversMore);
    }
    draw(buttons.more, Icon::More, hovered && m_hoversMore);
}

QSize TransferDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return { Theme::px(80), Theme::row(index.parent().isValid() ? Metrics::treeRow : Metrics::listRow) };
}

void TransferDelegate::paint(QPainter *painter,
                             const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto file = index.data(TransferModel::FileRole);
    const auto isFile = file.isValid();
    const auto repo = index.data(TransferModel::TransferRole).value<TransferState>();
    const auto fileState = file.value<FileState>();
    const bool isLost = repo.phase == TransferPhase::Cancelled && fileState.phase != TransferPhase::Done;
    const auto phase = isFile && !isLost ? fileState.phase : repo.phase;
    const auto parts = isFile
        ? partsOf(phase, fileState.size, fileState.done, fileState.hadBefore, fileState.verified)
        : partsOf(phase, repo.size, repo.done, repo.hadBefore, repo.verified);
    painter->save();
    painter->setLayoutDirection(option.direction);
    painter->setClipRect(option.rect);
    QStyleOptionViewItem ground(option);
    initStyleOption(&ground, index);
    ground.text.clear();
    (option.widget ? option.widget->style() : QApplication::style())
        ->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    auto rect = option.rect.adjusted(Metrics::space2, 0, -Metrics::space2, -1);
    if (ground.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        rect.setLeft(rect.left() + Theme::px(Metrics::checkBox) + Metrics::space2);
        rect = QStyle::visualRect(option.direction, option.rect, rect);
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    switch (index.column()) {
    case TransferModel::NameColumn:
        paintName(painter, rect, index, isFile, m_isNarrow);
        break;
    case TransferModel::ActionsColumn:
        if (!isFile) {
            paintButtons(painter, option.rect, index);
        }
        break;
    case TransferModel::ProgressColumn: {
        const auto high = progressHeight();
        const int top = rect.center().y() - high / 2;
        drawProgress(painter, QRectF(rect.left(), top, rect.width(), high), parts, isSelected);
        break;
    }
    case TransferModel::StateColumn:
        paintState(painter,
                   rect,
                   index,
                   badgeOf(phase, index.data().toString(), parts.old + parts.fresh),
                   isFile,
                   isSelected);
        break;
    default:
        line(painter,
             rect,
             index.data().toString(),
             Theme::figures(isFile ? TextSize::Small : TextSize::Body),
             Token::Ink,
             Qt::AlignRight,
             Qt::ElideNone);
    }
    painter->restore();
}

} // namespace Hubdesk
