// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QHostAddress;

namespace Hubdesk
{

// What text that others wrote may make us contact. Pure, any thread; nothing is resolved.

/// False for names and literal addresses that lie in private networks or on this machine, in any of the
/// spellings that browsers take. A public name can still lead to a private address: whoever connects asks
/// isPublicAddress() about that one.
bool isPublicHost(const QString &host);
/// False for every address of a private, link-local, loopback or otherwise special range, and for those that
/// carry another address inside (6to4, Teredo, NAT64).
bool isPublicAddress(const QHostAddress &address);

} // namespace Hubdesk
