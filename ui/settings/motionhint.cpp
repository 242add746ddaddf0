// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/motionhint.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#ifdef HUBDESK_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

const auto commonSpace = "org.freedesktop.appearance"_L1;
const auto gnomeSpace = "org.gnome.desktop.interface"_L1;
const auto kdeSpace = "org.kde.kdeglobals.KDE"_L1;

bool isOffscreen()
{
    const auto platform = QGuiApplication::platformName();
    return platform == "offscreen"_L1 || platform == "minimal"_L1;
}

} // namespace

MotionHint::MotionHint(QObject *parent)
    : QObject(parent)
    , m_isUnwatched(isOffscreen())
{
    if (m_isUnwatched) {
        return;
    }
#ifdef Q_OS_WIN
    m_byToolkit = !QApplication::isEffectEnabled(Qt::UI_General);
#else
    m_byToolkit = isLessByGtk(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
#endif
    QTimer::singleShot(0, this, &MotionHint::ask); // the window comes first
}

bool MotionHint::wantsLess() const
{
    return m_isUnwatched || m_byToolkit || m_byPortal;
}

bool MotionHint::isLessByGtk(const QString &folder)
{
    for (const auto &name : { u"gtk-4.0"_s, u"gtk-3.0"_s }) {
        const auto file = folder + u'/' + name + "/settings.ini"_L1;
        if (!QFile::exists(file)) {
            continue;
        }
        const QSettings settings(file, QSettings::IniFormat);
        const auto value = settings.value(u"Settings/gtk-enable-animations"_s);
        if (value.isValid()) {
            return !value.toBool(); // "false" and "0" are false
        }
    }
    return false;
}

bool MotionHint::isLessByPortal(const Portal &portal)
{
    const auto common = portal.value(commonSpace).value(u"reduced-motion"_s);
    if (common.isValid() && common.toInt() == 1) { // 0: no preference
        return true;
    }
    const auto gnome = portal.value(gnomeSpace).value(u"enable-animations"_s);
    if (gnome.isValid() && !gnome.toBool()) {
        return true;
    }
    // A number or its text; 0 is the desktop's "instant".
    const auto kde = portal.value(kdeSpace).value(u"AnimationDurationFactor"_s);
    bool isNumber = false;
    const double factor = kde.toDouble(&isNumber);
    return isNumber && factor <= 0;
}

void MotionHint::setPortal(const Portal &portal)
{
    const bool less = isLessByPortal(portal);
    if (std::exchange(m_byPortal, less) != less) {
        Q_EMIT changed();
    }
}

void MotionHint::ask()
{
#ifdef HUBDESK_DBUS
    const auto service = u"org.freedesktop.portal.Desktop"_s;
    const auto path = u"/org/freedesktop/portal/desktop"_s;
    const auto interface = u"org.freedesktop.portal.Settings"_s;
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    // Asked anew at every change; a second connection of the same is refused, which is what is wanted.
    bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(ask()));
    auto call = QDBusMessage::createMethodCall(service, path, interface, u"ReadAll"_s);
    call << QStringList{ commonSpace, gnomeSpace, kdeSpace };
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<> reply = *watcher;
        if (!reply.isError() && !reply.reply().arguments().isEmpty()) {
            setPortal(qdbus_cast<Portal>(reply.reply().arguments().constFirst()));
        }
    });
#endif
}

} // namespace Hubdesk
