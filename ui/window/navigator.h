// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"

#include <QList>
#include <QObject>

namespace Hubdesk
{

/// Where the window is and was: a history like a browser's. Knows no page; the window shows what `changed`
/// says, and tells how the page is left when `leaving` says that it will be.
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
    /// The page has gone on by itself: it was at `before` and is at `now`, which is a new entry.
    void step(const Link &before, const Link &now);
    /// How the place that is shown is to be found again.
    void keep(const Link &link) { m_history[m_position] = link; }

Q_SIGNALS:
    /// The place that is shown will be another one; the last moment for keep().
    void leaving();
    void changed(const Hubdesk::Link &link);
    void stepped(); ///< what there is to go back to

private:
    void append(const Link &link);

    QList<Link> m_history{ Link{} };
    qsizetype m_position = 0;
};

} // namespace Hubdesk
