// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/noticebar.h"

#include "ui/shared/controls.h"
#include "ui/shared/paint.h"
#include "ui/shared/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct NoticeLook {
    Icon icon;
    Token ground;
    Token edge;
    Token sign;
};

NoticeLook lookOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Information:
        return { Icon::Info, Token::BlueGround, Token::BlueEdge, Token::Blue };
    case Notice::Kind::Warning:
        return { Icon::Warning, Token::AmberGround, Token::AmberEdge, Token::Amber };
    case Notice::Kind::Trouble:
        return { Icon::Error, Token::RedGround, Token::RedEdge, Token::Red };
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new TextLabel(this))
    , m_aside(new TextLabel(QString(), TextSize::Small, Token::Muted, this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setElide(Qt::ElideRight);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_text->setObjectName(u"noticeText"_s);
    m_aside->setObjectName(u"noticeAside"_s);
    m_action->setObjectName(u"noticeAction"_s);
    setRole(m_action, ButtonRole::Link);
    m_close->setObjectName(u"noticeClose"_s);
    m_close->setIcon(icon(Icon::Close));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setAccessibleName(tr("Close this notice"));
    m_close->setToolTip(tr("Close this notice"));
    setCompact(m_close);

    auto *row = new QHBoxLayout(this);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_text, 1);
    row->addWidget(m_aside);
    row->addWidget(m_action);
    row->addWidget(m_close);
    Theme::follow(this, [this, row] {
        const int icon = Metrics::pageMargin + Theme::px(Metrics::iconButton) + Metrics::space2;
        row->setContentsMargins(icon, 0, Metrics::space3, 0);
        setMinimumHeight(Theme::px(Metrics::noticeBar));
    });
    hide();

    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
}

void NoticeBar::setNotice(const Notice &notice)
{
    const bool news = m_notice.text != notice.text;
    m_notice = notice;
    m_text->setText(notice.text);
    m_text->setNames(notice.names);
    setAside(notice.aside);
    m_action->setText(notice.action);
    m_action->setVisible(!notice.action.isEmpty());
    m_close->setVisible(notice.closable);
    setAccessibleName(notice.text);
    show();
    update();
    if (news) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void NoticeBar::setAside(const QString &aside)
{
    m_notice.aside = aside;
    m_aside->setText(aside);
    m_aside->setVisible(!aside.isEmpty());
}

void NoticeBar::setBoxed(bool boxed)
{
    m_boxed = boxed;
    update();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const NoticeLook look = lookOf(m_notice.kind);
    if (m_boxed) {
        drawBox(&painter, rect(), Metrics::radiusBox, Theme::color(look.ground), Theme::color(look.edge));
    } else {
        painter.fillRect(rect(), Theme::color(look.ground));
        painter.fillRect(0, height() - 1, width(), 1, Theme::color(look.edge));
    }
    const int side = Theme::px(Metrics::iconButton);
    const QRect place(Metrics::pageMargin, (height() - side) / 2, side, side);
    drawIcon(&painter,
             m_notice.icon.value_or(look.icon),
             style()->visualRect(layoutDirection(), rect(), place),
             Theme::color(look.sign));
}

} // namespace Hubdesk
