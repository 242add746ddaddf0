// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/repoinfo.h"

namespace Hubdesk
{

/// Where a model comes from, by its tags: `base_model:quantized:owner/name`, `dataset:owner/name`
/// (hub-protocol.md 4.1, 9.4).
struct Lineage {
    struct Base {
        RepoId id;
        QString relation; ///< "finetune", "adapter", "quantized", "merge"; empty if the card does not say
        bool operator==(const Base &) const = default;
    };
    static constexpr qsizetype mostOfAKind = 100; ///< more would be no list to read; the others are counted

    QList<Base> bases;
    qsizetype basesLeftOut = 0;
    QList<RepoId> datasets; ///< it was trained on
    qsizetype datasetsLeftOut = 0;

    static Lineage of(const QStringList &tags);
    bool operator==(const Lineage &) const = default;
};

/// One result of an evaluation, from the card's `model-index` or the newer `evalResults` (hub-protocol.md
/// 4.3, 9.5). That a card calls a result verified is its author's word like all else, and not read.
struct EvaluationResult {
    QString task;
    QString dataset;
    QString metric;
    QString value; ///< as it is written: numbers keep their digits
    QString source; ///< an address, or empty
    bool operator==(const EvaluationResult &) const = default;
};

/// All that an info answer tells; unusable items are left out.
QList<EvaluationResult> evaluationsOf(const RepoInfo &info);

} // namespace Hubdesk
