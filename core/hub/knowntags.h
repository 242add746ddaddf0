// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/hub/tagcatalog.h"

namespace Hubdesk
{

/// The tags that people filter by most, known by heart: what facets offer until the Hub's own catalogue has
/// come, and without network. Type "app" (programs that run a model) is known here only.
TagCatalog knownTags(RepoKind kind);
/// What Spaces are built with: their `sdk`, which is a tag, too.
QList<TagCatalog::Tag> knownKits();
/// "Text generation" for "text-generation".
QString tagLabel(const QString &id);
/// "Gradio" for "gradio".
QString kitLabel(const QString &sdk);

} // namespace Hubdesk
