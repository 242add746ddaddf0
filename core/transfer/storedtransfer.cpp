// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/storedtransfer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const auto &one : value.toArray()) {
        list.append(one.toString());
    }
    return list;
}
} // namespace

QJsonObject toJson(const DownloadRequest &request)
{
    QJsonObject json{
        { u"kind"_s, kindName(request.repo.kind) },
        { u"repo"_s, request.repo.text() },
        { u"revision"_s, request.revision.name },
        { u"paths"_s, QJsonArray::fromStringList(request.paths) },
        { u"include"_s, QJsonArray::fromStringList(request.include) },
        { u"hasInclude"_s, request.hasInclude },
        { u"exclude"_s, QJsonArray::fromStringList(request.exclude) },
        { u"localDir"_s, request.localDir },
        { u"force"_s, request.force },
    };
    // Only where there is one: requests are compared as text with those of before it was kept.
    if (!request.commit.isEmpty()) {
        json.insert("commit"_L1, request.commit.hex);
    }
    if (request.localDirLink != LocalDirLink::None) {
        json.insert("localDirLink"_L1, QString(localDirLinkName(request.localDirLink)));
    }
    if (!request.cacheDir.isEmpty()) {
        json.insert("cacheDir"_L1, request.cacheDir);
    }
    return json;
}

Result<DownloadRequest> requestFromJson(const QJsonObject &json)
{
    const auto kind = kindFromName(json["kind"_L1].toString());
    if (!kind) {
        return std::unexpected(kind.error());
    }
    const auto repo = RepoId::parse(*kind, json["repo"_L1].toString());
    if (!repo) {
        return std::unexpected(repo.error());
    }
    const auto revision = Revision::parse(json["revision"_L1].toString());
    if (!revision) {
        return std::unexpected(revision.error());
    }
    const CommitId commit{ json["commit"_L1].toString() };
    if (!commit.isEmpty() && !CommitId::isOne(commit.hex)) {
        return fail(Error::Kind::Usage, u"'%1' is no commit"_s.arg(commit.hex));
    }
    auto link = Result<LocalDirLink>(LocalDirLink::None);
    if (json.contains("localDirLink"_L1)) {
        link = localDirLinkFromName(json["localDirLink"_L1].toString());
        if (!link) {
            return std::unexpected(link.error());
        }
    }
    return DownloadRequest{
        .repo = *repo,
        .revision = *revision,
        .commit = commit,
        .paths = texts(json["paths"_L1]),
        .include = texts(json["include"_L1]),
        .hasInclude = json["hasInclude"_L1].toBool(),
        .exclude = texts(json["exclude"_L1]),
        .localDir = json["localDir"_L1].toString(),
        .localDirLink = *link,
        .cacheDir = json["cacheDir"_L1].toString(),
        .force = json["force"_L1].toBool(),
    };
}

QJsonObject toJson(const Error &error)
{
    return {
        { u"kind"_s, Error::name(error.kind) }, { u"detail"_s, error.detail },
        { u"status"_s, error.status },          { u"subject"_s, error.subject.toString(QUrl::RemoveQuery) },
        { u"requestId"_s, error.requestId },    { u"missingBytes"_s, error.missingBytes },
    };
}

std::optional<Error> errorFromJson(const QJsonObject &json)
{
    const auto name = json["kind"_L1].toString();
    if (name.isEmpty()) {
        return {};
    }
    Error error;
    for (int kind = 0; kind <= int(Error::Kind::Internal); ++kind) {
        if (Error::name(Error::Kind(kind)) == name) {
            error.kind = Error::Kind(kind);
        }
    }
    error.detail = json["detail"_L1].toString();
    error.status = json["status"_L1].toInt();
    error.subject = QUrl(json["subject"_L1].toString());
    error.requestId = json["requestId"_L1].toString();
    error.missingBytes = json["missingBytes"_L1].toInteger(-1);
    return error;
}

} // namespace Hubdesk
