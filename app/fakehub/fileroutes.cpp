// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/routes.h"

#include <array>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

struct Kind {
    QLatin1StringView ending;
    const char *type;
};

constexpr std::array types{
    Kind{ ".png"_L1, "image/png" },  Kind{ ".svg"_L1, "image/svg+xml" },
    Kind{ ".jpg"_L1, "image/jpeg" }, Kind{ ".webp"_L1, "image/webp" },
    Kind{ ".gif"_L1, "image/gif" },  Kind{ ".json"_L1, "application/json" },
    Kind{ ".wav"_L1, "audio/wav" },  Kind{ ".pdf"_L1, "application/pdf" },
};

QByteArray contentType(const QString &path, bool lfs)
{
    for (const auto &[ending, type] : types) {
        if (path.endsWith(ending)) {
            return type;
        }
    }
    return lfs ? "application/octet-stream" : "text/plain; charset=utf-8";
}

QByteArray disposition(const QString &path)
{
    const QString name = path.section(u'/', -1);
    QByteArray plain;
    for (const QChar c : name) {
        plain += c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\' ? c.toLatin1() : '_';
    }
    return "inline; filename*=UTF-8''" + encoded(name) + "; filename=\"" + plain + "\";";
}

struct Place {
    RepoPtr repo;
    CommitPtr commit;
    QString path;
    File file;
};

QByteArray prefix(RepoKind kind)
{
    return kind == RepoKind::Model ? QByteArray("/") : '/' + plural(kind).toLatin1() + '/';
}

Answer<Place> place(const Context &context, RepoKind kind, qsizetype idAt, const QString &verb)
{
    const auto &request = context.request;
    const qsizetype verbAt = request.parts.value(idAt + 1) == verb ? idAt + 1 : idAt + 2;
    const QString id = request.parts.mid(idAt, verbAt - idAt).join(u'/');
    const auto renamed = [&](const QString &newId) {
        const QByteArray rest = request.rawParts.mid(verbAt).join('/');
        return prefix(kind) + newId.toUtf8() + '/' + rest + request.target.sliced(request.rawPath.size());
    };
    const auto repo = visibleRepo(context, kind, id, renamed);
    if (!repo) {
        return std::unexpected(repo.error());
    }
    const auto commit = commitAt(**repo, request.parts.value(verbAt + 1));
    if (!commit) {
        return std::unexpected(commit.error());
    }
    if (auto refused = refusal(context, **repo)) {
        return std::unexpected(*refused);
    }
    const QString path = request.parts.mid(verbAt + 2).join(u'/');
    const auto file = (*commit)->tree().constFind(path);
    if (file == (*commit)->tree().constEnd()) {
        auto missing = Response::error(404, u"Entry not found"_s, "EntryNotFound");
        missing.set("X-Repo-Commit", (*commit)->id.toLatin1());
        return std::unexpected(missing);
    }
    return Place{ *repo, *commit, path, *file };
}

QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

void setXet(const Context &context, const Place &at, Response &response)
{
    const QByteArray base
        = context.base + "/api/" + plural(at.repo->kind).toLatin1() + '/' + at.repo->id.toUtf8();
    const QByteArray hash = xetHash(at.file.blob);
    response.set("X-Xet-Hash", hash);
    response.set("Link",
                 '<' + base + "/xet-read-token/" + at.commit->id.toLatin1() + ">; rel=\"xet-auth\", <"
                     + context.base + "/v1/reconstructions/" + hash + ">; rel=\"xet-reconstruction-info\"");
}

} // namespace

// Git files: a relative redirect to where the bytes may be cached. LFS files: a signed link on the other
// port.
Response resolveFile(const Context &context, RepoKind kind, qsizetype idAt)
{
    const auto at = place(context, kind, idAt, u"resolve"_s);
    if (!at) {
        return at.error();
    }
    const QByteArray commit = at->commit->id.toLatin1();
    const Blob &blob = at->file.blob;
    Response response;
    if (at->file.lfs) {
        response = Response::redirect(302, context.world.signedLink(blob, at->path.section(u'/', -1)));
        response.set("X-Linked-Etag", quoted(blob.sha256()));
        if (at->repo->xet) {
            setXet(context, *at, response);
        }
    } else {
        const QByteArray etag = quoted(blob.gitSha1());
        response = Response::redirect(307,
                                      "/api/resolve-cache/" + plural(kind).toLatin1() + '/'
                                          + at->repo->id.toUtf8() + '/' + commit + '/' + encoded(at->path)
                                          + '?' + encoded(context.request.path())
                                          + "=&etag=" + encoded(QString::fromLatin1(etag)));
        response.set("X-Linked-Etag", etag);
    }
    response.set("X-Linked-Size", QByteArray::number(blob.size()));
    response.set("X-Repo-Commit", commit);
    response.set("Accept-Ranges", "bytes");
    return response;
}

Response resolveCache(const Context &context)
{
    const QStringList &parts = context.request.parts;
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        if (plural(kind) != parts.value(2)) {
            continue;
        }
        const bool single = context.world.exact(kind, parts.value(3)) != nullptr;
        const QString id = single ? parts.value(3) : parts.value(3) + u'/' + parts.value(4);
        const qsizetype rest = single ? 4 : 5;
        const auto repo = visibleRepo(context, kind, id, [](const QString &) { return QByteArray("/"); });
        if (!repo) {
            return repo.error();
        }
        if (auto refused = refusal(context, **repo)) {
            return *refused;
        }
        const auto commit = (*repo)->find(parts.value(rest));
        const QString path = parts.mid(rest + 1).join(u'/');
        if (!commit || !commit->tree().contains(path)) {
            break;
        }
        const File &file = *commit->tree().constFind(path);
        Response response;
        response.set("Content-Type", contentType(path, false));
        response.set("ETag", quoted(file.blob.gitSha1()));
        response.set("X-Repo-Commit", commit->id.toLatin1());
        response.set("X-Linked-Etag", quoted(file.blob.gitSha1()));
        response.set("X-Linked-Size", QByteArray::number(file.blob.size()));
        response.set("Content-Disposition", disposition(path));
        response.serve(file.blob, context.request);
        return response;
    }
    return Response::error(404, u"Entry not found"_s, "EntryNotFound");
}

// What git itself holds: the pointer of an LFS file.
Response rawFile(const Context &context, RepoKind kind, qsizetype idAt)
{
    const auto at = place(context, kind, idAt, u"raw"_s);
    if (!at) {
        return at.error();
    }
    Response response;
    response.set("Content-Type", "text/plain; charset=utf-8");
    response.set("ETag", quoted(at->file.oid()));
    response.set("X-Repo-Commit", at->commit->id.toLatin1());
    response.serve(at->file.lfs ? Blob(at->file.blob.lfsPointer()) : at->file.blob, context.request);
    return response;
}

// The CDN knows no Hub token: a client that shows one has leaked it.
Response answerCdn(World &world, const Request &request)
{
    if (request.headers.contains("authorization")) {
        world.violations.append(u"Authorization sent to the CDN: "_s + QString::fromUtf8(request.target));
        return Response::text(u"Only one authorisation is allowed, and the link carries it."_s, 400);
    }
    if (request.parts.value(0) != "lfs"_L1 || !world.isValidLink(request)) {
        return Response::text(u"The link is not valid, or no longer."_s, 403);
    }
    const auto blob = world.cdn.constFind(request.parts.value(1).toLatin1());
    if (blob == world.cdn.constEnd()) {
        return Response::text(u"There is no such object."_s, 404);
    }
    Response response;
    const QString name = request.value(u"filename"_s);
    response.set("Content-Type", contentType(name, true));
    // an ETag of the store's own, which says nothing of the content's SHA-256
    response.set("ETag", quoted(blob->sha256().last(32) + "-2"));
    response.set("Content-Disposition", disposition(name));
    response.set("Last-Modified", "Mon, 02 Mar 2026 09:00:00 GMT");
    response.serve(*blob, request);
    return response;
}

} // namespace FakeHub
