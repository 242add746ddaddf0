// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Hubdesk
{

/// Before the first file is written: a limit on the size of files (ulimit -f) is then told by the failing
/// write, as a full disk is, and ends nothing.
void setUpSignals();

} // namespace Hubdesk
