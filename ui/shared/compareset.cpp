// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/compareset.h"

namespace Hubdesk
{

void CompareSet::toggle(const RepoId &repo)
{
    if (contains(repo)) {
        remove(repo);
    } else if (isFull()) {
        Q_EMIT refused();
    } else if (!repo.isEmpty()) {
        m_repos.append(repo);
        Q_EMIT changed();
    }
}

void CompareSet::remove(const RepoId &repo)
{
    if (m_repos.removeOne(repo)) {
        Q_EMIT changed();
    }
}

void CompareSet::clear()
{
    if (!m_repos.isEmpty()) {
        m_repos.clear();
        Q_EMIT changed();
    }
}

} // namespace Hubdesk
