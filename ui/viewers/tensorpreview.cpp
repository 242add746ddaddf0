// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tensorpreview.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/panel.h"
#include "ui/shared/spoken.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/memorypanel.h"
#include "ui/viewers/sharebar.h"
#include "ui/viewers/tensorlist.h"
#include "ui/viewers/tensormap.h"
#include "ui/viewers/textpreview.h"
#include "ui/viewers/weightsentries.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

TensorPreview::TensorPreview(QWidget *parent)
    : QWidget(parent)
    , m_line(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_types(new ShareBar)
    , m_kinds(new ShareBar)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_list(new TensorList)
    , m_map(new TensorMap)
    , m_pointedName(new TextLabel({}, TextSize::Small))
    , m_pointedFacts(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_entries(new WeightsEntries)
    , m_templateFrom(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_template(new TextPreview)
    , m_memory(new MemoryPanel)
{
    setObjectName(u"tensorPreview"_s);
    m_tabs->setObjectName(u"tensorTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the file"));
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false); // where there is little room each gives some of its word
    m_tabs->setElideMode(Qt::ElideRight);
    for (const auto &word : { tr("Tensors"), tr("Map"), tr("Metadata"), tr("Chat template"), tr("Memory") }) {
        m_tabs->addTab(word);
    }
    for (auto *page : { static_cast<QWidget *>(m_list),
                        makeMap(),
                        makeEntries(),
                        makeTemplate(),
                        static_cast<QWidget *>(m_memory) }) {
        m_pages->addWidget(page);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 0);
    tabs->addWidget(m_tabs);
    layout->addLayout(tabs);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_map, &TensorMap::pointed, this, &TensorPreview::showPointed);
    connect(m_map, &TensorMap::chosen, this, [this](qsizetype tensor) {
        m_tabs->setCurrentIndex(Tensors);
        m_list->select(tensor);
    });
}

TensorPreview::~TensorPreview()
{
    releaseLater(std::move(m_head));
}

QWidget *TensorPreview::makeHead()
{
    auto *head = new QWidget;
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, Metrics::space2);
    layout->setSpacing(Metrics::space2);
    m_factRow = new QHBoxLayout;
    m_factRow->setSpacing(Metrics::space3);
    addFact(tr("Parameters"), u"factParameters"_s);
    addFact(tr("Tensors"), u"factTensors"_s);
    addFact(tr("Type"), u"factType"_s);
    addFact(tr("Bytes"), u"factSize"_s);
    m_factRow->addStretch();
    m_line->setObjectName(u"weightsLine"_s);
    m_line->setWordWrap(true);
    m_line->setTextFormat(Qt::PlainText);
    m_types->setObjectName(u"typeShares"_s);
    layout->addLayout(m_factRow);
    layout->addWidget(m_line);
    layout->addWidget(m_types);
    return head;
}

void TensorPreview::addFact(const QString &name, const QString &object)
{
    auto *value = new TextLabel;
    value->setObjectName(object);
    value->setLook(TextSize::Body, QFont::DemiBold);
    value->setTextFormat(Qt::PlainText);
    value->setElide(Qt::ElideRight);
    auto *word = new TextLabel(name, TextSize::Small, Token::Muted);
    word->setElide(Qt::ElideRight);
    if (m_factRow->count() > 0) { // a line between two, as FactsRow has it
        auto *line = new Panel(Token::Border);
        setSpokenRole(line, QAccessible::StaticText);
        line->setFixedWidth(1);
        m_factRow->addWidget(line);
    }
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(word);
    column->addWidget(value);
    m_factRow->addLayout(column);
}

QWidget *TensorPreview::makeMap()
{
    m_kinds->setObjectName(u"kindShares"_s);
    m_pointedName->setObjectName(u"pointedTensor"_s);
    m_pointedName->setLook(TextSize::Small, QFont::Normal, true);
    m_pointedName->setElide(Qt::ElideMiddle);
    m_pointedName->setTextFormat(Qt::PlainText);
    m_pointedFacts->setObjectName(u"pointedFacts"_s);
    m_pointedFacts->setElideFacts();
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, Metrics::space1);
    layout->setSpacing(Metrics::space1);
    layout->addWidget(m_kinds);
    layout->addSpacing(Metrics::space1);
    layout->addWidget(m_map, 1);
    layout->addWidget(m_pointedName);
    layout->addWidget(m_pointedFacts);
    return page;
}

QWidget *TensorPreview::makeEntries()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, 0);
    layout->addWidget(m_entries);
    return page;
}

QWidget *TensorPreview::makeTemplate()
{
    m_template->setObjectName(u"chatTemplate"_s);
    m_template->setAccessibleName(tr("Chat template"));
    m_template->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_templateFrom->setElide(Qt::ElideRight);
    auto *copy = new QPushButton(icon(Icon::Copy), tr("Copy"));
    copy->setObjectName(u"copyTemplate"_s);
    copy->setAccessibleName(tr("Copy the chat template"));
    setCompact(copy);
    connect(
        copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_templateText); });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, Metrics::space2);
    row->addWidget(m_templateFrom, 1);
    row->addWidget(copy);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_template, 1);
    return page;
}

void TensorPreview::setHead(const WeightsPtr &head)
{
    ++m_generation;
    releaseLater(std::exchange(m_head, head));
    m_context = {};
    m_list->setHead(head);
    m_map->setHead(head);
    if (!head) {
        return;
    }
    setTab(Template, false);
    m_tabs->setCurrentIndex(Tensors);
    setContext({});
}

void TensorPreview::setContext(const WeightsContext &context)
{
    m_context = context;
    if (!m_head) {
        return;
    }
    showFacts();
    showSharding();
    showKinds();
    showEntries();
    showTemplate();
    showMemory();
    showPointed(-1);
    // Packed weights: how many share an element may stand in config.json alone.
    const auto bits = context.shape ? context.shape->weightBits : std::nullopt;
    if (bits && m_head->kind == FileKind::Safetensors) {
        const auto work
            = [head = m_head, bits] { return std::make_shared<const WeightsHead>(recounted(*head, *bits)); };
        whenDone(onWorker(work), this, [this, generation = m_generation](const WeightsPtr &counted) {
            if (generation == m_generation && counted->stats != m_head->stats) {
                releaseLater(std::exchange(m_head, counted));
                m_list->setHead(m_head);
                m_map->setHead(m_head);
                auto known = m_context;
                known.shape->weightBits.reset(); // counted
                setContext(known);
            }
        });
    }
}

} // namespace Hubdesk
