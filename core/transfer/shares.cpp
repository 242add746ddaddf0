// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/shares.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

/// The end of the block that a byte is in, or the byte itself where a block begins.
qint64 blockEnd(qint64 offset)
{
    return (offset + BlockMap::blockSize - 1) / BlockMap::blockSize * BlockMap::blockSize;
}

/// At least to the end of a block.
qint64 cut(ByteRange range, qint64 most)
{
    return most < range.length() ? std::min(range.end, blockEnd(range.begin + std::max<qint64>(most, 1)))
                                 : range.end;
}

} // namespace

Shares::Share *Shares::find(int lane)
{
    const auto found = std::ranges::find(m_shares, lane, &Share::lane);
    return found == m_shares.end() ? nullptr : &*found;
}

std::optional<Shares::Share> Shares::of(int lane) const
{
    const auto found = std::ranges::find(m_shares, lane, &Share::lane);
    return found == m_shares.cend() ? std::optional<Share>() : *found;
}

/// The first missing bytes that are nobody's.
std::optional<ByteRange> Shares::firstFree(const BlockMap &map) const
{
    for (qint64 from = 0;;) {
        const auto gap = map.nextMissing(from);
        if (!gap) {
            return {};
        }
        auto begin = gap->begin;
        for (const auto &share : m_shares) {
            if (share.range.end <= begin || share.range.begin >= gap->end) {
                continue;
            }
            const auto end = share.range.begin / BlockMap::blockSize * BlockMap::blockSize;
            if (end > begin) {
                return ByteRange{ begin, end };
            }
            begin = share.range.end;
        }
        if (begin < gap->end) {
            return ByteRange{ begin, gap->end };
        }
        if (gap->end >= map.size()) {
            return {};
        }
        from = gap->end;
    }
}

std::optional<ByteRange> Shares::takeOver()
{
    const auto slowest = std::ranges::max_element(m_shares, {}, &Share::left);
    if (slowest == m_shares.end() || slowest->left() < 2 * leastHalf) {
        return {};
    }
    const ByteRange latter{ blockEnd(slowest->at + slowest->left() / 2), slowest->range.end };
    slowest->range.end = latter.begin;
    return latter;
}

std::optional<ByteRange> Shares::claim(int lane, const BlockMap &map, qint64 most)
{
    auto range = firstFree(map);
    if (range) {
        range->end = cut(*range, most);
    } else {
        range = takeOver();
    }
    if (range) {
        m_shares.append({ lane, *range, range->begin });
        std::ranges::sort(m_shares, {}, [](const Share &share) { return share.range.begin; });
    }
    return range;
}

void Shares::advance(int lane, qint64 at)
{
    if (auto *share = find(lane)) {
        share->at = std::max(at, share->range.begin);
    }
}

void Shares::restart(int lane, qint64 begin)
{
    if (auto *share = find(lane)) {
        share->range.begin = share->at = begin;
    }
}

void Shares::release(int lane)
{
    m_shares.removeIf([lane](const Share &share) { return share.lane == lane; });
}

void Shares::shorten(int lane, qint64 most)
{
    if (auto *share = find(lane)) {
        share->range.end = cut({ share->at, share->range.end }, most);
    }
}

void Shares::extend(int lane, const BlockMap &map)
{
    auto *share = find(lane);
    if (!share) {
        return;
    }
    auto end = share->range.end;
    while (end < map.size() && map.filled(BlockMap::blockAt(end)) == 0) {
        end += map.blockLength(BlockMap::blockAt(end));
    }
    for (const auto &other : std::as_const(m_shares)) {
        if (other.range.begin >= share->range.end) {
            end = std::min(end, other.range.begin);
        }
    }
    share->range.end = end;
}

} // namespace Hubdesk
