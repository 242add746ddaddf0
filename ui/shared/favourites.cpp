// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/favourites.h"

namespace Hubdesk
{

QString keptText(const RepoId &repo)
{
    return QString(kindPlural(repo.kind)) + u'/' + repo.text();
}

std::optional<RepoId> repoFromKept(const QString &text)
{
    const auto kind = kindFromName(text.section(u'/', 0, 0));
    if (!kind) {
        return {};
    }
    const auto repo = RepoId::parse(*kind, text.section(u'/', 1));
    return repo ? std::optional(*repo) : std::nullopt;
}

Favourites::Favourites(Setting<QStringList> *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    read();
    connect(store, &SettingBase::changed, this, [this] {
        read();
        Q_EMIT changed();
    });
}

void Favourites::read()
{
    m_repos.clear();
    const auto texts = (*m_store)();
    for (const auto &text : texts) {
        if (const auto repo = repoFromKept(text); repo && !m_repos.contains(*repo)) {
            m_repos.append(*repo);
        }
    }
}

QList<RepoId> Favourites::all(RepoKind kind) const
{
    auto repos = m_repos;
    repos.removeIf([kind](const RepoId &repo) { return repo.kind != kind; });
    return repos;
}

void Favourites::set(const RepoId &repo, bool isFavourite)
{
    if (repo.isEmpty() || contains(repo) == isFavourite) {
        return;
    }
    auto repos = m_repos;
    if (isFavourite) {
        repos.prepend(repo);
    } else {
        repos.removeAll(repo);
    }
    setAll(repos);
}

void Favourites::setAll(const QList<RepoId> &repos)
{
    QStringList texts;
    for (const auto &repo : repos) {
        texts << keptText(repo);
    }
    m_store->set(texts);
}

} // namespace Hubdesk
