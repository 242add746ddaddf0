// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QReadWriteLock>

namespace Hubdesk
{

/// Guards the application's palette, which the Theme replaces on the GUI thread, and which QtGui reads
/// wherever it parses HTML (links and style sheets). A worker locks it for reading around setHtml() and
/// nothing else: the GUI thread waits for it at a change of theme.
QReadWriteLock &paletteLock();

} // namespace Hubdesk
