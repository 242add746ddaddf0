// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tensormap.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/theme.h"
#include "ui/viewers/tensorkinds.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int mapHead = 18;
constexpr double leastReached = 3; // what is smaller is no stop for the keys
} // namespace

TensorMapModel::~TensorMapModel()
{
    releaseLater(std::move(m_head));
}

void TensorMapModel::setHead(const WeightsPtr &head)
{
    beginResetModel();
    releaseLater(std::exchange(m_head, head));
    endResetModel();
}

int TensorMapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_head ? 0 : int(m_head->tensors.size());
}

QVariant TensorMapModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &tensor = m_head->tensors.at(index.row());
    const auto share = m_head->stats.bytes > 0
        ? formatPercent(double(tensor.bytes.value_or(0)) / double(m_head->stats.bytes))
        : QString();
    const QStringList facts{ kindText(tensor.kind),
                             shapeText(tensor.shape),
                             tensor.dtype,
                             formatSize(tensor.bytes.value_or(-1)),
                             share };
    switch (role) {
    case Qt::DisplayRole:
        return tensor.name;
    case Qt::ToolTipRole:
        return plainTip(tensor.name + u'\n' + facts.join(u" · "_s));
    case FactsRole:
        return facts.join(u" · "_s);
    case Qt::AccessibleTextRole:
        return QString(tensor.name + u", "_s + facts.join(u", "_s));
    default:
        return {};
    }
}

TensorMap::TensorMap(QWidget *parent)
    : PictureList(parent)
    , m_model(new TensorMapModel(this))
{
    setObjectName(u"tensorMap"_s);
    setAccessibleName(tr("Map of the tensors by size"));
    setModel(m_model);
    connect(
        this, &PictureList::clicked, this, [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); });
}

void TensorMap::setHead(const WeightsPtr &head)
{
    m_layout = {};
    m_picture = {};
    forgetHovered();
    ++m_generation;
    m_running = false;
    m_model->setHead(head);
    layOut();
}

QString TensorMap::describe(qsizetype tensor) const
{
    const auto index = m_model->index(int(tensor));
    return index.data(TensorMapModel::FactsRole).toString();
}

// One at a time; a new size that came meanwhile is laid out when this is done.
void TensorMap::layOut()
{
    const auto size = viewport()->size();
    if (m_running || !m_model->head() || size == m_layout.size || !isVisible()) {
        return;
    }
    m_running = true;
    const auto work = [head = m_model->head(), size, high = Theme::px(mapHead)] {
        return TensorMapLayout::of(*head, size, high);
    };
    whenDone(onWorker(work), this, [this, generation = ++m_generation](const TensorMapLayout &layout) {
        if (generation == m_generation) { // no other file has come
            m_running = false;
            m_layout = layout;
            m_picture = {};
            viewport()->update();
            Q_EMIT laidOut();
            layOut();
        }
    });
}

void TensorMap::doItemsLayout()
{
    PictureList::doItemsLayout();
    layOut();
}

QRect TensorMap::visualRect(const QModelIndex &index) const
{
    const auto row = index.isValid() ? index.row() : -1;
    return row >= 0 && row < m_layout.cells.size() ? m_layout.cells.at(row).toAlignedRect() : QRect();
}

QModelIndex TensorMap::indexAt(const QPoint &point) const
{
    const auto found = std::ranges::find_if(
        m_layout.cells, [&](const QRectF &cell) { return cell.contains(QPointF(point)); });
    return found == m_layout.cells.end() ? QModelIndex()
                                         : m_model->index(int(found - m_layout.cells.begin()));
}

qsizetype TensorMap::largest() const
{
    const auto &tensors = m_model->head()->tensors;
    const auto found = std::ranges::max_element(tensors, {}, &TensorInfo::bytes);
    return found == tensors.end() ? -1 : found - tensors.begin();
}

/// The nearest whose middle lies further that way; what is aside counts twice.
qsizetype TensorMap::neighbour(qsizetype from, QPoint way) const
{
    const auto middle = m_layout.cells.at(from).center();
    qsizetype best = from;
    double nearest = 1e12;
    for (qsizetype other = 0; other < m_layout.cells.size(); ++other) {
        const auto &cell = m_layout.cells.at(other);
        const auto apart = cell.center() - middle;
        const double along = apart.x() * way.x() + apart.y() * way.y();
        const double aside = std::abs(apart.x() * way.y()) + std::abs(apart.y() * way.x());
        const bool isReached = cell.width() >= leastReached && cell.height() >= leastReached && other != from;
        if (isReached && along > 0.5 && along + 2 * aside < nearest) {
            nearest = along + 2 * aside;
            best = other;
        }
    }
    return best;
}

QModelIndex TensorMap::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const auto current = currentIndex();
    if (m_layout.cells.isEmpty()) {
        return {};
    }
    if (!current.isValid() || action == MoveHome || visualRect(current).isEmpty()) {
        return m_model->index(int(largest()));
    }
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        return m_model->index(int(neighbour(current.row(), { -1, 0 })));
    case MoveRight:
    case MoveNext:
        return m_model->index(int(neighbour(current.row(), { 1, 0 })));
    case MoveUp:
    case MovePageUp:
        return m_model->index(int(neighbour(current.row(), { 0, -1 })));
    case MoveDown:
    case MovePageDown:
        return m_model->index(int(neighbour(current.row(), { 0, 1 })));
    default:
        return current;
    }
}

void TensorMap::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex().row());
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void TensorMap::tellPointed()
{
    Q_EMIT pointed(hovered() >= 0 ? hovered() : currentIndex().isValid() ? currentIndex().row() : -1);
    viewport()->update();
}

void TensorMap::hoveredChanged()
{
    tellPointed();
}

void TensorMap::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    PictureList::currentChanged(current, previous);
    tellPointed();
}

void TensorMap::resizeEvent(QResizeEvent *event)
{
    PictureList::resizeEvent(event);
    layOut();
}

void TensorMap::showEvent(QShowEvent *event)
{
    PictureList::showEvent(event);
    layOut();
}

void TensorMap::changeEvent(QEvent *event)
{
    PictureList::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::FontChange) {
        m_picture = {};
    }
}

} // namespace Hubdesk
