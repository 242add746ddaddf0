// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/fault.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

Fault made(Fault::Action action, qint64 amount = 0)
{
    Fault fault;
    fault.action = action;
    fault.amount = amount;
    return fault;
}

struct Word {
    QLatin1StringView word;
    Fault::Action action;
    bool counts = true; // takes a number
};

constexpr std::array faultWords{
    Word{ "latency"_L1, Fault::Action::Latency },
    Word{ "stall"_L1, Fault::Action::StallAfter },
    Word{ "cut"_L1, Fault::Action::CutAfter },
    Word{ "slow"_L1, Fault::Action::Slow },
    Word{ "status"_L1, Fault::Action::Status },
    Word{ "wrong-bytes"_L1, Fault::Action::WrongBytes },
    Word{ "ignore-range"_L1, Fault::Action::IgnoreRange, false },
    Word{ "expired-link"_L1, Fault::Action::ExpiredLink, false },
    Word{ "length-change"_L1, Fault::Action::LengthChange },
    Word{ "wrong-content-range"_L1, Fault::Action::WrongContentRange },
    Word{ "gzip"_L1, Fault::Action::Gzip, false },
    Word{ "drop-header"_L1, Fault::Action::DropHeader, false },
    Word{ "close"_L1, Fault::Action::Close, false },
};

std::optional<Fault> actionFrom(const QString &name, const QString &value)
{
    const auto word = std::ranges::find(faultWords, name, &Word::word);
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (word == faultWords.end() || (word->counts && !isNumber)) {
        return std::nullopt;
    }
    switch (word->action) {
    case Fault::Action::DropHeader:
        return value.isEmpty() ? std::nullopt : std::optional(Fault::dropHeader(value.toLatin1()));
    case Fault::Action::Status:
        return number == 429 ? Fault::tooManyRequests(1) : Fault::status(int(number));
    case Fault::Action::ExpiredLink:
        return Fault::expiredLink();
    default:
        return made(word->action, number);
    }
}

bool narrow(Fault &fault, const QString &name, const QString &value)
{
    bool fits = true;
    if (name == "route"_L1) {
        fault.route = value;
    } else if (name == "method"_L1) {
        fault.onlyMethod = value.toLatin1();
    } else if (name == "times"_L1) {
        fault.left = value.toInt(&fits);
    } else if (name == "after"_L1) {
        fault.passFirst = value.toInt(&fits);
    } else if (name == "port"_L1) {
        fault.onlyPort = value == "cdn"_L1 ? Port::Cdn : Port::Hub;
        fits = fault.onlyPort == Port::Cdn || value == "hub"_L1;
    } else {
        fits = false;
    }
    return fits;
}

} // namespace

Fault Fault::latency(std::chrono::milliseconds wait)
{
    return made(Action::Latency, wait.count());
}

Fault Fault::stallAfter(qint64 bytes)
{
    return made(Action::StallAfter, bytes);
}

Fault Fault::cutAfter(qint64 bytes)
{
    return made(Action::CutAfter, bytes);
}

Fault Fault::slow(qint64 bytesPerSecond)
{
    return made(Action::Slow, bytesPerSecond);
}

Fault Fault::status(int status, QList<std::pair<QByteArray, QByteArray>> headers)
{
    auto fault = made(Action::Status, status);
    fault.headers = std::move(headers);
    return fault;
}

Fault Fault::tooManyRequests(int retryAfterSeconds)
{
    const auto seconds = QByteArray::number(retryAfterSeconds);
    return status(429, { { "Retry-After", seconds }, { "RateLimit", R"("api";r=0;t=)" + seconds } });
}

Fault Fault::wrongBytes(qint64 at)
{
    return made(Action::WrongBytes, at);
}

Fault Fault::ignoreRange()
{
    return made(Action::IgnoreRange);
}

Fault Fault::expiredLink()
{
    return made(Action::ExpiredLink).onPort(Port::Cdn);
}

Fault Fault::lengthChange(qint64 bytes)
{
    return made(Action::LengthChange, bytes);
}

Fault Fault::wrongContentRange(qint64 shift)
{
    return made(Action::WrongContentRange, shift);
}

Fault Fault::gzip()
{
    return made(Action::Gzip);
}

Fault Fault::dropHeader(const QByteArray &name)
{
    auto fault = made(Action::DropHeader);
    fault.name = name.toLower();
    return fault;
}

Fault Fault::setHeader(const QByteArray &name, const QByteArray &value)
{
    auto fault = made(Action::SetHeader);
    fault.headers = { { name, value } };
    return fault;
}

Fault Fault::close()
{
    return made(Action::Close);
}

Fault Fault::on(const QString &globOrName) const
{
    auto fault = *this;
    fault.route = globOrName;
    return fault;
}

Fault Fault::method(const QByteArray &method) const
{
    auto fault = *this;
    fault.onlyMethod = method;
    return fault;
}

Fault Fault::onPort(Port port) const
{
    auto fault = *this;
    fault.onlyPort = port;
    return fault;
}

Fault Fault::times(int n) const
{
    auto fault = *this;
    fault.left = n;
    return fault;
}

Fault Fault::after(int requests) const
{
    auto fault = *this;
    fault.passFirst = requests;
    return fault;
}

std::optional<Fault> Fault::fromText(const QString &text)
{
    std::optional<Fault> fault;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.section(u'=', 0, 0).trimmed();
        const QString value = part.section(u'=', 1).trimmed();
        if (!fault) {
            fault = actionFrom(name, value);
            if (!fault) {
                return std::nullopt;
            }
        } else if (!narrow(*fault, name, value)) {
            return std::nullopt;
        }
    }
    return fault;
}

bool Fault::matches(const Request &request, const QString &routeName) const
{
    if ((!onlyMethod.isEmpty() && onlyMethod != request.method) || (onlyPort && *onlyPort != request.port)) {
        return false;
    }
    if (route.isEmpty() || route == routeName) {
        return true;
    }
    // '*' stands for anything, '/' too; everything else, '?' as well, for itself
    const QString pattern = QRegularExpression::escape(route).replace("\\*"_L1, ".*"_L1);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern))
        .match(QString::fromUtf8(request.target))
        .hasMatch();
}

} // namespace FakeHub
