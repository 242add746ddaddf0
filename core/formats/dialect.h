// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>
#include <QStringView>

namespace Hubdesk
{

/// How a table is written as text.
struct Dialect {
    QChar delimiter = u',';
    QChar quote = u'"'; ///< null: quotes mean nothing
    bool header = false; ///< the first line names the columns

    bool operator==(const Dialect &) const = default;
};

/// Finds the dialect from the beginning of a table: the delimiter by which most lines have equally many
/// cells. A guess, always an answer. `path` helps where the text leaves it open. `whole`: nothing comes after
/// the sample. Pure, any thread.
Dialect sniffDialect(QStringView sample, bool whole, QStringView path = {});

} // namespace Hubdesk
