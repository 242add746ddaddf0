// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/page.h"
#include "core/net/httpmessage.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace Hubdesk
{

// What the calls of HubApi have in common: building requests, reading pages. Pure.

/// `path` is encoded already and starts with `/`; it is put below the endpoint, which may have a path itself.
QUrl urlBelow(const QUrl &endpoint, const QByteArray &path, const QUrlQuery &query = {});
/// A GET that may be repeated.
HttpRequest readRequest(const QUrl &url);
/// The same for `next`; Usage error if that leaves the endpoint's origin.
Result<HttpRequest> nextRequest(const QUrl &endpoint, const QUrl &next);
/// The URL of `Link: rel="next"`, or empty. Mirrors hand out links of the public Hub: those are moved to the
/// mirror.
QUrl nextOf(const QUrl &endpoint, const HttpHead &head);
/// The object of an answer, or Protocol.
Result<QJsonObject> objectOf(const HttpReply &reply);
/// The objects of a list with `next` and total, or Protocol.
Result<Page<QJsonObject>> pageOf(const QUrl &endpoint, const HttpReply &reply);
/// `error` with what the answer tells about itself.
Error withHead(Error error, const HttpHead &head);

/// The one object of an answer, read by its type's fromJson (bound to its kind where it needs one).
template<typename Read>
auto readObject(const Result<HttpReply> &reply, Read read) -> decltype(read(QJsonObject()))
{
    if (!reply) {
        return std::unexpected(reply.error());
    }
    const auto json = objectOf(*reply);
    if (!json) {
        return std::unexpected(json.error());
    }
    auto value = read(*json);
    if (!value) {
        value.error() = withHead(value.error(), reply->head);
    }
    return value;
}

} // namespace Hubdesk
