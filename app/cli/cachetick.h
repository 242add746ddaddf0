// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"
#include "core/upkeep/deletionplan.h"

namespace Cli
{

// Whether there is a terminal on which a person can choose.
bool canTick(const Run &run);
// The revisions that a person ticks in a list; none if nothing was ticked. Cancelled for who leaves it.
Hubdesk::Result<QList<Hubdesk::DeletionTarget>> tickRevisions(Run &run, const Hubdesk::CacheReport &report);

} // namespace Cli
