// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QVariant>

namespace Hubdesk
{

class DesktopBus;

/// Keeps the computer from going to sleep for as long as that is wanted; the screen may go dark. By a lock of
/// systemd's logind (org.freedesktop.login1, Manager.Inhibit: "sleep", "block"), which is a file descriptor
/// and ends with the program, however that ends. Where there is none the computer sleeps when it likes.
/// GUI thread.
class KeepAwake : public QObject
{
    Q_OBJECT
public:
    explicit KeepAwake(DesktopBus *bus, QObject *parent = nullptr);

    void setWanted(bool wanted);
    bool isAwake() const { return m_lock.isValid(); }

private:
    DesktopBus *m_bus;
    QVariant m_lock; ///< the descriptor, closed with it
    bool m_isWanted = false;
    bool m_isAsked = false;
};

} // namespace Hubdesk
