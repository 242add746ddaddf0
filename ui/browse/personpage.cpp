// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/personpage.h"

#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "ui/browse/endlessscroll.h"
#include "ui/browse/repodelegate.h"
#include "ui/browse/rowactions.h"
#include "ui/shared/avatarview.h"
#include "ui/shared/comparebar.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/favourites.h"
#include "ui/shared/format.h"
#include "ui/shared/pagecontext.h"
#include "ui/shared/panel.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QListView>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr std::array kinds{ RepoKind::Model, RepoKind::Dataset, RepoKind::Space };
constexpr int pictureSide = 40;

} // namespace

PersonPage::PersonPage(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_engine(context.engine)
    , m_picture(new AvatarView(context.avatars, pictureSide))
    , m_title(new TextLabel)
    , m_facts(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_details(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_tabs(new QTabBar)
    , m_list(new QListView)
    , m_stack(new ContentStack(m_list, SkeletonRows::List))
{
    setObjectName(u"personPage"_s);
    m_list->setObjectName(u"personRepos"_s);
    m_list->setAccessibleName(tr("Repositories"));
    m_list->setItemDelegate(new RepoDelegate(context.avatars, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tabs->setObjectName(u"personTabs"_s);
    m_tabs->setAccessibleName(tr("Kinds of repositories"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const auto &name : { tr("Models"), tr("Datasets"), tr("Spaces") }) {
        m_tabs->addTab(name);
    }
    for (size_t i = 0; i < kinds.size(); ++i) {
        m_models[i] = new RepoListModel(m_engine, kinds[i], this);
        scrollEndlessly(m_list, m_models[i]);
        connect(m_models[i], &RepoListModel::stateChanged, this, [this, i] {
            if (shownModel() == m_models[i]) {
                showState();
            }
        });
    }
    addRowActions(context.settings, context.compared);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);
    auto *bar = new CompareBar(context.compared, this);
    layout->addWidget(bar);
    connect(bar, &CompareBar::openRequested, this, &PersonPage::openRequested);
    connect(m_tabs, &QTabBar::currentChanged, this, &PersonPage::showTab);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] { m_opened = true; });
    connect(m_stack, &ContentStack::retryRequested, this, &PersonPage::refresh);
    connect(m_stack, &ContentStack::hubReturned, this, &PersonPage::refresh);
    connect(m_stack, &ContentStack::remedyRequested, this, &PersonPage::remedyRequested);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const auto summary = index.data(RepoListModel::SummaryRole).value<RepoSummary>();
        Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = summary.id });
    });
}

void PersonPage::addRowActions(AppSettings *settings, CompareSet *compared)
{
    auto *actions = new RowActions(m_list,
                                   { .favourites = new Favourites(&settings->favourites, this),
                                     .endpoint = m_engine->options().environment.endpoint,
                                     .downloadText = tr("Choose files to download...") });
    actions->setCompared(compared);
    connect(actions, &RowActions::openRequested, this, &PersonPage::openRequested);
    connect(actions, &RowActions::downloadRequested, this, [this](const RepoId &repo) {
        Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = repo, .tab = Link::Tab::Files });
    });
}

QWidget *PersonPage::makeHead()
{
    auto *head = new Panel(Token::Surface, Qt::BottomEdge);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, 0);
    column->setSpacing(Metrics::space2);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::space3);
    auto *back = new QToolButton;
    back->setObjectName(u"personBack"_s);
    back->setIcon(icon(Icon::Back));
    back->setAutoRaise(true);
    back->setAccessibleName(tr("Back"));
    back->setToolTip(tr("Back"));
    connect(back, &QToolButton::clicked, this, &PersonPage::backRequested);
    m_title->setObjectName(u"personName"_s);
    m_title->setLook(TextSize::Title, QFont::DemiBold);
    m_title->setTextFormat(Qt::PlainText); // a stranger's words, too
    m_title->setElide(Qt::ElideRight);
    m_facts->setObjectName(u"personFacts"_s);
    m_facts->setElideFacts();
    m_details->setObjectName(u"personDetails"_s);
    m_details->setTextFormat(Qt::PlainText); // a stranger's words
    m_details->setElide(Qt::ElideRight);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_title);
    names->addWidget(m_facts);
    row->addWidget(back);
    row->addWidget(m_picture);
    row->addLayout(names, 1);
    column->addLayout(row);
    column->addWidget(m_details);
    column->addWidget(m_tabs);
    return head;
}

void PersonPage::open(const QString &name)
{
    if (name == m_name) {
        return;
    }
    m_name = name;
    m_opened = false;
    m_title->setText(name);
    m_facts->setText({});
    m_details->hide();
    m_picture->setName(name, false);
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        setTabCount(m_tabs, tab, {});
    }
    refresh();
}

RepoId PersonPage::chosen() const
{
    return chosenRepo(m_list);
}

void PersonPage::refresh()
{
    m_isMissing = false;
    for (size_t i = 0; i < kinds.size(); ++i) {
        Query query;
        query.author = m_name;
        query.sort = Sort::Modified;
        query.expand = Query::listed(kinds[i]);
        m_models[i]->search(query);
    }
    showTab(m_tabs->currentIndex());
    askProfile();
}

void PersonPage::askProfile()
{
    m_asked.request_stop();
    m_asked = ask(
        m_engine,
        this,
        [name = m_name](Services &core, std::stop_token stop) { return core.hub().profile(name, stop); },
        [this](const Result<Profile> &profile) {
            if (profile) {
                showProfile(*profile);
            } else if (profile.error().kind == Error::Kind::NotFound) {
                m_isMissing = true;
                Q_EMIT missing({ .page = Link::Page::Person, .person = m_name });
                showState();
            }
        });
}

void PersonPage::showProfile(const Profile &profile)
{
    m_picture->setName(m_name, !profile.person.isOrganisation);
    const auto &fullName = profile.person.fullName;
    //: A user's own name and the name on the Hub.
    m_title->setText(fullName.isEmpty() || fullName == m_name ? m_name : tr("%1 (%2)").arg(fullName, m_name));
    QStringList facts{ profile.person.isOrganisation ? tr("Organisation") : tr("User") };
    if (profile.members) {
        facts << tr("%n member(s)", nullptr, int(*profile.members));
    }
    if (profile.followers) {
        facts << tr("%n follower(s)", nullptr, int(*profile.followers));
    }
    m_facts->setText(facts.join(u" · "_s));
    m_details->setText(profile.details.simplified());
    m_details->setVisible(!profile.details.isEmpty());
    const std::array counts{ profile.models, profile.datasets, profile.spaces };
    int first = -1;
    for (int tab = 0; tab < int(counts.size()); ++tab) {
        const auto count = counts[size_t(tab)];
        setTabCount(m_tabs, tab, count ? locale().toString(*count) : QString());
        if (count.value_or(0) > 0 && first < 0) {
            first = tab;
        }
    }
    if (!m_opened && first >= 0 && counts[size_t(m_tabs->currentIndex())].value_or(0) == 0) {
        m_tabs->setCurrentIndex(first); // rather than an empty list
    }
}

void PersonPage::showTab(int tab)
{
    m_list->setModel(m_models[tab]);
    showState();
}

RepoListModel *PersonPage::shownModel() const
{
    return static_cast<RepoListModel *>(m_list->model());
}

void PersonPage::showState()
{
    const auto *model = shownModel();
    const bool isEmpty = model->rowCount() == 0;
    const auto state = model->state();
    if (state == RepoListModel::State::Failed) {
        m_stack->showError(model->error(), !isEmpty);
    } else if (state == RepoListModel::State::Loading) {
        m_stack->showWaiting(m_engine->options().environment.endpoint.host(), !isEmpty);
    } else if (state == RepoListModel::State::Ready && isEmpty && m_isMissing) {
        m_stack->showEmpty(Icon::Account,
                           tr("Nobody is called %1").arg(m_name),
                           tr("The Hub knows no user and no organisation of this name."));
    } else if (state == RepoListModel::State::Ready && isEmpty) {
        m_stack->showEmpty(
            Icon::Search, tr("Nothing here"), tr("%1 has published none of these.").arg(m_name));
    } else if (const auto &old = model->old(); state == RepoListModel::State::Ready && old) {
        m_stack->showOld(old->asked, old->why);
    } else if (state == RepoListModel::State::Ready) {
        m_stack->showContent();
    }
}

} // namespace Hubdesk
