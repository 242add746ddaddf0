// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/comparebar.h"

#include "ui/shared/chip.h"
#include "ui/shared/compareset.h"
#include "ui/shared/controls.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int longestChip = 180;
}

CompareBar::CompareBar(CompareSet *set, QWidget *parent)
    : Panel(Token::Panel, Qt::TopEdge, parent)
    , m_set(set)
    , m_chips(new FlowLayout)
    , m_count(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_compare(new QPushButton(icon(Icon::Columns), tr("Compare")))
{
    setObjectName(u"compareBar"_s);
    m_count->setObjectName(u"compareCount"_s);
    m_count->setElide(Qt::ElideRight);
    m_compare->setObjectName(u"compareNow"_s);
    setCompact(m_compare);
    auto *clear = new QPushButton(tr("Clear"));
    clear->setObjectName(u"compareClear"_s);
    clear->setAccessibleName(tr("Collect nothing to compare"));
    setRole(clear, ButtonRole::Flat);
    setCompact(clear);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_count, 1);
    row->addWidget(clear);
    row->addWidget(m_compare);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::space3, Metrics::space2);
    column->setSpacing(Metrics::space2);
    column->addLayout(m_chips);
    column->addLayout(row);
    connect(clear, &QPushButton::clicked, set, &CompareSet::clear);
    connect(m_compare, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_set->link()); });
    connect(set, &CompareSet::changed, this, &CompareBar::write);
    connect(set, &CompareSet::refused, this, &CompareBar::showRefusal);
    write();
}

void CompareBar::write()
{
    showChips();
    const auto count = int(m_set->repos().size());
    m_count->setTone(Token::Muted);
    //: Repositories that are collected to be compared. %1 is the most that can be.
    m_count->setText(tr("%n of %1 to compare", nullptr, count).arg(locale().toString(CompareSet::most)));
    m_compare->setEnabled(m_set->isEnough());
    m_compare->setToolTip(m_set->isEnough() ? tr("See them side by side") : tr("Collect one more"));
    setVisible(count > 0);
    if (isVisible()) {
        QAccessibleAnnouncementEvent spoken(this, m_count->text());
        QAccessible::updateAccessibility(&spoken);
    }
}

// Those that stay are kept: one of them may have the focus.
void CompareBar::showChips()
{
    const auto &repos = m_set->repos();
    for (auto at = m_shown.size() - 1; at >= 0; --at) {
        if (!repos.contains(m_shown.at(at).first)) {
            dropChip(at);
        }
    }
    for (auto at = m_shown.size(); at < repos.size(); ++at) { // a set grows at its end
        addChip(repos.at(at));
    }
}

void CompareBar::dropChip(qsizetype at)
{
    auto *chip = m_shown.takeAt(at).second;
    if (chip->hasFocus() && !m_shown.isEmpty()) {
        m_shown.at(std::min(at, m_shown.size() - 1)).second->setFocus(Qt::OtherFocusReason);
    }
    m_chips->removeWidget(chip);
    chip->hide();
    chip->deleteLater(); // it may be what is being clicked
}

void CompareBar::addChip(const RepoId &repo)
{
    const QFontMetrics metrics(Theme::font(TextSize::Small));
    auto *chip = new Chip(metrics.elidedText(repo.name, Qt::ElideMiddle, Theme::px(longestChip)));
    chip->setObjectName(u"compareChip"_s);
    chip->setToolTip(repo.text());
    //: Button; %1 is a repository.
    chip->setAccessibleName(tr("Do not compare %1").arg(repo.text()));
    connect(chip, &Chip::removeRequested, m_set, [this, repo] { m_set->remove(repo); });
    m_chips->addWidget(chip);
    m_shown.append({ repo, chip });
}

void CompareBar::showRefusal()
{
    m_count->setTone(Token::Amber);
    m_count->setText(tr("No more than %1. Take one away first.").arg(locale().toString(CompareSet::most)));
    QAccessibleAnnouncementEvent spoken(this, m_count->text());
    QAccessible::updateAccessibility(&spoken);
}

} // namespace Hubdesk
