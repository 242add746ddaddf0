// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/parquetrows.h"

#include "ui/shared/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString wordOf(ParquetRepetition repetition)
{
    switch (repetition) {
    case ParquetRepetition::Required:
        //: A column of a Parquet file in which every row has a value.
        return QCoreApplication::translate("ParquetPreview", "required");
    case ParquetRepetition::Repeated:
        //: A column of a Parquet file in which a row has any number of values.
        return QCoreApplication::translate("ParquetPreview", "repeated");
    case ParquetRepetition::Optional:
        break;
    }
    //: A column of a Parquet file in which a row may have no value.
    return QCoreApplication::translate("ParquetPreview", "optional");
}

QString numberOrNothing(const std::optional<qint64> &number)
{
    return number ? formatNumber(*number) : QString();
}

// As the format calls them; the one word that only says that there is none is said in a person's language.
QString codecWord(const QString &codec)
{
    //: Compression of a column of a Parquet file.
    return codec == "UNCOMPRESSED"_L1 ? QCoreApplication::translate("ParquetPreview", "none") : codec;
}

QString codecWords(const QStringList &codecs)
{
    QStringList words;
    for (const auto &codec : codecs) {
        words << codecWord(codec);
    }
    return words.join(u", "_s);
}

// Empty where it is no other than the size.
QString uncompressed(qint64 size, qint64 compressed)
{
    return size == compressed ? QString() : formatSize(size);
}

QStringList cellsOf(const ParquetNode &node, const ParquetColumn *column)
{
    const auto stored = node.logical.isEmpty() ? QString() : node.physical;
    QStringList cells{ node.name,
                       node.logical.isEmpty() ? node.physical : node.logical,
                       wordOf(node.repetition) };
    if (!column) {
        return cells << QString() << QString() << QString() << QString() << QString() << QString() << stored;
    }
    if (column->encrypted) {
        return cells << QString() << QString() << QString() << QString()
                     << QCoreApplication::translate("ParquetPreview", "encrypted") << QString() << stored;
    }
    return cells << formatSize(column->compressed) << numberOrNothing(column->nulls)
                 << column->minimum.value_or(QString()) << column->maximum.value_or(QString())
                 << codecWords(column->codecs) << uncompressed(column->uncompressed, column->compressed)
                 << stored << column->encodings.join(u", "_s);
}

void addNodes(RowTree *tree, int parent, const QList<ParquetNode> &nodes, const ParquetContent &content)
{
    for (const auto &node : nodes) {
        const auto found = content.columns.constFind(node.path);
        const int row = tree->add(parent, cellsOf(node, found == content.columns.cend() ? nullptr : &*found));
        addNodes(tree, row, node.children, content);
    }
}

RowTree columnsTree(const ParquetContent &content)
{
    RowTree tree;
    // What a person asks first stands first: a narrow preview shows no more without scrolling.
    tree.columns = { { QCoreApplication::translate("ParquetPreview", "Column") },
                     { QCoreApplication::translate("ParquetPreview", "Type") },
                     { QCoreApplication::translate("ParquetPreview", "Values") },
                     { QCoreApplication::translate("ParquetPreview", "Size"), true },
                     { QCoreApplication::translate("ParquetPreview", "Nulls"), true },
                     { QCoreApplication::translate("ParquetPreview", "Smallest") },
                     { QCoreApplication::translate("ParquetPreview", "Largest") },
                     { QCoreApplication::translate("ParquetPreview", "Compression") },
                     { QCoreApplication::translate("ParquetPreview", "Uncompressed"), true },
                     { QCoreApplication::translate("ParquetPreview", "Stored as") },
                     { QCoreApplication::translate("ParquetPreview", "Encodings") } };
    addNodes(&tree, -1, content.footer.schema, content);
    return tree;
}

RowTree groupsTree(const ParquetFooter &footer)
{
    RowTree tree;
    tree.columns = { { QCoreApplication::translate("ParquetPreview", "Row group") },
                     { QCoreApplication::translate("ParquetPreview", "Rows"), true },
                     { QCoreApplication::translate("ParquetPreview", "Size"), true },
                     { QCoreApplication::translate("ParquetPreview", "Uncompressed"), true },
                     { QCoreApplication::translate("ParquetPreview", "Nulls"), true },
                     { QCoreApplication::translate("ParquetPreview", "Smallest") },
                     { QCoreApplication::translate("ParquetPreview", "Largest") },
                     { QCoreApplication::translate("ParquetPreview", "Compression") } };
    for (qsizetype i = 0; i < footer.rowGroups.size(); ++i) {
        const auto &group = footer.rowGroups[i];
        const int row = tree.add(-1,
                                 { formatNumber(i + 1),
                                   formatNumber(group.rows),
                                   formatSize(group.compressed),
                                   uncompressed(group.bytes, group.compressed) });
        for (const auto &chunk : group.chunks) {
            tree.add(row,
                     { chunk.path,
                       formatNumber(chunk.values),
                       formatSize(chunk.compressed),
                       uncompressed(chunk.uncompressed, chunk.compressed),
                       numberOrNothing(chunk.nulls),
                       chunk.minimum.value_or(QString()),
                       chunk.maximum.value_or(QString()),
                       chunk.encrypted ? QCoreApplication::translate("ParquetPreview", "encrypted")
                                       : codecWord(chunk.codec) });
        }
    }
    return tree;
}

RowTree featuresTree(const QList<DatasetFeature> &features)
{
    RowTree tree;
    tree.columns = { { QCoreApplication::translate("ParquetPreview", "Feature") },
                     { QCoreApplication::translate("ParquetPreview", "Type") },
                     { QCoreApplication::translate("ParquetPreview", "Classes") } };
    for (const auto &feature : features) {
        tree.add(-1, { feature.name, feature.type, feature.labels.join(u", "_s) });
    }
    return tree;
}

RowTree metadataTree(const QList<ParquetKeyValue> &keyValues)
{
    RowTree tree;
    tree.columns = { { QCoreApplication::translate("ParquetPreview", "Key") },
                     { QCoreApplication::translate("ParquetPreview", "Size"), true },
                     { QCoreApplication::translate("ParquetPreview", "Value") } };
    for (const auto &pair : keyValues) {
        tree.add(-1, { pair.key, formatSize(pair.size), pair.value });
    }
    return tree;
}

std::shared_ptr<const RowTree> shared(RowTree tree)
{
    for (qsizetype column = 0; column < tree.columns.size(); ++column) {
        tree.columns[column].empty = std::ranges::all_of(
            tree.rows, [column](const RowTree::Row &row) { return row.cells.value(column).isEmpty(); });
    }
    return std::make_shared<const RowTree>(std::move(tree));
}

} // namespace

ParquetRows parquetRows(const ParquetContent &content)
{
    return { shared(columnsTree(content)),
             shared(groupsTree(content.footer)),
             shared(featuresTree(content.footer.features)),
             shared(metadataTree(content.footer.keyValues)) };
}

int parquetLeafCount(const QList<ParquetNode> &schema)
{
    int count = 0;
    for (const auto &node : schema) {
        count += node.physical.isEmpty() ? parquetLeafCount(node.children) : 1;
    }
    return count;
}

} // namespace Hubdesk
