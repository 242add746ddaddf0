// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"

#include <QByteArray>

#include <functional>

class QSplitter;

namespace Hubdesk
{

/// The splitter, whose parts are all there already, comes back as it was left, and is kept whenever a person
/// moves it. False: nobody has moved it yet, so that it needs sizes. GUI thread; the setting outlives the
/// splitter.
bool rememberSplitter(QSplitter *splitter, Setting<QByteArray> *kept);
/// The same where there are not always as many parts: `kept` gives the setting of those that are there now.
/// Whoever takes a part away or brings it back restores the state of the others from that.
void rememberSplitter(QSplitter *splitter, std::function<Setting<QByteArray> *()> kept);

} // namespace Hubdesk
