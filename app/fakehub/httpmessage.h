// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/blob.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace FakeHub
{

enum class Port { Hub, Cdn };

struct Request {
    Port port = Port::Hub;
    QByteArray method;
    QByteArray target; // as sent
    QByteArray rawPath; // target without the query
    QByteArrayList rawParts; // rawPath cut at '/', still encoded
    QStringList parts; // the same, decoded
    QList<std::pair<QString, QString>> query;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;

    static Request parse(Port port,
                         const QByteArray &head); // the head alone; method is empty when it is none

    [[nodiscard]] QString path() const; // decoded
    [[nodiscard]] QByteArray header(const QByteArray &lowerName) const { return headers.value(lowerName); }
    [[nodiscard]] bool has(const QString &key) const;
    [[nodiscard]] QString value(const QString &key, const QString &otherwise = {}) const;
    [[nodiscard]] QStringList values(const QString &key) const; // also key[]
    [[nodiscard]] bool flag(const QString &key) const
    {
        return value(key) == QLatin1StringView("true") || value(key) == QLatin1StringView("1");
    }
};

QList<std::pair<QString, QString>> parseForm(const QByteArray &text); // percent and plus decoded
QByteArray encoded(const QString &text, const QByteArray &keep = {}); // A-Z a-z 0-9 - _ . ~ and `keep` stay

// How the body goes out; set by faults. Offsets count body bytes.
struct Shaping {
    std::chrono::milliseconds latency{ 0 };
    std::optional<qint64> stallAfter;
    std::optional<qint64> cutAfter;
    qint64 bytesPerSecond = 0;
    std::optional<qint64> flipAt; // one byte is wrong
    qint64 lengthChange = 0; // the body is longer or shorter than the file, and its length says so
    bool gzip = false;
    QByteArrayList dropHeaders; // names in lower case
};

struct Response {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::optional<Blob> blob; // instead of body: `length` bytes of it from `offset`
    qint64 offset = 0;
    qint64 length = 0;
    Shaping shaping;
    std::shared_ptr<std::atomic<qint64>> sent; // counts body bytes as the system takes them; may be absent

    static Response json(const QJsonValue &value, int status = 200);
    static Response text(const QString &text, int status = 200);
    // An error as the Hub answers it: {"error": message}, X-Error-Message, and X-Error-Code where there is
    // one.
    static Response error(int status, const QString &message, const QByteArray &code = {});
    static Response redirect(int status, const QByteArray &location);

    void set(const QByteArray &name, const QByteArray &value); // replaces
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] qint64 bodySize() const { return blob ? length : body.size(); }
    // The whole blob, or the part that the Range header asks for (206, 416).
    void serve(const Blob &content, const Request &request);
};

QByteArray statusText(int status);
QByteArray httpDate(const QDateTime &when);
QByteArray gzipped(const QByteArray &bytes);

} // namespace FakeHub
