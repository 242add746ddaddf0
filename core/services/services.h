// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/session.h"
#include "core/cache/cachestore.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/settings/environment.h"
#include "core/transfer/transferqueue.h"

#include <memory>

namespace Hubdesk
{

/// What a program decides before the engine starts.
struct ServiceOptions {
    Environment environment;
    QString token; ///< `--token`
    QString cacheDir; ///< `--cache-dir`, else of the environment
    QString stateDir; ///< where journal and response cache lie; empty: QStandardPaths::AppDataLocation
    QString settingsFile; ///< empty: the user's own
    bool offline = false; ///< `--offline`
    bool keychain = true;
    bool loopbackOnly = false; ///< tests
    bool restoreTransfers = true; ///< the window goes on with what was interrupted, the command line does not
    QString userAgent;
};

/// Builds and holds all services in order; the only place that knows them all. Made, used and destroyed on
/// the engine thread.
class Services
{
public:
    explicit Services(ServiceOptions options);
    ~Services();

    const Environment &environment() const { return m_options.environment; }
    const ServiceOptions &options() const { return m_options; }
    HttpClient &http();
    HubApi &hub();
    Session &session();
    const CacheStore &cache() const;
    TransferQueue &transfers();
    Async<> shutDown();

private:
    struct Private;
    ServiceOptions m_options;
    std::unique_ptr<Private> d;
};

} // namespace Hubdesk
