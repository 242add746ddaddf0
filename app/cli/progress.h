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

} // namespace Cli
