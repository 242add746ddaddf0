// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

namespace FakeHub
{

// Some repositories of the demo as somebody has downloaded them into a cache some time ago, laid out as the
// official client does: one up to date, two behind what the Hub has now, one that the Hub does not have any
// more and that has a file in common with another, which is damaged on the disk there. Says whether all of it
// could be written; what is there already stays.
bool writeDemoCopies(const World &world, const QString &cacheRoot);

} // namespace FakeHub
