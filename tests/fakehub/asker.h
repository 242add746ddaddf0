// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/server.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

// What came back from one request, as plain values.
struct Reply {
    int status = 0; // 0: no whole answer
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0) {
                return value;
            }
        }
        return {};
    }
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    [[nodiscard]] QByteArray nextLink() const
    {
        const QByteArray link = header("Link");
        return link.contains("rel=\"next\"") ? link.mid(1, link.indexOf('>') - 1) : QByteArray();
    }
};

// A small blocking client: no redirects followed, no cache, headers as given.
class Asker
{
public:
    explicit Asker(const FakeHub::Server &hub)
        : Asker(hub.url().toEncoded())
    {
    }
    explicit Asker(QByteArray base) // http://host:port
        : m_base(std::move(base))
    {
    }

    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    Reply get(const QByteArray &target, const Headers &headers = {}) { return ask("GET", target, headers); }
    Reply head(const QByteArray &target, const Headers &headers = {}) { return ask("HEAD", target, headers); }
    Reply getAs(const QByteArray &token, const QByteArray &target)
    {
        return get(target, { { "Authorization", "Bearer " + token } });
    }

    Reply ask(const QByteArray &method,
              const QByteArray &target,
              const Headers &headers = {},
              const QByteArray &body = {})
    {
        QNetworkRequest request(QUrl::fromEncoded(target.startsWith('/') ? m_base + target : target));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setRawHeader("Accept-Encoding", "identity");
        for (const auto &[name, value] : headers) {
            request.setRawHeader(name, value);
        }
        // a HEAD must be named as one, or the body that never comes is waited for
        std::unique_ptr<QNetworkReply> reply(
            method == "HEAD" ? m_network.head(request) : m_network.sendCustomRequest(request, method, body));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished()) {
            loop.exec();
        }
        return { reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                 reply->readAll(),
                 reply->rawHeaderPairs(),
                 reply->error() };
    }

private:
    QByteArray m_base;
    QNetworkAccessManager m_network;
};
