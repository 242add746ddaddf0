// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/parquetschema.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostNodes = 20'000;
constexpr qsizetype longestNodeName = 1'000;
constexpr int deepestSchema = 64;

/// The schema as the file has it: one after the other, each with the number of those below it.
struct Element {
    QString name;
    ParquetType type;
    ParquetRepetition repetition = ParquetRepetition::Required;
    qint64 children = 0;
};

/// Reads SchemaElements. The numbers in `case` are those of the fields in the format's definition. One use.
class SchemaReader
{
public:
    explicit SchemaReader(ThriftReader *thrift)
        : m_thrift(thrift)
    {
    }

    std::optional<ParquetSchema> read();

private:
    void readElement();
    void readLogical(ParquetType &type);
    void readLogicalDetail(ParquetType &type, int id);
    bool buildTree(QList<ParquetNode> &nodes, qint64 count, const QString &above, int depth);

    ThriftReader *m_thrift;
    ParquetSchema m_schema;
    QList<Element> m_elements;
    qsizetype m_element = 0; ///< where building the tree is
};

std::optional<ParquetSchema> SchemaReader::read()
{
    m_thrift->items([this] { readElement(); });
    if (m_thrift->failed() || m_elements.isEmpty()) {
        return std::nullopt;
    }
    m_element = 1; // the first is the root
    if (!buildTree(m_schema.nodes, m_elements.first().children, {}, 0)) {
        m_thrift->fail("the schema has fewer columns than it says");
        return std::nullopt;
    }
    return std::move(m_schema);
}

void SchemaReader::readElement()
{
    if (m_elements.size() >= mostNodes) {
        m_thrift->fail("the schema has more than 20000 nodes");
        return;
    }
    Element element;
    int converted = -1;
    m_thrift->fields([&](int id) {
        switch (id) {
        case 1:
            element.type.physical = int(m_thrift->size());
            break;
        case 2:
            element.type.length = int(m_thrift->size());
            break;
        case 3:
            element.repetition = ParquetRepetition(qMin<qint64>(2, m_thrift->size()));
            break;
        case 4:
            element.name = m_thrift->text(longestNodeName);
            break;
        case 5:
            element.children = m_thrift->size();
            break;
        case 6:
            converted = int(m_thrift->size());
            break;
        case 7:
            element.type.scale = int(m_thrift->size());
            break;
        case 8:
            element.type.precision = int(m_thrift->size());
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
void SchemaReader::readLogical(ParquetType &type)
{
    m_thrift->fields([&](int id) {
        type.logical = id;
        if (id == ParquetType::Decimal || id == ParquetType::Time || id == ParquetType::Timestamp
            || id == ParquetType::Integer) {
            m_thrift->fields([&](int detail) { readLogicalDetail(type, detail); });
        }
    });
}

void SchemaReader::readLogicalDetail(ParquetType &type, int id)
{
    if (id != 1 && id != 2) {
        return;
    }
    if (type.logical == ParquetType::Decimal) {
        (id == 1 ? type.scale : type.precision) = int(m_thrift->size());
    } else if (type.logical == ParquetType::Integer) {
        if (id == 1) {
            type.bits = int(m_thrift->size());
        } else {
            type.isSigned = m_thrift->boolean();
        }
    } else if (id == 1) {
        type.utc = m_thrift->boolean();
    } else {
        m_thrift->fields([&type](int unit) { type.unit = unit >= 1 && unit <= 3 ? unit : 0; });
    }
}

bool SchemaReader::buildTree(QList<ParquetNode> &nodes, qint64 count, const QString &above, int depth)
{
    if (depth > deepestSchema) {
        m_thrift->fail("the schema is nested more than 64 levels deep");
        return false;
    }
    for (qint64 i = 0; i < count; ++i) {
        if (m_element >= m_elements.size()) {
            return false;
        }
        const auto &element = m_elements.at(m_element++);
        const auto path
            = (above.isEmpty() ? element.name : above + u'.' + element.name).left(longestParquetPath);
        const bool group = element.children > 0 || element.type.physical < 0;
        ParquetNode node{ element.name, path, {}, element.type.logicalName(), element.repetition, {} };
        if (group) {
            if (!buildTree(node.children, element.children, path, depth + 1)) {
                return false;
            }
        } else {
            node.physical = element.type.physicalName();
            m_schema.leaves.append({ path, element.type });
        }
        nodes.append(std::move(node));
    }
    return true;
}

} // namespace

std::optional<ParquetSchema> readParquetSchema(ThriftReader *thrift)
{
    return SchemaReader(thrift).read();
}

} // namespace Hubdesk
