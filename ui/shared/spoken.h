// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessible>
#include <QString>

class QWidget;

namespace Hubdesk
{

// What a widget that paints itself is to a screen reader, for which Qt has no word by itself. Its name is the
// accessible name. GUI thread.

/// Said once, in the constructor of the widget.
void setSpokenRole(QWidget *widget, QAccessible::Role role);
/// What it stands at: "62 %", "Ctrl+K". Tells whoever listens when that is another one than before.
void setSpokenValue(QWidget *widget, const QString &value);

} // namespace Hubdesk
