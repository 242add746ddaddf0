// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/parquetfooter.h"

#include "core/formats/parquetschema.h"

#include <QtEndian>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 longestFooter = 64 << 20;
constexpr qsizetype mostRowGroups = 10'000;
constexpr qsizetype mostChunks = 50'000;
constexpr qsizetype mostEncodings = 16;
constexpr qsizetype mostKeyValues = 1'000;
constexpr qsizetype longestPairValue = 64 << 10; // bytes of a value of a key
constexpr qsizetype longestFooterText = 1'000;

/// Reads FileMetaData. The numbers in `case` are those of the fields in the format's definition. One use.
class FooterReader
{
public:
    explicit FooterReader(QByteArrayView bytes)
        : m_thrift(bytes)
    {
    }

    Result<ParquetFooter> read();

private:
    void readField(int id);
    void readSchema();
    void readRowGroup();
    ParquetChunk readChunk(qsizetype column);
    void readMetadata(ParquetChunk &chunk, const ParquetType &type, int id);
    void readPath(ParquetChunk &chunk, qsizetype column);
    void readStatistics(ParquetChunk &chunk, const ParquetType &type);
    void readKeyValue();

    ThriftReader m_thrift;
    ParquetFooter m_footer;
    bool m_hasSchema = false;
    QList<ParquetLeaf> m_leaves;
    qsizetype m_chunks = 0;
};

Result<ParquetFooter> FooterReader::read()
{
    m_thrift.fields([this](int id) { readField(id); });
    if (m_thrift.failed()) {
        return fail(Error::Kind::Protocol,
                    u"the footer of this Parquet file is damaged: "_s + m_thrift.problem());
    }
    if (!m_hasSchema) {
        return fail(Error::Kind::Protocol, u"the footer of this Parquet file has no schema"_s);
    }
    return std::move(m_footer);
}

void FooterReader::readField(int id)
{
    switch (id) {
    case 1:
        m_footer.version = int(m_thrift.size());
        break;
    case 2:
        readSchema();
        break;
    case 3:
        m_footer.rows = m_thrift.size();
        break;
    case 4:
        m_thrift.items([this] { readRowGroup(); });
        break;
    case 5:
        m_thrift.items([this] { readKeyValue(); });
        break;
    case 6:
        m_footer.createdBy = m_thrift.text(longestFooterText);
        break;
    case 8:
        m_footer.encryption = ParquetEncryption::Columns;
        break;
    default:
        break;
    }
}

// Once: a file made to harm says it a thousand times, and each time the tree would grow by all of it.
void FooterReader::readSchema()
{
    if (m_hasSchema) {
        m_thrift.fail("a second schema");
        return;
    }
    auto schema = readParquetSchema(&m_thrift);
    m_hasSchema = schema.has_value();
    if (schema) {
        m_footer.schema = std::move(schema->nodes);
        m_leaves = std::move(schema->leaves);
    }
}

void FooterReader::readRowGroup()
{
    if (m_footer.rowGroups.size() >= mostRowGroups) {
        m_footer.cut = true;
        return;
    }
    ParquetRowGroup group;
    qint64 sum = 0;
    m_thrift.fields([&](int id) {
        switch (id) {
        case 1:
            m_thrift.items([&, column = qsizetype(0)]() mutable {
                if (m_chunks >= mostChunks) {
                    m_footer.cut = true;
                    return;
                }
                ++m_chunks;
                group.chunks.append(readChunk(column++));
                sum += group.chunks.last().compressed;
            });
            break;
        case 2:
            group.bytes = m_thrift.size();
            break;
        case 3:
            group.rows = m_thrift.size();
            break;
        case 6:
            group.compressed = m_thrift.size();
            break;
        default:
            break;
        }
    });
    if (group.compressed == 0) { // old writers do not say it
        group.compressed = sum;
    }
    m_footer.rowGroups.append(std::move(group));
}

ParquetChunk FooterReader::readChunk(qsizetype column)
{
    static const ParquetType unknown;
    const auto &type = column < m_leaves.size() ? m_leaves.at(column).type : unknown;
    ParquetChunk chunk;
    m_thrift.fields([&](int id) {
        if (id == 3) {
            m_thrift.fields([&](int field) {
                if (field == 3) {
                    readPath(chunk, column);
                } else {
                    readMetadata(chunk, type, field);
                }
            });
        } else if (id == 8 || id == 9) {
            chunk.encrypted = true;
        }
    });
    if (chunk.path.isEmpty() && column < m_leaves.size()) {
        chunk.path = m_leaves.at(column).path;
    }
    return chunk;
}

void FooterReader::readMetadata(ParquetChunk &chunk, const ParquetType &type, int id)
{
    switch (id) {
    case 2:
        m_thrift.items([&] {
            const auto name = parquetEncoding(int(m_thrift.size()));
            if (chunk.encodings.size() < mostEncodings && !chunk.encodings.contains(name)) {
                chunk.encodings.append(name);
            }
        });
        break;
    case 4:
        chunk.codec = parquetCodec(int(m_thrift.size()));
        break;
    case 5:
        chunk.values = m_thrift.size();
        break;
    case 6:
        chunk.uncompressed = m_thrift.size();
        break;
    case 7:
        chunk.compressed = m_thrift.size();
        break;
    case 12:
        readStatistics(chunk, type);
        break;
    default:
        break;
    }
}

// The schema has the same text already; thousands of row groups share it.
void FooterReader::readPath(ParquetChunk &chunk, qsizetype column)
{
    QString path;
    m_thrift.items([&, first = true]() mutable {
        const auto name = m_thrift.text(longestFooterText);
        if (path.size() < longestParquetPath) {
            path += (first ? QString() : u"."_s) + name;
        }
        first = false;
    });
    path.truncate(longestParquetPath);
    chunk.path
        = column < m_leaves.size() && m_leaves.at(column).path == path ? m_leaves.at(column).path : path;
}

void FooterReader::readStatistics(ParquetChunk &chunk, const ParquetType &type)
{
    m_thrift.fields([&](int id) {
        switch (id) {
        case 1:
        case 2:
            if (type.trustsOldStatistics()) {
                auto &old = id == 1 ? chunk.maximum : chunk.minimum;
                const auto text = type.shown(m_thrift.binary());
                old = old ? old : text;
            }
            break;
        case 3:
            chunk.nulls = m_thrift.size();
            break;
        case 5:
            chunk.maximum = type.shown(m_thrift.binary());
            break;
        case 6:
            chunk.minimum = type.shown(m_thrift.binary());
            break;
        default:
            break;
        }
    });
}

void FooterReader::readKeyValue()
{
    if (m_footer.keyValues.size() >= mostKeyValues) {
        m_footer.cut = true;
        return;
    }
    ParquetKeyValue pair;
    QByteArrayView value;
    m_thrift.fields([&](int id) {
        if (id == 1) {
            pair.key = m_thrift.text(longestFooterText);
        } else if (id == 2) {
            value = m_thrift.binary();
        }
    });
    pair.value = QString::fromUtf8(value.first(qMin(value.size(), longestPairValue)));
    pair.size = value.size();
    if (pair.key == "huggingface"_L1) {
        m_footer.features = readDatasetFeatures(value);
    }
    m_footer.keyValues.append(std::move(pair));
}

} // namespace

// Not in the class: there the list of its own kind could not be compared yet.
bool ParquetNode::operator==(const ParquetNode &other) const = default;

Result<ParquetAnswer> readParquetFooter(QByteArrayView tail, qint64 fileSize)
{
    constexpr qint64 end = 8; // the length of the footer and the mark
    constexpr qint64 smallest = 12; // and the mark at the beginning
    const auto damaged = [](const QString &why) {
        return fail(Error::Kind::Protocol, u"this is no Parquet file: "_s + why);
    };
    if (fileSize < smallest || tail.size() > fileSize) {
        return damaged(u"it is too short"_s);
    }
    if (tail.size() < end) {
        return ParquetNeedsTail{ end };
    }
    const auto mark = tail.last(4);
    if (mark != "PAR1" && mark != "PARE") {
        return damaged(u"its last bytes are not PAR1"_s);
    }
    const qint64 length = qFromLittleEndian<quint32>(tail.last(end).data());
    if (length == 0 || length > fileSize - smallest) {
        return damaged(u"its footer would have %1 bytes"_s.arg(length));
    }
    if (mark == "PARE") {
        return ParquetFooter{ .encryption = ParquetEncryption::Footer };
    }
    if (length > longestFooter) {
        return fail(Error::Kind::Protocol,
                    u"the footer of this Parquet file has %1 bytes, more than 64 MiB"_s.arg(length));
    }
    if (tail.size() < length + end) {
        return ParquetNeedsTail{ length + end };
    }
    return FooterReader(tail.sliced(tail.size() - end - length, length))
        .read()
        .transform([](ParquetFooter footer) { return ParquetAnswer(std::move(footer)); });
}

} // namespace Hubdesk
