// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace Hubdesk
{

/// Reads Thrift's compact protocol as far as files use it, one value after the other. What the caller does
/// not read of a struct or a list is stepped over. After something wrong every answer is zero or empty; look
/// at problem() at the end. At most 32 levels deep; a list is never longer than the bytes that are left. The
/// bytes must outlive it.
class ThriftReader
{
public:
    explicit ThriftReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    /// Reads the fields of a struct: `onField(id)` for each.
    template<typename OnField>
    void fields(OnField onField)
    {
        int id = 0;
        for (enter(Struct); nextField(&id);) {
            onField(id);
            skipUnread();
        }
        leave();
    }
    /// Reads the items of a list: `onItem()` for each.
    template<typename OnItem>
    void items(OnItem onItem)
    {
        enter(List);
        const auto type = Type(m_itemType);
        for (qsizetype left = m_listSize; left > 0 && !failed(); --left) {
            m_next = type;
            m_inList = true;
            onItem();
            m_inList = true;
            skipUnread();
        }
        leave();
    }
    qint64 integer();
    /// A number of bytes or of things: one that cannot be is zero, so that sums stay sums.
    qint64 size();
    bool boolean();
    QByteArrayView binary();
    /// As UTF-8; of more bytes than `limit` the first.
    QString text(qsizetype limit);

    bool failed() const { return m_problem != nullptr; }
    /// For what only the caller can see. Reading ends here; `what`, a literal, is the problem unless there is
    /// one already.
    void fail(const char *what);
    QString problem() const;

private:
    // The numbers of the protocol.
    enum Type : quint8 {
        Nothing = 0,
        True = 1,
        False = 2,
        Byte = 3,
        Int16 = 4,
        Int32 = 5,
        Int64 = 6,
        Double = 7,
        Binary = 8,
        List = 9,
        Set = 10,
        Map = 11,
        Struct = 12,
        Uuid = 13,
    };

    void enter(Type wanted);
    void leave() { --m_depth; }
    bool nextField(int *id);
    void readListHeader();
    void skipUnread();
    void skip(Type type);
    void skipMap();
    quint8 byte();
    quint64 varint();
    qint64 zigzag();
    QByteArrayView bytes(quint64 count);

    const QByteArrayView m_bytes;
    qsizetype m_at = 0;
    int m_depth = 0;
    Type m_next = Struct; ///< what comes next and is not read yet
    bool m_inList = false; ///< truths are a byte of their own there
    quint8 m_itemType = 0;
    qsizetype m_listSize = 0;
    const char *m_problem = nullptr;
};

} // namespace Hubdesk
