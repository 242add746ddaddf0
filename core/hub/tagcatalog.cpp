// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/tagcatalog.h"

#include "core/hub/licences.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// The Hub calls licences by their ids.
QString labelOf(const QString &id, const QString &label)
{
    const auto licence = id.startsWith("license:"_L1) ? id.sliced(8) : QString();
    return isKnownLicence(licence) ? licenceName(licence) : label.isEmpty() ? id : label;
}

} // namespace

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
            tags.append({ id, labelOf(id, item["label"_L1].toString()), item["subType"_L1].toString() });
        }
        made.byType.insert(type.key(), tags);
    }
    return made;
}

} // namespace Hubdesk
