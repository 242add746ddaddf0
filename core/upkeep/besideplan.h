// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/deletionplan.h"

namespace Hubdesk
{

// What a deletion takes beside the cache. Each folder there is a root of its own for those who take it: it
// may lie on another volume, and so has a quarantine of its own.

/// Takes those that lie beside the cache out of a list.
QList<DeletionTarget> takeBeside(QList<DeletionTarget> *targets);
/// Adds them to a plan; of two, one in the other, the outer one stands for both. Of the report only its
/// folders beside the cache are asked. Touches each file that goes: a worker.
void addBeside(const CacheReport &report, const QList<DeletionTarget> &targets, DeletionPlan *plan);
/// A plan for each folder that it takes something of, the cache first: in these no removal has a `base`.
QList<DeletionPlan> partsOf(const DeletionPlan &plan);

} // namespace Hubdesk
