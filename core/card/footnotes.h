// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace Hubdesk
{

/// Markdown with its footnotes (`[^1]` in the text, `[^1]: words` elsewhere) as small links to a list at the
/// end, which links back. What is never referred to is left out, as GitHub does it. Pure, any thread.
QByteArray withFootnotes(const QByteArray &markdown);

} // namespace Hubdesk
