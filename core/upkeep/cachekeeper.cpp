// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/cachekeeper.h"

#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/cache/cachescan.h"
#include "core/cache/folder.h"
#include "core/cache/reportfile.h"
#include "core/upkeep/duplicates.h"
#include "core/upkeep/wholeacts.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int progressMs = 100;
constexpr int patienceMs = 1000; ///< changes come in swarms
constexpr qint64 leastDuplicate = 1 << 20; ///< to be looked at unasked
constexpr int mostWatched = 4000; ///< of the folders that the system lets one user watch

using KeptReport = std::shared_ptr<const CacheReport>;

CacheView viewOf(KeptReport report, const CareWishes &wishes, bool isConnected = true)
{
    CacheView view;
    if (!isConnected) { // nothing there is of this cache
        view.report = std::move(report);
        return view;
    }
    view.suggestions
        = suggestionsOf(*report, wishes.pins, QDateTime::currentDateTimeUtc(), wishes.unusedDays);
    view.quarantine = quarantineOfAll(rootsOf(*report));
    view.volume = volumeSpace(report->root).value_or(VolumeSpace{});
    for (const auto &group : duplicatesOf({ *report }, leastDuplicate)) {
        view.duplicates += group.gain;
    }
    for (const auto &folder : report->beside) {
        if (volumeSpace(folder.root).value_or(VolumeSpace{}).mount != view.volume.mount) {
            view.elsewhere.append(folder.root);
        }
    }
    view.report = std::move(report);
    return view;
}

Result<KeptReport> stored(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error::Kind::EntryNotFound, u"no report in %1"_s.arg(path));
    }
    return readReport(file.readAll()).transform([](CacheReport report) {
        return std::make_shared<const CacheReport>(std::move(report));
    });
}

/// It is made again whenever somebody looks: not worth an error.
void store(const CacheReport &report, const QString &path)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(reportText(report)) < 0 || !file.commit()) {
        qCInfo(cacheLog) << "the report is not kept:" << file.errorString();
    }
}

/// Of what cannot be opened, nobody is shown the quarantine: it waits until somebody can see it.
void emptyWhatIsDue(const QString &root, const BesidePlaces &beside, const std::stop_token &stop)
{
    const auto now = QDateTime::currentDateTimeUtc();
    QStringList roots;
    for (const auto &place : { root, beside.xet, beside.assets, beside.prepared }) {
        const auto path = place.isEmpty() ? QString() : QDir(place).canonicalPath();
        if (!path.isEmpty() && Folder::open(path)) {
            roots.append(path);
        }
    }
    roots.removeDuplicates();
    const auto items = quarantineOfAll(roots);
    for (const auto &item : items) {
        if (item.state == QuarantineItem::State::Kept && item.until < now) {
            if (const auto emptied = emptyQuarantine(item.root, item.id, stop); !emptied) {
                qCWarning(cacheLog) << emptied.error().detail;
            }
        }
    }
}

/// Folders in which something appears when a repo changes, or what lies beside.
QStringList foldersOf(const CacheReport &report)
{
    auto folders = rootsOf(report);
    for (const auto &folder : report.beside) {
        for (const auto &item : folder.items) {
            const auto shelf = item.path.section(u'/', 0, -2);
            const auto path = folder.root + u'/' + shelf;
            if (!shelf.isEmpty() && folders.last() != path && folders.size() < mostWatched) {
                folders << path;
            }
        }
    }
    for (const auto &repo : report.repos) {
        if (folders.size() >= mostWatched) {
            break;
        }
        folders << repo.path + "/snapshots"_L1 << repo.path + "/blobs"_L1 << repo.path + "/refs"_L1;
    }
    return folders;
}

/// Runs `work` on a worker and tells ten times a second how far it is.
template<typename Work>
QCoro::Task<std::invoke_result_t<Work &>>
watched(Work work, QString root, std::shared_ptr<UpkeepProgress> progress, CacheKeeper *keeper)
{
    const CacheAct act(keeper);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, keeper, [keeper, root, progress] {
        Q_EMIT keeper->working({ root, progress->done, progress->total });
    });
    timer.start(progressMs);
    auto future = onWorker(std::move(work));
    co_return co_await finished(std::move(future));
}

} // namespace

CacheKeeper::CacheKeeper(QString stateFolder, KnownVolumes *volumes, Own own)
    : m_stateFolder(std::move(stateFolder))
    , m_volumes(volumes)
    , m_own(std::move(own))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const auto changed = std::exchange(m_changed, {});
        for (const auto &root : changed) {
            Q_EMIT touched(root);
        }
    });
}

CacheKeeper::~CacheKeeper() = default;

QString CacheKeeper::fileFor(const QString &root) const
{
    const auto hash = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha256);
    return m_stateFolder + "/caches/"_L1 + QString::fromLatin1(hash.toHex().first(16));
}

Async<CacheView> CacheKeeper::last(QString root, CareWishes wishes)
{
    const auto there = co_await connected(root);
    const auto known = m_kept.value(root).report;
    auto find = [known, wishes, path = fileFor(root), isThere = there.has_value()]() -> Result<CacheView> {
        if (known) {
            return viewOf(known, wishes, isThere);
        }
        return stored(path).transform([&](KeptReport report) {
            auto view = viewOf(std::move(report), wishes, isThere);
            view.isOld = true;
            return view;
        });
    };
    auto finding = onWorker(std::move(find));
    auto view = co_await finished(std::move(finding));
    if (view && !m_kept.value(root).report) {
        m_kept[root].report = view->report;
    }
    co_return view;
}

/// As long as what comes of it lives.
std::unique_ptr<QTimer> CacheKeeper::tellProgress(const QString &root,
                                                  const std::shared_ptr<ScanProgress> &progress)
{
    auto timer = std::make_unique<QTimer>();
    connect(timer.get(), &QTimer::timeout, this, [this, root, progress] {
        Q_EMIT scanning({ root, progress->repos, progress->repoCount });
    });
    timer->start(progressMs);
    return timer;
}

Async<CacheView> CacheKeeper::look(QString root, CareWishes wishes, std::stop_token stop)
{
    if (const auto there = co_await connected(root); !there) {
        co_return std::unexpected(there.error());
    }
    const auto beside = placesBeside(root);
    const auto progress = std::make_shared<ScanProgress>();
    const auto telling = tellProgress(root, progress);
    auto tidy = [root, beside, stop] { emptyWhatIsDue(root, beside, stop); };
    auto tidying = onWorker(std::move(tidy));
    co_await finished(std::move(tidying));
    auto lookBeside = [root, beside, stop] { return scanBeside(beside, QDir(root).canonicalPath(), stop); };
    auto lookingBeside = onWorker(std::move(lookBeside));
    auto report = co_await scanCache(root, progress, stop, m_kept.value(root).report);
    auto besideFound = co_await finished(std::move(lookingBeside));
    if (!report) {
        co_return std::unexpected(report.error());
    }
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"the scan was stopped"_s);
    }
    report->beside = std::move(besideFound);
    co_await noteVolume(root);
    auto kept = std::make_shared<const CacheReport>(std::move(*report));
    auto show = [kept, wishes, path = fileFor(root)] {
        store(*kept, path);
        return viewOf(kept, wishes);
    };
    auto showing = onWorker(std::move(show));
    auto view = co_await finished(std::move(showing));
    m_kept[root].report = kept;
    watch(root, *kept);
    co_return view;
}

void CacheKeeper::watch(const QString &root, const CacheReport &report)
{
    if (!m_watcher) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, &CacheKeeper::noteChange);
    }
    auto &watched = m_kept[root].watched;
    const auto folders = foldersOf(report);
    const QSet<QString> before(watched.cbegin(), watched.cend());
    const QSet<QString> now(folders.cbegin(), folders.cend());
    const auto gone = before - now;
    const auto added = now - before;
    if (!gone.isEmpty()) {
        m_watcher->removePaths(gone.values());
    }
    if (!added.isEmpty()) {
        m_watcher->addPaths(added.values());
    }
    watched = folders;
}

void CacheKeeper::noteChange(const QString &path)
{
    for (auto kept = m_kept.cbegin(); kept != m_kept.cend(); ++kept) {
        if (kept->watched.contains(path)) {
            m_changed.insert(kept.key());
        }
    }
    if (!m_patience.isActive()) {
        m_patience.start();
    }
}

Async<DeletionPlan> CacheKeeper::plan(QString root, QList<DeletionTarget> targets, Pins pins)
{
    const auto report = m_kept.value(root).report;
    if (!report) {
        co_return fail(Error::Kind::EntryNotFound, u"nobody has looked at %1 yet"_s.arg(root));
    }
    auto work = [report, targets, pins] { return planDeletion(*report, targets, pins); };
    auto working = onWorker(std::move(work));
    co_return co_await finished(std::move(working));
}

Async<Cleanup> CacheKeeper::carryOut(DeletionPlan plan, Pins pins, int days, std::stop_token stop)
{
    if (const auto there = co_await connected(plan.root); !there) {
        co_return std::unexpected(there.error());
    }
    const auto progress = std::make_shared<UpkeepProgress>();
    auto work = [plan, pins, days, stop, progress] {
        return Hubdesk::carryOut(plan, pins, days, progress.get(), stop);
    };
    co_return co_await watched(std::move(work), plan.root, progress, this);
}

BesidePlaces CacheKeeper::placesBeside(const QString &root) const
{
    return QDir::cleanPath(root) == QDir::cleanPath(m_own.root) ? m_own.beside : BesidePlaces{};
}

QStringList CacheKeeper::rootsAround(const QString &root) const
{
    for (auto kept = m_kept.cbegin(); kept != m_kept.cend(); ++kept) {
        if (kept->report && (kept.key() == root || kept->report->root == root)) {
            return rootsOf(*kept->report);
        }
    }
    return { root };
}

Async<Restored> CacheKeeper::restore(QString root, QString id, std::stop_token stop)
{
    if (const auto there = co_await connected(root); !there) {
        co_return std::unexpected(there.error());
    }
    const auto progress = std::make_shared<UpkeepProgress>();
    auto work = [roots = rootsAround(root), id, stop, progress] {
        return restoreAct(roots, id, progress.get(), stop);
    };
    co_return co_await watched(std::move(work), root, progress, this);
}

Async<Cleanup> CacheKeeper::finish(QString root, QString id, std::stop_token stop)
{
    if (const auto there = co_await connected(root); !there) {
        co_return std::unexpected(there.error());
    }
    const auto progress = std::make_shared<UpkeepProgress>();
    auto work = [roots = rootsAround(root), id, stop, progress] {
        return finishAct(roots, id, progress.get(), stop);
    };
    co_return co_await watched(std::move(work), root, progress, this);
}

Async<> CacheKeeper::empty(QString root, QStringList ids, std::stop_token stop)
{
    if (const auto there = co_await connected(root); !there) {
        co_return std::unexpected(there.error());
    }
    QStringList acts; // what is one deletion to a person may have several ids
    for (const auto &id : std::as_const(ids)) {
        acts.append(actOf(id));
    }
    acts.removeDuplicates();
    auto work = [roots = rootsAround(root), acts, stop] {
        Result<void> result;
        for (const auto &id : acts) {
            if (auto emptied = emptyAct(roots, id, stop); !emptied) {
                result = std::move(emptied); // the others go all the same
            }
        }
        return result;
    };
    auto working = onWorker(std::move(work));
    co_return co_await finished(std::move(working));
}

Async<CacheKeeper::Users> CacheKeeper::usersOf(QString root, std::stop_token stop)
{
    auto work = [roots = rootsAround(root), stop]() -> Result<Users> {
        Users users;
        for (const auto &one : roots) {
            users.files.append(fileUsersBelow(QDir(one).canonicalPath(), stop));
        }
        return users;
    };
    auto working = onWorker(std::move(work));
    co_return co_await finished(std::move(working));
}

} // namespace Hubdesk
