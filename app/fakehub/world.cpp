// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/world.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

QString key(RepoKind kind, const QString &id)
{
    return plural(kind) + u'/' + id;
}

QByteArray signature(const QByteArray &path, const QString &expires)
{
    return QCryptographicHash::hash("stand-in" + path + expires.toLatin1(), QCryptographicHash::Sha1).toHex();
}

} // namespace

RepoPtr World::add(Repo repo)
{
    auto pointer = std::make_shared<Repo>(std::move(repo));
    m_byId.insert(key(pointer->kind, pointer->id), pointer);
    m_moved.insert(key(pointer->kind, pointer->id.toLower()), pointer);
    for (const QString &former : std::as_const(pointer->formerIds)) {
        m_moved.insert(key(pointer->kind, former.toLower()), pointer);
    }
    m_repos.append(pointer);
    return pointer;
}

void World::rename(RepoKind kind, const QString &id, const QString &newId)
{
    if (const auto repo = m_byId.take(key(kind, id))) {
        repo->formerIds.append(id);
        repo->id = newId;
        m_byId.insert(key(kind, newId), repo);
        m_moved.insert(key(kind, newId.toLower()), repo);
    }
}

RepoPtr World::exact(RepoKind kind, const QString &id) const
{
    if (const auto stored = m_byId.value(key(kind, id)); stored || kind != RepoKind::Model) {
        return stored;
    }
    const auto number = many.numberOf(id);
    return number ? many.repo(*number) : nullptr;
}

RepoPtr World::moved(RepoKind kind, const QString &id) const
{
    return m_moved.value(key(kind, id.toLower()));
}

QList<RepoPtr> World::all(RepoKind kind) const
{
    QList<RepoPtr> list;
    for (const auto &repo : m_repos) {
        if (repo->kind == kind) {
            list.append(repo);
        }
    }
    return list;
}

void World::like(RepoKind kind, const QString &id, const QString &user, const QDateTime &when)
{
    const auto repo = exact(kind, id);
    auto &likes = users[user].likes;
    const auto same = [&](const Like &like) { return like.kind == kind && like.id == id; };
    if (repo && std::ranges::none_of(likes, same)) {
        likes.prepend({ kind, id, when });
        ++repo->likes;
    }
}

bool World::unlike(const Repo &repo, const QString &user)
{
    const auto at = users.find(user);
    const auto same = [&repo](const Like &like) { return like.kind == repo.kind && like.id == repo.id; };
    if (at == users.end() || at->likes.removeIf(same) == 0) {
        return false;
    }
    if (const auto stored = exact(repo.kind, repo.id)) {
        stored->likes = std::max<qint64>(0, stored->likes - 1);
    }
    return true;
}

bool World::isMember(const QString &user, const QString &owner) const
{
    return !user.isEmpty() && (user == owner || users.value(user).orgs.contains(owner));
}

bool World::maySee(const Repo &repo, const QString &user) const
{
    return !repo.isPrivate || isMember(user, repo.owner()) || repo.members.contains(user);
}

bool World::mayRead(const Repo &repo, const QString &user) const
{
    return maySee(repo, user)
        && (repo.gated.isEmpty() || isMember(user, repo.owner()) || repo.granted.contains(user));
}

QByteArray World::signedLink(const Blob &blob, const QString &fileName)
{
    cdn.insert(blob.sha256(), blob);
    const QByteArray path = "/lfs/" + blob.sha256();
    const QString expires = QString::number(QDateTime::currentSecsSinceEpoch() + linkLifetime);
    return cdnBase + path + "?filename=" + encoded(fileName) + "&Expires=" + expires.toLatin1()
        + "&Signature=" + signature(path, expires);
}

bool World::isValidLink(const Request &request) const
{
    const QString expires = request.value(u"Expires"_s);
    return request.value(u"Signature"_s).toLatin1() == signature(request.rawPath, expires)
        && expires.toLongLong() > QDateTime::currentSecsSinceEpoch();
}

} // namespace FakeHub
