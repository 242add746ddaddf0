// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/gatepanel.h"

#include "core/services/door.h"
#include "core/services/repoquestions.h"
#include "ui/shared/controls.h"
#include "ui/shared/foldout.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using GateState = RepoAccess::State;

constexpr int lookAgainMs = 60'000;
constexpr qsizetype longestTerms = 4'000;

} // namespace

GatePanel::GatePanel(Engine *engine, QWidget *parent)
    : Panel(Token::AmberGround, Qt::TopEdge | Qt::BottomEdge, parent)
    , m_engine(engine)
    , m_icon(new QLabel)
    , m_title(new TextLabel)
    , m_text(new TextLabel)
    , m_words(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_terms(new FoldOut)
    , m_act(new QPushButton)
    , m_again(new QPushButton(tr("Check again")))
{
    setObjectName(u"gatePanel"_s);
    setLines(Qt::TopEdge | Qt::BottomEdge, Token::AmberEdge);
    m_title->setObjectName(u"gateTitle"_s);
    m_title->setLook(TextSize::Body, QFont::DemiBold);
    m_text->setObjectName(u"gateText"_s);
    m_words->setObjectName(u"gateWords"_s);
    for (auto *label : { m_title, m_text, m_words }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_terms->setTitle(tr("Their terms"));
    m_act->setObjectName(u"gateAct"_s);
    m_again->setObjectName(u"gateAgain"_s);
    setCompact(m_act);
    setCompact(m_again);
    setRole(m_again, ButtonRole::Flat);
    m_icon->setAlignment(Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(Metrics::space1);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addWidget(m_words);
    words->addWidget(m_terms);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, Metrics::space3);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_again, 0, Qt::AlignTop);
    row->addWidget(m_act, 0, Qt::AlignTop);
    hide();
    m_wait.setInterval(lookAgainMs);
    m_wait.callOnTimeout(this, &GatePanel::askAccess);
    connect(m_again, &QPushButton::clicked, this, &GatePanel::askAccess);
    connect(m_act, &QPushButton::clicked, this, [this] {
        if (m_access && m_access->state == GateState::SignInNeeded) {
            Q_EMIT signInRequested();
        } else {
            Q_EMIT browserRequested();
        }
    });
    if (const auto *theme = Theme::current()) {
        connect(theme, &Theme::changed, this, &GatePanel::write);
    }
}

void GatePanel::clear()
{
    m_asked.request_stop();
    m_wait.stop();
    m_access.reset();
    m_gate = Gate::Open;
    hide();
}

void GatePanel::open(const RepoInfo &info)
{
    clear();
    m_repo = info.summary.id;
    m_gate = info.summary.gate;
    m_form = AccessForm::fromCard(info.cardData);
    if (m_gate != Gate::Open) {
        askAccess();
    }
}

void GatePanel::askAccess()
{
    m_asked.request_stop();
    m_asked = ask(
        m_engine,
        this,
        [repo = m_repo](Services &core, std::stop_token stop) { return accessTo(&core, repo, stop); },
        [this](const Result<RepoAccess> &access) {
            if (access) { // else nothing new is known, and what was said stays
                take(*access);
            }
        });
}

void GatePanel::take(const RepoAccess &access)
{
    const bool wasRefused = m_access && m_access->state != GateState::Granted;
    m_access = access;
    if (access.state == GateState::Pending) {
        m_wait.start();
    } else {
        m_wait.stop();
    }
    write();
    setVisible(access.state != GateState::Granted);
    Q_EMIT accessChanged(access, wasRefused);
}

QString GatePanel::title() const
{
    switch (m_access->state) {
    case GateState::SignInNeeded:
        return tr("Sign in, then ask the authors for access");
    case GateState::NotAsked:
        return m_form.heading.isEmpty() ? tr("The authors decide who may download this") : m_form.heading;
    case GateState::Pending:
        return tr("Your request waits for the authors");
    case GateState::Rejected:
        return tr("The authors have rejected your request");
    case GateState::Granted:
        return tr("You have been let in");
    }
    Q_UNREACHABLE_RETURN({});
}

// A line for each sentence.
QString GatePanel::text() const
{
    QStringList lines;
    switch (m_access->state) {
    case GateState::SignInNeeded:
        lines << tr("The authors decide who may download this.");
        break;
    case GateState::NotAsked:
        lines << (m_gate == Gate::Auto
                      ? tr("Whoever agrees to their terms on the web page is let in at once.")
                      : tr("Ask on the web page; they look at every request."));
        if (!m_form.questions.isEmpty()) {
            //: %1 are the labels of a form: "Name, Affiliation".
            lines << tr("They want to know: %1.").arg(m_form.questions.join(u", "_s));
        }
        break;
    case GateState::Pending:
        lines << tr("Nothing more is to be done: this page looks again by itself.");
        break;
    case GateState::Rejected:
        lines << tr("Only they can change that.");
        break;
    case GateState::Granted:
        return {};
    }
    lines << tr("Everybody can see its page and the names of its files.");
    return lines.join(u'\n');
}

void GatePanel::write()
{
    if (!m_access) {
        return;
    }
    const auto state = m_access->state;
    const int side = Theme::px(Metrics::iconButton);
    m_icon->setPixmap(icon(state == GateState::Pending ? Icon::Clock : Icon::Lock, Token::Amber)
                          .pixmap(QSize(side, side), devicePixelRatio()));
    m_title->setText(title());
    m_text->setText(text());
    m_words->setText(state == GateState::Rejected ? m_access->words : QString());
    m_words->setVisible(!m_words->text().isEmpty());
    m_terms->setText(state == GateState::NotAsked ? m_form.prompt.left(longestTerms) : QString());
    m_act->setText(state == GateState::SignInNeeded   ? tr("Sign in...")
                       : state == GateState::NotAsked ? tr("Ask for access...")
                                                      : tr("Open its web page"));
    m_again->setVisible(state == GateState::NotAsked || state == GateState::Pending);
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_text->text());
}

bool GatePanel::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate && isVisible() && m_access
        && m_access->state != GateState::SignInNeeded) {
        askAccess();
    }
    return Panel::event(event);
}

} // namespace Hubdesk
