// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cacherootmenu.h"

#include "ui/cache/cachecare.h"
#include "ui/shared/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

CacheRootMenu::CacheRootMenu(CacheCare *care, QToolButton *button)
    : QObject(button)
    , m_care(care)
    , m_menu(new QMenu(button))
{
    m_menu->setObjectName(u"cacheRoots"_s);
    connect(m_menu, &QMenu::aboutToShow, this, &CacheRootMenu::fill);
    connect(care, &CacheCare::connectionsChanged, this, &CacheRootMenu::showConnections);
    button->setMenu(m_menu);
}

void CacheRootMenu::fill()
{
    m_menu->clear();
    m_roots.clear();
    const auto roots = m_care->roots();
    for (const auto &root : roots) {
        auto *action = m_menu->addAction(root, m_care, [care = m_care, root] { care->setRoot(root); });
        action->setObjectName(u"cacheRoot%1"_s.arg(m_roots.size()));
        action->setCheckable(true);
        action->setChecked(root == m_care->root());
        m_roots.insert(root, action);
    }
    m_menu->addSeparator();
    m_menu->addAction(icon(Icon::Plus), tr("Another cache folder..."), this, &CacheRootMenu::addRequested)
        ->setObjectName(u"addCacheFolder"_s);
    m_menu->addAction(icon(Icon::Copy), tr("Copy path"), this, [this] {
        QGuiApplication::clipboard()->setText(m_care->root());
    });
    m_adopt = m_menu->addAction(tr("Use this folder without its disk"), m_care, &CacheCare::adopt);
    m_adopt->setObjectName(u"adoptCache"_s);
    if (m_care->isForgettable(m_care->root())) {
        m_menu->addAction(tr("Take off this list"), this, [this] { m_care->forgetRoot(m_care->root()); });
    }
    showConnections();
    m_care->lookForRoots();
}

void CacheRootMenu::showConnections()
{
    for (auto root = m_roots.cbegin(); root != m_roots.cend(); ++root) {
        //: %1 is the path of a cache whose disk is not plugged in.
        root.value()->setText(m_care->isConnected(root.key()) ? root.key()
                                                              : tr("%1 (not connected)").arg(root.key()));
    }
    if (m_adopt) {
        m_adopt->setVisible(!m_care->isConnected(m_care->root()));
    }
}

} // namespace Hubdesk
