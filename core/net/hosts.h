// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>

namespace Hubdesk
{

// Questions about where a URL points (whether that is public: core/base/publichost.h). Pure: nothing is
// resolved.

/// The port, with the default of http and https filled in; -1 for other schemes without one.
int portOf(const QUrl &url);
/// Same scheme, lower-case host and port.
bool isSameOrigin(const QUrl &a, const QUrl &b);
/// `localhost`, 127.0.0.0/8 or ::1.
bool isLoopback(const QUrl &url);

} // namespace Hubdesk
