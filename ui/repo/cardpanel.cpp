// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/cardpanel.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "core/settings/appsettings.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/skeleton.h"
#include "ui/viewers/cardpage.h"
#include "ui/viewers/cardview.h"
#include "ui/viewers/imagedecode.h"

#include <QDesktopServices>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int picturesAtOnce = 6;
}

CardPanel::CardPanel(Engine *engine, AppSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_page(new CardPage)
    , m_view(m_page->view())
    , m_stack(new ContentStack(m_page, SkeletonRows::List))
{
    setObjectName(u"cardPanel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
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
    });
    connect(m_view, &CardView::imageWanted, this, [this](const ImageRef &image) {
        if (image.source == ImageRef::Source::Web && !m_settings->webPictures()) {
            m_view->setImage(image.url, {}); // its words stand for it
        } else {
            m_wanted << image;
            bring();
        }
    });
    connect(&m_settings->webPictures, &SettingBase::changed, this, &CardPanel::refresh);
    connect(m_view, &CardView::linkActivated, this, &CardPanel::follow);
    connect(m_stack, &ContentStack::retryRequested, this, &CardPanel::load);
    connect(m_stack, &ContentStack::remedyRequested, this, &CardPanel::remedyRequested);
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
    stopPictures();
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

void CardPanel::load()
{
    m_asked.request_stop();
    m_view->forget();
    m_page->tools()->setEnabled(false);
    stopPictures();
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
    if (card) {
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

// A few at a time, so that a card with hundreds of pictures leaves room for everything else.
void CardPanel::bring()
{
    while (m_underWay < picturesAtOnce && !m_wanted.isEmpty()) {
        const auto image = m_wanted.takeFirst();
        ++m_underWay;
        m_images << ask(
            m_engine,
            this,
            [image](Services &core, std::stop_token stop) { return pictureOf(&core, image, stop); },
            [this, url = image.url, commit = m_commit](const Result<PictureBytes> &bytes) {
                take(url, commit, bytes);
            });
    }
}

void CardPanel::take(const QUrl &url, const CommitId &commit, const Result<PictureBytes> &bytes)
{
    decodeImage(this, bytes ? bytes->data : QByteArray(), [this, url, commit](const QImage &picture) {
        if (commit == m_commit) {
            m_view->setImage(url, picture);
            --m_underWay;
            bring();
        }
    });
}

void CardPanel::stopPictures()
{
    for (auto &image : m_images) {
        image.request_stop();
    }
    m_images.clear();
    m_wanted.clear();
    m_underWay = 0;
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
