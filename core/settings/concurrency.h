// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Hubdesk
{

/// How much is downloaded at the same time, unless a person says otherwise: the one place of these numbers.
struct Concurrency {
    int transfers = 2; ///< repos
    int filesPerTransfer = 8; ///< files of one repo
    int connectionsPerFile = 4; ///< of a big one, as far as they make it faster
    static constexpr int mostConnections = 16; ///< that anybody may ask for
    bool operator==(const Concurrency &) const = default;
};

} // namespace Hubdesk
