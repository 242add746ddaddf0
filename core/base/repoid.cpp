// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/repoid.h"

#include "core/base/urlencode.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int longestPart = 96;

bool isWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

bool isGoodPart(QStringView part)
{
    return !part.isEmpty() && part.size() <= longestPart && isWord(part.front()) && isWord(part.back())
        && std::ranges::all_of(part, [](QChar c) { return isWord(c) || c == u'-' || c == u'.'; });
}

} // namespace

QLatin1StringView kindName(RepoKind kind)
{
    switch (kind) {
    case RepoKind::Model:
        return "model"_L1;
    case RepoKind::Dataset:
        return "dataset"_L1;
    case RepoKind::Space:
        return "space"_L1;
    case RepoKind::Kernel:
        return "kernel"_L1;
    }
    Q_UNREACHABLE_RETURN("model"_L1);
}

QLatin1StringView kindPlural(RepoKind kind)
{
    switch (kind) {
    case RepoKind::Model:
        return "models"_L1;
    case RepoKind::Dataset:
        return "datasets"_L1;
    case RepoKind::Space:
        return "spaces"_L1;
    case RepoKind::Kernel:
        return "kernels"_L1;
    }
    Q_UNREACHABLE_RETURN("models"_L1);
}

Result<RepoKind> kindFromName(const QString &name)
{
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space, RepoKind::Kernel }) {
        if (name == kindName(kind) || name == kindPlural(kind)) {
            return kind;
        }
    }
    return fail(Error::Kind::Usage,
                u"'%1' is no repo type; known are model, dataset, space and kernel"_s.arg(name));
}

Result<RepoId> RepoId::parse(RepoKind kind, const QString &text)
{
    const auto refuse = [&](QLatin1StringView why) {
        return fail(Error::Kind::Usage, u"'%1' is not a repo id: %2"_s.arg(text, why));
    };
    const auto parts = text.split(u'/');
    if (parts.size() > 2) {
        return refuse("more than one '/'"_L1);
    }
    if (!std::ranges::all_of(parts, isGoodPart)) {
        return refuse(
            "each part has 1 to 96 of the characters A-Z a-z 0-9 _ - . and starts and ends with a letter, a digit or _"_L1);
    }
    if (text.contains("--"_L1) || text.contains(".."_L1)) {
        return refuse("'--' and '..' are not allowed"_L1);
    }
    if (text.endsWith(".git"_L1)) {
        return refuse("it must not end in '.git'"_L1);
    }
    return RepoId{ kind, parts.size() == 2 ? parts.front() : QString(), parts.back() };
}

QString RepoId::text() const
{
    return owner.isEmpty() ? name : owner + u'/' + name;
}

QString RepoId::folderName() const
{
    const QString start = kindPlural(kind) + "--"_L1;
    return start + (owner.isEmpty() ? name : owner + "--"_L1 + name);
}

Result<RepoId> RepoId::fromFolderName(const QString &folder)
{
    const auto cut = folder.indexOf("--"_L1);
    if (cut < 0) {
        return fail(Error::Kind::Usage, u"'%1' is not a repo folder of the cache"_s.arg(folder));
    }
    const auto kind = kindFromName(folder.left(cut));
    if (!kind || folder.left(cut) != kindPlural(*kind)) {
        return fail(Error::Kind::Usage, u"'%1' is not a repo folder of the cache"_s.arg(folder));
    }
    return parse(*kind, folder.mid(cut + 2).replace("--"_L1, "/"_L1));
}

QByteArray RepoId::apiPath() const
{
    return "/api/" + QByteArray(kindPlural(kind).data()) + '/' + encodePath(text());
}

QByteArray RepoId::webPath() const
{
    return (kind == RepoKind::Model ? QByteArray("/") : '/' + QByteArray(kindPlural(kind).data()) + '/')
        + encodePath(text());
}

size_t qHash(const RepoId &id, size_t seed) noexcept
{
    return qHashMulti(seed, int(id.kind), id.owner, id.name);
}

} // namespace Hubdesk
