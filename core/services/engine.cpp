// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/engine.h"

#include "core/base/handover.h"
#include "core/base/hash.h"
#include "core/base/logging.h"
#include "core/base/machine.h"
#include "core/services/door.h"

#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{

/// How long work that does not obey its stop may hold up the end of the program. Nothing of ours takes as
/// long; a dead network drive may.
constexpr auto patience = 15s;

QCoro::Task<> endServices(Services *services, std::function<void()> then)
{
    const auto ended = co_await services->shutDown();
    if (!ended) {
        qCWarning(transferLog) << "not everything could be put in order:" << ended.error().detail;
    }
    then();
}

} // namespace

Engine::Engine(ServiceOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_anchor(new QObject)
{
    keepOpenSslUntilTheEnd();
    m_thread.setObjectName(QStringLiteral("engine"));
    m_anchor->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_anchor, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_anchor, Handed([this] { build(); }), Qt::QueuedConnection);
}

Engine::~Engine()
{
    m_life.request_stop();
    QMetaObject::invokeMethod(m_anchor, Handed([this] { beginClose(); }), Qt::QueuedConnection);
    m_thread.wait();
    takeOver(this);
}

/// News of the services goes on as ours, on our thread.
template<typename... News>
void Engine::relay(void (Services::*from)(News...), void (Engine::*to)(News...))
{
    connect(m_services.get(), from, m_services.get(), [this, to](const std::decay_t<News> &...news) {
        QMetaObject::invokeMethod(
            this, Handed([this, to, ... kept = news] { (this->*to)(kept...); }), Qt::QueuedConnection);
    });
}

void Engine::build()
{
    if (m_options.personWaits) {
        giveWay(); // to the window: on a busy machine its frames come first
    }
    m_services = std::make_unique<Services>(m_options);
    relay(&Services::transfersChanged, &Engine::transfersChanged);
    relay(&Services::transferRemoved, &Engine::transferRemoved);
    relay(&Services::transferFilesChanged, &Engine::transferFilesChanged);
    relay(&Services::transferLogChanged, &Engine::transferLogChanged);
    relay(&Services::diskPlanChanged, &Engine::diskPlanChanged);
    relay(&Services::filesPlaced, &Engine::filesPlaced);
    relay(&Services::accountChanged, &Engine::accountChanged);
    relay(&Services::rateLimitChanged, &Engine::rateLimitChanged);
    relay(&Services::reachableChanged, &Engine::reachableChanged);
    relay(&Services::outageChanged, &Engine::outageChanged);
    relay(&Services::offlineChanged, &Engine::offlineChanged);
    relay(&Services::cacheScanning, &Engine::cacheScanning);
    relay(&Services::cacheWorking, &Engine::cacheWorking);
    relay(&Services::cacheTouched, &Engine::cacheTouched);
    relay(&Services::cacheRootChanged, &Engine::takeCacheRoot);
    relay(&Services::verificationsChanged, &Engine::verificationsChanged);
    relay(&Services::updatesChanged, &Engine::updatesChanged);
    if (m_options.restoreTransfers) {
        m_services->restoreTransfers();
    }
}

void Engine::takeCacheRoot(QString root)
{
    m_options.setCacheRoot(root);
    Q_EMIT cacheRootChanged(root);
}

void Engine::beginClose()
{
    m_closing = true;
    // A stop may end a question at once, which takes it out of the list.
    const auto asked = m_asked.values();
    for (const auto &source : asked) {
        source.request_stop();
    }
    QTimer::singleShot(patience, m_anchor, [this] {
        qCCritical(transferLog) << "work does not end; leaving it behind";
        // Whoever still uses them must find them: better leaked than gone.
        m_services.release(); // NOLINT(bugprone-unused-return-value)
        m_thread.quit();
    });
    endServices(m_services.get(), [this] {
        m_shutDown = true;
        closeIfIdle();
    });
}

void Engine::closeIfIdle()
{
    if (m_closing && m_shutDown && m_asked.isEmpty()) {
        // Not here: the last answer may have come from inside a service.
        QMetaObject::invokeMethod(m_anchor, [this] { finish(); }, Qt::QueuedConnection);
    }
}

void Engine::finish()
{
    m_services.reset();
    handOver(this);
    m_thread.quit();
}

void Engine::pauseTransfer(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().pause(id); });
}

void Engine::resumeTransfer(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().resume(id); });
}

void Engine::cancelTransfer(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().cancel(id); });
}

void Engine::archiveTransfer(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().archive(id); });
}

void Engine::repeatTransfer(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().repeat(id); });
}

void Engine::removeTransfer(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().remove(id); });
}

void Engine::moveTransfer(TransferId id, QueueMove where)
{
    Door::post(this, [id, where](Services &core) { core.transfers().move(id, where); });
}

void Engine::moveTransferBefore(TransferId id, TransferId other)
{
    Door::post(this, [id, other](Services &core) { core.transfers().moveBefore(id, other); });
}

void Engine::downloadNow(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().downloadNow(id); });
}

void Engine::pauseTransfers(qint64 untilMs)
{
    Door::post(this, [untilMs](Services &core) { core.transfers().pauseAll(untilMs); });
}

void Engine::resumeTransfers()
{
    Door::post(this, [](Services &core) { core.transfers().resumeAll(); });
}

void Engine::showTransferFiles(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().showFiles(id); });
}

void Engine::showTransferLog(TransferId id)
{
    Door::post(this, [id](Services &core) { core.transfers().showLog(id); });
}

void Engine::showDiskPlan()
{
    Door::post(this, [](Services &core) { core.transfers().showDiskPlan(); });
}

void Engine::setFilesWanted(TransferId id, const QStringList &paths, bool wanted)
{
    Door::post(this,
               [id, paths, wanted](Services &core) { core.transfers().setFilesWanted(id, paths, wanted); });
}

void Engine::setFilePriority(TransferId id, const QStringList &paths, FilePriority priority)
{
    Door::post(this, [id, paths, priority](Services &core) {
        core.transfers().setFilePriority(id, paths, priority);
    });
}

void Engine::setTransferLimit(TransferId id, qint64 bytesPerSecond)
{
    Door::post(this, [id, bytesPerSecond](Services &core) {
        core.transfers().setTransferLimit(id, bytesPerSecond);
    });
}

void Engine::setRateLimit(qint64 bytesPerSecond)
{
    Door::post(this, [bytesPerSecond](Services &core) { core.setRateLimit(bytesPerSecond); });
}

void Engine::setTimetable(const Timetable &timetable)
{
    Door::post(this, [timetable](Services &core) { core.setTimetable(timetable); });
}

void Engine::setOffline(bool offline)
{
    Door::post(this, [offline](Services &core) { core.setOffline(offline); });
}

void Engine::setRoute(Route route)
{
    Door::post(this, [route = std::move(route)](Services &core) { core.setRoute(route); });
}

void Engine::setKeepAnswers(bool keep)
{
    Door::post(this, [keep](Services &core) { core.setKeepAnswers(keep); });
}

void Engine::setOfficialLogin(bool used)
{
    Door::post(this, [used](Services &core) { core.setOfficialLogin(used); });
}

void Engine::setWatched(bool watched)
{
    Door::post(this, [watched](Services &core) { core.setWatched(watched); });
}

void Engine::tryHub()
{
    Door::post(this, [](Services &core) { core.tryHub(); });
}

void Engine::setConcurrency(Concurrency concurrency)
{
    Door::post(this, [concurrency](Services &core) { core.setConcurrency(concurrency); });
}

} // namespace Hubdesk

#include "moc_engine.cpp"
