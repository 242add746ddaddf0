// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Hubdesk
{

/// Names and version of the program, its language, and what signals do. Once, right after QApplication is
/// made.
void setUpApplication();

} // namespace Hubdesk
