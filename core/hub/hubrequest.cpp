// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/hubrequest.h"

#include "core/net/hosts.h"
#include "core/net/linkheader.h"
#include "core/net/neterror.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

const QUrl &publicHub()
{
    static const QUrl url(u"https://huggingface.co"_s);
    return url;
}

} // namespace

QUrl urlBelow(const QUrl &endpoint, const QByteArray &path, const QUrlQuery &query)
{
    auto url = QUrl::fromEncoded(endpoint.toEncoded(QUrl::StripTrailingSlash) + path);
    if (!query.isEmpty()) {
        url.setQuery(query);
    }
    return url;
}

HttpRequest readRequest(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.retry = true;
    return request;
}

Result<HttpRequest> nextRequest(const QUrl &endpoint, const QUrl &next)
{
    if (!isSameOrigin(endpoint, next)) {
        Error error{ Error::Kind::Usage, u"the next page is not on %1"_s.arg(endpoint.host()) };
        error.subject = publicUrl(next);
        return std::unexpected(error);
    }
    return readRequest(next);
}

QUrl nextOf(const QUrl &endpoint, const HttpHead &head)
{
    const auto target = linkTarget(head.combined("link"), "next");
    if (target.isEmpty()) {
        return {};
    }
    auto url = head.url.resolved(QUrl::fromEncoded(target));
    if (isSameOrigin(url, publicHub()) && !isSameOrigin(url, endpoint)) {
        auto moved = urlBelow(endpoint, url.path(QUrl::FullyEncoded).toLatin1());
        moved.setQuery(url.query(QUrl::FullyEncoded));
        return moved;
    }
    return url;
}

Error withHead(Error error, const HttpHead &head)
{
    error.status = head.status;
    error.subject = publicUrl(head.url);
    error.requestId = requestIdOf(head);
    return error;
}

Result<QJsonObject> objectOf(const HttpReply &reply)
{
    const auto json = reply.json();
    if (!json) {
        return std::unexpected(json.error());
    }
    if (!json->isObject()) {
        return std::unexpected(withHead({ Error::Kind::Protocol, u"the answer is no object"_s }, reply.head));
    }
    return json->object();
}

Result<Page<QJsonObject>> pageOf(const QUrl &endpoint, const HttpReply &reply)
{
    const auto json = reply.json();
    if (!json) {
        return std::unexpected(json.error());
    }
    if (!json->isArray()) {
        return std::unexpected(withHead({ Error::Kind::Protocol, u"the answer is no list"_s }, reply.head));
    }
    Page<QJsonObject> page;
    page.next = nextOf(endpoint, reply.head);
    page.old = reply.old;
    bool good = false;
    const auto total = reply.head.header("x-total-count").toLongLong(&good);
    if (good && total >= 0) {
        page.total = total;
    }
    const auto items = json->array();
    page.items.reserve(items.size());
    for (const auto &item : items) {
        if (!item.isObject()) {
            return std::unexpected(
                withHead({ Error::Kind::Protocol, u"an item of the list is no object"_s }, reply.head));
        }
        page.items.append(item.toObject());
    }
    return page;
}

} // namespace Hubdesk
