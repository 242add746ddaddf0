// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/besidelocks.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto besideLockEnding = ".lock"_L1;
constexpr int lockDepth = 3; ///< of a dataset: configuration, version, and there they lie
constexpr size_t mostBesideLocks = 400; ///< that are held at once: each is an open file

using HeldLocks = std::vector<FileLock>;

Result<void> take(const Folder &folder, const QString &name, HeldLocks *held)
{
    auto lock = FileLock::tryLock(folder.path() + u'/' + name);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (held->size() < mostBesideLocks) {
        held->push_back(std::move(*lock));
    }
    return {};
}

Result<void> takeInside(const Folder &folder, int depth, HeldLocks *held)
{
    for (const auto &entry : folder.entries().value_or(QList<Folder::Entry>())) {
        Result<void> taken;
        if (entry.kind == DiskEntry::Kind::Regular && entry.name.endsWith(besideLockEnding)) {
            taken = take(folder, entry.name, held);
        } else if (entry.kind == DiskEntry::Kind::Folder && depth < lockDepth) {
            taken = folder.inside(entry.name).and_then([&](const Folder &below) {
                return takeInside(below, depth + 1, held);
            });
        }
        if (!taken && taken.error().kind == Error::Kind::Conflict) {
            return taken; // another reason keeps nobody from taking the folder as a whole
        }
    }
    return {};
}

/// Those with a path for their name: of what goes, or of something in it.
Result<void> takeNamedFor(const Folder &root, const QString &path, HeldLocks *held)
{
    auto name = QString(root.path() + u'/' + path).replace(u'/', u'_');
    for (const auto &entry : root.entries().value_or(QList<Folder::Entry>())) {
        const auto rest
            = entry.name.startsWith(name) ? QStringView(entry.name).sliced(name.size()) : QStringView();
        const bool isFor = rest.startsWith(u'_') || rest == besideLockEnding;
        if (!isFor || !rest.endsWith(besideLockEnding) || entry.kind != DiskEntry::Kind::Regular) {
            continue;
        }
        if (const auto taken = take(root, entry.name, held);
            !taken && taken.error().kind == Error::Kind::Conflict) {
            return taken;
        }
    }
    return {};
}

} // namespace

Result<std::vector<FileLock>> lockBeside(const Folder &root, const QString &path)
{
    HeldLocks held;
    const auto own = path.section(u'/', -1);
    const auto taken = takeNamedFor(root, path, &held).and_then([&] {
        const auto holder = root.holding(path);
        const auto facts = holder ? holder->look(own, false) : std::nullopt;
        if (!facts || facts->kind != DiskEntry::Kind::Folder) {
            return Result<void>();
        }
        return holder->inside(own).and_then(
            [&](const Folder &folder) { return takeInside(folder, 0, &held); });
    });
    if (!taken && taken.error().kind == Error::Kind::Conflict) {
        return std::unexpected(taken.error());
    }
    return held;
}

} // namespace Hubdesk
