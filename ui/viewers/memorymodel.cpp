// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/memorymodel.h"

#include "ui/shared/format.h"
#include "ui/shared/theme.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString bitsText(double bits)
{
    return QLocale().toString(bits, 'g', 4);
}

QString weightsLine(const WeightChoice &choice, std::optional<qint64> parameters)
{
    if (choice.asStored) {
        //: A line of a sum. %1 is a size, %2 a type of numbers.
        return MemoryModel::tr("Weights, as stored in %2: %1").arg(formatSize(choice.bytes), choice.name);
    }
    //: A line of a sum. %1 is a number of parameters, %2 bits of each, %3 a size.
    return MemoryModel::tr("Weights: %1 parameters × %2 bits ÷ 8 = %3")
        .arg(formatNumber(parameters.value_or(0)), bitsText(choice.bits), formatSize(choice.bytes));
}

QString cacheLine(const CacheTerm &term)
{
    const auto tokens
        = term.isWindow ? MemoryModel::tr("%1 tokens of the window") : MemoryModel::tr("%1 tokens");
    //: A line of a sum: the cache of keys and values. %1 layers, %2 heads, %3 and %4 the size of a key and of
    //: a value, %5 "8,192 tokens", %6 bits of one number, %7 a size.
    return MemoryModel::tr("Keys and values: %1 layers × %2 heads × (%3 + %4) × %5 × %6 bits ÷ 8 = %7")
        .arg(formatNumber(term.layers),
             formatNumber(term.kvHeads),
             formatNumber(term.keyDim),
             formatNumber(term.valueDim),
             tokens.arg(formatNumber(term.tokens)),
             bitsText(term.bitsPerValue),
             formatSize(term.bytes));
}

QString whyNoCache(ModelShape::Cache cache)
{
    switch (cache) {
    case ModelShape::Cache::Known:
        return {};
    case ModelShape::Cache::None:
        return MemoryModel::tr(
            "This model keeps nothing between tokens, so the context makes no difference.");
    case ModelShape::Cache::Latent:
        return MemoryModel::tr("Keys and values are compressed in this model. What they take depends on the "
                               "program that runs it, and is not counted.");
    case ModelShape::Cache::OtherState:
        return MemoryModel::tr(
            "Some layers keep something other than keys and values, which is not counted.");
    case ModelShape::Cache::EncoderDecoder:
        return MemoryModel::tr("Encoder and decoder keep keys and values by their own lengths, which are not "
                               "counted.");
    case ModelShape::Cache::Unclear:
        return MemoryModel::tr("Nothing tells that this model generates text, so no context is counted.");
    case ModelShape::Cache::Unknown:
        return MemoryModel::tr("Layers and heads are not told, so keys and values are not counted.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void MemoryModel::setBasis(const MemoryBasis &basis)
{
    beginResetModel();
    m_basis = basis;
    m_weights = weightChoices(basis.storedAs, basis.bytes, basis.parameters);
    m_contexts.clear();
    if (basis.shape.cache == ModelShape::Cache::Known) {
        m_contexts = contextChoices(basis.shape);
    }
    endResetModel();
}

void MemoryModel::setCacheBits(double bits)
{
    m_cacheBits = bits;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 1), index(rowCount() - 1, columnCount() - 1));
    }
}

QString MemoryModel::caveat() const
{
    if (m_basis.shape.cache == ModelShape::Cache::Known && m_basis.shape.isAtMost) {
        return tr("At most: some layers keep fewer tokens, but which is not told.");
    }
    return whyNoCache(m_basis.shape.cache);
}

MemoryNeed MemoryModel::needOf(const QModelIndex &cell) const
{
    RunPlan plan;
    plan.context = m_contexts.value(cell.column() - 1);
    plan.cacheBits = m_cacheBits;
    return MemoryNeed::of(m_weights.at(cell.row()).bytes, m_basis.shape, plan);
}

// Without what is not told, where that is said.
std::optional<qint64> MemoryModel::sumOf(const MemoryNeed &need) const
{
    if (m_contexts.isEmpty() && need.weights && need.overhead) {
        return *need.weights + need.overhead->bytes;
    }
    return need.total();
}

QStringList MemoryModel::arithmetic(const QModelIndex &cell) const
{
    if (!cell.isValid() || cell.column() == 0 || cell.row() >= m_weights.size()) {
        return {};
    }
    const auto need = needOf(cell);
    QStringList lines{ weightsLine(m_weights.at(cell.row()), m_basis.parameters) };
    for (const auto &term : need.cache) {
        lines << cacheLine(term);
    }
    if (need.overhead) {
        //: A line of a sum. %1 is a share in per cent, %2 a size.
        lines << tr("Overhead: %1 % of the weights = %2")
                     .arg(QString::number(need.overhead->percent), formatSize(need.overhead->bytes));
    }
    const auto sum = sumOf(need);
    lines << (sum ? tr("Together: %1").arg(formatSize(*sum)) : tr("These numbers are beyond any memory."));
    return lines;
}

int MemoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_weights.size());
}

int MemoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + qMax(1, int(m_contexts.size()));
}

QVariant MemoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &choice = m_weights.at(index.row());
    const bool isName = index.column() == 0;
    if (role == Qt::DisplayRole && isName) {
        return choice.asStored ? tr("%1, as stored").arg(choice.name) : choice.name;
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant((isName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::FontRole) {
        return Theme::font(TextSize::Small,
                           index.column() > 0 && choice.asStored ? QFont::Medium : QFont::Normal);
    }
    if (isName) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        const auto sum = sumOf(needOf(index));
        return sum ? formatSize(*sum) : u"–"_s;
    }
    return role == Qt::ToolTipRole       ? QVariant(arithmetic(index).join(u'\n'))
        : role == Qt::AccessibleTextRole ? QVariant(arithmetic(index).join(u"; "_s))
                                         : QVariant();
}

QVariant MemoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (section == 0) {
        return tr("Weights in");
    }
    if (m_contexts.isEmpty()) {
        return tr("Weights and overhead");
    }
    return formatNumber(m_contexts.value(section - 1));
}

} // namespace Hubdesk
