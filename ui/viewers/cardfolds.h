// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"

#include <QHash>
#include <QSet>

namespace Hubdesk
{

/// What is not in the document because a fold is closed.
struct HiddenPart {
    int fold = -1; ///< the innermost that it belongs to
    QString text; ///< as it would be read; without what is in folds inside
};

/// A card's HTML with its folds: a summary is a link to `hubfold:N` behind a sign, and closed folds have
/// nothing below it.
struct FoldedHtml {
    QString html;
    QList<HiddenPart> hidden; ///< in the order of the card
    QHash<QString, int> hiddenAnchors; ///< name -> fold
};

/// `open`: the folds that are. Pure, any thread; linear in the length of the card.
FoldedHtml foldedHtml(const CardDocument &card, const QSet<int> &open);

/// A fold and all around it.
QSet<int> withParents(const QList<Fold> &folds, int fold);

} // namespace Hubdesk
