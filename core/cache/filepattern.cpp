// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filepattern.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// More than any file has, so that nobody's zeros make the number overflow.
constexpr double largestSize = 9e18;

qint64 bytesOf(const QString &number, const QString &unit)
{
    static const QString prefixes = u"kmgt"_s;
    const double step = unit.contains(u'i', Qt::CaseInsensitive) ? 1024 : 1000;
    const auto power = unit.isEmpty() ? -1 : prefixes.indexOf(unit.front().toLower());
    const double bytes = number.toDouble() * std::pow(step, double(power + 1));
    return qint64(std::min(bytes, largestSize));
}

} // namespace

// Gives back the text without them, because a size may have blanks inside.
QString FilePattern::takeSizes(QString text)
{
    static const QRegularExpression term(
        u"(?<![^,\\s])([<>])\\s*(?:(\\d+(?:\\.\\d+)?)\\s*([kmgt]i?b?|b)?)?(?=[,\\s]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto found = term.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        if (match.hasCaptured(2)) { // or somebody is about to type more
            m_sizes << Size{ bytesOf(match.captured(2), match.captured(3)), match.captured(1) == u">" };
        }
    }
    return text.remove(term);
}

FilePattern::FilePattern(const QString &text)
{
    static const QRegularExpression between(u"[,\\s]+"_s);
    for (auto part : takeSizes(text).split(between, Qt::SkipEmptyParts)) {
        const bool isUnwanted = part.startsWith(u'!');
        part = isUnwanted ? part.sliced(1) : part;
        if (part.isEmpty()) {
            continue; // somebody is about to type more
        }
        const bool isPattern
            = std::ranges::any_of(part, [](QChar c) { return c == u'*' || c == u'?' || c == u'['; });
        Part made{ part, {} };
        if (isPattern) {
            made.pattern.emplace(part);
        }
        (isUnwanted ? m_unwanted : m_wanted) << made;
    }
}

// A pattern without a slash means the name, as on a command line; one with a slash the whole path.
bool FilePattern::Part::fits(const QString &path) const
{
    if (!pattern) {
        return path.contains(word, Qt::CaseInsensitive);
    }
    return pattern->matches(path) || (!word.contains(u'/') && pattern->matches(path.section(u'/', -1)));
}

bool FilePattern::fits(const QString &path, qint64 size) const
{
    const auto one = [&path](const Part &part) { return part.fits(path); };
    return std::ranges::all_of(m_sizes, [size](const Size &limit) { return limit.fits(size); })
        && (m_wanted.isEmpty() || std::ranges::any_of(m_wanted, one))
        && std::ranges::none_of(m_unwanted, one);
}

} // namespace Hubdesk
