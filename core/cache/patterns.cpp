// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/patterns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QList<char32_t> codePoints(const QString &text)
{
    const auto points = text.toUcs4();
    return { points.begin(), points.end() };
}

/// Index of the `]` that ends the set whose inside begins at `start`, or -1. Directly after `[` or `[!` a `]`
/// stands for itself.
qsizetype endOfSet(const QList<char32_t> &pattern, qsizetype start)
{
    auto from = start;
    if (from < pattern.size() && pattern[from] == U'!') {
        ++from;
    }
    if (from < pattern.size() && pattern[from] == U']') {
        ++from;
    }
    return pattern.indexOf(U']', from);
}

/// The inside of a set cut at the hyphens that make ranges: the last character of a piece and the first of
/// the next are the ends of one. A hyphen that begins, ends or directly follows a range stands for itself.
QList<QList<char32_t>> piecesOf(const QList<char32_t> &inside)
{
    QList<QList<char32_t>> pieces;
    qsizetype start = 0;
    for (auto cut = inside.indexOf(U'-', 1); cut >= 0; cut = inside.indexOf(U'-', cut + 3)) {
        pieces.append(inside.mid(start, cut - start));
        start = cut + 1;
    }
    if (const auto rest = inside.mid(start); !rest.isEmpty()) {
        pieces.append(rest);
    } else if (!pieces.isEmpty()) {
        pieces.last().append(U'-');
    }
    return pieces;
}

} // namespace

bool GlobPattern::Token::accepts(char32_t c) const
{
    if (kind != Kind::Character && kind != Kind::Set) {
        return true;
    }
    const auto holds = [c](const auto &range) { return range.first <= c && c <= range.second; };
    return std::ranges::any_of(ranges, holds) != negated;
}

GlobPattern::Token GlobPattern::setToken(const QList<char32_t> &inside)
{
    Token token{ Token::Kind::Set };
    token.negated = !inside.isEmpty() && inside.first() == U'!';
    const auto pieces = piecesOf(token.negated ? inside.mid(1) : inside);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const auto &piece = pieces[i];
        // What takes part in a range is covered by it; a range that runs backwards holds nothing, and its
        // ends stand for nothing either.
        const qsizetype first = i > 0 ? 1 : 0;
        const qsizetype last = piece.size() - (i + 1 < pieces.size() ? 1 : 0);
        for (auto at = first; at < last; ++at) {
            token.ranges.append({ piece[at], piece[at] });
        }
        if (i > 0) {
            token.ranges.append({ pieces[i - 1].last(), piece.first() });
        }
    }
    return token;
}

GlobPattern::GlobPattern(const QString &pattern)
{
    const auto points = codePoints(pattern);
    for (qsizetype at = 0; at < points.size(); ++at) {
        const auto c = points[at];
        if (c == U'*') {
            if (m_tokens.isEmpty() || m_tokens.last().kind != Token::Kind::Stars) {
                m_tokens.append(Token{ Token::Kind::Stars });
            }
        } else if (c == U'?') {
            m_tokens.append(Token{ Token::Kind::Any });
        } else if (const auto end = c == U'[' ? endOfSet(points, at + 1) : -1; end >= 0) {
            m_tokens.append(setToken(points.mid(at + 1, end - at - 1)));
            at = end;
        } else {
            m_tokens.append(Token{ Token::Kind::Character, false, { { c, c } } });
        }
    }
}

/// Goes back to the last star only: what comes before it is settled, because the pieces between stars have
/// fixed lengths.
bool GlobPattern::matches(const QString &text) const
{
    const auto points = codePoints(text);
    qsizetype token = 0;
    qsizetype at = 0;
    qsizetype starToken = -1;
    qsizetype starAt = 0;
    while (at < points.size()) {
        if (token < m_tokens.size() && m_tokens[token].kind == Token::Kind::Stars) {
            starToken = token++;
            starAt = at;
        } else if (token < m_tokens.size() && m_tokens[token].accepts(points[at])) {
            ++token;
            ++at;
        } else if (starToken >= 0) {
            token = starToken + 1;
            at = ++starAt;
        } else {
            return false;
        }
    }
    return token == m_tokens.size()
        || (token + 1 == m_tokens.size() && m_tokens[token].kind == Token::Kind::Stars);
}

PathFilter::PathFilter(const std::optional<QStringList> &allow, const QStringList &ignore)
{
    const auto compiled = [](const QStringList &patterns) {
        QList<GlobPattern> globs;
        for (auto pattern : patterns) {
            pattern.replace(u'\\', u'/');
            globs.append(GlobPattern(pattern.endsWith(u'/') ? pattern + u'*' : pattern));
        }
        return globs;
    };
    if (allow) {
        m_allow = compiled(*allow);
    }
    m_ignore = compiled(ignore);
}

bool PathFilter::keeps(const QString &path) const
{
    const auto text = QString(path).replace(u'\\', u'/');
    const auto matches = [&](const GlobPattern &pattern) { return pattern.matches(text); };
    return (!m_allow || std::ranges::any_of(*m_allow, matches)) && !std::ranges::any_of(m_ignore, matches);
}

} // namespace Hubdesk
