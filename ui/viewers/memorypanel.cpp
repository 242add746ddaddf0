// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/memorypanel.h"

#include "ui/shared/controls.h"
#include "ui/shared/segmented.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

TextLabel *paragraph(const QString &name)
{
    auto *label = new TextLabel({}, TextSize::Small, Token::Muted);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QTableView *memoryTable(MemoryModel *model)
{
    auto *table = new QTableView;
    table->setObjectName(u"memoryTable"_s);
    table->setAccessibleName(MemoryPanel::tr("Memory by type of weights and length of context"));
    table->setModel(model);
    table->setShowGrid(false);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::row(Metrics::treeRow));
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return table;
}

} // namespace

MemoryPanel::MemoryPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new MemoryModel(this))
    , m_choices(cacheChoices())
    , m_note(paragraph(u"memoryNote"_s))
    , m_cacheRow(new QWidget)
    , m_cache(new Segmented)
    , m_table(memoryTable(m_model))
    , m_caveat(paragraph(u"memoryCaveat"_s))
    , m_sum(paragraph(u"memorySum"_s))
{
    m_cache->setObjectName(u"memoryCache"_s);
    m_cache->setAccessibleName(tr("Keys and values in"));
    for (const auto &choice : std::as_const(m_choices)) {
        m_cache->addWord(choice.name);
    }
    auto *row = new QHBoxLayout(m_cacheRow);
    row->setContentsMargins(0, 0, 0, 0);
    auto *about = new TextLabel(tr("Context in tokens; keys and values in"), TextSize::Small, Token::Muted);
    about->setWordWrap(true);
    row->addWidget(about, 1);
    row->addWidget(m_cache);
    m_sum->setTone(Token::Ink);
    m_sum->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Metrics::pageMargin, Metrics::space3, Metrics::pageMargin, Metrics::space2);
    layout->setSpacing(Metrics::space2);
    for (auto *part : { static_cast<QWidget *>(m_note),
                        m_cacheRow,
                        static_cast<QWidget *>(m_table),
                        static_cast<QWidget *>(m_sum),
                        static_cast<QWidget *>(m_caveat) }) {
        layout->addWidget(part);
    }
    layout->insertSpacing(layout->indexOf(m_sum), Metrics::space1);
    layout->addStretch();
    auto *scroll = new QScrollArea; // in large text the table and its sum need more than a low window has
    scroll->setObjectName(u"memoryScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Memory"));
    scroll->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    connect(m_cache, &Segmented::currentChanged, this, [this](int choice) {
        m_model->setCacheBits(m_choices.at(choice).bits);
        showSum();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &MemoryPanel::showSum);
    Theme::follow(this, [this] { fitTable(); });
}

void MemoryPanel::setBasis(const MemoryBasis &basis, const QString &note)
{
    m_model->setBasis(basis);
    m_cache->setCurrent(0);
    m_model->setCacheBits(m_choices.first().bits);
    m_cacheRow->setVisible(m_model->hasContexts());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const auto caveat = m_model->caveat();
    m_caveat->setText(caveat);
    m_caveat->setVisible(!caveat.isEmpty());
    auto *heads = m_table->horizontalHeader();
    heads->setSectionResizeMode(QHeaderView::Stretch);
    heads->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    fitTable();
    m_table->setCurrentIndex(
        m_model->index(0, m_model->hasContexts() ? qMin(2, m_model->columnCount() - 1) : 1));
    showSum();
}

void MemoryPanel::fitTable()
{
    m_table->verticalHeader()->setDefaultSectionSize(Theme::row(Metrics::treeRow));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + m_table->verticalHeader()->length() + 2 * m_table->frameWidth());
}

void MemoryPanel::showSum()
{
    m_sum->setText(m_model->arithmetic(m_table->currentIndex()).join(u'\n'));
}

} // namespace Hubdesk
