// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"

#include "app/fakehub/demo.h"
#include "app/fakehub/democopies.h"
#include "app/fakehub/faultplan.h"
#include "app/fakehub/httpconnection.h"
#include "app/fakehub/manyfiles.h"
#include "app/fakehub/routes.h"

#include <QTcpServer>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

std::optional<Response> answerRecorded(World &world, const Request &request)
{
    const std::scoped_lock lock(world.mutex);
    const QString route = routeName(request);
    auto response = answerWithFaults(world, request, route);
    if (response) {
        response->sent = std::make_shared<std::atomic<qint64>>(0);
    }
    world.log.append({ request.port,
                       request.method,
                       request.target,
                       request.path(),
                       route,
                       request.query,
                       request.headers,
                       request.body,
                       QDateTime::currentDateTimeUtc(),
                       response ? response->status : 0,
                       response ? response->sent : nullptr });
    return response;
}

} // namespace

// Both sockets; lives on the server's thread.
class Server::Listener : public QObject
{
public:
    Listener(World &world, Options options)
        : m_world(world)
    {
        listen(m_hub, Port::Hub, options.hubPort);
        listen(m_cdn, Port::Cdn, options.cdnPort);
    }

    [[nodiscard]] quint16 hubPort() const { return m_hub.serverPort(); }
    [[nodiscard]] quint16 cdnPort() const { return m_cdn.serverPort(); }

    // As if the machine had been switched off, until it is back at the same ports.
    void goAway()
    {
        m_hub.close();
        m_cdn.close();
        dropConnections();
    }
    void comeBack(Options ports)
    {
        m_hub.listen(QHostAddress::LocalHost, ports.hubPort);
        m_cdn.listen(QHostAddress::LocalHost, ports.cdnPort);
    }
    void dropConnections() { qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly)); }
    int connections() const { return m_open; } // any thread

private:
    void listen(QTcpServer &server, Port port, quint16 number)
    {
        server.setListenBacklogSize(256);
        connect(&server, &QTcpServer::newConnection, this, [this, &server, port] {
            while (auto *socket = server.nextPendingConnection()) {
                auto *connection = new HttpConnection(
                    socket,
                    port,
                    [this](const Request &request) { return answerRecorded(m_world, request); },
                    this);
                ++m_open;
                connect(connection, &QObject::destroyed, this, [this] { --m_open; });
            }
        });
        server.listen(QHostAddress::LocalHost, number);
    }

    World &m_world;
    std::atomic<int> m_open = 0;
    QTcpServer m_hub;
    QTcpServer m_cdn;
};

struct Server::Running {
    QThread thread;
    QObject *anchor = new QObject; // calls reach the thread through it
    Listener *listener = nullptr; // both die on their thread
    quint16 hubPort = 0;
    quint16 cdnPort = 0;
};

Server::Server()
    : Server(Options())
{
}

Server::Server(Options options)
    : m_running(std::make_unique<Running>())
{
    auto &running = *m_running;
    running.thread.setObjectName(u"fakehub"_s);
    running.anchor->moveToThread(&running.thread);
    QObject::connect(&running.thread, &QThread::finished, running.anchor, &QObject::deleteLater);
    running.thread.start();
    QMetaObject::invokeMethod(
        running.anchor,
        [this, &running, options] {
            running.listener = new Listener(m_world, options);
            running.hubPort = running.listener->hubPort();
            running.cdnPort = running.listener->cdnPort();
        },
        Qt::BlockingQueuedConnection);
    m_world.cdnBase = cdnUrl().toEncoded();
}

Server::~Server()
{
    QMetaObject::invokeMethod(
        m_running->anchor, [this] { delete m_running->listener; }, Qt::BlockingQueuedConnection);
    m_running->thread.quit();
    m_running->thread.wait();
}

bool Server::isListening() const
{
    return m_running->hubPort != 0 && m_running->cdnPort != 0;
}

QUrl Server::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_running->hubPort));
}

QUrl Server::cdnUrl() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_running->cdnPort));
}

void Server::addUser(const User &user)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.users.insert(user.name, user);
}

void Server::addOrganization(const QString &name, const QStringList &members)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.users.insert(name, { .name = name, .fullname = name, .organization = true, .orgs = {} });
    for (const QString &member : members) {
        auto &user = m_world.users[member];
        user.name = member;
        user.orgs.append(name);
    }
}

void Server::addToken(const QString &token, const QString &user, const QString &role)
{
    const std::scoped_lock lock(m_world.mutex);
    if (!m_world.users.contains(user)) {
        m_world.users.insert(user, { .name = user, .fullname = user, .orgs = {} });
    }
    m_world.tokens.insert(token, { .user = user, .role = role });
}

void Server::removeToken(const QString &token)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.tokens.remove(token);
}

QString Server::addRepo(RepoKind kind, const QString &id, const QMap<QString, Blob> &files)
{
    const std::scoped_lock lock(m_world.mutex);
    const auto repo = m_world.add(Repo(kind, id));
    return files.isEmpty() ? QString() : repo->commit({ .add = files, .title = u"Initial commit"_s });
}

void Server::addRepo(Repo repo)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.add(std::move(repo));
}

void Server::edit(RepoKind kind, const QString &id, const std::function<void(Repo &)> &change)
{
    const std::scoped_lock lock(m_world.mutex);
    if (const auto repo = m_world.exact(kind, id)) {
        change(*repo);
    }
}

QString Server::commit(RepoKind kind, const QString &id, const Change &change)
{
    QString commitId;
    edit(kind, id, [&](Repo &repo) { commitId = repo.commit(change); });
    return commitId;
}

void Server::rename(RepoKind kind, const QString &id, const QString &newId)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.rename(kind, id, newId);
}

void Server::like(RepoKind kind, const QString &id, const QString &user)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.like(kind, id, user, QDateTime::currentDateTimeUtc());
}

void Server::addDemoContent()
{
    const std::scoped_lock lock(m_world.mutex);
    FakeHub::addDemoContent(m_world);
}

bool Server::writeDemoCopies(const QString &cacheRoot) const
{
    const std::scoped_lock lock(m_world.mutex);
    return FakeHub::writeDemoCopies(m_world, cacheRoot);
}

void Server::addManyModels(int count)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.many = ManyModels(std::max(0, count));
}

void Server::addManyFiles(int count)
{
    if (count > 0) {
        addRepo(manyFiles(count));
    }
}

QMap<QString, Blob> Server::bigFiles() const
{
    const std::scoped_lock lock(m_world.mutex);
    QMap<QString, Blob> found;
    QSet<QByteArray> seen;
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        for (const auto &repo : m_world.all(kind)) {
            for (const auto &[path, file] : repo->head()->tree().asKeyValueRange()) {
                const QByteArray key
                    = QByteArray::number(file.blob.seed()) + '/' + QByteArray::number(file.blob.size());
                if (file.blob.size() >= (16 << 20) && !seen.contains(key)) {
                    seen.insert(key);
                    found.insert(repo->id + u'/' + path, file.blob);
                }
            }
        }
    }
    return found;
}

int Server::addFault(const Fault &fault)
{
    const std::scoped_lock lock(m_world.mutex);
    const int number = m_world.faults.isEmpty() ? 1 : m_world.faults.lastKey() + 1;
    m_world.faults.insert(number, fault);
    return number;
}

void Server::removeFault(int number)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.faults.remove(number);
}

void Server::clearFaults()
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.faults.clear();
}

int Server::fired(int number) const
{
    const std::scoped_lock lock(m_world.mutex);
    return m_world.faults.value(number).fired;
}

void Server::setLinkLifetime(int seconds)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.linkLifetime = seconds;
}

void Server::setRateLimit(const QString &name, qint64 quota, int windowSeconds)
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.limits.insert(name, { quota, windowSeconds, 0, {} });
}

QList<Recorded> Server::requests(const QString &route) const
{
    const std::scoped_lock lock(m_world.mutex);
    if (route.isEmpty()) {
        return m_world.log;
    }
    QList<Recorded> chosen;
    std::ranges::copy_if(m_world.log, std::back_inserter(chosen), [&route](const Recorded &one) {
        return one.route == route;
    });
    return chosen;
}

int Server::requestCount(const QString &route) const
{
    return int(requests(route).size());
}

void Server::clearRequests()
{
    const std::scoped_lock lock(m_world.mutex);
    m_world.log.clear();
}

QStringList Server::violations() const
{
    const std::scoped_lock lock(m_world.mutex);
    return m_world.violations;
}

int Server::connections() const
{
    return m_running->listener->connections();
}

void Server::dropConnections()
{
    QMetaObject::invokeMethod(m_running->listener, &Listener::dropConnections, Qt::BlockingQueuedConnection);
}

void Server::goAway()
{
    QMetaObject::invokeMethod(m_running->listener, &Listener::goAway, Qt::BlockingQueuedConnection);
}

void Server::comeBack()
{
    const Options ports{ m_running->hubPort, m_running->cdnPort };
    QMetaObject::invokeMethod(
        m_running->listener,
        [listener = m_running->listener, ports] { listener->comeBack(ports); },
        Qt::BlockingQueuedConnection);
}

} // namespace FakeHub
