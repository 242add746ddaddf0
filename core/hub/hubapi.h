// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/hub/page.h"
#include "core/hub/people.h"
#include "core/hub/query.h"
#include "core/hub/refs.h"
#include "core/hub/repoinfo.h"
#include "core/hub/scanstate.h"
#include "core/hub/tagcatalog.h"
#include "core/hub/treeentry.h"
#include "core/hub/user.h"
#include "core/net/httpmessage.h"

namespace Hubdesk
{

class HttpClient;

/// How HubApi asks.
struct HubManners {
    int metadataTimeoutMs = 10'000; ///< fileMetadata(): no byte for so long is a Timeout
    bool personWaits = false; ///< see HttpRequest::personWaits
    bool keepAnswers = false; ///< see HttpRequest::keep; never for what plans a transfer
};

/// Typed read calls of the Hub (hub-protocol.md section 4). Owned by Services, lives on the engine thread;
/// every call there. Stateless but for the client: all answers are values.
class HubApi
{
public:
    explicit HubApi(HttpClient *http, HubManners manners = {})
        : m_http(http)
        , m_manners(manners)
    {
    }

    Async<Identity> whoami(std::stop_token stop);
    /// Validates a token that is not (yet) the client's own.
    Async<Identity> whoami(QString token, std::stop_token stop);

    Async<Page<RepoSummary>> search(Query query, std::stop_token stop);
    /// A further page. Usage error if `next` leaves the endpoint's origin.
    Async<Page<RepoSummary>> searchNext(RepoKind kind, QUrl next, std::stop_token stop);
    /// The raw objects of a list page, for the command line.
    Async<Page<QJsonObject>> searchRaw(Query query, QUrl next, std::stop_token stop);

    Async<RepoInfo>
    info(RepoId repo, std::optional<Revision> revision, bool blobs, QStringList expand, std::stop_token stop);
    /// What info() would answer after a failure of `why`: the answer from before, or `why`. Asks nobody.
    Result<RepoInfo>
    keptInfo(const RepoId &repo, const std::optional<Revision> &revision, const Error &why) const;
    Async<Refs> refs(RepoId repo, bool pullRequests, std::stop_token stop);
    Async<Page<Commit>> commits(RepoId repo, Revision revision, QUrl next, std::stop_token stop);

    struct TreeRequest {
        RepoId repo;
        Revision revision;
        QString path; ///< folder, empty for the root
        bool recursive = false;
        bool expand = false; ///< last commits and security state; 50 entries a page instead of 1000
    };
    Async<Page<TreeEntry>> tree(TreeRequest request, QUrl next, std::stop_token stop);
    /// All pages of tree().
    Async<QList<TreeEntry>> wholeTree(TreeRequest request, std::stop_token stop);
    /// Those of `paths` that exist; asked in batches of 500.
    Async<QList<TreeEntry>>
    pathsInfo(RepoId repo, Revision revision, QStringList paths, bool expand, std::stop_token stop);

    /// The first few of each kind whose name fits; `limit` from 1 to 20.
    Async<QuickHits> quickSearch(QString text, int limit, std::stop_token stop);
    /// Of a user, or of an organisation if no user is called like that.
    Async<Profile> profile(QString name, std::stop_token stop);
    struct Bytes {
        QByteArray data;
        qint64 fileSize = -1; ///< of the whole file, -1 if unknown
    };
    /// The picture of a user or an organisation, wherever the Hub keeps it; at most 1 MiB. One of the last
    /// week need not be asked for.
    Async<Bytes> avatar(QString name, std::stop_token stop);
    /// Models and datasets only; Usage for other kinds.
    Async<TagCatalog> tagCatalog(RepoKind kind, std::stop_token stop);
    /// Whether this account may read the files: Gated, Unauthorized or NotFound if not.
    Async<> authCheck(RepoId repo, std::stop_token stop);
    /// What a user likes, the newest first, a page at a time. What has no id that a repo may have is left
    /// out.
    Async<Page<RepoId>> likes(QString user, QUrl next, std::stop_token stop);
    Async<RepoScan> scan(RepoId repo, std::stop_token stop);
    /// Takes back what the person has liked. The Hub has no call that likes: that is reserved to its pages.
    Async<> unlike(RepoId repo, std::stop_token stop);
    /// What one revision changed against another, as a unified diff; at most `limit` bytes, else Usage.
    struct Diff {
        QByteArray text;
    };
    Async<Diff> compare(RepoId repo, Revision before, Revision after, qint64 limit, std::stop_token stop);

    /// HEAD of `/resolve/`.
    Async<FileMetadata> fileMetadata(RepoId repo, Revision revision, QString path, std::stop_token stop);
    /// Bytes of a file or a part of it (`length` < 0: to the end), at most `limit` bytes, else Usage.
    Async<Bytes> fileBytes(
        RepoId repo, Revision revision, QString path, qint64 offset, qint64 length, std::stop_token stop);
    /// Any small thing the Hub serves (avatar, picture of a card); token only for the endpoint's origin; size
    /// limit in bytes.
    Async<Bytes> resource(QUrl url, qint64 limit, std::stop_token stop);

    /// `{endpoint}/[datasets/|spaces/]{id}/resolve/{rev}/{path}`.
    QUrl resolveUrl(const RepoId &repo, const Revision &revision, const QString &path) const;

private:
    /// Today's answer.
    Async<HttpReply> send(HttpRequest request, std::stop_token stop);
    /// Where the Hub cannot be asked, the answer from before. Only for calls whose values say that they are
    /// old, or that are no less true for it.
    Async<HttpReply> sendKept(HttpRequest request, std::stop_token stop);
    Async<Page<QJsonObject>> fetchPage(Result<HttpRequest> request, std::stop_token stop);

    HttpClient *m_http;
    HubManners m_manners;
};

} // namespace Hubdesk
