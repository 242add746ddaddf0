// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/blob.h"

#include "app/fakehub/knownhashes.h"
#include "app/fakehub/seededcontent.h"

#include <QCryptographicHash>

#include <algorithm>
#include <mutex>

namespace FakeHub
{

struct Blob::Data {
    QByteArray head;
    quint64 seed = 0;
    qint64 size = 0;
    std::function<QByteArray()> make;
    std::once_flag wasMade;
    std::once_flag hashed256;
    std::once_flag hashedGit;
    QByteArray sha256;
    QByteArray gitSha1;
};

namespace
{

void addAll(QCryptographicHash &hash, const Blob &blob)
{
    constexpr qint64 piece = 1 << 20;
    for (qint64 at = 0; at < blob.size(); at += piece) {
        hash.addData(blob.read(at, piece));
    }
}

} // namespace

Blob::Blob()
    : Blob(QByteArray())
{
}

Blob::Blob(QByteArray bytes)
    : m_data(std::make_shared<Data>())
{
    m_data->size = bytes.size();
    m_data->head = std::move(bytes);
}

Blob Blob::seeded(quint64 seed, qint64 size, QByteArray head)
{
    Blob blob(std::move(head));
    blob.m_data->seed = seed;
    blob.m_data->size = std::max(size, blob.m_data->size);
    return blob;
}

Blob Blob::later(std::function<QByteArray()> make)
{
    Blob blob;
    blob.m_data->make = std::move(make);
    return blob;
}

bool Blob::isLater() const
{
    return bool(m_data->make);
}

const Blob::Data &Blob::made() const
{
    if (m_data->make) {
        std::call_once(m_data->wasMade, [this] {
            m_data->head = m_data->make();
            m_data->size = m_data->head.size();
        });
    }
    return *m_data;
}

qint64 Blob::size() const
{
    return made().size;
}

quint64 Blob::seed() const
{
    return m_data->seed;
}

QByteArray Blob::head() const
{
    return made().head;
}

QByteArray Blob::read(qint64 offset, qint64 length) const
{
    const Data &data = made();
    length = std::clamp<qint64>(data.size - offset, 0, length);
    const qint64 headSize = data.head.size();
    if (offset + length <= headSize) {
        return data.head.mid(offset, length);
    }
    QByteArray out(length, Qt::Uninitialized);
    const qint64 fromHead = std::clamp<qint64>(headSize - offset, 0, length);
    std::copy_n(data.head.constData() + offset * (fromHead > 0 ? 1 : 0), fromHead, out.data());
    SeededContent(data.seed).fill(offset + fromHead, out.data() + fromHead, length - fromHead);
    return out;
}

QByteArray Blob::sha256() const
{
    std::call_once(m_data->hashed256, [this] {
        if (made().size > made().head.size()) {
            m_data->sha256 = knownSha256(m_data->seed, m_data->size, m_data->head);
        }
        if (m_data->sha256.isEmpty()) {
            m_data->sha256 = computeSha256();
        }
    });
    return m_data->sha256;
}

QByteArray Blob::computeSha256() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addAll(hash, *this);
    return hash.result().toHex();
}

QByteArray Blob::gitSha1() const
{
    std::call_once(m_data->hashedGit, [this] {
        QCryptographicHash hash(QCryptographicHash::Sha1);
        hash.addData("blob " + QByteArray::number(size()));
        hash.addData(QByteArrayView("\0", 1));
        addAll(hash, *this);
        m_data->gitSha1 = hash.result().toHex();
    });
    return m_data->gitSha1;
}

QByteArray Blob::lfsPointer() const
{
    return "version https://git-lfs.github.com/spec/v1\noid sha256:" + sha256() + "\nsize "
        + QByteArray::number(size()) + '\n';
}

} // namespace FakeHub
