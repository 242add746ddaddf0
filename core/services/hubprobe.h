// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <stop_token>

namespace Hubdesk
{

class HttpClient;

/// The endpoint does not answer: since when, and when it is asked again. Times are in UTC.
struct Outage {
    QString host; ///< empty: it answers, as far as is known
    QDateTime since;
    QDateTime nextTry; ///< invalid: nothing is planned
    bool isTrying = false; ///< it is being asked right now

    bool isOver() const { return host.isEmpty(); }
    bool operator==(const Outage &) const = default;
};

/// Asks an endpoint that does not answer again, by the cheapest request there is, in waits that grow. It asks
/// only while it is active: somebody looks, and the network is allowed. Engine thread; owned by Services,
/// goes before the client.
class HubProbe : public QObject
{
    Q_OBJECT
public:
    struct Waits {
        std::chrono::milliseconds first{ 5000 };
        std::chrono::milliseconds longest{ 60'000 };
    };

    HubProbe(HttpClient *http, Waits waits, QObject *parent = nullptr);
    explicit HubProbe(HttpClient *http, QObject *parent = nullptr);
    ~HubProbe() override;

    /// Becoming active during an outage asks at once.
    void setActive(bool active);
    /// Does not wait for the next try. Nothing where there is no outage, or while inactive.
    void tryNow();
    const Outage &outage() const { return m_outage; }
    /// A try has ended, whatever came of it: the client tells by itself that the endpoint has answered.
    void tried();

Q_SIGNALS:
    void changed(Hubdesk::Outage outage);

private:
    void setReachable(bool reachable);
    void plan();

    HttpClient *m_http;
    Waits m_waits;
    std::chrono::milliseconds m_wait;
    QTimer m_timer;
    Outage m_outage;
    bool m_active = false;
    std::stop_source m_stop; ///< of the try that is under way
};

} // namespace Hubdesk
