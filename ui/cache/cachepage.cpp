// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cachepage.h"

#include "core/settings/appsettings.h"
#include "ui/cache/basketbar.h"
#include "ui/cache/cachebasket.h"
#include "ui/cache/cachedelegate.h"
#include "ui/cache/cachetreemodel.h"
#include "ui/cache/checkacts.h"
#include "ui/cache/sharingacts.h"
#include "ui/cache/spacecrumbs.h"
#include "ui/cache/spacelegend.h"
#include "ui/cache/spacemap.h"
#include "ui/cache/spacetext.h"
#include "ui/cache/suggestionstrip.h"
#include "ui/shared/columnfit.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/panel.h"
#include "ui/shared/segmented.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/splitters.h"
#include "ui/shared/statepane.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{

constexpr int roomForBoth = 940; ///< table and picture side by side
constexpr int roomForShare = 540; ///< in the table, beside names that can be read
constexpr int roomForState = 400;
constexpr auto betweenKeys = 150ms;

QToolButton *headButton(Icon symbol, const QString &name, const QString &object)
{
    auto *button = new QToolButton;
    button->setIcon(icon(symbol));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setObjectName(object);
    button->setAutoRaise(true);
    return button;
}

} // namespace

CachePage::CachePage(const Around &around, QWidget *parent)
    : QWidget(parent)
    , m_engine(around.engine)
    , m_care(around.care)
    , m_settings(around.settings)
    , m_basket(new CacheBasket(this))
    , m_sharing(new CacheSharingActs({ m_engine, m_care, m_settings }, this))
    , m_checks(new CacheCheckActs(m_engine, m_care, this))
    , m_model(new CacheTreeModel(
          [this](const CachedRepo &repo, const CachedRevision *revision) {
              return m_care->isPinned(repo, revision);
          },
          m_basket,
          this))
    , m_tree(new QTreeView)
    , m_columns(new ColumnFit(m_tree->header(), [this] { placeColumns(); }))
    , m_map(new SpaceMap)
    , m_crumbs(new SpaceCrumbs)
    , m_legend(new SpaceLegend)
    , m_suggestions(new SuggestionStrip(m_basket))
    , m_bar(new BasketBar(m_engine, m_care, m_basket))
    , m_whole(new QWidget)
    , m_stack(new ContentStack(m_whole, SkeletonRows::List))
    , m_quarantine(new NoticeBar)
    , m_news(new NoticeBar)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_side(new Segmented)
    , m_form(new Segmented)
    , m_colours(new QComboBox)
    , m_filter(new QLineEdit)
    , m_flaw(new TextLabel({}, TextSize::Small, Token::Amber))
    , m_sum(new TextLabel({}, TextSize::Body, Token::Ink))
    , m_root(new QToolButton)
    , m_age(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_refresh(headButton(Icon::Retry, tr("Scan again"), u"scanCache"_s))
    , m_stop(new QPushButton(tr("Stop")))
    , m_more(headButton(Icon::More, tr("More"), u"cacheMore"_s))
    , m_chosen(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_facts(new TextLabel({}, TextSize::Small, Token::Muted))
{
    setObjectName(u"cachePage"_s);
    m_left = makeTable();
    m_right = makePicture();
    makeWhole();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_quarantine);
    layout->addWidget(m_news);
    layout->addWidget(m_checks->strips());
    layout->addWidget(m_stack, 1);
    connectParts();
    connectActs();
    placeWords();
    showCare();
}

QWidget *CachePage::makeHead()
{
    auto *head = new Panel(Token::Surface, Qt::BottomEdge);
    Theme::follow(head, [head] { head->setFixedHeight(Theme::px(Metrics::pageHeader)); });
    auto *title = new TextLabel(tr("Cache"));
    title->setLook(TextSize::Title, QFont::DemiBold);
    m_sum->setObjectName(u"cacheSum"_s);
    m_root->setObjectName(u"cacheRoot"_s);
    m_root->setPopupMode(QToolButton::InstantPopup);
    m_root->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_root->setAutoRaise(true);
    m_age->setObjectName(u"cacheAge"_s);
    m_age->setElide(Qt::ElideRight);
    m_age->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_stop->setObjectName(u"stopCacheWork"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 1);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(title);
    row->addSpacing(Metrics::space1);
    row->addWidget(m_sum);
    row->addWidget(m_root);
    row->addWidget(m_age, 1);
    row->addWidget(m_refresh);
    row->addWidget(m_stop);
    row->addWidget(m_more);
    return head;
}

void CachePage::setUpFilter()
{
    m_filter->setObjectName(u"cacheFilter"_s);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter: >1gb >3months type:model"));
    m_filter->setToolTip(tr("Size (>1gb, <200mb), last use (>30d, >3months), type:dataset, refs=main, "
                            "is:detached, is:pinned, or words of a name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    m_flaw->setObjectName(u"cacheFlaw"_s);
    m_flaw->setContentsMargins(Metrics::pageMargin, 0, Metrics::space3, Metrics::space2);
    m_flaw->hide();
}

void CachePage::setUpTree()
{
    m_tree->setObjectName(u"cacheTree"_s);
    m_tree->setAccessibleName(tr("Repositories in the cache"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new CacheDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(CacheTreeModel::SizeColumn, Qt::DescendingOrder);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(CacheTreeModel::NameColumn, QHeaderView::Stretch);
    m_columns->fit();
}

QWidget *CachePage::makeTable()
{
    setUpFilter();
    setUpTree();
    m_chosen->setElide(Qt::ElideMiddle);
    m_facts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_facts->setElide(Qt::ElideRight);
    auto *above = new QHBoxLayout;
    above->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space3, Metrics::space2);
    above->addWidget(m_filter, 1);
    auto *foot = new Panel(Token::Surface, Qt::TopEdge);
    auto *footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space3, Metrics::space2);
    footRow->addWidget(m_chosen, 1);
    footRow->addWidget(m_facts, 2);
    auto *table = new QWidget;
    auto *column = new QVBoxLayout(table);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(above);
    column->addWidget(m_flaw);
    column->addWidget(m_tree, 1);
    column->addWidget(foot);
    return table;
}

QHBoxLayout *CachePage::makePictureHead()
{
    m_form->setObjectName(u"cacheForm"_s);
    m_form->addWord(tr("Treemap"));
    //: A picture of rings around each other (sunburst).
    m_form->addWord(tr("Rings"));
    m_form->setCurrent(m_settings->cachePicture() == "rings"_L1 ? 1 : 0);
    m_colours->setObjectName(u"cacheColours"_s);
    for (const auto colouring : { SpaceColouring::Type,
                                  SpaceColouring::Library,
                                  SpaceColouring::Owner,
                                  SpaceColouring::Age,
                                  SpaceColouring::Freeable }) {
        m_colours->addItem(spaceColouringName(colouring));
    }
    auto *label = new TextLabel(tr("Colour by"), TextSize::Small, Token::Muted);
    label->setBuddy(m_colours);
    m_colours->setAccessibleName(tr("Colour by"));
    auto *above = new QHBoxLayout;
    above->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, Metrics::space2);
    above->setSpacing(Metrics::controlGap);
    above->addWidget(m_crumbs, 1);
    above->addWidget(label);
    above->addWidget(m_colours);
    above->addWidget(m_form);
    return above;
}

QWidget *CachePage::makePicture()
{
    auto *above = makePictureHead();
    auto *map = new QVBoxLayout;
    map->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, Metrics::space2);
    map->setSpacing(Metrics::space2);
    map->addWidget(m_map, 1);
    map->addWidget(m_legend);
    auto *picture = new QWidget;
    auto *column = new QVBoxLayout(picture);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(above);
    column->addLayout(map, 1);
    m_map->setForm(m_form->current() == 1 ? SpaceMap::Form::Rings : SpaceMap::Form::Treemap);
    return picture;
}

QWidget *CachePage::makeWhole()
{
    m_quarantine->setObjectName(u"cacheQuarantine"_s);
    m_quarantine->hide();
    m_news->setObjectName(u"cacheNews"_s);
    m_news->hide();
    m_side->setObjectName(u"cacheSide"_s);
    m_side->addWord(tr("Table"));
    m_side->addWord(tr("Picture"));
    m_side->setCurrent(0);
    auto *switchRow = new QHBoxLayout;
    switchRow->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, 0);
    switchRow->addWidget(m_side);
    switchRow->addStretch();
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_right);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    if (!rememberSplitter(m_splitter, &m_settings->cacheSplitter)) {
        m_splitter->setSizes({ Theme::px(620), Theme::px(600) });
    }
    auto *column = new QVBoxLayout(m_whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_suggestions);
    column->addLayout(switchRow);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_bar);
    return m_whole;
}

void CachePage::connectParts()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(betweenKeys);
    m_typing.callOnTimeout(this, &CachePage::applyFilter);
    m_clock.setInterval(30s);
    m_clock.callOnTimeout(this, &CachePage::showHead);
    m_clock.start();
    connect(m_splitter, &QSplitter::splitterMoved, m_columns, &ColumnFit::fit);
    connect(m_care, &CacheCare::changed, this, &CachePage::showCare);
    connect(m_care, &CacheCare::progressed, this, &CachePage::showHead);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_form, &Segmented::currentChanged, this, [this](int form) {
        m_settings->cachePicture.set(form == 1 ? u"rings"_s : u"treemap"_s);
        m_map->setForm(form == 1 ? SpaceMap::Form::Rings : SpaceMap::Form::Treemap);
    });
    connect(m_side, &Segmented::currentChanged, this, &CachePage::placeWords);
    connect(m_colours, &QComboBox::activated, this, &CachePage::setColouring);
    connect(m_crumbs, &SpaceCrumbs::zoomRequested, m_map, &SpaceMap::setTop);
    connect(m_map, &SpaceMap::zoomed, this, [this](int top) { m_crumbs->setSpace(m_care->space(), top); });
    connect(m_map, &SpaceMap::pointed, m_facts, [this](const QString &facts) { m_facts->setText(facts); });
    connect(m_map, &SpaceMap::currentNodeChanged, this, &CachePage::choose);
    connect(
        m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &row) {
            if (row.isValid()) {
                m_map->setCurrentNode(m_model->nodeAt(row));
            }
            showChosen();
        });
    connect(m_basket, &CacheBasket::changed, this, [this] { m_map->setBasket(m_basket->nodes()); });
    connect(m_stack, &ContentStack::retryRequested, m_care, &CacheCare::refresh);
}

void CachePage::placeColumns()
{
    const QFontMetrics figures(Theme::figures(TextSize::Body, QFont::DemiBold));
    const QFontMetrics words(Theme::font(TextSize::Body));
    const int longest = words.horizontalAdvance(widestAgo(words));
    const int room = m_tree->viewport()->width();
    m_tree->setColumnHidden(CacheTreeModel::ShareColumn, room < Theme::px(roomForShare));
    m_tree->setColumnHidden(CacheTreeModel::StateColumn, room < Theme::px(roomForState));
    m_tree->setColumnWidth(CacheTreeModel::SizeColumn,
                           figures.horizontalAdvance(u"888.8 GB"_s) + 2 * Metrics::space2);
    m_tree->setColumnWidth(CacheTreeModel::ShareColumn, Theme::px(54));
    m_tree->setColumnWidth(CacheTreeModel::UsedColumn, longest + 2 * Metrics::space2);
    m_tree->setColumnWidth(CacheTreeModel::StateColumn, Theme::px(96));
}

// A narrow page has the table or the picture.
void CachePage::placeWords()
{
    const bool isNarrow = width() < Theme::px(roomForBoth);
    m_side->setVisible(isNarrow);
    m_left->setVisible(!isNarrow || m_side->current() == 0);
    m_right->setVisible(!isNarrow || m_side->current() == 1);
}

void CachePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_care->start();
}

void CachePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeWords();
    m_columns->fit();
}

void CachePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_columns->fit();
        placeWords();
    }
}

} // namespace Hubdesk
