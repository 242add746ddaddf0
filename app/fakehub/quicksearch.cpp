// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// The question, be it in the query or in the body of a POST.
struct Question {
    QString text;
    int limit = 5;
    QStringList types; // empty: all
    QStringList exclude; // "models/org/name", "users/name" ...
    QStringList filters;
    QString owner;
};

Question questionOf(const Request &request)
{
    Question question;
    if (request.method == "POST") {
        const auto body = QJsonDocument::fromJson(request.body).object();
        question.text = body["q"_L1].toString();
        question.limit = body["limit"_L1].toInt(5);
        question.types = body["type"_L1].toVariant().toStringList();
        question.exclude = body["exclude"_L1].toVariant().toStringList();
        question.filters = body["reposFilter"_L1].toVariant().toStringList();
        question.owner = body["namespace"_L1].toString();
    } else {
        question.text = request.value(u"q"_s);
        question.limit = request.value(u"limit"_s, u"5"_s).toInt();
        question.types = request.values(u"type"_s);
        question.exclude = request.values(u"exclude"_s);
        question.filters = request.values(u"reposFilter"_s);
        question.owner = request.value(u"namespace"_s);
    }
    question.limit = std::clamp(question.limit, 1, 20);
    return question;
}

bool isWanted(const Question &question, const QString &type, const QString &list)
{
    return question.types.isEmpty() || question.types.contains(type) || question.types.contains(list);
}

bool fits(const Context &context, const Question &question, const Repo &repo)
{
    const auto &world = context.world;
    const bool mine = repo.owner() == context.user && !context.user.isEmpty();
    return repo.id.contains(question.text, Qt::CaseInsensitive) && world.maySee(repo, context.user)
        && repo.head() && (question.owner.isEmpty() || repo.owner() == question.owner)
        && (!question.filters.contains("skip_disabled"_L1) || !repo.disabled)
        && (!question.filters.contains("skip_gated"_L1) || repo.gated.isEmpty())
        && (!question.filters.contains("own"_L1) || mine)
        && !question.exclude.contains(plural(repo.kind) + u'/' + repo.id);
}

void addRepos(QJsonObject &json, const Context &context, const Question &question, RepoKind kind)
{
    QList<RepoPtr> hits;
    if (isWanted(question, singular(kind), plural(kind))) {
        hits = context.world.all(kind);
        hits.removeIf([&](const RepoPtr &repo) { return !fits(context, question, *repo); });
        std::ranges::stable_sort(
            hits, [](const RepoPtr &a, const RepoPtr &b) { return a->trendingScore > b->trendingScore; });
    }
    QJsonArray items;
    for (const auto &repo : hits.first(std::min<qsizetype>(hits.size(), question.limit))) {
        QJsonObject item{ { u"id"_s, repo->id },
                          { u"private"_s, repo->isPrivate },
                          { u"trendingWeight"_s, repo->trendingScore } };
        if (kind == RepoKind::Space) {
            item.insert(u"emoji"_s, repo->head()->facts(kind).card["emoji"_L1].toString());
        }
        items.append(item);
    }
    qsizetype many = 0;
    if (kind == RepoKind::Model && isWanted(question, singular(kind), plural(kind))
        && question.owner.isEmpty()) {
        const ManyModels &models = context.world.many;
        for (const auto &row : models.named(question.text, question.limit - items.size(), many)) {
            items.append(QJsonObject{ { u"id"_s, models.id(row) },
                                      { u"private"_s, false },
                                      { u"trendingWeight"_s, row.trending } });
        }
    }
    json.insert(plural(kind), items);
    json.insert(plural(kind) + u"Count"_s, hits.size() + many);
}

void addAccounts(QJsonObject &json, const Context &context, const Question &question)
{
    QJsonArray orgs;
    QJsonArray users;
    for (const auto &user : std::as_const(context.world.users)) {
        auto &list = user.organization ? orgs : users;
        const QString type = user.organization ? u"org"_s : u"user"_s;
        const bool named = (user.name + u' ' + user.fullname).contains(question.text, Qt::CaseInsensitive);
        if (!named || !isWanted(question, type, type + u's') || list.size() >= question.limit
            || question.exclude.contains(type + u"s/"_s + user.name)) {
            continue;
        }
        QJsonObject item{ { u"_id"_s, objectId(u"user"_s + user.name) },
                          { u"avatarUrl"_s, avatarUrl(user.name) },
                          { u"fullname"_s, user.fullname } };
        item.insert(user.organization ? u"name"_s : u"user"_s, user.name);
        list.append(item);
    }
    json.insert(u"orgs"_s, orgs);
    json.insert(u"users"_s, users);
}

} // namespace

Response quickSearch(const Context &context)
{
    const auto question = questionOf(context.request);
    QJsonObject json{ { u"q"_s, question.text } };
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        addRepos(json, context, question, kind);
    }
    addAccounts(json, context, question);
    for (const auto &empty : { u"papers"_s, u"collections"_s, u"buckets"_s, u"kernels"_s }) {
        json.insert(empty, QJsonArray());
        json.insert(empty + u"Count"_s, 0);
    }
    return Response::json(json);
}

} // namespace FakeHub
