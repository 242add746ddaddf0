// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/account/signoutdialog.h"

#include "core/services/door.h"
#include "ui/shared/controls.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

SignOutDialog::SignOutDialog(Engine *engine, QWidget *parent)
    : Dialog(parent)
    , m_engine(engine)
    , m_forgotten(new TextLabel(tr("Looking for what there is to forget …")))
    , m_file(new TextLabel)
    , m_kept(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_signOut(new QPushButton(tr("&Sign out")))
{
    setObjectName(u"signOutDialog"_s);
    setWindowTitle(tr("Sign out"));

    //: %1 is the host of the Hub.
    auto *title = new TextLabel(tr("Sign out of %1?").arg(engine->options().environment.endpoint.host()));
    title->setLook(TextSize::Title, QFont::DemiBold);
    m_forgotten->setObjectName(u"signOutForgotten"_s);
    m_kept->setObjectName(u"signOutKept"_s);
    for (auto *label : { m_forgotten, m_kept }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        Theme::follow(label, [label] { label->setMinimumWidth(Theme::px(380)); });
    }
    m_file->setObjectName(u"signOutFile"_s);
    m_file->setLook(TextSize::Small, QFont::Normal, true);
    m_file->setElide(Qt::ElideMiddle);
    m_file->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long path makes no wide dialog
    m_file->hide();
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"signOutCancel"_s);
    cancel->setDefault(true);
    cancel->setFocus();
    setRole(cancel, ButtonRole::Primary);
    setRole(m_signOut, ButtonRole::Danger);
    m_signOut->setObjectName(u"signOutButton"_s);
    m_signOut->setAutoDefault(false);
    m_signOut->setEnabled(false);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_signOut);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin);
    layout->setSpacing(Metrics::space2);
    layout->addWidget(title);
    layout->addSpacing(Metrics::space2);
    layout->addWidget(m_forgotten);
    layout->addWidget(m_file);
    layout->addWidget(m_kept);
    layout->addSpacing(Metrics::space4);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_signOut, &QPushButton::clicked, this, &SignOutDialog::signOut);
    askPlan();
}

SignOutDialog::~SignOutDialog()
{
    m_asked.request_stop();
}

void SignOutDialog::askPlan()
{
    m_asked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return core.session().signOutPlan(stop); },
        [this](Result<SignOutPlan> plan) { showPlan(plan); });
}

void SignOutDialog::showPlan(const Result<SignOutPlan> &plan)
{
    if (!plan) {
        showTrouble(plan.error());
        return;
    }
    QStringList forgotten;
    if (plan->keychain) {
        forgotten << tr("The token is deleted from the keychain of this computer.");
    }
    if (!plan->file.isEmpty()) {
        forgotten << tr("The token is deleted from the file below.");
    }
    if (!plan->shared.isEmpty()) {
        //: %1 are names of tokens.
        forgotten << tr("The Python library has the same token and forgets it, too: %1")
                         .arg(plan->shared.join(", "_L1));
    } else if (plan->sharedActive) {
        forgotten << tr("The Python library uses the same token and forgets it, too.");
    }
    m_forgotten->setText(forgotten.join(u'\n'));
    m_file->setText(plan->file);
    m_file->setVisible(!plan->file.isEmpty());
    //: %1 is a number.
    const auto others = plan->others > 0
        ? tr("Other tokens of the Python library stay: %1.").arg(locale().toString(plan->others))
        : tr("Nothing else is touched.");
    m_kept->setText(others + u'\n'
                    + tr("The token stays valid on the Hub; it can be revoked in the settings there."));
    m_signOut->setEnabled(true);
    adjustSize();
}

void SignOutDialog::signOut()
{
    m_signOut->setEnabled(false);
    m_asked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token stop) { return core.session().signOutHere(stop); },
        [this](Result<void> done) {
            if (done) {
                accept();
            } else {
                showTrouble(done.error());
            }
        });
}

void SignOutDialog::showTrouble(const Error &error)
{
    m_file->hide();
    m_forgotten->setTone(Token::Red);
    m_forgotten->setText(humanError(error).sentence);
    m_kept->setText(error.detail);
}

} // namespace Hubdesk
