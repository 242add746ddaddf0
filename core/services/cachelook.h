// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/besidescan.h"
#include "core/services/services.h"

namespace Hubdesk
{

/// What lies in a cache and beside it, for who looks once: nothing is kept but where its volume was. Errors
/// as scanCache(), and NotConnected. Engine thread.
Async<CacheReport> lookAtCache(Services *core, QString root, BesidePlaces beside, std::stop_token stop);

/// The cache is what lies there from now on, whatever volume that is on. Engine thread.
Async<> adoptFolder(Services *core, QString root);

} // namespace Hubdesk
