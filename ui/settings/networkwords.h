// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/networkcheck.h"

namespace Hubdesk
{

// What a test of the network has found, in a person's words.

/// What the host is for: "Hub", "Large files", "Chunk store".
QString partTitle(NetworkPart part);
/// One or two sentences: what failed, why, what to do; or that it answers.
QString checkWords(const HostCheck &check);
/// Why a host of that part is not known.
QString unknownWords(const NetworkPlace &place);
/// Everything that somebody who looks after the network needs: a line for each host and each of its steps.
/// Not translated, without anything secret.
QString checkReport(NetworkPart part, const HostCheck &check);

} // namespace Hubdesk
