// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QList>
#include <QRandomGenerator>
#include <QtEndian>

#include <utility>

/// Small model files, made byte by byte, and the collected ones, which lie beside the sources and are no part
/// of them.
namespace ModelFiles
{

/// Empty where the collection is not.
inline QString sharedHeaders()
{
    for (const auto *up : { "/..", "/../.." }) {
        const QString path = QDir::cleanPath(QStringLiteral(HUBDESK_SOURCE) + QLatin1String(up)
                                             + QLatin1String("/shared/data/headers"));
        if (QDir(path + QLatin1String("/generated")).exists()) {
            return path;
        }
    }
    return {};
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// For QVERIFY2, which makes its message also where there is no error.
template<typename T>
QByteArray whyNot(const T &result)
{
    return result ? QByteArray() : result.error().detail.toUtf8();
}

inline QByteArray safetensors(const QByteArray &json, qsizetype data = 0)
{
    QByteArray length(8, '\0');
    qToLittleEndian<quint64>(quint64(json.size()), length.data());
    return length + json + QByteArray(data, '\0');
}

/// Writes GGUF as its versions differ: lengths and counts are 32 bits wide in version 1.
class Gguf
{
public:
    explicit Gguf(quint32 version = 3, bool big = false)
        : m_version(version)
        , m_big(big)
    {
    }

    template<typename T>
    Gguf &number(T value)
    {
        QByteArray bytes(sizeof(T), '\0');
        if (m_big) {
            qToBigEndian<T>(value, bytes.data());
        } else {
            qToLittleEndian<T>(value, bytes.data());
        }
        m_bytes += bytes;
        return *this;
    }
    Gguf &size(quint64 value) { return m_version == 1 ? number(quint32(value)) : number(value); }
    Gguf &text(const QByteArray &value)
    {
        size(quint64(value.size()));
        m_bytes += value;
        return *this;
    }
    Gguf &start(quint64 tensors, quint64 values)
    {
        m_bytes += "GGUF";
        return number(m_version).size(tensors).size(values);
    }
    /// A key and the type of what follows.
    Gguf &key(const QByteArray &name, quint32 type) { return text(name).number(type); }
    Gguf &word(const QByteArray &name, const QByteArray &value) { return key(name, 8).text(value); }
    Gguf &count(const QByteArray &name, quint32 value) { return key(name, 4).number(value); }
    Gguf &list(const QByteArray &name, quint32 type, quint64 items)
    {
        return key(name, 9).number(type).size(items);
    }
    Gguf &tensor(const QByteArray &name, const QList<quint64> &shape, quint32 type, quint64 offset)
    {
        text(name).number(quint32(shape.size()));
        for (const auto length : shape) {
            size(length);
        }
        return number(type).number(offset);
    }
    Gguf &raw(const QByteArray &bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    /// Fills up to `alignment` and adds so many bytes of tensors.
    Gguf &data(qsizetype bytes, qsizetype alignment = 32)
    {
        m_bytes += QByteArray((alignment - m_bytes.size() % alignment) % alignment + bytes, '\0');
        return *this;
    }
    QByteArray bytes() const { return m_bytes; }

private:
    quint32 m_version;
    bool m_big;
    QByteArray m_bytes;
};

/// One of the ways in which a file can be wrong: bytes changed, cut out, doubled, or the end cut off.
inline QByteArray mutated(QByteArray bytes, QRandomGenerator *random)
{
    for (int n = random->bounded(1, 5); n > 0 && !bytes.isEmpty(); --n) {
        const auto at = random->bounded(bytes.size());
        const auto length = qMin<qsizetype>(random->bounded(1, 24), bytes.size() - at);
        switch (random->bounded(6)) {
        case 0:
            bytes[at] = char(random->bounded(256));
            break;
        case 1:
            bytes[at] = char(uchar(bytes[at]) ^ (1U << random->bounded(8)));
            break;
        case 2:
            bytes.remove(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.sliced(at, length));
            break;
        case 4:
            bytes.replace(at, length, QByteArray(length, random->bounded(2) == 0 ? '\xff' : '\0'));
            break;
        default:
            bytes.truncate(random->bounded(8) == 0 ? at : bytes.size());
            break;
        }
    }
    return bytes;
}

} // namespace ModelFiles
