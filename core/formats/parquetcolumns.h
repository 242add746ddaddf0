// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/parquetfooter.h"

#include <QHash>

namespace Hubdesk
{

/// A column of a Parquet file over all its row groups.
struct ParquetColumn {
    QStringList codecs;
    QStringList encodings;
    qint64 values = 0;
    qint64 compressed = 0; ///< bytes
    qint64 uncompressed = 0;
    std::optional<qint64> nulls; ///< nothing if one of the row groups does not say
    std::optional<QString> minimum; ///< the same
    std::optional<QString> maximum;
    bool encrypted = false;

    bool operator==(const ParquetColumn &) const = default;
};

/// By path. Pure, any thread.
QHash<QString, ParquetColumn> parquetColumns(const ParquetFooter &footer);

} // namespace Hubdesk
