// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/folder.h"
#include "core/cache/sharedstore.h"
#include "core/upkeep/deletionplan.h"
#include "core/upkeep/planscales.h"

#include <QHash>

#include <map>

namespace Hubdesk
{

/// Makes one plan; see planDeletion(). The parts of it that belong to one repo are in planner_repo.cpp.
class Planner
{
public:
    Planner(const CacheReport &report, const Pins &pins, Folder root);
    DeletionPlan plan(const QList<DeletionTarget> &targets);

private:
    /// A removal, and the departure that it counts for.
    struct Planned {
        Removal removal;
        int departure = -1;
    };
    /// A payload that loses references.
    struct Loser {
        int departure = -1; ///< the first that takes one
        QStringList references; ///< those that go
        int files = 0;
        qint64 size = 0;
    };
    /// What of one repo goes.
    struct Leaving {
        const CachedRepo *repo = nullptr;
        QString folder;
        QList<DeletionTarget> targets;
        QSet<QString> commits;
        QSet<QString> paths;

        bool takes(const CachedRevision &revision, const CachedFile &file) const
        {
            return commits.contains(revision.commit) || paths.contains(file.path);
        }
    };

    void planRepo(const CachedRepo &repo, const QList<DeletionTarget> &targets);
    bool isPinned(const CachedRepo &repo, const DeletionTarget &target) const;
    bool isHere(const CachedRepo &repo, const DeletionTarget &target) const;
    QString userOf(const CachedRepo &repo, const DeletionTarget &target) const;
    QString userAt(const QString &path) const;
    Result<QStringList> usersOfPayload(const QString &hash) const;
    bool leadsElsewhere(const QString &folder) const;
    void planWhole(const Leaving &leaving);
    void planParts(const Leaving &leaving);
    int depart(const Leaving &leaving, const DeletionTarget &target);
    void removeRevision(const Leaving &leaving, const CachedRevision &revision, int departure);
    void removeBlobs(const Leaving &leaving, const QHash<int, int> &departures);
    void removeLoose(const Leaving &leaving, const DeletionTarget &target, int departure);

    void planStranger(const DeletionTarget &target);
    void planPayload(const DeletionTarget &target);
    void settlePayloads();
    void remove(Removal::Kind kind, const QString &path, int departure, const QString &payload = {});
    void lose(const QString &payload, const QString &reference, qint64 size, int departure);
    void stay(const StayReason &reason, int departure);
    void exclude(const DeletionTarget &target, Exclusion::Why why, const QString &detail = {});
    void finish();

    const CacheReport &m_report;
    const Pins &m_pins;
    Folder m_root;
    SharedStore m_store;
    PlanScales m_scales;
    DeletionPlan m_plan;
    QList<Planned> m_planned;
    std::map<QString, Loser> m_losers; ///< by hash
    /// A revision that leads to a file which is not a blob of its repo: somebody made that by hand, which is
    /// no reason to break it.
    struct User {
        const CachedRepo *repo = nullptr;
        QString commit;
    };
    QMultiHash<QString, User> m_users; ///< by path
    QHash<QString, QStringList> m_links; ///< blobs that are links to a payload, by its hash
};

} // namespace Hubdesk
