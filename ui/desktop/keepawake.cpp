// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/keepawake.h"

#include "ui/desktop/desktopbus.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

KeepAwake::KeepAwake(DesktopBus *bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
}

// Once for each time that it is wanted: who was refused asks no second time.
void KeepAwake::setWanted(bool wanted)
{
    if (m_isWanted == wanted) {
        return;
    }
    m_isWanted = wanted;
    if (!wanted) {
        m_lock.clear();
        return;
    }
    if (m_isAsked) {
        return; // the answer under way is wanted again
    }
    m_isAsked = true;
    m_bus->call({ DesktopBus::Bus::System,
                  u"org.freedesktop.login1"_s,
                  u"/org/freedesktop/login1"_s,
                  u"org.freedesktop.login1.Manager"_s },
                u"Inhibit"_s,
                //: Why the computer does not go to sleep; the desktop shows it.
                { u"sleep"_s, u"Hubdesk"_s, tr("Downloads are running"), u"block"_s },
                this,
                [this](const DesktopBus::Answer &answer) {
                    m_isAsked = false;
                    if (answer && !answer->isEmpty() && m_isWanted) {
                        m_lock = answer->constFirst();
                    }
                });
}

} // namespace Hubdesk
