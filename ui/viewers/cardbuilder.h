// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"
#include "ui/shared/tokens.h"

#include <QFont>
#include <QHash>
#include <QTextDocument>

#include <memory>

namespace Hubdesk
{

/// How a card looks: colours and fonts of the face at one moment, as a value for the worker.
struct CardStyle {
    Tokens tokens;
    QFont body;
    QFont mono;

    /// From the living Theme; GUI thread.
    static CardStyle current();
    bool operator==(const CardStyle &) const = default;
};

/// A card laid down in a text document, ready for a view.
struct BuiltCard {
    std::unique_ptr<QTextDocument> document; ///< belongs to the GUI thread
    QList<int> codeBlocks; ///< block numbers of the code blocks, ascending
    QList<int> codeIndex; ///< for each of them its index in CardDocument::blocks
    QList<int> quotes; ///< block numbers inside quotations, ascending
    QHash<QString, QList<int>> imagePositions; ///< by `hubimage:N`
};

/// Highlights the code, lays everything down and hands the document to the GUI thread. Slow for long cards
/// (tens of milliseconds), so it runs on a worker.
BuiltCard buildCard(const CardDocument &card, const CardStyle &style);

inline constexpr int codePadding = 12; ///< between a code block's frame and its text
inline constexpr int cardMargin = 16;

} // namespace Hubdesk
