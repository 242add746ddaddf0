// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures of the Cache page: as it is, with things in the basket, the review before the act, and what can be
// undone after it.
#include "app/gui/shots.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

/// In any language: what is not known yet ends with dots.
bool Shots::saysAll(const QString &label) const
{
    return !text(label).isEmpty() && !text(label).endsWith("..."_L1);
}

void Shots::addCache(qreal scale, const QString &name)
{
    step(
        u"cache"_s,
        [this] { press(Qt::Key_7, Qt::ControlModifier); },
        [this] { return rows(u"cacheTree"_s) > 2 && saysAll(u"cacheAge"_s); });
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
    addCacheDialogs(name);
}

/// One of the page's dialogs, by the menu of the current row or by "More", when it shows all.
void Shots::addCacheDialog(const CacheDialog &dialog, const QString &file)
{
    const auto menu = [] { return QApplication::activePopupWidget() != nullptr; };
    step(
        dialog.action,
        [this, isOfRow = dialog.isOfRow] {
            if (isOfRow) {
                openMenu(u"cacheTree"_s);
            } else {
                QTimer::singleShot(0, this, [this] { click(u"cacheMore"_s); }); // it returns when that closes
            }
        },
        menu);
    step(dialog.object, [this, action = dialog.action] { choose(action); }, dialog.isWhole);
    picture(file);
    step(
        u"close "_s + dialog.object,
        [this] { press(Qt::Key_Escape); },
        [this, object = dialog.object] { return !isShown(object); });
    addActivate();
}

/// About a model that is behind its Hub, damaged, and has a file in common with another.
void Shots::addCacheDialogs(const QString &name)
{
    step(
        u"one model"_s,
        [this] { type(u"cacheFilter"_s, u"instruct-gguf"_s); },
        [this] { return rows(u"cacheTree"_s) == 1; });
    step(u"its row"_s, [this] {
        type(u"cacheTree"_s, {});
        press(Qt::Key_Home);
        press(Qt::Key_Down);
    });
    const auto says = [this](const QString &label) { return [this, label] { return saysAll(label); }; };
    addCacheDialog({ u"verifyRows"_s, true, u"verifyDialog"_s, says(u"verifySentence"_s) },
                   u"cache-verify-"_s + name);
    addCacheDialog({ u"placeFiles"_s, true, u"placeDialog"_s, [this] { return isShown(u"placeDialog"_s); } },
                   u"cache-place-"_s + name);
    step(u"no filter"_s, [this] {
        type(u"cacheFilter"_s, {});
        press(Qt::Key_Backspace);
    });
    addCacheDialog({ u"checkAllUpdates"_s,
                     false,
                     u"updatesDialog"_s,
                     [this] { return isShown(u"updatesDialog"_s) && !isShown(u"updatesBar"_s); } },
                   u"cache-updates-"_s + name);
    addCacheDialog({ u"findDuplicates"_s, false, u"duplicatesDialog"_s, says(u"duplicatesSum"_s) },
                   u"cache-duplicates-"_s + name);
    addCacheDialog({ u"moveCache"_s, false, u"moveDialog"_s, [this] { return isShown(u"moveDialog"_s); } },
                   u"cache-move-"_s + name);
}

} // namespace Hubdesk
