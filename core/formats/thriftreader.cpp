// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/thriftreader.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int deepestStruct = 32;

} // namespace

QString ThriftReader::problem() const
{
    return m_problem ? u"%1 at byte %2"_s.arg(QLatin1StringView(m_problem)).arg(m_at) : QString();
}

void ThriftReader::fail(const char *what)
{
    if (!m_problem) {
        m_problem = what;
    }
}

void ThriftReader::enter(Type wanted)
{
    m_listSize = 0;
    if (std::exchange(m_next, Nothing) != wanted) {
        fail("a value of another type was expected");
    }
    if (++m_depth > deepestStruct) {
        fail("nested more than 32 levels deep");
    }
    if (wanted == List && !failed()) {
        readListHeader();
    }
}

bool ThriftReader::nextField(int *id)
{
    if (failed()) {
        return false;
    }
    const auto header = byte();
    const auto type = quint8(header & 0x0F);
    if (failed() || type == Nothing) {
        return false;
    }
    if (type > Uuid) {
        fail("a type that does not exist");
        return false;
    }
    const auto next = header >> 4 ? *id + (header >> 4) : zigzag();
    if (next < -32768 || next > 32767) {
        fail("a field number that does not exist");
        return false;
    }
    *id = int(next);
    m_next = Type(type);
    m_inList = false;
    return !failed();
}

void ThriftReader::readListHeader()
{
    const auto header = byte();
    m_itemType = header & 0x0F;
    const quint64 size = header >> 4 == 15 ? varint() : header >> 4;
    // An item has a byte at least.
    if (size > quint64(m_bytes.size() - m_at)) {
        fail("a list is longer than what is there");
    } else if (size > 0 && (m_itemType == Nothing || m_itemType > Uuid)) {
        fail("a type that does not exist");
    } else {
        m_listSize = qsizetype(size);
    }
}

qint64 ThriftReader::integer()
{
    const auto type = std::exchange(m_next, Nothing);
    if (type == Byte) {
        return qint8(byte());
    }
    if (type < Int16 || type > Int64) {
        fail("a number was expected");
        return 0;
    }
    return zigzag();
}

qint64 ThriftReader::size()
{
    constexpr qint64 most = Q_INT64_C(1) << 50;
    const auto value = integer();
    return value < 0 || value > most ? 0 : value;
}

bool ThriftReader::boolean()
{
    const auto type = std::exchange(m_next, Nothing);
    if (type != True && type != False) {
        fail("a truth was expected");
        return false;
    }
    return m_inList ? byte() == True : type == True;
}

QByteArrayView ThriftReader::binary()
{
    if (std::exchange(m_next, Nothing) != Binary) {
        fail("a text was expected");
        return {};
    }
    return bytes(varint());
}

QString ThriftReader::text(qsizetype limit)
{
    const auto whole = binary();
    return QString::fromUtf8(whole.first(qMin(whole.size(), limit)));
}

void ThriftReader::skipUnread()
{
    const auto type = std::exchange(m_next, Nothing);
    if (type != Nothing && !failed()) {
        skip(type);
    }
}

void ThriftReader::skip(Type type)
{
    switch (type) {
    case Nothing:
        break;
    case True:
    case False:
        if (m_inList) {
            byte();
        }
        break;
    case Byte:
        byte();
        break;
    case Int16:
    case Int32:
    case Int64:
        varint();
        break;
    case Double:
        bytes(8);
        break;
    case Binary:
        bytes(varint());
        break;
    case List:
    case Set:
        m_next = List;
        items([] { });
        break;
    case Map:
        skipMap();
        break;
    case Struct:
        m_next = Struct;
        fields([](int) { });
        break;
    case Uuid:
        bytes(16);
        break;
    }
}

void ThriftReader::skipMap()
{
    const auto size = varint();
    if (size == 0) {
        return;
    }
    const auto types = byte();
    const auto isType = [](int type) { return type > Nothing && type <= Uuid; };
    // As in a list, each has a byte at least.
    if (size > quint64(m_bytes.size() - m_at) || !isType(types >> 4) || !isType(types & 0x0F)) {
        fail("a map that cannot be");
        return;
    }
    if (++m_depth > deepestStruct) {
        fail("nested more than 32 levels deep");
    }
    for (quint64 i = 0; i < size && !failed(); ++i) {
        for (const auto type : { types >> 4, types & 0x0F }) {
            m_inList = true;
            skip(Type(type));
        }
    }
    --m_depth;
}

quint8 ThriftReader::byte()
{
    const auto one = bytes(1);
    return one.isEmpty() ? 0 : quint8(one.front());
}

quint64 ThriftReader::varint()
{
    quint64 value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto next = byte();
        value |= quint64(next & 0x7F) << shift;
        if ((next & 0x80) == 0) {
            return failed() ? 0 : value;
        }
    }
    fail("a number that is too long");
    return 0;
}

qint64 ThriftReader::zigzag()
{
    const auto value = varint();
    return qint64(value >> 1) ^ -qint64(value & 1);
}

QByteArrayView ThriftReader::bytes(quint64 count)
{
    if (failed() || count > quint64(m_bytes.size() - m_at)) {
        fail("the bytes end inside a value");
        return {};
    }
    const auto found = m_bytes.sliced(m_at, qsizetype(count));
    m_at += found.size();
    return found;
}

} // namespace Hubdesk
