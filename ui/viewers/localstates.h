// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/questions.h"
#include "ui/shared/statebadge.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace Hubdesk
{

class Engine;

/// How each repo of a list stands on this computer: from the cache, asked in batches as rows come, and from
/// the transfers, which are told ten times a second. GUI thread, owned by the page.
class LocalStates : public QObject
{
    Q_OBJECT
public:
    explicit LocalStates(Engine *engine, QObject *parent = nullptr);

    /// Looks these up, if that was not done before; changed() comes later.
    void look(const QList<RepoId> &repos);
    /// `onHub` is the commit that the Hub tells; empty if it does not.
    StateBadge badge(const RepoId &repo, const CommitId &onHub) const;

Q_SIGNALS:
    void changed(const QSet<Hubdesk::RepoId> &repos);

private:
    void askSoon(const RepoId &repo);
    void askWaiting();
    void show(const QList<RepoId> &asked, const LocalPresence &found);
    void take(const QList<TransferState> &states);

    Engine *m_engine;
    QHash<RepoId, LocalPresence::Here> m_here;
    QHash<RepoId, StateBadge> m_running; ///< of transfers that are not final
    QSet<RepoId> m_known; ///< asked for, or answered
    QList<RepoId> m_waiting;
    QTimer m_pause; ///< many rows and many placed files make one question
};

} // namespace Hubdesk
