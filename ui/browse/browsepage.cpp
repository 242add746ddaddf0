// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/browsepage.h"

#include "core/hub/tasks.h"
#include "core/services/engine.h"
#include "ui/browse/repodelegate.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/repoview.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int typingPauseMs = 200;

QString pageTitle(RepoKind kind)
{
    switch (kind) {
    case RepoKind::Dataset:
        return BrowsePage::tr("Datasets");
    case RepoKind::Space:
        return BrowsePage::tr("Spaces");
    default:
        return BrowsePage::tr("Models");
    }
}

// What a row shows: the Hub sends these and nothing else.
QStringList shownFacts(RepoKind kind)
{
    const QStringList all{ u"author"_s,    u"likes"_s, u"private"_s,      u"lastModified"_s,
                           u"createdAt"_s, u"tags"_s,  u"trendingScore"_s };
    switch (kind) {
    case RepoKind::Dataset:
        return all + QStringList{ u"downloads"_s, u"gated"_s };
    case RepoKind::Space:
        return all + QStringList{ u"sdk"_s };
    default:
        return all + QStringList{ u"downloads"_s,    u"gated"_s,       u"pipeline_tag"_s,
                                  u"library_name"_s, u"safetensors"_s, u"gguf"_s };
    }
}

// "text-generation" is the Hub's own name of the task; people read "Text generation".
QString taskLabel(const QString &id)
{
    auto label = QString(id).replace(u'-', u' ');
    label[0] = label[0].toUpper();
    return label;
}

} // namespace

BrowsePage::BrowsePage(Engine *engine, RepoKind kind, const DetailFactory &makeDetail, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_kind(kind)
    , m_makeDetail(makeDetail)
    , m_model(new RepoListModel(engine, kind, this))
    , m_list(new QListView)
    , m_stack(new ContentStack(m_list, SkeletonRows::List))
    , m_splitter(new QSplitter(this))
    , m_count(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_sort(new QComboBox)
    , m_typing(new QTimer(this))
{
    setObjectName(u"browsePage"_s);
    m_list->setObjectName(u"repoList"_s);
    m_list->setAccessibleName(pageTitle(kind));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RepoDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_stack);
    m_splitter->addWidget(left);
    auto *right = new QWidget;
    m_right = new QVBoxLayout(right);
    m_right->setContentsMargins(0, 0, 0, 0);
    m_splitter->addWidget(right);
    m_splitter->setObjectName(u"browseSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({ Theme::px(430), Theme::px(800) });
    left->setMinimumWidth(Theme::px(300));
    right->setMinimumWidth(Theme::px(380));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connect(m_typing, &QTimer::timeout, this, &BrowsePage::searchNow);
    connect(m_model, &RepoListModel::stateChanged, this, &BrowsePage::showState);
    connect(m_model, &RepoListModel::failed, this, [this](const Error &error) {
        m_stack->showError(error, m_model->rowCount() > 0);
    });
    connect(m_model, &RepoListModel::rowsInserted, this, &BrowsePage::showCount);
    connect(m_stack, &ContentStack::retryRequested, m_model, &RepoListModel::retry);
    connect(m_stack, &ContentStack::remedyRequested, this, &BrowsePage::remedyRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BrowsePage::showSelected);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        if (const auto *repo = m_model->summary(index)) {
            Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = repo->id });
        }
    });
}

// Made when the list has come to its first answer, so that the window is painted before.
RepoView *BrowsePage::detail()
{
    if (!m_detail) {
        m_detail = m_makeDetail(this);
        m_right->addWidget(m_detail);
        connect(m_detail, &RepoView::openRequested, this, &BrowsePage::openRequested);
        connect(m_detail, &RepoView::remedyRequested, this, &BrowsePage::remedyRequested);
    }
    return m_detail;
}

QWidget *BrowsePage::makeHeader()
{
    auto *header = new QWidget;
    header->setFixedHeight(Theme::px(Metrics::listToolbar));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(Metrics::pageMargin, 0, Metrics::space3, 0);
    row->setSpacing(Metrics::controlGap);
    auto *title = new TextLabel(pageTitle(m_kind));
    title->setLook(TextSize::Body, QFont::DemiBold);
    m_count->setElide(Qt::ElideRight);
    m_count->setObjectName(u"resultCount"_s);
    row->addWidget(title);
    row->addWidget(m_count, 1);
    if (m_kind == RepoKind::Model) {
        m_task = new QComboBox;
        m_task->setObjectName(u"taskFilter"_s);
        m_task->setAccessibleName(tr("Task"));
        m_task->addItem(tr("Any task"), QString());
        for (const auto &task : knownTasks()) {
            m_task->addItem(taskLabel(task), task);
        }
        m_task->setMaxVisibleItems(20);
        m_task->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_task->setMinimumContentsLength(6);
        row->addWidget(m_task);
        connect(m_task, &QComboBox::currentIndexChanged, this, &BrowsePage::searchNow);
    }
    m_sort->setObjectName(u"sortBy"_s);
    m_sort->setAccessibleName(tr("Sort by"));
    //: Sort of a list of repositories.
    m_sort->addItem(tr("Trending"), QVariant::fromValue(int(Sort::Trending)));
    if (m_kind != RepoKind::Space) {
        m_sort->addItem(tr("Downloads"), QVariant::fromValue(int(Sort::Downloads)));
    }
    m_sort->addItem(tr("Likes"), QVariant::fromValue(int(Sort::Likes)));
    m_sort->addItem(tr("Updated"), QVariant::fromValue(int(Sort::Modified)));
    m_sort->addItem(tr("Created"), QVariant::fromValue(int(Sort::Created)));
    m_sort->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sort->setMinimumContentsLength(6);
    row->addWidget(m_sort);
    connect(m_sort, &QComboBox::currentIndexChanged, this, &BrowsePage::searchNow);
    return header;
}

void BrowsePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_asked) {
        searchNow();
    }
}

void BrowsePage::setSearch(const QString &text)
{
    if (text.trimmed() != m_search) {
        m_search = text.trimmed();
        m_typing->start();
    }
}

void BrowsePage::refresh()
{
    searchNow();
    detail()->refresh();
}

void BrowsePage::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(0));
    }
}

void BrowsePage::searchNow()
{
    m_asked = true;
    m_typing->stop();
    Query query;
    query.search = m_search;
    query.task = m_task ? m_task->currentData().toString() : QString();
    query.sort = Sort(m_sort->currentData().toInt());
    query.expand = shownFacts(m_kind);
    m_model->search(query);
}

void BrowsePage::showState(RepoListModel::State state)
{
    if (state != RepoListModel::State::Loading) {
        detail();
    }
    switch (state) {
    case RepoListModel::State::Loading:
        m_stack->showWaiting(m_engine->options().environment.endpoint.host(), m_model->rowCount() > 0);
        break;
    case RepoListModel::State::Ready:
        if (m_model->rowCount() > 0) {
            m_stack->showContent();
            if (!m_list->currentIndex().isValid()) {
                m_list->setCurrentIndex(m_model->index(0));
            }
        } else {
            m_stack->showEmpty(Icon::Search,
                               tr("Nothing matches"),
                               tr("Try fewer letters, another task, or paste the address of a repository."));
        }
        showCount();
        break;
    default:
        break;
    }
}

void BrowsePage::showCount()
{
    if (m_model->isLocal()) {
        m_count->setText(tr("%n in the cache", nullptr, m_model->rowCount()));
    } else if (const auto total = m_model->total()) {
        m_count->setText(tr("%n result(s)", nullptr, int(*total)));
    } else if (m_model->canFetchMore({})) {
        m_count->setText(tr("%n loaded, more below", nullptr, m_model->rowCount()));
    } else {
        m_count->setText(tr("%n result(s)", nullptr, m_model->rowCount()));
    }
}

void BrowsePage::showSelected()
{
    if (const auto *repo = m_model->summary(m_list->currentIndex())) {
        detail()->open({ .page = Link::Page::Repo, .repo = repo->id });
    }
}

} // namespace Hubdesk
