// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

namespace Hubdesk
{

/// How much is downloaded at the same time, unless a person says otherwise: the one place of these numbers.
struct Concurrency {
    int transfers = 2; ///< repos
    int filesPerTransfer = 8; ///< files of one repo
    int connectionsPerFile = 4; ///< of a big one, as far as they make it faster
    /// Files of one repo where they are small: their time is that of the way to the server and back.
    int smallFiles = smallFor(filesPerTransfer);

    static constexpr int mostConnections = 16; ///< that anybody may ask for
    static constexpr int mostSmallFiles = 28; ///< of all repos together
    /// Four times as many, unless one at a time is wanted.
    static constexpr int smallFor(int files) { return files <= 1 ? 1 : std::min(4 * files, mostSmallFiles); }
    bool operator==(const Concurrency &) const = default;
};

} // namespace Hubdesk
