// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Hubdesk
{

class AppSettings;
class Theme;

/// Gives the theme what the settings say, now and whenever they change. Both must outlive the program's
/// windows.
void followAppearance(AppSettings *settings, Theme *theme);

} // namespace Hubdesk
