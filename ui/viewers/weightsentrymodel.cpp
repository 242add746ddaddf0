// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/weightsentrymodel.h"

#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/theme.h"
#include "ui/viewers/oneline.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestShown = 300;
constexpr qsizetype longestTip = 2'000;
constexpr quintptr topLevel = 0; // else the number of the group, from 1

QString noteOf(const WeightsEntry &entry)
{
    if (entry.type.startsWith("array"_L1)) {
        //: A list in the header of a file. %1 is its type as the format calls it, %n how many items it has.
        return WeightsEntryModel::tr("%1, %Ln item(s)", nullptr, int(qMin<qint64>(entry.count, INT_MAX)))
            .arg(entry.type);
    }
    return entry.isCut || entry.count > longestShown ? formatSize(entry.count) : entry.type;
}

} // namespace

WeightsEntryModel::Group WeightsEntryModel::hyperParameters(const ModelShape &shape, const QString &file)
{
    Group group{ file.isEmpty() ? tr("Hyper-parameters") : tr("Hyper-parameters, from %1").arg(file), {} };
    const auto add = [&](const QString &name, const QString &value, bool isDerived = false) {
        if (!value.isEmpty()) {
            group.lines << Line{ name,
                                 value,
                                 isDerived ? tr("not stated, follows from the others") : QString() };
        }
    };
    const auto number
        = [](const std::optional<qint64> &value) { return value ? formatNumber(*value) : QString(); };
    add(tr("Architecture"), shape.architecture);
    add(tr("Context length"), number(shape.contextLength));
    add(tr("Layers"), number(shape.layers));
    add(tr("Hidden size"), number(shape.hiddenSize));
    add(tr("Attention heads"), number(shape.heads));
    add(tr("Key and value heads"), number(shape.kvHeads), shape.isKvHeadsDerived);
    add(tr("Size of a key"), number(shape.keyDim), shape.isHeadDimDerived);
    add(tr("Size of a value"), number(shape.valueDim), shape.isHeadDimDerived);
    add(tr("Vocabulary"), number(shape.vocabularySize));
    add(tr("Bits of a weight"), shape.weightBits ? QString::number(*shape.weightBits) : QString());
    return group;
}

WeightsEntryModel::Group WeightsEntryModel::headerEntries(const WeightsHead &head)
{
    Group group{ tr("In the file"), {} };
    for (const auto &entry : head.entries) {
        group.lines << Line{ entry.key, entry.value, noteOf(entry), true };
    }
    if (head.entriesLeftOut > 0) {
        group.lines << Line{ tr("%1 more are not shown").arg(formatNumber(head.entriesLeftOut)), {}, {} };
    }
    return group;
}

void WeightsEntryModel::setGroups(const QList<Group> &groups)
{
    beginResetModel();
    m_groups = groups;
    m_groups.removeIf([](const Group &group) { return group.lines.isEmpty(); });
    endResetModel();
}

QModelIndex WeightsEntryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : topLevel);
}

QModelIndex WeightsEntryModel::parent(const QModelIndex &index) const
{
    return !index.isValid() || index.internalId() == topLevel
        ? QModelIndex()
        : createIndex(int(index.internalId()) - 1, 0, topLevel);
}

int WeightsEntryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_groups.size());
    }
    return parent.internalId() == topLevel && parent.column() == 0
        ? int(m_groups.at(parent.row()).lines.size())
        : 0;
}

int WeightsEntryModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant WeightsEntryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (index.internalId() == topLevel) {
        const bool isTitle = index.column() == KeyColumn && role == Qt::DisplayRole;
        return isTitle             ? QVariant(m_groups.at(index.row()).title)
            : role == Qt::FontRole ? QVariant(Theme::font(TextSize::Small, QFont::DemiBold))
                                   : QVariant();
    }
    const auto &line = m_groups.at(qsizetype(index.internalId()) - 1).lines.at(index.row());
    const bool isKey = index.column() == KeyColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isKey ? line.key : oneLine(line.value, longestShown);
    case ValueRole:
        return line.value;
    case Qt::ToolTipRole: {
        const auto tail = line.value.size() > longestTip ? u"…"_s : QString();
        const QStringList parts{ line.key, line.note, line.value.left(longestTip) + tail };
        return plainTip(parts.filter(QRegularExpression(u"."_s)).join(u'\n'));
    }
    case Qt::AccessibleTextRole:
        return isKey ? line.key + u": "_s + oneLine(line.value, longestShown)
                     : oneLine(line.value, longestShown);
    case Qt::FontRole:
        return line.isCode ? Theme::mono(TextSize::Small) : Theme::font(TextSize::Small);
    case Qt::ForegroundRole:
        return Theme::color(isKey ? Token::Muted : Token::Ink);
    default:
        return {};
    }
}

QVariant WeightsEntryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == KeyColumn ? tr("Name") : tr("Value");
}

} // namespace Hubdesk
