// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cachecare.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/settings/appsettings.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{
constexpr auto betweenLooks = 3s; ///< at least, where another program keeps on changing things
} // namespace

CacheCare::CacheCare(Engine *engine, AppSettings *settings, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_own(engine->options().cacheRoot())
    , m_root(m_own)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(betweenLooks);
    m_pause.callOnTimeout(this, [this] {
        if (m_again && !m_isScanning && !m_isWorking) { // else there is a look when that ends
            look();
        }
    });
    connect(engine, &Engine::cacheScanning, this, [this](const CacheProgress &progress) {
        if (progress.root == m_root && m_isScanning) {
            m_scanProgress = progress;
            Q_EMIT progressed();
        }
    });
    connect(engine, &Engine::cacheWorking, this, [this](const CacheProgress &progress) {
        if (m_isWorking) {
            m_workProgress = progress;
            Q_EMIT progressed();
        }
    });
    connect(engine, &Engine::cacheTouched, this, [this](const QString &root) {
        if (root == m_root && m_isStarted) {
            m_again = true;
            if (!m_isScanning && !m_isWorking && !m_pause.isActive()) {
                m_pause.start(0ms);
            }
        }
    });
    connect(engine, &Engine::cacheRootChanged, this, &CacheCare::followOwn);
    connect(&m_settings->unusedDays, &SettingBase::changed, this, &CacheCare::refresh);
}

QStringList CacheCare::roots() const
{
    QStringList roots{ m_own };
    const auto &transformers = m_engine->options().environment.transformersCache;
    if (!transformers.isEmpty() && QDir::cleanPath(transformers) != QDir::cleanPath(m_own)) {
        roots.append(QDir::cleanPath(transformers));
    }
    roots += m_settings->cacheFolders();
    roots.removeDuplicates();
    return roots;
}

bool CacheCare::isForgettable(const QString &root) const
{
    const auto &transformers = m_engine->options().environment.transformersCache;
    return root != m_own && root != QDir::cleanPath(transformers)
        && m_settings->cacheFolders().contains(root);
}

void CacheCare::lookForRoots()
{
    ask(
        m_engine,
        this,
        [roots = roots()](Services &core, std::stop_token) { return core.caches().connections(roots); },
        [this](const Result<CacheKeeper::Connections> &found) {
            if (found) {
                m_missing = { found->missing.cbegin(), found->missing.cend() };
                Q_EMIT connectionsChanged();
            }
        });
}

void CacheCare::adopt()
{
    Door::post(m_engine, [root = m_root](Services &core) { core.caches().adopt(root); });
    refresh();
}

/// Of the root that is shown; a look has just told.
void CacheCare::noteConnection(bool isThere)
{
    if (isThere == isConnected(m_root)) {
        return;
    }
    if (isThere) {
        m_missing.remove(m_root);
    } else {
        m_missing.insert(m_root);
    }
    Q_EMIT connectionsChanged();
}

void CacheCare::setRoot(const QString &root)
{
    if (root == m_root) {
        return;
    }
    m_asked.request_stop();
    ++m_generation;
    m_root = root;
    m_view = {};
    dropLater(std::exchange(m_space, {}));
    m_error.reset();
    m_isScanning = m_isStarted = false;
    Q_EMIT changed();
    start();
}

void CacheCare::addRoot(const QString &root)
{
    if (!roots().contains(root)) {
        m_settings->cacheFolders.set(m_settings->cacheFolders() + QStringList{ root });
    }
    setRoot(root);
}

void CacheCare::forgetRoot(const QString &root)
{
    auto others = m_settings->cacheFolders();
    others.removeAll(root);
    m_settings->cacheFolders.set(others);
    if (root == m_root) {
        setRoot(m_own);
    }
}

CareWishes CacheCare::wishes() const
{
    return { .pins = pins(), .unusedDays = m_settings->unusedDays() };
}

Pins CacheCare::pins() const
{
    const auto pinned = m_settings->pins();
    return { pinned.cbegin(), pinned.cend() };
}

bool CacheCare::isPinned(const CachedRepo &repo, const CachedRevision *revision) const
{
    const auto pinned = m_settings->pins();
    return pinned.contains(repo.key()) || (revision && pinned.contains(repo.key() + u'@' + revision->commit));
}

void CacheCare::setPinned(const QString &key, bool pinned)
{
    auto keys = m_settings->pins();
    keys.removeAll(key);
    if (pinned) {
        keys.append(key);
    }
    m_settings->pins.set(keys);
    refresh();
}

void CacheCare::start()
{
    if (std::exchange(m_isStarted, true)) {
        return;
    }
    m_asked = ask(
        m_engine,
        this,
        [root = m_root, wishes = wishes()](Services &core, std::stop_token) {
            return core.caches().last(root, wishes);
        },
        [this](const Result<CacheView> &view) {
            if (view) {
                take(*view);
            }
            if (!m_isScanning) {
                look();
            }
        });
}

void CacheCare::refresh()
{
    if (!m_isStarted) {
        start();
    } else if (m_isScanning) {
        m_again = true;
    } else {
        look();
    }
}

void CacheCare::look()
{
    m_isScanning = true;
    m_again = false;
    m_scanProgress = { .root = m_root };
    Q_EMIT changed();
    m_asked = ask(
        m_engine,
        this,
        [root = m_root, wishes = wishes()](Services &core, std::stop_token stop) {
            return core.caches().look(root, wishes, stop);
        },
        [this](const Result<CacheView> &view) {
            m_isScanning = false;
            m_error = view ? std::nullopt : std::optional(view.error());
            noteConnection(view || view.error().kind != Error::Kind::NotConnected);
            m_pause.start();
            if (view) {
                take(*view);
            } else {
                Q_EMIT changed();
            }
        });
}

/// The picture is laid out by a worker; until then the old one stays.
void CacheCare::take(const CacheView &view)
{
    const auto report = view.report;
    whenDone(onWorker([report] { return shownSpaceOf(*report); }),
             this,
             [this, view, generation = ++m_generation](const ShownSpacePtr &space) {
                 if (generation == m_generation) {
                     show(view, space);
                 }
             });
}

void CacheCare::show(const CacheView &view, ShownSpacePtr space)
{
    m_view = view;
    dropLater(std::exchange(m_space, std::move(space)));
    Q_EMIT changed();
    if (!view.isOld) {
        Q_EMIT scanned();
    }
}

// ---- work

/// `question` gets the token of this work.
template<typename Question, typename Answer>
void CacheCare::work(Work kind, Question question, void (CacheCare::*told)(const Answer &))
{
    const auto stop = beginWork(kind);
    if (!stop) {
        return;
    }
    // Not asked to stop by the door: the answer comes all the same, and says what was put back.
    ask(
        m_engine,
        this,
        [question, stop = *stop](Services &core, std::stop_token) { return question(core, stop); },
        [this, told](const Answer &answer) {
            endWork();
            Q_EMIT(this->*told)(answer);
        });
}

std::optional<std::stop_token> CacheCare::beginWork(Work kind)
{
    if (m_isWorking) {
        Q_EMIT refused();
        return std::nullopt;
    }
    m_working = {};
    m_isWorking = true;
    m_work = kind;
    m_workProgress = { .root = m_root };
    Q_EMIT changed();
    return m_working.get_token();
}

void CacheCare::endWork(const QString &root)
{
    m_isWorking = false;
    if (!root.isEmpty() && root != m_root) {
        setRoot(root);
        return;
    }
    refresh();
    Q_EMIT changed();
}

/// The program's cache lies elsewhere now; during a move whoever moves says when that is shown.
void CacheCare::followOwn(const QString &root)
{
    const bool isShown = m_root == m_own;
    m_own = root;
    if (!isShown || m_isWorking) {
        return;
    }
    if (m_isStarted) {
        setRoot(root);
    } else {
        m_root = root;
    }
}

void CacheCare::stopWork()
{
    m_working.request_stop();
    Q_EMIT progressed();
}

void CacheCare::carryOut(const DeletionPlan &plan, int days)
{
    work(
        Work::Delete,
        [plan, pins = pins(), days](Services &core, std::stop_token stop) {
            return core.caches().carryOut(plan, pins, days, stop);
        },
        &CacheCare::cleaned);
}

void CacheCare::restore(const QString &id)
{
    work(
        Work::Restore,
        [root = m_view.report->root, id](Services &core, std::stop_token stop) {
            return core.caches().restore(root, id, stop);
        },
        &CacheCare::restored);
}

void CacheCare::finish(const QString &id)
{
    work(
        Work::Finish,
        [root = m_view.report->root, id](Services &core, std::stop_token stop) {
            return core.caches().finish(root, id, stop);
        },
        &CacheCare::cleaned);
}

void CacheCare::emptyAll()
{
    QStringList ids;
    for (const auto &item : std::as_const(m_view.quarantine)) {
        ids.append(item.id);
    }
    work(
        Work::Empty,
        [root = m_view.report->root, ids](Services &core, std::stop_token stop) {
            return core.caches().empty(root, ids, stop);
        },
        &CacheCare::emptied);
}

} // namespace Hubdesk
