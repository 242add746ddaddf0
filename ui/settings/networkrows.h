// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/environment.h"

#include <QList>

namespace Hubdesk
{

class AppSettings;
class Engine;
class SettingRow;

/// The variable that decides something in place of the setting; empty: none does.
QString deciderOf(const Environment &environment, QLatin1StringView name);

/// The rows about the way to the network: proxy, certificates, time-outs, and the test of all that.
QList<SettingRow *> networkRows(Engine *engine, AppSettings *settings);

} // namespace Hubdesk
