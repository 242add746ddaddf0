// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/rail.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

class RailDelegate : public QStyledItemDelegate
{
public:
    explicit RailDelegate(Rail *rail)
        : QStyledItemDelegate(rail)
        , m_rail(rail)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const auto heading = index.data(RailModel::HeadingRole).toBool();
        if (heading && m_rail->isCollapsed()) {
            return { Theme::px(Metrics::railCollapsed), Metrics::space4 };
        }
        return { Theme::px(Metrics::rail),
                 Theme::px(heading ? Metrics::railRow + Metrics::space1 : Metrics::railRow) + 1 };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (index.data(RailModel::HeadingRole).toBool()) {
            paintHeading(painter, option.rect, index);
        } else {
            paintRow(painter, option, index);
        }
        painter->restore();
    }

private:
    void paintHeading(QPainter *painter, const QRect &rect, const QModelIndex &index) const
    {
        if (m_rail->isCollapsed()) {
            return;
        }
        painter->setPen(Theme::color(Token::Muted));
        painter->setFont(Theme::font(TextSize::Small));
        painter->drawText(rect.adjusted(Metrics::space4, Metrics::space2, -Metrics::space2, 0),
                          Qt::AlignVCenter,
                          index.data().toString());
    }

    void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        const auto selected = option.state.testFlag(QStyle::State_Selected);
        const auto hovered = option.state.testFlag(QStyle::State_MouseOver);
        const auto plate = option.rect.adjusted(Metrics::space2, 0, -Metrics::space2, -1);
        painter->setPen(Qt::NoPen);
        if (selected || hovered) {
            painter->setBrush(Theme::color(selected ? Token::Selection : Token::Hover));
            painter->drawRoundedRect(plate, Metrics::radiusControl, Metrics::radiusControl);
        }
        if (selected) {
            painter->setBrush(Theme::color(Token::Accent));
            painter->drawRoundedRect(
                QRectF(plate.left() - 1, plate.top() + 7, 2.5, plate.height() - 14), 1.25, 1.25);
        }
        if (option.state.testFlag(QStyle::State_HasFocus) && m_rail->hasFocus()) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(Theme::color(Token::Accent), 1.5));
            painter->drawRoundedRect(QRectF(plate).adjusted(0.75, 0.75, -0.75, -0.75),
                                     Metrics::radiusControl,
                                     Metrics::radiusControl);
        }
        const auto side = Theme::px(Metrics::iconRail);
        const auto left
            = m_rail->isCollapsed() ? plate.center().x() - side / 2 + 1 : plate.left() + Metrics::space2;
        const QRect iconRect(left, plate.center().y() - side / 2 + 1, side, side);
        drawIcon(painter,
                 index.data(RailModel::IconRole).value<Icon>(),
                 iconRect,
                 Theme::color(selected ? Token::AccentText : Token::Muted));
        if (m_rail->isCollapsed()) {
            paintBadge(painter, iconRect, index.data(RailModel::BadgeRole).toString());
        } else {
            paintWords(painter,
                       plate.adjusted(Metrics::space2 + side + Metrics::space2 + 2, 0, -Metrics::space2, 0),
                       selected,
                       index);
        }
    }

    // Without words the number stands on the upper corner of the icon.
    static void paintBadge(QPainter *painter, const QRect &icon, const QString &badge)
    {
        if (badge.isEmpty() || std::ranges::any_of(badge, [](QChar c) { return c.isLetter(); })) {
            return; // an amount with its unit has no room there
        }
        auto font = Theme::font(TextSize::Small, QFont::DemiBold);
        font.setPointSizeF(font.pointSizeF() * 0.85);
        painter->setFont(font);
        const auto shown = badge.size() > 2 ? u"99+"_s : badge;
        const int high = painter->fontMetrics().height();
        const int wide = std::max(high, painter->fontMetrics().horizontalAdvance(shown) + Metrics::space2);
        const QRect plate(icon.right() - wide / 3, icon.top() - high / 3, wide, high);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::color(Token::Accent));
        painter->drawRoundedRect(plate, high / 2.0, high / 2.0);
        painter->setPen(Theme::color(Token::OnAccent));
        painter->drawText(plate, Qt::AlignCenter, shown);
    }

    void paintWords(QPainter *painter, QRect rect, bool selected, const QModelIndex &index) const
    {
        const auto badge = index.data(RailModel::BadgeRole).toString();
        if (!badge.isEmpty()) {
            painter->setFont(Theme::font(TextSize::Small));
            painter->setPen(Theme::color(Token::Muted));
            painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, badge);
            rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(badge) - Metrics::space2);
        }
        painter->setFont(Theme::font(TextSize::Body, selected ? QFont::Medium : QFont::Normal));
        painter->setPen(Theme::color(Token::Ink));
        painter->drawText(
            rect,
            Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    }

    Rail *m_rail;
};

} // namespace

// ---- model
// ----------------------------------------------------------------------------------------------------------

RailModel::RailModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_rows = {
        //: Heading of the rail over Models, Datasets and Spaces.
        { .text = tr("Browse"), .heading = true },
        { .text = tr("Models"), .icon = Icon::Model, .page = Link::Page::Models },
        { .text = tr("Datasets"), .icon = Icon::Dataset, .page = Link::Page::Datasets },
        { .text = tr("Spaces"), .icon = Icon::Space, .page = Link::Page::Spaces },
        //: Heading of the rail over the pages where something is done.
        { .text = tr("Work"), .heading = true },
        { .text = tr("Transfers"), .icon = Icon::Transfers, .page = Link::Page::Transfers },
        //: Heading of the rail over the pages about this computer.
        { .text = tr("Local"), .heading = true },
        { .text = tr("Cache"), .icon = Icon::Cache, .page = Link::Page::Cache },
    };
}

void RailModel::setBadge(Link::Page page, const QString &badge)
{
    const auto place = indexOf(page);
    if (place.isValid() && m_rows[place.row()].badge != badge) {
        m_rows[place.row()].badge = badge;
        Q_EMIT dataChanged(place, place);
    }
}

QModelIndex RailModel::indexOf(Link::Page page) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (!m_rows[row].heading && m_rows[row].page == page) {
            return index(row);
        }
    }
    return {};
}

int RailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RailModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::ToolTipRole:
        return row.heading ? QVariant() : row.text;
    case Qt::AccessibleTextRole:
        return row.badge.isEmpty() ? row.text : row.text + u' ' + row.badge;
    case IconRole:
        return QVariant::fromValue(row.icon);
    case PageRole:
        return QVariant::fromValue(row.page);
    case BadgeRole:
        return row.badge;
    case HeadingRole:
        return row.heading;
    default:
        return {};
    }
}

Qt::ItemFlags RailModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    return m_rows[index.row()].heading ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

// ---- view
// -----------------------------------------------------------------------------------------------------------

Rail::Rail(QWidget *parent)
    : QListView(parent)
    , m_model(new RailModel(this))
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Places"));
    setModel(m_model);
    setItemDelegate(new RailDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setBackgroundRole(QPalette::AlternateBase);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    Theme::follow(this, [this] { setCollapsed(m_collapsed); });
    const auto request = [this](const QModelIndex &index) {
        if (index.flags().testFlag(Qt::ItemIsSelectable)) {
            Q_EMIT pageRequested(index.data(RailModel::PageRole).value<Link::Page>());
        }
    };
    connect(this, &QListView::clicked, this, request);
    connect(this, &QListView::activated, this, request);
}

QSize RailButton::sizeHint() const
{
    const bool small = toolButtonStyle() == Qt::ToolButtonIconOnly;
    return { Theme::px(small ? Metrics::railCollapsed : Metrics::rail) - 2 * Metrics::space2,
             Theme::px(Metrics::railRow) };
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        fillRounded(
            &painter, rect(), Metrics::radiusControl, Theme::color(isDown() ? Token::Pressed : Token::Hover));
    }
    const auto side = Theme::px(Metrics::iconRail);
    const bool small = toolButtonStyle() == Qt::ToolButtonIconOnly;
    QRect place(small ? (width() - side) / 2 : Metrics::space2, (height() - side) / 2, side, side);
    place = QStyle::visualRect(layoutDirection(), rect(), place);
    drawIcon(&painter, iconOf(icon()).value_or(Icon::Settings), place, Theme::color(Token::Muted));
    if (!small) {
        painter.setFont(Theme::font(TextSize::Body));
        painter.setPen(Theme::color(Token::Ink));
        const auto words = rect().adjusted(2 * Metrics::space2 + side + 2, 0, -Metrics::space2, 0);
        drawElided(&painter,
                   QStyle::visualRect(layoutDirection(), rect(), words),
                   QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft),
                   text().remove(u'&'));
    }
}

QSize Rail::sizeHint() const
{
    return { Theme::px(m_collapsed ? Metrics::railCollapsed : Metrics::rail),
             QListView::sizeHint().height() };
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(sizeHint().width());
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void Rail::setCurrentPage(Link::Page page)
{
    if (const auto place = m_model->indexOf(page); place.isValid()) {
        setCurrentIndex(place);
    } else {
        clearSelection();
    }
}

void Rail::setBadge(Link::Page page, const QString &badge)
{
    m_model->setBadge(page, badge);
}

} // namespace Hubdesk
