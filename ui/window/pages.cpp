// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/pages.h"

#include "core/settings/appsettings.h"
#include "ui/browse/browsepage.h"
#include "ui/browse/personpage.h"
#include "ui/cache/cachepage.h"
#include "ui/compare/comparepage.h"
#include "ui/repo/repopage.h"
#include "ui/shared/compareset.h"
#include "ui/shared/favourites.h"
#include "ui/transfers/transferspage.h"

#include <algorithm>

namespace Hubdesk
{

Pages::Pages(Engine *engine,
             AppSettings *settings,
             Actions *actions,
             TransferModel *transfers,
             CacheCare *cache,
             Avatars *avatars,
             QWidget *parent)
    : QStackedWidget(parent)
    , m_context{ engine, settings, new CompareSet(this), avatars }
    , m_actions(actions)
    , m_transferModel(transfers)
    , m_cacheCare(cache)
{
}

void Pages::show(const Link &link)
{
    switch (link.page) {
    case Link::Page::Models:
        showList(RepoKind::Model, link);
        break;
    case Link::Page::Datasets:
        showList(RepoKind::Dataset, link);
        break;
    case Link::Page::Spaces:
        showList(RepoKind::Space, link);
        break;
    case Link::Page::Transfers:
        setCurrentWidget(transfers());
        transfers()->select(link.transfer);
        break;
    case Link::Page::Cache:
        setCurrentWidget(cache());
        break;
    case Link::Page::Repo:
        setCurrentWidget(repo());
        repo()->open(link);
        break;
    case Link::Page::Person:
        setCurrentWidget(person());
        person()->open(link.person);
        break;
    case Link::Page::Compare:
        setCurrentWidget(compare());
        compare()->open(link.repos);
        break;
    }
}

void Pages::showList(RepoKind kind, const Link &link)
{
    auto *page = browse(kind);
    page->comeTo(link); // before it asks for what it showed last
    setCurrentWidget(page);
}

Link Pages::place(const Link &link) const
{
    if (const auto *page = browsePage(); page && Link::toList(page->kind()).page == link.page) {
        auto place = link;
        place.state = page->place();
        return place;
    }
    const bool isRepo = m_repo && currentWidget() == m_repo && link.page == Link::Page::Repo;
    return isRepo && link.repo == m_repo->repo() ? m_repo->place() : link;
}

void Pages::refresh()
{
    if (auto *page = browsePage()) {
        page->refresh();
    } else if (m_repo && currentWidget() == m_repo) {
        m_repo->refresh();
    } else if (m_person && currentWidget() == m_person) {
        m_person->refresh();
    } else if (m_compare && currentWidget() == m_compare) {
        m_compare->refresh();
    }
}

RepoId Pages::chosen() const
{
    if (const auto *page = browsePage()) {
        return page->chosen();
    }
    if (m_repo && currentWidget() == m_repo) {
        return m_repo->repo();
    }
    return m_person && currentWidget() == m_person ? m_person->chosen() : RepoId();
}

void Pages::collect()
{
    if (const auto repo = chosen(); !repo.isEmpty()) {
        m_context.compared->toggle(repo);
    }
}

void Pages::markFavourite()
{
    if (const auto repo = chosen(); !repo.isEmpty()) {
        Favourites(&m_context.settings->favourites).toggle(repo);
    }
}

void Pages::download()
{
    const auto views = findChildren<RepoView *>();
    const auto shown = std::ranges::find_if(views, [](const RepoView *view) { return view->isVisible(); });
    if (shown != views.end()) {
        (*shown)->download();
    }
}

QStringList Pages::shownFiles() const
{
    return m_repo && currentWidget() == m_repo ? m_repo->files() : QStringList();
}

BrowsePage *Pages::browsePage() const
{
    return qobject_cast<BrowsePage *>(currentWidget());
}

BrowsePage *Pages::browse(RepoKind kind)
{
    auto *&page = m_browse[kind];
    if (!page) {
        const auto makeDetail = [context = m_context](QWidget *parent) -> RepoView * {
            return new RepoPage(context, RepoPage::Form::Beside, parent);
        };
        page = new BrowsePage(m_context, kind, makeDetail, this);
        connect(page, &BrowsePage::openRequested, this, &Pages::openRequested);
        connect(page, &BrowsePage::searchChanged, this, &Pages::searchChanged);
        connect(page, &BrowsePage::stepped, this, [this, page = page](const QJsonObject &before) {
            auto link = Link::toList(page->kind());
            link.state = before;
            Q_EMIT stepped(link, place(Link::toList(page->kind())));
        });
        connect(page, &BrowsePage::remedyRequested, this, &Pages::remedyRequested);
        addWidget(page);
    }
    return page;
}

RepoPage *Pages::repo()
{
    if (!m_repo) {
        m_repo = new RepoPage(m_context, RepoPage::Form::Alone, this);
        connect(m_repo, &RepoPage::openRequested, this, &Pages::openRequested);
        connect(m_repo, &RepoPage::remedyRequested, this, &Pages::remedyRequested);
        connect(m_repo, &RepoPage::backRequested, this, &Pages::backRequested);
        connect(m_repo, &RepoPage::missing, this, &Pages::missing);
        connect(m_repo, &RepoPage::stepped, this, [this](const Link &before) {
            Q_EMIT stepped(before, m_repo->place());
        });
        addWidget(m_repo);
    }
    return m_repo;
}

PersonPage *Pages::person()
{
    if (!m_person) {
        m_person = new PersonPage(m_context, this);
        connect(m_person, &PersonPage::openRequested, this, &Pages::openRequested);
        connect(m_person, &PersonPage::remedyRequested, this, &Pages::remedyRequested);
        connect(m_person, &PersonPage::backRequested, this, &Pages::backRequested);
        connect(m_person, &PersonPage::missing, this, &Pages::missing);
        addWidget(m_person);
    }
    return m_person;
}

ComparePage *Pages::compare()
{
    if (!m_compare) {
        m_compare = new ComparePage(m_context.engine, m_context.compared, this);
        connect(m_compare, &ComparePage::openRequested, this, &Pages::openRequested);
        connect(m_compare, &ComparePage::remedyRequested, this, &Pages::remedyRequested);
        connect(m_compare, &ComparePage::backRequested, this, &Pages::backRequested);
        addWidget(m_compare);
    }
    return m_compare;
}

TransfersPage *Pages::transfers()
{
    if (!m_transfers) {
        m_transfers
            = new TransfersPage({ m_context.engine, m_transferModel, m_actions, m_context.settings }, this);
        connect(m_transfers, &TransfersPage::openRequested, this, &Pages::openRequested);
        connect(m_transfers, &TransfersPage::remedyRequested, this, &Pages::remedyRequested);
        connect(m_transfers, &TransfersPage::downloadRequested, this, [this](const Link &link) {
            Q_EMIT openRequested(link);
            download();
        });
        addWidget(m_transfers);
    }
    return m_transfers;
}

CachePage *Pages::cache()
{
    if (!m_cache) {
        m_cache = new CachePage({ m_context.engine, m_cacheCare, m_context.settings }, this);
        connect(m_cache, &CachePage::openRequested, this, &Pages::openRequested);
        connect(m_cache, &CachePage::remedyRequested, this, &Pages::remedyRequested);
        addWidget(m_cache);
    }
    return m_cache;
}

} // namespace Hubdesk
