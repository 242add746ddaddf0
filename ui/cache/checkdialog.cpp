// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/checkdialog.h"

#include "ui/cache/footbutton.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/panel.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int aroundIt = 48; ///< px of the window that stay to be seen

} // namespace

CheckDialog::CheckDialog(const QString &object, const QString &title, const QSize &size, QWidget *parent)
    : QDialog(parent)
    , m_sum(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_side(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_bar(new ProgressStrip)
    , m_news(new NoticeBar)
    , m_whole(new QVBoxLayout(this))
    , m_close(footButton(tr("Close"), object + "Close"_L1))
{
    setObjectName(object + "Dialog"_L1);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_sum->setObjectName(object + "Sum"_L1);
    m_side->setObjectName(object + "Side"_L1);
    m_bar->setObjectName(object + "Bar"_L1);
    m_whole->setContentsMargins(0, 0, 0, 0);
    m_whole->setSpacing(0);
    m_whole->addWidget(makeHead(title));
    m_whole->addWidget(m_news);
    const auto *window = parent->window();
    resize(std::min(Theme::px(size.width()), window->width() - aroundIt),
           std::min(Theme::px(size.height()), window->height() - aroundIt));
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

QWidget *CheckDialog::makeHead(const QString &title)
{
    auto *head = new Panel(Token::Surface, Qt::BottomEdge);
    auto *name = new TextLabel(title);
    name->setLook(TextSize::Title, QFont::DemiBold);
    m_side->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_sum->setWordWrap(true);
    m_bar->hide();
    auto *above = new QHBoxLayout;
    above->addWidget(name, 1);
    above->addWidget(m_side);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::space4, Metrics::dialogMargin, Metrics::space3);
    column->setSpacing(Metrics::space2);
    column->addLayout(above);
    column->addWidget(m_bar);
    column->addWidget(m_sum);
    return head;
}

void CheckDialog::setParts(QWidget *results,
                           const QList<QPushButton *> &buttons,
                           const QList<QPushButton *> &acts)
{
    m_whole->addWidget(results, 1);
    m_whole->addWidget(makeFoot(buttons, acts));
}

QWidget *CheckDialog::makeFoot(const QList<QPushButton *> &buttons, const QList<QPushButton *> &acts)
{
    auto *foot = new Panel(Token::Panel, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::dialogMargin, Metrics::space3, Metrics::dialogMargin, Metrics::space3);
    row->setSpacing(Metrics::controlGap);
    for (auto *button : buttons) {
        row->addWidget(button);
    }
    row->addStretch();
    for (auto *button : acts) {
        row->addWidget(button);
    }
    row->addWidget(m_close);
    return foot;
}

void CheckDialog::tellTrouble(const Error &error)
{
    const auto why = humanError(error);
    m_news->setNotice(
        { .kind = Notice::Kind::Trouble, .text = why.sentence + u' ' + why.cause, .closable = true });
}

} // namespace Hubdesk
