// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

#include <stop_token>

namespace Hubdesk
{

/// Where the official libraries keep what is no repo (hub-protocol.md 6.8 and 6.9). Empty: not looked at.
struct BesidePlaces {
    QString xet; ///< HF_XET_CACHE
    QString assets; ///< HF_ASSETS_CACHE
    QString prepared; ///< HF_DATASETS_CACHE

    bool isEmpty() const { return xet.isEmpty() && assets.isEmpty() && prepared.isEmpty(); }
    bool operator==(const BesidePlaces &) const = default;
};

/// Weighs what lies beside a cache, each file once, whatever its names. `hub` is the root of the cache, links
/// resolved. A place may be a link; below it none is followed, and no other volume is entered. One that holds
/// the cache, lies in it, or shares files with an earlier place is left alone: nothing may be counted or
/// deleted twice. What is not there is not among the results, and what cannot be looked at is among the
/// damages. Nothing but a look at every file tells whether one has grown, so each time all are looked at. A
/// worker; after a stop the result is of no use.
QList<BesideFolder> scanBeside(const BesidePlaces &places, const QString &hub, const std::stop_token &stop);

} // namespace Hubdesk
