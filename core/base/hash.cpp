// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"

#include <QFile>

#include <algorithm>
#include <openssl/crypto.h>
#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

ContentId::Algorithm ContentId::algorithm() const
{
    const auto isHex
        = std::ranges::all_of(hex, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (isHex && hex.size() == 64) {
        return Algorithm::Sha256;
    }
    return isHex && hex.size() == 40 ? Algorithm::GitSha1 : Algorithm::None;
}

void Hasher::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Hasher::Hasher(ContentId::Algorithm algorithm, qint64 size)
    : m_context(EVP_MD_CTX_new())
{
    EVP_DigestInit_ex(
        m_context.get(), algorithm == ContentId::Algorithm::GitSha1 ? EVP_sha1() : EVP_sha256(), nullptr);
    if (algorithm == ContentId::Algorithm::GitSha1) {
        const QByteArray header = "blob " + QByteArray::number(size) + '\0';
        EVP_DigestUpdate(m_context.get(), header.constData(), size_t(header.size()));
    }
}

Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;
Hasher::~Hasher() = default;

void Hasher::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_context.get(), bytes.data(), size_t(bytes.size()));
    m_added += bytes.size();
}

Hasher Hasher::copy() const
{
    Hasher other;
    other.m_context.reset(EVP_MD_CTX_new());
    EVP_MD_CTX_copy_ex(other.m_context.get(), m_context.get());
    other.m_added = m_added;
    return other;
}

QByteArray Hasher::finish()
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), &length);
    digest.truncate(length);
    return digest.toHex();
}

QByteArray Hasher::sha256(QByteArrayView bytes)
{
    Hasher hasher(ContentId::Algorithm::Sha256, bytes.size());
    hasher.add(bytes);
    return hasher.finish();
}

QByteArray Hasher::gitBlobSha1(QByteArrayView bytes)
{
    Hasher hasher(ContentId::Algorithm::GitSha1, bytes.size());
    hasher.add(bytes);
    return hasher.finish();
}

Result<QByteArray> Hasher::file(const QString &path, ContentId::Algorithm algorithm, std::stop_token stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return std::unexpected(Error::fromFile(file, u"cannot read %1"_s.arg(path)));
    }
    Hasher hasher(algorithm, file.size());
    QByteArray buffer(1 << 20, Qt::Uninitialized);
    while (!stop.stop_requested()) {
        const auto got = file.read(buffer.data(), buffer.size());
        if (got < 0) {
            return std::unexpected(Error::fromFile(file, u"cannot read %1"_s.arg(path)));
        }
        if (got == 0) {
            return hasher.finish();
        }
        hasher.add(QByteArrayView(buffer).first(got));
    }
    return fail(Error::Kind::Cancelled, u"hashing stopped"_s);
}

void keepOpenSslUntilTheEnd()
{
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

} // namespace Hubdesk
