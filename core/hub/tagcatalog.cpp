// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/tagcatalog.h"

#include "core/hub/knowntags.h"
#include "core/hub/licences.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// The Hub calls licences by their ids, and writes tasks in a way of its own: the list and the page of a
// repository have only the id of its task.
QString labelOf(const QString &type, const QString &id, const QString &label)
{
    if (type == "pipeline_tag"_L1 || type == "task_categories"_L1) {
        return tagLabel(id.section(u':', -1));
    }
    const auto licence = id.startsWith("license:"_L1) ? id.sliced(8) : QString();
    return isKnownLicence(licence) ? licenceName(licence) : label.isEmpty() ? id : label;
}

QString typeName(TagCatalog::Type type, RepoKind kind)
{
    using Type = TagCatalog::Type;
    switch (type) {
    case Type::Task:
        return kind == RepoKind::Model ? u"pipeline_tag"_s : u"task_categories"_s;
    case Type::Library:
        return u"library"_s;
    case Type::Licence:
        return u"license"_s;
    case Type::Language:
        return u"language"_s;
    case Type::Size:
        return u"size_categories"_s;
    case Type::App:
        return u"app"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QList<TagCatalog::Tag> TagCatalog::tags(Type type, RepoKind kind) const
{
    return byType.value(typeName(type, kind));
}

Result<TagCatalog> TagCatalog::fromJson(const QJsonObject &json)
{
    TagCatalog made;
    for (auto type = json.begin(); type != json.end(); ++type) {
        if (!type->isArray()) {
            return fail(Error::Kind::Protocol,
                        u"the tags of type '%1' are no list"_s.arg(type.key().left(60)));
        }
        QList<Tag> tags;
        for (const auto &item : type->toArray()) {
            const auto id = item["id"_L1].toString();
            if (id.isEmpty()) {
                continue;
            }
            tags.append(
                { id, labelOf(type.key(), id, item["label"_L1].toString()), item["subType"_L1].toString() });
        }
        made.byType.insert(type.key(), tags);
    }
    return made;
}

} // namespace Hubdesk
