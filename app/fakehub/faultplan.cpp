// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/faultplan.h"

#include "app/fakehub/routes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

QList<Fault> firing(World &world, const Request &request, const QString &route)
{
    QList<Fault> now;
    for (auto &fault : world.faults) {
        if (fault.left == 0 || !fault.matches(request, route)) {
            continue;
        }
        if (fault.passFirst > 0) {
            --fault.passFirst;
            continue;
        }
        fault.left -= fault.left > 0 ? 1 : 0;
        ++fault.fired;
        now.append(fault);
    }
    return now;
}

bool has(const QList<Fault> &faults, Fault::Action action)
{
    return std::ranges::any_of(faults, [action](const Fault &fault) { return fault.action == action; });
}

void setAll(Response &response, const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    for (const auto &[name, value] : headers) {
        response.set(name, value);
    }
}

// "bytes 100-199/500" begins `shift` later than it should.
void shiftContentRange(Response &response, qint64 shift)
{
    const QByteArray range = response.header("Content-Range");
    const qsizetype dash = range.indexOf('-');
    if (range.startsWith("bytes ") && dash > 6) {
        response.set("Content-Range",
                     "bytes " + QByteArray::number(range.mid(6, dash - 6).toLongLong() + shift)
                         + range.sliced(dash));
    }
}

void apply(const Fault &fault, Response &response)
{
    auto &shaping = response.shaping;
    switch (fault.action) {
    case Fault::Action::Latency:
        shaping.latency += std::chrono::milliseconds(fault.amount);
        break;
    case Fault::Action::StallAfter:
        shaping.stallAfter = fault.amount;
        break;
    case Fault::Action::CutAfter:
        shaping.cutAfter = fault.amount;
        break;
    case Fault::Action::Slow:
        shaping.bytesPerSecond = fault.amount;
        break;
    case Fault::Action::Status: {
        const auto was = shaping;
        response
            = Response::error(int(fault.amount), u"The stand-in was told to answer %1."_s.arg(fault.amount));
        response.shaping = was;
        setAll(response, fault.headers);
        break;
    }
    case Fault::Action::WrongBytes:
        shaping.flipAt = fault.amount;
        break;
    case Fault::Action::LengthChange:
        shaping.lengthChange = fault.amount;
        break;
    case Fault::Action::WrongContentRange:
        shiftContentRange(response, fault.amount);
        break;
    case Fault::Action::Gzip:
        shaping.gzip = true;
        break;
    case Fault::Action::DropHeader:
        shaping.dropHeaders.append(fault.name);
        break;
    case Fault::Action::SetHeader:
        setAll(response, fault.headers);
        break;
    case Fault::Action::IgnoreRange:
    case Fault::Action::ExpiredLink:
    case Fault::Action::Close:
        break; // decided before the answer
    }
}

} // namespace

std::optional<Response> answerWithFaults(World &world, const Request &request, const QString &route)
{
    const auto faults = firing(world, request, route);
    if (has(faults, Fault::Action::Close)) {
        return std::nullopt;
    }
    Request asked = request;
    if (has(faults, Fault::Action::IgnoreRange)) {
        asked.headers.remove("range");
    }
    Response response;
    if (has(faults, Fault::Action::ExpiredLink)) {
        response = Response::text(u"The link is not valid any longer."_s, 403);
    } else {
        response = request.port == Port::Cdn ? answerCdn(world, asked) : answerHub(world, asked);
    }
    for (const auto &fault : faults) {
        apply(fault, response);
    }
    return response;
}

} // namespace FakeHub
