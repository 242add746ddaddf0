// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Hubdesk
{

/// Fills the cache of the demo with what somebody might have collected in a year: some 215 GB by the sizes of
/// the files, which are all holes and take no room. Laid out as the official client does; none of it is on
/// the demo Hub, so that lists look as for somebody new. What is on both, the Hub writes (democopies.h). With
/// what the official libraries keep beside it.
void makeDemoCache(const QString &root);

} // namespace Hubdesk
