// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/httpmessage.h"

#include <functional>

namespace FakeHub
{

// Something that goes wrong on purpose, for the requests that match. Made by the functions below and narrowed
// by chaining: Fault::cutAfter(1000).on("cdn").method("GET").times(2). Several faults may apply to one
// request.
struct Fault {
    enum class Action {
        Latency, // ms before the answer starts
        StallAfter, // nothing more after n body bytes; the connection stays open
        CutAfter, // the connection is closed after n body bytes
        Slow, // bytes per second
        Status, // this status instead of the answer, with `headers`
        WrongBytes, // the body byte at n is flipped
        IgnoreRange, // 200 with everything
        ExpiredLink, // the CDN answers 403 as if the signature had run out
        LengthChange, // n bytes more (or fewer) than the file has, honestly declared
        WrongContentRange, // Content-Range that starts n bytes later than the body does
        Gzip, // Content-Encoding: gzip where the client accepts it
        DropHeader, // without the header `name`
        SetHeader, // with `headers`, replacing
        Close, // the connection is closed without an answer
    };

    Action action = Action::Latency;
    qint64 amount = 0;
    QByteArray name;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QString route; // glob over "/path?query" as sent, or the name of a route; empty matches all
    QByteArray onlyMethod; // empty matches all
    std::optional<Port> onlyPort;
    int passFirst = 0; // matching requests that go through before it starts
    int left = -1; // how often it still happens; -1 for ever
    int fired = 0;

    static Fault latency(std::chrono::milliseconds wait);
    static Fault stallAfter(qint64 bytes);
    static Fault cutAfter(qint64 bytes);
    static Fault slow(qint64 bytesPerSecond);
    static Fault status(int status, QList<std::pair<QByteArray, QByteArray>> headers = {});
    static Fault tooManyRequests(int retryAfterSeconds); // 429 with Retry-After and RateLimit r=0
    static Fault wrongBytes(qint64 at);
    static Fault ignoreRange();
    static Fault expiredLink();
    static Fault lengthChange(qint64 bytes);
    static Fault wrongContentRange(qint64 shift);
    static Fault gzip();
    static Fault dropHeader(const QByteArray &name);
    static Fault setHeader(const QByteArray &name, const QByteArray &value);
    static Fault close();

    Fault on(const QString &globOrName) const;
    Fault method(const QByteArray &method) const;
    Fault onPort(Port port) const;
    Fault times(int n) const;
    Fault after(int requests) const;

    // "cut=1000,route=*/resolve/*,method=GET,times=1,after=2,port=cdn": what --fault of the program takes.
    static std::optional<Fault> fromText(const QString &text);

    [[nodiscard]] bool matches(const Request &request, const QString &routeName) const;
};

} // namespace FakeHub
