// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"
#include "ui/shared/tokens.h"
#include "ui/viewers/cardfolds.h"

#include <QFont>
#include <QHash>
#include <QScopedPointer>
#include <QTextDocument>

#include <memory>
#include <stop_token>

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

/// What is known of a picture, in logical pixels; invalid where nothing is.
struct KnownPicture {
    QSize size; ///< its own
    QSize words; ///< of those that stand for it when it could not be had

    bool operator==(const KnownPicture &) const = default;
};
using KnownPictures = QHash<QString, KnownPicture>; ///< by `hubimage:N`

/// A document that goes where its thread is, whoever lets go of it.
using DocumentPtr = std::unique_ptr<QTextDocument, QScopedPointerDeleteLater>;

/// Where the Tab key stops, besides links.
struct CardStop {
    int position = 0;
    int length = 0;
    int code = -1; ///< index into BuiltCard::codeBlocks, or -1
    QString picture; ///< `hubimage:N`
};

/// A card laid out in a text document, ready for a view. The documents belong to the GUI thread.
struct BuiltCard {
    DocumentPtr original; ///< laid out; it draws
    DocumentPtr copy; ///< for the view; its layout is the original's
    int width = 0; ///< that it is laid out for, with its margins, in logical pixels
    QList<int> codeBlocks; ///< block numbers of the code blocks, ascending
    QList<int> codeIndex; ///< for each of them its index in CardDocument::blocks
    QList<int> quotes; ///< block numbers inside quotations, ascending
    QHash<QString, QList<int>> imagePositions; ///< by `hubimage:N`
    QHash<QString, QSize> imageSizes; ///< as they lie in the document
    QHash<QString, int> imageRooms; ///< width that there is for one, in logical pixels
    QSet<QString> alone; ///< `hubimage:N` of those that are a paragraph of their own, and no links
    QHash<QString, int> anchors; ///< name -> block number
    QHash<int, int> folds; ///< number -> position of its summary
    QList<CardStop> stops; ///< code blocks, and pictures that are no links; ascending
    QList<HiddenPart> hidden; ///< what closed folds hide
    QHash<QString, int> hiddenAnchors; ///< name -> fold
    QString text; ///< of the document, one character for every position

    QSize pictureSize(const ImageRef &image, const KnownPicture &known) const;
};

/// Highlights the code, lays everything out and hands the documents to the GUI thread. Slow for long cards (a
/// few hundred milliseconds), so it runs on a worker. Without documents where a stop was requested meanwhile.
BuiltCard buildCard(const CardDocument &card,
                    const CardStyle &style,
                    int width,
                    const KnownPictures &known,
                    const QSet<int> &openFolds = {},
                    const std::stop_token &stop = {});

/// What the card wants, else the picture's own size; never wider than there is room.
QSize pictureSize(const ImageRef &image, const KnownPicture &known, int room);

inline constexpr int codePadding = 12; ///< between a code block's frame and its text
inline constexpr int cardMargin = 16;
inline constexpr int widestCard = 760 + 2 * cardMargin; ///< longer lines are hard to read

} // namespace Hubdesk
