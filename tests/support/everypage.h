// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/window.h"

namespace Hubdesk
{

/// What a page of the window is called in tests that look at all of them.
QStringList everyPage();
/// Fills the Hub, starts the window and goes to that page by mouse and keys.
void openPage(TestWindow *test, const QString &page);
/// The dialog or popup that is open, else the window.
QWidget *shownRoot(TestWindow *test);
/// The same, or what lies over it and keeps the focus inside.
QWidget *keyboardRoot(TestWindow *test);
/// Ends the dialog or popup that is open.
void closeDialog(TestWindow *test);

} // namespace Hubdesk
