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
    if (link == current()) {
        Q_EMIT changed(link);
        return;
    }
    m_history.resize(m_position + 1);
    m_history.append(link);
    if (m_history.size() > longestHistory) {
        m_history.removeFirst();
    }
    m_position = m_history.size() - 1;
    Q_EMIT changed(current());
}

void Navigator::back()
{
    if (canGoBack()) {
        --m_position;
        Q_EMIT changed(current());
    }
}

void Navigator::forward()
{
    if (canGoForward()) {
        ++m_position;
        Q_EMIT changed(current());
    }
}

} // namespace Hubdesk
