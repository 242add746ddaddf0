// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/blockmap.h"

namespace Hubdesk
{

BlockMap::BlockMap(qint64 size)
    : m_size(qMax<qint64>(size, 0))
    , m_blocks((m_size + blockSize - 1) / blockSize)
{
}

void BlockMap::setFilled(int block, qint64 filled)
{
    m_present += filled - m_blocks[block].filled;
    m_blocks[block].filled = qint32(filled);
    m_firstGap = qMin(m_firstGap, block);
}

void BlockMap::restore(const BlockState &state)
{
    if (state.block < 0 || state.block >= blockCount() || state.filled < 0
        || state.filled > blockLength(state.block)) {
        return;
    }
    set(state);
    m_blocks[state.block].trusted = state.filled == 0;
}

void BlockMap::set(const BlockState &state)
{
    Q_ASSERT(state.filled >= 0 && state.filled <= blockLength(state.block));
    setFilled(state.block, state.filled);
    m_blocks[state.block].sum = state.sum;
    m_blocks[state.block].trusted = true;
}

void BlockMap::drop(int block)
{
    setFilled(block, 0);
    m_blocks[block] = {};
}

void BlockMap::clear()
{
    *this = BlockMap(m_size);
}

qint64 BlockMap::prefix() const
{
    while (m_firstGap < blockCount() && isFull(m_firstGap)) {
        ++m_firstGap;
    }
    return m_firstGap < blockCount() ? blockBegin(m_firstGap) + filled(m_firstGap) : m_size;
}

std::optional<ByteRange> BlockMap::nextMissing(qint64 from) const
{
    auto block = blockAt(qMax(from, prefix()));
    while (block < blockCount() && isFull(block)) {
        ++block;
    }
    if (block >= blockCount()) {
        return {};
    }
    ByteRange range{ blockBegin(block) + filled(block), blockBegin(block) + blockLength(block) };
    for (++block; block < blockCount() && filled(block) == 0; ++block) {
        range.end = blockBegin(block) + blockLength(block);
    }
    return range;
}

} // namespace Hubdesk
