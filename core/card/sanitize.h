// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"

#include <QStringView>

namespace Hubdesk
{

/// Rewrites HTML of any quality into the small, safe and well-formed subset that CardDocument describes. An
/// allow-list: a tag or an attribute that is not known does not get through; the text inside unknown tags
/// stays, that of scripts, styles and the like goes. Bounded: 64 open tags, 3 tables inside one another,
/// 20,000 cells a table, 50,000 blocks, 8 million characters out; linear in time. Pure, any thread.
CardDocument sanitizeHtml(QStringView html, const CardContext &context);

/// The anchor that the Hub gives to a heading: lower case, words joined by `-`, punctuation left out.
QString headingAnchor(QStringView text);

} // namespace Hubdesk
