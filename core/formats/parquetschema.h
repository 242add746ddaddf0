// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/parquetfooter.h"
#include "core/formats/parquettype.h"
#include "core/formats/thriftreader.h"

namespace Hubdesk
{

constexpr qsizetype longestParquetPath = 4'000; ///< of a column, UTF-16 units; more is cut

/// A column that holds values; the chunks of a row group follow each other as these do.
struct ParquetLeaf {
    QString path;
    ParquetType type;
};

struct ParquetSchema {
    QList<ParquetNode> nodes; ///< what the root has
    QList<ParquetLeaf> leaves;
};

/// Reads the list that is next, of 20,000 nodes at most in 64 levels. Nothing if it is empty or `thrift` has
/// failed, also over what is wrong with the tree. Pure.
std::optional<ParquetSchema> readParquetSchema(ThriftReader *thrift);

} // namespace Hubdesk
