// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demorich.h"
#include "app/fakehub/littleendian.h"

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// Thrift's compact protocol, as far as the foot of a Parquet file needs it.
class Compact
{
public:
    enum Type : quint8 { I32 = 5, I64 = 6, Binary = 8, List = 9, Struct = 12 };

    void beginStruct() { m_last.append(0); }
    void endStruct()
    {
        m_out += '\0';
        m_last.removeLast();
    }

    void field(int id, Type type)
    {
        // every id in this file lies within fifteen of the one before it
        m_out += char(((id - m_last.last()) << 4) | type);
        m_last.last() = id;
    }
    void i32(int id, qint64 value)
    {
        field(id, I32);
        zigzag(value);
    }
    void i64(int id, qint64 value)
    {
        field(id, I64);
        zigzag(value);
    }
    void text(int id, const QByteArray &value)
    {
        field(id, Binary);
        bare(value);
    }
    void list(int id, Type of, int count)
    {
        field(id, List);
        m_out += char((count << 4) | of); // fewer than fifteen
    }
    void structure(int id)
    {
        field(id, Struct);
        beginStruct();
    }
    void bare(const QByteArray &value)
    {
        varint(quint64(value.size()));
        m_out += value;
    }
    void zigzag(qint64 value) { varint(quint64(value) << 1 ^ quint64(value >> 63)); }

    [[nodiscard]] QByteArray bytes() const { return m_out; }

private:
    void varint(quint64 value)
    {
        for (; value >= 0x80; value >>= 7) {
            m_out += char(value | 0x80);
        }
        m_out += char(value);
    }

    QByteArray m_out;
    QList<int> m_last; // the last field of every structure that is open
};

// Parquet's numbers for what a column holds.
enum Physical { Int64 = 2, Double = 5, ByteArray = 6 };

struct Column {
    QByteArray name;
    Physical type;
    QByteArray values; // plain, one after the other
};

struct Chunk {
    qint64 at;
    qint64 size;
};

QByteArray pageHead(const Column &column, int rows)
{
    Compact head;
    head.beginStruct();
    head.i32(1, 0); // a page of data
    head.i32(2, column.values.size());
    head.i32(3, column.values.size());
    head.structure(5);
    head.i32(1, rows);
    head.i32(2, 0); // plain
    head.i32(3, 3); // levels as runs; there are none, because every value is required
    head.i32(4, 3);
    head.endStruct();
    head.endStruct();
    return head.bytes();
}

void addSchema(Compact &foot, const QList<Column> &columns)
{
    foot.list(2, Compact::Struct, int(columns.size()) + 1);
    foot.beginStruct();
    foot.text(4, "schema");
    foot.i32(5, columns.size());
    foot.endStruct();
    for (const Column &column : columns) {
        foot.beginStruct();
        foot.i32(1, column.type);
        foot.i32(3, 0); // required
        foot.text(4, column.name);
        if (column.type == ByteArray) {
            foot.i32(6, 0); // UTF-8
        }
        foot.endStruct();
    }
}

void addChunk(Compact &foot, const Column &column, const Chunk &chunk, int rows)
{
    foot.beginStruct();
    foot.i64(2, chunk.at);
    foot.structure(3);
    foot.i32(1, column.type);
    foot.list(2, Compact::I32, 2);
    foot.zigzag(0); // plain
    foot.zigzag(3); // runs
    foot.list(3, Compact::Binary, 1);
    foot.bare(column.name);
    foot.i32(4, 0); // not compressed
    foot.i64(5, rows);
    foot.i64(6, chunk.size);
    foot.i64(7, chunk.size);
    foot.i64(9, chunk.at);
    foot.endStruct();
    foot.endStruct();
}

QByteArray footOf(const QList<Column> &columns, const QList<Chunk> &chunks, int rows)
{
    Compact foot;
    foot.beginStruct();
    foot.i32(1, 1); // version
    addSchema(foot, columns);
    foot.i64(3, rows);
    foot.list(4, Compact::Struct, 1);
    foot.beginStruct(); // the only row group
    foot.list(1, Compact::Struct, int(columns.size()));
    qint64 total = 0;
    for (qsizetype n = 0; n < columns.size(); ++n) {
        addChunk(foot, columns[n], chunks[n], rows);
        total += chunks[n].size;
    }
    foot.i64(2, total);
    foot.i64(3, rows);
    foot.endStruct();
    foot.text(6, "hubdesk-fakehub");
    foot.endStruct();
    return foot.bytes();
}

} // namespace

QByteArray parquetTable(int rows)
{
    static const QByteArrayList places{ "North pier", "Høllen", "Sandbar", "潮見", "Lock 4" };
    QList<Column> columns{ { "id", Int64, {} }, { "place", ByteArray, {} }, { "level", Double, {} } };
    for (int n = 0; n < rows; ++n) {
        const QByteArray &place = places[n % places.size()];
        put(columns[0].values, qint64(n) + 1);
        put(columns[1].values, quint32(place.size()));
        columns[1].values += place;
        put(columns[2].values, 1.5 + n % 17 * 0.25);
    }
    QByteArray file = "PAR1";
    QList<Chunk> chunks;
    for (const Column &column : std::as_const(columns)) {
        const QByteArray page = pageHead(column, rows) + column.values;
        chunks.append({ file.size(), page.size() });
        file += page;
    }
    const QByteArray foot = footOf(columns, chunks, rows);
    file += foot;
    put(file, quint32(foot.size()));
    return file + "PAR1";
}

} // namespace FakeHub
