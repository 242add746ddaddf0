// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

namespace FakeHub
{

// One request on its way to an answer; the world is locked.
struct Context {
    World &world;
    const Request &request;
    QString user; // who asks; empty: anonymous
    QByteArray base; // http://host:port as the client called us
};

template<typename T>
using Answer = std::expected<T, Response>;

// The name of the route, known from the path alone; faults and recorded requests carry it.
QString routeName(const Request &request);

Response answerHub(World &world, const Request &request);
Response answerCdn(World &world, const Request &request);

// --- used by the route files
// --------------------------------------------------------------------------------------- A repository that
// the asker may see. `renamed` makes the address of a repository that has moved.
Answer<RepoPtr> visibleRepo(const Context &context,
                            RepoKind kind,
                            const QString &id,
                            const std::function<QByteArray(const QString &)> &renamed);
std::optional<Response> refusal(const Context &context, const Repo &repo); // of the content: gate, disabled
Answer<CommitPtr> commitAt(const Repo &repo, const QString &revision);

// The part of `total` items that the query asks for, and the Link header to the next one.
struct Page {
    qsizetype first;
    qsizetype count;
    QByteArray link; // empty on the last page
};
Page pageOf(const Context &context, qsizetype total, qsizetype size);
void setPage(Response &response, const Page &page);

std::optional<Response> badExpand(const Request &request, RepoKind kind);
Response listRepos(const Context &context, RepoKind kind);
Response repoRoute(const Context &context, RepoKind kind); // /api/{kind}/{id}/... by its first word
bool isRepoAction(const QString &word); // a word that may follow the id
QByteArray xetHash(const Blob &blob); // invented, but always the same for the same content
Response repoInfo(const Context &context, const Repo &repo, const QString &revision);
Response repoTree(const Context &context, const Repo &repo, const QString &revision, const QString &path);
Response pathsInfo(const Context &context, const Repo &repo, const QString &revision);
Response repoRefs(const Context &context, const Repo &repo);
Response repoCommits(const Context &context, const Repo &repo, const QString &revision);
Response compareCommits(const Context &context, const Repo &repo, const QString &spec);
Response securityScan(const Context &context, const Repo &repo);
Response safetensorsMetadata(const Context &context, const Repo &repo, const QString &path);
Response resolveFile(const Context &context, RepoKind kind, qsizetype idAt);
Response resolveCache(const Context &context);
Response rawFile(const Context &context, RepoKind kind, qsizetype idAt);
// Access to what is gated: asked for with the answers to the card's form, handled by the owners.
Response askAccess(const Context &context, RepoKind kind, const QString &id);
Response accessRequests(const Context &context, Repo &repo, const QString &what);
Response gateRefusal(const Context &context, const Repo &repo); // why somebody is not let in yet
Response whoami(const Context &context);
Response userRoute(const Context &context);
Response organizationRoute(const Context &context);
QString avatarUrl(const QString &name); // without the host, as the Hub has it almost everywhere
Response avatar(const QString &name);
Response avatarRoute(const Context &context); // /api/avatars/{name}, which leads to the picture
Response likersOf(const Context &context, const Repo &repo);
Response likeRoute(const Context &context, const Repo &repo); // DELETE takes a like back; nothing gives one
Response tagsByType(const Context &context, RepoKind kind);
Response trending(const Context &context);
Response quickSearch(const Context &context);

} // namespace FakeHub
