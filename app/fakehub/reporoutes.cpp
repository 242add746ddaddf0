// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

// A request below /api/{kind}/{id}, taken apart.
struct RepoCall {
    const Context &context;
    Repo &repo;
    qsizetype at; // index of the word after the id

    [[nodiscard]] QString part(qsizetype n, const QString &otherwise = {}) const
    {
        return context.request.parts.value(at + n, otherwise);
    }
    [[nodiscard]] QString revision() const { return part(1, u"main"_s); }
    // The rest of the path, decoded.
    [[nodiscard]] QString tail(qsizetype n) const { return context.request.parts.mid(at + n).join(u'/'); }
};

Response notThere()
{
    return Response::error(404, u"There is no such page."_s);
}

Response info(const RepoCall &call)
{
    return repoInfo(call.context, call.repo, call.revision());
}

Response tree(const RepoCall &call)
{
    return repoTree(call.context, call.repo, call.revision(), call.tail(2));
}

Response paths(const RepoCall &call)
{
    return call.context.request.method == "POST" ? pathsInfo(call.context, call.repo, call.revision())
                                                 : notThere();
}

Response refs(const RepoCall &call)
{
    return repoRefs(call.context, call.repo);
}

Response commits(const RepoCall &call)
{
    return repoCommits(call.context, call.repo, call.revision());
}

Response compare(const RepoCall &call)
{
    return compareCommits(call.context, call.repo, call.part(1));
}

Response scan(const RepoCall &call)
{
    return securityScan(call.context, call.repo);
}

Response likers(const RepoCall &call)
{
    return likersOf(call.context, call.repo);
}

Response like(const RepoCall &call)
{
    return likeRoute(call.context, call.repo);
}

Response access(const RepoCall &call)
{
    return call.repo.kind == RepoKind::Space ? notThere()
                                             : accessRequests(call.context, call.repo, call.part(1));
}

Response authCheck(const RepoCall &call)
{
    if (auto refused = refusal(call.context, call.repo)) {
        return *refused;
    }
    if (call.part(1) == "write"_L1 && !call.context.world.isMember(call.context.user, call.repo.owner())) {
        return Response::error(403, u"You may not write to this repository."_s);
    }
    return Response::json(QJsonObject{ { u"ok"_s, true } });
}

Response runtime(const RepoCall &call)
{
    const auto head = call.repo.head();
    return head && call.repo.kind == RepoKind::Space
        ? Response::json(spaceRuntime(call.repo, head->facts(call.repo.kind)))
        : Response::error(404, u"There is nothing to run."_s);
}

Response tensors(const RepoCall &call)
{
    return call.repo.kind == RepoKind::Model ? safetensorsMetadata(call.context, call.repo, call.tail(1))
                                             : notThere();
}

Response discussions(const RepoCall &)
{
    return Response::json(
        QJsonObject{ { u"count"_s, 0 }, { u"start"_s, 0 }, { u"discussions"_s, QJsonArray() } });
}

using Answerer = Response (*)(const RepoCall &);

const QHash<QString, Answerer> &actions()
{
    static const QHash<QString, Answerer> table{ { u"revision"_s, info },
                                                 { u"tree"_s, tree },
                                                 { u"paths-info"_s, paths },
                                                 { u"refs"_s, refs },
                                                 { u"commits"_s, commits },
                                                 { u"compare"_s, compare },
                                                 { u"scan"_s, scan },
                                                 { u"likers"_s, likers },
                                                 { u"like"_s, like },
                                                 { u"user-access-request"_s, access },
                                                 { u"auth-check"_s, authCheck },
                                                 { u"runtime"_s, runtime },
                                                 { u"safetensors-metadata"_s, tensors },
                                                 { u"discussions"_s, discussions } };
    return table;
}

struct RepoAddress {
    QString id;
    qsizetype rest; // index of the part after the id
};

// /api/models/{namespace}/{name}/... or, for the few old ids without a namespace, /api/models/{name}/...
RepoAddress repoAddress(const World &world, RepoKind kind, const QStringList &parts)
{
    const QString first = parts.value(2);
    const QString second = parts.value(3);
    const QString both = first + u'/' + second;
    const bool single = parts.size() < 4 || (isRepoAction(second) && !world.exact(kind, both));
    return single ? RepoAddress{ first, 3 } : RepoAddress{ both, 4 };
}

QByteArray queryOf(const Request &request)
{
    return request.target.sliced(request.rawPath.size());
}

} // namespace

bool isRepoAction(const QString &word)
{
    return actions().contains(word);
}

Response repoRoute(const Context &context, RepoKind kind)
{
    const auto &request = context.request;
    const auto [id, rest] = repoAddress(context.world, kind, request.parts);
    const auto renamed = [&, at = rest](const QString &newId) {
        QByteArray path = "/api/" + plural(kind).toLatin1() + '/' + newId.toUtf8();
        for (const QByteArray &part : request.rawParts.mid(at)) {
            path += '/' + part;
        }
        return path + queryOf(request);
    };
    const auto found = visibleRepo(context, kind, id, renamed);
    if (!found) {
        return found.error();
    }
    const RepoCall call{ context, **found, rest };
    const QString action = call.part(0);
    if (action.isEmpty()) {
        return info(call);
    }
    const auto answerer = actions().constFind(action);
    return answerer == actions().constEnd() ? notThere() : (*answerer)(call);
}

} // namespace FakeHub
