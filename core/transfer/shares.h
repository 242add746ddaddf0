// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/blockmap.h"

#include <QList>

#include <limits>

namespace Hubdesk
{

/// Which part of a file each of its connections fetches. Parts begin where bytes are missing and end where a
/// block does, so that no block has two connections. They are given out from the beginning of the file, which
/// lets the hash follow; at the end of it, when nothing is left to give, the fastest connection takes over
/// the latter half of what the slowest still has to bring. A value; pure.
class Shares
{
public:
    static constexpr qint64 everything = std::numeric_limits<qint64>::max();
    /// Of what is left of a part: less is not worth a connection.
    static constexpr qint64 leastHalf = 2 * BlockMap::blockSize;

    struct Share {
        int lane = 0;
        ByteRange range;
        qint64 at = 0; ///< the next byte that comes
        qint64 left() const { return range.end - at; }
    };

    /// A part for a connection that has none: missing, nobody's, and about as long as `most`. Nothing: there
    /// is nothing to do for it.
    std::optional<ByteRange> claim(int lane, const BlockMap &map, qint64 most = everything);
    void advance(int lane, qint64 at);
    /// It begins sooner than was thought: what was there of its first block is damaged.
    void restart(int lane, qint64 begin);
    void release(int lane);
    /// What a connection has; its end may have moved closer since it was claimed.
    std::optional<Share> of(int lane) const;
    /// Its end moves to about `most` bytes from here on, so that others can have the rest.
    void shorten(int lane, qint64 most);
    /// Its end moves to where the next byte is that is here already or somebody else's.
    void extend(int lane, const BlockMap &map);

private:
    std::optional<ByteRange> firstFree(const BlockMap &map) const;
    std::optional<ByteRange> takeOver();
    Share *find(int lane);

    QList<Share> m_shares; ///< in the order of the file
};

} // namespace Hubdesk
