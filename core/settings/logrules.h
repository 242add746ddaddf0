// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/environment.h"

namespace Hubdesk
{

/// How much the program tells about its own work (core/base/logging.h): HF_DEBUG everything, with each
/// request; else what HF_HUB_VERBOSITY names; `otherwise` (rules of QLoggingCategory) where neither says
/// anything. QT_LOGGING_RULES still goes before it. Critical messages are bugs of ours and always told. Main
/// thread, before the engine starts.
void setUpLogging(const Environment &environment, const QString &otherwise = {});

} // namespace Hubdesk
