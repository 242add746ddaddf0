// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/demoparts.h"
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// "6B", "500M", "1.5T" as a number; the caller has an upper or lower bound ready for nothing.
double amount(const QString &text, double otherwise)
{
    if (text.isEmpty()) {
        return otherwise;
    }
    const QString digits = text.back().isLetter() ? text.chopped(1) : text;
    switch (text.back().toUpper().unicode()) {
    case u'K':
        return digits.toDouble() * 1e3;
    case u'M':
        return digits.toDouble() * 1e6;
    case u'B':
        return digits.toDouble() * 1e9;
    case u'T':
        return digits.toDouble() * 1e12;
    default:
        return digits.toDouble();
    }
}

qint64 parameterCount(const Facts &facts)
{
    const qint64 tensors = facts.safetensors["total"_L1].toInteger();
    return tensors ? tensors : facts.gguf["total"_L1].toInteger();
}

bool withinParameters(const Facts &facts, const QString &text)
{
    QString low;
    QString high;
    for (const QString &part : text.split(u',')) {
        (part.startsWith("min:"_L1) ? low : high) = part.section(u':', 1);
    }
    const auto count = double(parameterCount(facts));
    return count > 0 && count >= amount(low, 0) && count <= amount(high, 1e18);
}

// Programs that can run the model, judged by its files.
QStringList appsFor(const Facts &facts)
{
    QStringList apps;
    if (facts.tags.contains("gguf"_L1)) {
        apps << u"llama.cpp"_s << u"ollama"_s << u"lmstudio"_s << u"jan"_s;
    }
    if (facts.library == "transformers"_L1 && facts.tags.contains("safetensors"_L1)
        && (facts.pipelineTag == "text-generation"_L1 || facts.pipelineTag == "image-text-to-text"_L1)) {
        apps << u"vllm"_s << u"sglang"_s;
    }
    if (facts.library == "diffusers"_L1) {
        apps << u"draw-things"_s << u"diffusionbee"_s;
    }
    return apps;
}

// A search matches when every word of it stands in the id.
bool matchesSearch(const QString &id, const QStringList &searches)
{
    return std::ranges::all_of(searches, [&id](const QString &search) {
        return std::ranges::all_of(search.split(u' ', Qt::SkipEmptyParts), [&id](const QString &word) {
            return id.contains(word, Qt::CaseInsensitive);
        });
    });
}

bool matchesFilters(const Facts &facts, const QStringList &filters)
{
    return std::ranges::all_of(filters, [&facts](const QString &filter) {
        return std::ranges::all_of(filter.split(u',', Qt::SkipEmptyParts),
                                   [&facts](const QString &tag) { return facts.tags.contains(tag); });
    });
}

bool matchesModel(const Repo &repo, const Facts &facts, const Request &request)
{
    const QString task = request.value(u"pipeline_tag"_s);
    const QString size = request.value(u"num_parameters"_s);
    const QStringList apps = appsFor(facts);
    const auto providers = request.values(u"inference_provider"_s);
    return (task.isEmpty() || facts.pipelineTag == task) && (size.isEmpty() || withinParameters(facts, size))
        && (request.value(u"inference"_s) != "warm"_L1 || repo.warm)
        && std::ranges::all_of(request.values(u"apps"_s),
                               [&apps](const QString &app) { return apps.contains(app); })
        && std::ranges::all_of(providers, [&repo](const QString &name) {
               return name == "all"_L1 ? !repo.inferenceProviders.isEmpty()
                                       : repo.inferenceProviders.contains(name);
           });
}

bool matchesSpace(const Facts &facts, const Request &request)
{
    for (const auto &key : { u"models"_s, u"datasets"_s }) {
        const auto linked = facts.card[key].toArray();
        for (const QString &id : request.values(key)) {
            if (!linked.contains(id)) {
                return false;
            }
        }
    }
    return request.value(u"linked"_s) != "true"_L1 || facts.card.contains("models"_L1)
        || facts.card.contains("datasets"_L1);
}

// What the facts alone decide.
bool matchesFacts(const Repo &repo, const Facts &facts, const Request &request)
{
    if (!matchesFilters(facts, request.values(u"filter"_s))) {
        return false;
    }
    switch (repo.kind) {
    case RepoKind::Model:
        return matchesModel(repo, facts, request);
    case RepoKind::Dataset:
        return true;
    case RepoKind::Space:
        return matchesSpace(facts, request);
    }
    Q_UNREACHABLE_RETURN(false);
}

bool matches(const Context &context, const Repo &repo)
{
    const auto &request = context.request;
    const auto head = repo.head();
    if (!head || !context.world.maySee(repo, context.user)
        || !matchesSearch(repo.id, request.values(u"search"_s))) {
        return false;
    }
    const QString author = request.value(u"author"_s);
    const QString gated = request.value(u"gated"_s);
    if ((!author.isEmpty() && repo.owner() != author) || (gated == "true"_L1 && repo.gated.isEmpty())
        || (gated == "false"_L1 && !repo.gated.isEmpty())) {
        return false;
    }
    return matchesFacts(repo, head->facts(repo.kind), request);
}

// One line of a list: a repository that is there, or one of the many by its number.
struct Candidate {
    double rank;
    RepoPtr repo; // null for one of the many
    int number = 0;
};

double rankOf(const Repo &repo, const QString &by)
{
    if (by == "createdAt"_L1) {
        return double(repo.createdAt.toMSecsSinceEpoch());
    }
    if (by == "lastModified"_L1) {
        return double(repo.head()->date.toMSecsSinceEpoch());
    }
    return by == "downloads"_L1 ? double(repo.downloads)
        : by == "likes"_L1      ? double(repo.likes)
                                : repo.trendingScore;
}

double rankOf(const ManyModels::Row &row, const QString &by)
{
    static const qint64 today = demoDay(0).toMSecsSinceEpoch();
    constexpr qint64 day = 86'400'000;
    if (by == "createdAt"_L1 || by == "lastModified"_L1) {
        return double(today - day * (by == "createdAt"_L1 ? row.createdDaysAgo : row.changedDaysAgo));
    }
    return by == "downloads"_L1 ? double(row.downloads) : by == "likes"_L1 ? double(row.likes) : row.trending;
}

// The kinds of the many that the query leaves; empty when it leaves none of them.
QList<bool> kindsLeft(const Request &request)
{
    const Repo like(RepoKind::Model, QString());
    QList<bool> left(ManyModels::kinds(), false);
    if (request.value(u"gated"_s) == "true"_L1) {
        return {};
    }
    for (int kind = 0; kind < ManyModels::kinds(); ++kind) {
        left[kind] = matchesFacts(like, ManyModels::facts(kind), request);
    }
    return left.contains(true) ? left : QList<bool>();
}

void addMany(QList<Candidate> &list, const Context &context, const QString &by)
{
    const ManyModels &many = context.world.many;
    const auto left = many.count() > 0 ? kindsLeft(context.request) : QList<bool>();
    const QString author = context.request.value(u"author"_s);
    const int owner = ManyModels::ownerNamed(author);
    const QStringList searches = context.request.values(u"search"_s);
    for (int n = 0; n < many.count() && !left.isEmpty(); ++n) {
        const auto row = many.row(n);
        if (left[row.kind] && (author.isEmpty() || row.owner == owner)
            && (searches.isEmpty() || matchesSearch(many.id(row), searches))) {
            list.append({ rankOf(row, by), nullptr, n });
        }
    }
}

// Descending, whatever it is; equal ones by id or number, so that pages do not shift.
bool comesFirst(const Candidate &a, const Candidate &b)
{
    if (a.rank != b.rank) {
        return a.rank > b.rank;
    }
    return a.repo && b.repo            ? a.repo->id < b.repo->id
        : bool(a.repo) != bool(b.repo) ? bool(a.repo)
                                       : a.number < b.number;
}

QStringList listedByDefault(RepoKind kind)
{
    static const QStringList model{ u"likes"_s,        u"trendingScore"_s, u"private"_s,
                                    u"downloads"_s,    u"tags"_s,          u"pipeline_tag"_s,
                                    u"library_name"_s, u"createdAt"_s,     u"modelId"_s };
    static const QStringList dataset{ u"author"_s,      u"disabled"_s,      u"gated"_s,   u"lastModified"_s,
                                      u"likes"_s,       u"trendingScore"_s, u"private"_s, u"sha"_s,
                                      u"description"_s, u"downloads"_s,     u"tags"_s,    u"createdAt"_s };
    static const QStringList space{ u"likes"_s, u"trendingScore"_s, u"private"_s,
                                    u"sdk"_s,   u"tags"_s,          u"createdAt"_s };
    switch (kind) {
    case RepoKind::Model:
        return model;
    case RepoKind::Dataset:
        return dataset;
    case RepoKind::Space:
        return space;
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList wanted(const Request &request, RepoKind kind)
{
    const QStringList expand = request.values(u"expand"_s);
    if (!expand.isEmpty()) {
        return expand;
    }
    QStringList names = listedByDefault(kind);
    if (request.flag(u"full"_s)) {
        names << u"author"_s << u"sha"_s << u"lastModified"_s << u"gated"_s << u"disabled"_s << u"siblings"_s;
        if (kind != RepoKind::Model) {
            names << u"cardData"_s;
        }
        if (kind == RepoKind::Space) {
            names << u"runtime"_s << u"subdomain"_s << u"models"_s << u"datasets"_s;
        }
    }
    if (request.flag(u"cardData"_s)) {
        names << u"cardData"_s;
    }
    if (request.flag(u"config"_s)) {
        names << u"config"_s;
    }
    return names;
}

QJsonObject listItem(const Context &context, const Repo &repo, const QStringList &names)
{
    const auto head = repo.head();
    const auto whole = repoProperties(repo, *head, context.world, names);
    QJsonObject item{ { u"_id"_s, whole["_id"_L1] }, { u"id"_s, whole["id"_L1] } };
    for (const QString &name : names) {
        if (name == "siblings"_L1) {
            item.insert(name, siblings(*head, false));
        } else if (whole.contains(name)) {
            item.insert(name, whole[name]);
        }
    }
    if (const auto mapping = item.constFind("inferenceProviderMapping"_L1); mapping != item.constEnd()) {
        QJsonArray list; // a list here, an object in info answers
        const auto object = mapping->toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            auto entry = it->toObject();
            entry.insert(u"provider"_s, it.key());
            list.append(entry);
        }
        item.insert(u"inferenceProviderMapping"_s, list);
    }
    return item;
}

} // namespace

Response listRepos(const Context &context, RepoKind kind)
{
    const auto &request = context.request;
    if (auto bad = badExpand(request, kind)) {
        return *bad;
    }
    const QString by = request.value(u"sort"_s, u"trendingScore"_s);
    QList<Candidate> found;
    for (const auto &repo : context.world.all(kind)) {
        if (matches(context, *repo)) {
            found.append({ rankOf(*repo, by), repo });
        }
    }
    if (kind == RepoKind::Model) {
        addMany(found, context, by);
    }
    const qsizetype size = std::clamp<qsizetype>(request.value(u"limit"_s, u"1000"_s).toLongLong(), 1, 1000);
    const auto page = pageOf(context, found.size(), size);
    std::ranges::partial_sort(found, found.begin() + page.first + page.count, comesFirst);
    const QStringList names = wanted(request, kind);
    QJsonArray items;
    for (const auto &one : found.mid(page.first, page.count)) {
        items.append(listItem(context, one.repo ? *one.repo : *context.world.many.repo(one.number), names));
    }
    auto response = Response::json(items);
    response.set("X-Total-Count", QByteArray::number(found.size()));
    setPage(response, page);
    return response;
}

// expand stands alone, and only with names that the kind has.
std::optional<Response> badExpand(const Request &request, RepoKind kind)
{
    const QStringList expand = request.values(u"expand"_s);
    const QStringList known = expandable(kind);
    for (const QString &name : expand) {
        if (!known.contains(name)) {
            return Response::error(400, u"\"expand\" must be one of [%1]"_s.arg(known.join(u", "_s)));
        }
    }
    const bool others = request.has(u"full"_s) || request.has(u"cardData"_s) || request.has(u"config"_s)
        || request.has(u"blobs"_s) || request.has(u"securityStatus"_s);
    if (!expand.isEmpty() && others) {
        return Response::error(400, u"\"expand\" cannot be combined with other selections"_s);
    }
    return std::nullopt;
}

} // namespace FakeHub
