// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/cardbuilder.h"

namespace Hubdesk
{

/// One place where a text was found.
struct CardMatch {
    int position = 0; ///< in the document; for what is hidden, of the summary that hides it
    int length = 0;
    int fold = -1; ///< the closed fold that it is in, or -1
    int ordinal = 0; ///< among those in that fold
};

/// Every place of a text in a card, as one reads it, closed folds included. Upper and lower case are the
/// same, soft breaks are not there. Linear; a card of 130 KB takes about 1 ms.
QList<CardMatch> findInCard(const BuiltCard &built, const QList<Fold> &folds, const QString &sought);

} // namespace Hubdesk
