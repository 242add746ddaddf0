// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace Hubdesk
{

/// One shell pattern with the meaning of Python's fnmatch, case-sensitive and for the whole text: `*` any
/// characters (also `/`), `?` one, `[abc]`, `[a-z]`, `[!a]` one of a set; no escape. Works on code points.
/// Time is bounded by length of pattern times length of text, whatever the pattern.
class GlobPattern
{
public:
    explicit GlobPattern(const QString &pattern);
    bool matches(const QString &text) const;

private:
    struct Token {
        enum class Kind { Character, Any, Stars, Set };
        Kind kind = Kind::Character;
        bool negated = false;
        QList<std::pair<char32_t, char32_t>> ranges; ///< one for a character

        bool accepts(char32_t c) const;
    };
    static Token setToken(const QList<char32_t> &inside);

    QList<Token> m_tokens;
};

/// Which paths of a repo are wanted (hub-protocol.md 5.9): `\` counts as `/`, a pattern that ends in `/`
/// means the folder, an empty pattern matches nothing. A value.
class PathFilter
{
public:
    /// Without `allow` everything is allowed; an empty list allows nothing.
    explicit PathFilter(const std::optional<QStringList> &allow = {}, const QStringList &ignore = {});
    bool keeps(const QString &path) const;

private:
    std::optional<QList<GlobPattern>> m_allow;
    QList<GlobPattern> m_ignore;
};

} // namespace Hubdesk
