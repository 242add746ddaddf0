// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/comparison.h"
#include "ui/shared/link.h"

#include <QList>
#include <QObject>

namespace Hubdesk
{

/// The repos that a person has put aside to compare them, in the order of putting; from any list or page of
/// the window, which owns it. GUI thread.
class CompareSet : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    static constexpr qsizetype least = 2; ///< that make a comparison
    static constexpr qsizetype most = Comparison::most;

    const QList<RepoId> &repos() const { return m_repos; }
    bool contains(const RepoId &repo) const { return m_repos.contains(repo); }
    bool isFull() const { return m_repos.size() >= most; }
    bool isEnough() const { return m_repos.size() >= least; }
    /// Where they stand side by side.
    Link link() const { return Link::toComparison(m_repos); }

    /// Puts it in, or takes it out. Into a full set nothing goes: refused() says so.
    void toggle(const RepoId &repo);
    void remove(const RepoId &repo);
    void clear();

Q_SIGNALS:
    void changed();
    void refused();

private:
    QList<RepoId> m_repos;
};

} // namespace Hubdesk
