// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpclient.h"
#include "support/rawserver.h"

// What the tests of the client begin with.

inline Hubdesk::HttpConfig configFor(const RawServer &server)
{
    Hubdesk::HttpConfig config;
    config.endpoint = server.url();
    config.token = QStringLiteral("hf_test");
    config.retry = { .retries = 5, .firstWaitMs = 1, .longestWaitMs = 2, .jitter = 0 };
    config.loopbackOnly = true;
    config.variables = {};
    return config;
}

inline Hubdesk::HttpRequest get(const QUrl &url)
{
    Hubdesk::HttpRequest request;
    request.url = url;
    return request;
}

inline RawServer::Answer redirect(int status, const QUrl &to)
{
    return RawServer::status(status, {}, "Location: " + to.toEncoded() + "\r\n");
}
