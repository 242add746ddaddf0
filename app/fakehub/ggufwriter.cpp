// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/ggufwriter.h"

#include "app/fakehub/littleendian.h"

#include <functional>
#include <numeric>

namespace FakeHub
{

namespace
{

// GGUF's numbers for the types of values.
enum ValueType : quint32 {
    UInt16 = 2,
    UInt32 = 4,
    Int32 = 5,
    Float32 = 6,
    Bool = 7,
    String = 8,
    Array = 9,
};

constexpr qint64 alignment = 32; // of every tensor, unless a key says otherwise

qint64 aligned(qint64 size)
{
    return (size + alignment - 1) / alignment * alignment;
}

void putText(QByteArray &out, const QByteArray &text)
{
    put(out, quint64(text.size()));
    out += text;
}

struct Packing {
    qint64 elements; // in one block
    qint64 bytes;
};

Packing packing(GgufType type)
{
    switch (type) {
    case GgufType::F32:
        return { 1, 4 };
    case GgufType::F16:
        return { 1, 2 };
    case GgufType::Q8_0:
        return { 32, 34 };
    case GgufType::Q4_K:
        return { 256, 144 };
    case GgufType::Q5_K:
        return { 256, 176 };
    case GgufType::Q6_K:
        return { 256, 210 };
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

qint64 ggufBytes(GgufType type, qint64 elements)
{
    const auto [inBlock, bytes] = packing(type);
    return (elements + inBlock - 1) / inBlock * bytes;
}

void GgufWriter::begin(const QByteArray &key, quint32 type)
{
    ++m_count;
    putText(m_pairs, key);
    put(m_pairs, type);
}

void GgufWriter::beginArray(const QByteArray &key, quint32 type, qsizetype count)
{
    begin(key, Array);
    put(m_pairs, type);
    put(m_pairs, quint64(count));
}

void GgufWriter::add(const QByteArray &key, const QString &value)
{
    begin(key, String);
    putText(m_pairs, value.toUtf8());
}

void GgufWriter::add(const QByteArray &key, quint32 value)
{
    begin(key, UInt32);
    put(m_pairs, value);
}

void GgufWriter::add(const QByteArray &key, float value)
{
    begin(key, Float32);
    put(m_pairs, value);
}

void GgufWriter::add(const QByteArray &key, bool value)
{
    begin(key, Bool);
    put(m_pairs, quint8(value ? 1 : 0));
}

void GgufWriter::addShort(const QByteArray &key, quint16 value)
{
    begin(key, UInt16);
    put(m_pairs, value);
}

void GgufWriter::addSigned(const QByteArray &key, qint32 value)
{
    begin(key, Int32);
    put(m_pairs, value);
}

void GgufWriter::add(const QByteArray &key, const QByteArrayList &texts)
{
    beginArray(key, String, texts.size());
    for (const QByteArray &text : texts) {
        putText(m_pairs, text);
    }
}

void GgufWriter::add(const QByteArray &key, const QList<float> &numbers)
{
    beginArray(key, Float32, numbers.size());
    for (const float number : numbers) {
        put(m_pairs, number);
    }
}

void GgufWriter::add(const QByteArray &key, const QList<qint32> &numbers)
{
    beginArray(key, Int32, numbers.size());
    for (const qint32 number : numbers) {
        put(m_pairs, number);
    }
}

Blob GgufWriter::file(const QList<GgufTensor> &tensors, quint64 seed) const
{
    QByteArray head = "GGUF";
    put(head, quint32(3));
    put(head, quint64(tensors.size()));
    put(head, m_count);
    head += m_pairs;
    qint64 at = 0;
    for (const auto &[name, shape, type] : tensors) {
        putText(head, name.toUtf8());
        put(head, quint32(shape.size()));
        for (const qint64 side : shape) {
            put(head, quint64(side));
        }
        put(head, quint32(type));
        put(head, quint64(at));
        const qint64 elements = std::accumulate(shape.begin(), shape.end(), qint64(1), std::multiplies<>());
        at += aligned(ggufBytes(type, elements));
    }
    head.append(aligned(head.size()) - head.size(), '\0');
    return Blob::seeded(seed, head.size() + at, head);
}

} // namespace FakeHub
