// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

#include <QUrl>

#include <memory>

namespace FakeHub
{

// The stand-in Hub: an in-memory Hub with real semantics behind two real sockets on 127.0.0.1, the Hub itself
// and its "CDN". It runs on a thread of its own from the constructor on, so that a test may block while it
// asks; every function here may be called from any thread. Ends with the object.
//
//     FakeHub::Server hub;
//     hub.addToken("hf_test", "someone");
//     hub.addRepo(FakeHub::RepoKind::Model, "org/name", {{"README.md", "# Hello"}, {"model.safetensors",
//     blob}}); const int cut = hub.addFault(FakeHub::Fault::cutAfter(1000).on("cdn").times(1));
//     ... hub.url() ...; hub.requests("resolve"); hub.violations();
class Server
{
public:
    struct Options {
        quint16 hubPort = 0; // 0: any free one
        quint16 cdnPort = 0;
    };

    Server();
    explicit Server(Options options);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] bool isListening() const; // false when the ports could not be had
    [[nodiscard]] QUrl url() const; // http://127.0.0.1:port, no slash at the end
    [[nodiscard]] QUrl cdnUrl() const;

    // --- what is there
    // -------------------------------------------------------------------------------------------
    void addUser(const User &user);
    void addOrganization(const QString &name, const QStringList &members = {});
    // The user is made when it is not there yet.
    void addToken(const QString &token, const QString &user, const QString &role = QStringLiteral("write"));
    void removeToken(const QString &token);

    // Makes the repository, with `files` as its first commit on main when there are any; the id of that
    // commit.
    QString addRepo(RepoKind kind, const QString &id, const QMap<QString, Blob> &files = {});
    void addRepo(Repo repo);
    // Changes a repository under the lock; does nothing when there is none.
    void edit(RepoKind kind, const QString &id, const std::function<void(Repo &)> &change);
    QString commit(RepoKind kind, const QString &id, const Change &change);
    void rename(RepoKind kind, const QString &id, const QString &newId); // the old id answers 307
    void like(RepoKind kind, const QString &id, const QString &user); // as on the web page
    void addDemoContent(); // see demo.h
    [[nodiscard]] bool writeDemoCopies(const QString &cacheRoot) const; // see democopies.h
    void addManyModels(int count); // a list without an end in sight, nothing of it stored; see manymodels.h
    void addManyFiles(int count); // a model of so many small files; see manyfiles.h
    // The big seeded files: every path that a hash in the table of known ones stands for, one for each
    // content.
    [[nodiscard]] QMap<QString, Blob> bigFiles() const;

    // --- what goes wrong
    // -----------------------------------------------------------------------------------------
    int addFault(const Fault &fault); // returns its number
    void removeFault(int number);
    void clearFaults();
    [[nodiscard]] int fired(int number) const; // how often it has happened
    void setLinkLifetime(int seconds); // of signed links on the CDN
    void setRateLimit(const QString &name, qint64 quota, int windowSeconds); // "api" or "resolvers"

    // --- what was asked
    // ------------------------------------------------------------------------------------------
    [[nodiscard]] QList<Recorded> requests(const QString &route = {}) const; // all of them, or of one route
    [[nodiscard]] int requestCount(const QString &route = {}) const;
    void clearRequests();
    [[nodiscard]] QStringList violations() const; // must stay empty
    [[nodiscard]] int connections() const; // open now
    // Closes every open connection.
    void dropConnections();
    // Nothing listens any more, and every open connection is closed; then at the same ports as before.
    void goAway();
    void comeBack();

private:
    class Listener;
    struct Running;

    World m_world;
    std::unique_ptr<Running> m_running;
};

} // namespace FakeHub
