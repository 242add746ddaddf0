// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/query.h"

#include <QJsonObject>
#include <QMetaType>

namespace Hubdesk
{

/// What a person has narrowed a list to, as a value: filter panel, chips, saved searches and the query are
/// all made from it.
struct Facets {
    /// What a list can be narrowed by. The first are tags of a type that the Hub catalogues.
    enum class Kind {
        Task, ///< one of them
        Library,
        Licence,
        Language,
        Size, ///< size category of a dataset
        Kit, ///< what a Space is built with
        Parameters, ///< a range
        Author,
        Gated,
        Inference, ///< models that can be tried at once
        App,
        Other, ///< tags of any other type
    };

    QString task; ///< pipeline_tag of models, the tag of datasets
    QStringList libraries;
    QStringList licences; ///< tags with their prefix
    QStringList languages;
    QStringList sizes;
    QStringList kits = {};
    QStringList apps;
    QStringList others = {}; ///< tags that no facet offers: "base_model:finetune:owner/name"
    QString author;
    std::optional<bool> gated;
    bool inference = false;
    qint64 leastParameters = 0; ///< 0: no limit
    qint64 mostParameters = 0;

    bool isEmpty() const { return *this == Facets(); }
    /// The tags of a repo of this kind, each as the facet that offers it.
    static Facets fromTags(RepoKind kind, const QStringList &tags);
    /// Narrows a query; search, sort and page size are left alone.
    void applyTo(Query *query) const;

    /// One thing that is in force, to be shown and taken away.
    struct Part {
        Kind kind = Kind::Task;
        QString value; ///< the tag, or empty where the kind says all
    };
    QList<Part> parts() const;
    void remove(const Part &part);
    /// The tags of a kind that has several; null for the other kinds.
    QStringList *tagsOf(Kind kind);
    const QStringList *tagsOf(Kind kind) const;

    /// As saved searches keep them; what a later version wrote and this one does not know is passed over.
    QJsonObject toJson() const;
    static Facets fromJson(const QJsonObject &json);

    bool operator==(const Facets &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::Facets)
