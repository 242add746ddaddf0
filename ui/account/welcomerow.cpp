// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/account/welcomerow.h"

#include "ui/shared/controls.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

WelcomeRow::WelcomeRow(Icon symbol, const QString &name, QWidget *parent)
    : Panel(parent)
    , m_symbol(symbol)
    , m_icon(new QLabel)
    , m_title(new TextLabel)
    , m_text(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_path(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_stateIcon(new QLabel)
    , m_state(new TextLabel({}, TextSize::Small))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(name);
    m_title->setObjectName(name + u"Title"_s);
    m_title->setLook(TextSize::Body, QFont::Medium);
    m_text->setObjectName(name + u"Text"_s);
    m_path->setObjectName(name + u"Path"_s);
    m_path->setLook(TextSize::Small, QFont::Normal, true);
    m_path->setElide(Qt::ElideMiddle);
    m_path->hide();
    m_state->setObjectName(name + u"State"_s);
    for (auto *label : { m_title, m_text }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_state->setTextFormat(Qt::PlainText);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addWidget(m_path);
    words->addStretch();
    m_row->setContentsMargins(Metrics::space4, Metrics::space3, Metrics::space4, Metrics::space3);
    m_row->setSpacing(Metrics::space3);
    m_row->addWidget(m_icon);
    m_row->addLayout(words, 1);
    auto *state = new QHBoxLayout;
    state->setSpacing(Metrics::iconGap);
    state->addWidget(m_stateIcon);
    state->addWidget(m_state);
    m_row->addLayout(state);
    if (const auto *theme = Theme::current()) {
        connect(theme, &Theme::changed, this, &WelcomeRow::restyle);
    }
    restyle();
}

void WelcomeRow::setWords(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    if (m_button) {
        m_button->setAccessibleDescription(title + u". "_s + text);
    }
}

void WelcomeRow::setPath(const QString &path)
{
    m_path->setText(path);
    m_path->setVisible(!path.isEmpty());
}

void WelcomeRow::setState(Icon symbol, Token tone, const QString &text)
{
    m_stateSymbol = symbol;
    m_stateTone = tone;
    m_state->setText(text);
    restyle();
}

QPushButton *WelcomeRow::addButton(const QString &text)
{
    m_button = new QPushButton(text);
    m_button->setObjectName(objectName() + u"Button"_s);
    m_row->addWidget(m_button);
    return m_button;
}

void WelcomeRow::setProposed(bool proposed)
{
    m_isProposed = proposed;
    if (m_button) {
        setRole(m_button, proposed ? ButtonRole::Primary : ButtonRole::Normal);
    }
    setBoxed(proposed ? Token::Accent : Token::Border);
    restyle();
}

void WelcomeRow::restyle()
{
    const int side = Theme::px(Metrics::iconRail);
    m_icon->setPixmap(icon(m_symbol, m_isProposed ? Token::AccentText : Token::Muted)
                          .pixmap(QSize(side, side), devicePixelRatio()));
    const int small = Theme::px(Metrics::iconSmall);
    m_stateIcon->setPixmap(icon(m_stateSymbol, m_stateTone).pixmap(QSize(small, small), devicePixelRatio()));
    m_state->setTone(m_stateTone);
    m_stateIcon->setVisible(!m_state->text().isEmpty());
    m_state->setVisible(!m_state->text().isEmpty());
}

} // namespace Hubdesk
