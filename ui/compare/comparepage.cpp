// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparepage.h"

#include "core/services/door.h"
#include "ui/compare/comparehead.h"
#include "ui/compare/comparemodel.h"
#include "ui/compare/comparetable.h"
#include "ui/compare/comparetext.h"
#include "ui/shared/compareset.h"
#include "ui/shared/connection.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/panel.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/statepane.h"
#include "ui/shared/switch.h"
#include "ui/shared/textlabel.h"
#include "ui/viewers/localstates.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

ComparePage::ComparePage(Engine *engine, CompareSet *set, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_set(set)
    , m_model(new CompareModel(this))
    , m_filter(new CompareFilter(this))
    , m_states(new LocalStates(engine, this))
    , m_count(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_only(new Switch(tr("Only differences")))
    , m_copy(new QToolButton)
    , m_table(new CompareTable)
    , m_stack(new ContentStack(m_table, SkeletonRows::Tree))
{
    setObjectName(u"comparePage"_s);
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Repositories side by side"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);
    connect(m_only, &QCheckBox::toggled, this, [this](bool only) {
        m_filter->setOnlyDifferences(only);
        showRows();
    });
    connect(m_stack, &ContentStack::remedyRequested, this, [this] { m_only->setChecked(false); });
    connect(m_states, &LocalStates::changed, this, [this](const QSet<RepoId> &repos) {
        for (const auto &repo : repos) {
            showHere(repo);
        }
    });
    Connection::follow(this, [this] {
        if (Connection::isOnline()) {
            askAgain();
        }
    });
    connectTable();
}

QWidget *ComparePage::makeHead()
{
    auto *head = new Panel(Token::Surface, Qt::BottomEdge);
    Theme::follow(head, [head] { head->setFixedHeight(Theme::px(Metrics::pageHeader)); });
    auto *back = new QToolButton;
    back->setObjectName(u"compareBack"_s);
    back->setIcon(icon(Icon::Back));
    back->setAutoRaise(true);
    back->setAccessibleName(tr("Back"));
    back->setToolTip(tr("Back"));
    connect(back, &QToolButton::clicked, this, &ComparePage::backRequested);
    //: Title of the page that shows repositories side by side.
    auto *title = new TextLabel(tr("Compare"));
    title->setLook(TextSize::Title, QFont::DemiBold);
    m_count->setObjectName(u"compareTitleCount"_s);
    m_count->setElide(Qt::ElideRight);
    m_only->setObjectName(u"onlyDifferences"_s);
    m_only->setToolTip(tr("Hide the rows in which all say the same"));
    m_copy->setObjectName(u"copyTable"_s);
    m_copy->setText(tr("Copy as table"));
    m_copy->setIcon(icon(Icon::Copy));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setAccessibleName(tr("Copy as table"));
    auto *menu = new QMenu(m_copy);
    menu->setObjectName(u"copyTableMenu"_s);
    const auto add = [&](const QString &text, const QString &name, bool asMarkdown) {
        auto *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, asMarkdown] { copyTable(asMarkdown); });
    };
    add(tr("Markdown"), u"copyMarkdown"_s, true);
    add(tr("For spreadsheets (tabs between values)"), u"copyTabs"_s, false);
    m_copy->setMenu(menu);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 1);
    row->setSpacing(Metrics::space3);
    row->addWidget(back);
    row->addWidget(title);
    row->addWidget(m_count, 1);
    row->addWidget(m_only);
    row->addWidget(m_copy);
    return head;
}

void ComparePage::connectTable()
{
    connect(
        m_table, &CompareTable::openRequested, this, [this](int column) { openRepo(m_repos.at(column)); });
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        openRepo(m_repos.at(index.column()));
    });
    connect(m_table, &CompareTable::removeRequested, this, &ComparePage::remove);
    connect(m_table, &CompareTable::moveRequested, this, &ComparePage::move);
    connect(m_table, &CompareTable::menuRequested, this, [this](int column, const QPoint &at) {
        m_table->heads()->heads().at(column)->popUpMenu(at);
    });
}

void ComparePage::open(const QList<RepoId> &repos)
{
    if (repos == m_repos) {
        return;
    }
    const int row = m_table->currentIndex().row();
    const auto current = m_repos.value(m_table->currentIndex().column());
    for (const auto &gone : std::as_const(m_repos)) {
        if (!repos.contains(gone)) {
            m_columns.take(gone).stop.request_stop();
        }
    }
    m_repos = repos;
    m_model->setRepos(repos);
    showHeads();
    for (const auto &repo : repos) {
        if (!m_columns.contains(repo)) {
            load(repo);
        }
        showColumn(repo);
        showHere(repo);
    }
    m_states->look(repos);
    m_count->setText(tr("%n repositories", nullptr, int(repos.size())));
    if (row >= 0) { // a person who moves a column goes along with it
        const int column = std::max(0, m_model->columnOf(current));
        const auto index = m_filter->index(std::min(row, m_filter->rowCount() - 1), column);
        if (index.flags().testFlag(Qt::ItemIsEnabled)) {
            m_table->setCurrentIndex(index);
        } else {
            m_table->startAtFirstFact(column);
        }
    } else {
        m_table->startAtFirstFact(); // from a place that cannot be chosen no key leads on
    }
    showRows();
}

// The heads of those that stay are kept: one of their buttons may have the focus.
void ComparePage::showHeads()
{
    QList<CompareHead *> heads;
    const auto known = m_table->heads()->heads();
    for (int column = 0; column < m_repos.size(); ++column) {
        const auto &repo = m_repos.at(column);
        const auto kept = std::ranges::find(known, repo, &CompareHead::repo);
        auto *head = kept == known.end() ? makeHead(repo) : *kept;
        head->setPlace(column, int(m_repos.size()));
        heads << head;
    }
    m_table->heads()->setHeads(heads);
    QWidget *last = m_copy; // as they are seen: above the rows
    for (auto *head : std::as_const(heads)) {
        last = head->comeAfter(last);
    }
    setTabOrder(last, m_table);
}

CompareHead *ComparePage::makeHead(const RepoId &repo)
{
    auto *head = new CompareHead(repo);
    connect(head, &CompareHead::openRequested, this, [this, repo] { openRepo(repo); });
    connect(head, &CompareHead::removeRequested, this, [this, repo] { remove(int(m_repos.indexOf(repo))); });
    connect(head, &CompareHead::moveRequested, this, [this, repo](int step) {
        move(int(m_repos.indexOf(repo)), step);
    });
    connect(head, &CompareHead::remedyRequested, this, [this, repo](Remedy remedy) { help(repo, remedy); });
    return head;
}

void ComparePage::refresh()
{
    for (const auto &repo : std::as_const(m_repos)) {
        load(repo);
    }
}

// What could not be asked, or was answered with what the Hub said before.
void ComparePage::askAgain()
{
    for (const auto &repo : std::as_const(m_repos)) {
        const auto &column = m_columns[repo];
        if (column.error || (column.facts && column.facts->old)) {
            load(repo);
        }
    }
}

void ComparePage::load(const RepoId &repo)
{
    auto &column = m_columns[repo];
    column.stop.request_stop();
    if (!column.facts) {
        column.error.reset();
        m_model->setWaiting(repo);
        m_table->waitAnew();
    }
    column.stop = ask(
        m_engine,
        this,
        [repo](Services &core, std::stop_token stop) { return repoFacts(&core, repo, stop); },
        [this, repo](const Result<RepoFacts> &facts) { take(repo, facts); });
    showColumn(repo);
}

// A refresh that fails leaves what is known, and says that it has failed.
void ComparePage::take(const RepoId &repo, const Result<RepoFacts> &facts)
{
    auto &column = m_columns[repo];
    if (facts) {
        column.facts = *facts;
        column.error.reset();
        m_model->setInfo(repo, facts->told);
        loadFiles(repo);
    } else {
        column.error = facts.error();
        if (!column.facts) {
            m_model->setInfo(repo, {});
        }
    }
    showColumn(repo);
    showHere(repo);
    showRows();
}

void ComparePage::loadFiles(const RepoId &repo)
{
    auto &column = m_columns[repo];
    column.stop = ask(
        m_engine,
        this,
        [repo, commit = column.facts->commit](Services &core, std::stop_token stop) {
            return comparedFiles(&core, repo, commit, stop);
        },
        [this, repo](const Result<ComparedFiles> &facts) { takeFiles(repo, facts); });
}

void ComparePage::takeFiles(const RepoId &repo, const Result<ComparedFiles> &facts)
{
    auto &column = m_columns[repo];
    if (facts) {
        m_model->setFiles(repo, facts->told, facts->untold);
    } else if (!column.hasFiles) {
        m_model->setFiles(repo, std::nullopt);
    }
    column.hasFiles = column.hasFiles || facts.has_value();
    // Usage: too many files to look at, which another try does not change. Offline the head says already.
    const bool isNews = !facts && facts.error().kind != Error::Kind::Usage && !column.facts->old;
    column.error = isNews ? std::optional(facts.error()) : std::nullopt;
    showColumn(repo);
    showRows();
}

void ComparePage::showColumn(const RepoId &repo)
{
    const int at = m_model->columnOf(repo);
    auto *head = m_table->heads()->heads().value(at);
    if (!head) {
        return;
    }
    const auto &column = m_columns[repo];
    if (column.error) {
        head->showError(*column.error);
    } else if (!column.facts) {
        head->showWaiting(m_engine->options().environment.endpoint.host());
    } else if (column.facts->old) {
        head->showOld(column.facts->old->asked);
    } else {
        head->showKnown();
    }
}

void ComparePage::showHere(const RepoId &repo)
{
    const auto column = m_columns.constFind(repo);
    if (column != m_columns.constEnd()) {
        m_model->setBadge(repo, m_states->badge(repo, column->facts ? column->facts->commit : CommitId()));
    }
}

void ComparePage::showRows()
{
    if (m_filter->rowCount() > 0 || m_model->rowCount() == 0) {
        m_stack->showContent();
    } else {
        m_stack->showState({ .icon = Icon::Columns,
                             .title = tr("No differences"),
                             .text = tr("These repositories tell the same in every row."),
                             .primary = tr("Show all rows") },
                           Remedy::None);
    }
}

void ComparePage::help(const RepoId &repo, Remedy remedy)
{
    if (remedy == Remedy::Retry) {
        load(repo);
    } else {
        Q_EMIT remedyRequested(remedy);
    }
}

void ComparePage::openRepo(const RepoId &repo)
{
    Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = repo });
}

// Also from what is collected, so that another one can be put in its place. The last column stays.
void ComparePage::remove(int column)
{
    if (m_repos.size() > 1) {
        auto repos = m_repos;
        m_set->remove(repos.takeAt(column));
        Q_EMIT openRequested(Link::toComparison(repos));
    }
}

void ComparePage::move(int column, int step)
{
    const auto to = column + step;
    if (to >= 0 && to < m_repos.size()) {
        auto repos = m_repos;
        repos.move(column, to);
        Q_EMIT openRequested(Link::toComparison(repos));
    }
}

void ComparePage::copyTable(bool asMarkdown)
{
    QGuiApplication::clipboard()->setText(asMarkdown ? markdownTable(*m_filter) : tabbedTable(*m_filter));
    QAccessibleAnnouncementEvent spoken(this, tr("Copied"));
    QAccessible::updateAccessibility(&spoken);
}

} // namespace Hubdesk
