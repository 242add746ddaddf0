// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>

class QAction;
class QMenu;
class QToolButton;

namespace Hubdesk
{

class CacheCare;

/// The caches that can be shown, below the button that names the one that is: each with whether its disk is
/// plugged in, which is looked for while the menu is open. GUI thread; owned by the button.
class CacheRootMenu : public QObject
{
    Q_OBJECT
public:
    CacheRootMenu(CacheCare *care, QToolButton *button);

Q_SIGNALS:
    void addRequested(); ///< another folder

private:
    void fill();
    void showConnections();

    CacheCare *m_care;
    QMenu *m_menu;
    QHash<QString, QAction *> m_roots;
    QAction *m_adopt = nullptr;
};

} // namespace Hubdesk
