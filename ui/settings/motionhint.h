// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QObject>
#include <QVariantMap>

namespace Hubdesk
{

/// Whether the desktop asks for less motion. Qt 6.8 has no word for it: on Windows its own effects follow the
/// setting; elsewhere GTK's settings file is read and the settings portal is asked, which answers later and
/// tells of changes. Where nobody says anything there is full motion, but for the platforms that nobody
/// watches (offscreen). GUI thread.
class MotionHint : public QObject
{
    Q_OBJECT
public:
    /// Of the portal: namespace, then key.
    using Portal = QMap<QString, QVariantMap>;

    explicit MotionHint(QObject *parent = nullptr);

    bool wantsLess() const;

    /// What a folder of configuration (`~/.config`) says in the files that GTK programs read.
    static bool isLessByGtk(const QString &folder);
    /// What GNOME, KDE and the desktops' common key say.
    static bool isLessByPortal(const Portal &portal);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void ask();

private:
    void setPortal(const Portal &portal);

    bool m_isUnwatched;
    bool m_byToolkit = false;
    bool m_byPortal = false;
};

} // namespace Hubdesk
