// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/treeentry.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Hubdesk
{

/// A listing of one commit as the official client keeps it in `trees/<commit>.json` (hub-protocol.md 5.8).
/// Files only.
using TreeListing = QList<TreeEntry>;

/// Nothing for what the official client would ignore too: another version, broken JSON, masked Xet hashes.
/// Sorted by path; the paths are not checked. Pure, and slow for large listings: workers.
std::optional<TreeListing> readTreeText(const QByteArray &text);
/// The bytes that the official client writes for the same listing. Folders are left out.
QByteArray writeTreeText(const TreeListing &listing);
/// False if the listing cannot be kept, because hashes in it are masked.
bool canKeepTree(const TreeListing &listing);

} // namespace Hubdesk
