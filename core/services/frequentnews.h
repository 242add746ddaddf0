// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/revision.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace Hubdesk
{

/// News that come by the thousands a second where files are small, for whoever only looks at them: the first
/// at once, all others together ten times a second. Engine thread; owned by Services.
class FrequentNews : public QObject
{
    Q_OBJECT
public:
    explicit FrequentNews(QObject *parent = nullptr);

    void addPlaced(const RepoId &repo, const CommitId &commit, const QString &path);
    void setRateLimit(int remaining, int quota, int resetSeconds);

Q_SIGNALS:
    void filesPlaced(Hubdesk::RepoId repo, Hubdesk::CommitId commit, QStringList paths);
    void rateLimitChanged(int remaining, int quota, int resetSeconds);

private:
    struct Placed {
        RepoId repo;
        CommitId commit;
        QStringList paths;
    };
    struct RateLimit {
        int remaining;
        int quota;
        int resetSeconds;
    };
    void tellSoon();
    void tell();

    QTimer m_rest;
    QList<Placed> m_placed; ///< one for each commit
    std::optional<RateLimit> m_rateLimit;
};

} // namespace Hubdesk
