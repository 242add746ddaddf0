// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/lineage.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostResults = 2000;

/// Collects what tags name, each once. Linear in the tags: a card may have a hundred thousand.
class LineageCollector
{
public:
    void addBase(QStringView text);
    void addDataset(const QString &text);
    Lineage take() { return std::move(m_lineage); }

private:
    QHash<RepoId, qsizetype> m_bases; // where they are in the list, or beyond its end
    QSet<RepoId> m_datasets;
    Lineage m_lineage;
};

void LineageCollector::addBase(QStringView text)
{
    const auto colon = text.indexOf(u':');
    const auto relation = colon < 0 ? QStringView() : text.first(colon);
    const auto id = RepoId::parse(RepoKind::Model, text.sliced(colon + 1).toString());
    if (!id) {
        return;
    }
    auto &bases = m_lineage.bases;
    const auto known = m_bases.constFind(*id);
    const auto at = known == m_bases.constEnd() ? m_bases.size() : *known;
    m_bases.insert(*id, at);
    if (at >= Lineage::mostOfAKind) {
        m_lineage.basesLeftOut = m_bases.size() - bases.size();
    } else if (at == bases.size()) {
        bases.append({ *id, relation.toString() });
    } else if (!relation.isEmpty()) { // the Hub gives the plain tag too; the one that says more wins
        bases[at].relation = relation.toString();
    }
}

void LineageCollector::addDataset(const QString &text)
{
    const auto id = RepoId::parse(RepoKind::Dataset, text);
    if (!id || m_datasets.contains(*id)) {
        return;
    }
    m_datasets.insert(*id);
    if (m_lineage.datasets.size() < Lineage::mostOfAKind) {
        m_lineage.datasets.append(*id);
    } else {
        ++m_lineage.datasetsLeftOut;
    }
}

QString textOf(const QJsonValue &value)
{
    if (value.isDouble()) {
        return QString::number(value.toDouble(), 'g', 15);
    }
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toString();
}

QString nameIn(const QJsonValue &object)
{
    const auto name = object["name"_L1].toString();
    return name.isEmpty() ? object["type"_L1].toString() : name;
}

void addModelIndex(const QJsonValue &index, QList<EvaluationResult> *results)
{
    for (const auto &model : index.toArray()) {
        for (const auto &result : model["results"_L1].toArray()) {
            for (const auto &metric : result["metrics"_L1].toArray()) {
                EvaluationResult made{ nameIn(result["task"_L1]),
                                       nameIn(result["dataset"_L1]),
                                       nameIn(metric),
                                       textOf(metric["value"_L1]),
                                       result["source"_L1]["url"_L1].toString() };
                if (!made.value.isEmpty() && results->size() < mostResults) {
                    results->append(std::move(made));
                }
            }
        }
    }
}

void addEvalResults(const QJsonValue &list, QList<EvaluationResult> *results)
{
    for (auto item : list.toArray()) {
        const auto result = item["data"_L1].isObject() ? item["data"_L1].toObject() : item.toObject();
        EvaluationResult made{ result["dataset"_L1]["task_id"_L1].toString(),
                               result["dataset"_L1]["id"_L1].toString(),
                               {},
                               textOf(result["value"_L1]),
                               result["source"_L1]["url"_L1].toString() };
        if (!made.value.isEmpty() && results->size() < mostResults) {
            results->append(std::move(made));
        }
    }
}

} // namespace

Lineage Lineage::of(const QStringList &tags)
{
    LineageCollector collector;
    for (const auto &tag : tags) {
        if (tag.startsWith("base_model:"_L1)) {
            collector.addBase(QStringView(tag).sliced(11));
        } else if (tag.startsWith("dataset:"_L1)) {
            collector.addDataset(tag.sliced(8));
        }
    }
    return collector.take();
}

QList<EvaluationResult> evaluationsOf(const RepoInfo &info)
{
    QList<EvaluationResult> results;
    addEvalResults(info.raw["evalResults"_L1], &results);
    addModelIndex(info.raw["model-index"_L1], &results);
    return results;
}

} // namespace Hubdesk
