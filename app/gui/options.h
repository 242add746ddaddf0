// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/theme.h"

#include <QString>

#include <optional>

namespace Hubdesk
{

/// What the window's program accepts on its command line.
struct GuiOptions {
    bool demo = false; ///< on the built-in demo Hub
    QString tour; ///< folder for the screenshots of the scripted tour
    QString shots; ///< folder for pictures of every page
    std::optional<SchemeChoice> scheme; ///< for this run
    int textPercent = 0; ///< for this run; 0: as set
    bool longWords = false; ///< see LongWords
    QString address; ///< hf:// address or page of the Hub to open
    QString cacheDir;
    bool offline = false;

    /// What holds for this run stands over the settings. Installs LongWords if wanted.
    void applyTo(Theme *theme) const;
    /// Ends the program by itself on --help, --version and wrong usage.
    static GuiOptions parse();
};

} // namespace Hubdesk
