// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/sharingacts.h"

#include "core/settings/appsettings.h"
#include "core/upkeep/deletionplan.h"
#include "ui/cache/cachecare.h"
#include "ui/cache/spacetext.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/icons.h"

#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype shownOfCommit = 7;

PlaceDialog::Choice choiceOf(const CachedRevision &revision)
{
    const auto commit = revision.commit.first(std::min(revision.commit.size(), shownOfCommit));
    //: A revision: %1 "main, v1.0", %2 the beginning of its commit.
    return { revision.refs.isEmpty()
                 ? commit
                 : CacheSharingActs::tr("%1 (%2)").arg(revision.refs.join(", "_L1), commit),
             revision.commit };
}

} // namespace

CacheSharingActs::CacheSharingActs(const Around &around, QWidget *page)
    : QObject(page)
    , m_engine(around.engine)
    , m_care(around.care)
    , m_settings(around.settings)
    , m_page(page)
{
}

void CacheSharingActs::fillMore(QMenu *menu)
{
    auto *find = menu->addAction(
        icon(Icon::Copy), tr("Find duplicates..."), this, &CacheSharingActs::findDuplicates);
    find->setObjectName(u"findDuplicates"_s);
    auto *move
        = menu->addAction(icon(Icon::Folder), tr("Move this cache..."), this, &CacheSharingActs::moveCache);
    move->setObjectName(u"moveCache"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, find, move] {
        const bool isIdle = m_care->space() && canAct();
        find->setEnabled(isIdle);
        move->setEnabled(isIdle);
    });
}

bool CacheSharingActs::canAct() const
{
    return !m_care->isWorking() && m_care->isConnected(m_care->root());
}

/// Of a repo the revision that `main` names stands first, else the newest.
std::optional<PlaceDialog::Subject> CacheSharingActs::subjectOf(int node) const
{
    const auto space = m_care->space();
    if (!space || !space->has(node)) {
        return std::nullopt;
    }
    const auto &one = space->node(node);
    if (one.repo < 0 || (one.kind != SpaceNode::Kind::Repo && one.kind != SpaceNode::Kind::Revision)) {
        return std::nullopt;
    }
    const auto &repo = space->repo(one);
    PlaceDialog::Subject subject{ .root = space->report.root, .repo = folderOf(repo), .id = repo.id };
    if (one.kind == SpaceNode::Kind::Revision) {
        subject.revisions = { choiceOf(space->revision(one)) };
    } else {
        auto revisions = repo.revisions;
        std::ranges::stable_partition(
            revisions, [](const CachedRevision &revision) { return revision.refs.contains("main"_L1); });
        for (const auto &revision : std::as_const(revisions)) {
            subject.revisions.append(choiceOf(revision));
        }
    }
    return subject.revisions.isEmpty() ? std::nullopt : std::optional(subject);
}

void CacheSharingActs::fillRow(QMenu *menu, int node)
{
    const auto subject = subjectOf(node);
    if (!subject) {
        return;
    }
    auto *action = menu->addAction(
        icon(Icon::Link), tr("Place in a folder..."), this, [this, subject] { placeFiles(*subject); });
    action->setObjectName(u"placeFiles"_s);
    action->setEnabled(canAct());
}

// ---- duplicates

void CacheSharingActs::findDuplicates()
{
    if (!canAct()) {
        return;
    }
    m_duplicates = new DuplicatesDialog(m_engine, m_care, m_page);
    connect(m_duplicates, &WorkDialog::acted, this, [this] {
        share(m_duplicates->chosen(), m_duplicates->sharing());
    });
    m_duplicates->open();
}

void CacheSharingActs::share(QList<DuplicateGroup> groups, Sharing sharing)
{
    const auto stop = m_care->beginWork(CacheCare::Work::Share);
    if (!stop) {
        return;
    }
    m_duplicates->showBegun();
    ask(
        m_engine,
        this,
        [root = m_care->root(), groups, sharing, stop = *stop](Services &core, std::stop_token closing) {
            return shareDuplicates(&core, root, groups, sharing, { stop, closing });
        },
        [this](const Result<Deduplication> &done) {
            m_care->endWork();
            if (m_duplicates) {
                m_duplicates->showEnd(done);
            } else if (done) {
                Q_EMIT told(tr("%1 freed").arg(formatSize(done->freed)), false);
            } else {
                Q_EMIT told(humanError(done.error()).sentence, true);
            }
        });
}

// ---- moving

void CacheSharingActs::moveCache()
{
    m_move = new MoveDialog(m_engine, m_care, m_page);
    connect(m_move, &WorkDialog::acted, this, [this] { carryOutMove(m_move->plan(), m_move->spelled()); });
    m_move->open();
}

void CacheSharingActs::carryOutMove(const MovePlan &plan, const QString &spelled)
{
    const auto stop = m_care->beginWork(CacheCare::Work::Move);
    if (!stop) {
        return;
    }
    m_move->showBegun();
    ask(
        m_engine,
        this,
        [plan, spelled, stop = *stop](Services &core, std::stop_token closing) {
            return moveCacheAway(&core, plan, spelled, { stop, closing });
        },
        [this, plan, spelled](const Result<MoveOutcome> &done) { endMove(done, plan, spelled); });
}

void CacheSharingActs::endMove(const Result<MoveOutcome> &done, const MovePlan &plan, const QString &spelled)
{
    const bool isThere = done && done->isSwitched;
    if (isThere) {
        // As the engine has written both, which these settings have not seen.
        const BegunMove move{ plan.root, spelled, plan.target, plan.keepsOld };
        m_settings->cacheFolders.set(foldersAfterMove(m_settings->cacheFolders(), move, done->wasOwn));
        if (done->wasOwn && done->decidedBy.isEmpty()) {
            m_settings->cacheFolder.set(plan.target);
        }
    }
    m_care->endWork(isThere ? plan.target : QString());
    if (m_move) {
        m_move->showEnd(done);
    } else {
        Q_EMIT told(MoveDialog::sentenceOf(done, plan.target), !isThere);
    }
}

// ---- placing

void CacheSharingActs::placeFiles(const PlaceDialog::Subject &subject)
{
    m_place = new PlaceDialog(m_engine, m_care, subject, m_page);
    connect(m_place, &WorkDialog::acted, this, [this] { place(m_place->order()); });
    m_place->open();
}

void CacheSharingActs::place(const PlaceOrder &order)
{
    const auto stop = m_care->beginWork(CacheCare::Work::Place);
    if (!stop) {
        return;
    }
    m_place->showBegun();
    ask(
        m_engine,
        this,
        [root = m_care->root(), order, stop = *stop](Services &core, std::stop_token closing) {
            return carryOutPlacement(&core, root, order, { stop, closing });
        },
        [this, folder = order.plan.folder](const Result<Placement> &done) {
            m_care->endWork();
            if (m_place) {
                m_place->showEnd(done);
            } else {
                Q_EMIT told(PlaceDialog::sentenceOf(done, folder), !done || !done->failures.isEmpty());
            }
        });
}

} // namespace Hubdesk
