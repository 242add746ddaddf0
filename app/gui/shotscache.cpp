// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures of the Cache page: as it is, with things in the basket, the review before the act, and what can be
// undone after it.
#include "app/gui/shots.h"

#include <QAbstractButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void Shots::addCache(qreal scale, const QString &name)
{
    step(
        u"cache"_s,
        [this] { press(Qt::Key_7, Qt::ControlModifier); },
        [this] { return rows(u"cacheTree"_s) > 2 && text(u"cacheAge"_s).contains("watching"_L1); });
    picture(u"cache-"_s + name, scale);
}

void Shots::addCacheStates(const QString &name)
{
    const auto canReview = [this] {
        const auto *review = qobject_cast<QAbstractButton *>(find(u"reviewBasket"_s));
        return review && review->isEnabled();
    };
    addCache(1, name);
    step(u"repo"_s, [this] {
        type(u"cacheTree"_s, {}); // the focus alone
        press(Qt::Key_Home);
        press(Qt::Key_Down);
        press(Qt::Key_Right);
    });
    step(u"basket"_s, [this] { press(Qt::Key_B); }, canReview);
    step(u"suggestion"_s, [this] { click(u"takeSuggestion"_s); }, [] { return true; });
    step(u"plan"_s, [] { }, canReview);
    picture(u"cache-basket-"_s + name);
    step(u"rings"_s, [this] { click(u"segment1"_s); });
    picture(u"cache-rings-"_s + name);
    step(u"treemap"_s, [this] { click(u"segment0"_s); });
    step(u"review"_s, [this] { click(u"reviewBasket"_s); }, [this] { return isShown(u"reviewDialog"_s); });
    picture(u"cache-review-"_s + name);
    step(
        u"carry out"_s,
        [this] { click(u"carryOutPlan"_s); },
        [this] { return isShown(u"cacheQuarantine"_s); });
    addActivate();
    picture(u"cache-quarantine-"_s + name);
    step(u"undo"_s, [this] { click(u"noticeAction"_s); }, [this] { return !isShown(u"cacheQuarantine"_s); });
    step(u"nothing matches"_s, [this] { type(u"cacheFilter"_s, u">900gb"_s); });
    picture(u"cache-filter-"_s + name);
    step(u"all again"_s, [this] {
        type(u"cacheFilter"_s, {});
        press(Qt::Key_Backspace);
    });
}

} // namespace Hubdesk
