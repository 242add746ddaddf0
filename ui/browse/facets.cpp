// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/facets.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// "6B", "500M": as the Hub writes them, whole numbers, so that nothing is rounded.
QString withUnit(qint64 parameters)
{
    constexpr qint64 million = 1'000'000;
    constexpr qint64 billion = 1000 * million;
    return parameters % billion == 0 ? u"%1B"_s.arg(parameters / billion)
                                     : u"%1M"_s.arg(parameters / million);
}

// "min:6B,max:128B"
QString rangeOf(qint64 least, qint64 most)
{
    QStringList ends;
    if (least > 0) {
        ends << "min:"_L1 + withUnit(least);
    }
    if (most > 0) {
        ends << "max:"_L1 + withUnit(most);
    }
    return ends.join(u',');
}

} // namespace

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
    case Kind::App:
        return &apps;
    default:
        return nullptr;
    }
}

QStringList *Facets::tagsOf(Kind kind)
{
    return const_cast<QStringList *>(std::as_const(*this).tagsOf(kind));
}

void Facets::applyTo(Query *query) const
{
    query->author = author;
    query->filters = libraries + licences + languages + sizes;
    if (query->kind == RepoKind::Model) {
        query->task = task;
        query->apps = apps;
        query->warm = inference;
        query->parameters = rangeOf(leastParameters, mostParameters);
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
    for (const auto kind : { Kind::Library, Kind::Licence, Kind::Language, Kind::Size, Kind::App }) {
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

} // namespace Hubdesk
