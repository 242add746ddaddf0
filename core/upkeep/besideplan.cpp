// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/besideplan.h"

#include "core/cache/folder.h"
#include "core/upkeep/planscales.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Target = DeletionTarget::Kind;
using WhyNot = Exclusion::Why;

bool leadsOut(const QString &path)
{
    const auto parts = path.split(u'/');
    return std::ranges::any_of(
        parts, [](const QString &part) { return part.isEmpty() || part == "."_L1 || part == ".."_L1; });
}

/// Weighs one; an exclusion where it stays.
std::optional<Exclusion> weigh(const DeletionTarget &target, PlanScales *scales, Removal *removal)
{
    if (leadsOut(target.name)) {
        return Exclusion{ target, WhyNot::LeadsElsewhere, target.name };
    }
    const auto holder
        = Folder::open(target.repo).and_then([&](const Folder &root) { return root.holding(target.name); });
    const auto added = holder ? scales->add(*holder, target.name.section(u'/', -1), removal)
                              : Result<bool>(std::unexpected(holder.error()));
    if (added && *added) {
        return {};
    }
    if (added || added.error().kind == Error::Kind::EntryNotFound) {
        return Exclusion{ target, WhyNot::NotHere, {} };
    }
    const bool isLink = !holder && added.error().kind == Error::Kind::Unsafe; // else another volume
    return Exclusion{ target, isLink ? WhyNot::LeadsElsewhere : WhyNot::Unknown, added.error().detail };
}

bool isInside(const DeletionTarget &target, const DeletionTarget &outer)
{
    return target.repo == outer.repo && target.name.startsWith(outer.name + u'/');
}

} // namespace

QList<DeletionTarget> takeBeside(QList<DeletionTarget> *targets)
{
    QList<DeletionTarget> beside;
    targets->removeIf([&](const DeletionTarget &target) {
        if (target.kind == Target::Beside) {
            beside.append(target);
        }
        return target.kind == Target::Beside;
    });
    return beside;
}

void addBeside(const CacheReport &report, const QList<DeletionTarget> &targets, DeletionPlan *plan)
{
    PlanScales scales; // of all folders: a file may have a name in each
    for (const auto &target : targets) {
        const bool isKnown = std::ranges::contains(report.beside, target.repo, &BesideFolder::root);
        const bool isCovered = std::ranges::any_of(
            targets, [&](const DeletionTarget &other) { return isInside(target, other); });
        if (isCovered) {
            continue;
        }
        Removal removal{ .kind = Removal::Kind::Beside, .path = target.name, .base = target.repo };
        const auto left = isKnown ? weigh(target, &scales, &removal)
                                  : std::optional(Exclusion{ target, WhyNot::NotHere, {} });
        if (left) {
            plan->exclusions.append(*left);
            continue;
        }
        plan->size += removal.size;
        plan->allocated += removal.allocated;
        plan->departures.append({ .target = target,
                                  .files = removal.files,
                                  .frees = removal.size,
                                  .meaning = Departure::Meaning::MadeAgain });
        plan->removals.append(std::move(removal));
    }
}

QList<DeletionPlan> partsOf(const DeletionPlan &plan)
{
    QStringList bases;
    for (const auto &removal : plan.removals) {
        if (!bases.contains(removal.base)) {
            bases.append(removal.base);
        }
    }
    QList<DeletionPlan> parts;
    for (const auto &base : std::as_const(bases)) {
        DeletionPlan part{ .root = base.isEmpty() ? plan.root : base };
        for (auto removal : plan.removals) {
            if (std::exchange(removal.base, {}) == base) {
                part.size += removal.size;
                part.allocated += removal.allocated;
                part.removals.append(std::move(removal));
            }
        }
        for (const auto &departure : plan.departures) {
            const bool isBeside = departure.target.kind == Target::Beside;
            if ((isBeside ? departure.target.repo : QString()) == base) {
                part.targets.append(departure.target);
                part.departures.append(departure);
            }
        }
        parts.append(std::move(part));
    }
    return parts;
}

} // namespace Hubdesk
