// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/namedtargets.h"

#include "core/base/hubplace.h"
#include "core/cache/cachenames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto uriScheme = "hf://"_L1;

bool isCommitHash(QStringView word)
{
    return word.size() == 40 && std::ranges::all_of(word, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
           });
}

/// The place that a URI names, which has no revision here.
Result<HubPlace> placeNamed(const QString &word)
{
    auto place = HubPlace::parse(word);
    if (place && place->revision) {
        return fail(Error::Kind::Usage,
                    place->path.isEmpty()
                        ? u"%1: name a revision by its 40 digits alone"_s.arg(word)
                        : u"%1: a file goes from every revision; leave the revision out"_s.arg(word));
    }
    return place;
}

QString keyOf(const RepoId &repo)
{
    return kindName(repo.kind) + u'/' + repo.text();
}

const CachedRepo *repoNamed(const CacheReport &report, const QString &key)
{
    const auto found = std::ranges::find_if(report.repos, [&](const CachedRepo &repo) {
        return repo.key().compare(key, Qt::CaseInsensitive) == 0;
    });
    return found == report.repos.cend() ? nullptr : &*found;
}

struct FoundRevision {
    const CachedRepo *repo = nullptr;
    QString commit;
};

/// Nothing if no repo has it.
Result<FoundRevision> revisionNamed(const CacheReport &report, const QString &word)
{
    FoundRevision found;
    for (const auto &repo : report.repos) {
        for (const auto &revision : repo.revisions) {
            if (revision.commit.compare(word, Qt::CaseInsensitive) != 0) {
                continue;
            }
            if (found.repo) {
                return fail(Error::Kind::Usage,
                            u"%1 is a revision of %2 and of %3"_s.arg(word, found.repo->key(), repo.key()));
            }
            found = { &repo, revision.commit };
        }
    }
    return found;
}

bool hasFile(const CachedRepo &repo, const QString &path)
{
    return std::ranges::any_of(repo.revisions, [&](const CachedRevision &revision) {
        return std::ranges::contains(revision.files, path, &CachedFile::path);
    });
}

void add(NamedTargets &named, const DeletionTarget &target)
{
    if (!named.targets.contains(target)) {
        named.targets.append(target);
    }
}

/// What a word names beside the cache; none: nothing.
QList<DeletionTarget> targetsBeside(const CacheReport &report, const QString &word)
{
    const auto place = word.section(u'/', 0, 0);
    auto path = word.section(u'/', 1);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    QList<DeletionTarget> targets;
    for (const auto &folder : report.beside) {
        for (const auto &item : folder.items) {
            const bool isMeant = path.isEmpty() || item.path == path || item.path.startsWith(path + u'/');
            const DeletionTarget target{ DeletionTarget::Kind::Beside,
                                         folder.root,
                                         path.isEmpty() ? item.path : path };
            if (besideWord(folder.kind) == place && isMeant && !targets.contains(target)) {
                targets.append(target);
            }
        }
    }
    return targets;
}

/// Finds what one word means; an error is the person's.
Result<void> findTarget(const CacheReport &report, const QString &word, NamedTargets &named)
{
    using Kind = DeletionTarget::Kind;
    if (isCommitHash(word)) {
        const auto found = revisionNamed(report, word);
        if (!found) {
            return std::unexpected(found.error());
        }
        if (!found->repo) {
            named.unknown.append(word);
            return {};
        }
        add(named, { Kind::Revision, folderOf(*found->repo), found->commit });
        return {};
    }
    if (const auto beside = targetsBeside(report, word); !beside.isEmpty()) {
        for (const auto &target : beside) {
            add(named, target);
        }
        return {};
    }
    const bool isUri = word.startsWith(uriScheme);
    const auto place = isUri ? placeNamed(word) : HubPlace{};
    if (!place) {
        return std::unexpected(place.error());
    }
    const auto *repo = repoNamed(report, isUri ? keyOf(place->repo) : word);
    if (!repo || (!place->path.isEmpty() && !hasFile(*repo, place->path))) {
        named.unknown.append(word);
    } else {
        const auto kind = place->path.isEmpty() ? Kind::Repo : Kind::File;
        add(named, { kind, folderOf(*repo), place->path });
    }
    return {};
}

} // namespace

Result<NamedTargets> namedTargets(const CacheReport &report, const QStringList &words)
{
    NamedTargets named;
    int files = 0;
    int others = 0;
    for (const auto &each : words) {
        const auto word = each.trimmed();
        if (word.isEmpty()) {
            continue;
        }
        if (const auto found = findTarget(report, word, named); !found) {
            return std::unexpected(found.error());
        }
        const auto place = word.startsWith(uriScheme) ? HubPlace::parse(word) : HubPlace{};
        ++(place && !place->path.isEmpty() ? files : others);
    }
    if (files > 0 && others > 0) {
        return fail(Error::Kind::Usage, u"files cannot be named together with repositories or revisions"_s);
    }
    named.areFiles = files > 0;
    return named;
}

Result<QString> namedPin(const CacheReport &report, const QString &word)
{
    if (isCommitHash(word)) {
        const auto found = revisionNamed(report, word);
        if (!found) {
            return std::unexpected(found.error());
        }
        return found->repo ? Result<QString>(found->repo->key() + u'@' + found->commit)
                           : fail(Error::Kind::EntryNotFound, u"no revision %1 is in the cache"_s.arg(word));
    }
    const auto commit = word.contains(u'@') ? word.section(u'@', 1) : QString();
    if (word.contains(u'@') && !isCommitHash(commit)) {
        return fail(Error::Kind::Usage, u"%1: after @ comes a commit of 40 digits"_s.arg(word));
    }
    auto key = word.section(u'@', 0, 0);
    if (const auto place = HubPlace::parse(key); key.startsWith(uriScheme)) {
        if (!place || !place->path.isEmpty()) {
            return fail(Error::Kind::Usage, u"%1 names no repository"_s.arg(key));
        }
        key = keyOf(place->repo);
    }
    const auto *known = repoNamed(report, key);
    const auto kind = kindFromName(key.section(u'/', 0, 0));
    const auto id = kind ? RepoId::parse(*kind, key.section(u'/', 1)) : RepoId();
    if (!known && (!kind || !id || key.section(u'/', 0, 0) != kindName(*kind))) {
        return fail(Error::Kind::Usage, u"%1 names no repository: write model/owner/name"_s.arg(word));
    }
    key = known ? known->key() : keyOf(*id);
    return commit.isEmpty() ? key : key + u'@' + commit.toLower();
}

} // namespace Hubdesk
