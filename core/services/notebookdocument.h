// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"
#include "core/formats/notebook.h"

namespace Hubdesk
{

/// A notebook made ready to be shown from top to bottom.
struct NotebookDocument {
    CardDocument document; ///< as safe as a card; its `truncated` is never set
    QString language;
    QString languageVersion;
    QString kernel;
    int cells = 0; ///< of the notebook
    int shownCells = 0; ///< that are in the document: the beginning
    bool cut = false; ///< something of them, or of the notebook, is left out

    bool operator==(const NotebookDocument &) const = default;
};

/// Markdown takes the way of cards, HTML of outputs that of HTML in cards, pictures are data of the document,
/// and code is left to the viewer. A number stands before each cell that was run: "[3]". At most 1,000 cells
/// and a million characters; of a text that was put out 20,000. Pure, any thread; a long notebook takes a
/// tenth of a second.
NotebookDocument notebookDocument(const Notebook &notebook, const CardContext &context);

/// Appends a document to another: its links, pictures, code and anchors get the numbers and names that are
/// free there.
void appendDocument(CardDocument *to, CardDocument part);

} // namespace Hubdesk
