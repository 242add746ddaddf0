// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/assets.h"

#include "core/cache/fileops.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Follows every link, also where the path ends in what does not exist yet, as Python does. A loop of links
/// stays as it is.
QString withLinksResolved(const QString &path, int linksLeft = 40)
{
    QString resolved;
    for (const auto &part : path.split(u'/', Qt::SkipEmptyParts)) {
        if (part == ".."_L1) {
            resolved.truncate(std::max<qsizetype>(0, resolved.lastIndexOf(u'/')));
            continue;
        }
        if (part == "."_L1) {
            continue;
        }
        const auto link = linkText(resolved + u'/' + part);
        if (link.isEmpty() || linksLeft == 0) {
            resolved += u'/' + part;
            continue;
        }
        const auto target = link.startsWith(u'/') ? link : resolved + u'/' + link;
        resolved = withLinksResolved(target, linksLeft - 1);
    }
    return resolved;
}

/// What must not be in a name becomes two dashes.
QString asName(QString part)
{
    for (const auto sign : { u' ', u'/', u'\\' }) {
        part.replace(QChar(sign), "--"_L1);
    }
    return part;
}

} // namespace

Result<QString> assetsPath(const QString &root, const AssetsPlace &place)
{
    auto path = withLinksResolved(root.startsWith(u'/') ? root : QDir::currentPath() + u'/' + root);
    for (const auto &part : { place.library, place.nameSpace, place.subfolder }) {
        const auto name = asName(part);
        if (name == ".."_L1) {
            return fail(Error::Kind::Usage, u"'..' is no name of a folder for assets"_s);
        }
        if (!name.isEmpty() && name != "."_L1) {
            path += u'/' + name;
        }
    }
    return path.isEmpty() ? u"/"_s : path;
}

Result<QString> makeAssets(const QString &root, const AssetsPlace &place)
{
    const auto path = assetsPath(root, place);
    if (!path) {
        return path;
    }
    const auto made = makeFolders(*path);
    if (made) {
        return path;
    }
    auto there = *path;
    while (entryAt(there).kind == DiskEntry::Kind::Absent && there.contains(u'/')) {
        there.truncate(there.lastIndexOf(u'/'));
    }
    if (!there.isEmpty() && !QFileInfo(there).isDir()) {
        return fail(Error::Kind::Usage, u"%1 is no folder, and %2 would be in it"_s.arg(there, *path));
    }
    return std::unexpected(made.error());
}

} // namespace Hubdesk
