// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/notifier.h"

#include "ui/desktop/desktopbus.h"

#include <QVariantMap>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{

constexpr auto patience = 5s;

DesktopBus::Object notifications()
{
    return { DesktopBus::Bus::Session,
             u"org.freedesktop.Notifications"_s,
             u"/org/freedesktop/Notifications"_s,
             u"org.freedesktop.Notifications"_s };
}

} // namespace

Notifier::Notifier(DesktopBus *bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    m_collecting.setSingleShot(true);
    m_collecting.setInterval(patience);
    connect(&m_collecting, &QTimer::timeout, this, [this] {
        for (const auto &notice : DesktopNotice::of(std::exchange(m_news, {}))) {
            post(notice);
        }
    });
}

void Notifier::add(const TransferNews &news)
{
    m_news << news;
    if (!m_collecting.isActive()) {
        m_collecting.start();
    }
}

void Notifier::withdraw()
{
    m_news.clear();
    m_collecting.stop();
    const auto shown = std::exchange(m_shown, {});
    for (auto id = shown.keyBegin(); id != shown.keyEnd(); ++id) {
        m_bus->call(notifications(), u"CloseNotification"_s, { *id }, this, [](const auto &) { });
    }
}

// What the desktop can show is asked once, with the first.
void Notifier::post(const DesktopNotice &notice)
{
    if (m_abilities) {
        send(notice);
        return;
    }
    m_bus->call(
        notifications(), u"GetCapabilities"_s, {}, this, [this, notice](const DesktopBus::Answer &answer) {
            if (!answer || answer->isEmpty()) {
                Q_EMIT unserved(notice);
                return;
            }
            if (!m_abilities) {
                m_abilities = answer->constFirst().toStringList();
                listen();
            }
            send(notice);
        });
}

void Notifier::listen()
{
    m_bus->listen(notifications(), u"ActionInvoked"_s, this, SLOT(invoke(uint, QString)));
    m_bus->listen(notifications(), u"NotificationClosed"_s, this, SLOT(forget(uint, uint)));
    m_bus->listen(notifications(), u"ActivationToken"_s, this, SLOT(keepToken(uint, QString)));
}

QStringList Notifier::actionsOf(const DesktopNotice &notice) const
{
    if (!m_abilities->contains("actions"_L1)) {
        return {};
    }
    // A click on the notice itself; some desktops give it a button as well.
    QStringList actions{ u"default"_s, tr("Show") };
    if (!notice.folder.isEmpty()) {
        actions << u"folder"_s << tr("Open folder");
    }
    return actions;
}

void Notifier::send(const DesktopNotice &notice)
{
    const bool isMarkup = m_abilities->contains("body-markup"_L1);
    const QVariantMap hints{ { u"desktop-entry"_s, u"hubdesk"_s },
                             { u"category"_s,
                               notice.isTrouble ? u"transfer.error"_s : u"transfer.complete"_s },
                             { u"suppress-sound"_s, true } };
    m_bus->call(notifications(),
                u"Notify"_s,
                { u"Hubdesk"_s,
                  0U, // in place of no other
                  u"hubdesk"_s,
                  notice.title,
                  isMarkup ? notice.text.toHtmlEscaped() : notice.text,
                  actionsOf(notice),
                  hints,
                  -1 }, // for as long as the desktop likes
                this,
                [this, notice](const DesktopBus::Answer &answer) {
                    if (!answer || answer->isEmpty()) {
                        Q_EMIT unserved(notice);
                    } else {
                        m_shown.insert(answer->constFirst().toUInt(), notice);
                    }
                });
}

// Every program hears what is done with the notices of all.
void Notifier::invoke(uint id, const QString &action)
{
    const auto shown = m_shown.constFind(id);
    if (shown == m_shown.cend()) {
        return;
    }
    if (action == "folder"_L1) {
        Q_EMIT folderRequested(QString(shown->folder)); // a copy: whoever hears it may close the notice
    } else {
        Q_EMIT showRequested(shown->transfer);
    }
}

void Notifier::forget(uint id, uint)
{
    m_shown.remove(id);
}

// Under Wayland a window comes forward only with what the desktop gives to whoever was clicked.
void Notifier::keepToken(uint id, const QString &token)
{
    if (m_shown.contains(id)) {
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    }
}

} // namespace Hubdesk
