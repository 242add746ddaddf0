// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/errorbanner.h"

#include "ui/shared/connection.h"
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
    for (TextLabel *label : { m_sentence, m_cause }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_button->setObjectName(u"errorRemedy"_s);
    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(Metrics::space3);
    grid->setVerticalSpacing(Metrics::space1);
    grid->addWidget(m_sentence, 0, 0);
    grid->addWidget(m_cause, 1, 0);
    grid->addWidget(m_button, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_raw, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    connect(m_button, &QPushButton::clicked, this, &ErrorBanner::act);
    Connection::follow(this, [this] {
        if (m_error && Connection::tells(*m_error) != m_isTold) {
            write();
        }
    });
    Theme::follow(this, [this] { dress(); });
    hide();
}

void ErrorBanner::setError(const Error &error)
{
    m_asked = {};
    m_error = error;
    show();
}

void ErrorBanner::setOld(const QDateTime &asked, const Error &why)
{
    m_asked = asked;
    m_error = why;
    show();
}

void ErrorBanner::show()
{
    write();
    QWidget::show();
    if (!isQuiet()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

// What the window's strip tells of already needs no second button.
void ErrorBanner::write()
{
    m_isTold = Connection::tells(*m_error);
    const auto human = humanError(*m_error);
    //: %1 is a time such as "2 hours ago".
    const auto sentence = isOld() ? tr("From the Hub, %1").arg(formatAgo(m_asked)) : human.sentence;
    const auto cause = isOld() ? human.sentence : human.cause;
    m_remedy = m_isTold ? Remedy::None : human.remedy;
    m_sentence->setText(sentence);
    m_cause->setText(cause);
    m_cause->setVisible(!isQuiet());
    m_button->setText(remedyText(m_remedy));
    m_button->setIcon(icon(remedyIcon(m_remedy)));
    m_button->setVisible(m_remedy != Remedy::None);
    m_raw->setText(m_isTold || !m_error->forbiddenBy.isEmpty() ? QString() : rawText(*m_error)); // no riddle
    setAccessibleName(sentence);
    setAccessibleDescription(cause);
    dress();
    update();
}

// An old answer whose cause is told elsewhere is one quiet line.
void ErrorBanner::dress()
{
    const int icon = Theme::px(isQuiet() ? Metrics::iconSmall : Metrics::iconButton);
    const int left = Metrics::pageMargin + icon + (isQuiet() ? Metrics::space2 : Metrics::space3);
    const int edge = isQuiet() ? Metrics::space1 : Metrics::space3;
    layout()->setContentsMargins(left, edge, Metrics::space3, edge);
    m_sentence->setLook(isQuiet() ? TextSize::Small : TextSize::Body,
                        isQuiet() ? QFont::Normal : QFont::Medium);
    m_sentence->setTone(isQuiet() ? Token::Muted : Token::Ink);
}

void ErrorBanner::clear()
{
    m_remedy = Remedy::None;
    m_error.reset();
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
    if (!isQuiet()) {
        drawBox(&painter,
                rect(),
                Metrics::radiusBox,
                Theme::color(isOld() ? Token::AmberGround : Token::RedGround),
                Theme::color(isOld() ? Token::AmberEdge : Token::RedEdge));
    }
    const int side = Theme::px(isQuiet() ? Metrics::iconSmall : Metrics::iconButton);
    const QRect place(
        Metrics::pageMargin, m_sentence->y() + (m_sentence->fontMetrics().height() - side) / 2, side, side);
    drawIcon(&painter,
             isOld() ? Icon::Clock : Icon::Error,
             style()->visualRect(layoutDirection(), rect(), place),
             Theme::color(isQuiet()     ? Token::Muted
                              : isOld() ? Token::Amber
                                        : Token::Red));
}

} // namespace Hubdesk
