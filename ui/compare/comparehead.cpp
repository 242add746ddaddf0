// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparehead.h"

#include "ui/compare/comparewords.h"
#include "ui/shared/actions.h"
#include "ui/shared/connection.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

CompareHead::CompareHead(const RepoId &repo, QWidget *parent)
    : QWidget(parent)
    , m_repo(repo)
    , m_name(new QPushButton)
    , m_owner(new TextLabel(repo.owner))
    , m_state(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_help(new QPushButton)
    , m_menu(new QMenu(this))
{
    setObjectName(u"compareHead"_s);
    setAccessibleName(repo.text());
    m_owner->setObjectName(u"compareOwner"_s);
    m_owner->setLook(TextSize::Small, QFont::Normal, true);
    m_owner->setTone(Token::Muted);
    m_state->setObjectName(u"compareState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_help->setObjectName(u"compareRemedy"_s);
    setCompact(m_help);
    makeMenu();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::space2, Metrics::space2, Metrics::space1, Metrics::space2);
    column->setSpacing(2);
    column->addWidget(makeTop());
    column->addWidget(
        m_name, 0, Qt::AlignLeft); // above its values, with the whole width: it is what this is about
    column->addWidget(m_state);
    column->addWidget(m_help, 0, Qt::AlignLeft);
    column->addStretch();
    connect(m_help, &QPushButton::clicked, this, [this] { Q_EMIT remedyRequested(m_remedy); });
    showKnown();
}

QWidget *CompareHead::makeTop()
{
    auto *top = new QWidget;
    m_name->setObjectName(u"compareName"_s);
    //: Button; %1 is a repository.
    m_name->setAccessibleName(tr("Open %1").arg(m_repo.text()));
    m_name->setToolTip(m_repo.text());
    setRole(m_name, ButtonRole::Link);
    connect(m_name, &QPushButton::clicked, this, &CompareHead::openRequested);
    const auto tool = [this](Icon symbol, const QString &name, const QString &spoken, const QString &object) {
        auto *button = new QToolButton;
        button->setObjectName(object);
        button->setIcon(icon(symbol));
        button->setAutoRaise(true);
        button->setToolTip(name);
        button->setAccessibleName(spoken.arg(m_repo.text()));
        setCompact(button);
        return button;
    };
    auto *more = tool(Icon::More, tr("More"), tr("More for %1"), u"compareMore"_s);
    more->setMenu(m_menu);
    more->setPopupMode(QToolButton::InstantPopup);
    auto *remove = tool(Icon::Close, tr("Do not compare"), tr("Do not compare %1"), u"compareRemove"_s);
    connect(remove, &QToolButton::clicked, this, &CompareHead::removeRequested);
    m_more = more;
    m_remove = remove;
    m_owner->setElide(Qt::ElideMiddle);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_owner, 1);
    row->addWidget(more);
    row->addWidget(remove);
    return top;
}

void CompareHead::makeMenu()
{
    m_menu->setObjectName(u"compareHeadMenu"_s);
    const auto add = [this](Icon symbol, const QString &text, const QString &name) {
        auto *action = m_menu->addAction(icon(symbol), text);
        action->setObjectName(name);
        return action;
    };
    connect(add(Icon::Forward, tr("Open as a page"), u"compareOpen"_s),
            &QAction::triggered,
            this,
            &CompareHead::openRequested);
    connect(add(Icon::Copy, Actions::copyIdText(), u"compareCopyName"_s), &QAction::triggered, this, [this] {
        QApplication::clipboard()->setText(m_repo.text());
    });
    m_menu->addSeparator();
    m_left = add(Icon::ChevronLeft, tr("Move to the left"), u"compareLeft"_s);
    m_right = add(Icon::ChevronRight, tr("Move to the right"), u"compareRight"_s);
    m_away = add(Icon::Close, tr("Do not compare"), u"compareAway"_s);
    connect(m_left, &QAction::triggered, this, [this] { Q_EMIT moveRequested(isRightToLeft() ? 1 : -1); });
    connect(m_right, &QAction::triggered, this, [this] { Q_EMIT moveRequested(isRightToLeft() ? -1 : 1); });
    connect(m_away, &QAction::triggered, this, &CompareHead::removeRequested);
}

void CompareHead::setPlace(int column, int columns)
{
    const bool isFirst = column == 0;
    const bool isLast = column + 1 == columns;
    m_left->setEnabled(isRightToLeft() ? !isLast : !isFirst);
    m_right->setEnabled(isRightToLeft() ? !isFirst : !isLast);
    m_away->setEnabled(columns > 1);
    m_remove->setEnabled(columns > 1);
}

void CompareHead::takeFocusOf(const CompareHead *other)
{
    const auto *focus = QApplication::focusWidget();
    if (focus && other->isAncestorOf(focus)) {
        auto *same = findChild<QWidget *>(focus->objectName());
        (same && same->isEnabled() && !same->isHidden() ? same : m_name)->setFocus(Qt::OtherFocusReason);
    }
}

QWidget *CompareHead::comeAfter(QWidget *before)
{
    for (auto *button :
         { m_more, m_remove, static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_help) }) {
        setTabOrder(before, button);
        before = button;
    }
    return before;
}

void CompareHead::popUpMenu(const QPoint &at)
{
    m_menu->popup(at);
}

void CompareHead::say(const QString &text, Token tone, Remedy remedy)
{
    m_remedy = remedy;
    m_state->setTone(tone);
    m_state->setText(text);
    m_help->setText(remedyText(remedy));
    m_help->setVisible(remedy != Remedy::None);
    updateGeometry();
}

void CompareHead::showWaiting(const QString &whom)
{
    //: %1 is a host.
    say(tr("Asking %1 …").arg(whom), Token::Muted, Remedy::None);
}

void CompareHead::showKnown()
{
    say(kindWord(m_repo.kind), Token::Muted, Remedy::None);
}

void CompareHead::showOld(const QDateTime &asked)
{
    //: %1 is a time such as "2 hours ago".
    say(tr("From the Hub, %1").arg(formatAgo(asked)), Token::Muted, Remedy::None);
}

// What no button here can do is offered as another try.
void CompareHead::showError(const Error &error)
{
    const auto words = humanError(error);
    const bool isOurs = words.remedy == Remedy::SignIn || words.remedy == Remedy::GoOnline;
    const bool isTold = Connection::tells(error); // then the window's strip has the next step
    say(words.sentence, Token::Red, isTold ? Remedy::None : isOurs ? words.remedy : Remedy::Retry);
}

// A button does not elide by itself.
void CompareHead::elideName()
{
    m_name->setFont(Theme::mono(TextSize::Body, QFont::DemiBold));
    const auto margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right() - 2 * Metrics::space1;
    const QFontMetrics metrics(m_name->font());
    m_name->setText(metrics.elidedText(m_repo.name, Qt::ElideMiddle, room)); // the owner is above it
}

void CompareHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elideName();
}

void CompareHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        elideName();
    }
}

CompareHeader::CompareHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(u"compareHeader"_s);
    setSectionsClickable(false);
    setSectionResizeMode(QHeaderView::Stretch);
    connect(this, &QHeaderView::sectionResized, this, &CompareHeader::place);
}

void CompareHeader::setHeads(const QList<CompareHead *> &heads)
{
    const auto before = std::exchange(m_heads, heads);
    for (auto *head : std::as_const(m_heads)) {
        if (!before.contains(head)) {
            head->setParent(viewport());
            head->installEventFilter(this);
            head->show();
        }
    }
    for (qsizetype at = 0; at < before.size(); ++at) {
        auto *head = before.at(at);
        if (m_heads.contains(head)) {
            continue;
        }
        if (!m_heads.isEmpty()) {
            m_heads.at(std::min(at, m_heads.size() - 1))->takeFocusOf(head);
        }
        head->hide();
        head->deleteLater(); // a button in it may be what was clicked
    }
    place();
}

QSize CompareHeader::sizeHint() const
{
    int high = Theme::px(Metrics::pageHeader);
    for (int at = 0; at < m_heads.size() && at < count(); ++at) {
        high = std::max(high, m_heads.at(at)->heightForWidth(sectionSize(at)));
    }
    return { QHeaderView::sizeHint().width(), high };
}

void CompareHeader::place()
{
    for (int at = 0; at < m_heads.size() && at < count(); ++at) {
        const int edge = isRightToLeft() ? 1 : 0; // painted beside it
        m_heads.at(at)->setGeometry(sectionViewportPosition(at) + edge, 0, sectionSize(at) - 1, height() - 1);
    }
    if (const int high = sizeHint().height(); high != m_height) {
        m_height = high;
        Q_EMIT geometriesChanged(); // the table makes room
    }
}

void CompareHeader::paintSection(QPainter *painter, const QRect &rect, int) const
{
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    option.rect = rect;
    painter->save();
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    const QRect edge(rect.right(), rect.y(), 1, rect.height());
    painter->fillRect(QStyle::visualRect(layoutDirection(), rect, edge), Theme::color(Token::Border));
    painter->restore();
}

void CompareHeader::resizeEvent(QResizeEvent *event)
{
    QHeaderView::resizeEvent(event);
    place();
}

// What a head says may take more lines than before.
bool CompareHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        place();
    }
    return QHeaderView::eventFilter(watched, event);
}

} // namespace Hubdesk
