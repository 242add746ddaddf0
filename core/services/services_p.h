// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/keychain.h"
#include "core/net/responsestore.h"
#include "core/services/frequentnews.h"
#include "core/services/services.h"
#include "core/transfer/journal.h"

namespace Hubdesk
{

/// In the order of building: what comes later uses what comes before, and goes first.
struct Services::Private {
    bool switchedOff = false; ///< the *Work offline* switch
    bool watched = false; ///< somebody looks at a window
    FrequentNews frequent;
    std::unique_ptr<CacheStore> cache;
    std::unique_ptr<KnownVolumes> volumes;
    std::unique_ptr<ResponseStore> answers;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<HubProbe> probe;
    std::unique_ptr<HubApi> hub;
    std::unique_ptr<HubApi> patientHub; ///< of the transfers, for which nobody sits and waits, and of what
                                        ///< must not be told an answer of an earlier time
    std::unique_ptr<Keychain> keychain;
    std::unique_ptr<ProxyLogin> proxyLogin;
    std::unique_ptr<Session> session;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<TransferQueue> transfers;
    std::unique_ptr<CacheKeeper> caches;
    std::unique_ptr<VerifyQueue> verifications;
    std::unique_ptr<UpdateRadar> updates;
};

} // namespace Hubdesk
