// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/dialog.h"

namespace Hubdesk
{

/// F1: every shortcut there is, made from the action registry so that it cannot drift.
class ShortcutSheet : public Dialog
{
    Q_OBJECT
public:
    ShortcutSheet(const QList<QAction *> &actions, QWidget *parent);
};

} // namespace Hubdesk
