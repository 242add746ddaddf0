// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/workdialog.h"

#include "ui/cache/cachecare.h"
#include "ui/cache/workpane.h"
#include "ui/shared/controls.h"
#include "ui/shared/foldout.h"
#include "ui/shared/panel.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int workDialogWidth = 640;
constexpr qsizetype mostLeft = 200; ///< lines; what is more helps nobody
} // namespace

WorkDialog::WorkDialog(CacheCare *care, const QString &object, const QString &title, QWidget *parent)
    : Dialog(parent)
    , m_care(care)
    , m_object(object)
    , m_intro(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_stack(new QStackedWidget)
    , m_work(new WorkPane)
    , m_result(new TextLabel)
    , m_left(new FoldOut)
    , m_act(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_stop(new QPushButton(tr("Stop")))
    , m_hide(new QPushButton(tr("Go on in the background")))
    , m_close(new QPushButton(tr("Close")))
{
    setObjectName(object + "Dialog"_L1);
    setWindowTitle(title);
    auto *head = new TextLabel(title);
    head->setLook(TextSize::Title, QFont::DemiBold);
    m_intro->setObjectName(object + "Intro"_L1);
    m_intro->setWordWrap(true);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::space3);
    column->setSpacing(Metrics::space2);
    column->addWidget(head);
    column->addWidget(m_intro);
    column->addSpacing(Metrics::space1);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_work);
    m_stack->addWidget(makeResult());
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(column, 1);
    whole->addWidget(makeFoot());
    connect(m_care, &CacheCare::progressed, this, &WorkDialog::showProgress);
    Theme::follow(this, [this] { setMinimumWidth(Theme::px(workDialogWidth)); });
    showButtons();
}

QString WorkDialog::objectFor(const char *part) const
{
    return m_object + QLatin1StringView(part);
}

QWidget *WorkDialog::makeResult()
{
    auto *page = new QWidget;
    m_result->setObjectName(m_object + "Result"_L1);
    m_result->setWordWrap(true);
    m_left->setObjectName(m_object + "Left"_L1);
    m_left->setTitle(tr("What was left as it is"));
    m_more = new QVBoxLayout;
    m_more->setSpacing(Metrics::space2);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::space3);
    column->addWidget(m_result);
    column->addLayout(m_more);
    column->addWidget(m_left);
    column->addStretch();
    return page;
}

QWidget *WorkDialog::makeFoot()
{
    auto *foot = new Panel(Token::Panel, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::dialogMargin, Metrics::space3, Metrics::dialogMargin, Metrics::space3);
    row->setSpacing(Metrics::controlGap);
    row->addStretch();
    const std::pair<QPushButton *, const char *> buttons[]{
        { m_act, "Act" }, { m_cancel, "Cancel" }, { m_stop, "Stop" }, { m_hide, "Hide" }, { m_close, "Close" }
    };
    for (const auto &[button, part] : buttons) {
        button->setObjectName(objectFor(part));
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    setRole(m_hide, ButtonRole::Primary);
    setRole(m_close, ButtonRole::Primary);
    connect(m_act, &QPushButton::clicked, this, &WorkDialog::acted);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_hide, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false); // it ends at the next good moment
        m_stop->setText(tr("Stopping..."));
        m_care->stopWork();
    });
    return foot;
}

void WorkDialog::setChoice(QWidget *page, const QString &act, Default what)
{
    m_stack->insertWidget(0, page);
    m_stack->setCurrentIndex(0);
    m_act->setText(act);
    auto *first = what == Default::Act ? m_act : m_cancel;
    setRole(m_act, what == Default::Act ? ButtonRole::Primary : ButtonRole::Normal);
    setRole(m_cancel, what == Default::Cancel ? ButtonRole::Primary : ButtonRole::Normal);
    first->setDefault(true);
    const auto room = parentWidget()->window()->size() - QSize(48, 48);
    resize(std::min(Theme::px(workDialogWidth), room.width()), std::min(sizeHint().height(), room.height()));
    showButtons();
}

void WorkDialog::showButtons()
{
    const bool isChoice = !m_isWorking && !m_isOver;
    m_act->setVisible(isChoice);
    m_cancel->setVisible(isChoice);
    m_stop->setVisible(m_isWorking);
    m_hide->setVisible(m_isWorking);
    m_close->setVisible(m_isOver);
}

void WorkDialog::showWork(const QString &what)
{
    m_work->begin(what);
    if (!std::exchange(m_isWorking, true)) {
        m_isOver = false;
        m_stop->setEnabled(true);
        m_stop->setText(tr("Stop"));
        m_stack->setCurrentWidget(m_work);
        m_hide->setDefault(true);
        showButtons();
        m_stop->setFocus();
    }
}

void WorkDialog::showProgress()
{
    if (m_isWorking && m_care->isWorking()) {
        m_work->show(m_care->workProgress());
    }
}

void WorkDialog::showResult(const QString &sentence, const QStringList &left)
{
    m_isWorking = false;
    m_isOver = true;
    m_intro->hide();
    m_result->setText(sentence);
    m_left->setText(left.size() > mostLeft ? left.first(mostLeft).join(u'\n') + u"\n..."_s
                                           : left.join(u'\n'));
    m_left->setOpen(!left.isEmpty());
    m_stack->setCurrentIndex(m_stack->count() - 1);
    showButtons();
    m_close->setDefault(true);
    m_close->setFocus();
}

} // namespace Hubdesk
