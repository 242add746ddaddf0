// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace Hubdesk
{

/// How well typed letters fit a text, and where they are in it. Higher is better; only scores of the same
/// pattern compare.
struct FuzzyMatch {
    int score = 0;
    QList<qsizetype> positions; ///< of the matched characters, ascending
    bool operator==(const FuzzyMatch &) const = default;
};

/// The letters of `pattern` must all be in `text`, in that order and whatever their case; blanks in the
/// pattern part it into words that may each match anywhere. Letters in a row, starts of words ("heron-8B":
/// h, 8, B) and early places count more. An empty pattern fits everything. Looks at the first 300 characters
/// of a text and 60 of a pattern.
std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text);
/// Some letters of a longer pattern, hardly more than strewn over the text: nobody meant that, if anything
/// else fits.
bool isFarFetched(const QString &pattern, const FuzzyMatch &match);

/// One of many texts that fit.
struct FuzzyHit {
    qsizetype at = 0; ///< among the texts
    FuzzyMatch match;
    bool operator==(const FuzzyHit &) const = default;
};
/// Those of many texts that fit best, the best first and equal ones in their order. Pure, so that a worker
/// can do it; what it has found is worth nothing once a stop was requested.
QList<FuzzyHit>
fuzzyBest(const QString &pattern, const QStringList &texts, qsizetype most, const std::stop_token &stop = {});

} // namespace Hubdesk
