// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

class QLocalServer;

namespace Hubdesk
{

/// One window for each place that settings and transfers are kept in: a second start hands its address to the
/// first one and ends. Only programs of the same user are heard.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    /// `place` is the folder of settings and journal.
    explicit SingleInstance(const QString &place, QObject *parent = nullptr);

    /// True if another one runs and has taken the address (which may be empty: it only comes to the front).
    bool handOver(const QString &address) const;
    /// From here on others hand over to us. That this cannot be is no reason not to start.
    void listen();

Q_SIGNALS:
    void addressReceived(const QString &address);

private:
    QString m_name;
    QLocalServer *m_server;
};

} // namespace Hubdesk
