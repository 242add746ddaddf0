// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/blockmap.h"

#include <QByteArrayView>

#include <memory>

struct evp_mac_ctx_st;

namespace Hubdesk
{

/// Sums the bytes of a block as they land. Poly1305 with a fixed key: its job is to tell which block a disk
/// or a machine has damaged, not to withstand anybody (the file's own hash does), and it runs at several
/// times the speed of SHA-256. A value, used by one thread at a time.
class BlockSummer
{
public:
    BlockSummer();
    BlockSummer(BlockSummer &&) noexcept;
    BlockSummer &operator=(BlockSummer &&) noexcept;
    ~BlockSummer();

    void add(QByteArrayView bytes);
    /// Sum of what was added so far; adding may go on.
    BlockSum sum() const;
    void reset();

    static BlockSum of(QByteArrayView bytes);

private:
    struct Free {
        void operator()(evp_mac_ctx_st *context) const;
    };
    std::unique_ptr<evp_mac_ctx_st, Free> m_context;
};

} // namespace Hubdesk
