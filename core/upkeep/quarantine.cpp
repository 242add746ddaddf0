// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/quarantine.h"

#include "core/base/logging.h"
#include "core/cache/fileops.h"
#include "core/upkeep/planrecord.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

const QString placeName = u".hubdesk-quarantine"_s;
const QString recordName = u"record.json"_s;
const QString filesName = u"files"_s;
const QString lockName = u"lock"_s;
const QString goneName = u"gone"_s; ///< what `files` is called once there is no way back
constexpr qint64 longestRecord = 256 << 20;
constexpr int forOwner = 0700;

QString parentOf(const QString &root)
{
    return root.left(qMax<qsizetype>(root.lastIndexOf(u'/'), 1));
}

/// Where new items go: beside the root if a rename gets there, else where no scan looks.
Result<Folder> makePlace(const QString &root)
{
    const auto own = Folder::open(root);
    if (!own) {
        return std::unexpected(own.error());
    }
    const auto beside = Folder::open(parentOf(root));
    if (beside && beside->isWritable() && beside->look().device == own->look().device) {
        if (auto place = beside->makeInside(placeName)) {
            return place;
        }
    }
    return own->makeInside(u".locks"_s).and_then([](const Folder &locks) {
        return locks.makeInside(placeName);
    });
}

/// Wherever there may be some.
std::vector<Folder> placesOf(const QString &root)
{
    std::vector<Folder> places;
    for (const auto &above : { parentOf(root), root + "/.locks"_L1 }) {
        auto place
            = Folder::open(above).and_then([](const Folder &folder) { return folder.inside(placeName); });
        if (place) {
            places.push_back(std::move(*place));
        }
    }
    return places;
}

Result<QuarantineItem> readItem(const Folder &place, const QString &id)
{
    const auto folder = place.path() + u'/' + id;
    return place.inside(id)
        .and_then([&](const Folder &) { return readRegularFile(folder + u'/' + recordName, longestRecord); })
        .and_then(readRecord)
        .transform([&](QuarantineItem item) {
            item.id = id; // whatever the record says
            item.folder = folder;
            // Without either, all but the record is deleted. Whatever that says: nothing must be taken again.
            const auto isThere = [&](const QString &name) {
                return entryAt(folder + u'/' + name).kind != DiskEntry::Kind::Absent;
            };
            if (isThere(goneName) || !isThere(filesName)) {
                item.state = QuarantineItem::State::Emptying;
            }
            return item;
        });
}

Result<FileLock> lockItem(const QString &folder)
{
    return FileLock::tryLock(folder + u'/' + lockName);
}

bool isHalfDone(const QuarantineItem &item)
{
    return item.state != QuarantineItem::State::Kept && lockItem(item.folder).has_value();
}

/// What is left of an item that had nothing in it yet, or nothing any more, when its program was killed.
bool isHusk(const Folder &place, const QString &id)
{
    constexpr qint64 youngMs = 60'000; // somebody may be making it
    const auto own = place.inside(id);
    const auto files = own.and_then([](const Folder &folder) { return folder.inside(filesName); });
    if (!own || own->look(recordName, false) || own->look(goneName, false) || !entriesOf(files).isEmpty()) {
        return false;
    }
    return own->look(lockName, false)
        ? lockItem(own->path()).has_value()
        : own->look().modifiedMs < QDateTime::currentMSecsSinceEpoch() - youngMs;
}

void removeIfEmpty(const Folder &place)
{
    (void)Folder::open(parentOf(place.path())).and_then([](const Folder &above) {
        return above.removeFolder(placeName);
    });
}

} // namespace

QList<QuarantineItem> quarantineOf(const QString &root)
{
    QList<QuarantineItem> items;
    for (const auto &place : placesOf(root)) {
        const auto entries = place.entries().value_or(QList<Folder::Entry>());
        if (entries.isEmpty()) {
            removeIfEmpty(place);
        }
        for (const auto &entry : entries) {
            auto item = readItem(place, entry.name);
            if (!item && isHusk(place, entry.name)) {
                (void)place.removeTree(entry.name, {});
                removeIfEmpty(place);
            } else if (!item) {
                qCWarning(cacheLog) << "quarantine" << entry.name << item.error().detail;
            } else if (item->root == root) {
                item->isInterrupted = isHalfDone(*item);
                items.append(std::move(*item));
            }
        }
    }
    std::ranges::sort(items, [](const auto &one, const auto &other) {
        return std::pair(other.since, one.id) < std::pair(one.since, other.id);
    });
    return items;
}

Result<void> emptyQuarantine(const QString &root, const QString &id, const std::stop_token &stop)
{
    return OpenQuarantine::open(root, id).and_then([&](OpenQuarantine open) { return open.drop(stop); });
}

OpenQuarantine::OpenQuarantine(QuarantineItem item, Folder place, Folder own, Folder files, FileLock lock)
    : m_item(std::move(item))
    , m_place(std::move(place))
    , m_own(std::move(own))
    , m_files(std::move(files))
    , m_lock(std::move(lock))
{
}

Result<OpenQuarantine> OpenQuarantine::enter(QuarantineItem item, Folder place)
{
    auto lock = lockItem(item.folder);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    auto own = place.inside(item.id);
    // Nothing is taken any more into one that is being emptied.
    const auto name = item.state == QuarantineItem::State::Emptying ? goneName : filesName;
    auto files = own.and_then([&](const Folder &folder) { return folder.makeInside(name, forOwner); });
    if (!files) {
        return std::unexpected(files.error());
    }
    return OpenQuarantine(
        std::move(item), std::move(place), std::move(*own), std::move(*files), std::move(*lock));
}

QString OpenQuarantine::newId()
{
    const auto now = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    return u"%1-%2"_s.arg(now).arg(QRandomGenerator::system()->generate(), 8, 16, QChar(u'0'));
}

Result<OpenQuarantine> OpenQuarantine::begin(const DeletionPlan &plan, QDateTime until, const QString &chosen)
{
    auto place = makePlace(plan.root);
    if (!place) {
        return std::unexpected(place.error());
    }
    QuarantineItem item{ .id = chosen.isEmpty() ? newId() : chosen,
                         .folder = {},
                         .root = plan.root,
                         .since = QDateTime::currentDateTimeUtc(),
                         .until = std::move(until),
                         .removals = plan.removals,
                         .departures = plan.departures,
                         .size = plan.size,
                         .allocated = plan.allocated };
    item.folder = place->path() + u'/' + item.id;
    const auto id = item.id;
    const auto made = place->makeInside(id, forOwner);
    if (!made) {
        return std::unexpected(made.error());
    }
    auto open = enter(std::move(item), std::move(*place));
    if (const auto written = open ? open->write() : std::unexpected(open.error()); !written) {
        (void)makePlace(plan.root).and_then([&](const Folder &folder) { return folder.removeTree(id, {}); });
        return std::unexpected(written.error());
    }
    return open;
}

Result<OpenQuarantine> OpenQuarantine::open(const QString &root, const QString &id)
{
    for (auto &place : placesOf(root)) {
        if (auto item = readItem(place, id); item && item->root == root) {
            return enter(std::move(*item), std::move(place));
        }
    }
    return fail(Error::Kind::EntryNotFound, u"there is no quarantine %1 for %2"_s.arg(id, root));
}

Result<void> OpenQuarantine::setState(QuarantineItem::State state)
{
    m_item.state = state;
    return write();
}

/// By rename, and on the medium: it is what a crash is mended from.
Result<void> OpenQuarantine::write()
{
    const auto path = m_item.folder + u'/' + recordName;
    return removeEntry(path + ".new"_L1)
        .and_then([&] { return writeNewFile(path + ".new"_L1, recordOf(m_item), 0600); })
        .and_then([&] { return flushToDisk(path + ".new"_L1); })
        .and_then([&] { return renameOver(path + ".new"_L1, path); })
        .and_then([&] { return m_own.flush(); });
}

/// Said by a rename, which a full disk allows. The record goes last: until then somebody can go on with it.
Result<void> OpenQuarantine::drop(const std::stop_token &stop)
{
    const auto id = m_item.id;
    const bool isBegun = m_own.look(goneName, false).has_value();
    const auto dropped = (isBegun ? Result<void>() : m_own.move(filesName, m_own, goneName))
                             .and_then([&] { return m_own.removeTree(goneName, stop); })
                             .and_then([&] { return m_place.removeTree(id, {}); });
    if (dropped) { // the last one turns off the light
        removeIfEmpty(m_place);
    }
    return dropped;
}

} // namespace Hubdesk
