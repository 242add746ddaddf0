// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/revision.h"

#include <QPushButton>

namespace Hubdesk
{

class Engine;
class RevisionPopup;

/// Says at which revision a repo is shown, and opens the popup that chooses another. A long name is elided in
/// the middle; the tooltip and the accessible name have the whole.
class RevisionButton : public QPushButton
{
    Q_OBJECT
public:
    explicit RevisionButton(Engine *engine, QWidget *parent = nullptr);

    /// `commit` is what the revision names at the moment; empty while unknown.
    void setPlace(const RepoId &repo, const Revision &revision, const CommitId &commit);
    /// What the popup knows of the repo is old.
    void forget();

Q_SIGNALS:
    void revisionChosen(const Hubdesk::Revision &revision);

protected:
    void initStyleOption(QStyleOptionButton *option) const override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void write();
    void openPopup();

    RepoId m_repo;
    Revision m_revision;
    CommitId m_commit;
    RevisionPopup *m_popup;
};

} // namespace Hubdesk
