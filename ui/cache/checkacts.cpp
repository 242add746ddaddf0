// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/checkacts.h"

#include "core/services/door.h"
#include "ui/cache/cachecare.h"
#include "ui/cache/checkwords.h"
#include "ui/cache/damagedialog.h"
#include "ui/cache/radardialog.h"
#include "ui/cache/verifydialog.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"

#include <QMenu>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Repos that nodes are, are in, or have below them; with a revision where it is one alone.
struct MeantRepo {
    int repo = -1;
    int revision = -1; ///< -1: all
};

QList<MeantRepo> meantBy(const ShownSpace &space, const QList<int> &nodes)
{
    QList<MeantRepo> meant;
    for (const int at : nodes) {
        if (!space.has(at)) {
            continue;
        }
        const auto &node = space.node(at);
        if (node.kind == SpaceNode::Kind::Loose) {
            continue; // of no revision
        }
        if (node.repo >= 0) {
            meant.append({ node.repo, node.revision });
            continue;
        }
        for (int below = at; below < space.tree.nodes.size(); ++below) { // children come after their parents
            const auto &one = space.node(below);
            if (one.kind == SpaceNode::Kind::Repo && space.isWithin(below, at)) {
                meant.append({ one.repo, -1 });
            }
        }
    }
    return meant;
}

/// Folders of those repos of them that a scan has found damaged.
QStringList damagedOf(const ShownSpace &space, const QList<int> &nodes)
{
    QStringList damaged;
    for (const auto &one : meantBy(space, nodes)) {
        const auto &repo = space.report.repos.at(one.repo);
        if (!repo.damages.isEmpty() && !damaged.contains(repo.path)) {
            damaged.append(repo.path);
        }
    }
    return damaged;
}

QAction *named(QAction *action, const QString &object)
{
    action->setObjectName(object);
    return action;
}

} // namespace

QList<VerifyTarget> verifyTargets(const ShownSpace &space, const QList<int> &nodes, const QString &root)
{
    QList<VerifyTarget> targets;
    QSet<std::pair<int, int>> known;
    for (const auto &[at, only] : meantBy(space, nodes)) {
        const auto &repo = space.report.repos.at(at);
        const auto id = RepoId::parse(repo.kind, repo.id);
        for (int i = 0; id && i < repo.revisions.size(); ++i) {
            const auto &revision = repo.revisions[i];
            const bool isOne = CommitId::isOne(revision.commit) && !revision.files.isEmpty();
            if ((only < 0 || only == i) && isOne && !known.contains({ at, i })) {
                known.insert({ at, i });
                targets.append({ root, *id, CommitId{ revision.commit }, revision.refs });
            }
        }
    }
    return targets;
}

QList<RepoId> reposOfNodes(const ShownSpace &space, const QList<int> &nodes)
{
    QList<RepoId> repos;
    QSet<int> known;
    for (const auto &one : meantBy(space, nodes)) {
        const auto &repo = space.report.repos.at(one.repo);
        const auto id = RepoId::parse(repo.kind, repo.id);
        if (id && !repo.revisions.isEmpty() && !known.contains(one.repo)) {
            known.insert(one.repo);
            repos.append(*id);
        }
    }
    return repos;
}

CacheCheckActs::CacheCheckActs(Engine *engine, CacheCare *care, QWidget *page)
    : QObject(page)
    , m_engine(engine)
    , m_care(care)
    , m_page(page)
    , m_strips(new QWidget(page))
    , m_verifyStrip(new NoticeBar)
    , m_radarStrip(new NoticeBar)
    , m_damageStrip(new NoticeBar)
{
    m_verifyStrip->setObjectName(u"verifyStrip"_s);
    m_radarStrip->setObjectName(u"updatesStrip"_s);
    m_damageStrip->setObjectName(u"warningsStrip"_s);
    m_damageStrip->hide();
    auto *column = new QVBoxLayout(m_strips);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_damageStrip);
    column->addWidget(m_verifyStrip);
    column->addWidget(m_radarStrip);
    connect(m_verifyStrip, &NoticeBar::actionTriggered, this, &CacheCheckActs::showVerifications);
    connect(m_radarStrip, &NoticeBar::actionTriggered, this, &CacheCheckActs::showUpdates);
    connect(m_verifyStrip, &NoticeBar::closed, this, [this] { m_isVerifySeen = true; });
    connect(m_radarStrip, &NoticeBar::closed, this, [this] { m_isRadarSeen = true; });
    connect(m_damageStrip, &NoticeBar::actionTriggered, this, [this] { showDamages({}); });
    connect(m_damageStrip, &NoticeBar::closed, this, [this] {
        m_damagesSeen = damageKeys(m_care->space()->report);
    });
    connect(care, &CacheCare::changed, this, &CacheCheckActs::tellDamages);
    connect(engine, &Engine::verificationsChanged, this, [this](const QList<VerifyItem> &items) {
        m_items = items;
        tellVerifications();
    });
    connect(engine, &Engine::updatesChanged, this, [this](const RadarState &state) {
        m_radar = state;
        tellUpdates();
    });
}

void CacheCheckActs::fillMore(QMenu *menu)
{
    auto *verifyAll
        = named(menu->addAction(icon(Icon::Check),
                                tr("Verify all..."),
                                this,
                                [this] { verify(verifyTargets(*m_care->space(), { 0 }, m_care->root())); }),
                u"verifyAll"_s);
    auto *show = named(menu->addAction(tr("Show verifications"), this, &CacheCheckActs::showVerifications),
                       u"showVerifications"_s);
    auto *check = named(
        menu->addAction(icon(Icon::Retry), tr("Check for updates..."), this, [this] { checkUpdates({}); }),
        u"checkAllUpdates"_s);
    auto *warnings
        = named(menu->addAction(icon(Icon::Warning), tr("Show warnings"), this, [this] { showDamages({}); }),
                u"showWarnings"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, verifyAll, show, check, warnings] {
        warnings->setEnabled(m_care->space() && !damageSum(m_care->space()->report).isEmpty());
        const bool hasRepos = m_care->space() && !m_care->space()->report.repos.isEmpty();
        const bool isThere = m_care->isConnected(m_care->root());
        verifyAll->setEnabled(hasRepos && isThere && !m_care->isWorking()); // it would only wait
        check->setEnabled(hasRepos && isThere);
        show->setEnabled(!m_items.isEmpty());
    });
    menu->addSeparator();
}

void CacheCheckActs::fillRow(QMenu *menu, const QList<int> &nodes)
{
    const auto space = m_care->space();
    const auto targets = verifyTargets(*space, nodes, m_care->root());
    const auto repos = reposOfNodes(*space, nodes);
    const auto damaged = damagedOf(*space, nodes);
    if (targets.isEmpty() && repos.isEmpty() && damaged.isEmpty()) {
        return;
    }
    menu->addSeparator();
    if (!damaged.isEmpty()) {
        const auto show = [this, damaged] { showDamages(damaged); };
        named(menu->addAction(icon(Icon::Warning), tr("Show warnings"), this, show), u"showRowWarnings"_s);
    }
    auto *act = named(menu->addAction(icon(Icon::Check),
                                      tr("Verify %n revision(s)", nullptr, int(targets.size())),
                                      this,
                                      [this, targets] { verify(targets); }),
                      u"verifyRows"_s);
    const bool isThere = m_care->isConnected(m_care->root());
    act->setEnabled(!targets.isEmpty() && isThere && !m_care->isWorking());
    named(menu->addAction(
              icon(Icon::Retry), tr("Check for updates"), this, [this, repos] { checkUpdates(repos); }),
          u"checkRowUpdates"_s)
        ->setEnabled(!repos.isEmpty() && isThere);
}

void CacheCheckActs::verify(const QList<VerifyTarget> &targets)
{
    Door::post(m_engine, [targets](Services &core) { core.verifications().add(targets); });
    showVerifications();
}

/// None: all.
void CacheCheckActs::checkUpdates(const QList<RepoId> &repos)
{
    m_radar = { .root = m_care->root(), .isChecking = true, .isListing = true };
    Door::post(m_engine,
               [root = m_care->root(), repos](Services &core) { core.updates().check(root, repos); });
    showUpdates();
}

void CacheCheckActs::showVerifications()
{
    if (!m_verifyDialog) {
        m_verifyDialog = new VerifyDialog(m_engine, m_items, m_page->window());
        connect(m_verifyDialog, &VerifyDialog::openRequested, this, &CacheCheckActs::openRequested);
        connect(m_verifyDialog,
                &QObject::destroyed,
                this,
                &CacheCheckActs::tellVerifications,
                Qt::QueuedConnection);
    }
    m_verifyDialog->show();
    m_verifyDialog->raise();
    m_verifyDialog->activateWindow();
    tellVerifications();
}

void CacheCheckActs::showUpdates()
{
    if (!m_radarDialog) {
        m_radarDialog = new RadarDialog(m_engine, m_radar, m_page->window());
        connect(m_radarDialog, &RadarDialog::openRequested, this, &CacheCheckActs::openRequested);
        connect(m_radarDialog, &RadarDialog::remedyRequested, this, &CacheCheckActs::remedyRequested);
        connect(m_radarDialog, &QObject::destroyed, this, &CacheCheckActs::tellUpdates, Qt::QueuedConnection);
    }
    m_radarDialog->show();
    m_radarDialog->raise();
    m_radarDialog->activateWindow();
    tellUpdates();
}

/// While the dialog is closed. The strip's text changes with the revision, the rest beside it: a screen
/// reader says only the first.
void CacheCheckActs::tellVerifications()
{
    const bool isBusy = !std::ranges::all_of(m_items, &VerifyItem::isOver);
    if (isBusy || m_verifyDialog) {
        m_isVerifySeen = m_verifyDialog && !isBusy;
    }
    if (m_verifyDialog || m_items.isEmpty() || (!isBusy && m_isVerifySeen)) {
        m_verifyStrip->hide();
        return;
    }
    if (isBusy && std::ranges::any_of(m_items, &VerifyItem::isHeld)) {
        m_verifyStrip->setNotice(
            { .text = tr("Verifying waits until what is being done with a cache is over."),
              .action = tr("Show") });
        return;
    }
    if (isBusy) {
        const auto running = std::ranges::find(m_items, VerifyItem::State::Running, &VerifyItem::state);
        const auto over = std::ranges::count_if(m_items, &VerifyItem::isOver);
        const auto name = running == m_items.cend() ? QString() : verifyName(running->target);
        //: %1 of %2 revisions; %3 is one: "owner/name, main b81f03e".
        m_verifyStrip->setNotice(
            { .text
              = tr("Verifying %1 of %2: %3").arg(formatNumber(over + 1), formatNumber(m_items.size()), name),
              .aside = running == m_items.cend() ? QString() : verifyProgress(*running),
              .action = tr("Show") });
        return;
    }
    VerdictCounts counts;
    for (const auto &item : std::as_const(m_items)) {
        counts += item.counts;
    }
    const bool isWell = counts.damaged + counts.lost + counts.unreadable == 0;
    m_verifyStrip->setNotice({ .kind = isWell ? Notice::Kind::Information : Notice::Kind::Warning,
                               .text = verdictSummary(counts),
                               .action = tr("Show"),
                               .closable = true });
}

void CacheCheckActs::tellUpdates()
{
    if (m_radar.isChecking || m_radarDialog) {
        m_isRadarSeen = m_radarDialog && !m_radar.isChecking;
    }
    if (m_radarDialog || m_radar.root.isEmpty() || (!m_radar.isChecking && m_isRadarSeen)) {
        m_radarStrip->hide();
        return;
    }
    const bool isBusy = m_radar.isChecking;
    m_radarStrip->setNotice({ .text = isBusy ? tr("Checking for updates") : radarSentence(m_radar),
                              .aside = isBusy ? radarSentence(m_radar) : QString(),
                              .action = tr("Show"),
                              .closable = !isBusy });
}

/// Of repos in these folders; none: all.
void CacheCheckActs::showDamages(const QStringList &folders)
{
    if (!m_damageDialog) {
        m_damageDialog = new DamageDialog(m_engine, m_care, m_page->window());
        connect(m_damageDialog, &DamageDialog::openRequested, this, &CacheCheckActs::openRequested);
    }
    m_damageDialog->choose(folders);
    m_damageDialog->show();
    m_damageDialog->raise();
    m_damageDialog->activateWindow();
}

/// Put aside by a person, it comes back with other ones.
void CacheCheckActs::tellDamages()
{
    const auto space = m_care->space();
    const auto keys = space ? damageKeys(space->report) : QSet<QString>();
    if (m_damagesSeen.contains(keys)) {
        m_damagesSeen = space ? keys : m_damagesSeen; // what is mended and comes again is told again
        m_damageStrip->hide();
        return;
    }
    m_damageStrip->setNotice({ .kind = Notice::Kind::Warning,
                               .text = damageSum(space->report),
                               .action = tr("Show"),
                               .closable = true });
}

} // namespace Hubdesk
