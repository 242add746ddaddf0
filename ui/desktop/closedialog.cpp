// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/closedialog.h"

#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

CloseDialog::CloseDialog(int active, QWidget *parent)
    : Dialog(parent)
{
    setObjectName(u"closeDialog"_s);
    setWindowTitle(tr("Close the window"));
    auto *title = new TextLabel(tr("%n download(s) are not finished", nullptr, active));
    title->setLook(TextSize::Title, QFont::DemiBold);
    auto *text = new TextLabel(
        tr("They can go on while Hubdesk stays in the tray, or at the next start, from the last byte. "
           "Closing the window does the same from now on; the settings can change it."));
    text->setWordWrap(true);
    Theme::follow(text, [text] { text->setMinimumWidth(Theme::px(420)); });
    auto *stay = new QPushButton(tr("&Keep downloading"));
    stay->setObjectName(u"closeStay"_s);
    stay->setDefault(true);
    stay->setFocus();
    auto *quit = new QPushButton(tr("&Quit"));
    quit->setObjectName(u"closeQuit"_s);
    quit->setAutoDefault(false);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"closeCancel"_s);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(quit);
    buttons->addWidget(stay);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::space4);
    layout->setSpacing(Metrics::space2);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(Metrics::space4);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    const auto answer = [this](bool stays) {
        accept(); // before the window goes
        Q_EMIT answered(stays);
    };
    connect(stay, &QPushButton::clicked, this, [answer] { answer(true); });
    connect(quit, &QPushButton::clicked, this, [answer] { answer(false); });
}

} // namespace Hubdesk
