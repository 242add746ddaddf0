// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/avatar.h"
#include "ui/shared/chip.h"
#include "ui/shared/controls.h"
#include "ui/shared/errorbanner.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/panel.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/segmented.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/statepane.h"
#include "ui/shared/switch.h"
#include "ui/shared/tagpill.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

// A page with every control in every state, for tst_gallery.cpp.
namespace Gallery
{

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class Avatars : public QWidget
{
public:
    Avatars() { setFixedSize(220, 30); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        int x = 0;
        for (const QString &name :
             { u"northlight"_s, u"open-meridian"_s, u"FernHill"_s, u"halden_research"_s, u"tidepool"_s }) {
            drawAvatar(&painter, QRect(x, 1, 28, 28), name, nullptr);
            x += 36;
        }
        drawAvatar(&painter, QRect(x, 1, 28, 28), u"mira"_s, nullptr, true);
    }
};

class SkeletonShot : public QWidget
{
public:
    SkeletonShot() { setFixedSize(Theme::px(220), Theme::px(160)); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawSkeletonRow(&painter, QRect(0, 0, width(), Theme::px(52)), SkeletonRows::List, 0);
        drawSkeletonRow(&painter, QRect(0, Theme::px(52), width(), Theme::px(52)), SkeletonRows::List, 1);
        drawSkeletonRow(&painter, QRect(0, Theme::px(104), width(), Theme::px(30)), SkeletonRows::Tree, 2);
    }
};

inline QLayout *row(const QList<QWidget *> &widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(Metrics::controlGap);
    for (QWidget *widget : widgets) {
        layout->addWidget(widget);
    }
    layout->addStretch();
    return layout;
}

inline QPushButton *button(const QString &text, ButtonRole role, const QString &name = {})
{
    auto *made = new QPushButton(text);
    setRole(made, role);
    made->setObjectName(name);
    return made;
}

inline void addButtons(QVBoxLayout *column)
{
    auto *primary = button(u"Download 8.0 GB"_s, ButtonRole::Primary, u"primary"_s);
    primary->setIcon(icon(Icon::Download));
    auto *off = button(u"Not now"_s, ButtonRole::Primary);
    off->setEnabled(false);
    column->addLayout(row({ primary,
                            button(u"Close"_s, ButtonRole::Normal),
                            button(u"Delete 3 revisions"_s, ButtonRole::Danger),
                            off }));
    auto *hovered = button(u"Hovered"_s, ButtonRole::Normal);
    hovered->setAttribute(Qt::WA_UnderMouse);
    auto *down = button(u"Pressed"_s, ButtonRole::Normal);
    down->setDown(true);
    auto *compact = button(u"Review..."_s, ButtonRole::Normal);
    setCompact(compact);
    auto *disabled = button(u"Disabled"_s, ButtonRole::Normal);
    disabled->setEnabled(false);
    column->addLayout(row({ hovered,
                            down,
                            compact,
                            disabled,
                            button(u"Flat"_s, ButtonRole::Flat),
                            button(u"Reset 3"_s, ButtonRole::Link) }));

    auto *split = new QToolButton;
    split->setText(u"Download 16.1 GB"_s);
    split->setIcon(icon(Icon::Download));
    split->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    split->setPopupMode(QToolButton::MenuButtonPopup);
    split->setMenu(new QMenu(split));
    setRole(split, ButtonRole::Primary);
    auto *quiet = new QToolButton;
    quiet->setText(u"Pause all"_s);
    quiet->setIcon(icon(Icon::Pause));
    quiet->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    quiet->setPopupMode(QToolButton::MenuButtonPopup);
    quiet->setMenu(new QMenu(quiet));
    QList<QWidget *> tools{ split, quiet };
    for (const Icon picture : { Icon::Sidebar, Icon::Back, Icon::Star, Icon::Open, Icon::More }) {
        auto *tool = new QToolButton;
        tool->setIcon(icon(picture));
        tool->setAutoRaise(true);
        tools << tool;
    }
    column->addLayout(row(tools));
}

inline void addChecks(QVBoxLayout *column)
{
    auto *on = new QCheckBox(u"Text generation"_s);
    on->setChecked(true);
    auto *part = new QCheckBox(u"Partly"_s);
    part->setTristate(true);
    part->setCheckState(Qt::PartiallyChecked);
    auto *off = new QCheckBox(u"Off"_s);
    auto *dead = new QCheckBox(u"Not available"_s);
    dead->setEnabled(false);
    column->addLayout(row({ on, part, off, dead }));
    auto *first = new QRadioButton(u"Quarantine"_s);
    first->setChecked(true);
    auto *second = new QRadioButton(u"Delete"_s);
    auto *budget = new Switch(u"24 GB budget"_s);
    budget->setChecked(true);
    column->addLayout(row({ first, second, budget, new Switch(u"Off"_s) }));
}

inline void addFields(QVBoxLayout *column)
{
    auto *search = new QLineEdit;
    search->setPlaceholderText(u"Search the Hub, or paste a link or command"_s);
    search->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    search->setObjectName(u"field"_s);
    column->addWidget(search);
    auto *focused = new QLineEdit(u"proxy.example:3128"_s);
    focused->setObjectName(u"focused"_s);
    focused->setClearButtonEnabled(true);
    auto *wrong = new QLineEdit(u"not a name"_s);
    setValidity(wrong, Validity::Invalid);
    auto *dead = new QLineEdit(u"Disabled"_s);
    dead->setEnabled(false);
    column->addLayout(row({ focused, wrong, dead }));
    auto *combo = new QComboBox;
    combo->addItems({ u"Trending"_s, u"Most downloads"_s });
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(u"main"_s);
    auto *spin = new QSpinBox;
    spin->setValue(20);
    spin->setSuffix(u" MB/s"_s);
    auto *segments = new Segmented;
    segments->addIcon(Icon::List, u"List"_s);
    segments->addIcon(Icon::Table, u"Table"_s);
    column->addLayout(row({ combo, editable, spin, segments }));
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(60);
    slider->setFixedWidth(180);
    auto *bar = new QProgressBar;
    bar->setValue(62);
    bar->setFixedWidth(160);
    column->addLayout(row({ slider, bar }));
}

inline void addSmall(QVBoxLayout *column)
{
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips);
    for (const QString &text : { u"Text generation"_s, u"apache-2.0"_s, u"Fits 24 GB"_s }) {
        flow->addWidget(new Chip(text));
    }
    column->addWidget(chips);
    column->addLayout(row({ new TagPill({ u"default"_s }),
                            new TagPill({ u"pickle"_s, Tag::Tone::Amber, Icon::Warning }),
                            new TagPill({ u"private"_s, Tag::Tone::Blue }),
                            new Avatars }));
    QList<QWidget *> badges;
    const StateBadge states[] = { { LocalState::Complete, {}, 0 },
                                  { LocalState::Partial, u"3 of 7 files"_s, 0.43 },
                                  { LocalState::Running, u"62 %"_s, 0.62 },
                                  { LocalState::Newer, {}, 0 },
                                  { LocalState::Queued, {}, 0 } };
    for (const StateBadge &state : states) {
        auto *label = new StateBadgeLabel;
        label->setBadge(state);
        badges << label;
    }
    column->addLayout(row(badges));
    badges.clear();
    for (const LocalState state :
         { LocalState::Paused, LocalState::Retrying, LocalState::AccessNeeded, LocalState::NeedsAttention }) {
        auto *label = new StateBadgeLabel;
        label->setBadge({ state, {}, 0 });
        badges << label;
    }
    column->addLayout(row(badges));
    const ProgressParts parts[] = { { 0.31, 0.35, 0.58, ProgressParts::Mood::Running },
                                    { 0, 0.43, 0.43, ProgressParts::Mood::Retrying },
                                    { 0, 0.18, 0.18, ProgressParts::Mood::Stopped },
                                    { 1, 0, 1, ProgressParts::Mood::Done } };
    QList<QWidget *> strips;
    for (const ProgressParts &part : parts) {
        auto *strip = new ProgressStrip;
        strip->setFixedWidth(110);
        strip->setParts(part);
        strips << strip;
    }
    column->addLayout(row(strips));
}

inline QTreeWidget *tree()
{
    auto *made = new QTreeWidget;
    made->setObjectName(u"tree"_s);
    made->setFrameShape(QFrame::NoFrame);
    made->setHeaderLabels({ u"Name"_s, u"Size"_s, u"Last commit"_s });
    made->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    auto *folder = new QTreeWidgetItem(made, { u"original"_s, u"15.9 GB"_s, u"Original layout"_s });
    folder->setCheckState(0, Qt::PartiallyChecked);
    folder->setIcon(0, icon(Icon::Folder));
    for (int i = 0; i < 14; ++i) {
        auto *file = new QTreeWidgetItem(i < 2 ? folder : made->invisibleRootItem(),
                                         { u"model-%1.safetensors"_s.arg(i), u"4.98 GB"_s, u"Weights"_s });
        file->setCheckState(0, i % 2 ? Qt::Checked : Qt::Unchecked);
        file->setIcon(0, icon(Icon::Tensor));
        file->setFont(0, Theme::mono(TextSize::Small));
        file->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    folder->setExpanded(true);
    made->setSortingEnabled(true);
    made->setColumnWidth(0, 250);
    made->setCurrentItem(made->topLevelItem(2));
    made->setFixedHeight(250);
    return made;
}

inline QListWidget *rail()
{
    auto *made = new QListWidget;
    made->setFrameShape(QFrame::NoFrame);
    made->viewport()->setBackgroundRole(QPalette::AlternateBase);
    setRowLook(made, RowLook::Rail);
    const std::pair<Icon, QString> places[] = { { Icon::Model, u"Models"_s },
                                                { Icon::Dataset, u"Datasets"_s },
                                                { Icon::Transfers, u"Transfers"_s },
                                                { Icon::Cache, u"Cache"_s } };
    for (const auto &[picture, word] : places) {
        new QListWidgetItem(icon(picture), word, made);
    }
    made->setCurrentRow(0);
    made->setIconSize(QSize(Theme::px(18), Theme::px(18)));
    made->setFixedSize(Theme::px(200), Theme::px(130));
    return made;
}

inline void addRight(QVBoxLayout *column)
{
    auto *offline = new NoticeBar;
    offline->setNotice({ Notice::Kind::Warning,
                         u"Offline, showing the cache"_s,
                         u"next try in 24 s"_s,
                         u"Try now"_s,
                         true,
                         Icon::Offline });
    column->addWidget(offline);
    auto *banner = new ErrorBanner;
    Error full{ Error::Kind::DiskFull };
    full.missingBytes = 1'100'000'000;
    full.detail = u"write: no space left"_s;
    banner->setError(full);
    column->addWidget(banner);
    auto *tabs = new QTabBar;
    for (const QString &word : { u"Card"_s, u"Files"_s, u"Commits"_s }) {
        tabs->addTab(word);
    }
    setTabCount(tabs, 1, u"22"_s);
    tabs->setCurrentIndex(1);
    column->addWidget(tabs);
    column->addWidget(tree());
    auto *pane = new StatePane;
    pane->setState({ .icon = Icon::Search,
                     .title = u"No model matches all three filters"_s,
                     .text = u"Without \"mit\" there are 214, without \"Under 1 B\" there are 61."_s,
                     .note = {},
                     .primary = u"Remove \"mit\""_s,
                     .primaryIcon = Icon::Close,
                     .secondary = u"Clear all"_s,
                     .detail = {} });
    column->addWidget(pane);
    auto *text = new QPlainTextEdit(u"A text field"_s);
    text->setFixedHeight(50);
    column->addWidget(text);
}

inline QWidget *gallery()
{
    auto *page = new Panel(Token::Surface);
    auto *left = new QVBoxLayout;
    left->setSpacing(Metrics::space3);
    auto *title = new TextLabel(u"Everything"_s, TextSize::Title);
    title->setLook(TextSize::Title, QFont::DemiBold);
    left->addWidget(title);
    addButtons(left);
    addChecks(left);
    addFields(left);
    addSmall(left);
    auto *group = new QGroupBox(u"Group"_s);
    auto *inside = new QVBoxLayout(group);
    inside->addWidget(new QRadioButton(u"In a frame"_s));
    left->addLayout(row({ rail(), group, new SkeletonShot }));
    left->addStretch();
    auto *right = new QVBoxLayout;
    right->setSpacing(Metrics::space3);
    addRight(right);
    auto *both = new QHBoxLayout(page);
    both->setContentsMargins(16, 16, 16, 16);
    both->setSpacing(24);
    both->addLayout(left, 1);
    both->addLayout(right, 1);
    return page;
}

} // namespace Gallery
