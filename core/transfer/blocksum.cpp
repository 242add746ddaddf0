// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/blocksum.h"

#include <openssl/evp.h>

namespace Hubdesk
{

namespace
{
// Any key will do; it must only stay the same, because sums are kept in the journal.
constexpr std::array<unsigned char, 32> key{ 0x48, 0x75, 0x62, 0x64, 0x65, 0x73, 0x6b, 0x20, 0x62, 0x6c, 0x6f,
                                             0x63, 0x6b, 0x20, 0x73, 0x75, 0x6d, 0x20, 0x6b, 0x65, 0x79, 0x2c,
                                             0x20, 0x76, 0x65, 0x72, 0x73, 0x69, 0x6f, 0x6e, 0x20, 0x31 };

EVP_MAC *poly1305()
{
    static EVP_MAC *const mac = EVP_MAC_fetch(nullptr, "POLY1305", nullptr);
    return mac;
}
} // namespace

void BlockSummer::Free::operator()(evp_mac_ctx_st *context) const
{
    EVP_MAC_CTX_free(context);
}

BlockSummer::BlockSummer()
    : m_context(EVP_MAC_CTX_new(poly1305()))
{
    reset();
}

BlockSummer::BlockSummer(BlockSummer &&) noexcept = default;
BlockSummer &BlockSummer::operator=(BlockSummer &&) noexcept = default;
BlockSummer::~BlockSummer() = default;

void BlockSummer::reset()
{
    EVP_MAC_init(m_context.get(), key.data(), key.size(), nullptr);
}

void BlockSummer::add(QByteArrayView bytes)
{
    EVP_MAC_update(
        m_context.get(), reinterpret_cast<const unsigned char *>(bytes.data()), size_t(bytes.size()));
}

BlockSum BlockSummer::sum() const
{
    const std::unique_ptr<evp_mac_ctx_st, Free> copy(EVP_MAC_CTX_dup(m_context.get()));
    BlockSum sum{};
    size_t length = 0;
    EVP_MAC_final(copy.get(), sum.data(), &length, sum.size());
    return sum;
}

BlockSum BlockSummer::of(QByteArrayView bytes)
{
    BlockSummer summer;
    summer.add(bytes);
    return summer.sum();
}

} // namespace Hubdesk
