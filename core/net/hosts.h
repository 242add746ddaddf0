// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>

class QHostAddress;

namespace Hubdesk
{

// Questions about where a URL or an address points. Pure: nothing is resolved.

/// The port, with the default of http and https filled in; -1 for other schemes without one.
int portOf(const QUrl &url);
/// Same scheme, lower-case host and port.
bool isSameOrigin(const QUrl &a, const QUrl &b);
/// `localhost`, 127.0.0.0/8 or ::1.
bool isLoopback(const QUrl &url);
/// An address of a private, link-local, loopback or otherwise special range, or a name that only a local
/// network knows. Looks at the text, resolves nothing.
bool isPrivateHost(const QUrl &url);
/// The same for an address that a name has led to; also those that carry another address inside (6to4,
/// Teredo, NAT64).
bool isPrivateAddress(const QHostAddress &address);

} // namespace Hubdesk
