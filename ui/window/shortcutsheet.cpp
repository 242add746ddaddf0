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

namespace
{
constexpr int barRoom = Metrics::space3; ///< right of the list, for its scroll bar
} // namespace

ShortcutSheet::ShortcutSheet(const QList<QAction *> &actions, QWidget *parent)
    : Dialog(parent)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *title = new TextLabel(tr("Keyboard shortcuts"));
    title->setLook(TextSize::Title, QFont::DemiBold);
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, barRoom, 0);
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
    // The scroll bar is in the margin: the keys end where the button does.
    layout->setContentsMargins(
        Metrics::dialogMargin, Metrics::dialogMargin, Metrics::dialogMargin - barRoom, Metrics::dialogMargin);
    layout->setSpacing(Metrics::space4);
    layout->addWidget(title);
    layout->addWidget(scroll, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, barRoom, 0);
    foot->addStretch();
    foot->addWidget(close);
    layout->addLayout(foot);
    // As high as all of it, but below the bar on top: the middle scrolls, head and button stay.
    const int around = layout->sizeHint().height() - scroll->sizeHint().height();
    const int whole = around + content->sizeHint().height();
    const int most
        = parent ? parent->window()->height() - 2 * (Theme::px(Metrics::topBar) + Metrics::space2) : whole;
    resize(layout->sizeHint().width(), std::min(whole, most));
}

} // namespace Hubdesk
