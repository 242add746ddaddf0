// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/connectionbar.h"

#include "ui/shared/connection.h"
#include "ui/shared/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

ConnectionBar::ConnectionBar(Connection *connection, QWidget *parent)
    : NoticeBar(parent)
    , m_connection(connection)
{
    setObjectName(u"connectionBar"_s);
    m_second.setInterval(1000);
    m_second.callOnTimeout(this, [this] { setAside(nextTry()); });
    connect(this, &NoticeBar::actionTriggered, this, &ConnectionBar::act);
    connect(connection, &Connection::changed, this, &ConnectionBar::write);
    write();
}

void ConnectionBar::write()
{
    m_second.stop();
    if (const auto &reason = m_connection->offlineReason(); !reason.isEmpty()) {
        writeReason(reason);
    } else if (!m_connection->outage().isOver()) {
        writeOutage();
    } else {
        hide();
    }
}

void ConnectionBar::writeReason(const QString &reason)
{
    const bool isSwitch = reason == "switch"_L1;
    const auto text = isSwitch
        ? tr("Working offline: what is in the cache can be shown, and what the Hub said before.")
        //: %1 is an environment variable or option.
        : tr("Offline because %1 says so: what is in the cache can be shown, and what the Hub said before.")
              .arg(reason);
    setNotice({ .kind = Notice::Kind::Warning,
                .text = text,
                .action = isSwitch ? tr("Go online") : QString(),
                .icon = Icon::Offline });
}

void ConnectionBar::writeOutage()
{
    const auto &outage = m_connection->outage();
    const auto since = locale().toString(outage.since.toLocalTime().time(), QLocale::ShortFormat);
    //: %1 is a host, %2 a time of day.
    setNotice(
        { .kind = Notice::Kind::Warning,
          .text
          = tr("%1 does not answer since %2. What is on this computer stays usable.").arg(outage.host, since),
          .aside = nextTry(),
          .action = tr("Try now"),
          .icon = Icon::Offline });
    if (outage.nextTry.isValid()) {
        m_second.start();
    }
}

QString ConnectionBar::nextTry() const
{
    const auto &outage = m_connection->outage();
    if (outage.isTrying) {
        return tr("Trying …");
    }
    if (!outage.nextTry.isValid()) {
        return {};
    }
    const auto left = QDateTime::currentDateTimeUtc().msecsTo(outage.nextTry);
    //: %1 is a duration such as "20 s".
    return tr("Next try in %1").arg(formatDuration(std::max<qint64>(0, (left + 999) / 1000)));
}

void ConnectionBar::act()
{
    if (m_connection->offlineReason().isEmpty()) {
        m_connection->tryNow();
    } else {
        Q_EMIT onlineRequested();
    }
}

} // namespace Hubdesk
