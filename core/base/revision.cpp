// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/revision.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

bool CommitId::isOne(QStringView text)
{
    return text.size() == 40 && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

Result<CommitId> CommitId::parse(const QString &text)
{
    if (!isOne(text)) {
        return fail(Error::Kind::Usage,
                    u"'%1' is not a full commit hash (40 lower-case hex digits)"_s.arg(text));
    }
    return CommitId{ text };
}

QString Revision::defaultName()
{
    return u"main"_s;
}

Result<Revision> Revision::parse(const QString &text)
{
    const auto isBad
        = [](QChar c) { return c.unicode() < 0x21 || c.unicode() == 0x7f || u"\\~^:?*["_s.contains(c); };
    const auto segments = text.split(u'/');
    const auto isBadSegment = [](const QString &segment) {
        return segment.isEmpty() || segment.startsWith(u'.') || segment.contains(".."_L1);
    };
    if (text.isEmpty() || text.size() > 512 || std::ranges::any_of(text, isBad)
        || std::ranges::any_of(segments, isBadSegment)) {
        return fail(
            Error::Kind::Usage,
            u"'%1' is not a revision: a branch, a tag, a commit or a ref such as refs/pr/1"_s.arg(text));
    }
    return Revision{ text };
}

bool Revision::isSpecialRef() const
{
    static const QRegularExpression pattern(u"\\Arefs/(pr/[0-9]+|convert/[A-Za-z0-9_.-]+)\\z"_s);
    return pattern.match(name).hasMatch();
}

} // namespace Hubdesk
