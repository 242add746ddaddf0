// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/window/palettemodel.h"

namespace Hubdesk
{

class Actions;

// What the palette can list without asking anybody.

/// The sign of a model, dataset or Space.
Icon iconOfKind(RepoKind kind);
/// Every command that can be given now, pages apart from actions, with its shortcut.
QList<PaletteEntry> paletteActions(const Actions &actions);
/// Places gone to lately, the newest first.
QList<PaletteEntry> paletteRecent(const QList<Link> &recent);
/// The repos that are marked, the newest first.
QList<PaletteEntry> paletteFavourites(const QList<RepoId> &repos);
/// Every row of the settings.
QList<PaletteEntry> paletteSettings();

} // namespace Hubdesk
