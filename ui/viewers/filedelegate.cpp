// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filedelegate.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filegroupmodel.h"
#include "ui/viewers/filetreemodel.h"
#include "ui/viewers/scanwords.h"

#include <QHash>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int leastWords = 40; ///< of what a commit says; with less room its age stands alone
constexpr int shareBar = 3; ///< height of the bar below a size

StateBadge badgeOf(const QModelIndex &index)
{
    const auto share = index.data(FileTreeModel::CountRole).toInt() > 0
        ? double(index.data(FileTreeModel::PresentRole).toInt())
            / index.data(FileTreeModel::CountRole).toInt()
        : 0.0;
    const auto word = index.data().toString();
    bool isNumber = false; // a set of files has none
    const int asNumber = index.data(FileTreeModel::PercentRole).toInt(&isNumber);
    const int percent = isNumber ? asNumber : -1;
    switch (index.data(FileTreeModel::StateRole).value<FileTreeModel::LocalState>()) {
    case FileTreeModel::LocalState::Present:
        return { LocalState::Complete, word, 1 };
    case FileTreeModel::LocalState::Partial:
        return { LocalState::Partial, word, percent >= 0 ? percent / 100.0 : share };
    case FileTreeModel::LocalState::Fetching:
        return { LocalState::Running, word, percent / 100.0 };
    case FileTreeModel::LocalState::Queued:
        return { LocalState::Queued, word, 0 };
    case FileTreeModel::LocalState::Failed:
        return { LocalState::NeedsAttention, word, 0 };
    case FileTreeModel::LocalState::Absent:
        return {};
    }
    return {};
}

void paintShare(QPainter *painter, const QRect &cell, double share)
{
    const QRectF track(cell.left() + Metrics::space2,
                       cell.bottom() - shareBar - 2,
                       cell.width() - 2 * Metrics::space2,
                       shareBar);
    const auto wide = track.width() * qBound(0.0, share, 1.0);
    if (wide >= 0.5) {
        auto color = Theme::color(Token::Accent);
        color.setAlphaF(0.4F);
        // From the right, as the figures stand.
        fillRounded(
            painter, QRectF(track.right() - wide, track.top(), wide, track.height()), shareBar / 2.0, color);
    }
}

int paintScanSign(QPainter *painter, const QRect &rect, ScanLevel level)
{
    const int side = Theme::px(Metrics::iconSmall);
    drawIcon(painter,
             scanIcon(level),
             QRect(rect.left(), rect.center().y() - side / 2 + 1, side, side),
             Theme::color(scanTone(level)));
    return side + Metrics::iconGap;
}

void paintScan(QPainter *painter, const QRect &cell, const QModelIndex &index)
{
    const auto level = ScanLevel(index.data(FileTreeModel::ScanLevelRole).toInt());
    if (level == ScanLevel::Unscanned) {
        return;
    }
    auto inner = cell.adjusted(Metrics::space2, 0, -Metrics::space1, -1);
    inner.setLeft(inner.left() + paintScanSign(painter, inner, level));
    const auto word = index.data().toString();
    painter->setFont(Theme::font(TextSize::Small));
    if (saysMoreThanSafe(level) || painter->fontMetrics().horizontalAdvance(word) <= inner.width()) {
        painter->setPen(Theme::color(scanTone(level)));
        drawElided(painter, inner, Qt::AlignLeft, word);
    }
}

void paintCommit(QPainter *painter, const QRect &cell, const QModelIndex &index)
{
    auto inner = cell.adjusted(Metrics::space2, 0, -Metrics::space2, -1);
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    const auto age = index.data(FileTreeModel::AgeRole).toString();
    const int ageWidth = painter->fontMetrics().horizontalAdvance(age);
    const int rest = inner.width() - ageWidth - Metrics::space3;
    const bool hasWords = rest >= Theme::px(leastWords);
    drawElided(painter, inner, Qt::AlignRight, age);
    if (hasWords) {
        inner.setWidth(rest);
        drawElided(painter, inner, Qt::AlignLeft, index.data().toString());
    }
}

// Where it does not fit, what sets it apart from the names above and below stays.
void elideName(QStyleOptionViewItem *option, const QModelIndex &index)
{
    if (!option->widget || option->rect.isEmpty()) {
        return;
    }
    const auto *style = option->widget->style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, option, option->widget) + 1;
    const int room
        = style->subElementRect(QStyle::SE_ItemViewItemText, option, option->widget).width() - 2 * margin;
    const QFontMetricsF metrics(option->font);
    const double letter = metrics.horizontalAdvance(u'0');
    const double wide = metrics.horizontalAdvance(option->text);
    // Letters of other scripts have other widths: those the style elides.
    if (wide <= room || room < 5 * letter || wide > double(option->text.size()) * letter + 1) {
        return;
    }
    QStringList neighbours;
    for (const int row : { index.row() - 1, index.row() + 1 }) {
        neighbours << index.siblingAtRow(row).data().toString();
    }
    option->text = elidedApart(option->text, neighbours, qsizetype(room / letter));
}

} // namespace

Icon fileIcon(const QString &name, bool folder)
{
    if (folder) {
        return Icon::Folder;
    }
    const auto suffix = name.section(u'.', -1).toLower();
    static const QHash<QString, Icon> bySuffix{
        { u"safetensors"_s, Icon::Tensor },
        { u"gguf"_s, Icon::Tensor },
        { u"bin"_s, Icon::Tensor },
        { u"pt"_s, Icon::Tensor },
        { u"onnx"_s, Icon::Tensor },
        { u"json"_s, Icon::Code },
        { u"py"_s, Icon::Code },
        { u"yaml"_s, Icon::Code },
        { u"yml"_s, Icon::Code },
        { u"js"_s, Icon::Code },
        { u"png"_s, Icon::Image },
        { u"jpg"_s, Icon::Image },
        { u"jpeg"_s, Icon::Image },
        { u"svg"_s, Icon::Image },
        { u"webp"_s, Icon::Image },
        { u"gif"_s, Icon::Image },
        { u"csv"_s, Icon::Table },
        { u"tsv"_s, Icon::Table },
        { u"parquet"_s, Icon::Table },
        { u"wav"_s, Icon::Audio },
        { u"mp3"_s, Icon::Audio },
        { u"flac"_s, Icon::Audio },
        { u"md"_s, Icon::Card },
    };
    return bySuffix.value(suffix, Icon::File);
}

QSize FileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return { QStyledItemDelegate::sizeHint(option, index).width(), Theme::row(Metrics::treeRow) };
}

void FileDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = { Theme::px(Metrics::iconButton), Theme::px(Metrics::iconButton) };
    const auto column = index.column();
    if (column == FileTreeModel::NameColumn) {
        option->icon = icon(fileIcon(index.data(FileTreeModel::PathRole).toString(),
                                     index.data(FileTreeModel::IsFolderRole).toBool()));
        option->font = Theme::mono(TextSize::Small);
        option->textElideMode = Qt::ElideMiddle;
        elideName(option, index);
        return;
    }
    option->features &= ~QStyleOptionViewItem::HasDecoration;
    option->palette.setColor(QPalette::Text,
                             Theme::color(column == FileTreeModel::SizeColumn ? Token::Ink : Token::Muted));
    if (column == FileTreeModel::KindColumn) {
        option->font = Theme::font(TextSize::Small);
    } else if (column != FileTreeModel::SizeColumn) {
        option->text.clear(); // paint() says it
    }
}

void FileDelegate::paintName(QPainter *painter,
                             const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto level = ScanLevel(index.data(FileTreeModel::ScanLevelRole).toInt());
    const bool warns = m_warnsInName && level >= ScanLevel::Caution;
    const bool isMarked = index.data(FileGroupModel::RecommendedRole).toBool();
    auto own = option;
    const int side = Theme::px(Metrics::iconSmall) + Metrics::iconGap;
    const QFontMetrics words(Theme::font(TextSize::Small));
    const int third = option.rect.width() / 3; // the name needs more
    const auto note = fittingFacts(index.data(FileGroupModel::NoteRole).toString(), words, third);
    const int noteWidth = note.isEmpty() ? 0 : words.horizontalAdvance(note) + Metrics::space2;
    // The row's ground goes over the whole cell, the words over what the signs leave.
    own.rect.setRight(own.rect.right() - (warns ? side : 0) - (isMarked ? side : 0) - noteWidth);
    QStyledItemDelegate::paint(painter, own, index);
    QRect rest(own.rect.right() + 1,
               option.rect.top(),
               option.rect.right() - own.rect.right(),
               option.rect.height());
    if (rest.width() <= 0) {
        return;
    }
    auto ground = option;
    initStyleOption(&ground, index);
    ground.rect = rest;
    ground.text.clear();
    ground.icon = {};
    ground.features &= ~(QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::HasCheckIndicator);
    ground.viewItemPosition = QStyleOptionViewItem::Middle;
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    if (isMarked) {
        const int star = Theme::px(Metrics::iconSmall);
        drawIcon(painter,
                 Icon::Star,
                 QRect(rest.left(), rest.center().y() - star / 2 + 1, star, star),
                 Theme::color(Token::Amber));
        rest.setLeft(rest.left() + side);
    }
    if (warns) {
        rest.setLeft(rest.left() + paintScanSign(painter, rest, level));
    }
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    drawElided(painter, rest.adjusted(0, 0, -Metrics::space1, -1), Qt::AlignLeft, note);
}

void FileDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    switch (index.column()) {
    case FileTreeModel::NameColumn:
        paintName(painter, option, index);
        break;
    case FileTreeModel::SizeColumn:
        QStyledItemDelegate::paint(painter, option, index);
        paintShare(painter, option.rect, index.data(FileTreeModel::ShareRole).toDouble());
        break;
    case FileTreeModel::ScanColumn:
        QStyledItemDelegate::paint(painter, option, index);
        paintScan(painter, option.rect, index);
        break;
    case FileTreeModel::CommitColumn:
        QStyledItemDelegate::paint(painter, option, index);
        paintCommit(painter, option.rect, index);
        break;
    case FileTreeModel::StateColumn:
        QStyledItemDelegate::paint(painter, option, index);
        drawStateBadge(painter,
                       option.rect.adjusted(Metrics::space2, 0, -Metrics::space1, -1),
                       badgeOf(index),
                       Theme::font(TextSize::Small));
        break;
    default:
        QStyledItemDelegate::paint(painter, option, index);
    }
    painter->restore();
}

} // namespace Hubdesk
