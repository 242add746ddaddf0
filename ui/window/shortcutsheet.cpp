// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/shortcutsheet.h"

#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Hubdesk
{

ShortcutSheet::ShortcutSheet(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new TextLabel(tr("Keyboard shortcuts"));
    title->setLook(TextSize::Title, QFont::DemiBold);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Metrics::space5);
    grid->setVerticalSpacing(Metrics::space2);
    int row = 0;
    for (const auto *action : actions) {
        if (action->shortcut().isEmpty() || !action->isVisible()) {
            continue;
        }
        auto *name = new QLabel(action->text().remove(u'&'));
        auto *keys = new QLabel(QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
        keys->setFont(Theme::mono(TextSize::Small));
        keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(name, row, 0);
        grid->addWidget(keys, row++, 1);
    }
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeSheet"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::space4);
    layout->setSpacing(Metrics::space4);
    layout->addWidget(title);
    layout->addLayout(grid);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace Hubdesk
