// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>

/// Writes Thrift's compact protocol, so that tests need no file from outside. It shares nothing with the
/// reader but the definition of the format.
namespace Thrift
{

struct Field {
    int id = 0;
    int type = 0;
    QByteArray payload;
};

inline QByteArray varint(quint64 value)
{
    QByteArray bytes;
    for (; value > 0x7F; value >>= 7) {
        bytes += char(uchar(value & 0x7F) | 0x80);
    }
    return bytes + char(value);
}

inline QByteArray zigzag(qint64 value)
{
    return varint((quint64(value) << 1) ^ quint64(value >> 63));
}

inline QByteArray counted(const QByteArray &text)
{
    return varint(quint64(text.size())) + text;
}

/// The fields of a struct and the mark of its end. A gap of more than fifteen is written the long way.
inline QByteArray record(const QList<Field> &fields)
{
    QByteArray bytes;
    int last = 0;
    for (const auto &field : fields) {
        const int gap = field.id - last;
        const bool isShort = gap > 0 && gap <= 15;
        bytes += char((isShort ? gap << 4 : 0) | field.type);
        bytes += isShort ? QByteArray() : zigzag(field.id);
        bytes += field.payload;
        last = field.id;
    }
    return bytes + '\0';
}

inline QByteArray listBytes(int type, const QByteArrayList &items)
{
    const auto size = items.size();
    const QByteArray header = size < 15 ? QByteArray(1, char((size << 4) | type))
                                        : QByteArray(1, char(0xF0 | type)) + varint(quint64(size));
    return header + items.join();
}

inline Field number(int id, qint64 value)
{
    return { id, 6, zigzag(value) };
}
inline Field truth(int id, bool value)
{
    return { id, value ? 1 : 2, {} };
}
inline Field text(int id, const QByteArray &value)
{
    return { id, 8, counted(value) };
}
inline Field nested(int id, const QList<Field> &fields)
{
    return { id, 12, record(fields) };
}
inline Field records(int id, const QByteArrayList &items)
{
    return { id, 9, listBytes(12, items) };
}

} // namespace Thrift
