// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/formats/datasetfeatures.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

namespace Hubdesk
{

enum class ParquetRepetition { Required, Optional, Repeated };

/// A column, or a group of them, of the schema.
struct ParquetNode {
    QString name;
    QString path; ///< with those above, separated by dots; a column chunk has the same
    QString physical; ///< "INT64"; empty for a group
    QString logical; ///< "STRING", "DECIMAL(9, 2)", "TIMESTAMP(us, UTC)"; empty if there is none
    ParquetRepetition repetition = ParquetRepetition::Required;
    QList<ParquetNode> children;

    bool operator==(const ParquetNode &other) const;
};

/// A column of one row group.
struct ParquetChunk {
    QString path;
    QString codec; ///< "SNAPPY"
    QStringList encodings;
    qint64 values = 0;
    qint64 compressed = 0; ///< bytes
    qint64 uncompressed = 0;
    std::optional<qint64> nulls;
    std::optional<QString> minimum; ///< where the type can be shown as text; long ones are cut
    std::optional<QString> maximum;
    bool encrypted = false; ///< nothing but its place can be known

    bool operator==(const ParquetChunk &) const = default;
};

struct ParquetRowGroup {
    qint64 rows = 0;
    qint64 bytes = 0; ///< uncompressed
    qint64 compressed = 0;
    QList<ParquetChunk> chunks;

    bool operator==(const ParquetRowGroup &) const = default;
};

struct ParquetKeyValue {
    QString key;
    QString value; ///< its beginning
    qint64 size = 0; ///< bytes of the whole value

    bool operator==(const ParquetKeyValue &) const = default;
};

enum class ParquetEncryption { None, Columns, Footer };

/// What a Parquet file says about itself. With an encrypted footer everything but that is empty.
struct ParquetFooter {
    ParquetEncryption encryption = ParquetEncryption::None;
    int version = 0;
    qint64 rows = 0;
    QString createdBy;
    QList<ParquetKeyValue> keyValues;
    QList<DatasetFeature> features; ///< by the key `huggingface`
    QList<ParquetNode> schema; ///< what the root has
    QList<ParquetRowGroup> rowGroups;
    bool cut = false; ///< there are more row groups, chunks or key-values than what is kept

    bool operator==(const ParquetFooter &) const = default;
};

/// The footer is longer than what was given: ask again with so many bytes of the end of the file.
struct ParquetNeedsTail {
    qint64 bytes = 0; ///< in all

    bool operator==(const ParquetNeedsTail &) const = default;
};

using ParquetAnswer = std::variant<ParquetFooter, ParquetNeedsTail>;

/// Reads the footer from the last bytes of a file that is `fileSize` bytes long. A footer has 64 MiB at most;
/// of it are kept 10,000 row groups, 50,000 column chunks, 20,000 nodes in 64 levels. Pure, any thread.
Result<ParquetAnswer> readParquetFooter(QByteArrayView tail, qint64 fileSize);

} // namespace Hubdesk
