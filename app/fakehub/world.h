// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/fault.h"
#include "app/fakehub/manymodels.h"
#include "app/fakehub/repo.h"

#include <expected>
#include <mutex>

namespace FakeHub
{

struct Like {
    RepoKind kind = RepoKind::Model;
    QString id;
    QDateTime when;
};

struct User {
    QString name;
    QString fullname;
    bool organization = false;
    QStringList orgs;
    bool pro = false;
    QList<Like> likes; // newest first
    QStringList following; // users and organisations
    QString details; // what they say of themselves
};

struct Token {
    QString user;
    QString displayName = QStringLiteral("a-token");
    QString role = QStringLiteral("read"); // read, write, fineGrained
};

// A request as it came in, with the answer's status.
struct Recorded {
    Port port = Port::Hub;
    QByteArray method;
    QByteArray target; // as sent
    QString path; // decoded
    QString route; // "tree", "resolve", "cdn" ...
    QList<std::pair<QString, QString>> query;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    QDateTime when;
    int status = 0; // 0: closed without an answer
    std::shared_ptr<std::atomic<qint64>> sentSoFar; // goes on while the answer is under way

    // Bytes of the answer's body that went to the peer: what its system has taken, read or not.
    [[nodiscard]] qint64 sent() const { return sentSoFar ? sentSoFar->load() : 0; }
};

struct RateLimit {
    qint64 quota = 100'000;
    int windowSeconds = 300;
    qint64 used = 0;
    QDateTime since;
};

// A line of a tree listing.
struct TreeEntry {
    QString path;
    bool folder = false;
};

using RepoPtr = std::shared_ptr<Repo>;

// Everything that the stand-in knows. `mutex` covers all of it; who takes a reference holds it.
class World
{
public:
    mutable std::recursive_mutex mutex;

    QMap<QString, User> users; // organisations too
    QMap<QString, Token> tokens;
    QMap<int, Fault> faults;
    QList<Recorded> log;
    QStringList violations; // what no client may do, for example Authorization at the CDN
    QByteArray cdnBase; // http://127.0.0.1:port
    int linkLifetime = 3600;
    QMap<QString, RateLimit> limits;
    ManyModels many; // none, unless somebody asks for them
    QHash<QByteArray, Blob> cdn; // sha256 -> content, for every link given out

    // The last few whole listings: a big tree is paged through in many requests.
    QList<std::pair<QString, QList<TreeEntry>>> listings;

    RepoPtr add(Repo repo);
    void rename(RepoKind kind, const QString &id, const QString &newId); // the old id leads to the new one
    [[nodiscard]] RepoPtr exact(RepoKind kind, const QString &id) const;
    // By a former id, or by the id in other letter case: where a 307 leads.
    [[nodiscard]] RepoPtr moved(RepoKind kind, const QString &id) const;
    // In the order of adding; the many are not among them.
    [[nodiscard]] QList<RepoPtr> all(RepoKind kind) const;

    // Who liked or likes no longer; the count of the repository goes along.
    void like(RepoKind kind, const QString &id, const QString &user, const QDateTime &when);
    bool unlike(const Repo &repo, const QString &user); // false when it was not liked

    [[nodiscard]] bool isMember(const QString &user, const QString &owner) const;
    [[nodiscard]] bool maySee(const Repo &repo, const QString &user) const;
    [[nodiscard]] bool mayRead(const Repo &repo, const QString &user) const; // past the gate too

    QByteArray signedLink(const Blob &blob, const QString &fileName);
    [[nodiscard]] bool isValidLink(const Request &request) const;

private:
    QMap<QString, RepoPtr> m_byId;
    QMap<QString, RepoPtr> m_moved;
    QList<RepoPtr> m_repos;
};

} // namespace FakeHub
