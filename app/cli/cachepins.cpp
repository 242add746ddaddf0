// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cache.h"
#include "core/upkeep/namedtargets.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

/// Without a cache nothing is in it, and all but a commit alone can still be named.
CacheReport reportForNames(Run &run)
{
    return scannedCache(run).value_or(CacheReport{});
}

bool isInCache(const CacheReport &report, const QString &pin)
{
    const auto commit = pin.section(u'@', 1);
    return std::ranges::any_of(report.repos, [&](const CachedRepo &repo) {
        return repo.key() == pin.section(u'@', 0, 0)
            && (commit.isEmpty() || std::ranges::contains(repo.revisions, commit, &CachedRevision::commit));
    });
}

int tellPins(Run &run)
{
    const auto pins = run.settings().pins();
    if (run.out.isQuiet()) {
        run.out.list({}, {}, pins);
        return Done;
    }
    const auto human = pins.isEmpty() ? u"Nothing is pinned."_s : u"Pinned:\n  "_s + pins.join(u"\n  "_s);
    run.out.result({ { u"pinned"_s, QJsonArray::fromStringList(pins) } }, human, {});
    return Done;
}

int changePins(Run &run, bool isPinned)
{
    const auto report = reportForNames(run);
    auto pins = run.settings().pins();
    for (const auto &word : std::as_const(run.positional)) {
        // What is pinned can be named as the list spells it, whatever the cache has.
        const auto pin = !isPinned && pins.contains(word) ? Result<QString>(word) : namedPin(report, word);
        if (!pin) {
            return run.out.error(pin.error().kind == Error::Kind::Usage ? WrongUsage : NotFound,
                                 Error::name(pin.error().kind),
                                 { pin.error().detail, {} });
        }
        if (!isPinned && pins.removeAll(*pin) == 0) {
            run.out.note(u"Warning: %1 is not pinned."_s.arg(*pin));
        } else if (isPinned && !pins.contains(*pin)) {
            pins.append(*pin);
        }
        if (isPinned && !isInCache(report, *pin)) {
            run.out.note(u"Note: %1 is not in the cache."_s.arg(*pin));
        }
    }
    pins.sort();
    run.settings().pins.set(pins);
    run.settings().sync();
    return tellPins(run);
}

} // namespace

int pinInCache(Run &run)
{
    return changePins(run, true);
}

int unpinInCache(Run &run)
{
    if (run.positional.isEmpty()) {
        return run.out.error({ Error::Kind::Usage, u"'cache unpin' wants what is to be unpinned."_s });
    }
    return changePins(run, false);
}

} // namespace Cli
