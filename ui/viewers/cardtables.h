// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>

class QTextBlock;
class QTextDocument;

namespace Hubdesk
{

/// Stands where a long word in a table may be broken; no reader and no clipboard sees it.
inline constexpr QChar softBreak(0x200B);

/// Lets long words of tables break, so that the tables fit into a text width in logical pixels; `share`, in
/// per cent, makes the pieces shorter. True if something was changed: positions are others then, and
/// everything has to be laid out anew. The document is laid out before; any thread that it belongs to.
bool softenTables(QTextDocument *document, int textWidth, int share = 100);

/// Room for a picture in a block: the text width, or the share of its cell.
int pictureRoom(const QTextBlock &block, int textWidth);

} // namespace Hubdesk
