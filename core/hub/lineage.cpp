// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/lineage.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostResults = 2000;

void addBase(QStringView text, Lineage *lineage)
{
    const auto colon = text.indexOf(u':');
    const auto relation = colon < 0 ? QStringView() : text.first(colon);
    const auto id = RepoId::parse(RepoKind::Model, text.sliced(colon + 1).toString());
    if (!id) {
        return;
    }
    // The Hub gives the plain tag too; the one that says more wins.
    for (auto &base : lineage->bases) {
        if (base.id == *id) {
            if (!relation.isEmpty()) {
                base.relation = relation.toString();
            }
            return;
        }
    }
    lineage->bases.append({ *id, relation.toString() });
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
    Lineage made;
    for (const auto &tag : tags) {
        if (tag.startsWith("base_model:"_L1)) {
            addBase(QStringView(tag).sliced(11), &made);
        } else if (tag.startsWith("dataset:"_L1)) {
            const auto id = RepoId::parse(RepoKind::Dataset, tag.sliced(8));
            if (id && !made.datasets.contains(*id)) {
                made.datasets.append(*id);
            }
        }
    }
    return made;
}

QList<EvaluationResult> evaluationsOf(const RepoInfo &info)
{
    QList<EvaluationResult> results;
    addEvalResults(info.raw["evalResults"_L1], &results);
    addModelIndex(info.raw["model-index"_L1], &results);
    return results;
}

} // namespace Hubdesk
