// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/pages.h"

#include "core/settings/appsettings.h"
#include "ui/browse/browsepage.h"
#include "ui/browse/personpage.h"
#include "ui/compare/comparepage.h"
#include "ui/repo/repopage.h"
#include "ui/shared/compareset.h"
#include "ui/shared/favourites.h"
#include "ui/transfers/transferspage.h"

namespace Hubdesk
{

Pages::Pages(
    Engine *engine, AppSettings *settings, Actions *actions, TransferModel *transfers, QWidget *parent)
    : QStackedWidget(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_actions(actions)
    , m_transferModel(transfers)
    , m_compared(new CompareSet(this))
{
}

void Pages::show(const Link &link)
{
    switch (link.page) {
    case Link::Page::Models:
        setCurrentWidget(browse(RepoKind::Model));
        break;
    case Link::Page::Datasets:
        setCurrentWidget(browse(RepoKind::Dataset));
        break;
    case Link::Page::Spaces:
        setCurrentWidget(browse(RepoKind::Space));
        break;
    case Link::Page::Transfers:
        setCurrentWidget(transfers());
        transfers()->select(link.transfer);
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
        m_compared->toggle(repo);
    }
}

void Pages::markFavourite()
{
    if (const auto repo = chosen(); !repo.isEmpty()) {
        Favourites(&m_settings->favourites).toggle(repo);
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
        const auto makeDetail =
            [engine = m_engine, settings = m_settings, compared = m_compared](QWidget *parent) -> RepoView * {
            return new RepoPage(engine, settings, compared, RepoPage::Form::Beside, parent);
        };
        page = new BrowsePage(m_engine, m_settings, kind, makeDetail, this);
        page->setCompared(m_compared);
        connect(page, &BrowsePage::openRequested, this, &Pages::openRequested);
        connect(page, &BrowsePage::searchChanged, this, &Pages::searchChanged);
        connect(page, &BrowsePage::remedyRequested, this, &Pages::remedyRequested);
        addWidget(page);
    }
    return page;
}

RepoPage *Pages::repo()
{
    if (!m_repo) {
        m_repo = new RepoPage(m_engine, m_settings, m_compared, RepoPage::Form::Alone, this);
        connect(m_repo, &RepoPage::openRequested, this, &Pages::openRequested);
        connect(m_repo, &RepoPage::remedyRequested, this, &Pages::remedyRequested);
        connect(m_repo, &RepoPage::backRequested, this, &Pages::backRequested);
        addWidget(m_repo);
    }
    return m_repo;
}

PersonPage *Pages::person()
{
    if (!m_person) {
        m_person = new PersonPage(m_engine, m_settings, m_compared, this);
        connect(m_person, &PersonPage::openRequested, this, &Pages::openRequested);
        connect(m_person, &PersonPage::remedyRequested, this, &Pages::remedyRequested);
        connect(m_person, &PersonPage::backRequested, this, &Pages::backRequested);
        addWidget(m_person);
    }
    return m_person;
}

ComparePage *Pages::compare()
{
    if (!m_compare) {
        m_compare = new ComparePage(m_engine, m_compared, this);
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
        m_transfers = new TransfersPage(m_engine, m_transferModel, m_actions, this);
        connect(m_transfers, &TransfersPage::openRequested, this, &Pages::openRequested);
        connect(m_transfers, &TransfersPage::remedyRequested, this, &Pages::remedyRequested);
        addWidget(m_transfers);
    }
    return m_transfers;
}

} // namespace Hubdesk
