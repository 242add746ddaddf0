// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheclean.h"
#include "app/cli/text.h"
#include "core/cache/cachefilter.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

/// What a person asks of the list.
struct CacheListing {
    bool byRevision = false;
    QList<CacheFilter> filters;
    std::optional<CacheOrder> order;
    std::optional<int> limit;
    Pins pins;

    bool isWhole() const { return filters.isEmpty() && !limit; }
};

Result<CacheListing> listingOf(Run &run)
{
    CacheListing listing{ .byRevision = run.isSet("v") };
    for (const auto &expression : run.values("filter")) {
        auto filter = CacheFilter::official(expression);
        if (!filter) {
            return fail(Error::Kind::Usage, u"--filter: "_s + filter.error().text());
        }
        listing.filters.append(*std::move(filter));
    }
    if (run.isSet("sort")) {
        const auto order = CacheOrder::parse(run.value("sort"));
        if (!order) {
            return fail(Error::Kind::Usage, u"--sort: "_s + order.error().detail);
        }
        listing.order = *order;
    }
    if (run.isSet("limit")) {
        const auto limit = run.number("limit", 0);
        if (!limit) {
            return std::unexpected(limit.error());
        }
        listing.limit = *limit;
    }
    return listing;
}

QList<CacheItem> chosenItems(const CacheReport &report, const CacheListing &listing)
{
    auto items = listedItems(report, listing.byRevision);
    const FilterContext context{ .nowMs = QDateTime::currentMSecsSinceEpoch() };
    items.removeIf([&](const CacheItem &item) {
        return !std::ranges::all_of(listing.filters,
                                    [&](const CacheFilter &filter) { return filter.matches(item, context); });
    });
    if (listing.order) {
        arrange(&items, *listing.order);
    }
    if (listing.limit && items.size() > *listing.limit) {
        items.resize(*listing.limit);
    }
    return items;
}

/// Whether it may not go, and of a repo how much of it; empty: all of it may.
QString pinText(const CacheItem &item, const Pins &pins)
{
    const auto key = item.repo->key();
    const auto isPinned
        = [&](const CachedRevision &revision) { return pins.contains(key + u'@' + revision.commit); };
    if (pins.contains(key) || (item.revision && isPinned(*item.revision))) {
        return u"yes"_s;
    }
    const auto count = item.revision ? 0 : std::ranges::count_if(item.repo->revisions, isPinned);
    return count == 0 ? QString() : countOf(count, "revision");
}

QString snapshotPath(const CachedRepo &repo, const CachedRevision &revision)
{
    return repo.path + "/snapshots/"_L1 + revision.commit;
}

QJsonObject revisionJson(const CachedRepo &repo, const CachedRevision &revision)
{
    return { { u"commit_hash"_s, revision.commit },
             { u"snapshot_path"_s, snapshotPath(repo, revision) },
             { u"size_on_disk"_s, revision.size },
             { u"nb_files"_s, revision.files.size() },
             { u"last_modified"_s, epochSeconds(revision.modifiedMs) },
             { u"refs"_s, QJsonArray::fromStringList(revision.refs) } };
}

QJsonObject itemJson(const CacheItem &item, const Pins &pins)
{
    const auto &repo = *item.repo;
    QJsonObject json{ { u"id"_s, repo.key() },
                      { u"repo_id"_s, repo.id },
                      { u"repo_type"_s, QString(kindName(repo.kind)) } };
    if (!pins.isEmpty()) {
        json.insert(u"pinned"_s, !pinText(item, pins).isEmpty());
    }
    if (item.revision) {
        json.insert(u"revision"_s, item.revision->commit); // as `hf` calls it
        const auto revision = revisionJson(repo, *item.revision);
        for (auto it = revision.begin(); it != revision.end(); ++it) {
            json.insert(it.key(), *it);
        }
        return json;
    }
    QJsonArray revisions;
    for (const auto &revision : repo.revisions) {
        revisions.append(revisionJson(repo, revision));
    }
    json.insert(u"repo_path"_s, repo.path);
    json.insert(u"size_on_disk"_s, repo.size);
    json.insert(u"nb_files"_s, repo.blobs.size());
    json.insert(u"last_accessed"_s, epochSeconds(repo.accessedMs));
    json.insert(u"last_modified"_s, epochSeconds(repo.modifiedMs));
    json.insert(u"refs"_s, QJsonArray::fromStringList(refsOf(item)));
    json.insert(u"revisions"_s, revisions);
    return json;
}

QStringList itemRow(const CacheItem &item, const CacheListing &listing, qint64 nowMs)
{
    const auto &repo = *item.repo;
    const auto refs = escaped(refsOf(item).join(", "_L1));
    QStringList row{ escaped(repo.key()), QString(kindName(repo.kind)) };
    if (!listing.pins.isEmpty()) {
        row.append(pinText(item, listing.pins));
    }
    if (const auto *revision = item.revision) {
        return row
            + QStringList{ escaped(revision->commit),
                           humanSize(revision->size),
                           QString::number(revision->files.size()),
                           ageInText(revision->modifiedMs, nowMs),
                           refs,
                           escaped(snapshotPath(repo, *revision)) };
    }
    return row
        + QStringList{ humanSize(repo.size), ageInText(repo.modifiedMs, nowMs), refs, escaped(repo.path) };
}

QString cacheTable(const QList<CacheItem> &items, const CacheListing &listing)
{
    if (items.isEmpty()) {
        return u"No results found.\n"_s;
    }
    QList<QStringList> rows;
    const auto now = QDateTime::currentMSecsSinceEpoch();
    for (const auto &item : items) {
        rows.append(itemRow(item, listing, now));
    }
    QStringList heads{ u"ID"_s, u"TYPE"_s };
    heads += listing.pins.isEmpty() ? QStringList() : QStringList{ u"PINNED"_s };
    heads += listing.byRevision ? QStringList{ u"REVISION"_s, u"SIZE ON DISK"_s, u"FILES"_s }
                                : QStringList{ u"SIZE ON DISK"_s };
    return table(heads + QStringList{ u"LAST MODIFIED"_s, u"REFS"_s, u"LOCAL PATH"_s }, rows);
}

/// All of the cache, where shared bytes count once; and what of it is shown.
QString cacheFooter(const CacheReport &report, const QList<CacheItem> &items, const CacheListing &listing)
{
    auto text = u"\nScanned %1, %2 in %3 s"_s.arg(countOf(report.soundRepos(), "repo"),
                                                  sizeInText(report.size()),
                                                  QString::number(double(report.tookMs) / 1000, 'f', 2));
    if (!listing.isWhole()) {
        qint64 sum = 0;
        for (const auto &item : items) {
            sum += item.revision ? item.revision->size : item.repo->size;
        }
        text += u"; shown: %1, %2"_s.arg(countOf(items.size(), listing.byRevision ? "revision" : "repo"),
                                         sizeInText(sum));
    }
    return text;
}

void tellDamages(Run &run, const CacheReport &report)
{
    for (const auto &damage : report.damages) {
        run.out.note(u"Warning: %1."_s.arg(damageText(damage)));
    }
    for (const auto &repo : report.repos) {
        for (const auto &damage : repo.damages) {
            run.out.note((repo.isSound() ? u"Warning: %1: %2."_s : u"Warning: %1 is left out: %2."_s)
                             .arg(repo.key(), damageText(damage)));
        }
    }
}

/// As `hf` counts them: those of its own that nobody goes on with.
void hintAtIncomplete(Run &run, const CacheReport &report)
{
    auto all = report.loose;
    for (const auto &repo : report.repos) {
        all += repo.loose;
    }
    const auto count = std::ranges::count(all, LooseFile::Kind::Incomplete, &LooseFile::kind);
    if (count > 0 && !run.out.isQuiet()) {
        run.out.note(u"Hint: %1 of %2; remove them with 'hubdesk-cli cache prune'."_s.arg(
            countOf(count, "incomplete download"), sizeInText(report.incompleteSize())));
    }
}

QString idOf(const CacheItem &item)
{
    return item.revision ? item.revision->commit : item.repo->key();
}

} // namespace

int listCache(Run &run)
{
    auto listing = listingOf(run);
    if (!listing) {
        return run.out.error(listing.error());
    }
    listing->pins = pinsOf(run); // there is a column for them where there are some
    const bool old = run.parser.optionNames().contains(u"dir"_s);
    const auto report = scannedCache(run, old ? run.value("dir") : QString());
    if (!report) {
        return cacheError(run, report.error());
    }
    const auto items = chosenItems(*report, *listing);
    QJsonArray json;
    QStringList ids;
    for (const auto &item : items) {
        json.append(itemJson(item, listing->pins));
        ids.append(idOf(item));
    }
    auto human = cacheTable(items, *listing) + cacheFooter(*report, items, *listing);
    const auto warnings = countOf(report->warnings(), "warning");
    const bool isHidden = report->warnings() > 0 && !run.isSet("show-warnings");
    human += isHidden ? u"; %1, see `--show-warnings`\n"_s.arg(warnings) : u"\n"_s;
    run.out.list(json, human, ids);
    if (!isHidden) {
        tellDamages(run, *report);
    } else if (run.out.format != Format::Human) {
        run.out.note(u"Warning: %1, see --show-warnings"_s.arg(warnings));
    }
    hintAtIncomplete(run, *report);
    return Done;
}

} // namespace Cli
