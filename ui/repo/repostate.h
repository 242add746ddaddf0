// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/revision.h"
#include "core/formats/downloadchoices.h"
#include "ui/shared/statebadge.h"

#include <optional>

namespace Hubdesk
{

class Engine;
class LocalStates;

/// How a repo stands on this computer, in the head of its page: what a transfer does, else how many of the
/// files of the commit that is shown are in the cache; nothing where none is. GUI thread; owned by the page.
class RepoState : public StateBadgeLabel
{
    Q_OBJECT
public:
    explicit RepoState(Engine *engine, QWidget *parent = nullptr);

    /// `commit` is empty while it is not known. Forgets the choices of another commit.
    void setPlace(const RepoId &repo, const CommitId &commit);
    void setChoices(const std::optional<DownloadChoices> &choices);

private:
    void write();
    StateBadge ofFiles(const StateBadge &ofRepo) const;

    LocalStates *m_states;
    RepoId m_repo;
    CommitId m_commit;
    std::optional<DownloadChoice> m_all; ///< the whole repo at that commit
};

} // namespace Hubdesk
