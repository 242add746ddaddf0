// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/previewfind.h"

#include "ui/shared/icons.h"

#include <QEvent>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

PreviewFind::PreviewFind(QWidget *page)
    : QObject(page)
    , m_page(page)
    , m_bar(new FindBar(page))
    , m_button(new QToolButton(page))
{
    const auto words = tr("Find in the text");
    m_bar->setWords(words);
    m_button->setObjectName(u"findInPage"_s);
    m_button->setAccessibleName(words);
    m_button->setToolTip(words);
    m_button->setIcon(icon(Icon::Search));
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->hide();
    connect(m_button, &QToolButton::clicked, m_bar, &FindBar::open);
    connect(m_bar, &FindBar::edited, this, [this](const QString &text) {
        if (m_shown >= 0) {
            m_targets.at(m_shown).find(text);
        }
    });
    connect(m_bar, &FindBar::stepRequested, this, [this](bool forward) {
        if (m_shown >= 0) {
            m_targets.at(m_shown).step(forward);
        }
    });
    connect(m_bar, &FindBar::closed, this, &PreviewFind::closed);
}

void PreviewFind::addTarget(const Target &target)
{
    m_targets << target;
    target.view->installEventFilter(this);
    follow();
}

void PreviewFind::follow()
{
    const auto shown = std::ranges::find_if(
        m_targets, [this](const Target &target) { return target.view->isVisibleTo(m_page); });
    const auto now = shown == m_targets.end() ? -1 : shown - m_targets.begin();
    if (now == m_shown) {
        return;
    }
    if (!m_bar->isHidden()) {
        m_bar->hide();
        if (m_shown >= 0) {
            m_targets.at(m_shown).end();
        }
    }
    m_shown = now;
    m_button->setVisible(now >= 0);
}

void PreviewFind::closed()
{
    if (m_shown >= 0) {
        m_targets.at(m_shown).end();
        m_targets.at(m_shown).view->setFocus(Qt::OtherFocusReason);
    }
}

bool PreviewFind::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::ShowToParent:
    case QEvent::HideToParent:
        follow();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Hubdesk
