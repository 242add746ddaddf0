// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace Hubdesk
{

// One category a room. Never log a token, a header value that may hold one, or what a person typed into a
// prompt.
Q_DECLARE_LOGGING_CATEGORY(netLog)
Q_DECLARE_LOGGING_CATEGORY(hubLog)
Q_DECLARE_LOGGING_CATEGORY(cacheLog)
Q_DECLARE_LOGGING_CATEGORY(transferLog)
Q_DECLARE_LOGGING_CATEGORY(cardLog)
Q_DECLARE_LOGGING_CATEGORY(accountLog)
Q_DECLARE_LOGGING_CATEGORY(uiLog)

} // namespace Hubdesk
