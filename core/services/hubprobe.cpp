// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/hubprobe.h"

#include "core/base/async.h"
#include "core/net/httpclient.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace Hubdesk
{

namespace
{

constexpr int patienceMs = 10'000; ///< a host that is back answers a HEAD sooner

// Free, because the probe may be gone when the answer comes. Whether there was one at all is what counts: the
// client has told that by then.
QCoro::Task<> askEndpoint(HttpClient *http, QPointer<HubProbe> probe, std::stop_token stop)
{
    HttpRequest request;
    request.verb = "HEAD";
    request.url = http->endpoint();
    request.authorize = false;
    request.follow = false;
    request.idleTimeoutMs = patienceMs;
    [[maybe_unused]] const auto reply = co_await http->send(request, stop);
    if (probe && !stop.stop_requested()) {
        probe->tried();
    }
}

} // namespace

HubProbe::HubProbe(HttpClient *http, QObject *parent)
    : HubProbe(http, Waits(), parent)
{
}

HubProbe::HubProbe(HttpClient *http, Waits waits, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_waits(waits)
    , m_wait(waits.first)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &HubProbe::tryNow);
    connect(http, &HttpClient::reachableChanged, this, &HubProbe::setReachable);
}

HubProbe::~HubProbe()
{
    m_stop.request_stop();
}

void HubProbe::setActive(bool active)
{
    if (std::exchange(m_active, active) == active || m_outage.isOver()) {
        return;
    }
    m_wait = m_waits.first;
    if (active) {
        tryNow();
    } else {
        m_timer.stop();
        m_outage.nextTry = {};
        Q_EMIT changed(m_outage);
    }
}

void HubProbe::tryNow()
{
    if (m_outage.isOver() || !m_active || m_outage.isTrying) {
        return;
    }
    m_timer.stop();
    m_outage.nextTry = {};
    m_outage.isTrying = true;
    m_stop = {};
    Q_EMIT changed(m_outage);
    askEndpoint(m_http, this, m_stop.get_token());
}

void HubProbe::tried()
{
    if (m_outage.isOver()) {
        return;
    }
    m_outage.isTrying = false;
    m_wait = std::min(m_wait * 2, m_waits.longest);
    plan();
    Q_EMIT changed(m_outage);
}

void HubProbe::setReachable(bool reachable)
{
    m_stop.request_stop();
    m_timer.stop();
    m_wait = m_waits.first;
    m_outage = {};
    if (!reachable) {
        m_outage.host = m_http->endpoint().host();
        m_outage.since = QDateTime::currentDateTimeUtc();
        plan();
    }
    Q_EMIT changed(m_outage);
}

void HubProbe::plan()
{
    if (m_active) {
        m_timer.start(m_wait);
        m_outage.nextTry = QDateTime::currentDateTimeUtc().addMSecs(m_wait.count());
    }
}

} // namespace Hubdesk

#include "moc_hubprobe.cpp"
