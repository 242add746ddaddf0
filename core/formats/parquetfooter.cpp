// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/parquetfooter.h"

#include "core/formats/parquettype.h"
#include "core/formats/thriftreader.h"

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
constexpr qsizetype mostNodes = 20'000;
constexpr qsizetype mostEncodings = 16;
constexpr qsizetype mostKeyValues = 1'000;
constexpr qsizetype longestPairValue = 64 << 10; // bytes of a value of a key
constexpr qsizetype longestFooterText = 1'000;
constexpr qsizetype longestPath = 4'000;
constexpr int deepestSchema = 64;

QString textFrom(QByteArrayView bytes, qsizetype limit)
{
    return QString::fromUtf8(bytes.first(qMin(bytes.size(), limit)));
}

// Sizes that cannot be become zero, so that sums stay sums.
qint64 size(ThriftReader &thrift)
{
    constexpr qint64 most = Q_INT64_C(1) << 50;
    const auto value = thrift.integer();
    return value < 0 || value > most ? 0 : value;
}

/// The schema as the file has it: one after the other, each with the number of those below it.
struct Element {
    QString name;
    ParquetType type;
    ParquetRepetition repetition = ParquetRepetition::Required;
    qint64 children = 0;
};

struct Leaf {
    QString path;
    ParquetType type;
};

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
    void readElement();
    void readLogical(ParquetType &type);
    void readLogicalDetail(ParquetType &type, int id);
    bool buildTree(QList<ParquetNode> &nodes, qint64 count, const QString &above, int depth);
    void readRowGroup();
    ParquetChunk readChunk(qsizetype column);
    void readMetadata(ParquetChunk &chunk, const ParquetType &type, int id);
    void readPath(ParquetChunk &chunk, qsizetype column);
    void readStatistics(ParquetChunk &chunk, const ParquetType &type);
    void readKeyValue();

    ThriftReader m_thrift;
    ParquetFooter m_footer;
    QList<Element> m_elements;
    qsizetype m_element = 0; ///< where building the tree is
    QList<Leaf> m_leaves;
    qsizetype m_chunks = 0;
    QString m_problem;
};

Result<ParquetFooter> FooterReader::read()
{
    m_thrift.fields([this](int id) { readField(id); });
    if (m_thrift.failed()) {
        return fail(Error::Kind::Protocol,
                    u"the footer of this Parquet file is damaged: "_s + m_thrift.problem());
    }
    if (!m_problem.isEmpty()) {
        return fail(Error::Kind::Protocol, u"the footer of this Parquet file is damaged: "_s + m_problem);
    }
    if (m_elements.isEmpty()) {
        return fail(Error::Kind::Protocol, u"the footer of this Parquet file has no schema"_s);
    }
    return std::move(m_footer);
}

void FooterReader::readField(int id)
{
    switch (id) {
    case 1:
        m_footer.version = int(size(m_thrift));
        break;
    case 2:
        m_thrift.items([this] { readElement(); });
        if (!m_elements.isEmpty()) {
            m_element = 1; // the first is the root
            if (!buildTree(m_footer.schema, m_elements.first().children, {}, 0) && m_problem.isEmpty()) {
                m_problem = u"the schema has fewer columns than it says"_s;
            }
        }
        break;
    case 3:
        m_footer.rows = size(m_thrift);
        break;
    case 4:
        m_thrift.items([this] { readRowGroup(); });
        break;
    case 5:
        m_thrift.items([this] { readKeyValue(); });
        break;
    case 6:
        m_footer.createdBy = textFrom(m_thrift.binary(), longestFooterText);
        break;
    case 8:
        m_footer.encryption = ParquetEncryption::Columns;
        break;
    default:
        break;
    }
}

void FooterReader::readElement()
{
    if (m_elements.size() >= mostNodes) {
        m_problem = u"the schema has more than 20000 nodes"_s;
        return;
    }
    Element element;
    int converted = -1;
    m_thrift.fields([&](int id) {
        switch (id) {
        case 1:
            element.type.physical = int(size(m_thrift));
            break;
        case 2:
            element.type.length = int(size(m_thrift));
            break;
        case 3:
            element.repetition = ParquetRepetition(qMin<qint64>(2, size(m_thrift)));
            break;
        case 4:
            element.name = textFrom(m_thrift.binary(), longestFooterText);
            break;
        case 5:
            element.children = size(m_thrift);
            break;
        case 6:
            converted = int(size(m_thrift));
            break;
        case 7:
            element.type.scale = int(size(m_thrift));
            break;
        case 8:
            element.type.precision = int(size(m_thrift));
            break;
        case 10:
            readLogical(element.type);
            break;
        default:
            break;
        }
    });
    element.type.convert(converted);
    m_elements.append(element);
}

// A union: a struct with one field, which is a struct of its own.
void FooterReader::readLogical(ParquetType &type)
{
    m_thrift.fields([&](int id) {
        type.logical = id;
        if (id == ParquetType::Decimal || id == ParquetType::Time || id == ParquetType::Timestamp
            || id == ParquetType::Integer) {
            m_thrift.fields([&](int detail) { readLogicalDetail(type, detail); });
        }
    });
}

void FooterReader::readLogicalDetail(ParquetType &type, int id)
{
    if (id != 1 && id != 2) {
        return;
    }
    if (type.logical == ParquetType::Decimal) {
        (id == 1 ? type.scale : type.precision) = int(size(m_thrift));
    } else if (type.logical == ParquetType::Integer) {
        if (id == 1) {
            type.bits = int(size(m_thrift));
        } else {
            type.isSigned = m_thrift.boolean();
        }
    } else if (id == 1) {
        type.utc = m_thrift.boolean();
    } else {
        m_thrift.fields([&type](int unit) { type.unit = unit >= 1 && unit <= 3 ? unit : 0; });
    }
}

bool FooterReader::buildTree(QList<ParquetNode> &nodes, qint64 count, const QString &above, int depth)
{
    if (depth > deepestSchema) {
        m_problem = u"the schema is nested more than 64 levels deep"_s;
        return false;
    }
    for (qint64 i = 0; i < count; ++i) {
        if (m_element >= m_elements.size()) {
            return false;
        }
        const auto &element = m_elements.at(m_element++);
        const auto path = (above.isEmpty() ? element.name : above + u'.' + element.name).left(longestPath);
        const bool group = element.children > 0 || element.type.physical < 0;
        ParquetNode node{ element.name, path, {}, element.type.logicalName(), element.repetition, {} };
        if (group) {
            if (!buildTree(node.children, element.children, path, depth + 1)) {
                return false;
            }
        } else {
            node.physical = element.type.physicalName();
            m_leaves.append({ path, element.type });
        }
        nodes.append(std::move(node));
    }
    return true;
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
            group.bytes = size(m_thrift);
            break;
        case 3:
            group.rows = size(m_thrift);
            break;
        case 6:
            group.compressed = size(m_thrift);
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
            const auto name = parquetEncoding(int(size(m_thrift)));
            if (chunk.encodings.size() < mostEncodings && !chunk.encodings.contains(name)) {
                chunk.encodings.append(name);
            }
        });
        break;
    case 4:
        chunk.codec = parquetCodec(int(size(m_thrift)));
        break;
    case 5:
        chunk.values = size(m_thrift);
        break;
    case 6:
        chunk.uncompressed = size(m_thrift);
        break;
    case 7:
        chunk.compressed = size(m_thrift);
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
        const auto name = textFrom(m_thrift.binary(), longestFooterText);
        if (path.size() < longestPath) {
            path += (first ? QString() : u"."_s) + name;
        }
        first = false;
    });
    path.truncate(longestPath);
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
            chunk.nulls = size(m_thrift);
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
            pair.key = textFrom(m_thrift.binary(), longestFooterText);
        } else if (id == 2) {
            value = m_thrift.binary();
        }
    });
    pair.value = textFrom(value, longestPairValue);
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
