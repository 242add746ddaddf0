// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"

#include <QList>
#include <QObject>

namespace Hubdesk
{

/// Where the window is and was: a history like a browser's. Knows no page; the window shows what `changed`
/// says.
class Navigator : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const Link &current() const { return m_history[m_position]; }
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_history.size(); }

    /// A new entry, unless the window is there already; what was ahead is forgotten.
    void go(const Link &link);
    void back();
    void forward();

Q_SIGNALS:
    void changed(const Hubdesk::Link &link);

private:
    QList<Link> m_history{ Link{} };
    qsizetype m_position = 0;
};

} // namespace Hubdesk
