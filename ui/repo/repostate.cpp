// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repostate.h"

#include "ui/viewers/localstates.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

RepoState::RepoState(Engine *engine, QWidget *parent)
    : StateBadgeLabel(parent)
    , m_states(new LocalStates(engine, this))
{
    setObjectName(u"repoState"_s);
    hide();
    connect(m_states, &LocalStates::changed, this, [this](const QSet<RepoId> &repos) {
        if (repos.contains(m_repo)) {
            write();
        }
    });
}

void RepoState::setPlace(const RepoId &repo, const CommitId &commit)
{
    if (repo != m_repo || commit != m_commit) {
        m_repo = repo;
        m_commit = commit;
        m_all.reset();
        if (!commit.isEmpty()) {
            m_states->look({ repo });
        }
        write();
    }
}

void RepoState::setChoices(const std::optional<DownloadChoices> &choices)
{
    m_all = choices ? std::optional(choices->everything) : std::nullopt;
    write();
}

void RepoState::write()
{
    const auto badge = m_commit.isEmpty() ? StateBadge() : ofFiles(m_states->badge(m_repo, m_commit));
    setBadge(badge);
    setVisible(badge.state != LocalState::NotHere);
}

// The cache is asked for the newest commit only, the choices for the one that is shown.
StateBadge RepoState::ofFiles(const StateBadge &ofRepo) const
{
    switch (ofRepo.state) {
    case LocalState::NotHere:
    case LocalState::Complete:
    case LocalState::Partial:
    case LocalState::Newer:
        break;
    default:
        return ofRepo; // a transfer
    }
    if (!m_all) {
        return {};
    }
    if (m_all->isHere()) {
        return { .state = LocalState::Complete };
    }
    if (m_all->hereFiles > 0) {
        return { .state = LocalState::Partial,
                 .word
                 = tr("%1 of %n file(s)", nullptr, m_all->files).arg(locale().toString(m_all->hereFiles)),
                 .share = double(m_all->hereFiles) / m_all->files };
    }
    return ofRepo.state == LocalState::Newer ? ofRepo : StateBadge();
}

} // namespace Hubdesk
