// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/noticebar.h"

#include <QTimer>

namespace Hubdesk
{

class Connection;

/// The one strip that says why the Hub cannot be asked, and what helps: the switch is on, a variable or
/// option forbids it, or the host does not answer, since when and until the next try. Shows and hides itself.
/// GUI thread.
class ConnectionBar : public NoticeBar
{
    Q_OBJECT
public:
    explicit ConnectionBar(Connection *connection, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The switch is to go off.
    void onlineRequested();

private:
    void write();
    void writeReason(const QString &reason);
    void writeOutage();
    QString nextTry() const;
    void act();

    Connection *m_connection;
    QTimer m_second; ///< counts down
};

} // namespace Hubdesk
