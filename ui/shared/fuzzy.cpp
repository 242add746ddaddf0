// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/fuzzy.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestText = 300;
constexpr qsizetype longestPattern = 60;

// Points of one matched letter.
constexpr int anywhere = 1;
constexpr int inARow = 10;
constexpr int startOfWord = 7;
constexpr int startOfText = 3;
constexpr int strewn = 6; // a letter, on the average: fewer are neither in a row nor at starts
constexpr int perPoint = 16; // of a match, beside which the length of the text hardly counts
constexpr int impossible = -1'000'000;

bool startsWord(QStringView text, qsizetype at)
{
    if (at == 0) {
        return true;
    }
    const QChar before = text[at - 1];
    const QChar here = text[at];
    if (!before.isLetterOrNumber()) {
        return here.isLetterOrNumber();
    }
    return (before.isLower() && here.isUpper()) || (before.isLetter() && here.isDigit())
        || (before.isDigit() && here.isLetter());
}

// best[i][j]: most points with letter i of the word on letter j of the text.
class Table
{
public:
    Table(QStringView word, QStringView text)
        : m_word(word)
        , m_text(text)
        , m_points(size_t(word.size() * text.size()), impossible)
        , m_from(size_t(word.size() * text.size()), -1)
    {
        for (qsizetype i = 0; i < word.size(); ++i) {
            fillRow(i);
        }
    }

    // The places of the best match; empty for none.
    FuzzyMatch best() const
    {
        const auto last = m_word.size() - 1;
        qsizetype end = -1;
        for (qsizetype j = 0; j < m_text.size(); ++j) {
            if (points(last, j) > impossible && (end < 0 || points(last, j) > points(last, end))) {
                end = j;
            }
        }
        FuzzyMatch match;
        if (end < 0) {
            return match;
        }
        match.score = points(last, end);
        for (auto i = last; i >= 0; --i) {
            match.positions.prepend(end);
            end = m_from[index(i, end)];
        }
        return match;
    }

private:
    size_t index(qsizetype i, qsizetype j) const { return size_t(i * m_text.size() + j); }
    int points(qsizetype i, qsizetype j) const { return m_points[index(i, j)]; }

    void fillRow(qsizetype i)
    {
        qsizetype bestBefore = -1; // of the row above, somewhere left of j
        for (qsizetype j = i; j < m_text.size(); ++j) {
            if (i > 0 && points(i - 1, j - 1) > impossible
                && (bestBefore < 0 || points(i - 1, j - 1) > points(i - 1, bestBefore))) {
                bestBefore = j - 1;
            }
            if (m_text[j].toCaseFolded() != m_word[i].toCaseFolded() || (i > 0 && bestBefore < 0)) {
                continue;
            }
            const int own = anywhere + (startsWord(m_text, j) ? startOfWord : 0) + (j == 0 ? startOfText : 0);
            int whole = own + (i > 0 ? points(i - 1, bestBefore) : 0);
            auto from = i > 0 ? bestBefore : -1;
            if (i > 0 && points(i - 1, j - 1) > impossible && own + inARow + points(i - 1, j - 1) > whole) {
                whole = own + inARow + points(i - 1, j - 1);
                from = j - 1;
            }
            m_points[index(i, j)] = whole;
            m_from[index(i, j)] = from;
        }
    }

    QStringView m_word;
    QStringView m_text;
    std::vector<int> m_points;
    std::vector<qsizetype> m_from;
};

// Says no to nearly everything, at a hundredth of the table's cost.
bool isInOrder(QStringView word, QStringView text)
{
    qsizetype at = 0;
    for (const QChar letter : word) {
        const auto folded = letter.toCaseFolded();
        while (at < text.size() && text[at].toCaseFolded() != folded) {
            ++at;
        }
        if (at == text.size()) {
            return false;
        }
        ++at;
    }
    return true;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text)
{
    const auto seen = QStringView(text).first(std::min(text.size(), longestText));
    const auto typed = QStringView(pattern).first(std::min(pattern.size(), longestPattern));
    FuzzyMatch all;
    for (const auto word : typed.split(u' ', Qt::SkipEmptyParts)) {
        if (!isInOrder(word, seen)) {
            return {};
        }
        const auto found = Table(word, seen).best();
        all.score += found.score;
        all.positions += found.positions;
    }
    std::ranges::sort(all.positions);
    all.positions.erase(std::ranges::unique(all.positions).begin(), all.positions.end());
    // Of two that fit as well, the shorter one is meant.
    all.score = all.score * perPoint - int(seen.size() / 8);
    return all;
}

bool isFarFetched(const QString &pattern, const FuzzyMatch &match)
{
    const auto typed = QStringView(pattern).first(std::min(pattern.size(), longestPattern));
    const auto letters = typed.size() - typed.count(u' ');
    const auto points = match.score + longestText / 8; // whatever the length of the text took away
    return letters >= 3 && points < letters * strewn * perPoint;
}

QList<FuzzyHit>
fuzzyBest(const QString &pattern, const QStringList &texts, qsizetype most, const std::stop_token &stop)
{
    std::vector<FuzzyHit> hits;
    for (qsizetype at = 0; at < texts.size() && !stop.stop_requested(); ++at) {
        if (auto match = fuzzyMatch(pattern, texts[at])) {
            hits.push_back({ at, std::move(*match) });
        }
    }
    std::ranges::stable_sort(
        hits, std::ranges::greater(), [](const FuzzyHit &hit) { return hit.match.score; });
    hits.resize(std::min(hits.size(), size_t(most)));
    return { std::make_move_iterator(hits.begin()), std::make_move_iterator(hits.end()) };
}

} // namespace Hubdesk
