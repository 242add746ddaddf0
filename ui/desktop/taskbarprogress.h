// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/transferwatch.h"

#include <QObject>

namespace Hubdesk
{

class DesktopBus;

/// What the entry of a task bar or dock shows.
struct TaskbarFigure {
    int percent = -1; ///< 0 to 100; -1: no bar
    int count = 0; ///< on their way; 0: no number
    bool isUrgent = false; ///< something needs attention, and nobody looks

    static TaskbarFigure of(const TransferSummary &summary, bool isLookedAt);

    bool operator==(const TaskbarFigure &) const = default;
};

/// Shows it where the desktop listens: Plasma, Unity, and the docks of GNOME, by the signal
/// com.canonical.Unity.LauncherEntry.Update. The entry is found by the name of the desktop file. GUI thread.
class TaskbarProgress : public QObject
{
    Q_OBJECT
public:
    explicit TaskbarProgress(DesktopBus *bus, QObject *parent = nullptr);
    ~TaskbarProgress() override; ///< the entry is as it was

    void show(const TaskbarFigure &figure);

private:
    DesktopBus *m_bus;
    TaskbarFigure m_shown;
};

} // namespace Hubdesk
