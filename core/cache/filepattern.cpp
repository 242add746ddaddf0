// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filepattern.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

FilePattern::FilePattern(const QString &text)
{
    static const QRegularExpression between(u"[,\\s]+"_s);
    for (auto part : text.split(between, Qt::SkipEmptyParts)) {
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

bool FilePattern::fits(const QString &path) const
{
    const auto one = [&path](const Part &part) { return part.fits(path); };
    return (m_wanted.isEmpty() || std::ranges::any_of(m_wanted, one))
        && std::ranges::none_of(m_unwanted, one);
}

} // namespace Hubdesk
