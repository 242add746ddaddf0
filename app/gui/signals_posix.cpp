// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/signals.h"

#include <csignal>

namespace Hubdesk
{

void setUpSignals()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace Hubdesk
