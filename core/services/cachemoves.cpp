// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachemoves.h"

#include "core/base/logging.h"
#include "core/settings/appsettings.h"
#include "core/upkeep/verifyqueue.h"

using namespace Qt::StringLiterals;

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
    ~StillQueue() { m_queue->goOn(); }
    Q_DISABLE_COPY_MOVE(StillQueue)

private:
    TransferQueue *m_queue;
};

/// The variable or option that says where the cache of this program lies; empty: none.
QString deciderOfCache(const ServiceOptions &options)
{
    return options.cacheDir.isEmpty() ? options.environment.cacheVariable() : u"--cache-dir"_s;
}

/// HF_HUB_CACHE beats HF_HOME, which says where other things lie, too, the token among them.
QString lineForCache(const QString &decidedBy, const QString &root)
{
    return decidedBy.startsWith("--"_L1) ? decidedBy + u' ' + root : u"HF_HUB_CACHE="_s + root;
}

bool isOwn(const Services &core, const QStringList &spellings)
{
    return spellings.contains(core.cache().layout().root());
}

/// Only where nothing else decides: a person who takes the variable away later means the usual place.
void rememberCache(const ServiceOptions &options, const QString &root)
{
    if (deciderOfCache(options).isEmpty()) {
        AppSettings settings(options.settingsFile);
        settings.cacheFolder.set(root);
        settings.sync();
    }
}

/// From here on the target is what counts. After a rename there is no way back; the journal's error costs no
/// more than the bytes of what was begun.
Result<void> switchOver(Services &core, const BegunMove &move, MovePlan::Way way)
{
    const bool own = isOwn(core, move.spellings());
    if (const auto noted = core.noteMovedCache(move.spellings(), move.target); !noted) {
        qCWarning(cacheLog).noquote() << "the journal does not follow the cache:" << noted.error().detail;
        if (way == MovePlan::Way::Copy) {
            return noted;
        }
        core.switchCache(move.spellings(), move.target);
    }
    if (own) {
        rememberCache(core.options(), move.target);
    }
    return {};
}

} // namespace

Async<MovePlan> planCacheMove(Services *core, MoveWish wish, std::stop_token stop)
{
    Q_UNUSED(core)
    auto plan = [wish, stop] { return planMove(wish.root, wish.target, wish.keepsOld, stop); };
    auto planning = onWorker(std::move(plan));
    co_return co_await finished(std::move(planning));
}

Async<MoveOutcome> moveCacheAway(Services *core, MovePlan plan, QString spelled, WorkStops stops)
{
    const EitherStop either(stops);
    const auto stop = either.token();
    const BegunMove begun{ plan.root, spelled, plan.target, plan.keepsOld };
    if (const auto written = begun.write(core->stateFolder()); !written) {
        co_return std::unexpected(written.error());
    }
    auto *queue = &core->transfers();
    const StillQueue still(queue);
    (void)co_await queue->standStill();
    core->verifications().stopAll(); // what is read would go meanwhile, and be called missing
    const auto copying = std::make_shared<UpkeepProgress>();
    auto copy = [plan, copying, stop] { return moveCache(plan, copying.get(), stop); };
    auto moved = co_await workOnCache(std::move(copy), &core->caches(), spelled, copying, true);
    MoveOutcome outcome;
    if (!moved) {
        co_return std::unexpected(moved.error());
    }
    outcome.moved = *moved;
    if (!moved->failures.isEmpty()) {
        co_return outcome;
    }
    outcome.wasOwn = isOwn(*core, begun.spellings() + QStringList{ plan.target }); // the latter: it goes on
    outcome.decidedBy = outcome.wasOwn ? deciderOfCache(core->options()) : QString();
    outcome.line = outcome.wasOwn ? lineForCache(outcome.decidedBy, plan.target) : QString();
    if (const auto switched = switchOver(*core, begun, plan.way); !switched) {
        co_return std::unexpected(switched.error());
    }
    outcome.isSwitched = true;
    const auto removing = std::make_shared<UpkeepProgress>();
    auto clear = [plan, removing, stop] { return finishMove(plan, removing.get(), stop); };
    const auto cleared = co_await workOnCache(std::move(clear), &core->caches(), spelled, removing, false);
    if (cleared) {
        outcome.moved.isOldGone = cleared->isOldGone;
        outcome.moved.failures = cleared->failures;
    } else {
        outcome.trouble = cleared.error();
    }
    if (cleared && cleared->failures.isEmpty()) {
        BegunMove::remove(core->stateFolder());
    }
    co_return outcome;
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

void settleBegunMove(Services &core)
{
    const auto begun = BegunMove::read(core.stateFolder());
    if (begun && begun->state() == BegunMove::State::Whole) {
        // With the journal's error nothing is switched, and the person sees the old one.
        (void)switchOver(core, *begun, MovePlan::Way::Copy);
    }
}

} // namespace Hubdesk
