// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/resultcounts.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Async<ResultCounts> resultCounts(Services *core, QList<Query> queries, std::stop_token stop)
{
    ResultCounts result;
    for (auto query : queries) {
        query.expand = { u"likes"_s }; // as little as can be asked for
        query.full = false;
        const auto page = co_await core->hub().search(query, stop);
        if (!page) {
            co_return std::unexpected(page.error());
        }
        result.counts.append({ .least = page->total.value_or(page->items.size()),
                               .isAll = page->total || page->next.isEmpty() });
    }
    co_return result;
}

} // namespace Hubdesk
