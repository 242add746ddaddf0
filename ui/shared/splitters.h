// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"

#include <QByteArray>

class QSplitter;

namespace Hubdesk
{

/// The splitter, whose parts are all there already, comes back as it was left, and is kept whenever a person
/// moves it. False: nobody has moved it yet, so that it needs sizes. GUI thread; the setting outlives the
/// splitter.
bool rememberSplitter(QSplitter *splitter, Setting<QByteArray> *kept);

} // namespace Hubdesk
