// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/besidetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct BesideWords {
    Q_DECLARE_TR_FUNCTIONS(BesideWords)
};

using BesideKind = BesideItem::Kind;

} // namespace

QString besideItemName(const BesideItem &item)
{
    switch (item.kind) {
    case BesideKind::Chunks:
        //: A folder of the Xet library.
        return BesideWords::tr("Chunk cache");
    case BesideKind::Shards:
        //: A folder of the Xet library.
        return BesideWords::tr("Shard cache");
    case BesideKind::Staging:
        //: A folder of the Xet library: what of uploads is on its way.
        return BesideWords::tr("Begun uploads");
    case BesideKind::Logs:
        return BesideWords::tr("Logs");
    case BesideKind::Downloads:
        //: What datasets were prepared from.
        return BesideWords::tr("Downloaded files");
    case BesideKind::Asset:
    case BesideKind::Prepared:
    case BesideKind::Other:
        break;
    }
    return item.path.section(u'/', -1);
}

QString besideShelfName(const BesideFolder &folder, const BesideItem &item)
{
    auto name = item.path.section(u'/', 0, -2);
    // As the datasets library writes a name with an owner.
    return folder.kind == BesideFolder::Kind::Prepared ? name.replace("___"_L1, "/"_L1) : name;
}

QString besideItemMeaning(const BesideItem &item)
{
    switch (item.kind) {
    case BesideKind::Chunks:
        return BesideWords::tr("Pieces of files from earlier transfers, which newer versions do not read");
    case BesideKind::Shards:
        return BesideWords::tr("What uploads know of content that the Hub has already; it is made again");
    case BesideKind::Staging:
        return BesideWords::tr("How far uploads are; without it a begun one sends everything again");
    case BesideKind::Logs:
        return BesideWords::tr("What the Xet library noted about transfers");
    case BesideKind::Asset:
        return BesideWords::tr("Files that a library keeps for itself; it makes or fetches them again");
    case BesideKind::Prepared:
        return BesideWords::tr("A dataset as tables that programs read; it is made again when it is loaded");
    case BesideKind::Downloads:
        return BesideWords::tr("Files that datasets were made from; they are fetched again when needed");
    case BesideKind::Other:
        break;
    }
    return BesideWords::tr("Nothing that Hubdesk knows; whoever put it there may need it");
}

QString besideFolderMeaning(const BesideFolder &folder)
{
    if (!folder.damages.isEmpty()) {
        const auto &first = folder.damages.first();
        //: %1 the path of a folder, %2 what the system said of it.
        return BesideWords::tr("%1 could not be looked at: %2").arg(first.path, first.detail);
    }
    switch (folder.kind) {
    case BesideFolder::Kind::Xet:
        return BesideWords::tr("Beside the cache: what the Xet library keeps about transfers");
    case BesideFolder::Kind::Assets:
        return BesideWords::tr("Beside the cache: what libraries keep that is not from the Hub");
    case BesideFolder::Kind::Prepared:
        break;
    }
    return BesideWords::tr("Beside the cache: datasets as programs read them, made from their files");
}

} // namespace Hubdesk
