// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/dialog.h"

namespace Hubdesk
{

/// Asked once, when the window is closed while something is on its way: whether it goes on in the tray.
class CloseDialog : public Dialog
{
    Q_OBJECT
public:
    CloseDialog(int active, QWidget *parent);

Q_SIGNALS:
    void answered(bool stays);
};

} // namespace Hubdesk
