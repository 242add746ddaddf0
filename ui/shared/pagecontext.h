// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Hubdesk
{

class AppSettings;
class Avatars;
class CompareSet;
class Engine;

/// What the window hands to every page that shows repos. All outlive the pages.
struct PageContext {
    Engine *engine;
    AppSettings *settings;
    CompareSet *compared; ///< what is collected to be compared
    Avatars *avatars;
};

} // namespace Hubdesk
