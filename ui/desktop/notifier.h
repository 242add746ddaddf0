// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/transfernews.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace Hubdesk
{

class DesktopBus;

/// Tells by the desktop's notifications (org.freedesktop.Notifications, specification 1.2), without a sound.
/// What happens within a few seconds becomes one. GUI thread.
class Notifier : public QObject
{
    Q_OBJECT
public:
    explicit Notifier(DesktopBus *bus, QObject *parent = nullptr);

    /// Shown a little later, together with what comes until then.
    void add(const TransferNews &news);
    /// Shown at once.
    void post(const DesktopNotice &notice);
    /// The window is looked at: what waits is seen there, and what is shown has been of use.
    void withdraw();
    /// How long it waits for more; 5 s unless changed.
    void setPatience(std::chrono::milliseconds patience) { m_collecting.setInterval(patience); }

Q_SIGNALS:
    void showRequested(Hubdesk::TransferId transfer); ///< 0: all
    void folderRequested(QString folder);
    /// The desktop shows no notifications.
    void unserved(Hubdesk::DesktopNotice notice);

private Q_SLOTS:
    void invoke(uint id, const QString &action);
    void forget(uint id, uint reason);
    void keepToken(uint id, const QString &token);

private:
    void listen();
    void send(const DesktopNotice &notice);
    QStringList actionsOf(const DesktopNotice &notice) const;

    DesktopBus *m_bus;
    QTimer m_collecting;
    QList<TransferNews> m_news;
    QHash<uint, DesktopNotice> m_shown; ///< by the desktop's number
    std::optional<QStringList> m_abilities; ///< of the desktop; none: not asked yet
};

} // namespace Hubdesk
