// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"

namespace Hubdesk
{

Q_LOGGING_CATEGORY(netLog, "hub.net", QtInfoMsg)
Q_LOGGING_CATEGORY(hubLog, "hub.api", QtInfoMsg)
Q_LOGGING_CATEGORY(cacheLog, "hub.cache", QtInfoMsg)
Q_LOGGING_CATEGORY(transferLog, "hub.transfer", QtInfoMsg)
Q_LOGGING_CATEGORY(cardLog, "hub.card", QtInfoMsg)
Q_LOGGING_CATEGORY(accountLog, "hub.account", QtInfoMsg)
Q_LOGGING_CATEGORY(uiLog, "hub.ui", QtInfoMsg)

} // namespace Hubdesk
