// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/hosts.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

int portOf(const QUrl &url)
{
    if (url.scheme() == "https"_L1) {
        return url.port(443);
    }
    return url.port(url.scheme() == "http"_L1 ? 80 : -1);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.isValid() && b.isValid() && a.scheme() == b.scheme() && !a.host().isEmpty()
        && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && portOf(a) == portOf(b);
}

bool isLoopback(const QUrl &url)
{
    const auto host = url.host();
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

} // namespace Hubdesk
