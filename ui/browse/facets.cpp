// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/facets.h"

#include "core/hub/knowntags.h"
#include "core/hub/tasks.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

const QStringList *Facets::tagsOf(Kind kind) const
{
    switch (kind) {
    case Kind::Library:
        return &libraries;
    case Kind::Licence:
        return &licences;
    case Kind::Language:
        return &languages;
    case Kind::Size:
        return &sizes;
    case Kind::Kit:
        return &kits;
    case Kind::App:
        return &apps;
    case Kind::Other:
        return &others;
    default:
        return nullptr;
    }
}

QStringList *Facets::tagsOf(Kind kind)
{
    return const_cast<QStringList *>(std::as_const(*this).tagsOf(kind));
}

Facets Facets::fromTags(RepoKind kind, const QStringList &tags)
{
    const bool isModel = kind == RepoKind::Model;
    const auto known = knownTags(kind).byType;
    const auto kits = knownKits();
    const auto names = [&known](const QString &type, const QString &tag) {
        return std::ranges::contains(known.value(type), tag, &TagCatalog::Tag::id);
    };
    Facets facets;
    for (const auto &tag : tags) {
        const bool isTask = isModel ? knownTasks().contains(tag) : tag.startsWith("task_categories:"_L1);
        if (isTask && facets.task.isEmpty() && kind != RepoKind::Space) {
            facets.task = tag;
        } else if (tag.startsWith("license:"_L1)) {
            facets.licences << tag;
        } else if (names(u"library"_s, tag)) {
            facets.libraries << tag;
        } else if (names(u"language"_s, tag)) {
            facets.languages << tag;
        } else if (tag.startsWith("size_categories:"_L1) && kind == RepoKind::Dataset) {
            facets.sizes << tag;
        } else if (kind == RepoKind::Space && std::ranges::contains(kits, tag, &TagCatalog::Tag::id)) {
            facets.kits << tag;
        } else {
            facets.others << tag;
        }
    }
    return facets;
}

void Facets::applyTo(Query *query) const
{
    query->author = author;
    query->filters = libraries + licences + languages + sizes + kits + others;
    if (query->kind == RepoKind::Model) {
        query->task = task;
        query->apps = apps;
        query->warm = inference;
        query->parameters = Query::parameterRange(leastParameters, mostParameters);
    } else if (!task.isEmpty()) {
        query->filters << task;
    }
    query->gated = gated;
}

QList<Facets::Part> Facets::parts() const
{
    QList<Part> all;
    if (!task.isEmpty()) {
        all.append({ Kind::Task, task });
    }
    for (const auto kind :
         { Kind::Library, Kind::Licence, Kind::Language, Kind::Size, Kind::Kit, Kind::App, Kind::Other }) {
        for (const auto &tag : *tagsOf(kind)) {
            all.append({ kind, tag });
        }
    }
    if (!author.isEmpty()) {
        all.append({ Kind::Author, author });
    }
    if (leastParameters > 0 || mostParameters > 0) {
        all.append({ Kind::Parameters, {} });
    }
    if (gated) {
        all.append({ Kind::Gated, {} });
    }
    if (inference) {
        all.append({ Kind::Inference, {} });
    }
    return all;
}

void Facets::remove(const Part &part)
{
    if (auto *tags = tagsOf(part.kind)) {
        tags->removeAll(part.value);
        return;
    }
    switch (part.kind) {
    case Kind::Task:
        task.clear();
        break;
    case Kind::Author:
        author.clear();
        break;
    case Kind::Parameters:
        leastParameters = 0;
        mostParameters = 0;
        break;
    case Kind::Gated:
        gated.reset();
        break;
    case Kind::Inference:
        inference = false;
        break;
    default:
        break;
    }
}

QJsonObject Facets::toJson() const
{
    QJsonObject json;
    const auto put = [&json](const QString &key, const QJsonValue &value, bool isSet) {
        if (isSet) {
            json.insert(key, value);
        }
    };
    put(u"task"_s, task, !task.isEmpty());
    put(u"libraries"_s, QJsonArray::fromStringList(libraries), !libraries.isEmpty());
    put(u"licences"_s, QJsonArray::fromStringList(licences), !licences.isEmpty());
    put(u"languages"_s, QJsonArray::fromStringList(languages), !languages.isEmpty());
    put(u"sizes"_s, QJsonArray::fromStringList(sizes), !sizes.isEmpty());
    put(u"kits"_s, QJsonArray::fromStringList(kits), !kits.isEmpty());
    put(u"apps"_s, QJsonArray::fromStringList(apps), !apps.isEmpty());
    put(u"others"_s, QJsonArray::fromStringList(others), !others.isEmpty());
    put(u"author"_s, author, !author.isEmpty());
    put(u"gated"_s, gated.value_or(false), gated.has_value());
    put(u"inference"_s, inference, inference);
    put(u"leastParameters"_s, leastParameters, leastParameters > 0);
    put(u"mostParameters"_s, mostParameters, mostParameters > 0);
    return json;
}

Facets Facets::fromJson(const QJsonObject &json)
{
    const auto list = [&json](QLatin1StringView key) { return json[key].toVariant().toStringList(); };
    Facets facets{ .task = json["task"_L1].toString(),
                   .libraries = list("libraries"_L1),
                   .licences = list("licences"_L1),
                   .languages = list("languages"_L1),
                   .sizes = list("sizes"_L1),
                   .kits = list("kits"_L1),
                   .apps = list("apps"_L1),
                   .others = list("others"_L1),
                   .author = json["author"_L1].toString(),
                   .inference = json["inference"_L1].toBool(),
                   .leastParameters = json["leastParameters"_L1].toInteger(),
                   .mostParameters = json["mostParameters"_L1].toInteger() };
    if (const auto gated = json["gated"_L1]; gated.isBool()) {
        facets.gated = gated.toBool();
    }
    return facets;
}

} // namespace Hubdesk
