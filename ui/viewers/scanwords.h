// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/scanstate.h"
#include "ui/shared/icons.h"

namespace Hubdesk
{

// What the Hub's scanners think, as a person reads it: always a sign and a word, the colour only helps.

/// "Safe", "Suspicious"; empty where nothing was scanned.
QString scanWord(ScanLevel level);
Icon scanIcon(ScanLevel level);
/// What a person has to read, so that it is never a sign alone.
bool saysMoreThanSafe(ScanLevel level);
Token scanTone(ScanLevel level);
/// One scanner's finding: "Protect AI: unsafe. Runs a shell when it is loaded. Imports os.system."
QString scanSentence(const FileScan::Finding &finding);
/// All that is to be said of a file, a line for each scanner; for tooltips.
QString scanText(const FileScan &scan);

} // namespace Hubdesk
