// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QtGlobal>

#include <array>
#include <optional>

namespace Hubdesk
{

/// Cheap 128-bit sum of the bytes of a block that have landed (see BlockSummer). Finds damage, proves
/// nothing.
using BlockSum = std::array<unsigned char, 16>;

/// Half-open range of bytes of a file.
struct ByteRange {
    qint64 begin = 0;
    qint64 end = 0;
    qint64 length() const { return end - begin; }
    bool operator==(const ByteRange &) const = default;
};

/// One row of the persisted map: the first `filled` bytes of a block are on disk, and sum to `sum`.
struct BlockState {
    int block = 0;
    qint64 filled = 0;
    BlockSum sum{};
    bool operator==(const BlockState &) const = default;
};

/// What of a file is in its partial: per block of 4 MiB how many bytes from the block's beginning, and their
/// sum. A connection always writes a block from its first missing byte on, so a prefix per block is all there
/// is to know. A value; touches no disk.
class BlockMap
{
public:
    static constexpr qint64 blockSize = 4 << 20;

    explicit BlockMap(qint64 size = 0);

    qint64 size() const { return m_size; }
    int blockCount() const { return int(m_blocks.size()); }
    qint64 blockBegin(int block) const { return block * blockSize; }
    qint64 blockLength(int block) const { return qMin(blockSize, m_size - blockBegin(block)); }
    static int blockAt(qint64 offset) { return int(offset / blockSize); }

    qint64 filled(int block) const { return m_blocks[block].filled; }
    const BlockSum &sum(int block) const { return m_blocks[block].sum; }
    /// False for a block whose bytes come from an earlier run and were not read again yet.
    bool isTrusted(int block) const { return m_blocks[block].trusted; }
    bool isFull(int block) const { return filled(block) == blockLength(block); }

    /// A row as journaled: untrusted until somebody reads the bytes again. Rows that cannot be are ignored.
    void restore(const BlockState &state);
    /// Bytes that have just been written.
    void set(const BlockState &state);
    void trust(int block) { m_blocks[block].trusted = true; }
    void drop(int block);
    void clear();

    qint64 present() const { return m_present; }
    bool isComplete() const { return m_present == m_size; }
    /// Bytes present without a gap from the beginning of the file.
    qint64 prefix() const;
    /// The first gap: from the first missing byte of a block to where the next present byte is.
    std::optional<ByteRange> nextMissing(qint64 from = 0) const;

private:
    struct Block {
        qint32 filled = 0;
        bool trusted = true;
        BlockSum sum{};
    };
    void setFilled(int block, qint64 filled);

    qint64 m_size = 0;
    qint64 m_present = 0;
    mutable int m_firstGap = 0; ///< every block before it is full
    QList<Block> m_blocks;
};

} // namespace Hubdesk
