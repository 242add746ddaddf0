// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"

#include <QByteArrayView>

namespace Hubdesk
{

/// A README as a document: front matter left out, Markdown (with tables, strike-through, task lists, bare
/// links, footnotes, formulas and HTML, as the Hub shows it) made HTML, and that made safe. Text beyond 1 MiB
/// is cut. Pure, any thread; a card of 130 KB takes about 20 ms, so a worker does it.
CardDocument renderCard(QByteArrayView readme, const CardContext &context);

} // namespace Hubdesk
