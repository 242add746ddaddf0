// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/seededcontent.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace FakeHub
{

namespace
{

constexpr qint64 tableSize = 4 << 20;
constexpr qint64 blockSize = 64 << 10;

QByteArray makeTable()
{
    QByteArray table(tableSize, Qt::Uninitialized);
    quint64 state = 0x9e3779b97f4a7c15ULL;
    for (qint64 at = 0; at < tableSize; at += 8) {
        state += 0x9e3779b97f4a7c15ULL;
        const quint64 word = mixed(state);
        std::memcpy(table.data() + at, &word, 8);
    }
    return table;
}

const char *table()
{
    static const QByteArray bytes = makeTable();
    return bytes.constData();
}

// Where a block begins differs from block to block; its first 16 bytes say which one it is.
void fillBlock(quint64 seed, qint64 block, qint64 from, char *out, qint64 length)
{
    const quint64 place = mixed(seed * 0x2545f4914f6cdd1dULL + quint64(block));
    const char *source = table() + qint64(place % quint64((tableSize - blockSize) / 8)) * 8;
    std::memcpy(out, source + from, size_t(length));
    if (from < 16) {
        const std::array<quint64, 2> stamp{ seed, quint64(block) };
        const auto *stampBytes = reinterpret_cast<const char *>(stamp.data());
        std::memcpy(out, stampBytes + from, size_t(std::min<qint64>(16 - from, length)));
    }
}

} // namespace

quint64 mixed(quint64 value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

void SeededContent::fill(qint64 offset, char *out, qint64 length) const
{
    while (length > 0) {
        const qint64 block = offset / blockSize;
        const qint64 from = offset % blockSize;
        const qint64 piece = std::min(length, blockSize - from);
        fillBlock(m_seed, block, from, out, piece);
        out += piece;
        offset += piece;
        length -= piece;
    }
}

} // namespace FakeHub
