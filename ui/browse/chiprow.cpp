// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/chiprow.h"

#include "ui/browse/filterpanel.h"
#include "ui/shared/chip.h"
#include "ui/shared/controls.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

ChipRow::ChipRow(const FilterPanel *words, QWidget *parent)
    : QWidget(parent)
    , m_words(words)
    , m_flow(new FlowLayout(this))
{
    setObjectName(u"chipRow"_s);
    m_flow->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space3, Metrics::space2);
    hide();
}

void ChipRow::setFacets(const Facets &facets, bool hasWords)
{
    // A chip that is being clicked lives until its click is over.
    while (auto *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto parts = facets.parts();
    for (const auto &part : parts) {
        auto *chip = new Chip(m_words->words(part));
        chip->setObjectName(u"filterChip"_s);
        connect(chip, &Chip::removeRequested, this, [this, part] { Q_EMIT removeRequested(part); });
        m_flow->addWidget(chip);
    }
    if (parts.size() > 1) {
        auto *clear = new QPushButton(tr("Clear all"));
        clear->setObjectName(u"clearFilters"_s);
        setRole(clear, ButtonRole::Link);
        connect(clear, &QPushButton::clicked, this, &ChipRow::clearRequested);
        m_flow->addWidget(clear);
    }
    if (!parts.isEmpty() || hasWords) {
        auto *save = new QPushButton(tr("Save this search"));
        save->setObjectName(u"saveSearch"_s);
        setRole(save, ButtonRole::Link);
        connect(save, &QPushButton::clicked, this, &ChipRow::saveRequested);
        m_flow->addWidget(save);
    }
    setVisible(!parts.isEmpty() || hasWords);
}

void ChipRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, Theme::color(Token::Border));
}

} // namespace Hubdesk
