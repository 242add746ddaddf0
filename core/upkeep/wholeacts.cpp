// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/wholeacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Result<QList<QuarantineItem>> itemsOfAct(const QStringList &roots, const QString &id)
{
    auto items = quarantineOfAll(roots);
    items.removeIf([&](const QuarantineItem &item) { return actOf(item.id) != actOf(id); });
    if (items.isEmpty()) {
        return fail(Error::Kind::EntryNotFound, u"there is no quarantine %1"_s.arg(id));
    }
    return items;
}

} // namespace

QStringList rootsOf(const CacheReport &report)
{
    QStringList roots{ report.root };
    for (const auto &folder : report.beside) {
        if (!folder.isLeftAlone) {
            roots.append(folder.root);
        }
    }
    return roots;
}

QString actOf(const QString &id)
{
    return id.section(u'.', 0, 0);
}

QString partId(const QString &act, qsizetype n)
{
    return n == 0 ? act : act + u'.' + QString::number(n);
}

QList<QuarantineItem> quarantineOfAll(const QStringList &roots)
{
    QList<QuarantineItem> items;
    for (const auto &root : roots) {
        items.append(quarantineOf(root));
    }
    std::ranges::stable_sort(items, [](const auto &one, const auto &other) {
        return std::pair(other.since, one.id) < std::pair(one.since, other.id);
    });
    return items;
}

Result<Restored>
restoreAct(const QStringList &roots, const QString &id, UpkeepProgress *progress, const std::stop_token &stop)
{
    const auto items = itemsOfAct(roots, id);
    if (!items) {
        return std::unexpected(items.error());
    }
    Restored all;
    for (const auto &item : *items) {
        progress->done = 0;
        const auto back = restoreQuarantine(item.root, item.id, progress, stop);
        if (!back) {
            return back;
        }
        all.removals += back->removals;
        all.superseded += back->superseded;
        all.failures.append(back->failures);
    }
    return all;
}

Result<Cleanup>
finishAct(const QStringList &roots, const QString &id, UpkeepProgress *progress, const std::stop_token &stop)
{
    const auto items = itemsOfAct(roots, id);
    if (!items) {
        return std::unexpected(items.error());
    }
    Cleanup all;
    for (const auto &item : *items) {
        if (item.state == QuarantineItem::State::Kept && items->size() > 1) {
            all.quarantine = item.id; // its part is finished
            continue;
        }
        progress->done = 0;
        const auto done = finishQuarantine(item.root, item.id, progress, stop);
        if (!done) {
            return done;
        }
        all.quarantine = done->quarantine.isEmpty() ? all.quarantine : done->quarantine;
        all.removals += done->removals;
        all.size += done->size;
        all.allocated += done->allocated;
        all.failures.append(done->failures);
    }
    return all;
}

Result<void> emptyAct(const QStringList &roots, const QString &id, const std::stop_token &stop)
{
    return itemsOfAct(roots, id).and_then([&](const QList<QuarantineItem> &items) {
        Result<void> result;
        for (const auto &item : items) {
            if (auto emptied = emptyQuarantine(item.root, item.id, stop); !emptied) {
                result = std::move(emptied); // the others go all the same
            }
        }
        return result;
    });
}

} // namespace Hubdesk
