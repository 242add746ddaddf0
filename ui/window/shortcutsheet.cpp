// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/shortcutsheet.h"

#include "ui/shared/keycaps.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace Hubdesk
{

ShortcutSheet::ShortcutSheet(const QList<QAction *> &actions, QWidget *parent)
    : Dialog(parent)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *title = new TextLabel(tr("Keyboard shortcuts"));
    title->setLook(TextSize::Title, QFont::DemiBold);
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, Metrics::space4, 0); // the scroll bar's
    grid->setColumnStretch(0, 1);
    grid->setHorizontalSpacing(Metrics::space5);
    grid->setVerticalSpacing(Metrics::space2);
    int row = 0;
    for (const auto *action : actions) {
        if (action->shortcut().isEmpty() || !action->isVisible()) {
            continue;
        }
        auto *name = new QLabel(action->text().remove(u'&'));
        auto *caps = new QHBoxLayout;
        caps->setSpacing(Metrics::space1);
        caps->addStretch();
        const auto shortcuts = action->shortcuts();
        for (const auto &keys : shortcuts) {
            caps->addWidget(new KeyCap(keys));
        }
        grid->addWidget(name, row, 0);
        grid->addLayout(caps, row++, 1);
    }
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("shortcutScroll"));
    scroll->setAccessibleName(windowTitle());
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setMinimumWidth(content->sizeHint().width());
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeSheet"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin, Metrics::space4);
    layout->setSpacing(Metrics::space4);
    layout->addWidget(title);
    layout->addWidget(scroll, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    // As high as all of it, but within the window: the middle scrolls, head and button stay.
    const int around = layout->sizeHint().height() - scroll->sizeHint().height();
    const int whole = around + content->sizeHint().height();
    const int most = parent ? parent->window()->height() - 2 * Metrics::space5 : whole;
    resize(layout->sizeHint().width(), std::min(whole, most));
}

} // namespace Hubdesk
