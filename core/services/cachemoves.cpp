// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachemoves.h"

#include "core/base/logging.h"
#include "core/settings/appsettings.h"
#include "core/upkeep/moverecord.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{

/// The queue goes on when this goes, however the move has ended.
class StillQueue
{
public:
    explicit StillQueue(TransferQueue *queue)
        : m_queue(queue)
    {
    }
    ~StillQueue()
    {
        if (m_queue) {
            m_queue->goOn();
        }
    }
    Q_DISABLE_COPY_MOVE(StillQueue)

private:
    QPointer<TransferQueue> m_queue;
};

/// A disk that answers takes no longer; transfers do not wait for another one.
constexpr auto patience = 10s;

/// The variable or option that says where the cache of this program lies; empty: none.
QString deciderOfCache(const ServiceOptions &options)
{
    return options.cacheDir.isEmpty() ? options.environment.cacheVariable() : u"--cache-dir"_s;
}

QString lineForCache(const QString &decidedBy, const QString &root)
{
    return decidedBy.startsWith("--"_L1) ? decidedBy + u' ' + root : variableForCache(root);
}

bool isOwn(const Services &core, const QStringList &spellings)
{
    return spellings.contains(core.cache().layout().root());
}

/// The program's own only where nothing else decides: a person who takes the variable away later means the
/// usual place.
void rememberCache(const ServiceOptions &options, const BegunMove &move, bool wasOwn)
{
    AppSettings settings(options.settingsFile);
    if (wasOwn && deciderOfCache(options).isEmpty()) {
        settings.cacheFolder.set(move.target);
    }
    settings.cacheFolders.set(foldersAfterMove(settings.cacheFolders(), move, wasOwn));
    settings.sync();
}

/// The target is among them: a move may go on after the switch.
bool movesOwn(const Services &core, const BegunMove &move)
{
    return isOwn(core, move.spellings() + QStringList{ move.target });
}

/// Before the switch.
void tellWhoDecides(const Services &core, const BegunMove &move, MoveOutcome *outcome)
{
    const auto &transformers = core.environment().transformersCache;
    outcome->wasOwn = movesOwn(core, move);
    if (outcome->wasOwn) {
        outcome->decidedBy = deciderOfCache(core.options());
        outcome->line = lineForCache(outcome->decidedBy, move.target);
    } else if (!transformers.isEmpty() && move.spellings().contains(QDir::cleanPath(transformers))) {
        outcome->decidedBy = u"TRANSFORMERS_CACHE"_s;
        outcome->line = outcome->decidedBy + u'=' + move.target;
    }
}

/// From here on the target is what counts. After a rename there is no way back; the journal's error costs no
/// more than the bytes of what was begun.
Result<void> switchOver(Services &core, const BegunMove &move, MovePlan::Way way)
{
    const bool wasOwn = movesOwn(core, move);
    if (const auto noted = core.noteMovedCache(move.spellings(), move.target); !noted) {
        qCWarning(cacheLog).noquote() << "the journal does not follow the cache:" << noted.error().detail;
        if (way == MovePlan::Way::Copy) {
            return noted;
        }
        core.switchCache(move.spellings(), move.target);
    }
    rememberCache(core.options(), move, wasOwn);
    return {};
}

/// The old one goes on being the cache, and the copy gets older from now on: neither the next start nor the
/// same wish may take it for whole. Not so one that is in use already, or the only one. On a worker.
void takeCopyBack(const BegunMove &move, const QString &stateFolder)
{
    const auto record = MoveRecord::read(move.target);
    const bool isCopy = record && record->stage == MoveRecord::Stage::Copied && QFileInfo::exists(move.root);
    if (!isCopy) {
        return;
    }
    if (const auto noted = MoveRecord{ move.root }.write(move.target); !noted) {
        qCWarning(cacheLog).noquote() << "the copy stays marked as whole:" << noted.error().detail;
        BegunMove::remove(stateFolder); // no start switches by itself, at least
    }
}

/// With a stop at any time, also while it waits for transfers.
Async<MovedCache> bringThere(Services *core, MovePlan plan, QString spelled, std::stop_token stop)
{
    Q_EMIT core->caches().working({ .root = spelled, .inBytes = true, .isWaiting = true });
    if (const auto still = co_await core->transfers().standStill(stop); !still) {
        co_return std::unexpected(still.error());
    }
    const auto progress = std::make_shared<UpkeepProgress>();
    auto copy = [plan, progress, stop] { return moveCache(plan, progress.get(), stop); };
    co_return co_await workOnCache(std::move(copy), &core->caches(), spelled, progress, true);
}

Async<MoveOutcome>
takeOldAway(Services *core, MovePlan plan, QString spelled, MoveOutcome outcome, std::stop_token stop)
{
    const auto progress = std::make_shared<UpkeepProgress>();
    auto clear = [plan, progress, stop] { return finishMove(plan, progress.get(), stop); };
    const auto cleared = co_await workOnCache(std::move(clear), &core->caches(), spelled, progress, false);
    if (!cleared) {
        outcome.trouble = cleared.error();
        co_return outcome;
    }
    outcome.moved.isOldGone = cleared->isOldGone;
    outcome.moved.failures = cleared->failures;
    if (cleared->failures.isEmpty()) {
        BegunMove::remove(core->stateFolder());
    }
    co_return outcome;
}

} // namespace

QStringList foldersAfterMove(QStringList folders, const BegunMove &move, bool wasOwn)
{
    const auto spellings = move.spellings();
    for (auto &folder : folders) {
        folder = spellings.contains(folder) ? move.target : folder;
    }
    if (!wasOwn) {
        folders.append(move.target); // a variable may have named it, and names another place now
    }
    if (move.keepsOld) {
        folders.append(move.spelled); // to be looked at, and emptied, whenever that is wanted
    }
    folders.removeDuplicates();
    return folders;
}

Async<MovePlan> planCacheMove(Services *core, MoveWish wish, std::stop_token stop)
{
    if (const auto there = co_await core->caches().connected(wish.root); !there) {
        co_return std::unexpected(there.error());
    }
    auto plan = [wish, stop] { return planMove(wish.root, wish.target, wish.keepsOld, stop); };
    auto planning = onWorker(std::move(plan));
    co_return co_await finished(std::move(planning));
}

Async<MoveOutcome> moveCacheAway(Services *core, MovePlan plan, QString spelled, WorkStops stops)
{
    const EitherStop either(stops);
    const auto stop = either.token();
    if (const auto there = co_await core->caches().connected(spelled); !there) {
        co_return std::unexpected(there.error());
    }
    const BegunMove begun{ plan.root, spelled, plan.target, plan.keepsOld };
    if (const auto written = begun.write(core->stateFolder()); !written) {
        co_return std::unexpected(written.error());
    }
    const CacheAct act(&core->caches());
    const StillQueue still(&core->transfers());
    const auto moved = co_await bringThere(core, plan, spelled, stop);
    if (!moved) {
        co_return std::unexpected(moved.error());
    }
    MoveOutcome outcome{ .moved = *moved };
    if (!moved->failures.isEmpty()) {
        co_return outcome;
    }
    tellWhoDecides(*core, begun, &outcome);
    if (const auto switched = switchOver(*core, begun, plan.way); !switched) {
        auto takeBack = [begun, folder = core->stateFolder()] { takeCopyBack(begun, folder); };
        auto taking = onWorker(std::move(takeBack));
        co_await finished(std::move(taking));
        co_return std::unexpected(switched.error());
    }
    outcome.isSwitched = true;
    co_return co_await takeOldAway(core, plan, spelled, outcome, stop);
}

Async<BegunMove> begunMove(Services *core)
{
    auto read = [folder = core->stateFolder()] {
        return BegunMove::read(folder).and_then([](const BegunMove &move) -> Result<BegunMove> {
            return move.state() == BegunMove::State::Unknown
                ? fail(Error::Kind::EntryNotFound, u"%1 knows nothing of a move"_s.arg(move.target))
                : Result<BegunMove>(move);
        });
    };
    auto reading = onWorker(std::move(read));
    co_return co_await finished(std::move(reading));
}

Async<> forgetBegunMove(Services *core)
{
    BegunMove::remove(core->stateFolder());
    co_return {};
}

void settleBegunMove(Services *core)
{
    const auto begun = BegunMove::read(core->stateFolder());
    if (!begun) {
        return;
    }
    core->transfers().standStill(); // at once: nothing runs
    const auto still
        = std::make_shared<std::unique_ptr<StillQueue>>(std::make_unique<StillQueue>(&core->transfers()));
    QTimer::singleShot(patience, core, [still] { still->reset(); });
    whenDone(onWorker([move = *begun] { return move.state(); }),
             core,
             [core, move = *begun, still](BegunMove::State state) {
                 const bool isWhole = state == BegunMove::State::Whole;
                 const bool isLate = !*still; // transfers have gone on in the old one
                 if (isWhole && (isLate || !switchOver(*core, move, MovePlan::Way::Copy))) {
                     onWorker([move, folder = core->stateFolder()] { takeCopyBack(move, folder); });
                 }
                 still->reset();
             });
}

} // namespace Hubdesk
