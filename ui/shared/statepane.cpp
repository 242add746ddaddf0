// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/statepane.h"

#include "ui/shared/controls.h"
#include "ui/shared/foldout.h"
#include "ui/shared/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int textWidth = 340;
constexpr int leastWidth = 120;

TextLabel *centred(TextSize size, Token tone, QWidget *parent)
{
    auto *label = new TextLabel(QString(), size, tone, parent);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setFixedWidth(Theme::px(textWidth));
    return label;
}

} // namespace

StatePane::StatePane(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(centred(TextSize::State, Token::Ink, this))
    , m_text(centred(TextSize::Body, Token::Muted, this))
    , m_note(centred(TextSize::Small, Token::Muted, this))
    , m_primary(new QPushButton(this))
    , m_secondary(new QPushButton(this))
    , m_detail(new FoldOut(this))
{
    m_title->setLook(TextSize::State, QFont::DemiBold);
    m_primary->setObjectName(u"statePrimary"_s);
    m_secondary->setObjectName(u"stateSecondary"_s);
    setRole(m_secondary, ButtonRole::Flat);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::controlGap);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setSizeConstraint(QLayout::SetNoConstraint); // the pane says itself how narrow it may be
    column->setContentsMargins(Metrics::pageMargin, Metrics::space5, Metrics::pageMargin, Metrics::space5);
    column->setSpacing(Metrics::space2);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(Metrics::space1);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addWidget(m_note, 0, Qt::AlignHCenter);
    column->addSpacing(Metrics::space1);
    column->addLayout(buttons);
    m_detail->centre();
    column->addWidget(m_detail, 0, Qt::AlignHCenter);
    column->addStretch(3);

    connect(m_primary, &QPushButton::clicked, this, &StatePane::primaryTriggered);
    connect(m_secondary, &QPushButton::clicked, this, &StatePane::secondaryTriggered);
    if (const Theme *theme = Theme::current()) {
        connect(theme, &Theme::changed, this, &StatePane::restyle);
    }
    setState({});
}

void StatePane::setState(const PaneState &state)
{
    m_state = state;
    const auto say = [](QLabel *label, const QString &text) { label->setVisible(!text.isEmpty()); };
    // A title has no full stop, though it may be the sentence of an error.
    const auto title = state.title.endsWith(u'.') && !state.title.endsWith("..."_L1) ? state.title.chopped(1)
                                                                                     : state.title;
    for (auto *label : { m_title, m_text, m_note }) {
        label->setNames(state.names);
    }
    m_title->setText(title);
    m_text->setText(state.text);
    m_note->setText(state.note);
    say(m_title, state.title);
    say(m_text, state.text);
    say(m_note, state.note);
    m_primary->setText(state.primary);
    m_primary->setVisible(!state.primary.isEmpty());
    m_primary->setIcon(state.primaryIcon ? icon(*state.primaryIcon) : QIcon());
    setRole(m_primary, state.primaryFilled ? ButtonRole::Primary : ButtonRole::Normal);
    m_secondary->setText(state.secondary);
    m_secondary->setVisible(!state.secondary.isEmpty());
    m_detail->setText(state.detail);
    setAccessibleName(title);
    setAccessibleDescription(state.text);
    restyle();
    if (isVisible() && !state.title.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void StatePane::restyle()
{
    const int side = Theme::px(Metrics::iconState);
    m_icon->setPixmap(icon(m_state.icon, m_state.tone).pixmap(QSize(side, side), devicePixelRatio()));
    m_icon->setVisible(!m_state.title.isEmpty());
    setWidths();
}

QSize StatePane::minimumSizeHint() const
{
    const int least = Theme::px(leastWidth) + 2 * Metrics::pageMargin;
    return { std::min(least, layout()->minimumSize().width()), layout()->minimumSize().height() };
}

void StatePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setWidths();
}

// Of the words: easy to read, and in a narrow pane no wider than that.
void StatePane::setWidths()
{
    const int width
        = std::clamp(this->width() - 2 * Metrics::pageMargin, Theme::px(leastWidth), Theme::px(textWidth));
    // A centred label is laid out by the pane's width and not by its own: its height is set by hand.
    for (TextLabel *label : { m_title, m_text, m_note }) {
        label->setMinimumHeight(0); // that of the words before, below which it would tell no height
        label->setFixedSize(width, std::max(0, label->heightForWidth(width)));
    }
    m_detail->setFixedWidth(width);
}

} // namespace Hubdesk
