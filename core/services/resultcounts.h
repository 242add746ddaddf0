// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

namespace Hubdesk
{

/// How many repos each of some queries has, in their order.
struct ResultCounts {
    struct Count {
        qint64 least = 0;
        bool isAll = true; ///< false: the Hub has not counted (`X-Total-Count`), and there is a further page
        bool operator==(const Count &) const = default;
    };
    QList<Count> counts;
    bool operator==(const ResultCounts &) const = default;
};
/// One request for each, one after the other. The first error ends it.
Async<ResultCounts> resultCounts(Services *core, QList<Query> queries, std::stop_token stop);

} // namespace Hubdesk
