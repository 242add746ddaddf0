// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/link.h"
#include "ui/shared/panel.h"

class QPushButton;

namespace Hubdesk
{

class Chip;
class CompareSet;
class FlowLayout;
class TextLabel;

/// Foot of a list: what is collected to be compared, each with a cross, and what to do with it. Hidden while
/// nothing is. GUI thread; owned by the page of the list, the set by the window.
class CompareBar : public Panel
{
    Q_OBJECT
public:
    explicit CompareBar(CompareSet *set, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);

private:
    void write();
    void showChips();
    void addChip(const RepoId &repo);
    void dropChip(qsizetype at);
    void showRefusal();

    CompareSet *m_set;
    FlowLayout *m_chips;
    QList<std::pair<RepoId, Chip *>> m_shown;
    TextLabel *m_count;
    QPushButton *m_compare;
};

} // namespace Hubdesk
