// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/httpmessage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

struct Span {
    qint64 first;
    qint64 last;
};

enum class RangeKind { None, Valid, Unsatisfiable };

// One range only; anything else is ignored, as servers may.
RangeKind parseRange(const QByteArray &header, qint64 size, Span &span)
{
    if (!header.startsWith("bytes=") || header.contains(',')) {
        return RangeKind::None;
    }
    const QByteArray spec = header.mid(6).trimmed();
    const qsizetype dash = spec.indexOf('-');
    bool firstOk = false;
    bool lastOk = false;
    const qint64 first = spec.left(dash).toLongLong(&firstOk);
    const qint64 last = spec.mid(dash + 1).toLongLong(&lastOk);
    if (dash < 0 || (!firstOk && !lastOk) || (firstOk && lastOk && last < first)) {
        return RangeKind::None;
    }
    if (!firstOk) {
        span = { std::max<qint64>(0, size - last), size - 1 };
        return last == 0 || size == 0 ? RangeKind::Unsatisfiable : RangeKind::Valid;
    }
    span = { first, lastOk ? std::min(last, size - 1) : size - 1 };
    return first >= size ? RangeKind::Unsatisfiable : RangeKind::Valid;
}

quint32 crc32(const QByteArray &bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> out{};
        for (quint32 n = 0; n < 256; ++n) {
            quint32 c = n;
            for (int k = 0; k < 8; ++k) {
                c = (c & 1) != 0 ? 0xedb88320U ^ (c >> 1) : c >> 1;
            }
            out[n] = c;
        }
        return out;
    }();
    quint32 crc = 0xffffffffU;
    for (const char c : bytes) {
        crc = table[(crc ^ quint8(c)) & 0xff] ^ (crc >> 8);
    }
    return crc ^ 0xffffffffU;
}

} // namespace

QList<std::pair<QString, QString>> parseForm(const QByteArray &text)
{
    QList<std::pair<QString, QString>> out;
    for (QByteArray part : text.split('&')) {
        if (part.isEmpty()) {
            continue;
        }
        part.replace('+', ' ');
        const qsizetype equals = part.indexOf('=');
        const QByteArray key = equals < 0 ? part : part.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.sliced(equals + 1);
        out.append({ QUrl::fromPercentEncoding(key), QUrl::fromPercentEncoding(value) });
    }
    return out;
}

QByteArray encoded(const QString &text, const QByteArray &keep)
{
    return QUrl::toPercentEncoding(text, keep);
}

Request Request::parse(Port port, const QByteArray &head)
{
    Request request;
    request.port = port;
    const QByteArrayList lines = head.split('\n');
    const QByteArrayList first = lines.value(0).trimmed().split(' ');
    if (first.size() != 3 || !first[2].startsWith("HTTP/1.") || !first[1].startsWith('/')) {
        return request;
    }
    request.method = first[0];
    request.target = first[1];
    const qsizetype mark = request.target.indexOf('?');
    request.rawPath = mark < 0 ? request.target : request.target.first(mark);
    request.query
        = mark < 0 ? QList<std::pair<QString, QString>>() : parseForm(request.target.sliced(mark + 1));
    request.rawParts = request.rawPath.sliced(1).split('/');
    for (const QByteArray &part : request.rawParts) {
        request.parts.append(QUrl::fromPercentEncoding(part));
    }
    for (qsizetype n = 1; n < lines.size(); ++n) {
        const qsizetype colon = lines[n].indexOf(':');
        if (colon > 0) {
            request.headers.insert(lines[n].first(colon).trimmed().toLower(),
                                   lines[n].sliced(colon + 1).trimmed());
        }
    }
    return request;
}

QString Request::path() const
{
    return u'/' + parts.join(u'/');
}

bool Request::has(const QString &key) const
{
    return std::ranges::any_of(query, [&key](const auto &pair) { return pair.first == key; });
}

QString Request::value(const QString &key, const QString &otherwise) const
{
    const auto it = std::ranges::find_if(query, [&key](const auto &pair) { return pair.first == key; });
    return it == query.end() ? otherwise : it->second;
}

QStringList Request::values(const QString &key) const
{
    QStringList out;
    for (const auto &[name, value] : query) {
        if (name == key || name == key + u"[]"_s) {
            out.append(value);
        }
    }
    return out;
}

Response Response::json(const QJsonValue &value, int status)
{
    Response response;
    response.status = status;
    response.body = value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                                    : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    response.set("Content-Type", "application/json; charset=utf-8");
    return response;
}

Response Response::text(const QString &text, int status)
{
    Response response;
    response.status = status;
    response.body = text.toUtf8();
    response.set("Content-Type", "text/plain; charset=utf-8");
    return response;
}

Response Response::error(int status, const QString &message, const QByteArray &code)
{
    auto response = json(QJsonObject{ { u"error"_s, message } }, status);
    response.set("X-Error-Message", message.toUtf8());
    if (!code.isEmpty()) {
        response.set("X-Error-Code", code);
    }
    return response;
}

Response Response::redirect(int status, const QByteArray &location)
{
    auto response = text(
        u"%1. Redirecting to %2"_s.arg(QString::fromLatin1(statusText(status)), QString::fromUtf8(location)),
        status);
    response.set("Location", location);
    return response;
}

void Response::set(const QByteArray &name, const QByteArray &value)
{
    for (auto &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0) {
            header.second = value;
            return;
        }
    }
    headers.append({ name, value });
}

QByteArray Response::header(const QByteArray &name) const
{
    for (const auto &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0) {
            return header.second;
        }
    }
    return {};
}

void Response::serve(const Blob &content, const Request &request)
{
    set("Accept-Ranges", "bytes");
    blob = content;
    offset = 0;
    length = content.size();
    const QByteArray condition = request.header("if-range");
    if (!condition.isEmpty() && condition != header("ETag")) {
        return;
    }
    Span span{};
    switch (parseRange(request.header("range"), content.size(), span)) {
    case RangeKind::None:
        return;
    case RangeKind::Unsatisfiable:
        status = 416;
        blob.reset();
        body.clear();
        set("Content-Range", "bytes */" + QByteArray::number(content.size()));
        return;
    case RangeKind::Valid:
        status = 206;
        offset = span.first;
        length = span.last - span.first + 1;
        set("Content-Range",
            "bytes " + QByteArray::number(span.first) + '-' + QByteArray::number(span.last) + '/'
                + QByteArray::number(content.size()));
        return;
    }
}

QByteArray statusText(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 206:
        return "Partial Content";
    case 302:
        return "Found";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Payload Too Large";
    case 416:
        return "Range Not Satisfiable";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

QByteArray httpDate(const QDateTime &when)
{
    return QLocale::c().toString(when.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

QByteArray gzipped(const QByteArray &bytes)
{
    const QByteArray zlib
        = qCompress(bytes); // 4 bytes of length, 2 of zlib head, deflate data, 4 of checksum
    QByteArray out = QByteArray::fromHex("1f8b08000000000000ff") + zlib.mid(6, zlib.size() - 10);
    std::array<char, 8> tail{};
    qToLittleEndian(crc32(bytes), tail.data());
    qToLittleEndian(quint32(bytes.size()), tail.data() + 4);
    return out.append(tail.data(), 8);
}

} // namespace FakeHub
