// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/findbar.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

FindBar::FindBar(QWidget *parent)
    : Panel(Token::Panel, Qt::BottomEdge, parent)
    , m_field(new QLineEdit)
    , m_count(new TextLabel({}, TextSize::Small, Token::Muted))
{
    setObjectName(u"findBar"_s);
    m_field->setObjectName(u"findField"_s);
    setWords(tr("Find in the card"));
    m_field->setMaxLength(300);
    m_field->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    Theme::follow(this, [this] { m_field->setMaximumWidth(Theme::px(360)); });
    m_field->installEventFilter(this);
    setCompact(m_field);
    m_count->setObjectName(u"findCount"_s);
    Theme::follow(this, [this] { m_count->setMinimumWidth(Theme::px(84)); });
    auto *row = new QHBoxLayout(this);
    // The sign that closes it stands below that of the page, a larger one.
    const int end = Metrics::space2 + (Metrics::control - Metrics::rowButton) / 2;
    row->setContentsMargins(Metrics::pageMargin, Metrics::space1, end, Metrics::space1);
    row->setSpacing(Metrics::space1);
    row->addWidget(m_field, 1);
    m_previous = addButton(u"findPrevious"_s, tr("Previous place"));
    m_previous->setIcon(icon(Icon::ChevronUp));
    m_next = addButton(u"findNext"_s, tr("Next place"));
    m_next->setIcon(icon(Icon::ChevronDown));
    row->addSpacing(Metrics::space1);
    row->addWidget(m_count); // last, for it is empty at first
    row->addStretch();
    auto *close = addButton(u"findClose"_s, tr("Close the search"));
    close->setIcon(icon(Icon::Close));
    connect(m_field, &QLineEdit::textEdited, this, &FindBar::edited);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(true); });
    connect(close, &QToolButton::clicked, this, &FindBar::close);
    showCount(0, 0);
    hide();
}

void FindBar::setWords(const QString &words)
{
    m_field->setAccessibleName(words);
    m_field->setPlaceholderText(words);
}

QToolButton *FindBar::addButton(const QString &name, const QString &tip)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    setCompact(button);
    layout()->addWidget(button);
    return button;
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (!text().isEmpty()) {
        Q_EMIT edited(text());
    }
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::showCount(int current, int count)
{
    const auto words = text().isEmpty() ? QString()
        : count == 0                    ? tr("Not found")
                     //: Place in a text that was found: "3 of 17".
                     : tr("%1 of %2").arg(locale().toString(current), locale().toString(count));
    m_count->setText(words);
    m_count->setTone(!text().isEmpty() && count == 0 ? Token::Red : Token::Muted);
    setValidity(m_field, !text().isEmpty() && count == 0 ? Validity::Warning : Validity::Fine);
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (!words.isEmpty() && m_field->hasFocus()) {
        QAccessibleAnnouncementEvent said(m_field, words);
        QAccessible::updateAccessibility(&said);
    }
}

void FindBar::close()
{
    hide();
    Q_EMIT closed();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // the bar is closed, and not what stands around it
        return true;
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT stepRequested(!key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    return Panel::eventFilter(watched, event);
}

} // namespace Hubdesk
