// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cacheusage.h"

#include "app/cli/cache.h"
#include "app/cli/text.h"
#include "core/cache/assets.h"
#include "core/cache/cachenames.h"
#include "core/cache/freespace.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

struct UsageLine {
    const char *key; // in JSON
    const char *what;
    CacheUsage::Part part;
};

QList<UsageLine> usageLines(const CacheUsage &usage)
{
    const auto folders
        = [](qint64 allocated) { return CacheUsage::Part{ .count = 0, .size = 0, .allocated = allocated }; };
    return { { "shared_payloads", "shared files in use", usage.shared },
             { "unused_payloads", "shared files that no repository uses", usage.unused },
             { "loose_blobs", "files that no revision uses", usage.looseBlobs },
             { "partials", "downloads to go on with", usage.partials },
             { "incomplete", "incomplete downloads of the official client", usage.incomplete },
             { "temporary", "left by programs that were ended", usage.temporary },
             { "besides", "listings, refs and notes", folders(usage.besides) },
             { "locks", "locks", folders(usage.locks) } };
}

QJsonObject partJson(const CacheUsage::Part &part)
{
    return { { u"nb_files"_s, part.count },
             { u"size_on_disk"_s, part.size },
             { u"allocated"_s, part.allocated } };
}

QJsonArray kindsJson(const CacheUsage &usage)
{
    QJsonArray kinds;
    for (const auto &kind : usage.kinds) {
        auto json = partJson(kind.own);
        json.insert(u"repo_type"_s, QString(kindName(kind.kind)));
        json.insert(u"repos"_s, kind.repos);
        json.insert(u"damaged"_s, kind.damaged);
        json.insert(u"revisions"_s, kind.revisions);
        kinds.append(json);
    }
    return kinds;
}

CacheUsage::Part partOf(const BesideItem &item)
{
    return { .count = item.files, .size = item.size, .allocated = item.allocated };
}

CacheUsage::Part partOf(const BesideFolder &folder)
{
    CacheUsage::Part all{ .count = 0, .size = folder.size(), .allocated = folder.allocated() };
    for (const auto &item : folder.items) {
        all.count += item.files;
    }
    return all;
}

// In none of the sums above.
QJsonArray besideJson(const CacheReport &report)
{
    QJsonArray folders;
    for (const auto &folder : report.beside) {
        QJsonArray items;
        for (const auto &item : folder.items) {
            auto json = partJson(partOf(item));
            json.insert(u"target"_s, besideWord(folder.kind) + u'/' + item.path);
            json.insert(u"last_accessed"_s, epochSeconds(item.accessedMs));
            items.append(json);
        }
        auto json = partJson(partOf(folder));
        json.insert(u"kind"_s, QString(besideWord(folder.kind)));
        json.insert(u"path"_s, folder.root);
        json.insert(u"items"_s, items);
        json.insert(u"warnings"_s, folder.damages.size());
        folders.append(json);
    }
    return folders;
}

QJsonObject usageJson(const CacheReport &report, const CacheUsage &usage, const Result<VolumeSpace> &volume)
{
    auto json = partJson(usage.total());
    json.insert(u"cache_dir"_s, report.root);
    json.insert(u"kinds"_s, kindsJson(usage));
    for (const auto &line : usageLines(usage)) {
        json.insert(QString::fromLatin1(line.key), partJson(line.part));
    }
    json.insert(u"elsewhere"_s, partJson(usage.elsewhere));
    json.insert(u"warnings"_s, report.warnings());
    json.insert(u"beside"_s, besideJson(report));
    if (volume) {
        json.insert(u"volume"_s,
                    QJsonObject{ { u"mount"_s, volume->mount },
                                 { u"free"_s, volume->freeBytes },
                                 { u"total"_s, volume->totalBytes } });
    }
    return json;
}

QStringList usageRow(const QString &what, const CacheUsage::Part &part)
{
    return { what,
             part.count > 0 ? QString::number(part.count) : QString(),
             part.count > 0 ? humanSize(part.size) : QString(),
             humanSize(part.allocated) };
}

QString kindText(const CacheUsage::OfKind &kind)
{
    const auto name = kindName(kind.kind);
    const auto damaged = kind.damaged > 0 ? u", %1 damaged"_s.arg(kind.damaged) : QString();
    return u"%1%2 (%3)"_s.arg(countOf(kind.repos, name.data()), damaged, countOf(kind.revisions, "revision"));
}

QString besideText(const CacheReport &report)
{
    QList<QStringList> rows;
    for (const auto &folder : report.beside) {
        for (const auto &item : folder.items) {
            rows.append(usageRow(escaped(besideWord(folder.kind) + u'/' + item.path), partOf(item)));
        }
    }
    if (rows.isEmpty()) {
        return {};
    }
    return u"\nBeside it, %1:\n"_s.arg(sizeInText(report.besideSize()))
        + table({ u"WHAT"_s, u"FILES"_s, u"SIZE"_s, u"ON DISK"_s }, rows);
}

QString usageText(const CacheReport &report, const CacheUsage &usage, const Result<VolumeSpace> &volume)
{
    QList<QStringList> rows;
    for (const auto &kind : usage.kinds) {
        rows.append(usageRow(kindText(kind), kind.own));
    }
    for (const auto &line : usageLines(usage)) {
        if (line.part.allocated > 0 || line.part.count > 0) {
            rows.append(usageRow(QString::fromLatin1(line.what), line.part));
        }
    }
    rows.append(usageRow(u"all"_s, usage.total()));
    auto text = table({ u"WHAT"_s, u"FILES"_s, u"SIZE"_s, u"ON DISK"_s }, rows)
        + u"\nThe cache is %1.\n"_s.arg(escaped(report.root));
    if (usage.elsewhere.count > 0) {
        text += u"Links lead out of it to %1 with %2.\n"_s.arg(countOf(usage.elsewhere.count, "file"),
                                                               sizeInText(usage.elsewhere.size));
    }
    if (volume) {
        text += u"%1 of %2 are free on %3.\n"_s.arg(
            sizeInText(volume->freeBytes), sizeInText(volume->totalBytes), escaped(volume->mount));
    }
    return text + besideText(report);
}

} // namespace

int showCacheUsage(Run &run)
{
    const auto report = scannedCache(run, {}, Beside::Yes);
    if (!report) {
        return cacheError(run, report.error());
    }
    for (const auto &folder : report->beside) {
        for (const auto &damage : folder.damages) {
            run.out.note(u"Warning: %1."_s.arg(damageText(damage)));
        }
    }
    const auto usage = usageOf(*report);
    const auto volume = volumeSpace(report->root);
    run.out.result(usageJson(*report, usage, volume),
                   usageText(*report, usage, volume),
                   QString::number(usage.total().allocated));
    return Done;
}

int makeAssetsFolder(Run &run)
{
    if (run.positional.isEmpty()) {
        return run.out.error({ Error::Kind::Usage, u"the name of a library is wanted"_s });
    }
    AssetsPlace place{ .library = run.positional.first() };
    place.nameSpace = run.positional.value(1, place.nameSpace);
    place.subfolder = run.positional.value(2, place.subfolder);
    const auto path = makeAssets(run.environment().assetsCache, place);
    if (!path) {
        return run.out.error(path.error());
    }
    run.out.result({ { u"path"_s, *path } }, *path, *path);
    return Done;
}

} // namespace Cli
