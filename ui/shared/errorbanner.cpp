// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/errorbanner.h"

#include "ui/shared/foldout.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/textlabel.h"

#include <QAccessible>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Icon remedyIcon(Remedy remedy)
{
    switch (remedy) {
    case Remedy::SignIn:
        return Icon::Account;
    case Remedy::RequestAccess:
        return Icon::Lock;
    case Remedy::FreeSpace:
        return Icon::Cache;
    case Remedy::ChooseFolder:
        return Icon::Folder;
    case Remedy::ChooseRevision:
        return Icon::Branch;
    case Remedy::CopyReport:
        return Icon::Copy;
    case Remedy::GoOnline:
        return Icon::Globe;
    case Remedy::None:
    case Remedy::Retry:
    case Remedy::TryNetwork:
        return Icon::Retry;
    }
    Q_UNREACHABLE_RETURN(Icon::Retry);
}

} // namespace

ErrorBanner::ErrorBanner(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new TextLabel(this))
    , m_cause(new TextLabel(QString(), TextSize::Small, Token::Muted, this))
    , m_button(new QPushButton(this))
    , m_raw(new FoldOut(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_sentence->setLook(TextSize::Body, QFont::Medium);
    for (TextLabel *label : { m_sentence, m_cause }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_button->setObjectName(u"errorRemedy"_s);
    auto *grid = new QGridLayout(this);
    const int left = Metrics::pageMargin + Theme::px(Metrics::iconButton) + Metrics::space3;
    grid->setContentsMargins(left, Metrics::space3, Metrics::space3, Metrics::space3);
    grid->setHorizontalSpacing(Metrics::space3);
    grid->setVerticalSpacing(Metrics::space1);
    grid->addWidget(m_sentence, 0, 0);
    grid->addWidget(m_cause, 1, 0);
    grid->addWidget(m_button, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_raw, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    connect(m_button, &QPushButton::clicked, this, &ErrorBanner::act);
    hide();
}

void ErrorBanner::setError(const Error &error)
{
    const auto human = humanError(error);
    m_isOld = false;
    show(human.sentence, human.cause, error);
}

void ErrorBanner::setOld(const QDateTime &asked, const Error &why)
{
    m_isOld = true;
    //: %1 is a time such as "2 hours ago".
    show(tr("What the Hub said %1").arg(formatAgo(asked)), humanError(why).sentence, why);
}

void ErrorBanner::show(const QString &sentence, const QString &cause, const Error &error)
{
    m_remedy = humanError(error).remedy;
    m_sentence->setText(sentence);
    m_cause->setText(cause);
    m_button->setText(remedyText(m_remedy));
    m_button->setIcon(icon(remedyIcon(m_remedy)));
    m_button->setVisible(m_remedy != Remedy::None);
    m_raw->setText(error.forbiddenBy.isEmpty() ? rawText(error) : QString()); // it is no riddle
    setAccessibleName(sentence);
    setAccessibleDescription(cause);
    QWidget::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ErrorBanner::clear()
{
    m_remedy = Remedy::None;
    hide();
}

void ErrorBanner::act()
{
    if (m_remedy == Remedy::CopyReport) {
        QGuiApplication::clipboard()->setText(m_raw->text());
        return;
    }
    Q_EMIT remedyRequested(m_remedy);
}

void ErrorBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawBox(&painter,
            rect(),
            Metrics::radiusBox,
            Theme::color(m_isOld ? Token::AmberGround : Token::RedGround),
            Theme::color(m_isOld ? Token::AmberEdge : Token::RedEdge));
    const int side = Theme::px(Metrics::iconButton);
    const QRect place(
        Metrics::pageMargin, m_sentence->y() + (m_sentence->fontMetrics().height() - side) / 2, side, side);
    drawIcon(&painter,
             m_isOld ? Icon::Clock : Icon::Error,
             style()->visualRect(layoutDirection(), rect(), place),
             Theme::color(m_isOld ? Token::Amber : Token::Red));
}

} // namespace Hubdesk
