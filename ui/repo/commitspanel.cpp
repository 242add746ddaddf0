// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/commitspanel.h"

#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "ui/repo/commitauthors.h"
#include "ui/repo/commitdelegate.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/pagecontext.h"
#include "ui/shared/panel.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/splitters.h"
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/diffview.h"
#include "ui/viewers/previewfind.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qint64 longestDiff = 4 << 20;
constexpr qsizetype longestMessage = 20'000;
constexpr int highestMessage = 120;
} // namespace

/// A message as high as it is, up to a few lines; the rest is scrolled to.
class MessageArea : public QScrollArea
{
public:
    explicit MessageArea(QWidget *message)
    {
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setWidget(message);
        message->setAutoFillBackground(false); // the ground is that of the pane
        viewport()->setAutoFillBackground(false);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const int wanted = widget()->heightForWidth(viewport()->width());
        return { QScrollArea::sizeHint().width(), std::min(wanted, Theme::px(highestMessage)) };
    }
    QSize minimumSizeHint() const override { return { 0, sizeHint().height() }; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        updateGeometry(); // another width breaks other lines
    }
};

CommitsPanel::CommitsPanel(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_engine(context.engine)
    , m_model(new CommitListModel(m_engine, this))
    , m_list(new QListView)
    , m_stack(new ContentStack(m_list, SkeletonRows::List))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_title(new TextLabel)
    , m_authors(new CommitAuthors(context.avatars))
    , m_message(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_words(new MessageArea(m_message))
    , m_note(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_diff(new DiffView)
{
    m_list->setObjectName(u"commitList"_s);
    m_list->setAccessibleName(tr("Commits"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommitDelegate(context.avatars, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_splitter->setObjectName(u"commitSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(makeDetail());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    rememberSplitter(m_splitter, &context.settings->commitSplitter);
    m_splitter->widget(1)->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connect(m_model, &CommitListModel::stateChanged, this, &CommitsPanel::showState);
    connect(m_model, &CommitListModel::failed, this, [this](const Error &error) {
        m_stack->showError(error, m_model->rowCount() > 0);
    });
    const auto again = [this] {
        if (m_model->state() == CommitListModel::State::Idle) {
            Q_EMIT remedyRequested(Remedy::Retry); // it is the page that waits
        } else {
            m_model->retry();
        }
    };
    connect(m_stack, &ContentStack::retryRequested, this, again);
    connect(m_stack, &ContentStack::hubReturned, this, again);
    connect(m_stack, &ContentStack::remedyRequested, this, &CommitsPanel::remedyRequested);
    connect(m_authors, &CommitAuthors::openRequested, this, &CommitsPanel::openRequested);
    connect(
        m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommitsPanel::showSelected);
}

QWidget *CommitsPanel::makeDetail()
{
    auto *detail = new Panel(Token::Surface);
    detail->setLines(Qt::TopEdge, Token::Control);
    m_find = new PreviewFind(detail);
    setCompact(m_find->button());
    m_title->setObjectName(u"commitTitle"_s);
    m_title->setLook(TextSize::Body, QFont::DemiBold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setElide(Qt::ElideRight);
    m_message->setObjectName(u"commitMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignTop);
    m_words->setObjectName(u"commitWords"_s);
    m_words->setAccessibleName(tr("Message of the commit"));
    m_note->setObjectName(u"commitNote"_s);
    auto *copy = new QPushButton(tr("Copy hash"));
    copy->setObjectName(u"copyCommit"_s);
    setCompact(copy);
    auto *open = new QPushButton(tr("Files at this commit"));
    open->setObjectName(u"openCommit"_s);
    setCompact(open);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (const auto *commit = m_model->commit(m_list->currentIndex())) {
            QApplication::clipboard()->setText(commit->id.hex);
        }
    });
    connect(open, &QPushButton::clicked, this, [this] {
        if (const auto *commit = m_model->commit(m_list->currentIndex())) {
            Q_EMIT revisionRequested(Revision{ commit->id.hex });
        }
    });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, 0);
    head->setSpacing(Metrics::controlGap);
    head->addWidget(m_title, 1);
    head->addWidget(m_find->button());
    head->addWidget(copy);
    head->addWidget(open);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, Metrics::space1);
    words->setSpacing(Metrics::space1);
    words->addWidget(m_authors);
    words->addWidget(m_words);
    words->addWidget(m_note);
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(Metrics::space1);
    column->addLayout(head);
    column->addLayout(words);
    column->addWidget(m_find->bar());
    column->addWidget(m_diff, 1);
    m_find->add(m_diff);
    return detail;
}

void CommitsPanel::open(const RepoId &repo, const Revision &revision)
{
    if (repo == m_repo && revision == m_revision && m_model->state() != CommitListModel::State::Idle) {
        return;
    }
    clear();
    m_repo = repo;
    m_revision = revision;
    m_wanted = true;
    if (isVisible()) {
        load();
    }
}

void CommitsPanel::clear()
{
    m_asked.request_stop();
    m_wanted = false;
    m_waitsForMore = false;
    m_model->clear();
    m_diff->clearText();
    m_splitter->widget(1)->hide();
    m_stack->showWaiting(m_engine->options().environment.endpoint.host(), false);
}

void CommitsPanel::showUnknown()
{
    clear();
    m_stack->showState({ .icon = Icon::Offline,
                         .title = tr("Not known without the Hub"),
                         .text = tr("The history of a repository is not kept on this computer."),
                         .primary = remedyText(Remedy::Retry) },
                       Remedy::Retry);
}

void CommitsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_wanted) {
        load();
    }
}

void CommitsPanel::load()
{
    m_wanted = false;
    m_model->open(m_repo, m_revision);
}

void CommitsPanel::showState(CommitListModel::State state)
{
    if (state == CommitListModel::State::Loading) {
        m_stack->showWaiting(m_engine->options().environment.endpoint.host(), m_model->rowCount() > 0);
    } else if (state == CommitListModel::State::Ready) {
        m_stack->showContent();
        Q_EMIT counted(m_model->total().value_or(m_model->canFetchMore({}) ? -1 : m_model->rowCount()));
        if (!m_list->currentIndex().isValid()) {
            m_list->setCurrentIndex(m_model->index(0));
            return;
        }
    }
    if (m_waitsForMore) {
        showDiff();
    }
}

void CommitsPanel::showSelected()
{
    m_asked.request_stop();
    const auto *commit = m_model->commit(m_list->currentIndex());
    m_splitter->widget(1)->setVisible(commit != nullptr);
    if (!commit) {
        return;
    }
    m_title->setText(commit->title);
    m_authors->setAuthors(commit->authors);
    m_message->setText(commit->message.left(longestMessage));
    m_words->setVisible(!commit->message.isEmpty());
    m_words->verticalScrollBar()->setValue(0);
    m_words->updateGeometry();
    showDiff();
}

void CommitsPanel::say(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

// Against the commit before it, which the list tells; the oldest one has none.
void CommitsPanel::showDiff()
{
    using State = CommitListModel::State;
    const auto at = m_list->currentIndex();
    const auto *commit = m_model->commit(at);
    const auto *before = m_model->commit(m_model->index(at.row() + 1));
    m_diff->clearText();
    m_waitsForMore = commit && !before && !m_model->isWhole();
    if (!commit) {
        return;
    }
    if (before) {
        askDiff(*before, *commit);
    } else if (m_model->isWhole()) {
        say(tr("The first commit: there is nothing before it."));
    } else if (m_model->state() == State::Failed) {
        say(tr("What it changed is not known: the commit before it could not be read."));
    } else {
        say(tr("Reading the commit before it..."));
        m_model->fetchMore({}); // comes back here
    }
}

void CommitsPanel::askDiff(const Commit &before, const Commit &commit)
{
    say(tr("Asking what it changed..."));
    m_asked = ask(
        m_engine,
        this,
        [repo = m_repo, from = Revision{ before.id.hex }, to = Revision{ commit.id.hex }](
            Services &core, std::stop_token stop) {
            return core.hub().compare(repo, from, to, longestDiff, stop);
        },
        [this](const Result<HubApi::Diff> &diff) {
            if (!diff) {
                say(humanError(diff.error()).sentence);
                return;
            }
            say(diff->text.isEmpty() ? tr("No text was changed.") : QString());
            m_diff->setDiff(diff->text);
        });
}

} // namespace Hubdesk
