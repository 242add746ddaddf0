// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/textlabel.h"
#include "ui/viewers/memorypanel.h"
#include "ui/viewers/sharebar.h"
#include "ui/viewers/tensorkinds.h"
#include "ui/viewers/tensormap.h"
#include "ui/viewers/tensorpreview.h"
#include "ui/viewers/textpreview.h"
#include "ui/viewers/weightsentries.h"

#include <QHash>
#include <QTabBar>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr std::array seriesInOrder{
    Series::Models, Series::Spaces, Series::Datasets, Series::Spare, Series::Other
};

/// The five largest have a colour of their own; the rest is one share.
QList<ShareBar::Share> typeShares(const TensorStats &stats)
{
    QList<ShareBar::Share> shares;
    const auto amountOf = [](const DtypeShare &share) {
        return share.parameters > 0 ? formatParameters(share.parameters) : formatSize(share.bytes);
    };
    const auto mostAlone = qsizetype(seriesInOrder.size()) - 1;
    DtypeShare rest;
    for (qsizetype i = 0; i < stats.byDtype.size(); ++i) {
        const auto &type = stats.byDtype.at(i);
        if (i < mostAlone || stats.byDtype.size() == mostAlone + 1) {
            shares << ShareBar::Share{
                type.dtype, amountOf(type), double(type.parameters), seriesInOrder.at(size_t(i))
            };
        } else {
            rest.parameters = addCapped(rest.parameters, type.parameters);
            rest.bytes = addCapped(rest.bytes, type.bytes);
            ++rest.tensors;
        }
    }
    if (rest.tensors > 0) {
        shares << ShareBar::Share{ ShareBar::tr("%n other type(s)", nullptr, int(rest.tensors)),
                                   amountOf(rest),
                                   double(rest.parameters),
                                   Series::Other };
    }
    return shares;
}

QList<ShareBar::Share> kindShares(const QList<TensorInfo> &tensors)
{
    constexpr std::array order{ TensorKind::Mlp,        TensorKind::Attention, TensorKind::Embedding,
                                TensorKind::OutputHead, TensorKind::Norm,      TensorKind::Quantisation,
                                TensorKind::Other };
    QHash<TensorKind, qint64> bytes;
    for (const auto &tensor : tensors) {
        auto &sum = bytes[tensor.kind];
        sum = addCapped(sum, tensor.bytes.value_or(0));
    }
    QList<ShareBar::Share> shares;
    for (const auto kind : order) {
        if (const auto sum = bytes.value(kind); sum > 0) {
            shares << ShareBar::Share{ kindText(kind), formatSize(sum), double(sum), kindSeries(kind) };
        }
    }
    return shares;
}

} // namespace

// Only what changes: QTabBar (6.8) forgets to lay its tabs out when one is told what it is already.
void TensorPreview::setTab(Section section, bool visible)
{
    if (m_tabs->isTabVisible(section) != visible) {
        m_tabs->setTabVisible(section, visible);
    }
}

// The one type that nearly everything has, or the name of the mixture.
QString TensorPreview::storedAs() const
{
    if (!m_head->facts.fileType.isEmpty()) {
        return m_head->facts.fileType;
    }
    const auto &types = m_head->stats.byDtype;
    return types.isEmpty() ? QString() : types.first().dtype;
}

void TensorPreview::showFacts()
{
    const auto set = [this](const QString &object, const QString &value, const QString &tip = {}) {
        auto *label = findChild<TextLabel *>(object);
        label->setText(value.isEmpty() ? u"–"_s : value);
        label->setToolTip(plainTip(tip));
    };
    const auto &stats = m_head->stats;
    set(u"factParameters"_s,
        stats.parameters > 0 ? formatParameters(stats.parameters) : formatNumber(0),
        formatNumber(stats.parameters));
    set(u"factTensors"_s, formatNumber(stats.tensors));
    set(u"factType"_s, storedAs());
    set(u"factSize"_s, formatSize(m_head->fileSize), tr("%1 bytes").arg(formatNumber(m_head->fileSize)));
    m_types->setShares(tr("Parameters by type"), typeShares(stats));
    m_types->setVisible(!stats.byDtype.isEmpty());
}

void TensorPreview::showSharding()
{
    QStringList lines;
    const auto &facts = m_head->facts;
    QStringList what{ facts.name, facts.architecture };
    if (facts.contextLength) {
        what << tr("context %1").arg(formatNumber(*facts.contextLength));
    }
    what.removeIf([](const QString &word) { return word.isEmpty(); });
    lines << what.join(u" · "_s);
    const auto shards = m_context.shards > 1 ? m_context.shards : facts.splitCount.value_or(0);
    if (shards > 1) {
        QStringList all{ tr("One of %1 files of the model").arg(formatNumber(shards)) };
        if (m_context.allTensors) {
            all << tr("%1 tensors in all").arg(formatNumber(*m_context.allTensors));
        }
        if (m_context.allBytes) {
            all << tr("%1 in all").arg(formatSize(*m_context.allBytes));
        }
        if (m_context.missingShards > 0) {
            all << tr("%n file(s) missing", nullptr, int(m_context.missingShards));
        }
        lines << all.join(u" · "_s);
    }
    lines.removeIf([](const QString &line) { return line.isEmpty(); });
    m_line->setText(lines.join(u'\n'));
    m_line->setVisible(!lines.isEmpty());
}

void TensorPreview::showKinds()
{
    m_kinds->setShares(tr("Where the bytes are"), kindShares(m_head->tensors));
    setTab(Map, m_head->stats.bytes > 0);
}

void TensorPreview::showEntries()
{
    const bool isGguf = m_head->kind == FileKind::Gguf;
    const auto shape = isGguf ? m_head->shape : m_context.shape.value_or(ModelShape());
    QList<WeightsEntryModel::Group> groups{
        WeightsEntryModel::hyperParameters(shape, isGguf ? QString() : m_context.shapeFile),
        WeightsEntryModel::headerEntries(*m_head),
    };
    m_entries->setGroups(groups);
    setTab(Metadata, !groups.at(0).lines.isEmpty() || !groups.at(1).lines.isEmpty());
}

void TensorPreview::showTemplate()
{
    const bool isOwn = !m_head->facts.chatTemplate.isEmpty();
    m_templateText = isOwn ? m_head->facts.chatTemplate : m_context.chatTemplate;
    setTab(Template, !m_templateText.isEmpty());
    if (m_templateText.isEmpty()) {
        m_template->clearText();
        return;
    }
    m_templateFrom->setText(!isOwn ? tr("From %1").arg(m_context.chatTemplateFile)
                                : m_head->facts.isChatTemplateCut ? tr("Only the beginning was kept")
                                                                  : tr("In the file's header"));
    const auto bytes = m_templateText.toUtf8();
    m_template->showText(u"chat_template.jinja"_s, bytes, bytes.size());
}

void TensorPreview::showMemory()
{
    const bool isGguf = m_head->kind == FileKind::Gguf;
    const auto &stats = m_head->stats;
    MemoryBasis basis{ storedAs(), stats.bytes, stats.parameters, {} };
    basis.shape = isGguf ? m_head->shape : m_context.shape.value_or(ModelShape());
    QString note;
    const auto shards = qMax(m_context.shards, m_head->facts.splitCount.value_or(0));
    if (shards > 1 && m_context.allBytes) {
        basis.bytes = *m_context.allBytes;
        const auto bits = stats.bitsPerWeight();
        basis.parameters
            = bits ? std::optional(qint64(std::llround(8.0 * double(basis.bytes) / *bits))) : std::nullopt;
        note = tr("For all %1 files of the model, if the others are made like this one.")
                   .arg(formatNumber(shards));
    } else if (shards > 1) {
        note = tr("For this file alone, one of %1.").arg(formatNumber(shards));
    }
    m_memory->setBasis(basis, note);
    setTab(Memory, stats.bytes > 0);
}

void TensorPreview::showPointed(qsizetype tensor)
{
    const bool isOne = m_head && tensor >= 0 && tensor < m_head->tensors.size();
    m_pointedName->setText(isOne ? m_head->tensors.at(tensor).name : u" "_s);
    m_pointedName->setToolTip(isOne ? plainTip(m_pointedName->text()) : QString());
    m_pointedFacts->setText(isOne
                                ? m_map->describe(tensor)
                                : tr("Point at an area, or use the arrow keys. Enter shows it in the list."));
}

QString TensorPreview::note() const
{
    if (!m_head) {
        return {};
    }
    if (m_head->fromCache) {
        return tr("Read from the header of the file in the cache, %1.").arg(formatSize(m_head->headerBytes));
    }
    return tr("Read from the file header: %1 fetched, nothing downloaded.")
        .arg(formatSize(m_head->fetchedBytes));
}

} // namespace Hubdesk
