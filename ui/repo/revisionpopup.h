// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/page.h"
#include "core/hub/refs.h"
#include "core/hub/repoinfo.h"
#include "ui/shared/popup.h"

#include <QUrl>

#include <stop_token>

class QLineEdit;
class QListView;

namespace Hubdesk
{

class Engine;
class RevisionModel;
class TextLabel;

/// Search field over the branches, tags, pull requests and commits of a repo; the field keeps the focus and
/// hands the arrow keys to the list. What is typed and not listed is first shown to the Hub. Asks for the
/// refs when it is first opened for a repo, for commits when a person wants them. Owned by its button.
class RevisionPopup : public Popup
{
    Q_OBJECT
public:
    explicit RevisionPopup(Engine *engine, QWidget *parent = nullptr);

    /// What it is about; forgets what it knew of another repo.
    void setPlace(const RepoId &repo, const Revision &current);
    /// Forgets what is known, so that the next opening asks again.
    void forget();
    /// Opens below `anchor`, in screen coordinates.
    void openBelow(const QRect &anchor);

Q_SIGNALS:
    void chosen(const Hubdesk::Revision &revision);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void edited(const QString &text);
    void fit();
    void select(const QModelIndex &index);
    void choose(const QModelIndex &index);
    void askRefs();
    void askCommits();
    void showCommits(Result<Page<Commit>> page);
    void check(const QString &typed);
    void take(Revision revision);
    void say(const QString &text, bool isTrouble = false);
    bool fieldKey(int key);

    Engine *m_engine;
    RepoId m_repo;
    Revision m_current;
    RevisionModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    TextLabel *m_message;
    QUrl m_nextCommits;
    bool m_knowsRefs = false;
    bool m_asksRefs = false; ///< the answer is on its way
    bool m_isTrouble = false; ///< the message is more than that it waits
    std::stop_source m_askedRefs;
    std::stop_source m_askedCommits;
    std::stop_source m_checking;
};

} // namespace Hubdesk
