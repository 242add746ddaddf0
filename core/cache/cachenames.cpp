// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachenames.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

bool isClutter(const QString &name)
{
    return name == ".DS_Store"_L1 || name == "Thumbs.db"_L1 || name == "desktop.ini"_L1;
}

std::optional<NamedRepo> repoOfFolder(QStringView folder)
{
    const auto at = folder.indexOf("--"_L1);
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space, RepoKind::Kernel }) {
        if (at > 0 && folder.first(at) == kindPlural(kind)) {
            return NamedRepo{ kind, folder.sliced(at + 2).toString().replace("--"_L1, "/"_L1) };
        }
    }
    return {};
}

QLatin1StringView besideWord(BesideFolder::Kind kind)
{
    switch (kind) {
    case BesideFolder::Kind::Xet:
        return "xet"_L1;
    case BesideFolder::Kind::Assets:
        return "assets"_L1;
    case BesideFolder::Kind::Prepared:
        break;
    }
    return "prepared"_L1;
}

LooseFile::Kind looseKind(const QString &name)
{
    if (name.endsWith(".incomplete"_L1)) {
        return LooseFile::Kind::Incomplete;
    }
    if (name.endsWith(".hubdesk-part"_L1)) {
        return LooseFile::Kind::Partial;
    }
    const bool isHidden = name.startsWith(u'.');
    return isHidden || name.endsWith(".tmp"_L1) ? LooseFile::Kind::Temporary : LooseFile::Kind::Blob;
}

} // namespace Hubdesk
