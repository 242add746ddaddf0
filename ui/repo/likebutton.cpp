// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/likebutton.h"

#include "core/services/door.h"
#include "core/services/repoquestions.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

LikeButton::LikeButton(Engine *engine, QWidget *parent)
    : QToolButton(parent)
    , m_engine(engine)
{
    setObjectName(u"likeRepo"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(this, &QToolButton::clicked, this, &LikeButton::act);
    write();
}

void LikeButton::clear()
{
    m_asked.request_stop();
    m_repo = {};
    m_likes.reset();
    m_liked.reset();
    m_isAway = false;
    write();
}

void LikeButton::open(const RepoId &repo, std::optional<qint64> likes)
{
    clear();
    m_repo = repo;
    m_likes = likes;
    write();
    askState();
}

void LikeButton::askState()
{
    m_asked.request_stop();
    m_asked = ask(
        m_engine,
        this,
        [repo = m_repo, counts = m_isAway](Services &core, std::stop_token stop) {
            return likeOf(&core, repo, counts, stop);
        },
        [this](const Result<LikeState> &state) {
            if (state) { // else it stays unknown, and shows as that
                take(*state);
            }
        });
}

void LikeButton::take(const LikeState &state)
{
    m_liked = state.liked;
    m_likes = state.likes ? state.likes : m_likes;
    write();
}

void LikeButton::act()
{
    if (!m_liked.value_or(false)) {
        m_isAway = true;
        Q_EMIT browserRequested();
        return;
    }
    setEnabled(false);
    m_asked.request_stop();
    m_asked = ask(
        m_engine,
        this,
        [repo = m_repo](Services &core, std::stop_token stop) { return takeBackLike(&core, repo, stop); },
        [this](const Result<LikeState> &state) {
            setEnabled(true);
            if (state) {
                take(*state);
            } else {
                Q_EMIT failed(state.error());
                askState(); // it may have gone through before the answer was lost
            }
        });
}

void LikeButton::write()
{
    const bool likes = m_liked.value_or(false);
    setVisible(!m_repo.isEmpty());
    setEnabled(true);
    setIcon(Hubdesk::icon(Icon::Star, likes ? Token::Amber : Token::Muted));
    setText(m_likes ? formatCount(*m_likes) : QString());
    setToolTip(likes         ? tr("You like this: take the like back")
                   : m_liked ? tr("You do not like this yet: likes are given on the Hub's web page")
                             : tr("Likes are given on the Hub's web page"));
    //: Spoken: how many like a repository, and what a click does.
    setAccessibleName(m_likes ? tr("%Ln like(s)", nullptr, int(qMin<qint64>(*m_likes, INT_MAX)))
                              : tr("Likes, not known how many"));
    setAccessibleDescription(toolTip());
}

bool LikeButton::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate && m_isAway) {
        askState();
        m_isAway = false;
    }
    return QToolButton::event(event);
}

} // namespace Hubdesk
