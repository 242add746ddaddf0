// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/neterror.h"

#include "core/net/ratelimit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto invalidCredentials = "Invalid credentials in Authorization header"_L1;
constexpr auto disabledText = "Access to this resource is disabled."_L1;
constexpr qsizetype longestText = 4000;

// Calls about one repo: there a 401 means that the repo is missing, or private for this account.
bool isAboutOneRepo(const QUrl &url)
{
    static const QRegularExpression pattern(u"/api/(models|datasets|spaces|kernels)/.+|^/.+/resolve/.+"_s);
    return pattern.match(url.path(QUrl::FullyEncoded)).hasMatch();
}

Error::Kind kindOfStatus(int status)
{
    switch (status) {
    case 400:
    case 413:
    case 422:
        return Error::Kind::Usage;
    case 401:
        return Error::Kind::Unauthorized;
    case 402:
    case 403:
        return Error::Kind::Forbidden;
    case 404:
    case 410:
        return Error::Kind::NotFound;
    case 408:
        return Error::Kind::Timeout;
    case 409:
    case 412:
        return Error::Kind::Conflict;
    case 429:
        return Error::Kind::RateLimited;
    default:
        return status >= 500 && status < 600 ? Error::Kind::Server : Error::Kind::Protocol;
    }
}

Error::Kind kindOfAnswer(const HttpHead &head)
{
    const auto code = head.header("x-error-code");
    const auto message = QString::fromUtf8(head.header("x-error-message"));
    if (code == "RevisionNotFound") {
        return Error::Kind::RevisionNotFound;
    }
    if (code == "EntryNotFound") {
        return Error::Kind::EntryNotFound;
    }
    if (code == "GatedRepo") {
        return Error::Kind::Gated;
    }
    if (message == disabledText) {
        return Error::Kind::Disabled;
    }
    if (code == "RepoNotFound"
        || (head.status == 401 && message != invalidCredentials && isAboutOneRepo(head.url))) {
        return Error::Kind::NotFound;
    }
    return kindOfStatus(head.status);
}

void addJsonText(const QJsonObject &body, QStringList *lines)
{
    const auto description = body["error_description"_L1].toString();
    const auto error = body["error"_L1];
    if (error.isString()) {
        *lines << (description.isEmpty() ? error.toString() : error.toString() + ": "_L1 + description);
    } else if (error.isArray()) {
        for (const auto &item : error.toArray()) {
            *lines << item.toString();
        }
    } else if (!description.isEmpty()) {
        *lines << description;
    }
    for (const auto &item : body["errors"_L1].toArray()) {
        *lines << item["message"_L1].toString();
    }
}

void addBodyText(QByteArrayView body, QStringList *lines)
{
    QJsonParseError problem;
    const auto json = QJsonDocument::fromJson(body.toByteArray(), &problem);
    if (problem.error == QJsonParseError::NoError) {
        addJsonText(json.object(), lines);
        return;
    }
    const auto text = QString::fromUtf8(body).trimmed();
    if (!text.startsWith(u'<')) {
        *lines << text;
    }
}

bool isFailureOfProxy(QNetworkReply::NetworkError code)
{
    return code >= QNetworkReply::ProxyConnectionRefusedError && code <= QNetworkReply::UnknownProxyError;
}

} // namespace

QString serverText(const HttpHead &head, QByteArrayView body)
{
    QStringList lines{ QString::fromUtf8(head.header("x-error-message")) };
    addBodyText(body, &lines);
    QStringList kept;
    for (const auto &line : std::as_const(lines)) {
        const auto text = line.trimmed();
        if (!text.isEmpty() && !kept.join(u'\n').contains(text, Qt::CaseInsensitive)) {
            kept << text;
        }
    }
    return kept.join(u'\n').left(longestText);
}

QString requestIdOf(const HttpHead &head)
{
    for (const auto *name : { "x-request-id", "x-amzn-trace-id", "x-amz-cf-id" }) {
        const auto id = head.header(name);
        if (!id.isEmpty()) {
            return QString::fromLatin1(id);
        }
    }
    return {};
}

QUrl publicUrl(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

Error errorFromAnswer(const HttpHead &head, QByteArrayView body)
{
    Error error;
    error.kind = kindOfAnswer(head);
    error.status = head.status;
    error.subject = publicUrl(head.url);
    error.requestId = requestIdOf(head);
    error.retryAfterMs = serverWaitMs(head);
    const auto text = serverText(head, body);
    error.detail = text.isEmpty() ? u"the server answered with status %1"_s.arg(head.status) : text;
    return error;
}

Error errorFromNetwork(QNetworkReply::NetworkError code, const QString &text, const HttpHead &head)
{
    Error error{ Error::Kind::Offline, text };
    error.status = head.status;
    error.subject = publicUrl(head.url);
    error.requestId = requestIdOf(head);
    if (isFailureOfProxy(code)) {
        error.kind = Error::Kind::Protocol;
        error.detail = u"the proxy failed: %1"_s.arg(text);
    } else if (code == QNetworkReply::TimeoutError) {
        error.kind = Error::Kind::Timeout;
    } else if (code == QNetworkReply::SslHandshakeFailedError || code == QNetworkReply::ProtocolFailure
               || code == QNetworkReply::ProtocolUnknownError
               || code == QNetworkReply::ProtocolInvalidOperationError
               || code == QNetworkReply::UnknownContentError) {
        error.kind = Error::Kind::Protocol;
    }
    return error;
}

} // namespace Hubdesk
