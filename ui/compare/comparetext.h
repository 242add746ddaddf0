// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;

namespace Hubdesk
{

// A comparison as text, to be put into other programs. What strangers have written stays text there.

/// A table of Markdown, as GitHub and the Hub read it; heads of groups are bold rows.
QString markdownTable(const QAbstractItemModel &model);
/// Values between tabs, a row a line, the first line with the names of the repos: for spreadsheets. Without
/// heads of groups.
QString tabbedTable(const QAbstractItemModel &model);
/// Some cells only, in the same form, without names.
QString tabbedCells(QModelIndexList cells);

} // namespace Hubdesk
