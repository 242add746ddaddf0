// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"

#include <optional>

namespace Hubdesk
{

/// What a link of a card means, or nothing if it must not be one: an unknown scheme (`javascript:`, `file:`,
/// `data:`), a path that leaves the repo, an address that cannot be read. A link that is only a fragment is
/// not asked here. Pure, any thread.
std::optional<CardLink> classifyLink(const QString &href, const CardContext &context);

/// The same for the source of a picture. Other hosts are https (http is raised to it) and public; `data:`
/// only for PNG, JPEG, GIF and WebP up to 256 KiB.
std::optional<ImageRef> classifyImage(const QString &src, const CardContext &context);

} // namespace Hubdesk
