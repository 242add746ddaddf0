// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tensortreemodel.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/theme.h"
#include "ui/viewers/tensorkinds.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void releaseLater(WeightsPtr head)
{
    onWorker([head = std::move(head)]() mutable { head.reset(); });
}

QString shapeText(const QList<qint64> &shape)
{
    if (shape.isEmpty()) {
        //: Shape of a tensor that is one number.
        return TensorTreeModel::tr("scalar");
    }
    QStringList sides;
    for (const auto side : shape) {
        sides << formatNumber(side);
    }
    return sides.join(u" × "_s);
}

TensorTreeModel::TensorTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

TensorTreeModel::~TensorTreeModel()
{
    releaseLater(std::move(m_head));
}

void TensorTreeModel::setHead(const WeightsPtr &head)
{
    beginResetModel();
    releaseLater(std::exchange(m_head, head));
    m_shown = {};
    ++m_generation;
    m_running = false;
    endResetModel();
    rearrange();
}

void TensorTreeModel::setFilter(const QString &filter)
{
    m_wanted.filter = filter.simplified();
    rearrange();
}

void TensorTreeModel::sort(int column, Qt::SortOrder order)
{
    m_wanted.column = column;
    m_wanted.order = order;
    rearrange();
}

// One at a time: what was wanted meanwhile is worked out when this is done.
void TensorTreeModel::rearrange()
{
    const bool isThere = m_inForce == m_wanted && !m_shown.rows.empty();
    if (m_running || !m_head || isThere) {
        return;
    }
    m_running = true;
    const auto work = [head = m_head, order = m_wanted] { return arrange(*head, order); };
    whenDone(onWorker(work),
             this,
             [this, order = m_wanted, generation = ++m_generation](const Arrangement &arrangement) {
                 if (generation == m_generation) { // no other file has come
                     m_running = false;
                     take(arrangement, order);
                     rearrange();
                 }
             });
}

void TensorTreeModel::take(Arrangement arrangement, const Order &order)
{
    const bool isFirst = m_shown.rows.empty();
    if (isFirst || order.filter != m_inForce.filter) { // others are shown, not the same ones elsewhere
        beginResetModel();
        m_shown = std::move(arrangement);
        m_inForce = order;
        endResetModel();
        Q_EMIT arranged(true);
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const auto before = persistentIndexList();
    QList<qsizetype> nodes;
    for (const auto &index : before) {
        nodes << nodeOf(index);
    }
    m_shown = std::move(arrangement);
    m_inForce = order;
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        after << indexOfNode(nodes.at(i), before.at(i).column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    Q_EMIT arranged(false);
}

qint64 TensorTreeModel::matches() const
{
    return m_shown.matches;
}

QModelIndex TensorTreeModel::indexOfTensor(qsizetype tensor) const
{
    if (!m_head) {
        return {};
    }
    const auto &nodes = m_head->tree.nodes;
    const auto found = std::ranges::find(nodes, tensor, &TensorTree::Node::tensor);
    return found == nodes.end() ? QModelIndex() : indexOfNode(found - nodes.begin());
}

qsizetype TensorTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? qsizetype(index.internalId()) : 0;
}

// Invalid for the root and for what the filter hides.
QModelIndex TensorTreeModel::indexOfNode(qsizetype node, int column) const
{
    if (node <= 0 || node >= qsizetype(m_shown.rows.size()) || m_shown.rows[size_t(node)] < 0) {
        return {};
    }
    return createIndex(m_shown.rows[size_t(node)], column, quintptr(node));
}

QModelIndex TensorTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent)) {
        return {};
    }
    const auto first = m_shown.first[size_t(nodeOf(parent))];
    return createIndex(row, column, quintptr(m_shown.children[size_t(first) + size_t(row)]));
}

QModelIndex TensorTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOfNode(m_head->tree.nodes.at(nodeOf(index)).parent) : QModelIndex();
}

int TensorTreeModel::rowCount(const QModelIndex &parent) const
{
    if (m_shown.rows.empty() || parent.column() > 0) {
        return 0;
    }
    const auto node = size_t(nodeOf(parent));
    return m_shown.first[node + 1] - m_shown.first[node];
}

int TensorTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TensorTreeModel::text(qsizetype node, int column) const
{
    const auto &at = m_head->tree.nodes.at(node);
    const auto *tensor = at.tensor < 0 ? nullptr : &m_head->tensors.at(at.tensor);
    switch (column) {
    case NameColumn:
        return at.name;
    case ShapeColumn:
        return tensor == nullptr ? tr("%n tensor(s)", nullptr, int(qMin<qint64>(at.tensors, INT_MAX)))
                                 : shapeText(tensor->shape);
    case TypeColumn:
        return tensor == nullptr ? QString() : tensor->dtype;
    case ParametersColumn:
        return formatCount(tensor == nullptr ? at.parameters : tensor->parameters);
    case BytesColumn:
        return formatSize(tensor == nullptr ? at.bytes : tensor->bytes.value_or(-1));
    default:
        return {};
    }
}

QString TensorTreeModel::spoken(qsizetype node) const
{
    QStringList parts{ m_head->tree.nodes.at(node).name };
    for (int column = ShapeColumn; column < ColumnCount; ++column) {
        if (const auto part = text(node, column).toString(); !part.isEmpty()) {
            parts << part;
        }
    }
    return parts.join(u", "_s);
}

QVariant TensorTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto node = nodeOf(index);
    const auto &at = m_head->tree.nodes.at(node);
    const bool isNumber = index.column() >= ParametersColumn;
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case TensorRole:
        return QVariant::fromValue(at.tensor);
    case FullNameRole:
        return at.tensor < 0 ? at.name : m_head->tensors.at(at.tensor).name;
    case Qt::ToolTipRole:
        return plainTip(data(index, FullNameRole).toString() + u'\n' + spoken(node));
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? spoken(node) : text(node, index.column()).toString();
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::FontRole:
        return isNumber ? Theme::font(TextSize::Small) : Theme::mono(TextSize::Small);
    case Qt::ForegroundRole:
        return Theme::color(index.column() == NameColumn || isNumber ? Token::Ink : Token::Muted);
    default:
        return {};
    }
}

QVariant TensorTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        return section >= ParametersColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Tensor");
    case ShapeColumn:
        return tr("Shape");
    case TypeColumn:
        //: Type of the numbers in a tensor: BF16, Q4_K.
        return tr("Type");
    case ParametersColumn:
        //: Head of a narrow column: number of parameters of a tensor.
        return tr("Params");
    case BytesColumn:
        return tr("Size");
    default:
        return {};
    }
}

} // namespace Hubdesk
