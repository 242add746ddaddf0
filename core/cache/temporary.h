// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Hubdesk
{

// Names of what is about to be renamed into its place: `.hubdesk-<computer>-<process>-<number>.tmp`, so that
// the next program can tell what a killed one has left from what another one is just making.

/// A new name each time.
QString temporaryName();
/// Removes the files and links of that kind in a folder whose program does not run any more; those of another
/// computer, or of before the last start of this one, when they are an hour old.
void removeAbandoned(const QString &folder);

} // namespace Hubdesk
