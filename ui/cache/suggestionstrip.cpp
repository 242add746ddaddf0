// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/suggestionstrip.h"

#include "ui/cache/cachebasket.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int cardWidth = 236; ///< at least

QString titleOf(Suggestion::Kind kind, int unusedDays)
{
    switch (kind) {
    case Suggestion::Kind::Superseded:
        return SuggestionStrip::tr("Superseded revisions");
    case Suggestion::Kind::Detached:
        return SuggestionStrip::tr("Detached revisions");
    case Suggestion::Kind::Unused:
        return SuggestionStrip::tr("Unused for %n day(s)", nullptr, unusedDays);
    case Suggestion::Kind::Partials:
        return SuggestionStrip::tr("Old partial downloads");
    case Suggestion::Kind::Forgotten:
        return SuggestionStrip::tr("Forgotten files");
    case Suggestion::Kind::Xet:
        return SuggestionStrip::tr("Xet leftovers");
    }
    Q_UNREACHABLE_RETURN({});
}

QString whyOf(Suggestion::Kind kind)
{
    switch (kind) {
    case Suggestion::Kind::Superseded:
        return SuggestionStrip::tr("The branch has moved on since");
    case Suggestion::Kind::Detached:
        return SuggestionStrip::tr("No branch or tag points at them");
    case Suggestion::Kind::Unused:
        return SuggestionStrip::tr("No program has read them since");
    case Suggestion::Kind::Partials:
        return SuggestionStrip::tr("Over 7 days, nobody goes on with them");
    case Suggestion::Kind::Forgotten:
        return SuggestionStrip::tr("No revision has them any more");
    case Suggestion::Kind::Xet:
        return SuggestionStrip::tr("No transfer needs them any more");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

SuggestionCard::SuggestionCard(QWidget *parent)
    : Panel(Token::Panel, Qt::RightEdge, parent)
    , m_title(new TextLabel)
    , m_size(new TextLabel)
    , m_why(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_taken(new StateBadgeLabel)
    , m_take(new QPushButton)
{
    setObjectName(u"suggestion"_s);
    m_title->setLook(TextSize::Body, QFont::Medium);
    m_title->setElide(Qt::ElideRight);
    m_size->setLook(TextSize::Body, QFont::DemiBold);
    m_why->setElide(Qt::ElideRight);
    m_taken->setBadge({ LocalState::Complete, tr("In basket"), 1 });
    m_take->setObjectName(u"takeSuggestion"_s);
    setRole(m_take, ButtonRole::Link);
    auto *above = new QHBoxLayout;
    above->setSpacing(Metrics::space2);
    above->addWidget(m_title, 1);
    above->addWidget(m_size);
    auto *below = new QHBoxLayout;
    below->setSpacing(Metrics::space2);
    below->addWidget(m_why, 1);
    below->addWidget(m_taken);
    below->addWidget(m_take);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space3, Metrics::space2);
    column->setSpacing(Metrics::space1);
    column->addLayout(above);
    column->addLayout(below);
    // As high with the badge as with the button.
    Theme::follow(this, [this] { m_why->setMinimumHeight(m_take->sizeHint().height()); });
    connect(m_take, &QPushButton::clicked, this, &SuggestionCard::takeRequested);
}

void SuggestionCard::setSuggestion(const Suggestion &suggestion, int unusedDays, bool isTaken)
{
    const auto title = titleOf(suggestion.kind, unusedDays);
    m_title->setText(title);
    m_size->setText(formatSize(suggestion.size));
    m_why->setText(whyOf(suggestion.kind));
    m_taken->setVisible(isTaken);
    m_take->setVisible(!isTaken);
    //: Puts so many things into the basket.
    m_take->setText(tr("Add %n", nullptr, int(suggestion.targets.size())));
    //: %1 "Add 6", %2 "Detached revisions".
    m_take->setAccessibleName(tr("%1: %2").arg(m_take->text(), title));
}

void SuggestionCard::setDuplicates(qint64 gain)
{
    m_title->setText(tr("Duplicates"));
    m_size->setText(formatSize(gain));
    m_why->setText(tr("Files with the same content can share its room"));
    m_taken->hide();
    m_take->setObjectName(u"showDuplicates"_s);
    //: Opens a dialog about duplicates.
    m_take->setText(tr("Show..."));
    m_take->setAccessibleName(tr("%1: %2").arg(m_take->text(), m_title->text()));
}

void SuggestionCard::setTakeable(bool takeable)
{
    m_take->setEnabled(takeable);
}

SuggestionStrip::SuggestionStrip(CacheBasket *basket, QWidget *parent)
    : QScrollArea(parent)
    , m_basket(basket)
    , m_inner(new Hubdesk::Panel(Token::Panel, Qt::BottomEdge))
    , m_row(new QHBoxLayout(m_inner))
    , m_duplicates(new SuggestionCard)
{
    setObjectName(u"suggestions"_s);
    setAccessibleName(tr("Suggestions"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus); // its buttons have it, and bring themselves into view
    m_row->setContentsMargins(0, 0, 0, 1);
    m_row->setSpacing(0);
    m_row->addWidget(m_duplicates, 1);
    m_duplicates->hide();
    setWidget(m_inner);
    hide();
    connect(m_duplicates, &SuggestionCard::takeRequested, this, &SuggestionStrip::duplicatesRequested);
    connect(basket, &CacheBasket::changed, this, &SuggestionStrip::showStates);
}

void SuggestionStrip::setSuggestions(const QList<Suggestion> &suggestions, int unusedDays)
{
    m_suggestions = suggestions;
    m_unusedDays = unusedDays;
    while (m_cards.size() < suggestions.size()) {
        auto *card = new SuggestionCard;
        const auto at = m_cards.size();
        connect(card, &SuggestionCard::takeRequested, this, [this, at] {
            m_basket->add(m_suggestions.at(at).targets);
        });
        m_row->insertWidget(int(at), card, 1);
        m_cards.append(card);
    }
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < suggestions.size());
        m_cards[i]->setMinimumWidth(Theme::px(cardWidth));
    }
    showStates();
    showStrip();
}

void SuggestionStrip::setDuplicates(qint64 gain)
{
    m_gain = gain;
    m_duplicates->setDuplicates(gain);
    m_duplicates->setMinimumWidth(Theme::px(cardWidth));
    m_duplicates->setVisible(gain > 0);
    showStrip();
}

void SuggestionStrip::setActing(bool isActing)
{
    m_duplicates->setTakeable(!isActing);
}

void SuggestionStrip::showStrip()
{
    setVisible(!m_suggestions.isEmpty() || m_gain > 0);
    updateGeometry();
}

void SuggestionStrip::showStates()
{
    for (qsizetype i = 0; i < m_suggestions.size(); ++i) {
        m_cards[i]->setSuggestion(m_suggestions[i], m_unusedDays, m_basket->hasAll(m_suggestions[i].targets));
    }
}

QSize SuggestionStrip::sizeHint() const
{
    const bool isCut = m_inner->minimumSizeHint().width() > width();
    const int bar = isCut ? horizontalScrollBar()->sizeHint().height() : 0;
    return { m_inner->sizeHint().width(), m_inner->sizeHint().height() + bar };
}

void SuggestionStrip::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    updateGeometry();
}

} // namespace Hubdesk
