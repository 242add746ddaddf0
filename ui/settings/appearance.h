// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace Hubdesk
{

class AppSettings;
class Theme;

/// The sizes of text that are offered, in percent.
inline constexpr std::array textPercents{ 100, 110, 125, 150, 175, 200 };

/// Gives the theme what the settings say, now and whenever they change. Both must outlive the program's
/// windows.
void followAppearance(AppSettings *settings, Theme *theme);

} // namespace Hubdesk
