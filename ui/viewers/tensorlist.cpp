// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tensorlist.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qint64 rowsAtFirst = 60; // about what a person looks through
constexpr qint64 rowsOfFilter = 400;
constexpr int withParameters = 470; // width of the list from which on the column is shown
constexpr int withType = 330;
} // namespace

TensorList::TensorList(QWidget *parent)
    : QWidget(parent)
    , m_model(new TensorTreeModel(this))
    , m_filter(new QLineEdit)
    , m_tree(new QTreeView)
    , m_note(new TextLabel({}, TextSize::Small, Token::Muted))
{
    m_filter->setObjectName(u"tensorFilter"_s);
    m_filter->setAccessibleName(tr("Find a tensor"));
    m_filter->setPlaceholderText(tr("Find a tensor"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_tree->setObjectName(u"tensorTree"_s);
    m_tree->setAccessibleName(tr("Tensors"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setMouseTracking(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    Theme::follow(this, [this] { m_tree->setIndentation(Theme::px(14)); });
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDenseRows(m_tree);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionsMovable(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_tree->header()->setSectionResizeMode(TensorTreeModel::NameColumn, QHeaderView::Stretch);
    m_tree->header()->setSortIndicatorClearable(true);
    m_tree->header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_tree->setSortingEnabled(true);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, Metrics::space2);
    field->addWidget(m_filter);
    m_note->setContentsMargins(Metrics::pageMargin, Metrics::space1, Metrics::pageMargin, Metrics::space1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(field);
    auto *rows = new QHBoxLayout;
    rows->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 0);
    rows->addWidget(m_tree);
    layout->addLayout(rows, 1);
    layout->addWidget(m_note);
    connect(m_filter, &QLineEdit::textChanged, m_model, &TensorTreeModel::setFilter);
    connect(m_model, &TensorTreeModel::arranged, this, &TensorList::showArranged);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const auto current = m_tree->currentIndex();
        m_current = current.isValid() ? current.data(TensorTreeModel::TensorRole).toLongLong() : -1;
    });
    addCopying();
    placeColumns();
}

void TensorList::addCopying()
{
    auto *copy = new QAction(tr("Copy name"), m_tree);
    copy->setObjectName(u"copyTensorName"_s);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(copy);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &TensorList::copyName);
}

void TensorList::copyName()
{
    const auto name = m_tree->currentIndex().data(TensorTreeModel::FullNameRole).toString();
    if (!name.isEmpty()) {
        QGuiApplication::clipboard()->setText(name);
    }
}

void TensorList::setHead(const WeightsPtr &head)
{
    m_all = head ? head->stats.tensors : 0;
    m_types = head ? head->stats.byDtype.size() : 0;
    placeColumns();
    m_selectLater = -1;
    m_filter->clear();
    m_note->setText({});
    m_model->setHead(head);
    m_current = -1; // it was of another file
}

void TensorList::showArranged(bool filterChanged)
{
    if (filterChanged) {
        expandSome(m_model->filter().isEmpty() ? rowsAtFirst : rowsOfFilter);
        m_note->setText(
            m_model->matches() == 0 && m_all > 0 ? tr("No tensor has that in its name or type.")
                : m_model->matches() == m_all
                ? tr("%n tensor(s)", nullptr, int(qMin<qint64>(m_all, INT_MAX)))
                : tr("%1 of %2 tensors").arg(formatNumber(m_model->matches()), formatNumber(m_all)));
    }
    if (const auto place = m_model->indexOfTensor(m_current);
        filterChanged && m_current >= 0 && place.isValid()) {
        m_tree->setCurrentIndex(place);
    }
    if (m_selectLater >= 0 && m_model->matches() == m_all) {
        select(std::exchange(m_selectLater, -1));
    }
}

/// Breadth first, as far as a person would look.
void TensorList::expandSome(qint64 most)
{
    QList<QModelIndex> waiting{ QModelIndex() };
    qint64 rows = 0;
    for (qsizetype at = 0; at < waiting.size(); ++at) {
        const auto group = waiting.at(at);
        const int below = m_model->rowCount(group);
        if (group.isValid() && rows + below > most) {
            continue; // a smaller one may still have room
        }
        rows += below;
        if (group.isValid()) {
            m_tree->setExpanded(group, true);
        }
        for (int row = 0; row < qMin<qint64>(below, most); ++row) {
            const auto child = m_model->index(row, 0, group);
            if (m_model->rowCount(child) > 0) {
                waiting << child;
            }
        }
    }
}

void TensorList::select(qsizetype tensor)
{
    if (m_model->isArranging() || !m_model->filter().isEmpty()) {
        m_selectLater = tensor;
        m_filter->clear();
        return;
    }
    const auto place = m_model->indexOfTensor(tensor);
    if (place.isValid()) {
        m_tree->setCurrentIndex(place);
        m_tree->scrollTo(place, QAbstractItemView::PositionAtCenter);
        m_tree->setFocus();
    }
}

void TensorList::placeColumns()
{
    const QFontMetrics mono(Theme::mono(TextSize::Small));
    const QFontMetrics words(Theme::font(TextSize::Small));
    m_tree->setColumnWidth(TensorTreeModel::ShapeColumn,
                           mono.horizontalAdvance(u"128,256 × 8,192"_s) + Metrics::space4);
    m_tree->setColumnWidth(TensorTreeModel::TypeColumn,
                           mono.horizontalAdvance(u"F8_E4M3"_s) + Metrics::space4);
    m_tree->setColumnWidth(TensorTreeModel::ParametersColumn,
                           words.horizontalAdvance(u"Params"_s) + Theme::px(28));
    m_tree->setColumnWidth(TensorTreeModel::BytesColumn,
                           words.horizontalAdvance(u"8.88 MB"_s) + Theme::px(28));
    m_tree->setColumnHidden(TensorTreeModel::ParametersColumn, width() < Theme::px(withParameters));
    // Where all are of one type, the head of the preview tells it.
    m_tree->setColumnHidden(TensorTreeModel::TypeColumn, m_types < 2 || width() < Theme::px(withType));
}

void TensorList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeColumns();
}

void TensorList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        placeColumns();
    }
}

} // namespace Hubdesk
