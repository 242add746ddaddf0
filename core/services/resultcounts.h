// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

namespace Hubdesk
{

/// How many repos each of some queries has, in their order: all of them where the Hub counts
/// (`X-Total-Count`), else those of one page.
struct ResultCounts {
    QList<qint64> counts;
    bool operator==(const ResultCounts &) const = default;
};
/// One request for each, one after the other. The first error ends it.
Async<ResultCounts> resultCounts(Services *core, QList<Query> queries, std::stop_token stop);

} // namespace Hubdesk
