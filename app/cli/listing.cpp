// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/files.h"
#include "app/cli/local.h"
#include "app/cli/text.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

QList<QCommandLineOption> queryOptions()
{
    return {
        valued({ "search" }, "Words in the name.", "text"),
        valued({ "author" }, "User or organisation.", "name"),
        valued({ "filter" }, "A tag; may be repeated.", "tag"),
        valued({ "sort" }, "created_at, downloads, last_modified, likes or trending_score.", "key"),
        valued({ "limit" }, "How many; 0 for all. Default: 30.", "number"),
        valued({ "expand" }, "Only these properties, separated by commas.", "names"),
    };
}

/// What only models have.
QList<QCommandLineOption> modelOptions()
{
    return { valued({ "pipeline-tag", "task" }, "Task of the model.", "task"),
             flag("gated", "Only gated ones."),
             flag("no-gated", "Only ones that are not gated."),
             valued({ "apps" }, "Runs in this application; may be repeated.", "name"),
             valued({ "num-parameters" }, "For example min:6B,max:128B.", "range"),
             valued({ "inference-provider" }, "Served by this provider; may be repeated.", "id"),
             flag("warm", "Served by any provider.") };
}

/// Pages until there are enough of them; 0: all.
Async<Page<QJsonObject>> listRepos(Services *core, Query query, int limit, std::stop_token stop)
{
    Page<QJsonObject> all;
    do {
        const auto page = co_await core->hub().searchRaw(query, all.next, stop);
        if (!page) {
            co_return std::unexpected(page.error());
        }
        all.items += page->items;
        all.next = page->next;
    } while (all.next.isValid() && !all.next.isEmpty() && (limit == 0 || all.items.size() < limit));
    if (limit > 0 && all.items.size() > limit) {
        all.items.resize(limit);
    }
    co_return all;
}

Result<Query> queryOf(Run &run, RepoKind kind, int limit)
{
    Query query;
    query.kind = kind;
    query.author = run.value("author");
    query.filters = run.values("filter");
    query.expand = run.listed("expand");
    query.limit = limit == 0 ? 1000 : std::min(limit, 1000);
    if (run.isSet("sort")) {
        const auto sort = Query::sortFromName(run.value("sort"), kind);
        if (!sort) {
            return std::unexpected(sort.error());
        }
        query.sort = *sort;
    }
    if (kind != RepoKind::Model) {
        const auto dropped = run.firstGiven(modelOptions());
        return dropped
            ? fail(Error::Kind::Usage, u"%1 is for models, not for %2"_s.arg(*dropped, kindPlural(kind)))
            : Result<Query>(query);
    }
    query.task = run.value("pipeline-tag");
    query.apps = run.values("apps");
    query.parameters = run.value("num-parameters");
    query.inferenceProviders = run.values("inference-provider");
    query.warm = run.isSet("warm");
    if (query.warm && !query.inferenceProviders.isEmpty()) {
        return fail(Error::Kind::Usage, u"--warm and --inference-provider are mutually exclusive"_s);
    }
    if (run.isSet("gated") && run.isSet("no-gated")) {
        return fail(Error::Kind::Usage, u"--gated and --no-gated are mutually exclusive"_s);
    }
    if (run.isSet("gated") || run.isSet("no-gated")) {
        query.gated = run.isSet("gated");
    }
    return query;
}

QStringList rowOf(const QJsonObject &repo)
{
    const auto number = [&repo](const char *key) {
        const auto value = repo.value(QLatin1StringView(key));
        return value.isDouble() ? humanSize(value.toInteger()) : QString();
    };
    return { escaped(repo.value("id"_L1).toString()),
             number("downloads"),
             number("likes"),
             escaped(repo.value("pipeline_tag"_L1).toString(repo.value("sdk"_L1).toString())),
             escaped(
                 repo.value("last_modified"_L1).toString(repo.value("created_at"_L1).toString()).left(10)) };
}

int print(Run &run, const QList<QJsonObject> &repos)
{
    QJsonArray json;
    QList<QStringList> rows;
    QStringList ids;
    for (const auto &raw : repos) {
        const auto repo = officialKeys(raw);
        json.append(repo);
        rows.append(rowOf(repo));
        ids.append(repo.value("id"_L1).toString());
    }
    const auto human = rows.isEmpty()
        ? u"No results found.\n"_s
        : table({ u"ID"_s, u"DOWNLOADS"_s, u"LIKES"_s, u"TASK"_s, u"DATE"_s }, rows);
    run.out.list(json, human, ids);
    return Done;
}

/// By what the cache cannot know nothing is found there.
Result<QList<QJsonObject>> listLocally(Run &run, const Query &query, int limit, Error why)
{
    auto unknown = queryOptions() + modelOptions();
    unknown.removeIf([](const QCommandLineOption &option) {
        const auto name = option.names().constFirst();
        return name == "search"_L1 || name == "author"_L1 || name == "limit"_L1;
    });
    if (const auto named = run.firstGiven(unknown)) {
        why.detail += u"; the cache knows nothing of %1"_s.arg(*named);
        return std::unexpected(why);
    }
    return localList(run, query, limit, why);
}

int listWith(Run &run, RepoKind kind, const QString &search)
{
    const auto limit = run.isSet("limit") ? run.number("limit", 0) : Result<int>(30);
    if (!limit) {
        return run.out.error(limit.error());
    }
    auto query = queryOf(run, kind, *limit);
    if (!query) {
        return run.out.error(query.error());
    }
    query->search = search;
    const auto repos = run.wait([query = *query, limit = *limit](Services &core, std::stop_token stop) {
        return listRepos(&core, query, limit, stop);
    });
    auto found = repos ? Result<QList<QJsonObject>>(repos->items) : std::unexpected(repos.error());
    if (!found && isUnreachable(found.error())) {
        found = listLocally(run, *query, *limit, found.error());
    }
    return found ? print(run, *found) : run.out.error(found.error());
}

/// `models ls` lists repositories, `models ls REPO` lists files.
int list(Run &run, RepoKind kind)
{
    const bool files = !run.positional.isEmpty();
    const auto dropped = run.firstGiven(files ? queryOptions() + modelOptions() : fileListOptions());
    if (dropped) {
        return run.out.error(
            { Error::Kind::Usage,
              files ? u"%1 is for lists of repositories, not for the files of one"_s.arg(*dropped)
                    : u"%1 is for the files of one repository, and none is named"_s.arg(*dropped) });
    }
    return files ? listFiles(run, kind) : listWith(run, kind, run.value("search"));
}

int search(Run &run)
{
    if (run.positional.size() != 1) {
        return run.out.error({ Error::Kind::Usage, u"search wants one text"_s });
    }
    const auto kind = kindFromName(run.isSet("type") ? run.value("type") : u"model"_s);
    return kind ? listWith(run, *kind, run.positional.first()) : run.out.error(kind.error());
}

} // namespace

QList<Command> listCommands()
{
    QList<Command> commands;
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        auto options = queryOptions();
        if (kind == RepoKind::Model) {
            options += modelOptions();
        }
        for (const auto &name : { u"ls"_s, u"list"_s }) {
            commands.append({ { QString(kindPlural(kind)), name },
                              u"[ID [PATH]]"_s,
                              u"List %1, or the files of one."_s.arg(kindPlural(kind)),
                              options + fileListOptions(),
                              [kind](Run &run) { return list(run, kind); },
                              2 });
        }
    }
    auto options = queryOptions() + modelOptions();
    options.removeFirst();
    commands.append({ { u"search"_s },
                      u"TEXT"_s,
                      u"Search the Hub."_s,
                      options + QList<QCommandLineOption>{ typeOption() },
                      &search,
                      1 });
    return commands;
}

} // namespace Cli
