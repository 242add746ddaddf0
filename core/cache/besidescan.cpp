// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/besidescan.h"

#include "core/cache/cachenames.h"
#include "core/cache/folder.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Entry = DiskEntry::Kind;
using Item = BesideItem::Kind;
using Place = BesideFolder::Kind;

constexpr int mostBesideFolders = 64; ///< inside each other, as in a repo

/// Files with several names that were weighed already, by device and number.
using Weighed = QSet<std::pair<quint64, quint64>>;

/// Looks at one place.
class BesideScan
{
public:
    BesideScan(BesideFolder *found, Folder root, Weighed *weighed, const std::stop_token &stop)
        : m_found(found)
        , m_root(std::move(root))
        , m_device(m_root.look().device)
        , m_weighed(weighed)
        , m_stop(stop)
    {
    }
    void run();

private:
    void look(const Folder &folder, const Folder::Entry &entry);
    void lookInside(const Folder &folder, const QString &name);
    void add(Item kind, const Folder &folder, const Folder::Entry &entry, const QString &path);
    void weigh(const Folder &folder, const Folder::Entry &entry, BesideItem *item, int depth);
    void weighInside(const Folder &folder, const QString &name, BesideItem *item, int depth);
    void damage(const QString &path, const QString &why)
    {
        m_found->damages.append({ CacheDamage::Kind::Unreadable, path, why });
    }
    Item kindOf(const QString &name) const;
    bool isWhole(const Folder::Entry &entry) const;

    BesideFolder *m_found;
    Folder m_root;
    quint64 m_device;
    Weighed *m_weighed;
    const std::stop_token &m_stop;
};

Item kindInXet(const QString &name)
{
    return name == "chunk-cache"_L1 ? Item::Chunks
        : name == "shard-cache"_L1  ? Item::Shards
        : name == "staging"_L1      ? Item::Staging
        : name == "logs"_L1         ? Item::Logs
                                    : Item::Other;
}

/// Of something right in the place, or in a folder there.
Item BesideScan::kindOf(const QString &name) const
{
    switch (m_found->kind) {
    case Place::Xet:
        return kindInXet(name);
    case Place::Assets:
        return Item::Asset;
    case Place::Prepared:
        break;
    }
    return name == "downloads"_L1 ? Item::Downloads : Item::Prepared;
}

/// Whether it is one thing, and no shelf of several: the folders of Xet have names of what they are for only
/// below that of a server.
bool BesideScan::isWhole(const Folder::Entry &entry) const
{
    return entry.kind != Entry::Folder
        || (m_found->kind == Place::Xet && kindInXet(entry.name) != Item::Other)
        || (m_found->kind == Place::Prepared && kindOf(entry.name) == Item::Downloads);
}

/// Quarantines of ours, and what says nothing.
bool isNothing(const Folder &folder, const Folder::Entry &entry)
{
    if (isClutter(entry.name)) {
        return true;
    }
    const bool isLock = entry.kind == Entry::Regular && entry.name.endsWith(".lock"_L1);
    return isLock && folder.look(entry.name, false).value_or(FileFacts{}).size == 0;
}

void BesideScan::run()
{
    const auto entries = m_root.entries();
    if (!entries) {
        damage(m_root.path(), entries.error().detail);
        return;
    }
    for (const auto &entry : *entries) {
        const bool isOurs = entry.name == ".locks"_L1 || entry.name == ".hubdesk-quarantine"_L1;
        if (!isOurs && !isNothing(m_root, entry) && !m_stop.stop_requested()) {
            look(m_root, entry);
        }
    }
    std::ranges::sort(m_found->items, {}, &BesideItem::path);
    std::ranges::sort(m_found->damages, {}, &CacheDamage::path);
}

void BesideScan::look(const Folder &folder, const Folder::Entry &entry)
{
    if (!isWhole(entry)) {
        lookInside(folder, entry.name);
    } else if (entry.kind == Entry::Folder) {
        add(kindOf(entry.name), folder, entry, entry.name);
    } else {
        add(Item::Other, folder, entry, entry.name);
    }
}

void BesideScan::lookInside(const Folder &folder, const QString &name)
{
    const auto inside = folder.inside(name);
    const auto entries = inside.and_then(&Folder::entries);
    if (!entries) {
        damage(folder.path() + u'/' + name, entries.error().detail);
        return;
    }
    if (inside->look().device != m_device) {
        damage(inside->path(), u"another volume is mounted here"_s);
        return;
    }
    for (const auto &entry : *entries) {
        if (!isNothing(*inside, entry) && !m_stop.stop_requested()) {
            add(kindOf(entry.name), *inside, entry, name + u'/' + entry.name);
        }
    }
}

void BesideScan::add(Item kind, const Folder &folder, const Folder::Entry &entry, const QString &path)
{
    BesideItem item{ .kind = kind, .path = path, .isFolder = entry.kind == Entry::Folder };
    weigh(folder, entry, &item, 0);
    m_found->items.append(std::move(item));
}

void BesideScan::weigh(const Folder &folder, const Folder::Entry &entry, BesideItem *item, int depth)
{
    if (entry.kind == Entry::Folder) {
        weighInside(folder, entry.name, item, depth);
        return;
    }
    const auto facts = folder.look(entry.name, false);
    if (!facts) {
        return; // it is gone again
    }
    ++item->files;
    if (facts->kind != Entry::Regular) {
        return;
    }
    item->accessedMs = std::max(item->accessedMs, facts->accessedMs);
    item->modifiedMs = std::max(item->modifiedMs, facts->modifiedMs);
    const std::pair file(facts->device, facts->number);
    if (facts->names > 1 && m_weighed->contains(file)) {
        return;
    }
    if (facts->names > 1) {
        m_weighed->insert(file);
    }
    item->size += facts->size;
    item->allocated += facts->allocated;
}

void BesideScan::weighInside(const Folder &folder, const QString &name, BesideItem *item, int depth)
{
    const auto path = folder.path() + u'/' + name;
    const auto inside = folder.inside(name);
    const auto entries = inside.and_then(&Folder::entries);
    if (!entries) {
        damage(path, entries.error().detail);
    } else if (inside->look().device != m_device) {
        damage(path, u"another volume is mounted here"_s);
    } else if (depth >= mostBesideFolders) {
        damage(path, u"too many folders inside each other"_s);
    } else {
        for (const auto &entry : *entries) {
            if (m_stop.stop_requested()) {
                return;
            }
            weigh(*inside, entry, item, depth + 1);
        }
    }
}

bool overlap(const QString &one, const QString &other)
{
    const auto holds = [](const QString &outer, const QString &inner) {
        return outer == inner || outer == "/"_L1 || inner.startsWith(outer + u'/');
    };
    return holds(one, other) || holds(other, one);
}

} // namespace

QList<BesideFolder> scanBeside(const BesidePlaces &places, const QString &hub, const std::stop_token &stop)
{
    const std::pair<Place, QString> all[] = { { Place::Xet, places.xet },
                                              { Place::Assets, places.assets },
                                              { Place::Prepared, places.prepared } };
    QList<BesideFolder> found;
    QStringList taken{ hub };
    Weighed weighed;
    for (const auto &[kind, path] : all) {
        const auto root = QFileInfo(path).canonicalFilePath();
        if (path.isEmpty() || stop.stop_requested()
            || (root.isEmpty() && entryAt(path).kind == Entry::Absent)) {
            continue;
        }
        BesideFolder place{ .kind = kind, .root = root.isEmpty() ? QDir::cleanPath(path) : root };
        auto folder = Folder::open(place.root);
        const auto met = std::ranges::find_if(taken, [&](const auto &other) { return overlap(root, other); });
        place.isLeftAlone = !folder || met != taken.cend();
        if (!folder) { // a link that leads nowhere, or round and round, or to a file
            place.damages.append({ CacheDamage::Kind::Unreadable, place.root, folder.error().detail });
        } else if (met != taken.cend()) {
            place.damages.append({ CacheDamage::Kind::Unreadable,
                                   place.root,
                                   u"it shares its files with %1, and is left alone"_s.arg(*met) });
        } else {
            taken.append(root);
            BesideScan(&place, std::move(*folder), &weighed, stop).run();
        }
        found.append(std::move(place));
    }
    return found;
}

} // namespace Hubdesk
