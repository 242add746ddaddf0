// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/finishwatch.h"
#include "ui/shared/dialog.h"

class QTimer;

namespace Hubdesk
{

class TextLabel;

/// Counts down to what happens when all is done: accepted at the end or by its button, rejected by whoever is
/// there and does not want it, which is the default.
class FinishDialog : public Dialog
{
    Q_OBJECT
public:
    /// `choice` is Quit or Sleep.
    FinishDialog(WhenFinished choice, int seconds, QWidget *parent);

private:
    void tick();
    void write();

    WhenFinished m_choice;
    int m_left; ///< seconds
    TextLabel *m_title;
    QTimer *m_timer;
};

} // namespace Hubdesk
