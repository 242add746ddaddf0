// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/services/cachemoves.h"
#include "core/services/services_p.h"
#include "core/settings/appsettings.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString configFolder(const ServiceOptions &options)
{
    return options.settingsFile.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
        : QFileInfo(options.settingsFile).absolutePath();
}

bool decidesHowLongToWait(const Environment &environment)
{
    for (const auto &entry : environment.entries) {
        if (entry.name == "HF_HUB_DOWNLOAD_TIMEOUT"_L1) {
            return entry.origin != "default"_L1;
        }
    }
    return false;
}

// The variable decides where it is set; its default of ten seconds is less than we wait. 0: as the route
// says.
int idleTimeoutOf(const Environment &environment)
{
    return decidesHowLongToWait(environment) ? environment.downloadTimeoutMs : 0;
}

// The other variables are looked at by HttpClient.
Route inForce(Route route, const Environment &environment)
{
    if (decidesHowLongToWait(environment)) {
        route.connectMs = route.stallMs = Route::standardWaitMs;
    }
    return route;
}

} // namespace

void ServiceOptions::setCacheRoot(const QString &root)
{
    (cacheDir.isEmpty() ? environment.hubCache : cacheDir) = root;
}

void ServiceOptions::take(const AppSettings &settings)
{
    concurrency = settings.concurrency();
    speedLimits = settings.speedLimits();
    route = settings.route();
    keepAnswers = settings.keepAnswers();
    officialLogin = settings.officialLogin();
    settingsFile = settings.fileName();
}

Services::Services(ServiceOptions options)
    : m_options(std::move(options))
    , d(std::make_unique<Private>())
{
    const auto &environment = m_options.environment;
    d->cache
        = std::make_unique<CacheStore>(m_options.cacheRoot(), environment.symlinks, environment.sharedBlobs);
    d->volumes = std::make_unique<KnownVolumes>(stateFolder() + "/volumes.json"_L1);
    d->switchedOff = environment.offlineReason == "switch"_L1;
    if (d->switchedOff) {
        m_options.environment.offlineReason.clear();
    }
}

Services::~Services()
{
    checkThread();
}

void Services::checkThread() const
{
#if !defined(QT_NO_DEBUG) || defined(HUBDESK_SANITIZED)
    if (QThread::currentThread() != thread()) {
        qFatal("a service was used outside the engine thread");
    }
#endif
}

void Services::buildNetwork()
{
    checkThread();
    if (d->http) {
        return;
    }
    const auto &environment = m_options.environment;
    HttpConfig config;
    config.endpoint = environment.endpoint;
    config.userAgent
        = m_options.userAgent.isEmpty() ? defaultUserAgent(environment.userAgentOrigin) : m_options.userAgent;
    config.offlineReason = offlineReason();
    config.loopbackOnly = m_options.loopbackOnly;
    config.route = inForce(m_options.route, environment);
    d->http = std::make_unique<HttpClient>(config);
    d->probe = std::make_unique<HubProbe>(d->http.get());
    connect(d->probe.get(), &HubProbe::changed, this, &Services::outageChanged);
    activateProbe();
    HubManners manners{ .metadataTimeoutMs = environment.etagTimeoutMs };
    d->patientHub = std::make_unique<HubApi>(d->http.get(), manners);
    d->answers = std::make_unique<ResponseStore>(stateFolder());
    d->http->setStore(d->answers.get(), m_options.keepAnswers);
    manners.personWaits = m_options.personWaits;
    manners.keepAnswers = true;
    d->hub = std::make_unique<HubApi>(d->http.get(), manners);
    d->keychain = Keychain::system();
    d->proxyLogin
        = std::make_unique<ProxyLogin>(d->http.get(), m_options.keychain ? d->keychain.get() : nullptr);
    d->proxyLogin->setRoute(config.route);
    d->session = std::make_unique<Session>(environment,
                                           d->http.get(),
                                           d->hub.get(),
                                           Session::Stores{ configFolder(m_options), d->keychain.get() });
    connect(d->http.get(), &HttpClient::rateLimitChanged, &d->frequent, &FrequentNews::setRateLimit);
    connect(&d->frequent, &FrequentNews::rateLimitChanged, this, &Services::rateLimitChanged);
    connect(d->http.get(), &HttpClient::reachableChanged, this, &Services::reachableChanged);
    connect(d->http.get(), &HttpClient::reachableChanged, this, [this](bool reachable) {
        if (reachable && d->transfers) {
            d->transfers->networkChanged();
        }
    });
    connect(d->session.get(), &Session::changed, this, &Services::accountChanged);
    d->session->setOfficialLogin(m_options.officialLogin);
    d->session->start(m_options.token, m_options.keychain);
}

HttpClient &Services::http()
{
    buildNetwork();
    return *d->http;
}

HubApi &Services::hub()
{
    buildNetwork();
    return *d->hub;
}

Session &Services::session()
{
    buildNetwork();
    return *d->session;
}

ProxyLogin &Services::proxyLogin()
{
    buildNetwork();
    return *d->proxyLogin;
}

const CacheStore &Services::cache() const
{
    checkThread();
    return *d->cache;
}

TransferQueue *Services::transfersIfAny() const
{
    checkThread();
    return d->transfers.get();
}

JournalNews Services::journalNews() const
{
    checkThread();
    return d->journal ? d->journal->news() : JournalNews();
}

TransferQueue &Services::transfers()
{
    buildNetwork();
    if (d->transfers) {
        return *d->transfers;
    }
    d->journal = std::make_unique<Journal>(stateFolder());
    if (const auto opened = d->journal->open(); !opened) {
        qCWarning(transferLog) << "the journal cannot be opened:" << opened.error().detail;
    }
    TransferTools tools;
    tools.http = d->http.get();
    tools.hub = d->patientHub.get();
    tools.cache = d->cache.get();
    tools.journal = d->journal.get();
    tools.volumes = d->volumes.get();
    tools.idleTimeoutMs = idleTimeoutOf(m_options.environment);
    tools.goesOnLater = m_options.restoreTransfers;
    d->transfers = std::make_unique<TransferQueue>(tools);
    d->transfers->setConcurrency(m_options.concurrency);
    d->transfers->setRateLimit(m_options.speedLimits.bytesPerSecond);
    d->transfers->setTimetable(m_options.speedLimits.timetable);
    connect(d->transfers.get(), &TransferQueue::changed, this, &Services::transfersChanged);
    connect(d->transfers.get(), &TransferQueue::changed, this, [this](const QList<TransferState> &states) {
        if (d->verifications) {
            d->verifications->noteTransfers(states);
        }
    });
    connect(d->transfers.get(), &TransferQueue::removed, this, [this](TransferId id) {
        if (d->verifications) {
            d->verifications->noteRemoved(id);
        }
    });
    connect(d->transfers.get(), &TransferQueue::removed, this, &Services::transferRemoved);
    connect(d->transfers.get(), &TransferQueue::filesChanged, this, &Services::transferFilesChanged);
    connect(d->transfers.get(), &TransferQueue::logChanged, this, &Services::transferLogChanged);
    connect(d->transfers.get(), &TransferQueue::diskPlanChanged, this, &Services::diskPlanChanged);
    connect(d->transfers.get(), &TransferQueue::placed, &d->frequent, &FrequentNews::addPlaced);
    connect(&d->frequent, &FrequentNews::filesPlaced, this, &Services::filesPlaced);
    return *d->transfers;
}

QString Services::offlineReason() const
{
    if (m_options.offline) {
        return u"--offline"_s;
    }
    if (!m_options.environment.offlineReason.isEmpty()) {
        return m_options.environment.offlineReason;
    }
    return d->switchedOff ? u"switch"_s : QString();
}

void Services::setOffline(bool offline)
{
    checkThread();
    d->switchedOff = offline;
    if (d->http) {
        d->http->setOffline(offlineReason());
    }
    activateProbe();
    if (d->transfers) {
        d->transfers->networkChanged();
    }
    Q_EMIT offlineChanged(offlineReason());
}

void Services::activateProbe()
{
    if (d->probe) {
        d->probe->setActive(d->watched && offlineReason().isEmpty());
    }
}

void Services::setWatched(bool watched)
{
    checkThread();
    d->watched = watched;
    activateProbe();
}

void Services::tryHub()
{
    checkThread();
    if (d->probe) {
        d->probe->tryNow();
    }
}

void Services::setKeepAnswers(bool keep)
{
    checkThread();
    m_options.keepAnswers = keep;
    if (!d->http) {
        return;
    }
    d->http->setStore(d->answers.get(), keep);
    if (!keep) {
        d->http->forgetAnswers();
    }
}

void Services::setOfficialLogin(bool used)
{
    checkThread();
    m_options.officialLogin = used;
    if (d->session) {
        d->session->setOfficialLogin(used);
    }
}

void Services::setConcurrency(Concurrency concurrency)
{
    checkThread();
    m_options.concurrency = concurrency;
    if (d->transfers) {
        d->transfers->setConcurrency(concurrency);
    }
}

void Services::setRateLimit(qint64 bytesPerSecond)
{
    checkThread();
    m_options.speedLimits.bytesPerSecond = bytesPerSecond;
    if (d->transfers) {
        d->transfers->setRateLimit(bytesPerSecond);
    }
}

void Services::setTimetable(const Timetable &timetable)
{
    checkThread();
    m_options.speedLimits.timetable = timetable;
    if (d->transfers) {
        d->transfers->setTimetable(timetable);
    }
}

void Services::setRoute(const Route &route)
{
    checkThread();
    m_options.route = route;
    if (!d->http) {
        return;
    }
    d->proxyLogin->setRoute(inForce(route, m_options.environment));
    d->probe->tryNow();
    if (d->transfers) {
        d->transfers->networkChanged();
    }
}

void Services::restoreTransfers()
{
    settleBegunMove(this);
    if (const auto restored = transfers().restore(); !restored) {
        qCWarning(transferLog) << "earlier transfers cannot be restored:" << restored.error().detail;
    }
}

Async<> Services::shutDown()
{
    checkThread();
    if (d->updates) {
        co_await d->updates->shutDown();
    }
    if (d->verifications) {
        co_await d->verifications->shutDown();
    }
    if (!d->transfers) {
        co_return {};
    }
    co_return co_await d->transfers->shutDown();
}

} // namespace Hubdesk

#include "moc_services.cpp"
