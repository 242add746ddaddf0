// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/cardpanel.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "core/settings/appsettings.h"
#include "ui/repo/cardpictures.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/panel.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardpage.h"
#include "ui/viewers/cardview.h"

#include <QDesktopServices>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int roomForFacts = 400; ///< height of the panel
}

CardPanel::CardPanel(Engine *engine, AppSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_page(new CardPage)
    , m_view(m_page->view())
    , m_pictures(new CardPictures(engine, settings, m_view, this))
    , m_stack(new ContentStack(m_page, SkeletonRows::List))
    , m_head(new Panel(Token::Surface, Qt::BottomEdge))
    , m_facts(new FactsRow)
{
    setObjectName(u"cardPanel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_facts->setObjectName(u"cardFacts"_s);
    auto *head = new QVBoxLayout(m_head);
    head->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, Metrics::space2);
    head->addWidget(m_facts);
    m_head->hide();
    layout->addWidget(m_head);
    layout->addWidget(m_stack, 1);
    m_page->setOutlineOpen(m_settings->cardOutline());
    m_page->tools()->setEnabled(false);
    connect(
        m_page, &CardPage::outlineToggled, this, [this](bool open) { m_settings->cardOutline.set(open); });
    connect(&m_settings->cardOutline, &SettingBase::changed, this, [this] {
        m_page->setOutlineOpen(m_settings->cardOutline());
    });
    connect(m_view, &CardView::shown, this, [this] {
        m_stack->showContent();
        m_page->tools()->setEnabled(true);
        // The page is given its size after this.
        QTimer::singleShot(0, this, [this, place = std::exchange(m_comeTo, -1)] {
            if (place >= 0) {
                m_view->verticalScrollBar()->setValue(place);
            }
        });
    });
    connect(&m_settings->webPictures, &SettingBase::changed, this, &CardPanel::refresh);
    connect(m_view, &CardView::linkActivated, this, &CardPanel::follow);
    connect(m_stack, &ContentStack::retryRequested, this, [this] {
        if (m_commit.isEmpty()) {
            Q_EMIT remedyRequested(Remedy::Retry); // it is the page that waits
        } else {
            load();
        }
    });
    connect(m_stack, &ContentStack::remedyRequested, this, &CardPanel::remedyRequested);
}

int CardPanel::scrollPlace() const
{
    return m_page->tools()->isEnabled() ? m_view->verticalScrollBar()->value() : m_comeTo;
}

void CardPanel::comeBackTo(int place)
{
    if (!m_page->tools()->isEnabled()) {
        m_comeTo = place;
    }
}

QWidget *CardPanel::tools() const
{
    return m_page->tools();
}

void CardPanel::open(const RepoId &repo, const Revision &revision, const CommitId &commit)
{
    if (repo == m_repo && commit == m_commit && !m_commit.isEmpty()) {
        return;
    }
    m_repo = repo;
    m_revision = revision;
    m_commit = commit;
    load();
}

void CardPanel::clear()
{
    m_asked.request_stop();
    m_view->forget();
    m_page->tools()->setEnabled(false);
    m_pictures->stop();
    m_comeTo = -1;
    m_repo = {};
    m_commit = {};
    m_stack->showWaiting(m_engine->options().environment.endpoint.host(), false);
}

void CardPanel::refresh()
{
    if (!m_commit.isEmpty()) {
        load();
    }
}

void CardPanel::setFacts(const QList<FactsRow::Fact> &facts)
{
    m_facts->setFacts(facts);
    m_hasFacts = !facts.isEmpty();
    showFacts();
}

void CardPanel::showFacts()
{
    m_head->setVisible(m_hasFacts && height() >= Theme::px(roomForFacts));
}

void CardPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showFacts();
}

void CardPanel::load()
{
    m_asked.request_stop();
    m_view->forget();
    m_page->tools()->setEnabled(false);
    m_pictures->stop();
    m_stack->showWaiting(m_engine->options().environment.endpoint.host(), false);
    m_asked = ask(
        m_engine,
        this,
        [repo = m_repo, revision = m_revision, commit = m_commit](Services &core, std::stop_token stop) {
            return cardOf(&core, repo, revision, commit, stop);
        },
        [this](Result<CardDocument> card) { show(std::move(card)); });
}

void CardPanel::show(Result<CardDocument> card)
{
    if (card && card->html.trimmed().isEmpty()) {
        m_stack->showEmpty(Icon::Card,
                           tr("The card has no text"),
                           tr("Its README.md holds nothing but metadata, which the Info tab tells."));
    } else if (card) {
        m_page->prepare(m_stack->size());
        m_view->showCard(*card); // shown() says when the text is there
    } else if (card.error().kind == Error::Kind::EntryNotFound) {
        m_stack->showEmpty(
            Icon::Card,
            tr("No card"),
            tr("This repository has no README.md at this revision. Its files are in the next tab."));
    } else {
        m_stack->showError(card.error(), false);
    }
}

void CardPanel::follow(const CardLink &link)
{
    if (link.kind == CardLink::Kind::Place) {
        Q_EMIT openRequested(Link::toPlace(link.place));
    } else {
        QDesktopServices::openUrl(link.url);
    }
}

} // namespace Hubdesk
