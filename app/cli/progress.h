// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QElapsedTimer>

namespace Cli
{

// Tells on standard error how far a transfer is: a bar that is redrawn on a terminal, now and then a line
// elsewhere.
class Progress
{
public:
    explicit Progress(bool live)
        : m_live(live)
    {
    }
    ~Progress() { end(); }
    void show(const Hubdesk::TransferState &state);
    void end(); // leaves the line of the bar

private:
    void draw(const QString &text);
    bool m_live;
    bool m_drawn = false;
    QElapsedTimer m_since;
    Hubdesk::TransferPhase m_phase = Hubdesk::TransferPhase::Waiting;
};

// The same for work that is done in steps.
class StepProgress
{
public:
    explicit StepProgress(bool live)
        : m_live(live)
    {
    }
    ~StepProgress() { end(); }
    void show(const QString &what, qint64 done, qint64 total);
    void end();

private:
    bool m_live;
    bool m_drawn = false;
};

} // namespace Cli
