// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/contentstack.h"

#include "ui/shared/connection.h"
#include "ui/shared/errorbanner.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/statepane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Icon errorIcon(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        return Icon::Offline;
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::Gated:
    case Error::Kind::NotFound:
        return Icon::Lock;
    case Error::Kind::DiskFull:
        return Icon::Cache;
    default:
        return Icon::Warning;
    }
}

// What nobody can do for the person from here is offered as another try.
Remedy handled(Remedy remedy)
{
    switch (remedy) {
    case Remedy::ChooseFolder:
    case Remedy::ChooseRevision:
        return Remedy::Retry;
    default:
        return remedy;
    }
}

} // namespace

ContentStack::ContentStack(QWidget *content, SkeletonRows rows, QWidget *parent)
    : QWidget(parent)
    , m_content(content)
    , m_stack(new QStackedWidget)
    , m_skeleton(new Skeleton(rows))
    , m_state(new StatePane)
    , m_banner(new ErrorBanner)
{
    m_skeleton->setObjectName(u"skeleton"_s);
    m_state->setObjectName(u"statePane"_s);
    m_banner->setObjectName(u"errorBanner"_s);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    m_banner->hide();
    connect(m_skeleton, &Skeleton::retryRequested, this, &ContentStack::retryRequested);
    connect(m_state, &StatePane::primaryTriggered, this, [this] {
        if (m_isOwn) {
            Q_EMIT remedyRequested(m_remedy);
        } else {
            act(m_remedy);
        }
    });
    connect(m_state, &StatePane::secondaryTriggered, this, &ContentStack::secondaryRequested);
    connect(m_banner, &ErrorBanner::remedyRequested, this, &ContentStack::act);
    Connection::follow(this, [this] { hear(); });
}

// An error that the window's strip tells of has its next step there.
void ContentStack::hear()
{
    if (m_failure && Connection::tells(*m_failure) != m_isTold) {
        m_isTold = !m_isTold;
        showPane(*m_failure);
    }
    if (m_awaitsHub && Connection::isOnline()) {
        m_awaitsHub = false;
        Q_EMIT hubReturned();
    }
}

void ContentStack::awaitHub()
{
    m_awaitsHub = true;
}

void ContentStack::forget()
{
    m_awaitsHub = false;
    m_failure.reset();
}

void ContentStack::showContent()
{
    forget();
    m_banner->clear();
    m_skeleton->stop();
    m_stack->setCurrentWidget(m_content);
}

void ContentStack::showWaiting(const QString &whom, bool keep)
{
    forget();
    m_banner->clear();
    if (keep) {
        return;
    }
    m_stack->setCurrentWidget(m_skeleton);
    m_skeleton->start(whom);
}

void ContentStack::showError(const Error &error, bool keep)
{
    if (error.kind == Error::Kind::Cancelled) {
        return;
    }
    forget();
    m_awaitsHub = error.kind == Error::Kind::Offline;
    m_skeleton->stop();
    if (keep) {
        m_banner->setError(error);
        return;
    }
    m_failure = error;
    m_isTold = Connection::tells(error);
    showPane(error);
    m_stack->setCurrentWidget(m_state);
}

void ContentStack::showPane(const Error &error)
{
    const auto words = humanError(error);
    m_isOwn = false;
    m_remedy = m_isTold ? Remedy::None : handled(words.remedy);
    m_raw = rawText(error);
    PaneState state{
        .icon = errorIcon(error), .tone = Token::Muted, .title = words.sentence, .text = words.cause
    };
    state.primary = remedyText(m_remedy);
    state.detail = m_isTold ? QString() : rawText(error);
    m_state->setState(state);
}

void ContentStack::showOld(const QDateTime &asked, const Error &why)
{
    showContent();
    m_awaitsHub = why.kind == Error::Kind::Offline;
    m_banner->setOld(asked, why);
}

void ContentStack::showState(const PaneState &state, Remedy primary)
{
    forget();
    m_banner->clear();
    m_skeleton->stop();
    m_isOwn = true;
    m_remedy = primary;
    m_state->setState(state);
    m_stack->setCurrentWidget(m_state);
}

void ContentStack::showEmpty(Icon symbol, const QString &title, const QString &text)
{
    forget();
    m_banner->clear();
    m_skeleton->stop();
    m_isOwn = false;
    m_remedy = Remedy::None;
    m_state->setState({ .icon = symbol, .title = title, .text = text });
    m_stack->setCurrentWidget(m_state);
}

void ContentStack::act(Remedy remedy)
{
    if (handled(remedy) == Remedy::Retry) {
        Q_EMIT retryRequested();
    } else if (remedy == Remedy::CopyReport) {
        QGuiApplication::clipboard()->setText(m_raw);
    } else {
        Q_EMIT remedyRequested(remedy);
    }
}

} // namespace Hubdesk
