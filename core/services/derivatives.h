// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

#include <array>

namespace Hubdesk
{

/// How many models were made from one, by the way in which they were made. The Hub counts all together in one
/// cheap answer, and each way by a list of one row, which is asked for only where there are any.
struct Derivatives {
    struct Group {
        QString relation; ///< "finetune", as in `base_model:finetune:owner/name`
        std::optional<qint64> count; ///< none: there are some, and the Hub does not say how many
        bool operator==(const Group &) const = default;
    };
    static constexpr std::array relations{ QLatin1StringView("finetune"),
                                           QLatin1StringView("adapter"),
                                           QLatin1StringView("quantized"),
                                           QLatin1StringView("merge") };

    QList<Group> groups; ///< those that have any, in the order of `relations`

    /// The tag that a list of them is filtered by.
    static QString tag(const QString &relation, const RepoId &base);
    bool operator==(const Derivatives &) const = default;
};
/// Of a model; other kinds have none.
Async<Derivatives> derivativesOf(Services *core, RepoId repo, std::stop_token stop);

} // namespace Hubdesk
