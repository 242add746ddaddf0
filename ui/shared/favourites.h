// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/settings/setting.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace Hubdesk
{

/// "models/owner/name": a repo as a person can read it in the file of the settings.
QString keptText(const RepoId &repo);
/// Backwards; nothing if the text names no repo.
std::optional<RepoId> repoFromKept(const QString &text);

/// The repos that a person has marked, the newest first. They are kept in a setting and nowhere else: nobody
/// is told that they are marked. Whoever needs them makes one over the same setting, and all see the same.
/// GUI thread.
class Favourites : public QObject
{
    Q_OBJECT
public:
    explicit Favourites(Setting<QStringList> *store, QObject *parent = nullptr);

    const QList<RepoId> &all() const { return m_repos; }
    QList<RepoId> all(RepoKind kind) const;
    bool contains(const RepoId &repo) const { return m_repos.contains(repo); }
    void set(const RepoId &repo, bool isFavourite);
    void toggle(const RepoId &repo) { set(repo, !contains(repo)); }
    void setAll(const QList<RepoId> &repos);

Q_SIGNALS:
    void changed();

private:
    void read();

    Setting<QStringList> *m_store;
    QList<RepoId> m_repos;
};

} // namespace Hubdesk
