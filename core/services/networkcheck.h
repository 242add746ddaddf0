// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/hostcheck.h"
#include "core/services/services.h"

#include <QDateTime>

namespace Hubdesk
{

// Whether each host that Hubdesk needs is reached, and what fails where one is not. All run on the engine
// thread (through the door); a stop ends them. The token goes to the endpoint alone.

/// What the network is needed for.
enum class NetworkPart : quint8 {
    Api, ///< the endpoint
    Files, ///< where it sends those who want a large file
    Chunks, ///< the chunk store that it names for such a file (xet.md 2.1)
};

/// A host that has a part; or why none is known.
struct NetworkPlace {
    NetworkPart part = NetworkPart::Api;
    QUrl url; ///< invalid: not known
    std::optional<Error> unknown; ///< NotFound: this Hub has none
    bool operator==(const NetworkPlace &) const = default;
};

NetworkPlace endpointPlace(const Services *core);

/// Where large files and their chunks come from, learned from one that the Hub shows to everybody: the
/// headers of its redirect tell (hub-protocol.md 5.2).
struct NetworkPlaces {
    NetworkPlace files;
    NetworkPlace chunks;
};
Async<NetworkPlaces> networkPlaces(Services *core, std::stop_token stop);

/// One host, step by step, each of which takes at most `stepMs`. An error only where nothing may be asked at
/// all; what fails on the way is the result.
Async<HostCheck> checkPlace(Services *core, NetworkPlace place, int stepMs, std::stop_token stop);

/// What a file of certificates holds, for its list in the settings.
struct CertificateFile {
    QStringList names; ///< of the authorities
    QDateTime until; ///< the first of them expires (UTC)
};
/// Read on a worker; the errors are those of certificatesIn() (core/net/trust.h).
Async<CertificateFile> certificateFile(QString file);

} // namespace Hubdesk
