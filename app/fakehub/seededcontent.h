// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace FakeHub
{

// Content made from a seed: any range of it is there at once, whatever its size, and the same seed always
// gives the same bytes. Every 64 KiB block carries its number, so that a block in the wrong place is noticed.
class SeededContent
{
public:
    explicit SeededContent(quint64 seed)
        : m_seed(seed)
    {
    }

    void fill(qint64 offset, char *out, qint64 length) const;

private:
    quint64 m_seed;
};

// Spreads a number over all 64 bits: neighbours become strangers (the finaliser of splitmix64).
quint64 mixed(quint64 value);

} // namespace FakeHub
