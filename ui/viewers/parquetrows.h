// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/filecontent.h"
#include "ui/viewers/rowtreemodel.h"

namespace Hubdesk
{

/// What a Parquet file says about itself, as the trees that are shown. An empty tree has no rows.
struct ParquetRows {
    std::shared_ptr<const RowTree> columns;
    std::shared_ptr<const RowTree> groups; ///< each with its column chunks below it
    std::shared_ptr<const RowTree> features; ///< of the datasets library
    std::shared_ptr<const RowTree> metadata; ///< keys and the beginning of their values
};
/// Runs on a worker: a large file has tens of thousands of rows here.
ParquetRows parquetRows(const ParquetContent &content);

/// Columns that hold values, not groups of them.
int parquetLeafCount(const QList<ParquetNode> &schema);

} // namespace Hubdesk
