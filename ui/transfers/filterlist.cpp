// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/filterlist.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/transfers/transfermodel.h"

#include <QComboBox>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Icon symbolOf(TransferFilter filter)
{
    switch (filter) {
    case TransferFilter::All:
        return Icon::Transfers;
    case TransferFilter::Active:
        return Icon::Run;
    case TransferFilter::Waiting:
        return Icon::Clock;
    case TransferFilter::Paused:
        return Icon::Pause;
    case TransferFilter::NeedsAttention:
        return Icon::Warning;
    case TransferFilter::Done:
        return Icon::Check;
    case TransferFilter::History:
        return Icon::Retry;
    }
    Q_UNREACHABLE_RETURN(Icon::Transfers);
}

QString wordOf(TransferFilter filter)
{
    switch (filter) {
    case TransferFilter::All:
        return TransferFilterModel::tr("All");
    case TransferFilter::Active:
        //: Transfers that move bytes now.
        return TransferFilterModel::tr("Active");
    case TransferFilter::Waiting:
        return TransferFilterModel::tr("Waiting");
    case TransferFilter::Paused:
        return TransferFilterModel::tr("Paused");
    case TransferFilter::NeedsAttention:
        return TransferFilterModel::tr("Needs attention");
    case TransferFilter::Done:
        return TransferFilterModel::tr("Done");
    case TransferFilter::History:
        //: All transfers that are over, also those taken out of the list.
        return TransferFilterModel::tr("History");
    }
    Q_UNREACHABLE_RETURN({});
}

/// The ground of the style, sign and word, and at the right the quiet number.
class FilterDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return { Theme::px(120), Theme::px(Metrics::railRow) + 1 };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem ground(option);
        initStyleOption(&ground, index);
        ground.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        auto room = option.rect.adjusted(2 * Metrics::space2, 0, -2 * Metrics::space2, -1);
        const auto count = index.data(TransferFilterModel::CountRole).toString();
        painter->setFont(Theme::figures(TextSize::Small));
        painter->setPen(Theme::color(Token::Muted));
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, count);
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(count) - Metrics::space1);
        const int side = Theme::px(Metrics::iconButton);
        drawIcon(painter,
                 index.data(TransferFilterModel::IconRole).value<Icon>(),
                 QRect(room.left(), room.center().y() - side / 2 + 1, side, side),
                 Theme::color(selected ? Token::AccentText : Token::Muted));
        room.setLeft(room.left() + side + Metrics::space2);
        painter->setFont(Theme::font(TextSize::Body, selected ? QFont::Medium : QFont::Normal));
        painter->setPen(Theme::color(Token::Ink));
        drawElided(painter, room, Qt::AlignLeft, index.data().toString());
        painter->restore();
    }
};

} // namespace

void TransferFilterModel::setCounts(const std::array<int, transferFilterCount> &counts)
{
    if (m_counts != counts) {
        m_counts = counts;
        Q_EMIT dataChanged(index(0), index(transferFilterCount - 1));
    }
}

int TransferFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : transferFilterCount;
}

QVariant TransferFilterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto filter = TransferFilter(index.row());
    const auto count = m_counts[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return wordOf(filter);
    case Qt::AccessibleTextRole:
        //: A filter of the transfers and how many it shows: "Paused, 3".
        return tr("%1, %2").arg(wordOf(filter), formatNumber(count));
    case IconRole:
        return QVariant::fromValue(symbolOf(filter));
    case CountRole:
        return count > 0 ? formatNumber(count) : QString();
    default:
        return {};
    }
}

FilterList::FilterList(const TransferModel *transfers, const FilteredTransfers *shown, QObject *parent)
    : QObject(parent)
    , m_transfers(transfers)
    , m_shown(shown)
    , m_model(new TransferFilterModel(this))
    , m_list(new QListView)
    , m_combo(new QComboBox)
{
    m_list->setObjectName(u"transferFilters"_s);
    m_list->setAccessibleName(tr("Which transfers are shown"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FilterDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRowLook(m_list, RowLook::Rail);
    m_list->setCurrentIndex(m_model->index(0));
    m_combo->setObjectName(u"transferFilterCombo"_s);
    m_combo->setAccessibleName(m_list->accessibleName());
    m_combo->setModel(m_model);
    connect(
        m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &to) {
            m_combo->setCurrentIndex(to.row());
            Q_EMIT chosen(filter());
        });
    connect(m_combo, &QComboBox::currentIndexChanged, this, [this](int row) {
        m_list->setCurrentIndex(m_model->index(std::max(row, 0)));
    });
    connect(m_transfers, &TransferModel::countsChanged, this, &FilterList::count);
    count();
}

TransferFilter FilterList::filter() const
{
    return TransferFilter(std::max(m_list->currentIndex().row(), 0));
}

int FilterList::widestRow() const
{
    const QFontMetrics words(Theme::font(TextSize::Body, QFont::Medium));
    int widest = 0;
    for (int row = 0; row < transferFilterCount; ++row) {
        widest = std::max(widest, words.horizontalAdvance(m_model->index(row).data().toString()));
    }
    const int count = QFontMetrics(Theme::figures(TextSize::Small)).horizontalAdvance(u"888"_s);
    return 5 * Metrics::space2 + Metrics::space1 + Theme::px(Metrics::iconButton) + widest + count;
}

void FilterList::setFilter(TransferFilter filter)
{
    m_list->setCurrentIndex(m_model->index(int(filter)));
}

void FilterList::count()
{
    std::array<int, transferFilterCount> counts{};
    for (int row = 0; row < m_transfers->rowCount(); ++row) {
        const auto *state = m_transfers->transfer(m_transfers->index(row, 0));
        for (int filter = 0; filter < transferFilterCount; ++filter) {
            counts[size_t(filter)]
                += !m_shown->isHidden(state->id) && passes(TransferFilter(filter), *state) ? 1 : 0;
        }
    }
    m_model->setCounts(counts);
}

} // namespace Hubdesk
