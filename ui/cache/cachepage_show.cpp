// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"
#include "ui/cache/basketbar.h"
#include "ui/cache/cachebasket.h"
#include "ui/cache/cachepage.h"
#include "ui/cache/cachetreemodel.h"
#include "ui/cache/spacecrumbs.h"
#include "ui/cache/spacelegend.h"
#include "ui/cache/spacemap.h"
#include "ui/cache/spacetext.h"
#include "ui/cache/suggestionstrip.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

// What the page says of its cache.
namespace Hubdesk
{

namespace
{

QString shortPath(const QString &path)
{
    const auto home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.sliced(home.size()) : path;
}

/// Before anything can be counted.
QString beginningWord(CacheCare::Work kind)
{
    switch (kind) {
    case CacheCare::Work::Delete:
        return CachePage::tr("Checking the plan once more...");
    case CacheCare::Work::Restore:
        return CachePage::tr("Putting it back...");
    case CacheCare::Work::Finish:
        return CachePage::tr("Finishing what was interrupted...");
    case CacheCare::Work::Empty:
        return CachePage::tr("Emptying the quarantine...");
    case CacheCare::Work::Share:
        return CachePage::tr("Looking at the duplicates...");
    case CacheCare::Work::Move:
        return CachePage::tr("Looking at what is to be moved...");
    case CacheCare::Work::Place:
        return CachePage::tr("Looking at what is to be placed...");
    }
    Q_UNREACHABLE_RETURN({});
}

QString workWord(CacheCare::Work kind, const CacheProgress &progress)
{
    if (progress.total > 0) {
        return progress.inBytes
            //: %1 "10.6 of 16.1 GB".
            ? CachePage::tr("Working, %1").arg(formatSizeOf(progress.done, progress.total))
            : CachePage::tr("Working, %1 of %2").arg(progress.done).arg(progress.total);
    }
    return progress.isWaiting ? CachePage::tr("Waiting for transfers to stand still...")
                              : beginningWord(kind);
}

} // namespace

void CachePage::setColouring(int index)
{
    const auto colouring = SpaceColouring(index);
    m_map->setColouring(colouring);
    m_legend->setSpace(m_care->space(), colouring);
}

void CachePage::showCare()
{
    m_basket->setFrozen(!m_care->isConnected(m_care->root()));
    m_suggestions->setActing(m_care->isWorking());
    if (m_map->space() != m_care->space()) {
        showSpace();
    }
    showState();
    showHead();
    showNews();
}

QList<int> CachePage::openNodes(const QModelIndex &parent) const
{
    QList<int> nodes;
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        const auto index = m_model->index(row, 0, parent);
        if (m_tree->isExpanded(index)) {
            nodes << m_model->nodeAt(index) << openNodes(index);
        }
    }
    return nodes;
}

void CachePage::showSpace()
{
    const auto &space = m_care->space();
    const auto old = m_map->space();
    const int chosen
        = old && space && m_map->currentNode() >= 0 ? sameNode(*old, m_map->currentNode(), *space) : -1;
    QList<int> open;
    if (old && space) {
        for (const int node : openNodes({})) {
            open.append(sameNode(*old, node, *space));
        }
    }
    m_basket->setSpace(space);
    m_model->setSpace(space);
    m_map->setSpace(space);
    m_map->setBasket(m_basket->nodes());
    m_crumbs->setSpace(space, m_map->top());
    m_legend->setSpace(space, SpaceColouring(m_colours->currentIndex()));
    m_suggestions->setSuggestions(space && !m_basket->isFrozen() ? m_care->view().suggestions
                                                                 : QList<Suggestion>(),
                                  m_settings->unusedDays());
    m_suggestions->setDuplicates(space ? m_care->view().duplicates : 0);
    m_bar->makePlan();
    showNewGroups(old);
    for (const int node : std::as_const(open)) {
        m_tree->expand(m_model->indexOf(node));
    }
    if (chosen > 0) {
        choose(chosen);
    }
}

/// What stands in the place of the content where there is none.
void CachePage::showState()
{
    const auto &space = m_care->space();
    const auto &error = m_care->error();
    if (error && error->kind == Error::Kind::EntryNotFound && !space) {
        m_stack->showState({ .icon = Icon::Cache,
                             .title = tr("Nothing is cached yet"),
                             .text = tr("What you download is kept in %1, for Python, too. There is no such "
                                        "folder yet.")
                                         .arg(shortPath(m_care->root())),
                             .primary = tr("Browse models"),
                             .names = { shortPath(m_care->root()) } },
                           Remedy::None);
    } else if (error && !space) {
        m_stack->showError(*error, false);
    } else if (!space) {
        m_stack->showWaiting(shortPath(m_care->root()), false);
    } else if (space->tree.isEmpty() && !m_care->isScanning()) {
        m_stack->showEmpty(Icon::Cache,
                           tr("Nothing is cached here"),
                           tr("There is nothing of the Hub in %1.").arg(shortPath(m_care->root())));
    } else if (error && error->kind == Error::Kind::NotConnected) {
        m_stack->showContent();
        m_stack->showError(*error, true); // the head says how old the content is
    } else if (error) {
        m_stack->showOld(space->report.scanned, *error);
    } else {
        m_stack->showContent();
    }
}

void CachePage::showHead()
{
    const auto &space = m_care->space();
    m_sum->setVisible(space != nullptr);
    if (space) {
        //: %1 a size, %2 "38 repositories".
        const auto sum = tr("%1 in %2")
                             .arg(formatSize(space->cacheSize()),
                                  tr("%n repository(s)", nullptr, int(space->report.repos.size())));
        const auto beside = space->report.besideSize();
        //: %1 "3.4 GB in 12 repositories", %2 a size.
        m_sum->setText(beside > 0 ? tr("%1, and %2 beside it").arg(sum, formatSize(beside)) : sum);
    }
    m_root->setText(shortPath(m_care->root()));
    m_root->setAccessibleName(tr("Cache folder %1").arg(m_care->root()));
    const bool isBusy = m_care->isScanning() || m_care->isWorking();
    m_refresh->setVisible(!isBusy);
    m_stop->setVisible(m_care->isWorking());
    m_stop->setEnabled(!m_care->isStopping());
    m_stop->setText(m_care->isStopping() ? tr("Stopping...") : tr("Stop"));
    if (m_care->isWorking()) {
        m_age->setText(workWord(m_care->workKind(), m_care->workProgress()));
    } else if (m_care->isScanning()) {
        const auto &progress = m_care->scanProgress();
        m_age->setText(progress.total > 0
                           ? tr("Scanning, %1 of %2 repositories").arg(progress.done).arg(progress.total)
                           : tr("Scanning..."));
    } else if (space) {
        const auto ago = formatAgo(space->report.scanned.toLocalTime());
        //: %1 "3 days ago".
        m_age->setText(!m_care->isConnected(m_care->root()) ? tr("Not connected, scanned %1").arg(ago)
                           : m_care->view().isOld           ? tr("Scanned %1").arg(ago)
                                                  : tr("Scanned %1, watching for changes").arg(ago));
    } else {
        m_age->setText({});
    }
}

/// Open, as all are at first: what came back by an Undo is to be seen.
void CachePage::showNewGroups(const ShownSpacePtr &old)
{
    const auto &space = m_care->space();
    for (int at = 0; at < m_model->rowCount(); ++at) {
        const auto row = m_model->index(at, 0);
        if (!old || sameNode(*space, m_model->nodeAt(row), *old) == 0) { // all that it has there is the whole
            m_tree->expand(row);
        }
    }
}

void CachePage::applyFilter()
{
    const auto line = CacheFilterLine::parse(m_filter->text());
    const auto open = openNodes({});
    m_model->setFilter(line);
    m_tree->expandToDepth(0);
    for (const int node : open) {
        m_tree->expand(m_model->indexOf(node));
    }
    const bool isFlawed = !line.flaws.isEmpty();
    const auto match = m_model->match();
    m_flaw->setTone(isFlawed ? Token::Amber : Token::Muted);
    m_flaw->setVisible(isFlawed || m_model->isFiltered());
    //: %1 what a person typed into the filter.
    m_flaw->setText(
        isFlawed ? tr("%1 filters nothing yet").arg(line.flaws.first().word)
                 : tr("%1 in %2").arg(formatSize(match.size), tr("%n repository(s)", nullptr, match.repos)));
    setValidity(m_filter, isFlawed ? Validity::Warning : Validity::Fine);
}

void CachePage::showChosen()
{
    const auto &space = m_care->space();
    const int node = m_model->nodeAt(m_tree->currentIndex());
    const bool isSome = space && m_tree->currentIndex().isValid();
    //: %1 the name of what is selected.
    m_chosen->setText(isSome ? tr("Selected: %1").arg(spaceNodeName(*space, node)) : QString());
    m_facts->setText(isSome ? spaceNodeFacts(*space, node).sliced(1).join(u". "_s) : QString());
}

} // namespace Hubdesk
