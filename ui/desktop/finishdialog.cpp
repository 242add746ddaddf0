// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/finishdialog.h"

#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int second = 1000; ///< ms
}

FinishDialog::FinishDialog(WhenFinished choice, int seconds, QWidget *parent)
    : Dialog(parent)
    , m_choice(choice)
    , m_left(seconds)
    , m_title(new TextLabel)
    , m_timer(new QTimer(this))
{
    setObjectName(u"finishDialog"_s);
    const bool quits = choice == WhenFinished::Quit;
    setWindowTitle(tr("All downloads are done"));
    m_title->setObjectName(u"finishTitle"_s);
    m_title->setLook(TextSize::Title, QFont::DemiBold);
    auto *why = new TextLabel(tr("All downloads are done, and you have asked for this."));
    why->setWordWrap(true);
    Theme::follow(why, [why] { why->setMinimumWidth(Theme::px(380)); });
    auto *now = new QPushButton(quits ? tr("&Quit now") : tr("&Sleep now"));
    now->setObjectName(u"finishNow"_s);
    now->setAutoDefault(false);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"finishCancel"_s);
    cancel->setDefault(true);
    cancel->setFocus();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(now);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::space4);
    layout->setSpacing(Metrics::space2);
    layout->addWidget(m_title);
    layout->addWidget(why);
    layout->addSpacing(Metrics::space4);
    layout->addLayout(buttons);
    connect(now, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_timer, &QTimer::timeout, this, &FinishDialog::tick);
    m_timer->start(second);
    write();
}

void FinishDialog::tick()
{
    --m_left;
    if (m_left > 0) {
        write();
        return;
    }
    m_timer->stop();
    accept();
}

void FinishDialog::write()
{
    m_title->setText(m_choice == WhenFinished::Quit
                         ? tr("Hubdesk quits in %n second(s)", nullptr, m_left)
                         : tr("The computer goes to sleep in %n second(s)", nullptr, m_left));
}

} // namespace Hubdesk
