// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/navigator.h"

namespace Hubdesk
{

namespace
{
constexpr qsizetype longestHistory = 500;
}

void Navigator::go(const Link &link)
{
    if (!link.leadsWhere(current())) {
        Q_EMIT leaving();
        append(link);
    }
    Q_EMIT changed(link);
}

void Navigator::step(const Link &before, const Link &now)
{
    keep(before);
    append(now);
    Q_EMIT stepped();
}

void Navigator::append(const Link &link)
{
    m_history.resize(m_position + 1);
    m_history.append(link);
    if (m_history.size() > longestHistory) {
        m_history.removeFirst();
    }
    m_position = m_history.size() - 1;
}

void Navigator::back()
{
    if (canGoBack()) {
        Q_EMIT leaving();
        --m_position;
        Q_EMIT changed(current());
    }
}

void Navigator::forward()
{
    if (!canGoForward()) {
        return;
    }
    Q_EMIT leaving();
    if (canGoForward()) { // the page has not gone on at the last moment
        ++m_position;
        Q_EMIT changed(current());
    }
}

} // namespace Hubdesk
