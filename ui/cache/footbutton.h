// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/controls.h"

class QPushButton;

namespace Hubdesk
{

/// A button at the foot of the Cache page or of its dialogs, with its names; Return presses it only where it
/// has the focus. GUI thread; whoever lays it out owns it.
QPushButton *footButton(const QString &text, const QString &object, ButtonRole role = ButtonRole::Normal);

} // namespace Hubdesk
