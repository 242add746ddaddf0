// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/derivatives.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QString Derivatives::tag(const QString &relation, const RepoId &base)
{
    return u"base_model:%1:%2"_s.arg(relation, base.text());
}

Async<Derivatives> derivativesOf(Services *core, RepoId repo, std::stop_token stop)
{
    Derivatives made;
    if (repo.kind != RepoKind::Model) {
        co_return made;
    }
    // Named, because the Hub gives it to nobody else, and then nothing else.
    const QStringList property{ u"childrenModelCount"_s };
    const auto info = co_await core->hub().info(repo, {}, false, property, stop);
    if (!info) {
        co_return std::unexpected(info.error());
    }
    if (info->raw["childrenModelCount"_L1].toInteger() <= 0) {
        co_return made;
    }
    const auto base = info->summary.id; // its tags name it as it is called now
    for (const auto relation : Derivatives::relations) {
        Query query;
        query.filters = { Derivatives::tag(relation, base) };
        query.limit = 1;
        query.expand = { u"likes"_s };
        const auto page = co_await core->hub().search(query, stop);
        if (!page) {
            co_return std::unexpected(page.error());
        }
        if (page->items.isEmpty()) {
            continue;
        }
        const auto count = page->total || page->next.isValid() ? page->total : page->items.size();
        made.groups.append({ .relation = relation, .count = count });
    }
    co_return made;
}

} // namespace Hubdesk
