// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/shownspace.h"
#include "ui/cache/spaceitem.h"

#include <QStringList>

namespace Hubdesk
{

// What the parts of a cache are called, and what is said of them: in the pictures, their tooltips, by a
// screen reader and in the status line alike.

/// In a cell: "Polaris-32B" for a revision as for its repo, "model.safetensors", "Models".
QString spaceNodeName(const ShownSpace &space, int node);
/// In a tree or as a head: a revision is "main b81f03e" there, a repo "owner/name".
QString spaceNodeTitle(const ShownSpace &space, int node);
/// Below the name in a cell: "main b81f03e", "2 revisions", the folder of a file; may be empty.
QString spaceNodeDetail(const ShownSpace &space, int node);
/// The same where there is less room: "main"; may be empty.
QString spaceNodeShortDetail(const ShownSpace &space, int node);
/// Name; size, share and contents; what removing it frees; last use. A line each.
QStringList spaceNodeFacts(const ShownSpace &space, int node);
/// The same in one line.
QString spaceNodeText(const ShownSpace &space, int node);

/// "15 small models": many children of a node together, or the name of the node.
QString spaceItemName(const ShownSpace &space, const SpaceItem &item);
QStringList spaceItemFacts(const ShownSpace &space, const SpaceItem &item);

/// The folder that a node lies in, or is: absolute.
QString spaceNodeFolder(const ShownSpace &space, int node);

} // namespace Hubdesk
