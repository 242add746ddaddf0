// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/emptydialog.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

EmptyDialog::EmptyDialog(int items, qint64 bytes, QWidget *parent)
    : Dialog(parent)
{
    setObjectName(u"emptyDialog"_s);
    setWindowTitle(tr("Empty the quarantine"));
    auto *title = new TextLabel(tr("Empty the quarantine, free %1?").arg(formatSize(bytes)));
    title->setLook(TextSize::Title, QFont::DemiBold);
    auto *text = new TextLabel(
        tr("%n deletion(s) cannot be undone any more. What is gone can be downloaded again.", nullptr, items),
        TextSize::Body,
        Token::Muted);
    text->setWordWrap(true);
    Theme::follow(text, [text] { text->setMinimumWidth(Theme::px(380)); });
    auto *act = new QPushButton(tr("Delete for good"));
    act->setObjectName(u"emptyNow"_s);
    act->setAutoDefault(false);
    setRole(act, ButtonRole::Danger);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"emptyCancel"_s);
    cancel->setDefault(true);
    cancel->setFocus();
    setRole(cancel, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::controlGap);
    buttons->addStretch();
    buttons->addWidget(act);
    buttons->addWidget(cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin);
    column->setSpacing(Metrics::space2);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(Metrics::space4);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(act, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
}

} // namespace Hubdesk
