// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/account/welcomesteps.h"

#include "ui/shared/icons.h"
#include "ui/shared/spoken.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int sideWidth = 288;
constexpr int markSide = 44;
constexpr int stepHeight = 52;
constexpr int badge = 20;
} // namespace

WelcomeSteps::WelcomeSteps(QWidget *parent)
    : Panel(Token::Panel, Qt::RightEdge, parent)
{
    setObjectName(u"welcomeSteps"_s);
    setSpokenRole(this, QAccessible::Grouping);
    auto *mark = new QLabel;
    Theme::follow(mark,
                  [mark] { mark->setPixmap(productMark(Theme::px(markSide), mark->devicePixelRatio())); });
    auto *name = new TextLabel(u"Hubdesk"_s);
    name->setLook(TextSize::Heading, QFont::DemiBold);
    m_above = new TextLabel(tr("Models and data, on your desk"), TextSize::Body, Token::Muted);
    auto *promise = new TextLabel(
        tr("Nothing is sent about you or what you do here. Every step can be changed later in Settings."),
        TextSize::Small,
        Token::Muted);
    promise->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    Theme::follow(this, [column] {
        column->setContentsMargins(Metrics::space5, Theme::px(40), Metrics::space5, Metrics::space5);
    });
    column->setSpacing(Metrics::space1);
    column->addWidget(mark);
    column->addSpacing(Metrics::space3);
    column->addWidget(name);
    column->addWidget(m_above);
    column->addStretch();
    column->addWidget(promise);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void WelcomeSteps::setStep(int step, const QString &title, const QString &text)
{
    m_steps.resize(qMax<qsizetype>(m_steps.size(), step + 1));
    m_steps[step] = { title, text };
    tell();
}

void WelcomeSteps::setCurrent(int step)
{
    m_current = step;
    tell();
}

void WelcomeSteps::tell()
{
    const auto step = m_steps.value(m_current);
    setAccessibleName(tr("Step %1 of %2: %3").arg(m_current + 1).arg(m_steps.size()).arg(step.title));
    setAccessibleDescription(step.text);
    update();
}

QSize WelcomeSteps::sizeHint() const
{
    return { Theme::px(sideWidth), Theme::px(400) };
}

void WelcomeSteps::paintStep(QPainter *painter, const QRect &rect, int number) const
{
    const bool isDone = number < m_current;
    const bool isCurrent = number == m_current;
    if (isCurrent) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::color(Token::Selection));
        painter->drawRoundedRect(rect, Metrics::radiusControl, Metrics::radiusControl);
    }
    const int side = Theme::px(badge);
    const auto turned
        = [this, &rect](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect, part); };
    const auto round = turned({ rect.left() + Metrics::space2, rect.top() + Metrics::space2, side, side });
    if (isDone) {
        drawIcon(painter, Icon::Check, round.adjusted(2, 2, -2, -2), Theme::color(Token::Green));
    } else {
        painter->setPen(isCurrent ? Theme::color(Token::Accent) : Theme::color(Token::Mark));
        painter->setBrush(isCurrent ? QBrush(Theme::color(Token::Accent)) : QBrush(Qt::NoBrush));
        painter->drawEllipse(QRectF(round).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->setPen(Theme::color(isCurrent ? Token::OnAccent : Token::Muted));
        painter->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
        painter->drawText(round, Qt::AlignCenter, locale().toString(number + 1));
    }
    const auto words = turned(
        rect.adjusted(side + Metrics::space4 + Metrics::space1, Metrics::space2, -Metrics::space2, 0));
    const auto write = [&](const QFont &font, Token tone, const QRect &line, const QString &text) {
        painter->setFont(font);
        painter->setPen(Theme::color(tone));
        painter->drawText(line,
                          Qt::AlignLeading | Qt::AlignTop,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
    };
    const auto font = Theme::font(TextSize::Body, isCurrent ? QFont::Medium : QFont::Normal);
    const int first = QFontMetrics(font).height();
    write(font, Token::Ink, words, m_steps[number].title);
    write(Theme::font(TextSize::Small), Token::Muted, words.translated(0, first), m_steps[number].text);
}

void WelcomeSteps::paintEvent(QPaintEvent *event)
{
    Panel::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect row(Metrics::space5,
              m_above->geometry().bottom() + Metrics::space5,
              width() - 2 * Metrics::space5,
              Theme::px(stepHeight) - Metrics::space1);
    for (int number = 0; number < m_steps.size(); ++number) {
        paintStep(&painter, row, number);
        row.translate(0, Theme::px(stepHeight) + Metrics::space1);
    }
}

} // namespace Hubdesk
